"""
An update whose path names one draft, and whose body another one.
"""

from dataclasses import dataclass

from conformance.once import once
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Crossing:
    """
    Two drafts that are as new as each other, and so most likely have the same revision.
    """

    programs: Programs

    @once
    def drafts(self) -> list[Program]:
        """The one in the path, and the one in the body."""
        replies = [self.programs.create(words) for words in ("in the path", "in the body")]
        return [reply.needed_for("creation.accepted") for reply in replies]

    @once
    def title(self) -> str:
        return self.programs.ledger.name("crossed")

    @once
    def reply(self) -> Reply:
        one, other = self.drafts
        named = {"id": other.id, "revision": one["revision"], "description": {"title": self.title}}
        return self.programs.site.call(
            "updateProgram", path={"programId": one.id}, json={"program": named}
        )

    @once
    def afterwards(self) -> list[Program]:
        """Both after that, in the same order."""
        one, taken = self.drafts[0], self.reply.accepted
        shown = self.programs.shown(
            [draft.id for draft in self.drafts],
            lambda found: not taken or found[one.id].title == self.title,
        )
        return [shown[draft.id] for draft in self.drafts]
