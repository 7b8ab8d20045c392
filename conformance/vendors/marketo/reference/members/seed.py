"""
Members that an instance has at first: a few, and two multitudes.
"""

from datetime import UTC, datetime, timedelta

from ..record import Program, Step
from ..seed import Seed
from .multitude import Multitude
from .record import Membership
from .roll import Rolls

MULTITUDES = (100_000, 100_001)
FIRST_OF_MANY = 500_000_000  # lead ids of a multitude: no lead of the run's comes near


class MemberSeed(Seed, Rolls):
    def plant(self) -> None:
        super().plant()
        self.plant_members()
        self.plant_multitudes()

    def steps(self, program: Program) -> dict[str, Step]:
        return {step.name: step for step in self.channels[program.channel].steps}

    def plant_members(self) -> None:
        """Make the leads members of a program, one of each status."""
        if "existing_program_id" not in self.told:
            return
        program = self.programs[int(str(self.told["existing_program_id"]))]
        steps = [step for step in self.steps(program).values() if step.step > 0]
        day = datetime(2025, 9, 8, 10, 30, tzinfo=UTC)
        for number, lead in enumerate(self.leads):
            step, joined = steps[number % len(steps)], day + timedelta(hours=number)
            success = joined if step.success else None
            member = Membership(lead, step.name, joined, joined, success)
            self.roll(program)[lead] = member

    def plant_multitudes(self) -> None:
        day = datetime(2025, 9, 15, 8, tzinfo=UTC)
        place = self.homes["Campaigns"]
        self.nameless_leads = range(FIRST_OF_MANY, FIRST_OF_MANY + max(MULTITUDES))
        for number in MULTITUDES:
            name = f"Newsletter Subscribers {number}"
            program = self.planted(name, "Default", "Content", place, {})
            pattern = Membership(0, "Member", day, day)
            self.rolls[program.id] = Multitude(FIRST_OF_MANY, number, pattern)
            self.told[f"program_with_{number}_members_id"] = program.id
