"""
Creation: everything is looked at first, then the program is stored.
"""

from .call import Call, Refused, operation, wrong
from .channel import Channels
from .nesting import Nesting
from .record import Cost, Json, Program, Reference
from .tagtype import TagTypes


class Create(Nesting, Channels, TagTypes):
    types_with_dates = frozenset({"Email"})  # dates sent for others are ignored; that is open

    @operation("POST", "/rest/asset/v1/programs.json")
    def create_program(self, call: Call) -> list[Json]:
        program = self.drafted(call)
        self.may_be_created(call, program)
        self.store(program)
        return [self.shown(program)]

    def drafted(self, call: Call) -> Program:
        """Make the program that is asked for, without storing it."""
        program = Program(
            id=0,
            name=self.needed(call, "name"),
            type=self.needed(call, "type"),
            channel=self.needed(call, "channel"),
            folder=self.needed_folder(call),
            description=call.text("description") or "",
            tags=self.sent_tags(call) or {},
            costs=self.sent_costs(call) or [],
        )
        program.status = self.first_status.get(program.type, "")
        self.place(program, program.folder)
        self.set_dates(program, call)
        self.stamp(program)
        return program

    def may_be_created(self, call: Call, program: Program) -> None:
        self.must(self.type_is_known(program.type), "709", "No such type of program")
        self.must(self.channel_exists(program.channel), "709", "No such channel")
        self.must(self.channel_fits(program), "709", "The channel is for another type of program")
        self.must(self.place_exists(call, program.folder), "710", "Parent folder not found")
        self.must(not self.name_is_taken(program.name), "709", "Name is taken")
        self.tags_are_listed(program)
        missing = self.required_tags_missing(program)
        self.must(not missing, "709", f"Required tags are missing: {', '.join(missing)}")
        self.may_be_nested(program)

    def must(self, holds: bool, code: str, message: str) -> None:
        if not holds:
            raise Refused(code, message)

    # Parts of what is asked for

    def needed_folder(self, call: Call) -> Reference:
        return call.reference("folder") if call.given("folder") else self.folder_left_out(call)

    def folder_left_out(self, call: Call) -> Reference:
        self.left_out(call, "folder")
        raise NotImplementedError

    def sent_tags(self, call: Call) -> dict[str, str] | None:
        rows = call.rows("tags")
        if rows is None:
            return None
        if not all({"tagType", "tagValue"} <= row.keys() for row in rows):
            raise wrong("tags", "a list of tagType and tagValue")
        return {str(row["tagType"]): str(row["tagValue"]) for row in rows}

    def sent_costs(self, call: Call) -> list[Cost] | None:
        rows = call.rows("costs")
        return rows if rows is None else [self.read_cost(row) for row in rows]

    def read_cost(self, row: Json) -> Cost:
        """Read a cost, whose start is a date, or a time of which the date is kept."""
        start, amount = row.get("startDate"), row.get("cost")
        if start is None or isinstance(amount, bool) or not str(amount).isdecimal():
            raise wrong("costs", "a list of startDate and cost")
        day = self.instant(str(start)).date()
        return Cost(f"{day:%Y-%m-%d}", int(str(amount)[:18]), str(row.get("note") or ""))

    def set_dates(self, program: Program, call: Call) -> None:
        if program.type not in self.types_with_dates:
            return
        start, end = call.text("startDate"), call.text("endDate")
        program.start = self.instant(start) if start else program.start
        program.end = self.instant(end) if end else program.end

    # Rules

    def type_is_known(self, name: str) -> bool:
        return name in self.types

    def channel_exists(self, name: str) -> bool:
        return name in self.channels

    def channel_fits(self, program: Program) -> bool:
        channel = self.channels.get(program.channel)
        return channel is None or channel.applies_to == self.words.get(program.type)

    def name_is_taken(self, name: str) -> bool:
        """Say whether a program has that name already; documented for clones only."""
        return bool(self.named(name))

    def required_tags_missing(self, program: Program) -> list[str]:
        return [name for name in self.required_tags(program) if name not in program.tags]

    def required_tags(self, program: Program) -> list[str]:
        word = self.words.get(program.type)
        required = (one for one in self.tag_types.values() if one.required)
        return [tag_type.name for tag_type in required if word in tag_type.applies_to]

    def tags_are_listed(self, program: Program) -> None:
        for name, value in program.tags.items():
            self.must(self.tag_is_listed(name, value), "709", f"{value} is no value of {name}")
            self.must(self.tag_fits(name, program), "709", f"{name} is for other types")

    def tag_is_listed(self, name: str, value: str) -> bool:
        return name in self.tag_types and value in self.tag_types[name].values

    def tag_fits(self, name: str, program: Program) -> bool:
        tag_type = self.tag_types.get(name)
        return tag_type is None or self.words.get(program.type) in tag_type.applies_to
