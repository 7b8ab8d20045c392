"""
What two runs differ in, as a whole.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from conformance.drift import Drift, changes_of_observation, changes_of_verdict, outcomes
from conformance.outcome import Misconfigured
from conformance.record import Record, read
from conformance.shapedrift import changes_of_shape


@dataclass(frozen=True)
class Comparison:
    """What two runs differ in, and `notes` on what could not be compared."""

    old: Record
    new: Record
    drifts: tuple[Drift, ...]
    notes: tuple[str, ...]

    @property
    def document(self) -> dict[str, Any]:
        """All of it as one JSON document, which the reports are rendered from."""
        return {
            "kind": "conformance-comparison",
            "format": 1,
            "old": side(self.old),
            "new": side(self.new),
            "notes": list(self.notes),
            "drifts": [self._told(drift) for drift in self.drifts],
        }

    def _told(self, drift: Drift) -> dict[str, Any]:
        known = {**self.old.get("requirements", {}), **self.new.get("requirements", {})}
        evidence = {
            name: [*_messages(record, drift.subject)]
            for name, record in (("old", self.old), ("new", self.new))
            if drift.kind == "verdict"
        }
        return {
            **asdict(drift),
            "fingerprint": drift.fingerprint,
            "texts": {id_: known[id_]["text"] for id_ in drift.requirements if id_ in known},
            "evidence": evidence,
        }


def side(record: Record) -> dict[str, Any]:
    """What a comparison says of each of its runs."""
    kept = ("target", "suite", "started", "finished", "complete", "verdict", "totals")
    return {name: value for name, value in record.items() if name in kept}


def compare(old: Record, new: Record) -> Comparison:
    """
    How a new run differs from an old one: the gravest first, then in an order that is always the
    same.
    """
    observations = [*changes_of_observation(old, new)]
    told = {word for drift in observations for word in re.findall(r"\w+", drift.new)}
    drifts = [*changes_of_verdict(old, new), *observations]
    # A code that an observation tells about is one difference, not two.
    drifts += [d for d in changes_of_shape(old, new) if d.kind != "code" or d.new not in told]
    return Comparison(
        old, new, tuple(sorted(drifts, key=lambda d: d.order)), tuple(_notes(old, new))
    )


def must_share_a_suite(one: Iterable[str], other: Iterable[str], names: str) -> None:
    """
    Raises Misconfigured where runs of these suites have none in common: nothing would be compared,
    and that would read like no difference. A run that came to no suite has none to say so of.
    """
    ours, theirs = ({*suites} for suites in (one, other))
    if ours and theirs and not ours & theirs:
        told = " and ".join(", ".join(sorted(each)) for each in (ours, theirs))
        raise Misconfigured(f"{names} have no suite in common: {told}")


def suites_in(record: Record) -> set[str]:
    """The slugs of the suites that a record has results of."""
    return {result["api"] for result in record["results"]}


def baseline_for(slugs: Iterable[str], path: Path) -> Record:
    """The record that a run of these suites is to be compared with, read before the run."""
    baseline = read(path)
    must_share_a_suite(slugs, suites_in(baseline), f"the run and {path}")
    return baseline


def against(baseline: Record, record: Record) -> Record:
    """
    The record with what it differs in from a baseline; a conformant one that differs has drifted.
    """
    comparison = compare(baseline, record).document
    differs = record["verdict"] == "conformant" and comparison["drifts"]
    return {
        **record,
        "verdict": "drift" if differs else record["verdict"],
        "baseline": {**comparison["old"], "notes": comparison["notes"]},
        "drifts": comparison["drifts"],
    }


def _messages(record: Record, requirement: str) -> Iterable[str]:
    """What the checks of a requirement found, and the requests that they looked at."""
    for result in record["results"]:
        if result["requirement"] != requirement or result["outcome"] not in {"fail", "warn"}:
            continue
        yield result.get("message", "")
        for index in result["exchanges"][-2:]:
            exchange = record["exchanges"][index]
            answer = exchange["response"]["status"] if exchange["response"] else "no answer"
            yield f"{exchange['request']['method']} {exchange['request']['url']} -> {answer}"


def _notes(old: Record, new: Record) -> Iterable[str]:
    before, after = _known(old), _known(new)
    if old["suite"] != new["suite"]:
        yield (
            f"made by different suites ({_suite(old)}, {_suite(new)}): compared on the "
            f"{len(before & after)} requirements of both; {len(before - after)} are in the old run "
            f"alone, {len(after - before)} in the new one"
        )
    for name, record in (("old", old), ("new", new)):
        if not record["complete"]:
            yield f"the {name} run ended early: what it did not come to is not compared"
    before_, after_ = outcomes(old), outcomes(new)
    if left := sorted(id_ for _, id_ in before_.keys() - after_.keys() if id_ in after):
        yield f"judged in the old run alone: {', '.join(left)}"


def _known(record: Record) -> set[str]:
    return {result["requirement"] for result in record["results"]}


def _suite(record: Record) -> str:
    suite: Mapping[str, str] = record["suite"]
    return f"{suite['version']} {suite['catalogue']}"
