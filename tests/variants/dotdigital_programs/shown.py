"""
Dotdigital accounts that chose differently: how an enrolment is shown.
"""

from conformance.vendors.dotdigital.reference import (
    Dotdigital,
    Enrolment,
    Json,
)


class ShowsEmptyArrays(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {
            **shown,
            "contacts": enrolment.contacts,
            "addressBooks": enrolment.address_books,
        }


class LeavesUnusedArraysOut(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {name: value for name, value in shown.items() if value is not None}


class NeverSaysWhomItEnrols(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "contacts": None, "addressBooks": None}


class HasNoArraysAtAll(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {name: shown[name] for name in ("id", "programId", "status", "dateCreated")}


class ListsEnrolmentsWithoutTheirArrays(Dotdigital):
    def listed_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().listed_enrolment(enrolment), "contacts": [], "addressBooks": None}
