"""
Cases of the coverage phase: each differs in one place from the call that the description shows.

Schemathesis walks the description and says what to put where. What it would send is taken as data:
the run's own client sends it, on a call that is right on this target.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from conformance.generated.case import Case, Change, differences
from conformance.generated.description import Described, described
from conformance.generated.oracle import violation
from conformance.ground import ABSENT, STRANGERS
from conformance.openapi import document
from conformance.reading import readings

SETTINGS = {"generation": {"allow-x00": False, "with-security-parameters": False}}
LOCATIONS = {"query": "query", "body": "body"}  # a malformed URL is the answer of no operation
ALIKE = 2  # cases of one kind at one place: the first and the last
SEVERAL = 3  # cases that differ in several places
MOST = 44  # calls of an operation that fit no reading of the description
SURROGATE = re.compile("[\ud800-\udfff]")  # can't be written as UTF-8
WRITES = 6  # valid calls of an operation that changes something


@cache
def cases(suite: str) -> tuple[Case, ...]:
    """The cases of all operations that a suite judges; the same in every process."""
    operations = judged(suite)
    known = loaded(suite)
    found: list[Case] = []
    for name, operation in operations.items():
        effect = readings(suite).operations[name].effect
        more = _chosen(_judged(operation, effect, _changes(known[name])), effect)
        found += [c for c in (Case(name), *more) if c.refusal or not operation.irrevocable]
        if operation.secured:
            found += [Case(name, stranger=stranger) for stranger in STRANGERS]
    return tuple(found)


def judged(suite: str) -> dict[str, Described]:
    """The operations for which cases are generated."""
    known = readings(suite).operations
    return {n: each for n, each in described(suite).items() if each.judged and n in known}


@cache
def loaded(suite: str) -> dict[str, Any]:
    """What schemathesis makes of the description, without what it is told here otherwise."""
    import schemathesis  # 0.2 s, which a run at depth quick does not spend
    from schemathesis.config import SchemathesisConfig
    from schemathesis.core.result import Ok

    kept = judged(suite)
    # No authorisation: it would be varied like any other header, and ours is sent.
    whole: dict[str, Any] = {**document(suite), "security": [], "paths": {}}
    for operation in kept.values():
        item = document(suite)["paths"][operation.path]
        bare = {**operation.raw, "security": [], "responses": {"200": {"description": ""}}}
        if operation.bodies:
            content = operation.followed(operation.raw["requestBody"])["content"]
            bare["requestBody"] = {"content": dict([next(iter(content.items()))])}
        shared = {"parameters": item.get("parameters", [])}
        whole["paths"].setdefault(operation.path, shared)[operation.method] = bare
    schema = schemathesis.openapi.from_dict(whole, config=SchemathesisConfig.from_dict(SETTINGS))
    found = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return {operation.definition.raw["operationId"]: (schema, operation) for operation in found}


def _changes(loaded: Any) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """What the coverage phase changes in the call that it begins with, and in which scenario."""
    first = begin(loaded)
    for case in _walked(loaded):
        yield str(case.meta.phase.data.scenario), tuple(differences(first, sent_by(case)))


def begin(loaded: Any) -> dict[str, Any]:
    """The call that the coverage phase begins with."""
    return next((sent_by(case) for case in _walked(loaded)), {"query": {}, "body": ABSENT})


def _walked(loaded: Any) -> Iterator[Any]:
    from schemathesis.generation import GenerationMode

    schema, operation = loaded
    config = schema.config.generation_for(operation=operation, phase="coverage")
    every = schema.iter_coverage_cases(
        operation, generation_modes=list(GenerationMode), generation_config=config
    )
    return (case for case in every if case.method.upper() == operation.method.upper())


def sent_by(case: Any) -> dict[str, Any]:
    """The parts of a case of schemathesis that are varied here."""
    from schemathesis.core import NOT_SET

    body = ABSENT if case.body is NOT_SET or isinstance(case.body, bytes) else case.body
    return {"query": dict(case.query or {}), "body": body}


def _judged(
    operation: Described, effect: str, changes: Iterator[tuple[str, tuple[Change, ...]]]
) -> Iterator[tuple[str, Case]]:
    known: set[str] = set()
    for number, (scenario, every) in enumerate(changes):
        case = judge(operation, effect, every, number)
        if case and str(case) not in known:
            known.add(str(case))
            yield scenario, case


def judge(
    operation: Described, effect: str, changes: tuple[Change, ...], number: int
) -> Case | None:
    """A case with what the documents say of it; None where it must not be sent."""
    if not changes or not all(may_be_sent(operation, effect, each) for each in changes):
        return None
    violated = [(each, violation(operation, each)) for each in changes]
    wild = any(keyword for _, keyword in violated)
    refusals = [
        (operation.said("x-refused", each.place) or {}).get(keyword, "")
        for each, keyword in violated
        if keyword
    ]
    accepted = [operation.said("x-accepted", each.place) or "" for each in changes]
    judged = not operation.refuses_inside
    return Case(
        operation.name,
        changes,
        number,
        refusal=next((each for each in refusals if each), "") if judged else "",
        acceptance=accepted[0] if judged and not wild and all(accepted) else "",
        wild=wild,
    )


def may_be_sent(operation: Described, effect: str, change: Change) -> bool:
    """Whether a change is one that a run may make: it can be written, and touches nobody else."""
    location = change.place[0]
    if location not in LOCATIONS or change.place == ("body",):
        return False
    if location == "query" and isinstance(change.value, list | dict):
        return False
    if SURROGATE.search(json.dumps(str(change.value), ensure_ascii=False)):
        return False
    return effect == "read" or not any(_made_up(operation, each) for each in _within(change))


def _made_up(operation: Described, change: Change) -> bool:
    """Whether a change puts a valid value where only the run's own may stand."""
    if change.value is ABSENT or isinstance(change.value, list | dict):
        return False
    return bool(operation.said("x-own", change.place)) and not violation(operation, change)


