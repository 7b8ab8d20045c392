"""
A program of another workspace than the run's.
"""

from dataclasses import dataclass

from conformance.once import once
from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.reply import Reply


@dataclass
class Abroad:
    """
    It is made in the folder of another workspace, where the user may make one there.
    """

    programs: Programs

    @once
    def program(self) -> Program:
        folder = self.programs.surroundings.foreign_folder.reference
        made = self.programs.create(folder=folder, description="Made in another workspace.")
        if not made.accepted:
            raise NotApplicable("no program may be made in the other workspace")
        return made.program

    @once
    def return_(self) -> Attempt:
        """An attempt to clone it into the run's own folder."""
        id_, batch = self.program.id, Attempts(self.programs)
        batch.clone("return", id_)
        return batch["return"]

    @once
    def shown(self) -> Reply:
        """What browsing shows of the run's programs once it was made."""
        self.program  # noqa: B018
        return self.programs.recent()
