"""
Drift: one way in which two runs differ, typed, weighed and named by a stable fingerprint.

What is only missing from one of them is no drift: a check that was not judged, an operation that
was not called, a list that was empty.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from conformance.record import Record

BREAKING, ADDITIVE, COSMETIC = "breaking", "additive", "cosmetic"
WEIGHTS = (BREAKING, ADDITIVE, COSMETIC)  # from the gravest
JUDGED = ("pass", "warn", "fail")  # from the best
PAST_A_LIMIT = re.compile(r"(^|[.-])\d{2,}([.-]|$)")  # such an observation is named after a number
REFUSED = re.compile(r"^(refused|unauthorised) with ")


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


def observed(record: Record) -> dict[tuple[str, str], str]:
    """By suite and observation: what was observed, as text."""
    return {(each["api"], each["id"]): worded(each["value"]) for each in record["observed"]}


def worded(value: Any) -> str:
    """A value as text; of an object or list, what is in it."""
    match value:
        case dict():
            return "; ".join(f"{name}: {worded(inner)}" for name, inner in value.items())
        case list():
            return ", ".join(worded(inner) for inner in value)
        case bool():
            return "yes" if value else "no"
    return str(value)


def changes_of_observation(old: Record, new: Record) -> Iterable[Drift]:
    before, after = observed(old), observed(new)
    codes: dict[tuple[str, str, str], list[str]] = {}
    for api, id_ in sorted(before.keys() & after.keys()):
        was, is_ = before[api, id_], after[api, id_]
        kind = _kind(id_, was, is_)
        if was != is_ and kind == "code":
            codes.setdefault((api, was, is_), []).append(id_)
        elif was != is_:
            yield Drift(kind, _weight(was, is_), api, id_, was, is_)
    # A code that stands for another one is one difference, wherever it is observed.
    for (api, was, is_), ids in codes.items():
        yield Drift("code", BREAKING, api, was, was, is_, tuple(ids))


def _kind(id_: str, was: str, is_: str) -> str:
    if _without_codes(was) == _without_codes(is_):
        return "code"
    return "limit" if PAST_A_LIMIT.search(id_) else "observation"


def _without_codes(text: str) -> str:
    return re.sub(r"\b(\d{3,4}|[A-Z]+(_[A-Z]+)+)\b", "code", text)


def _weight(was: str, is_: str) -> str:
    """A refusal where there was none breaks a client."""
    if REFUSED.match(is_) and not REFUSED.match(was):
        return BREAKING
    return ADDITIVE if REFUSED.match(was) else COSMETIC
