"""
Dotdigital accounts that chose differently: the order of lists.
"""

from random import Random

from conformance.vendors.dotdigital.reference import (
    Dotdigital,
    Enrolment,
    Program,
)
from tests.variants.dotdigital_programs.account import HasTwoThousandPrograms


class ListsTheNewestFirst(Dotdigital):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return super().in_order(programs)[::-1]

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return super().in_turn(enrolments)[::-1]


class ListsInNoOrder(Dotdigital):
    """The order is the same in every answer, and follows from nothing that is shown."""

    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: Random(program.id).random())

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return sorted(enrolments, key=lambda each: each.id)


class ShufflesEveryAnswer(Dotdigital):
    """Nobody promised that two pages fit together."""

    def in_order(self, programs: list[Program]) -> list[Program]:
        return self.random.sample(programs, len(programs))

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return self.random.sample(enrolments, len(enrolments))


class HasTwoThousandEnrolmentsInNoOrder(ShufflesEveryAnswer):
    """Each page shows others."""

    def plant_enrolments(self) -> None:
        super().plant_enrolments()
        for _ in range(2000):
            self.planted(self.programs[self.told["active_program_id"]], [8100])


class HasTwoThousandProgramsInNoOrder(ShufflesEveryAnswer, HasTwoThousandPrograms):
    """Each page shows others."""


class HasTwoThousandProgramsNewestFirst(ListsTheNewestFirst, HasTwoThousandPrograms):
    """New programs are at the beginning of a long list."""
