"""
One program, by its id or by its whole name.
"""

from .call import Call, operation
from .program import Programs
from .record import Json, Program


class Get(Programs):
    @operation("GET", "/rest/asset/v1/program/{id:int}.json")
    def get_program(self, call: Call) -> list[Json]:
        return [self.got_by_id(program) for program in self.visible(call) if program.id == call.id]

    @operation("GET", "/rest/asset/v1/program/byName.json")
    def get_program_by_name(self, call: Call) -> list[Json]:
        name = self.needed(call, "name")
        found = [program for program in self.visible(call) if self.is_called(program, name)]
        return [self.got_by_name(program, call) for program in found]

    def got_by_id(self, program: Program) -> Json:
        return self.shown(program)

    def got_by_name(self, program: Program, call: Call) -> Json:
        """Show tags and costs where they are asked for; else it leaves them out."""
        tags = self.shown_tags(program) if self.wants_tags(call) else {}
        costs = self.shown_costs(program) if self.wants_costs(call) else {}
        return {**self.basics(program), **tags, **costs}

    def wants_tags(self, call: Call) -> bool:
        return call.flag("includeTags")

    def wants_costs(self, call: Call) -> bool:
        return call.flag("includeCosts")

    def is_called(self, program: Program, name: str) -> bool:
        return program.name == name
