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


@breaks("shape.dates-in-order")
class UpdatesBeforeItCreates(_Shows):
    def altered(self, shown: Json) -> Json:
        return {**shown, "updatedDate": "2019-01-01T00:00:00.000Z"}


@breaks("shape.status-date")
class WritesTheDateOfTheStatusAsANumber(_Shows):
    def altered(self, shown: Json) -> Json:
        return {**shown, "statusUpdatedDate": 1764155000000}


@breaks("shape.timeline")
class WritesDurationsAsText(_Shows):
    def altered(self, shown: Json) -> Json:
        timeline = dict(shown.get("timeline") or {})
        if "durationInDays" in timeline:
            timeline["durationInDays"] = f"P{timeline['durationInDays']}D"
        return {**shown, "timeline": timeline}


@breaks("shape.timeline")
class StartsAtATime(_Shows):
    def altered(self, shown: Json) -> Json:
        timeline = dict(shown.get("timeline") or {})
        if timeline.get("startDate"):
            timeline["startDate"] += "T00:00:00Z"
        return {**shown, "timeline": timeline}


@breaks("shape.content-summary")
class CountsStepsAsText(_Shows):
    def altered(self, shown: Json) -> Json:
        summary = {name: str(count) for name, count in shown["contentSummary"].items()}
        return {**shown, "contentSummary": summary}


@breaks("shape.content-counts")
class SwapsTheCounts(Wix):
    def content_summary(self, program: Program) -> Json:
        return {"stepCount": program.sections, "sectionCount": program.steps}


@breaks("shape.content-counts")
class CountsNoContent(Wix):
    def content_summary(self, program: Program) -> Json:
        return {"stepCount": 0, "sectionCount": 0}


@breaks("shape.owner")
class NamesTheOwner(_Shows):
    def altered(self, shown: Json) -> Json:
        return {**shown, "ownerUserId": "owner@example.com"}


@breaks("shape.category-ids")
class ListsCategoriesByName(_Shows):
    def altered(self, shown: Json) -> Json:
        return {**shown, "categoryIds": shown["categoryIds"] or ["Uncategorised"]}


@breaks("shape.seo-url")
class WritesTheUrlAsText(_Shows):
    def altered(self, shown: Json) -> Json:
        url = shown["seo"]["url"]
        return {**shown, "seo": {**shown["seo"], "url": f"{url['base']}{url['path']}"}}


@breaks("shape.price-currency")
class WritesTheSignOfACurrency(_Shows):
    def altered(self, shown: Json) -> Json:
        price = shown.get("price")
        return {**shown, "price": {**price, "currency": "$"}} if price else shown


@breaks("shape.id")
class NumbersPrograms(Wix):
    """Ids look like GUIDs, and are none."""

    def new_program(self, content: Json, owner: str) -> Program:
        program = super().new_program(content, owner)
        program.id = f"{program.id[:-1]}{program.number % 10}"
        return program
