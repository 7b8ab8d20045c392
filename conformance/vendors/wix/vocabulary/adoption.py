"""
A program that an app creates, and the owner of the site finds and updates.
"""

from dataclasses import dataclass

from conformance.once import once
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Adoption:
    """
    It is looked for before it is updated.
    """

    programs: Programs

    @once
    def created(self) -> Program:
        self.programs.site.identity("app")
        made = self.programs.create("of an app", by="app")
        made.worked_for("permission.app")
        return self.programs.get(made.program.id).needed_for("visibility.draft.management")

    @once
    def listed(self) -> Reply:
        """The owner's query by its id."""
        id_ = self.created.id
        page = self.programs.site.eventually(
            lambda: self.programs.query({"id": id_}), lambda page: id_ in page.ids
        )
        page.worked_for("discovery.management.query")
        return page

    @once
    def updated(self) -> Program:
        """The program as the answer to the owner's update shows it."""
        assert self.listed
        title = self.programs.ledger.name("of an app, updated")
        reply = self.programs.update(
            self.created.id, self.created["revision"], description={"title": title}
        )
        return reply.needed_for("change.draft")
