"""
Programs: all that are not deleted, and one by its id.
"""

from .call import Call, Refused, operation
from .page import Pages
from .record import Json, Program


class Programs(Pages):
    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.programs: dict[int, Program] = {}

    @operation("GET", "/v2/programs")
    def get_programs(self, call: Call) -> list[Json]:
        listed = [program for program in self.programs.values() if self.is_listed(program)]
        return [self.listed(program) for program in self.page(call, self.in_order(listed))]

    @operation("GET", "/v2/programs/{id}")
    def get_program(self, call: Call) -> Json:
        return self.got(self.found(call.segments["id"]))

    def is_listed(self, program: Program) -> bool:
        return not program.deleted

    def in_order(self, programs: list[Program]) -> list[Program]:
        """Sort by id: the documents name no order, but pages need one."""
        return sorted(programs, key=lambda program: program.id)

    def found(self, segment: str) -> Program:
        number = int(segment) if segment.isdecimal() and len(segment) <= 10 else 0
        program = self.programs.get(number)
        if program is None or program.deleted:
            return self.no_such_program(number)
        return program

    def no_such_program(self, number: int) -> Program:  # noqa: ARG002
        raise Refused(404, "ERROR_PROGRAM_NOT_FOUND")

    def listed(self, program: Program) -> Json:
        return self.shown(program)

    def got(self, program: Program) -> Json:
        return self.shown(program)

    def shown(self, program: Program) -> Json:
        return {
            "id": program.id,
            "name": program.name,
            "status": self.word(program),
            "dateCreated": self.time(program.created),
        }

    def word(self, program: Program) -> str:
        """Give the word for a program's status."""
        return program.status
