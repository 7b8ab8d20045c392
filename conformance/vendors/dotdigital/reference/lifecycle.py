"""
What users do to programs in the application, and the API can't: the hooks.
"""

import json
from typing import Any

from .call import Call, Refused, operation
from .program import Programs
from .record import Json, Program

ONE = "/__admin/programs/{id}"
FIRST_MADE = 7001  # those with lower ids were there at first


class Lifecycle(Programs):
    states_that_activate = frozenset({"Draft", "Deactivated"})
    states_to_edit = frozenset({"Draft", "Deactivated"})
    states_to_delete = frozenset({"Draft", "Deactivated", "ReadOnly"})

    @operation("POST", "/__admin/programs")
    def create_draft(self, call: Call) -> Json:
        program = Program(self.next_id(), str(self.sent_to_hook(call, "name")), self.this_second())
        self.programs[program.id] = program
        return self.seen(program)

    @operation("POST", f"{ONE}/activate")
    def activate(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        self.is_ready(program)
        self.set_active(program)
        return self.seen(program)

    @operation("POST", f"{ONE}/deactivate")
    def deactivate(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        self.within(program, {"Active"})
        program.status = self.status_when_deactivated(program)
        return self.seen(program)

    @operation("POST", f"{ONE}/delete")
    def delete(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        self.within(program, self.states_to_delete)
        program.deleted = True
        return self.seen(program)

    @operation("POST", f"{ONE}/edit")
    def edit(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        self.within(program, self.states_to_edit)
        program.edits = str(self.sent_to_hook(call, "name"))
        return self.seen(program)

    @operation("POST", f"{ONE}/save")
    def save(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        program.name, program.edits = program.edits or program.name, None
        return self.seen(program)

    @operation("POST", f"{ONE}/errors")
    def set_validation_errors(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        self.within(program, self.states_to_edit)
        program.errors = self.sent_to_hook(call, "errors")
        return self.seen(program)

    def is_ready(self, program: Program) -> None:
        self.within(program, self.states_that_activate)
        if self.has_unsaved_edits(program):
            raise Refused(409, sentence="The program has to be saved first.")
        if self.has_errors(program):
            raise Refused(409, sentence="The program has outstanding validation errors.")

    def has_unsaved_edits(self, program: Program) -> bool:
        return program.edits is not None

    def has_errors(self, program: Program) -> bool:
        return bool(program.errors)

    def set_active(self, program: Program) -> None:
        program.status = "Active"

    def status_when_deactivated(self, program: Program) -> str:
        return "Deactivated" if program.ever_enrolled else "Draft"

    def within(self, program: Program, statuses: frozenset[str] | set[str]) -> None:
        if program.status not in statuses:
            raise Refused(409, sentence=f"The program is in status {program.status}.")

    def sent_to_hook(self, call: Call, name: str) -> Any:
        try:
            return json.loads(call.body)[name]
        except (ValueError, KeyError, TypeError):
            raise Refused(422, sentence=f"'{name}' is missing.") from None

    def seen(self, program: Program) -> Json:
        return {"id": program.id, "status": program.status}

    def next_id(self) -> int:
        return max(FIRST_MADE - 1, *self.programs) + 1

    def hooks(self) -> dict[str, Json]:
        """Give the requests that a target file may hold under `hooks`."""
        bodies: dict[str, Json] = {
            "activate": {},
            "deactivate": {},
            "delete": {},
            "edit": {"json": {"name": "{name}"}},
            "save": {},
            "errors": {"json": {"errors": "{errors}"}},
        }
        of_one: dict[str, Json] = {
            name: {"method": "POST", "path": f"{ONE}/{name}", **body}
            for name, body in bodies.items()
        }
        of_one["set_validation_errors"] = of_one.pop("errors")
        new = {"method": "POST", "path": "/__admin/programs", "json": {"name": "{name}"}}
        return {"create_draft": {**new, "returns": "/id"}, **of_one}
