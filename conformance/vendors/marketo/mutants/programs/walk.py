"""
Marketos that count a program more than once, or not at all.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Program


@breaks("browse.offset.pages")
class ShowsAProgramOnceForEachCost(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        each = super().in_order(programs)
        return [program for program in each for _ in program.costs or [None]]


@breaks("browse.all", depth="standard")
class BrowsesTheDefaultWorkspaceAlone(Marketo):
    def filtered(self, call: Call, programs: list[Program]) -> list[Program]:
        found = super().filtered(call, programs)
        return [program for program in found if program.workspace == "Default"]
