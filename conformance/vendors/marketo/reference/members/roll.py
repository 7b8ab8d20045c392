"""
Who is a member of which program, and the rows that say what became of an input.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from ..call import Call, Refused
from ..lead import Leads, is_an_id
from ..program import Programs
from ..record import Json, Program, Step
from .record import Membership

Rows = list[Json]
Roll = MutableMapping[int, Membership]


class Skipped(Exception):
    """An element of an input that is not carried out."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.reason = {"code": code, "message": message}


class Rolls(Programs, Leads):
    most_rows = 300
    rows_begin_at = 0

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.rolls: dict[int, Roll] = {}

    def roll(self, program: Program) -> Roll:
        return self.rolls.setdefault(program.id, {})

    def program_of(self, call: Call) -> Program:
        program = self.programs.get(call.id)
        if program is None:
            raise Refused("1013", f"Program {call.id} not found")
        return program

    def steps(self, program: Program) -> dict[str, Step]:
        """Give the statuses of the program's channel, by name."""
        raise NotImplementedError

    def sent_rows(self, call: Call) -> Rows:
        """Give the elements of an input, or refuse all of them."""
        rows = call.rows("input")
        if rows is None:
            return self.input_left_out(call)
        if len(rows) > self.largest_input(call):
            return self.input_too_large(call, rows)
        return rows

    def largest_input(self, call: Call) -> int:  # noqa: ARG002
        return self.most_rows

    def input_left_out(self, call: Call) -> Rows:  # noqa: ARG002
        raise Refused("1002", "input cannot be blank")

    def input_too_large(self, call: Call, rows: Rows) -> Rows:  # noqa: ARG002
        raise Refused("1003", f"More than {self.most_rows} records")

    def each(self, call: Call, write: Callable[[Json], str]) -> Json:
        """Write each element of an input by itself; give a row for each, in their order."""
        rows = self.sent_rows(call)
        return {"result": self.numbered([self.written(call, row, write) for row in rows])}

    def written(self, call: Call, row: Json, write: Callable[[Json], str]) -> Json:
        try:
            return self.done(call, row, write(row))
        except Skipped as skipped:
            return self.left_aside(call, row, skipped)

    def done(self, call: Call, row: Json, status: str) -> Json:  # noqa: ARG002
        return {"status": status, "leadId": row.get("leadId")}

    def left_aside(self, call: Call, row: Json, skipped: Skipped) -> Json:  # noqa: ARG002
        return {"status": "skipped", "reasons": [skipped.reason]}

    def numbered(self, rows: Rows) -> Rows:
        return [{"seq": seq, **row} for seq, row in enumerate(rows, start=self.rows_begin_at)]

    def lead_of(self, row: Json) -> int:
        """Give the lead that a row is about, who has to exist."""
        lead = row.get("leadId")
        known = int(lead) if isinstance(lead, str) and is_an_id(lead) else lead
        if not isinstance(known, int) or not self.lead_exists(known):
            raise Skipped("1004", "Lead not found")
        return known

    def lead_exists(self, lead: int) -> bool:
        return self.known_lead(lead) is not None

    def delete_lead(self, text: str) -> Json:
        """Delete a lead, who is then a member of no program."""
        answer = super().delete_lead(text)
        for roll in self.rolls.values() if answer["status"] == "deleted" else ():
            roll.pop(answer["id"], None)
        return answer
