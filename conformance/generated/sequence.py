"""
Sequences of calls: make, read, change and delete, in an order that a seed chooses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from conformance.ground import Life

WALKS = 3  # sequences of a run
STEPS = 14  # calls of a sequence, reading not counted
MOST = 3  # things at once


@dataclass(frozen=True)
class Walk:
    """One sequence."""

    number: int
    seed: int

    @property
    def id(self) -> str:
        return f"sequence/{self.number}"


def astray(walk: Walk, life: Life) -> Iterator[str]:
    """
    Where what the target shows is not what the calls that it took have led to.

    A call that is refused changes nothing, so it is not in the way of the others.
    """
    dice = Random(f"{walk.seed} {walk.number}")  # noqa: S311 - an order, no secret
    there: dict[object, str | None] = {}
    gone: list[object] = []
    for step in range(STEPS):
        _take(dice, step, life, there, gone)
        chosen = dice.choice([*there, *gone])
        yield from _compared(life, chosen, there, f"after {step + 1} calls")
    for each in (*there, *gone):
        yield from _compared(life, each, there, "at the end")


def _take(
    dice: Random, step: int, life: Life, there: dict[object, str | None], gone: list[object]
) -> None:
    """One call that changes something."""
    word = dice.choice(["make", "change", "change", "delete"]) if there else "make"
    if word == "make" and len(there) < MOST:
        made = life.make()
        there[made] = life.look(made)
        return
    chosen = dice.choice([*there])
    if word == "delete":
        if life.delete(chosen):
            del there[chosen]
            gone.append(chosen)
    elif life.change(chosen, f"step {step}"):
        there[chosen] = f"step {step}"


def _compared(
    life: Life, chosen: object, there: dict[object, str | None], when: str
) -> Iterator[str]:
    shown, known = life.look(chosen), there.get(chosen)
    if chosen in there and shown != known:
        yield f"{when} {chosen} shows {shown!r}, and was made or changed to be {known!r}"
    if chosen not in there and shown is not None:
        yield f"{when} {chosen} is there, though it was deleted"
