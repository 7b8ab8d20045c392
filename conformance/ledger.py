"""
Everything that a run makes on a target, so that it can be taken away again.
"""

import contextlib
import json
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from typing import Any

from conformance.evidence import Evidence, current_check, current_evidence
from conformance.journal import Journal
from conformance.lanes import come_last
from conformance.made import OURS, PREFIX, Made, Remover
from conformance.together import at_once

UNDER_WAY = 8  # requests to clean up with after those that are under way

Look = Callable[[], list[Made]]


@dataclass
class Ledger:
    """
    Names what is made, remembers it, and removes it in reverse order.

    `removers` take away what of a kind was made, while `remnants` look for what can't be removed;
    `sweeps` look afterwards for what carries the run's names and is still there, `finders` for what
    names were given to: what a refused call, or a run that was killed, left behind.

    Where `alive` is given, the remains of all other runs are looked for, not this one's; `since` is
    when the first of them began, if that is known.
    """

    run: str = field(default_factory=lambda: secrets.token_hex(4))
    made: list[Made] = field(default_factory=list)
    removers: dict[str, Remover] = field(default_factory=dict)
    sweeps: list[Look] = field(default_factory=list)
    remnants: list[Look] = field(default_factory=list)
    finders: list[Callable[[list[str]], list[Made]]] = field(default_factory=list)
    journal: Journal | None = None
    alive: frozenset[str] | None = None
    since: datetime | None = None
    entered: int = 0  # things, over the whole run
    lanes: int = 1  # in which they are removed
    removes: bool = True  # not where the target ends with its round
    _count: Iterator[int] = field(default_factory=lambda: count(1))  # one step of it is one, always
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def prefix(self) -> str:
        return f"{PREFIX}-{self.run}-"

    def name(self, words: str = "", *, length: int | None = None) -> str:
        """A name that no object has: prefix, run id, number, words; filled up to `length`."""
        name = f"{self.prefix}{next(self._count):03d} {words}".strip()
        return name.ljust(length, "x") if length else name

    def owns(self, name: object) -> bool:
        """Whether the run made an object of this name, or a run whose remains are sought."""
        if self.alive is None:
            return str(name).startswith(self.prefix)
        found = OURS.match(str(name))
        return found is not None and found["run"] not in self.alive

    def foresee(self, operation: str, content: Any) -> None:
        """Note in the journal what a request is about to make: by the names that it carries."""
        if self.journal:
            said = json.dumps(content, ensure_ascii=False, default=str)
            names = re.findall(rf'{PREFIX}[- ]{self.run}[- ][^"\\]*', said)
            self._note(safely=True, sends=operation, names=list(dict.fromkeys(names)))

    def add(self, *made: Made) -> None:
        with self._lock:
            self.made += made
            self.entered += len(made)
        if self.journal:
            self._note(made=[(each.kind, each.id, each.name) for each in made])

    def _note(self, **facts: Any) -> None:
        if self.journal:
            with self._lock:  # lines of two lanes do not mix
                self.journal.note(**facts)

    def reserve(self) -> int:
        """Requests that cleaning up may take now."""
        kinds = [each.kind for each in self.made]
        costs = [self._remover(kind).cost(kinds.count(kind)) for kind in {*kinds}]
        return sum(costs) + len(self.sweeps + self.remnants) + UNDER_WAY

    def look(self, names: list[str]) -> list[Made]:
        """
        What is on the target of those whose remains are sought, above all of these names.

        Raises whatever keeps it from looking.
        """
        found = [made for sweep in self.sweeps for made in sweep()]
        found += [made for find in self.finders for made in find(names)]
        return list({_key(made): made for made in found}.values())

    def remove_early(self, those: list[Made]) -> None:
        """
        Remove what nobody looks at any more, in lanes that others leave free: what can't be removed
        now is tried again at the end. No check has sent these requests.
        """
        if self.removes:
            own = [made for made in those[::-1] if made.remove]
            copy_context().run(self._remove_early, own)

    def _remove_early(self, those: list[Made]) -> None:
        current_check.set(None)
        current_evidence.set(Evidence())
        come_last()
        at_once([partial(self._drop, made) for made in those], self.lanes)

    def _drop(self, made: Made) -> None:
        gone = list[Made]()
        _removed(made, gone)
        with self._lock:
            self.made[:] = [each for each in self.made if each not in gone]

    def clean(self) -> list[Made]:
        """
        Remove everything, the last first, and verify it; returns what is left.

        What can't be removed now does not keep the others from it, and is tried again at the end.
        Where the user interrupts, all that was not removed is left.
        """
        left, known = self.made[::-1], {_key(made) for made in self.made}
        self.made.clear()
        with contextlib.suppress(KeyboardInterrupt):
            looks = [partial(_found, look) for look in self.remnants]
            meanwhile = at_once([partial(self._remove, left), *looks], self.lanes)
            after = at_once([partial(_found, sweep) for sweep in self.sweeps], self.lanes)
            for found in meanwhile + after:
                left += [made for made in found if _key(made) not in known]
            self._remove(left)
        if self.journal:
            kept = [made for made in left if not self.is_lasting(made)]
            self.journal.close([(made.kind, made.id, made.name) for made in kept])
        return left

    def is_lasting(self, made: Made) -> bool:
        """Whether the API has no way to remove an object."""
        return made.remove is None and made.kind not in self.removers

    def _remover(self, kind: str) -> Remover:
        return self.removers.get(kind, Remover(lambda _: None))

    def _remove(self, left: list[Made]) -> list[Made]:
        gone = list[Made]()  # which is no longer left; nothing new is found
        kinds = dict.fromkeys(made.kind for made in left if not made.remove)
        calls: list[Callable[[], Any]] = [partial(self._remove_kind, kind, left) for kind in kinds]
        calls[:0] = [partial(_removed, each, gone) for each in left if each.remove]
        try:
            at_once(calls, self.lanes)
        finally:
            with self._lock:
                left[:] = [each for each in left if each not in gone]
        return []

    def _remove_kind(self, kind: str, left: list[Made]) -> None:
        those = [made for made in left if made.kind == kind and not made.remove]
        still = list(those)
        try:
            # Whatever it is, it must not keep the others from being removed.
            with contextlib.suppress(Exception):
                self._remover(kind).remove(still)
        finally:
            gone = {id(made) for made in those} - {id(made) for made in still}
            with self._lock:
                left[:] = [made for made in left if id(made) not in gone]


def _key(made: Made) -> tuple[str, str]:
    return made.kind, repr(made.id)  # a target may call its objects anything


def _removed(made: Made, gone: list[Made]) -> None:
    with contextlib.suppress(Exception):
        if made.remove and made.remove():
            gone.append(made)


def _found(look: Look) -> list[Made]:
    try:
        return look()
    except Exception:  # noqa: BLE001 - as above
        return []
