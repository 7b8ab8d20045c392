"""
What a run makes is removed again.
"""

from collections.abc import Callable

import pytest

from conformance.evidence import current_check
from conformance.ledger import Ledger
from conformance.made import Made
from conformance.outcome import Ended, Garbled, NeedsAllow, Unanswered


class Shelf:
    """Objects by id; those in `stuck` can't be removed so many times."""

    def __init__(self, **stuck: int) -> None:
        self.stuck = stuck
        self.tried: list[str] = []

    def made(self, id_: str) -> Made:
        return Made("program", id_, f"name of {id_}", lambda: self.remove(id_))

    def remove(self, id_: str) -> bool:
        self.tried.append(id_)
        self.stuck[id_] = self.stuck.get(id_, 0) - 1
        return self.stuck[id_] < 0


def filled(shelf: Shelf, *ids: str) -> Ledger:
    ledger = Ledger()
    for id_ in ids:
        ledger.add(shelf.made(id_))
    return ledger


def raising(problem: BaseException) -> Callable[[], bool]:
    def remove() -> bool:
        raise problem

    return remove


def ids(left: list[Made]) -> list[object]:
    return [made.id for made in left]


def test_the_last_goes_first() -> None:
    """What holds other things was made before them."""
    shelf = Shelf()

    assert filled(shelf, "a", "b", "c").clean() == []
    assert shelf.tried == ["c", "b", "a"]


def test_a_second_try() -> None:
    """What could not go while something else was there goes at the end."""
    shelf = Shelf(b=1)

    assert filled(shelf, "a", "b").clean() == []
    assert shelf.tried == ["b", "a", "b"]


def test_what_stays_is_told() -> None:
    """An object that can't be removed is left over, and no other is."""
    assert ids(filled(Shelf(b=9), "a", "b", "c").clean()) == ["b"]


@pytest.mark.parametrize(
    "problem", [Garbled(), Unanswered(), Ended(), NeedsAllow(), KeyError("id"), RecursionError()]
)
def test_a_removal_that_goes_wrong_keeps_no_other_from_being_removed(problem: Exception) -> None:
    """Whatever goes wrong with one object, the others are removed."""
    shelf = Shelf()
    ledger = filled(shelf, "a")
    ledger.add(Made("program", "odd", "odd", raising(problem)))

    assert ids(ledger.clean()) == ["odd"]
    assert shelf.tried == ["a"]


def test_a_sweep_finds_what_nobody_entered() -> None:
    """What a refused call made all the same is removed, what is known is not tried a third time."""
    shelf = Shelf(a=9)
    ledger = filled(shelf, "a")
    ledger.sweeps += [lambda: [shelf.made("a"), shelf.made("b")], raising(Unanswered())]  # type: ignore[list-item]

    assert ids(ledger.clean()) == ["a"]
    assert shelf.tried == ["a", "a", "b"]


def test_an_interruption_leaves_the_rest() -> None:
    """Where the user does not want to wait, all that was not removed is left over."""
    shelf = Shelf()
    ledger = filled(shelf, "a")
    ledger.add(Made("program", "slow", "slow", raising(KeyboardInterrupt())))
    ledger.add(shelf.made("c"))

    assert ids(ledger.clean()) == ["slow", "a"]


def test_what_is_done_with_goes_early() -> None:
    """What could not be removed then is tried again, nothing else is; no check has sent it."""
    shelf, senders = Shelf(a=1), list[str | None]()
    ledger = filled(shelf, "a", "b")
    ledger.add(Made("program", "c", "c", lambda: senders.append(current_check.get()) is None))
    done = list(ledger.made)
    ledger.add(shelf.made("d"))
    current_check.set("a check")
    ledger.remove_early(done)

    assert shelf.tried == ["b", "a"]
    assert (senders, current_check.get()) == ([None], "a check")
    assert ledger.clean() == []
    assert shelf.tried[2:] == ["d", "a"]


def test_names() -> None:
    """Every name is new, begins with the run's prefix, and is as long as asked."""
    ledger = Ledger()
    names = [
        ledger.name("event"),
        ledger.name("event"),
        ledger.name(),
        ledger.name("x", length=255),
    ]

    assert len({*names, Ledger().name("event")}) == 5
    assert all(name.startswith(ledger.prefix) for name in names)
    assert len(names[-1]) == 255
    assert names[2] == names[2].strip()
