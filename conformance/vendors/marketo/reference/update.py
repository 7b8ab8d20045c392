"""
Updates: name, description, tags, costs, and the dates of Email programs. What is not sent stays.
"""

from dataclasses import replace

from .call import Call, Refused, operation
from .create import Create
from .record import Cost, Json, Program


class Update(Create):
    fixed_at_creation = frozenset({"type", "channel"})

    @operation("POST", "/rest/asset/v1/program/{id:int}.json")
    def update_program(self, call: Call) -> list[Json]:
        program = self.existing(call)
        updated = self.revised(program, call)
        self.may_be_updated(program, updated)
        self.overwrite(program, updated)
        return [self.shown(program)]

    def overwrite(self, program: Program, updated: Program) -> None:
        """Change the stored program in place, its tags and costs as well."""
        tags, costs = program.tags, program.costs
        tags.clear()
        tags.update(updated.tags)
        costs[:] = updated.costs
        vars(program).update(vars(updated), tags=tags, costs=costs)

    def revised(self, program: Program, call: Call) -> Program:
        """Make the program as it would be after an update, without changing it."""
        updated = replace(program, tags=dict(program.tags), costs=list(program.costs))
        if call.given("name"):
            updated.name = self.needed(call, "name")
        if call.given("description"):
            updated.description = call.text("description") or ""
        self.set_fixed(updated, call)
        updated.tags = self.apply_tags(program, self.sent_tags(call))
        replaces = call.flag("costsDestructiveUpdate")
        updated.costs = self.apply_costs(program.costs, self.sent_costs(call), replaces)
        self.set_dates(updated, call)
        self.stamp(updated)
        return updated

    def set_fixed(self, program: Program, call: Call) -> None:
        """Refuse another type or channel; the service may ignore it instead."""
        for name in ("type", "channel"):
            value = call.text(name) or getattr(program, name)
            if value != getattr(program, name) and name in self.fixed_at_creation:
                raise Refused("709", f"{name} can only be set at creation")
            setattr(program, name, value)

    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        """Replace the tags, but for required ones; the service may merge them instead."""
        if sent is None:
            return dict(program.tags)
        required = self.required_tags(program)
        return {name: value for name, value in program.tags.items() if name in required} | sent

    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        """Append the costs that are sent, or puts them (or none) in place of the others."""
        return [*([] if replaces else costs), *(sent or [])]

    def may_be_updated(self, program: Program, updated: Program) -> None:
        renamed = updated.name != program.name
        self.must(not (renamed and self.name_is_taken(updated.name)), "709", "Name is taken")
        self.tags_are_listed(updated)
