"""
Dotdigitals whose programs change their state in one wrong way each.
"""

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    FIRST_MADE,
    Call,
    Dotdigital,
    Json,
    Program,
    Wish,
)


@breaks("lifecycle.draft")
class StartsNewProgramsAtOnce(Dotdigital):
    def create_draft(self, call: Call) -> Json:
        seen = super().create_draft(call)
        self.programs[seen["id"]].status = "Active"
        return seen


@breaks("lifecycle.activated")
class StaysADraftForEver(Dotdigital):
    def set_active(self, program: Program) -> None:
        program.edits = None


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
class RemindsOfErrorsOnce(Dotdigital):
    """Whoever insists gets the program activated."""

    def has_errors(self, program: Program) -> bool:
        found, program.errors = super().has_errors(program), None
        return found


@breaks("lifecycle.activated.errors-resolved")
class NeverForgetsAnError(Dotdigital):
    def set_validation_errors(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        before, seen = program.errors, super().set_validation_errors(call)
        program.errors = before or program.errors
        return seen


@breaks("lifecycle.activated.saved", depth="standard")
class ActivatesDraftsAsSavedLast(Dotdigital):
    def has_unsaved_edits(self, program: Program) -> bool:
        return program.status != "Draft" and super().has_unsaved_edits(program)


@breaks("lifecycle.active.fixed")
class EditsActivePrograms(Dotdigital):
    states_to_edit = frozenset({"Draft", "Active", "Deactivated"})


@breaks("lifecycle.active.fixed")
class EditsActiveProgramsAndStopsThem(Dotdigital):
    """An edit takes the program back to draft."""

    states_to_edit = frozenset({"Draft", "Active", "Deactivated"})

    def edit(self, call: Call) -> Json:
        program, seen = self.found(call.segments["id"]), super().edit(call)
        program.status = "Draft" if program.status == "Active" else program.status
        return seen


@breaks(
    "lifecycle.active.shown",
    also=["program.by-id.same"],
    because="a program that is listed is not there by its id",
)
class ShowsNoProgramThatRuns(Dotdigital):
    """It is gone from its id once a user has activated it; the list still has it."""

    def get_program(self, call: Call) -> Json:
        number = int(call.segments["id"]) if call.segments["id"].isdecimal() else 0
        program = self.programs.get(number)
        if program and program.status == "Active" and number >= FIRST_MADE:
            self.no_such_program(number)
        return super().get_program(call)


@breaks("lifecycle.deactivated.never-enrolled")
class DeactivatesEverything(Dotdigital):
    def status_when_deactivated(self, program: Program) -> str:
        return "Deactivated"


@breaks("lifecycle.deactivated.never-enrolled")
class CountsRefusedEnrolments(Dotdigital):
    def is_active(self, program: Program) -> None:
        program.ever_enrolled = True
        super().is_active(program)


@breaks("lifecycle.deactivated.never-enrolled")
class CountsContactsItDoesNotKnow(Dotdigital):
    def names_whom_there_are(self, wish: Wish) -> None:
        self.programs[wish.program].ever_enrolled = True
        super().names_whom_there_are(wish)


@breaks("lifecycle.deactivated.never-enrolled")
class IsADraftAgainOnce(Dotdigital):
    def status_when_deactivated(self, program: Program) -> str:
        status, program.ever_enrolled = super().status_when_deactivated(program), True
        return status


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
        again = program.id in self.__dict__.get("stopped", ())
        self.within(program, {"Deactivated"} if again else self.states_that_activate)
        super().is_ready(program)

    def status_when_deactivated(self, program: Program) -> str:
        self.__dict__.setdefault("stopped", set()).add(program.id)
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


@breaks("lifecycle.listed", also=["program.by-id.same"], because="its id shows another status")
class ListsTheStatusOfTheFirstLook(Dotdigital):
    def listed(self, program: Program) -> Json:
        first: dict[int, str] = self.__dict__.setdefault("first_seen", {})
        status = first.setdefault(program.id, self.word(program))
        return {**super().listed(program), "status": status}


@breaks("lifecycle.listed", also=["program.by-id.same"], because="its id shows another status")
class ListsNewProgramsAsDrafts(Dotdigital):
    def listed(self, program: Program) -> Json:
        draft = {"status": "Draft"} if program.id >= FIRST_MADE else {}
        return {**super().listed(program), **draft}


@breaks("lifecycle.listed")
class ListsDeactivatedProgramsAsActive(Dotdigital):
    """Those that a user deactivated: the list learns of it with the next change."""

    def deactivate(self, call: Call) -> Json:
        seen = super().deactivate(call)
        self.__dict__.setdefault("stopped", set()).add(seen["id"])
        return seen

    def listed(self, program: Program) -> Json:
        stopped = program.id in self.__dict__.get("stopped", ())
        late = {"status": "Active"} if stopped and program.status == "Deactivated" else {}
        return {**super().listed(program), **late}


@breaks("lifecycle.deleted.not-listed")
class ListsWhatAUserDeleted(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        return program.id >= FIRST_MADE or super().is_listed(program)


@breaks("lifecycle.deleted.not-listed")
class DeletesTheOldestProgramToo(Dotdigital):
    def delete(self, call: Call) -> Json:
        seen, used = super().delete(call), self.told.values()
        next(p for p in self.programs.values() if not p.deleted and p.id not in used).deleted = True
        return seen


@breaks("lifecycle.deleted.not-listed")
class ListsTheOldestNoMoreOnceOneIsDeleted(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        gone = any(each.deleted and each.id >= FIRST_MADE for each in self.programs.values())
        return super().is_listed(program) and not (gone and program.id == min(self.programs))


@breaks("lifecycle.deleted.active")
class DeletesActivePrograms(Dotdigital):
    states_to_delete = frozenset({"Draft", "Active", "Deactivated", "ReadOnly"})


@breaks("lifecycle.read-only.stays", also=["program.state.read-only"], because="it is active now")
class ActivatesReadOnlyPrograms(Dotdigital):
    states_that_activate = frozenset({"Draft", "Deactivated", "ReadOnly"})


@breaks("lifecycle.deactivated.never-enrolled")
class CountsAnEnrolmentForAllThatIsActive(Dotdigital):
    def note_enrolled(self, program: Program) -> None:
        for each in self.programs.values():
            each.ever_enrolled |= each.status == "Active"


@breaks("lifecycle.deactivated.for-good", depth="standard")
class ForgetsEnrolmentsWithASave(Dotdigital):
    def save(self, call: Call) -> Json:
        seen = super().save(call)
        self.found(call.segments["id"]).ever_enrolled = False
        return seen


@breaks("lifecycle.deactivated.enrolled", depth="standard")
class CountsEnrolmentsOfTheFirstTimeAlone(Dotdigital):
    """That it was active: it looks at them when it is deactivated first."""

    def status_when_deactivated(self, program: Program) -> str:
        first: dict[int, str] = self.__dict__.setdefault("first_time", {})
        return first.setdefault(program.id, super().status_when_deactivated(program))


@breaks("lifecycle.activated", "lifecycle.reactivated", depth="standard")
class NeverSavesAnEdit(Dotdigital):
    def save(self, call: Call) -> Json:
        return self.seen(self.found(call.segments["id"]))
