"""
Drift: one way in which two runs differ, typed, weighed and named by a stable fingerprint.

What is only missing from one of them is no drift: a check that was not judged, an operation that
was not called, a list that was empty.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from conformance.record import Record
from conformance.wording import agree, differ_in_a_code, is_refusal, worded

BREAKING, ADDITIVE, COSMETIC = "breaking", "additive", "cosmetic"
WEIGHTS = (BREAKING, ADDITIVE, COSMETIC)  # from the gravest
JUDGED = ("pass", "warn", "fail")  # from the best
PAST_A_LIMIT = re.compile(r"(^|[.-])\d{2,}([.-]|$)")  # such an observation is named after a number
SAMPLED = "generated."  # such an observation tells of cases, which differ from seed to seed


@dataclass(frozen=True)
class Drift:
    """
    One difference. `kind` is `verdict`, `observation`, `limit`, `code`, `appeared`, `vanished`,
    `type`, `null`, `value` or `format`; `subject` is the requirement, observation or member that it
    is about; `places` are where it shows, `requirements` what it touches.
    """

    kind: str
    weight: str
    api: str
    subject: str
    old: str
    new: str
    places: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same for the same difference, whatever it is compared in."""
        said = f"{self.kind}\n{self.api}\n{self.subject}\n{self.new}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[Any, ...]:
        return WEIGHTS.index(self.weight), self.api, self.kind, self.subject, self.new


def outcomes(record: Record) -> dict[tuple[str, str], str]:
    """By suite and requirement: the worst outcome of its checks that were judged."""
    found: dict[tuple[str, str], str] = {}
    for result in record["results"]:
        outcome = "fail" if result["outcome"] == "waived" else result["outcome"]
        key = result["api"], result["requirement"]
        if outcome in JUDGED:
            found[key] = max(outcome, found.get(key, "pass"), key=JUDGED.index)
    return found


def changes_of_verdict(old: Record, new: Record) -> Iterable[Drift]:
    before, after = outcomes(old), outcomes(new)
    for api, requirement in sorted(before.keys() & after.keys()):
        was, is_ = before[api, requirement], after[api, requirement]
        if was != is_:
            worse = JUDGED.index(is_) > JUDGED.index(was)
            yield Drift(
                kind="verdict",
                weight=BREAKING if worse else ADDITIVE,
                api=api,
                subject=requirement,
                old=was,
                new=is_,
                requirements=(requirement,),
            )


def observed(record: Record) -> dict[tuple[str, str], Any]:
    """By suite and observation: what was observed."""
    return {(each["api"], each["id"]): each["value"] for each in record["observed"]}


def changes_of_observation(old: Record, new: Record) -> Iterable[Drift]:
    before, after = observed(old), observed(new)
    codes: dict[tuple[str, str, str], list[str]] = {}
    for api, id_ in sorted(before.keys() & after.keys()):
        others = []
        for name, was, is_ in _parts(id_, before[api, id_], after[api, id_]):
            if differ_in_a_code(was, is_):
                places = codes.setdefault((api, was, is_), [])
                places.append(f"{id_} ({name})" if name else id_)
            elif not agree(was, is_):
                others.append((name, was, is_))
        if others:
            yield _as_one(api, id_, others)
    # A code that stands for another one is one difference, wherever it is observed.
    for (api, was, is_), ids in codes.items():
        yield Drift("code", BREAKING, api, was, was, is_, tuple(ids))


def _parts(id_: str, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    """The members of what was observed, with both sides as text; without a name if it has none."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield "", worded(old), worded(new)
        return
    sampled = id_.startswith(SAMPLED)
    for name in [name for name in {**old, **new} if not sampled or (name in old and name in new)]:
        yield name, worded(old.get(name, "absent")), worded(new.get(name, "absent"))


def _as_one(api: str, id_: str, parts: list[tuple[str, str, str]]) -> Drift:
    """What differs in an observation, weighed by the gravest of it."""
    old, new = (
        "; ".join(f"{part[0]}: {part[side]}" if part[0] else part[side] for part in parts)
        for side in (1, 2)
    )
    weight = min((_weight(was, is_) for _, was, is_ in parts), key=WEIGHTS.index)
    kind = "limit" if PAST_A_LIMIT.search(id_) else "observation"
    return Drift(kind, weight, api, id_, old, new)


def _weight(was: str, is_: str) -> str:
    """A refusal where there was none breaks a client."""
    if is_refusal(is_) and not is_refusal(was):
        return BREAKING
    return ADDITIVE if is_refusal(was) else COSMETIC
