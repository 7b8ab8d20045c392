"""
The programs that attempts are made on, and all enrolments, as they were at one time.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.dotdigital.vocabulary.listing import find, overlap
from conformance.vendors.dotdigital.vocabulary.record import STATUSES, Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply


@dataclass(frozen=True)
class Look:
    """What was listed: of a long list of programs its beginning, or where these are."""

    programs: list[Reply]
    enrolments: dict[str, list[Reply]]  # by status

    def program(self, id: Any) -> Record:
        """A program; raises Blocked where it is not listed."""
        found = find(self.programs, id)
        if found is None:
            raise Blocked(f"program.list.complete (program {id} is not listed)")
        return found

    def enrolled(self, program: Any) -> set[str]:
        """The ids of the enrolments of a program."""
        records = [each for status in STATUSES for each in self.listed(status)]
        return {each.key for each in records if str(each["programId"]) == str(program)}

    @property
    def overlaps(self) -> bool:
        """Whether pages of enrolments did, so that some were not seen."""
        return any(overlap(pages) for pages in self.enrolments.values())

    def listed(self, status: str) -> list[Record]:
        """The enrolments that were listed in a status."""
        return [record for page in self.enrolments[status] for record in page.records]
