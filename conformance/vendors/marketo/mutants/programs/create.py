"""
Marketos that each get one thing about creating programs wrong.
"""

import html

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Cost,
    Json,
    Marketo,
    Program,
    Reference,
    Refused,
)


class _Forgiving(Marketo):
    """Takes a value of its own for a parameter that is left out of a creation."""

    forgiven: dict[str, str] = {}  # noqa: RUF012

    def left_out(self, call: Call, name: str) -> str:
        if call.operation == "create_program" and name in self.forgiven:
            return self.forgiven[name]
        return super().left_out(call, name)


@breaks("create.folder.required")
class CreatesInTheRootFolder(Marketo):
    def folder_left_out(self, call: Call) -> Reference:
        if call.operation == "create_program":
            return Reference("Folder", 13)
        return super().folder_left_out(call)


@breaks("create.name.required")
class CreatesUntitledPrograms(_Forgiving):
    forgiven = {"name": "Untitled"}  # noqa: RUF012


@breaks("create.type.required")
class CreatesDefaultProgramsWithoutAType(_Forgiving):
    forgiven = {"type": "Default"}  # noqa: RUF012


@breaks("create.channel.required")
class CreatesContentWithoutAChannel(_Forgiving):
    forgiven = {"channel": "Content"}  # noqa: RUF012


class _KeepsWhatItRefuses(Marketo):
    """Stores a program before it looks at what was left out."""

    kept = ""

    def left_out(self, call: Call, name: str) -> str:
        if name == self.kept and call.operation == "create_program":
            text = call.text("description") or ""
            place = Reference("Folder", 13)
            program = Program(
                0, call.text("name") or "Unnamed", "Default", "Content", place, description=text
            )
            self.place(program, place)
            self.stamp(program)
            self.store(program)
        return super().left_out(call, name)


@breaks("create.name.required")
class KeepsARefusedProgramWithoutName(_KeepsWhatItRefuses):
    kept = "name"


@breaks("create.channel.required")
class KeepsARefusedProgramWithoutChannel(_KeepsWhatItRefuses):
    kept = "channel"


@breaks("create.type.required")
class KeepsARefusedProgramWithoutType(_KeepsWhatItRefuses):
    kept = "type"


@breaks("create.folder.required")
class KeepsARefusedProgramWithoutFolder(_KeepsWhatItRefuses):
    kept = "folder"


@breaks("create.accepted")
class ForgetsNamesOfNewPrograms(Marketo):
    def is_called(self, program: Program, name: str) -> bool:
        return super().is_called(program, name) and not (
            program.id > 1259 and not program.description
        )


@breaks("create.types.five")
class KnowsNoWebinars(Marketo):
    types = frozenset({"Default", "Event", "Engagement", "Email"})


@breaks("create.types.five")
class KnowsNoEmailPrograms(Marketo):
    types = frozenset({"Default", "Event", "Event with Webinar", "Engagement"})


@breaks("create.folder.placed")
class CreatesInAFixedFolder(Marketo):
    def drafted(self, call: Call) -> Program:
        program = super().drafted(call)
        if program.folder.type == "Folder":
            self.place(program, Reference("Folder", 19))
        return program


@breaks("create.name.kept")
class TrimsNames(Marketo):
    def drafted(self, call: Call) -> Program:
        program = super().drafted(call)
        program.name = program.name.replace("-", " ") if "rich" in program.name else program.name
        return program


@breaks("create.channel.kept")
class TakesTheFirstChannelOfTheType(Marketo):
    def drafted(self, call: Call) -> Program:
        program = super().drafted(call)
        fitting = [
            c.name for c in self.channels.values() if c.applies_to == self.words.get(program.type)
        ]
        program.channel = fitting[0] if program.channel in fitting else program.channel
        return program


@breaks("create.description.kept")
class DropsDescriptions(Marketo):
    def drafted(self, call: Call) -> Program:
        program = super().drafted(call)
        program.description = ""
        return program


@breaks("create.costs.kept")
class DropsCosts(Marketo):
    def sent_costs(self, call: Call) -> list[Cost] | None:
        return [] if call.operation == "create_program" else super().sent_costs(call)


@breaks("create.costs.start-date")
class DatesCostsWithTheDayOfTheCall(Marketo):
    def read_cost(self, row: Json) -> Cost:
        return super().read_cost(row)._replace(start_date=f"{self.this_second():%Y-%m-%d}")


