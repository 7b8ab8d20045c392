"""
Dotdigital accounts that chose differently: how hooks bring programs into their states.
"""

from starlette.responses import Response

from conformance.vendors.dotdigital.reference import (
    Call,
    Contact,
    Dotdigital,
    Fault,
    Json,
    Program,
    Refused,
)


class HasAnAllowance(Dotdigital):
    """Twenty an hour, refused creations included, and nobody told the suite."""

    allowance = 20

    def create_enrolment(self, call: Call) -> Json:
        self.tries = getattr(self, "tries", 0) + 1
        if self.tries > 20:
            raise Refused(400, "ERROR_ENROLMENT_ALLOWANCE_EXCEEDED ")
        return super().create_enrolment(call)

    def capabilities(self) -> dict[str, bool]:
        return {}


class EnrolsEverybodyOnce(Dotdigital):
    """A second enrolment in the same program is a fault."""

    def fault(self, program: Program, contact: Contact) -> Fault | None:
        seen: set[tuple[int, int]] = self.__dict__.setdefault("seen_before", set())
        if (program.id, contact.id) in seen:
            return Fault(contact, "AlreadyInProgram")
        found = super().fault(program, contact)
        if found is None:
            seen.add((program.id, contact.id))
        return found


class SavesNothingByItself(Dotdigital):
    """A new program and one whose errors were resolved have to be saved before they start."""

    def create_draft(self, call: Call) -> Json:
        seen = super().create_draft(call)
        program = self.programs[int(seen["id"])]
        program.edits = program.name
        return seen

    def set_validation_errors(self, call: Call) -> Json:
        seen = super().set_validation_errors(call)
        program = self.programs[int(seen["id"])]
        program.edits = program.name
        return seen


class ShowsEditsAtOnce(Dotdigital):
    """What is not saved yet can be seen."""

    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "name": program.edits or program.name}


class SavesByItself(Dotdigital):
    """There is no save: an edit is kept at once."""

    def edit(self, call: Call) -> Json:
        super().edit(call)
        return self.save(call)

    def hooks(self) -> dict[str, Json]:
        return {name: hook for name, hook in super().hooks().items() if name != "save"}


class DeclinesHooksSilently(Dotdigital):
    """Whatever a hook did or did not do, it says that it is done."""

    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        if call.is_hook and answer.status_code >= 400:
            return Response(status_code=204)
        return answer


class DeclinesHooksWithoutABody(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        return Response(status_code=403) if call.is_hook else super().refusal(call, refused)


class DoesHooksWithoutABody(Dotdigital):
    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        silent = call.is_hook and call.operation != "create_draft" and answer.status_code == 200
        return Response(status_code=204) if silent else answer


class GivesIdsAsTextByItsHook(Dotdigital):
    """An adapter read them off a page, say."""

    def seen(self, program: Program) -> Json:
        return {**super().seen(program), "id": str(program.id)}

    def create_draft(self, call: Call) -> Json:
        program = super().create_draft(call)
        return {**program, "id": str(program["id"])}


class HasFewActiveProgramsLeft(Dotdigital):
    """Fifty may be active at once, and most of them are."""

    def plant_programs(self) -> None:
        super().plant_programs()
        for number in range(3000, 3044):
            created = self.this_second()
            self.programs[number] = Program(number, f"Runs {number}", created, "Active")

    def is_ready(self, program: Program) -> None:
        super().is_ready(program)
        if sum(each.status == "Active" for each in self.programs.values()) >= 50:
            raise Refused(409, sentence="Fifty programs are active.")


class DeclinesEachSave(Dotdigital):
    """Its hook does not work, so that nothing that was edited can be activated."""

    def save(self, call: Call) -> Json:
        raise Refused(409, sentence=f"{call.path} can't be saved by this.")


class DeclinesEachDeactivation(Dotdigital):
    """Its hook does not work, so that nothing that is active ever stops."""

    def deactivate(self, call: Call) -> Json:
        raise Refused(409, sentence=f"{call.path} can't be done by this.")
