"""
How programs that a run made are found and removed: by the run itself, or after it was killed.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from conformance.ledger import Ledger
from conformance.made import Made, Remover
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.program import Program

if TYPE_CHECKING:
    from conformance.vendors.marketo.vocabulary.operations import Programs
    from conformance.vendors.marketo.vocabulary.reply import Reply

PAGE = 200
MOST_PAGES = 100  # of an instance that are looked through for the remains of killed runs
LATEST = 4  # names of a killed run that are looked up one by one
DAY = timedelta(days=1)  # by which the clocks of two machines may differ


@dataclass
class Removal:
    """
    One look at the target shows what is still there after everything was deleted. Since browsing
    may not show all that there is, one program is asked for by its id besides, and each of them
    where that one is still there. Of a run that is dead, a look before tells what is still its own.
    """

    programs: "Programs"
    _seen: dict[str, Made] | None = None  # what the last look after a removal showed

    def taught(self, ledger: Ledger) -> None:
        """Have a ledger remove programs."""
        ledger.removers["program"] = Remover(self.remove)
        ledger.sweeps.append(self.sweep)
        ledger.finders.append(self.named)

    def remove(self, left: list[Made]) -> None:
        """Delete programs, the first ones first, and take those that are gone out of the list."""
        tried = list[Made]()
        before = None if self.programs.ledger.alive is None else self._browsed() or {}

        def take_away(made: Made) -> None:
            with contextlib.suppress(Exception):  # the others are removed all the same
                if before is None or str(made.id) in before or self._is_ours(made):
                    if not self._is_deleted(made):
                        self.programs.delete(made.id)
                    tried.append(made)
                if made not in tried or self._is_deleted(made):
                    left.remove(made)  # unless it turns out to be there

        self._at_once([partial(take_away, made) for made in left.copy()])
        still = self._still(tried)
        left[:] = [*still, *(made for made in left if made not in tried)]

    def _still(self, tried: list[Made]) -> list[Made]:
        """Those that are still there: by one look, where it can be trusted, or else one at each."""
        deleted = [made for made in tried if self._is_deleted(made)]
        asked = deleted[:1] + [made for made in tried if made not in deleted]
        calls: list[Callable[[], Any]] = [partial(self._is_there, made) for made in asked]
        self._seen, *there = self._at_once([self._browsed, *calls])
        still = _those(asked, there)
        is_trusted = self._seen is not None and still[:1] != deleted[:1]
        shown = (self._seen or {}) if is_trusted else dict.fromkeys(str(one.id) for one in deleted)
        doubtful = [made for made in deleted if str(made.id) in shown and made not in asked]
        there = self._at_once([partial(self._is_there, made) for made in doubtful])
        still += _those(doubtful, there)
        self.programs.deleted.difference_update(str(made.id) for made in still)  # for another try
        return still

    def _at_once(self, calls: Sequence[Callable[[], Any]]) -> list[Any]:
        return self.programs.instance.context.at_once(calls)

    def _is_deleted(self, made: Made) -> bool:
        return str(made.id) in self.programs.deleted

    def _is_there(self, made: Made) -> bool:
        with contextlib.suppress(Exception):
            return not self.programs.by_id(made.id).absent
        return True

    def _is_ours(self, made: Made) -> bool:
        """Whether what a dead run made is still there, under a name of ours."""
        found = self.programs.by_id(made.id)
        return not found.absent and self.programs.ledger.owns(found.program.name)

    def sweep(self) -> list[Made]:
        """The programs with our names that browsing shows; raises what keeps it from working."""
        found, self._seen = self._seen, None  # nothing was made since
        return list((self._ours() if found is None else found).values())

    def named(self, names: list[str]) -> list[Made]:
        """Those of the last of these names that there are: browsing may not know them yet."""
        mine = [name for name in names if "@" not in name and self.programs.ledger.owns(name)]
        latest = mine[-LATEST:]
        replies = [self.programs.by_name(name) for name in latest]
        return [
            entry(program)
            for reply in replies
            for program in reply.programs
            if self.programs.ledger.owns(program.name)
        ]

    def _browsed(self) -> dict[str, Made] | None:
        """The same by id; None where browsing does not work."""
        with contextlib.suppress(Exception):
            return self._ours()
        return None

    def _ours(self) -> dict[str, Made]:
        found = [program for page in self._pages() for program in page.programs]
        ours = [program for program in found if self.programs.ledger.owns(program.name)]
        return {str(program.id): entry(program) for program in ours}

    def _pages(self) -> Iterator["Reply"]:
        """What was created or updated since the run began; everything where nobody knows when."""
        ledger, paging = self.programs.ledger, {"maxReturn": PAGE}
        since = self.programs.opened or (ledger.since - DAY if ledger.since else None)
        if since is None and ledger.alive is None:
            return
        for number in range(MOST_PAGES):
            paging["offset"] = number * PAGE
            if since is None:
                page = self.programs.browse(**paging)
            else:
                earliest, latest = since - timedelta(seconds=2), datetime.now(UTC) + DAY
                page = self.programs.between(earliest, latest, **paging)
            if page.reading not in {"accepted", "absent"}:
                raise Blocked(f"browsePrograms was {page.describe()}")
            yield page
            if len(page.programs) < PAGE:
                return


def entry(program: Program) -> Made:
    """A program as the ledger knows it."""
    return Made("program", program.id, str(program.name))


def _those(looked_at: list[Made], there: list[bool]) -> list[Made]:
    return [made for made, is_there in zip(looked_at, there, strict=True) if is_there]
