"""
A program whose past is known: created at one time, updated at another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.reply import Reply

SECOND = timedelta(seconds=1)
APART = timedelta(seconds=6)
PAGE = 200
MARGIN = timedelta(seconds=2)  # whether a bound itself is in the range is open


def older(program: Program, earliest: datetime) -> bool:
    """
    Whether a program was created and last updated before an instant, to the second.
    """
    return all(moment < earliest - SECOND for moment in _dates(program))


def younger(program: Program, latest: datetime) -> bool:
    """
    Whether a program was created and last updated after an instant, to the second.
    """
    return all(moment > latest + SECOND for moment in _dates(program))


def _dates(program: Program) -> list[datetime]:
    known = [moment for moment in (program.created, program.updated) if moment]
    if not known:
        raise Blocked("program.dates.format")
    return known


@dataclass
class History:
    """
    `of` is a program that was updated some seconds after it was created, or later.

    One is looked for on a page of 200; where there is none, one is made, which takes the time that
    must lie between its dates. Only then a run waits.
    """

    programs: Programs
    population: Reply

    @once
    def of(self) -> Program:
        # Of its own ones the run changes some again.
        others = [p for p in self.population.programs if p.id not in self.programs.made]
        found = [(life, p) for p in others if (life := _life(p)) >= APART]
        if found:
            return min(found, key=lambda pair: pair[0])[1]
        return self._made()

    @property
    def created(self) -> datetime:
        return _known(self.of.created)

    @property
    def updated(self) -> datetime:
        return _known(self.of.updated)

    @once
    def around_creation(self) -> Reply:
        """A range that ends before the update."""
        full(self.population)
        return whole(self.programs.between(self.created - MARGIN, self.created + MARGIN))

    @once
    def around_update(self) -> Reply:
        """A range that begins after the creation."""
        full(self.population)
        return whole(self.programs.between(self.updated - MARGIN, self.updated + MARGIN))

    @once
    def in_both_zones(self) -> tuple[Reply, Reply]:
        """
        The range of the update and, at once after it, the same with an offset of five hours and one
        of three and a half; in UTC it must show the program.
        """
        zoned = {
            "earliestUpdatedAt": moment.eastern(self.updated - MARGIN),
            "latestUpdatedAt": moment.newfoundland(self.updated + MARGIN),
        }
        in_utc = whole(self.programs.between(self.updated - MARGIN, self.updated + MARGIN))
        if self.of.id not in in_utc.ids:
            raise Blocked("browse.dates.updated")
        return in_utc, self.programs.browse(maxReturn=PAGE, offset=0, **zoned)

    @once
    def between(self) -> Reply:
        """A range that begins after the creation and ends before the update."""
        return self.programs.between(self.created + MARGIN, self.updated - MARGIN)

    def _made(self) -> Program:
        program = self.programs.create().needed_for("create.accepted")
        self.programs.instance.context.client.pace.sleep(APART.total_seconds() + 1)
        self.programs.update(program.id, description="Updated some seconds after its creation.")
        program = self.programs.by_id(program.id).needed_for("get.by-id.returns-the-program")
        if _life(program) < APART:
            raise Blocked("no program whose dates differ: an update does not move updatedAt")
        return program


def _life(program: Program) -> timedelta:
    if not (program.created and program.updated):
        return timedelta()
    return program.updated - program.created


def _known(moment: datetime | None) -> datetime:
    if moment is None:
        raise Blocked("program.dates.format")
    return moment


def full(population: Reply) -> None:
    """
    Raises Blocked where a page of 200 is refused that asks for nothing else.
    """
    if population.reading == "rejected":
        raise Blocked("browse.page.at-most-200")


def whole(reply: Reply) -> Reply:
    """An answer that is not cut at the end of its page."""
    if len(reply.programs) >= PAGE:
        raise Blocked("more programs than a page are in the range")
    return reply
