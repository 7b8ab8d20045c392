"""
Two older reads that show the same memberships: the leads of a program, and the programs of a lead.
"""

from ..call import Call, Refused, operation
from ..record import Json, Program
from .query import Query
from .record import Membership


class Progression(Query):
    @operation("GET", "/rest/v1/leads/programs/{id:int}.json")
    def get_leads_of_program(self, call: Call) -> Json:
        program = self.program_of(call)
        everybody = self.looked_through(self.roll(program), lambda _: True)
        page = self.paged(call, everybody, self.member_page)
        return {**page, "result": [self.with_lead(call, program, one) for one in page["result"]]}

    @operation("GET", "/rest/v1/leads/{id:int}/programMembership.json")
    def get_programs_of_lead(self, call: Call) -> Json:
        if not self.lead_exists(call.id):
            raise Refused("1004", f"Lead '{call.id}' not found")
        having = [id_ for id_, roll in self.rolls.items() if call.id in roll]
        found = [
            (self.programs[id_], self.rolls[id_][call.id]) for id_ in having if id_ in self.programs
        ]
        page = self.paged(call, found, self.member_page)
        return {**page, "result": [self.progression(*each) for each in page["result"]]}

    def with_lead(self, call: Call, program: Program, member: Membership) -> Json:
        lead = self.shown_lead(self.known_lead(member.lead) or {}, call)
        return {**lead, "membership": {**self.progression(program, member), "id": member.lead}}

    def progression(self, program: Program, member: Membership) -> Json:
        names = ("isExhausted", "acquiredBy", "reachedSuccess", "membershipDate", "updatedAt")
        shown = self.shown_member(program, member, list(names))
        return {"id": program.id, "progressionStatus": member.status, **shown}
