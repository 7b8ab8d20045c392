"""
From the results of single cases to findings: one for each rule and operation.

However many cases show a fault, it is one; its evidence is the case that differs in the fewest
places.
"""

import re
from collections.abc import Iterable
from typing import Any

from conformance.verdict import fingerprint

CASE = re.compile(r"^(?P<rule>generated\.\w+)\[(?P<operation>\w+)/(?P<case>.*)\]$")
SENTENCE = re.compile(r"^assert (?P<quote>['\"])(?P<said>.*)(?P=quote) is None$", re.MULTILINE)
WORST = ("fail", "error", "warn", "pass", "skip")  # from the worst
MOST = 8  # faults in a message


def grouped(results: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """
    The same results, those of cases put together under `generated.<rule>[<operation>]`.
    """
    alone, together = [], dict[tuple[str, str], list[dict[str, Any]]]()
    for result in results:
        if found := CASE.match(result["check"]):
            check = f"{found['rule']}[{found['operation']}]"
            together.setdefault((result["requirement"], check), []).append(result)
        else:
            alone.append(result)
    return alone + [_one(check, group) for (_, check), group in together.items()]


def _one(check: str, group: list[dict[str, Any]]) -> dict[str, Any]:
    worst = min(group, key=lambda result: WORST.index(result["outcome"]))
    alike = [result for result in group if result["outcome"] == worst["outcome"]]
    shown = min(alike, key=_complexity)
    found = {
        **shown,
        "check": check,
        "fingerprint": fingerprint(shown["api"], shown["requirement"], check),
        "observations": sum(result["observations"] for result in group),
        "duration": round(sum(result["duration"] for result in group), 4),
    }
    if shown["outcome"] in {"pass", "skip"}:
        found["exchanges"] = sorted({index for each in alike for index in each["exchanges"]})
    elif "message" in shown:
        found["message"] = _message(shown, alike, len(group))
    return found


def _complexity(result: dict[str, Any]) -> tuple[bool, bool]:
    check = result["check"]
    return "/several/" in check, "/as-documented" not in check


def _message(shown: dict[str, Any], alike: list[dict[str, Any]], total: int) -> str:
    """What is wrong, each fault once, with the simplest case that shows it."""
    said: dict[str, str] = {}
    for result in (shown, *alike):
        sentence = _sentence(result.get("message", ""))
        said.setdefault(sentence.partition(" where ")[0], sentence)
    listed = list(said.values())
    left = [f"and {len(listed) - MOST} more"] if len(listed) > MOST else []
    return "\n".join([*listed[:MOST], *left, f"({len(alike)} of {total} cases)"])


def _sentence(message: str) -> str:
    """The sentence in which a trial says what is wrong; the message as it is, where it has none."""
    found = SENTENCE.search(message)
    return found["said"] if found else message
