"""
Dotdigitals whose programs change their state in one wrong way each.
"""

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import FIRST_MADE, Call, Dotdigital, Json, Program


@breaks("lifecycle.draft")
class StartsNewProgramsAtOnce(Dotdigital):
    def create_draft(self, call: Call) -> Json:
        seen = super().create_draft(call)
        self.programs[seen["id"]].status = "Active"
        return seen


@breaks("lifecycle.draft")
class HasNewProgramsDeactivated(Dotdigital):
    def create_draft(self, call: Call) -> Json:
        seen = super().create_draft(call)
        self.programs[seen["id"]].status = "Deactivated"
        return seen


@breaks("lifecycle.activated")
class StaysADraftUntilItEnrols(Dotdigital):
    def set_active(self, program: Program) -> None:
        program.edits = None

    def is_active(self, program: Program) -> None:
        program.status = "Active"


@breaks("lifecycle.activated")
class TakesActivationForAnEdit(Dotdigital):
    """What is activated is read-only from then on, as it can't be edited any more."""

    def set_active(self, program: Program) -> None:
        program.status = "ReadOnly"


@breaks("lifecycle.activated.errors", "lifecycle.reactivated.errors")
class OnlyWarnsOfErrors(Dotdigital):
    def has_errors(self, program: Program) -> bool:
        return False


@breaks("lifecycle.activated.errors")
class ValidatesWhatWasActiveBeforeAlone(Dotdigital):
    def has_errors(self, program: Program) -> bool:
        return program.status == "Deactivated" and super().has_errors(program)


@breaks("lifecycle.activated.errors")
class DeactivatesWhatHasErrors(Dotdigital):
    def has_errors(self, program: Program) -> bool:
        found = super().has_errors(program)
        if found:
            program.status = "Deactivated"
        return found


@breaks("lifecycle.activated.errors-resolved")
class NeverForgetsAnError(Dotdigital):
    def set_validation_errors(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        before = program.errors
        seen = super().set_validation_errors(call)
        program.errors = before or program.errors
        return seen


@breaks("lifecycle.active.fixed")
class EditsActivePrograms(Dotdigital):
    states_to_edit = frozenset({"Draft", "Active", "Deactivated"})


@breaks("lifecycle.active.fixed")
class EditsActiveProgramsAndStopsThem(Dotdigital):
    """An edit takes the program back to draft."""

    states_to_edit = frozenset({"Draft", "Active", "Deactivated"})

    def edit(self, call: Call) -> Json:
        seen = super().edit(call)
        self.programs[seen["id"]].status = "Draft"
        return seen


@breaks("lifecycle.active.shown")
class ShowsNoProgramThatRuns(Dotdigital):
    """It is gone from its id once a user has activated it; the list still has it."""

    def get_program(self, call: Call) -> Json:
        number = int(call.segments["id"]) if call.segments["id"].isdecimal() else 0
        program = self.programs.get(number)
        if program and program.status == "Active" and self.is_new(program):
            self.no_such_program(number)
        return super().get_program(call)

    def is_new(self, program: Program) -> bool:
        return program.id >= FIRST_MADE


@breaks("lifecycle.deactivated.never-enrolled")
class DeactivatesEverything(Dotdigital):
    def status_when_deactivated(self, program: Program) -> str:
        return "Deactivated"


@breaks("lifecycle.deactivated.never-enrolled")
class TakesActivationForAnEnrolment(Dotdigital):
    def set_active(self, program: Program) -> None:
        super().set_active(program)
        program.ever_enrolled = True


@breaks(
    "lifecycle.deactivated.enrolled",
    also=[
        "lifecycle.deactivated.for-good",
        "lifecycle.reactivated.errors",
        "lifecycle.reactivated.saved",
    ],
    because="no program is ever deactivated",
)
class GoesBackToDraftAlways(Dotdigital):
    def status_when_deactivated(self, program: Program) -> str:
        return "Draft"


@breaks("lifecycle.deactivated.for-good")
class CountsEnrolmentsSinceTheLastActivation(Dotdigital):
    def set_active(self, program: Program) -> None:
        super().set_active(program)
        program.ever_enrolled = False


@breaks("lifecycle.deactivated.for-good")
class ForgetsItsEnrolmentsWithADeactivation(Dotdigital):
    def status_when_deactivated(self, program: Program) -> str:
        status = super().status_when_deactivated(program)
        program.ever_enrolled = False
        return status


@breaks(
    "lifecycle.reactivated",
    also=["lifecycle.deactivated.for-good"],
    because="nothing is deactivated a second time",
)
class NeverReactivates(Dotdigital):
    states_that_activate = frozenset({"Draft"})


@breaks("lifecycle.reactivated.draft")
class ActivatesADraftOnce(Dotdigital):
    def is_ready(self, program: Program) -> None:
        self.within(program, {"Deactivated"} if program.errors == [] else {"Draft", "Deactivated"})
        super().is_ready(program)

    def status_when_deactivated(self, program: Program) -> str:
        program.errors = [] if program.errors is None else program.errors
        return super().status_when_deactivated(program)


@breaks("lifecycle.reactivated.errors")
class ValidatesDraftsAlone(Dotdigital):
    def has_errors(self, program: Program) -> bool:
        return program.status == "Draft" and super().has_errors(program)


@breaks("lifecycle.reactivated.errors")
class TakesErrorsOfDeactivatedProgramsBackToDraft(Dotdigital):
    def has_errors(self, program: Program) -> bool:
        found = super().has_errors(program)
        if found:
            program.status = "Draft"
        return found


@breaks("lifecycle.reactivated.saved")
class ReactivatesAsSavedLast(Dotdigital):
    def has_unsaved_edits(self, program: Program) -> bool:
        return program.status == "Draft" and super().has_unsaved_edits(program)


@breaks("lifecycle.listed")
class ListsTheStatusOfTheFirstLook(Dotdigital):
    def listed(self, program: Program) -> Json:
        first: dict[int, str] = self.__dict__.setdefault("first_seen", {})
        status = first.setdefault(program.id, self.word(program))
        return {**super().listed(program), "status": status}


@breaks("lifecycle.listed")
class ListsNewProgramsAsDrafts(Dotdigital):
    def listed(self, program: Program) -> Json:
        draft = {"status": "Draft"} if program.id >= FIRST_MADE else {}
        return {**super().listed(program), **draft}


@breaks("lifecycle.deleted.not-listed")
class ListsWhatAUserDeleted(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        return program.id >= FIRST_MADE or super().is_listed(program)


@breaks("lifecycle.deleted.not-listed")
class DeletesTheNextProgramToo(Dotdigital):
    def delete(self, call: Call) -> Json:
        seen = super().delete(call)
        others = [each for each in self.programs.values() if not each.deleted]
        max(others, key=lambda each: each.id).deleted = True
        return seen


@breaks("lifecycle.deleted.active")
class DeletesActivePrograms(Dotdigital):
    states_to_delete = frozenset({"Draft", "Active", "Deactivated", "ReadOnly"})


@breaks("lifecycle.read-only.stays")
class ActivatesReadOnlyPrograms(Dotdigital):
    states_that_activate = frozenset({"Draft", "Deactivated", "ReadOnly"})