@breaks("create.tags.kept")
class DropsTags(Marketo):
    def sent_tags(self, call: Call) -> dict[str, str] | None:
        tags = super().sent_tags(call)
        return (
            {k: v for k, v in tags.items() if k == "Event Tier"}
            if tags and call.operation == "create_program"
            else tags
        )


@breaks("create.tags.required")
class RequiresNoTags(Marketo):
    def required_tags_missing(self, program: Program) -> list[str]:
        return []


@breaks("create.tags.required")
class KeepsAProgramWithoutItsRequiredTag(Marketo):
    def required_tags_missing(self, program: Program) -> list[str]:
        missing = super().required_tags_missing(program)
        if missing:
            self.store(program)
        return missing


@breaks("create.tags.from-the-list")
class TakesAnyValueOfATag(Marketo):
    def tag_is_listed(self, name: str, value: str) -> bool:
        return name in self.tag_types


@breaks("create.tags.from-the-list")
class RefusesAndKeepsAValueOffTheList(Marketo):
    def tag_is_listed(self, name: str, value: str) -> bool:
        if not super().tag_is_listed(name, value):
            self.store(self.refused)
        return super().tag_is_listed(name, value)

    def tags_are_listed(self, program: Program) -> None:
        self.refused = program
        super().tags_are_listed(program)


@breaks("create.email-dates.accepted")
class RefusesDatesAtCreation(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        if call.operation == "create_program" and call.given("startDate"):
            raise Refused("709", "Dates can't be set at creation")
        super().set_dates(program, call)


@breaks("create.email-dates.accepted")
class SwapsDatesAtCreation(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        super().set_dates(program, call)
        if call.operation == "create_program":
            program.start, program.end = program.end, program.start


@breaks("create.email-dates.shown")
class DropsDatesAtCreation(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        if call.operation != "create_program":
            super().set_dates(program, call)


@breaks("create.channel.exists")
class TakesAnyChannel(Marketo):
    def channel_exists(self, name: str) -> bool:
        return True


@breaks("create.channel.fits")
class TakesChannelsOfOtherTypes(Marketo):
    def channel_fits(self, program: Program) -> bool:
        return True


@breaks("create.type.known")
class TakesUnknownTypes(Marketo):
    def type_is_known(self, name: str) -> bool:
        return True

    def channel_fits(self, program: Program) -> bool:
        return program.type not in self.types or super().channel_fits(program)


@breaks("create.tags.kept")
class KeepsOnlyTheFirstTag(Marketo):
    def sent_tags(self, call: Call) -> dict[str, str] | None:
        tags = super().sent_tags(call)
        return dict([*tags.items()][:1]) if tags and call.operation == "create_program" else tags


@breaks("create.costs.kept")
class KeepsOnlyTheFirstCost(Marketo):
    def sent_costs(self, call: Call) -> list[Cost] | None:
        costs = super().sent_costs(call)
        return costs[:1] if costs and call.operation == "create_program" else costs


@breaks("create.description.kept")
class EscapesDescriptions(Marketo):
    def drafted(self, call: Call) -> Program:
        program = super().drafted(call)
        program.description = html.escape(program.description)
        return program


@breaks("create.costs.kept")
class NotesTheFirstNoteAtEachCost(Marketo):
    def drafted(self, call: Call) -> Program:
        program = super().drafted(call)
        program.costs = [cost._replace(note=program.costs[0].note) for cost in program.costs]
        return program


@breaks("create.description.kept")
class EndsDescriptionsAtASemicolon(Marketo):
    def store(self, program: Program) -> None:
        program.description = program.description.partition(";")[0]
        super().store(program)


@breaks("create.channel.fits", depth="standard")
class TakesEventChannelsForWebinars(Marketo):
    def channel_fits(self, program: Program) -> bool:
        event = self.channels[program.channel].applies_to == "event"
        return (program.type == "Event with Webinar" and event) or super().channel_fits(program)


@breaks("create.channel.required", depth="standard")
class ChoosesTheChannelOfEmailPrograms(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        email = (name, call.text("type")) == ("channel", "Email")
        return "Email Send" if email else super().left_out(call, name)


@breaks("program.name.never-blank", depth="standard")
class TakesBlankNames(Marketo):
    def needed(self, call: Call, name: str) -> str:
        blank = name == "name" and call.text(name) == ""
        return "" if blank else super().needed(call, name)
