"""
What two runs differ in, for a pull request or an issue.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conformance.reporters.comparing.text import counted, side, summary
from conformance.reporters.harmless import line

MOST_ROWS = 200  # of any table
LONGEST = 160
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@!&])")


def comparison(document: Mapping[str, Any]) -> str:
    """A heading, the two runs, and a table of the differences, the gravest first."""
    head = [f"## {summary(document).capitalize()}", ""]
    head += [f"- old: {_said(side(document['old']))}", f"- new: {_said(side(document['new']))}"]
    head += [f"- note: {_said(note)}" for note in document["notes"]]
    rows = [
        (each["weight"], each["kind"], each["subject"], each["old"], each["new"])
        for each in document["drifts"]
    ]
    return _text(head, _table(("weight", "kind", "subject", "old", "new"), rows))


def arbitration(document: Mapping[str, Any]) -> str:
    """A heading, the two runs, and tables of the rulings and the differences that are allowed."""
    head = [f"## Arbitration: {counted(document)}", ""]
    head += [f"- sandbox: {_said(side(document['sandbox']))}"]
    head += [f"- build: {_said(side(document['build']))}"]
    rows = [
        (each["ruling"], each["requirement"], each["sandbox"], each["build"], each["text"])
        for each in document["rulings"]
        if each["ruling"] != "agreed"
    ]
    unlike = [(e["observation"], e["sandbox"], e["build"]) for e in document["unlike"]]
    return _text(
        head,
        _table(("ruling", "requirement", "sandbox", "build", "rule"), rows),
        _table(("observation", "sandbox", "build"), unlike),
    )


def timeline(document: Mapping[str, Any]) -> str:
    """A table of the runs, and one of what differed."""
    runs, drifts = document["runs"], []
    for run in runs:
        when = run["started"][:16] + "Z"
        drifts += [
            (when, each["weight"], each["kind"], each["subject"], each["old"], each["new"])
            for each in run["drifts"]
        ]
    rows = [
        (run["started"][:16] + "Z", run["target"]["name"], run["verdict"], summary(run))
        for run in runs
    ]
    head = [f"## {len(runs)} runs", ""] + [f"- note: {_said(note)}" for note in document["notes"]]
    names = ("since", "weight", "kind", "subject", "old", "new")
    return _text(head, _table(("run", "target", "verdict", "drift"), rows), _table(names, drifts))


def _table(names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows[:MOST_ROWS]:
        yield f"| {' | '.join(_said(cell) for cell in row)} |"
    if len(rows) > MOST_ROWS:
        yield ""
        yield f"… and {len(rows) - MOST_ROWS} more."


def _said(text: str) -> str:
    """A target's words, as words: nothing in them is markup."""
    return SPECIAL.sub(r"\\\1", line(text, longest=LONGEST)) or "(empty)"


def _text(*parts: Any) -> str:
    return "".join(f"{each}\n" for part in parts for each in part)
