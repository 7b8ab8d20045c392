"""
Sites that each show a program in another shape.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Json, Program, Wix


class _Shows(Wix):
    """Shows a program in another way."""

    def altered(self, shown: Json) -> Json:
        return shown

    def shown(self, program: Program) -> Json:
        return self.altered(super().shown(program))


@breaks("shape.revision")
class WritesRevisionsAsNumbers(_Shows):
    def altered(self, shown: Json) -> Json:
        return {**shown, "revision": int(shown["revision"])}


@breaks("shape.dates")
class WritesDatesWithoutAZone(_Shows):
    def altered(self, shown: Json) -> Json:
        return {**shown, "updatedDate": shown["updatedDate"].removesuffix("Z")}


@breaks(
    "shape.timeline", also=["change.draft", "creation.timeline"], because="the duration is compared"
)
class WritesDurationsAsText(_Shows):
    def altered(self, shown: Json) -> Json:
        timeline = dict(shown.get("timeline") or {})
        if "durationInDays" in timeline:
            timeline["durationInDays"] = f"P{timeline['durationInDays']}D"
        return {**shown, "timeline": timeline}


@breaks(
    "shape.content-summary",
    also=["duplication.content", "shape.content-counts"],
    because="the counts are compared",
)
class CountsStepsAsText(_Shows):
    def altered(self, shown: Json) -> Json:
        summary = {name: str(count) for name, count in shown["contentSummary"].items()}
        return {**shown, "contentSummary": summary}


@breaks("shape.content-counts")
class SwapsTheCounts(Wix):
    def content_summary(self, program: Program) -> Json:
        return {"stepCount": program.sections, "sectionCount": program.steps}


@breaks("shape.id")
class NumbersWhatIsOld(Wix):
    """In lists, programs of last year have ids of another kind."""

    def shown_in_list(self, program: Program) -> Json:
        shown = super().shown_in_list(program)
        return {**shown, "id": str(program.number)} if program.created.year == 2025 else shown


@breaks(
    "shape.status",
    also=["filter.status", "schedule.not-early"],
    because="it is shown by no status that is asked for",
)
class KnowsAnUpcomingStatus(Wix):
    """In lists, what is published and starts later has a status of its own."""

    def shown_in_list(self, program: Program) -> Json:
        shown = super().shown_in_list(program)
        starts = self.starts_on(program.content)
        later = program.status == "PUBLISHED" and starts is not None and starts > self.today()
        return {**shown, "status": "UPCOMING"} if later else shown


@breaks("shape.access-type", also=["filter.access-type"], because="it is shown by another word")
class CallsSecretProgramsHidden(Wix):
    def shown_in_list(self, program: Program) -> Json:
        shown = super().shown_in_list(program)
        secret = {**shown["restrictions"], "accessType": "HIDDEN"}
        return {**shown, "restrictions": secret} if self.is_secret(program) else shown
