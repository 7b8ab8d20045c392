"""
What browsing by status returns, and what it should have returned.

The filter speaks of Engagement and Email programs; what it does to others is open.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.programs.history import older, whole
from conformance.vendors.marketo.vocabulary.reply import Reply

PAGE = 200
MARGIN = timedelta(minutes=1)
MOST_READ = 5  # programs that are read again, since others may have changed them meanwhile


@dataclass
class Statuses:
    """
    Browses once by each status that is asked for: the whole instance, and the run's own programs.
    """

    programs: Programs
    cast: Cast
    population: Reply

    @once_each
    def whole(self, status: str) -> Reply:
        """A page of all programs with a status."""
        return self.programs.browse(status=status, maxReturn=PAGE, offset=0)

    @once_each
    def own(self, status: str) -> Reply:
        """The run's programs with a status."""
        self.cast.opened  # noqa: B018 - else they can't be told from others
        self.cast.recent.needed_for("create.accepted")
        return self.programs.recent(status=status)

    @once_each
    def _behind(self, status: str) -> Reply:
        """The page behind the last of them."""
        return self.programs.recent(status=status, offset=max(1, len(self.own(status).programs)))

    def beyond(self, status: str) -> list[Program]:
        """
        Which of the run's programs come there and not before, as the filter holds on every page:
        others may have come in between.
        """
        before, made = self.own(status).ids, self.programs.made
        return [p for p in self._behind(status).programs if p.id in made and p.id not in before]

    def repeated(self, status: str) -> list[Program]:
        """
        What comes there once more; raises NotApplicable where no program of the run has the status,
        and Blocked where the filter does not hold there, or where others made or removed programs
        meanwhile.
        """
        if not self.expected(status):
            raise NotApplicable(f"no program of the run has the status {status}")
        own, behind = whole(self.own(status)), self._behind(status)
        own.worked_for(f"browse.status.{status}")
        if self.beyond(status):
            raise Blocked(f"browse.status.{status}")
        found = [program for program in behind.programs if program.id in own.ids]
        if found and self.programs.recent(status=status).ids != own.ids:
            raise Blocked("the programs of the instance changed meanwhile")
        return found

    def outside(self, status: str) -> list[Program]:
        """What comes though it is older than the range that was sent beside the status."""
        return [p for p in self.own(status).programs if older(p, self.cast.opened - MARGIN)]

    def strangers(self, status: str) -> list[Program]:
        """Programs that came back and show another status."""
        return [p for p in self.whole(status).programs if p.status not in {status, ""}]

    def missing(self, status: str) -> list[Program]:
        """
        Programs that show the status, still, and did not come back on a page that is not full, nor
        do when it is asked for again: others may have switched one twice meanwhile.
        """
        wanted = [program for program in self._shown if program.status == status]
        missed = self._left_out(wanted, self.whole(status))[:MOST_READ]
        read = [reply for program in missed for reply in self.programs.by_id(program.id).programs]
        still = [program for program in read if program.status == status]
        again = {"status": status, "maxReturn": PAGE, "offset": 0}
        return self._left_out(still, self.programs.browse(**again)) if still else []

    def _left_out(self, wanted: list[Program], page: Reply) -> list[Program]:
        full = len(page.programs) >= PAGE
        return [program for program in wanted if program.id not in page.ids and not full]

    def returned(self, status: str) -> list[Any]:
        """Which of the run's Engagement and Email programs came back, by type."""
        return [kind for kind in self._kinds if self.cast[kind].id in self.own(status).ids]

    def expected(self, status: str) -> list[Any]:
        """Which of them show that status."""
        return [kind for kind in self._kinds if self._status(kind) == status]

    @once
    def _shown(self) -> list[Program]:
        """Engagement and Email programs among the first 400 that were not to be deleted since."""
        types = {self.cast.recent.of(self.cast[kind].id).type for kind in self._made}
        more = self.programs.browse(maxReturn=PAGE, offset=PAGE).programs
        shown = [p for p in self.population.programs + more if p.type in types]
        return [program for program in shown if not self.programs.is_doomed(program)]

    @property
    def _made(self) -> list[str]:
        return [kind for kind in ("Engagement", "Email") if kind in self.cast.made]

    @property
    def _kinds(self) -> list[str]:
        return [kind for kind in self._made if self._status(kind)]

    def _status(self, kind: str) -> Any:
        return self.cast.recent.of(self.cast[kind].id).status
