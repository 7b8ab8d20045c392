"""
Dotdigital accounts that chose differently: how long an enrolment takes.
"""

from collections import Counter

from conformance.vendors.dotdigital.reference import (
    Dotdigital,
    Enrolment,
    Json,
)


class ProcessesFor1500Milliseconds(Dotdigital):
    processing_time = 1.5


class FinishesAtOnce(Dotdigital):
    """The answer to a creation says so already."""

    processing_time = 0


class FinishesBeforeTheFirstLook(Dotdigital):
    """Only the answer to a creation ever says Processing."""

    processing_time = 0

    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "status": "Processing"}


class FinishesWhileItIsLookedAt(Dotdigital):
    """An enrolment goes on with each look at it by its id, and not with the time."""

    processing_time = 3600

    def got_enrolment(self, enrolment: Enrolment) -> Json:
        looks: Counter[str] = self.__dict__.setdefault("looks", Counter())
        looks[enrolment.id] += 1
        if looks[enrolment.id] > 4 and enrolment.id != self.told["processing_enrolment_id"]:
            enrolment.finishes = self.clock()
        return super().got_enrolment(enrolment)


class FinishesWhileItIsListed(Dotdigital):
    """Between being looked for as one that goes on and being shown."""

    processing_time = 3600

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        for each in enrolments:
            if each.id != self.told["processing_enrolment_id"]:
                each.finishes = min(each.finishes, self.clock())
        return super().in_turn(enrolments)
