"""
Programs: their types and statuses, where they are kept, and how they look in an answer.
"""

from typing import Any

from .call import Call, Refused
from .envelope import Envelope
from .record import NEVER, Cost, Folder, Json, Program, Reference


class Programs(Envelope):
    types = frozenset({"Default", "Event", "Event with Webinar", "Engagement", "Email"})
    first_status = {"Engagement": "on", "Email": "unlocked"}  # noqa: RUF012
    first_program_id = 1001
    letters_in_url = {  # noqa: RUF012
        "Default": "PG",
        "Event": "ME",
        "Event with Webinar": "ME",
        "Engagement": "NP",
        "Email": "EBP",
    }
    # The word for each type that channels and tag types use.
    words = {  # noqa: RUF012
        "Default": "program",
        "Event": "event",
        "Event with Webinar": "webinar",
        "Engagement": "nurture",
        "Email": "email_batch",
    }

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.programs: dict[int, Program] = {}
        self.folders: dict[int, Folder] = {}
        self.bin: list[Program] = []  # what was deleted
        self.last_program_id = self.first_program_id - 1

    # Keeping

    def visible(self, call: Call) -> list[Program]:  # noqa: ARG002
        """Give the programs that an operation can come upon."""
        return list(self.programs.values())

    def existing(self, call: Call) -> Program:
        """Give the program that a call would change."""
        program = self.programs.get(call.id)
        if program is None:
            raise Refused("702", f"Program {call.id} not found")
        return program

    def store(self, program: Program) -> None:
        if program.id == 0:
            program.id = self.next_program_id()
        self.programs[program.id] = program

    def next_program_id(self) -> int:
        self.last_program_id += 1
        return self.last_program_id

    def named(self, name: str) -> list[Program]:
        return [program for program in self.programs.values() if program.name == name]

    def stamp(self, program: Program) -> None:
        """Note when a program was created, or last updated."""
        program.updated = self.this_second()
        if program.created == NEVER:
            program.created = program.updated

    # Places

    def holder(self, place: Reference) -> Folder | Program | None:
        return (self.programs if place.type == "Program" else self.folders).get(place.id)

    def place_exists(self, call: Call, place: Reference) -> bool:  # noqa: ARG002
        return self.holder(place) is not None

    def workspace_of(self, place: Reference) -> str:
        holder = self.holder(place)
        return holder.workspace if holder else "Default"

    def place(self, program: Program, place: Reference) -> None:
        program.folder = place
        program.workspace = self.workspace_of(place)

    # Showing

    def shown(self, program: Program) -> Json:
        """Show a program in full."""
        return {**self.basics(program), **self.shown_tags(program), **self.shown_costs(program)}

    def basics(self, program: Program) -> Json:
        """Show a program without its tags and costs."""
        dates = {"startDate": self.time(program.start), "endDate": self.time(program.end)}
        return {
            "id": program.id,
            "name": program.name,
            "description": program.description,
            "createdAt": self.time(program.created),
            "updatedAt": self.time(program.updated),
            "url": self.url(program),
            "type": program.type,
            "channel": program.channel,
            "folder": self.shown_folder(program),
            "status": program.status,
            "workspace": program.workspace,
            "headStart": False,
            **{name: date for name, date in dates.items() if date},
        }

    def shown_folder(self, program: Program) -> Json:
        holder = self.holder(program.folder)
        return {
            "type": program.folder.type,
            "value": program.folder.id,
            "folderName": holder.name if holder else "",
        }

    def shown_tags(self, program: Program) -> Json:
        tags = [{"tagType": name, "tagValue": value} for name, value in program.tags.items()]
        return {"tags": tags}

    def shown_costs(self, program: Program) -> Json:
        return {"costs": [self.shown_cost(cost) for cost in program.costs]}

    def shown_cost(self, cost: Cost) -> Json:
        return {"startDate": cost.start_date, "cost": cost.cost, "note": cost.note}

    def url(self, program: Program) -> str:
        letters = self.letters_in_url.get(program.type, "PG")
        return f"https://app-ref.marketo.com/#{letters}{program.id}A1"

    def only_id(self, program: Program) -> list[Json]:
        """Answer what approval and deletion answer."""
        return [{"id": program.id}]