def _within(change: Change) -> Iterator[Change]:
    """A change, and what it puts at the places within its own."""
    yield change
    value = change.value
    inner: dict[Any, Any] = value if isinstance(value, dict) else {}
    for step, part in dict(enumerate(value) if isinstance(value, list) else inner).items():
        yield from _within(Change((*change.place, step), part))


def _chosen(found: Iterator[tuple[str, Case]], effect: str) -> list[Case]:
    """Those that a requirement speaks of, and a few of the others: kinds, and places, differ."""
    alike: dict[tuple[Any, ...], list[Case]] = {}
    for scenario, case in found:
        place = case.changes[0].where if len(case.changes) == 1 else ""
        key = (place, scenario if place else "", case.wild, case.refusal, case.acceptance)
        alike.setdefault(key, []).append(case)
    chosen = [case for (place, *_), group in alike.items() for case in _ends(place, group)]
    writes = effect != "read"
    valid = [case for case in chosen if not case.wild]
    kept = sorted(valid, key=lambda case: not case.acceptance)[: WRITES if writes else None]
    wild = [case for case in chosen if case.wild and not case.refusal]
    few = _in_turn(wild)[:MOST]
    return [case for case in chosen if case.refusal or case in few or case in kept]


def _in_turn(cases: list[Case]) -> list[Case]:
    """One case of each place, then another of each that has more, and so on."""
    seen: Counter[str] = Counter()
    turns = []
    for case in cases:
        place = case.changes[0].where if len(case.changes) == 1 else ""
        turns.append((seen[place], case))
        seen[place] += 1
    return [case for _, case in sorted(turns, key=lambda turn: turn[0])]


def _ends(place: str, group: list[Case]) -> list[Case]:
    if not place:
        return group[:SEVERAL]
    return group if len(group) <= ALIKE else [group[0], group[-1]]
