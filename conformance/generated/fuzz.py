"""
Cases of depth `deep`: right calls with changes that a seeded generator makes up.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from conformance.generated import coverage
from conformance.generated.case import Case, Change, differences
from conformance.generated.description import Described
from conformance.reading import readings

A_MODE = 12  # cases of an operation that fit the description, and as many that do not
MOST_CHANGES = 6  # what differs in more places than this shows little


@cache
def cases(suite: str, seed: int) -> tuple[Case, ...]:
    """The cases of all operations for a seed; the same in every process."""
    found: list[Case] = []
    for name, operation in coverage.judged(suite).items():
        effect = readings(suite).operations[name].effect
        loaded = coverage.loaded(suite)[name]
        known: set[str] = set()
        for number, changes in enumerate(_changes(loaded, seed), start=1000):
            case = coverage.judge(operation, effect, _sendable(operation, effect, changes), number)
            if case and str(case) not in known and not operation.irrevocable:
                known.add(str(case))
                found.append(case)
    return tuple(found)


def _sendable(operation: Described, effect: str, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    kept = [each for each in changes if coverage.may_be_sent(operation, effect, each)]
    return tuple(kept[:MOST_CHANGES])


def _changes(loaded: Any, seed: int) -> Iterator[tuple[Change, ...]]:
    from schemathesis.generation import GenerationMode

    begin = coverage.begin(loaded)
    for mode in GenerationMode:
        for case in _made_up(loaded[1], mode, seed):
            shown = coverage.sent_by(case)
            yield tuple(differences(begin, shown))


def _made_up(operation: Any, mode: Any, seed: int) -> list[Any]:
    import hypothesis
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis.errors import Unsatisfiable

    found: list[Any] = []

    @hypothesis.seed(seed)
    @settings(
        database=None,
        phases=[Phase.generate],
        max_examples=A_MODE,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=False,
    )
    @given(operation.as_strategy(generation_mode=mode))
    def collect(case: Any) -> None:
        found.append(case)

    try:
        collect()
    except Unsatisfiable:  # an operation without parameters has nothing that could be wrong
        return []
    return found
