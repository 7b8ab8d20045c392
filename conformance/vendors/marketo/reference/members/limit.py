"""
How many members a query looks through: 100,000, unless it asks for leads.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ..call import Refused
from ..record import Program
from .multitude import Everybody, Multitude
from .record import Membership
from .roll import Rolls

Found = Sequence[Membership]


class Limit(Rolls):
    most_members = 100_000
    limit_counts_matches = False  # whether the limit is one of matching members, or of all

    def among(self, program: Program, fits: Any) -> Found:
        """Look through all members, unless there are too many."""
        roll = self.roll(program)
        if len(roll) > self.most_members and not self.limit_counts_matches:
            raise Refused("1003", self.too_many_members(len(roll)))
        found = self.looked_through(roll, fits)
        if len(found) > self.most_members:
            raise Refused("1003", self.too_many_members(len(found)))
        return found

    def looked_through(self, roll: Mapping[int, Membership], fits: Any) -> Found:
        if not isinstance(roll, Multitude):
            return [member for member in roll.values() if fits(member)]
        others = [member for member in roll.others.values() if fits(member)]
        # One look is enough for those who are all alike.
        return Everybody(roll, others) if fits(roll.pattern) else others

    def too_many_members(self, number: int) -> str:
        if self.limit_counts_matches:
            limit = f"({self.most_members:,}) for this api"
            return f"Matching membership size: {number:,} exceeds the limit allowed {limit}"
        limit = f"{self.most_members:,} for the filter"
        return f"Total membership size: {number:,} exceeds the limit allowed {limit}"
