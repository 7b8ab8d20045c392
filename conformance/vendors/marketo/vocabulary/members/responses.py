"""
One answer of each operation, accepted and refused: what the rules about envelopes are held to.
"""

from collections.abc import Callable
from dataclasses import dataclass

from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.bookkeeping import Bookkeeping
from conformance.vendors.marketo.vocabulary.members.parting import Parting
from conformance.vendors.marketo.vocabulary.members.progression import Progression

ACCEPTED = (
    "describeProgramMembers",
    "getProgramMembers",
    "syncProgramMemberStatus",
    "syncProgramMemberData",
    "deleteProgramMembers",
    "getProgramMemberField",
    "getProgramMemberFields",
)
REFUSED = (
    "getProgramMembers",
    "syncProgramMemberStatus",
    "syncProgramMemberData",
    "deleteProgramMembers",
)


@dataclass
class Responses:
    """
    Answers that other checks have asked for already, wherever there are such.
    """

    progression: Progression
    bookkeeping: Bookkeeping
    parting: Parting

    def accepted(self, operation: str) -> Answer:
        """An answer to a call that is right; raises Blocked where it was not accepted."""
        roster = self.progression.roster
        calls: dict[str, Callable[[], Answer]] = {
            "describeProgramMembers": lambda: roster.description.answer,
            "getProgramMembers": roster.asked,
            "syncProgramMemberStatus": lambda: self.progression["created"],
            "syncProgramMemberData": lambda: self.bookkeeping.first,
            "deleteProgramMembers": lambda: self.parting.deletion,
            "getProgramMemberField": lambda: roster.description.status_name,
            "getProgramMemberFields": lambda: roster.description.schema_pages[0],
        }
        return calls[operation]().needed(operation)

    def refused(self, operation: str) -> Answer:
        """An answer to a call that lacks something; raises Blocked where it was not refused."""
        calls: dict[str, Callable[[], Answer]] = {
            "getProgramMembers": lambda: self.progression.roster.unfiltered,
            "syncProgramMemberStatus": lambda: self.progression["nameless"],
            "syncProgramMemberData": lambda: self.bookkeeping.no_input,
            "deleteProgramMembers": lambda: self.parting.no_input,
        }
        answer = calls[operation]()
        if not answer.rejected:
            raise Blocked(f"{operation} was {answer.describe()}")
        return answer
