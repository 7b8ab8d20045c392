"""
Marketos that each nest programs wrongly.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Marketo, Program


@breaks(
    "nesting.engagement.parents",
    also=("delete.contents.with-it",),
    because="there is nothing in a program to delete",
)
class NestsNothingInEngagementPrograms(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return parent != "Engagement" and super().may_hold(parent, child)


@breaks("nesting.engagement.parents")
class NestsNoWebinarsInEngagementPrograms(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return child != "Event with Webinar" and super().may_hold(parent, child)


@breaks("nesting.others.email")
class NestsNoEmailInEvents(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return parent != "Event" and super().may_hold(parent, child)


@breaks("nesting.others.nothing-else")
class NestsAnythingInDefaultPrograms(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return parent == "Default" or super().may_hold(parent, child)


@breaks("nesting.others.nothing-else")
class NestsEventsInWebinars(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return (parent, child) == ("Event with Webinar", "Event") or super().may_hold(parent, child)


@breaks("nesting.others.nothing-else")
class KeepsWhatItRefusesToNest(Marketo):
    def may_be_nested(self, program: Program) -> None:
        self.store(program)
        super().may_be_nested(program)


@breaks("nesting.others.email")
class PutsNestedEmailBesideItsParent(Marketo):
    def may_be_nested(self, program: Program) -> None:
        super().may_be_nested(program)
        above = self.program_above(program.folder)
        if above and above.type != "Engagement":
            self.place(program, above.folder)


@breaks("create.description.kept")
class DescribesNestedProgramsByWhatHoldsThem(Marketo):
    def store(self, program: Program) -> None:
        parent = self.program_above(program.folder)
        program.description = program.description if not parent else parent.description
        super().store(program)


@breaks("clone.program.new-id", depth="standard")
class ClonesNothingOutOfPrograms(Marketo):
    def may_be_cloned(self, source: Program) -> bool:
        return source.folder.type == "Folder" and super().may_be_cloned(source)
