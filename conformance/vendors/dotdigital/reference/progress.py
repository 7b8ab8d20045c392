"""
How an enrolment goes on: by its id, and in the list of its status.

Both stand at one path. What looks like an id is one; a word of the list of statuses is a status.
"""

import re

from .call import Call, Refused, operation
from .enrolment import Enrolling
from .record import Enrolment, Json

GUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


class Progress(Enrolling):
    statuses = frozenset({"Processing", "Finished", "NotAvailableInThisVersion"})

    @operation("GET", "/v2/programs/enrolments/{which}")
    def get_enrolments(self, call: Call) -> Json | list[Json]:
        which = call.segments["which"]
        if self.is_id(which):
            return self.got_enrolment(self.enrolment(which))
        if which in self.statuses:
            return self.get_enrolments_by_status(call, which)
        return self.neither(which)

    def is_id(self, which: str) -> bool:
        return GUID.fullmatch(which) is not None

    def get_enrolments_by_status(self, call: Call, status: str) -> list[Json]:
        found = [each for each in self.enrolments.values() if self.is_listed_as(each, status)]
        return [self.listed_enrolment(each) for each in self.page(call, self.in_turn(found))]

    def neither(self, which: str) -> Json | list[Json]:  # noqa: ARG002
        raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return sorted(enrolments, key=lambda enrolment: enrolment.created)

    def enrolment(self, id_: str) -> Enrolment:
        found = self.enrolments.get(id_.lower())
        if found is None:
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return found

    def status(self, enrolment: Enrolment) -> str:
        return "Finished" if self.is_finished(enrolment) else "Processing"

    def is_finished(self, enrolment: Enrolment) -> bool:
        return enrolment.finishes <= self.clock()

    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        return self.status(enrolment) == status

    def got_enrolment(self, enrolment: Enrolment) -> Json:
        return self.shown_enrolment(enrolment)

    def listed_enrolment(self, enrolment: Enrolment) -> Json:
        return self.shown_enrolment(enrolment)

    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {
            "id": enrolment.id,
            "programId": enrolment.program,
            "status": self.status(enrolment),
            "dateCreated": self.time(enrolment.created),
            "contacts": enrolment.contacts or None,
            "addressBooks": enrolment.address_books or None,
        }
