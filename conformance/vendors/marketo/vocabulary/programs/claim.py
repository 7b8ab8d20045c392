"""
Clones that must be refused for another program, another type or at another try than the first.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempts
from conformance.vendors.marketo.vocabulary.programs.clones import Clones
from conformance.vendors.marketo.vocabulary.programs.history import older
from conformance.vendors.marketo.vocabulary.programs.nest import Nest, inside
from conformance.vendors.marketo.vocabulary.programs.revision import Revisions
from conformance.vendors.marketo.vocabulary.reply import Reply

PAGE = 200
OTHERS = ("Engagement", "Email")  # than what is cloned elsewhere
LONG_AGO = timedelta(minutes=1)


@dataclass
class Claims:
    """
    All are tried before the first look at what is left of them.
    """

    programs: Programs
    clones: Clones
    revisions: Revisions
    nest: Nest
    population: Reply

    @once
    def refused(self) -> Attempts:
        """By whose name was taken, or what else is wrong; ids are not clonable at a second try."""
        self.clones.refused  # noqa: B018 - the first try
        cast, around = self.clones.cast, self.programs.surroundings
        source, clone, batch = self.clones.source, self.clones.clone, Attempts(self.programs)
        batch.clone("a renamed program", source.id, name=self._renamed)
        batch.clone("a program in a program", source.id, name=self._nested)
        batch.clone("a clone", source.id, name=clone.name)
        batch.clone("the source of a clone", clone.id, name=source.name)
        batch.clone("a program of another workspace", source.id, name=self._foreign)
        batch.clone("blank name", source.id, name="")
        folder: Any = partial(lambda: around.foreign_folder.reference)
        for kind in (kind for kind in OTHERS if kind in cast.made):
            batch.clone(("other workspace", kind), cast[kind].id, folder=folder)
        folder = partial(lambda: inside(cast["Engagement"]))
        batch.clone(("program as folder", "Default"), cast["Default"].id, folder=folder)
        called = {"id": self.programs.surroundings.folder.id, "type": "Program"}
        batch.clone("folder called a program", source.id, folder=called)
        fixtures = self.programs.instance.context.target.fixtures
        for never in (fixtures.get("unclonable_program_ids") or [])[:1]:
            batch.clone(never, never)
        return batch

    @once
    def afterwards(self) -> Reply:
        """A clone of a clone, by a name that a clone into a program was refused."""
        attempt = self.refused["program as folder", "Default"]
        attempt.reply.must_be_refused()
        attempt.left  # noqa: B018 - before there is a program of that name
        return self.programs.clone(self.clones.clone.id, name=attempt.form["name"])

    def _renamed(self) -> Any:
        return self.revisions["all at once"].after.name

    def _nested(self) -> Any:
        return self.nest.child("Engagement", "Email").needed_for("nesting.engagement.parents").name

    def _foreign(self) -> Any:
        """The name of a program of another workspace, among the first 400 of the instance."""
        own, opened = self.clones.source["workspace"], self.clones.cast.opened
        more = self.programs.browse(maxReturn=PAGE, offset=PAGE).programs
        for program in self.population.programs + more:
            elsewhere = own and program["workspace"] and program["workspace"] != own
            if elsewhere and older(program, opened - LONG_AGO):
                return program.name
        raise NotApplicable("no program of another workspace is shown")
