"""
Everything that a run makes on a target, so that it can be taken away again.
"""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

PREFIX = "pac"  # marks every object that this project ever makes on a target


@dataclass(frozen=True)
class Made:
    """An object on the target; `remove` takes it away and says whether it is gone."""

    kind: str
    id: object
    name: str
    remove: Callable[[], bool]


@dataclass
class Ledger:
    """
    Names what is made, remembers it, and removes it in reverse order.

    `sweeps` are asked afterwards for objects that carry the run's names and are still there:
    what a refused call left behind is found by them.
    """

    run: str = field(default_factory=lambda: secrets.token_hex(4))
    made: list[Made] = field(default_factory=list)
    sweeps: list[Callable[[], list[Made]]] = field(default_factory=list)
    _count: int = 0

    @property
    def prefix(self) -> str:
        return f"{PREFIX}-{self.run}-"

    def name(self, words: str = "", *, length: int | None = None) -> str:
        """A name that no object has: prefix, run id, number, words; filled up to `length`."""
        self._count += 1
        name = f"{self.prefix}{self._count:03d} {words}".strip()
        return name.ljust(length, "x") if length else name

    def add(self, made: Made) -> None:
        self.made.append(made)

    def clean(self) -> list[Made]:
        """
        Remove everything, the last first, and verify it; returns what is left.

        An object that can't be removed now does not keep the others from being removed, and is
        tried again at the end. Where the user interrupts, all that was not removed is left.
        """
        left, known = self.made[::-1], {(made.kind, made.id) for made in self.made}
        self.made.clear()
        with contextlib.suppress(KeyboardInterrupt):
            _remove(left)
            for sweep in self.sweeps:
                left += [made for made in _found(sweep) if (made.kind, made.id) not in known]
            _remove(left)
        return left


def _remove(left: list[Made]) -> None:
    for made in list(left):
        if _removed(made):
            left.remove(made)


def _removed(made: Made) -> bool:
    try:
        return made.remove()
    except Exception:  # noqa: BLE001 - whatever it is, it must not keep the others from being removed
        return False


def _found(sweep: Callable[[], list[Made]]) -> list[Made]:
    try:
        return sweep()
    except Exception:  # noqa: BLE001 - as above
        return []
