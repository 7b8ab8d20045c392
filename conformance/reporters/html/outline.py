"""
What the page shows at once: the verdict, the totals, and each requirement in a line.
"""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from conformance.record import Record, Result
from conformance.reporters.evidence import origin
from conformance.reporters.harmless import visible
from conformance.reporters.leftover import parted

# From what matters most; a requirement is what the worst of its checks is.
SECTIONS = {
    "fail": "Broken",
    "error": "Not judged",
    "warn": "Warnings",
    "waived": "Waived",
    "skip": "Skipped",
    "pass": "Kept",
}
MARKS = {"fail": "✕", "error": "?", "warn": "!", "waived": "~", "skip": "", "pass": ""}
WORDS = {"fail": "failed", "error": "not judged", "warn": "warned", "pass": "passed"} | {
    "waived": "waived",
    "skip": "skipped",
}
Parts = list[tuple[str, bool]]


def outline(record: Record) -> dict[str, Any]:
    """
    The values of the template.
    """
    rules = sorted(_rules(record), key=lambda rule: list(SECTIONS).index(rule["outcome"]))
    sections = [
        (outcome, title, [rule for rule in rules if rule["outcome"] == outcome])
        for outcome, title in SECTIONS.items()
    ]
    return {
        "verdict": record["verdict"],
        "saying": _saying(record, rules),
        "first": rules[0]["id"] if rules and rules[0]["outcome"] in {"fail", "error"} else "",
        "target": {name: visible(str(fact or "")) for name, fact in record["target"].items()},
        "embedded_reference": record["target"]["embedded"],
        "facts": _facts(record),
        "notes": [visible(note) for note in record.get("notes", [])],
        "totals": {outcome: record["totals"].get(outcome, 0) for outcome in SECTIONS},
        "words_of": WORDS,
        "marks": MARKS,
        "apis": _apis(rules),
        "sections": [section for section in sections if section[2]],
        "levels": sorted({rule["level"] for rule in rules}, key=["must", "should", "may"].index),
        "areas": sorted({rule["area"] for rule in rules}),
        "observed": [_observed(record, one) for one in record["observed"]],
        "leftovers": [
            (
                words,
                [{name: visible(str(fact or "")) for name, fact in each.items()} for each in those],
            )
            for words, those in parted(record)
        ],
        "version": record["suite"]["version"],
        "catalogue": record["suite"]["catalogue"],
    }


def _rules(record: Record) -> list[dict[str, Any]]:
    found: dict[str, list[Result]] = {}  # their ids are unique over all suites
    for result in record["results"]:
        found.setdefault(result["requirement"], []).append(result)
    return [_rule(record, results) for results in found.values()]


def _rule(record: Record, results: list[Result]) -> dict[str, Any]:
    first = results[0]
    known = record.get("requirements", {}).get(first["requirement"])
    outcomes: list[str] = [result["outcome"] for result in results]
    worst = min(outcomes, key=list(SECTIONS).index)
    text = known["text"] if known else first["requirement"]
    area = first["requirement"].partition(".")[0]
    return {
        "id": visible(first["requirement"]),
        "api": first["api"],
        "area": area,
        "title": known.get("area", area) if known else area,
        "outcome": worst,
        "level": first["level"],
        "basis": first["basis"],
        "parts": parts_of(visible(text)),
        "text": visible(text),
        "origin": visible(origin(known)) if known else "",
        "cause": parts_of(visible(known.get("cause", ""))) if known else [],
        "place": f"{known['file']}:{known.get('line', 1)}" if known and "file" in known else "",
        "broken": sum(outcome == worst for outcome in outcomes),
        "checks": len(results),
        "find": visible(" ".join(result["check"] for result in results)).lower(),
    }


def parts_of(text: str) -> Parts:
    """A sentence in pieces, and which of them are code."""
    return [(piece, bool(place % 2)) for place, piece in enumerate(text.split("`")) if piece]


def _apis(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    apis: dict[str, dict[str, Any]] = {}
    for rule in sorted(rules, key=lambda rule: (rule["api"], rule["area"], rule["id"])):
        areas = apis.setdefault(rule["api"], {})
        areas.setdefault(rule["area"], {"title": rule["title"], "rules": []})["rules"].append(rule)
    return [
        {
            "api": api,
            "areas": areas,
            "counts": Counter(rule["outcome"] for area in areas.values() for rule in area["rules"]),
        }
        for api, areas in apis.items()
    ]


def _saying(record: Record, rules: list[dict[str, Any]]) -> str:
    """The verdict in a sentence."""
    broken = sum(rule["outcome"] == "fail" for rule in rules)
    kept = sum(rule["outcome"] == "pass" for rule in rules)
    early = "" if record["complete"] else " The run ended early."
    sentences = {
        "conformant": f"Nothing failed; {kept} of {len(rules)} requirements were verified.",
        "nonconformant": f"{broken} of {len(rules)} requirements "
        f"{'was' if broken == 1 else 'were'} broken.",
        "incomplete": "Nobody could judge this implementation to the end.",
        "drift": "Nothing failed, but it behaves differently than before.",
    }
    return sentences[record["verdict"]] + early


def _facts(record: Record) -> list[tuple[str, str]]:
    began, ended = (datetime.fromisoformat(record[end]) for end in ("started", "finished"))
    requests, options = record["requests"], record.get("options", {})
    sent = f"{requests['sent']} sent"
    sent += f", {requests['retried']} again" if requests["retried"] else ""
    waited = requests["throttled_seconds"]
    sent += f", {waited:.1f} s of waiting" if waited else ""
    chosen = [
        f"{name} {' '.join(map(str, fact)) if isinstance(fact, list) else fact}"
        for name, fact in options.items()
        if fact
    ]
    return [
        ("when", f"{began:%Y-%m-%d %H:%M} UTC, {(ended - began).total_seconds():.1f} s"),
        ("requests", sent),
        ("options", visible(", ".join(chosen)) or "none"),
    ]


def _observed(record: Record, one: Any) -> dict[str, Any]:
    value = one["value"]
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    question = record.get("observations", {}).get(one["id"], "")
    return {
        "id": visible(one["id"]),
        "parts": parts_of(visible(question)),
        "value": visible(plain),
    }
