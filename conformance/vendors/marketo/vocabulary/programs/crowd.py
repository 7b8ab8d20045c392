"""
Enough programs to show a page limit.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply

LIMIT = 201  # one more than a page may hold
SHORT = 20  # what a page holds by default
BEGIN = datetime(2000, 1, 1, tzinfo=UTC)  # before there was any program
PLENTY = 2  # times as many as are needed, which some of them may be deleted of since
TRIES = 8  # tags that are looked at before some are made


@dataclass
class Crowd:
    """
    Looks whether an instance has as many programs as a limit needs.

    Where it has fewer, a crowd is made if the user allows `bulk-programs`: all of it with one tag,
    so that it serves both for browsing and by tag. Checks that may need it come last in a run. The
    `population` is what the run has browsed before.
    """

    programs: Programs
    population: Reply

    def at_least(self, number: int) -> None:
        """Raises NeedsAllow where there are fewer, and they may not be made."""
        if len(self.population.programs) < PLENTY * number and not self._is_there(number):
            self._made  # noqa: B018 - made once

    def _is_there(self, number: int) -> bool:
        """Whether so many programs are there now, or more."""
        return (number < LIMIT and self._reaches(LIMIT)) or self._reaches(number)

    @once_each
    def _reaches(self, number: int) -> bool:
        return bool(self.programs.browse(maxReturn=1, offset=number - 1).programs)

    @once
    def status(self) -> str:
        """A status that more programs have than a page by default holds."""
        for status in ("unlocked", "on", "off"):
            if self.programs.browse(status=status, maxReturn=1, offset=SHORT).programs:
                return status
        raise NotApplicable("no status is that of more than a page of programs")

    @once
    def range(self) -> tuple[datetime, datetime]:
        """A range in which more programs were created than a page by default holds."""
        self.at_least(SHORT + 1)
        always = BEGIN, datetime.now(UTC) + timedelta(days=1)
        if not self.programs.between(*always, maxReturn=1, offset=SHORT).programs:
            raise Blocked("browse.dates.created")
        return always

    @once
    def tag(self) -> tuple[str, str]:
        """A tag, by type and value, that more programs carry than fit on a page."""
        surroundings = self.programs.surroundings
        names = [str(entry.get("tagType")) for entry in surroundings.tag_types]
        tags = [(name, value) for name in names for value in surroundings.tag_values(name)]
        for tag in tags[:TRIES]:
            if self.programs.by_tag(*tag, maxReturn=1, offset=LIMIT - 1).programs:
                return tag
        return self._made

    @once
    def _made(self) -> tuple[str, str]:
        self.programs.instance.context.allow("bulk-programs")
        try:
            tag_type, values = self.programs.surroundings.optional_tag("Default")
        except NotApplicable:
            self._make(LIMIT, OMIT)
            raise
        tags = self.programs.surroundings.with_tag("Default", tag_type, values[0])
        there = self.programs.by_tag(tag_type, values[0], maxReturn=200).programs
        self._make(LIMIT - len(there), tags)
        return tag_type, values[0]

    def _make(self, number: int, tags: object) -> None:
        for _ in range(number):
            if not self.programs.create("Default", tags=tags).accepted:
                raise Blocked("create.accepted")
