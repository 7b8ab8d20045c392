"""
Marketos that count a program more than once.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Marketo, Program


@breaks("browse.offset.pages")
class ShowsAProgramOnceForEachCost(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        each = super().in_order(programs)
        return [program for program in each for _ in program.costs or [None]]
