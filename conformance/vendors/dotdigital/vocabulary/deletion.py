"""
A program that a hook deletes, and whether others go with it.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.dotdigital.vocabulary.listing import find
from conformance.vendors.dotdigital.vocabulary.reply import Reply
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop

FEW = 5  # programs whose ids are looked at


@dataclass(frozen=True)
class Deletion:
    """A program that was deleted, and what was listed right before that and right afterwards."""

    program: Any
    before: list[Reply]
    after: list[Reply]

    @property
    def gone(self) -> set[str]:
        """The program, where it is not listed any more."""
        return self._missing & {str(self.program).casefold()}

    @property
    def others(self) -> set[str]:
        """What else is not listed any more."""
        return self._missing - {str(self.program).casefold()}

    @property
    def _missing(self) -> set[str]:
        before = {key for page in self.before for key in page.keys}
        return before.difference(*(page.keys for page in self.after))


def deleted(workshop: Workshop, program: Any) -> Deletion:
    """Delete a draft; raises Blocked where it is not listed as such."""
    programs = workshop.programs
    before = programs.around(program, least=2)
    found = find(before, program)
    if found is None or found.status != "Draft":
        raise Blocked("lifecycle.listed (a new draft is not listed as such)")
    workshop.delete(program)
    return Deletion(program, before, programs.around(program, least=2, most=len(before)))


def lost(workshop: Workshop, deletion: Deletion) -> set[str]:
    """
    What a deletion takes along: programs that are not listed any more and that their ids still
    show, but in a long list these may only have moved out of sight; and programs that their ids do
    not show either. If these are not the run's own somebody else may have deleted them: they count
    where one more deletion takes such a program along as well.
    """
    hidden, gone = _looked_for(workshop, deletion)
    own = {str(each).casefold() for each in workshop.made}
    if gone - own:
        again = deleted(workshop, workshop.draft("is deleted as well"))
        gone = gone if _looked_for(workshop, again)[1] - own else gone & own
    return gone if workshop.programs.are_many else gone | hidden


def _looked_for(workshop: Workshop, deletion: Deletion) -> tuple[set[str], set[str]]:
    """A few of the others: those that their ids still show, and those that are gone."""
    own = {str(each).casefold() for each in workshop.made}
    others = sorted(deletion.others - workshop.deleted, key=lambda key: (key not in own, key))[:FEW]
    shown = {each for each in others if workshop.programs.by_id(each).accepted}
    return shown, {*others} - shown
