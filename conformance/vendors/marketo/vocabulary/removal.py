"""
How programs that a run made are found and removed: by the run itself, or after it was killed.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

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
    One look at the target shows what is there before anything is removed, and another one what is
    still there: only what browsing does not show, and no check has deleted, is asked for by its id.
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
        before, deleted = self._browsed(), dict[str, Made]()

        def take_away(made: Made) -> None:
            with contextlib.suppress(Exception):  # the others are removed all the same
                if str(made.id) not in before and self._is_done_with(made):
                    left.remove(made)
                    return
                self.programs.delete(made.id)
                deleted[str(made.id)] = made
                if str(made.id) in before or self.programs.by_id(made.id).absent:
                    left.remove(made)

        at_once = self.programs.instance.context.at_once
        at_once([partial(take_away, made) for made in left])
        if deleted:
            with contextlib.suppress(Exception):
                self._seen = self._ours()
        after = self._seen or {}
        shown = [made for id_, made in deleted.items() if id_ in after and made not in left]
        left += [made for made in shown if not self.programs.by_id(made.id).absent]

    def _is_done_with(self, made: Made) -> bool:
        """Whether a program is gone; or, of a run that is dead, no program of ours any more."""
        if str(made.id) in self.programs.deleted:
            return True
        found = self.programs.by_id(made.id)
        if found.absent or self.programs.ledger.alive is None:
            return found.absent
        return not self.programs.ledger.owns(found.program.name)

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

    def _browsed(self) -> dict[str, Made]:
        """The same by id; none where browsing does not work."""
        with contextlib.suppress(Exception):
            return self._ours()
        return {}

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
