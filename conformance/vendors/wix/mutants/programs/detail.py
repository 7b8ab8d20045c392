"""
Sites that each get one thing wrong of what few programs have.
"""

import re
from collections.abc import Mapping

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Json, Program, Refused, Wix, invalid


@breaks("creation.limit.badges", depth="standard")
class RefusesA50thBadge(Wix):
    most: Mapping[str, int] = {**Wix.most, "rewards.*.badgeIds": 49}


@breaks("creation.limit.numbers", depth="standard")
class PaysThoseWhoJoin(Wix):
    amount = re.compile(f"-[0-9]+|{Wix.amount.pattern}")


@breaks("detail.trigger", depth="standard")
class RewardsTheLastStepUnlessToldOtherwise(Wix):
    default_trigger = "ALL_STEPS_COMPLETED"


@breaks("detail.settings", depth="standard")
class SendsNoInvoices(Wix):
    def with_defaults(self, content: Json) -> Json:
        return {**super().with_defaults(content), "shouldSendInvoice": False}


@breaks("detail.settings", depth="standard")
class CutsPercentages(Wix):
    def with_defaults(self, content: Json) -> Json:
        filled = super().with_defaults(content)
        settings = dict(filled.get("videoStepsSettings") or {})
        if percentage := settings.get("requiredCompletionPercentage"):
            settings["requiredCompletionPercentage"] = int(percentage)
        return {**filled, **({"videoStepsSettings": settings} if settings else {})}


@breaks("creation.limit.badges", depth="standard")
class GivesAsManyBadgesAsAskedFor(Wix):
    most: Mapping[str, int] = {n: v for n, v in Wix.most.items() if "badge" not in n}


@breaks("change.draft", depth="standard")
class AddsToTheRewards(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        more = [*(old.get("rewards") or []), *(new.get("rewards") or [])]
        return {**whole, "rewards": more} if "rewards" in new else whole


@breaks("change.draft", depth="standard")
class UpdatesNoKeywords(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        return {**whole, "settings": old["settings"]} if "settings" in old else whole


@breaks("change.draft", depth="standard")
class TakesAnEmptyTextForNone(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        return super().merged(old, {name: value for name, value in new.items() if value != ""})


@breaks("change.unsent", depth="standard")
class MakesANewSlugOfANewTitle(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        super().change(program, change, fields)
        if "seo" not in fields and (fields.get("description") or {}).get("title"):
            self.set_slug(program, self.free_slug(program))


@breaks("change.unsent", depth="standard")
class ForgetsThePriceWithTheSeoSettings(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        return {n: v for n, v in whole.items() if n != "price" or "seo" not in new}


@breaks("change.slug-own", depth="standard")
class RefusesItsOwnSlug(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        if (fields.get("seo") or {}).get("slug") == self.slug(program):
            raise Refused(428, "DUPLICATED_SLUG", "The slug is taken")
        super().change(program, change, fields)


@breaks("shape.currency", depth="standard")
class ForgetsTheCurrencyWithAnUpdate(Wix):
    def shown_content(self, program: Program) -> Json:
        shown = super().shown_content(program)
        if program.revision > self.first_revision and "price" in shown:
            shown["price"] = {"value": shown["price"]["value"]}
        return shown


@breaks("creation.limit.text", depth="standard")
class TellsAllAboutAnImage(Wix):
    longest: Mapping[str, int] = {**Wix.longest, "seo.imageAlt": 10_000}


@breaks(
    "creation.limit.text",
    also=["creation.limit.lists"],
    because="one program is at all of its limits",
)
class RefusesThe1000thCharacterAboutAnImage(Wix):
    longest: Mapping[str, int] = {**Wix.longest, "seo.imageAlt": 999}


@breaks("lifecycle.nothing-else", depth="standard")
class PublishesForNothing(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        program.content = {n: v for n, v in program.content.items() if n != "price"}


@breaks("lifecycle.nothing-else", depth="standard")
class ArchivesForNothing(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        if status == "ARCHIVED":
            program.content = {n: v for n, v in program.content.items() if n != "rewards"}


@breaks(
    "detail.slug-unique",
    also=["filter.slug"],
    because="two programs have one slug",
    depth="standard",
)
class CreatesNamesakes(Wix):
    def give_slug(self, program: Program) -> None:
        sent = (program.content.get("seo") or {}).get("slug")
        self.set_slug(program, sent or self.free_slug(program))


class _Refuses(Wix):
    """Creates no program that has a certain thing."""

    refused = ""

    def must_fit(self, content: Json) -> None:
        at: object = content
        for name in self.refused.split("."):
            at = at.get(name) if isinstance(at, dict) else None
        if at is not None:
            raise invalid(f"program.{self.refused}", "UNSUPPORTED", "is not offered")
        super().must_fit(content)


@breaks(
    "creation.accepted",
    also=["bulk.field-mask", "change.draft"],
    because="updates have a timeline as well",
)
class RefusesDurations(_Refuses):
    refused = "timeline.durationInDays"


@breaks("creation.price")
class RefusesPrices(_Refuses):
    refused = "price"


@breaks("creation.seo")
class RefusesSlugs(_Refuses):
    refused = "seo.slug"


@breaks("creation.rewards")
class RefusesRewards(_Refuses):
    refused = "rewards"


@breaks(
    "detail.settings",
    also=["change.draft"],
    because="an update has them as well",
    depth="standard",
)
class RefusesSettingsOfVideos(_Refuses):
    refused = "videoStepsSettings"


class _Fixes(Wix):
    """Keeps what a program has first, whatever updates send."""

    fixed = ""

    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        return {**whole, self.fixed: old[self.fixed]} if self.fixed in old else whole


@breaks("change.draft")
class SharesProgressForGood(_Fixes):
    fixed = "shareProgress"


@breaks("change.draft", depth="standard")
class IsSelfPacedForGood(_Fixes):
    fixed = "selfPaced"


@breaks("change.draft", depth="standard")
class DescribesAnImageOnce(_Fixes):
    fixed = "imageAlt"


@breaks("change.draft", depth="standard")
class TagsOnce(_Fixes):
    fixed = "tags"


@breaks("detail.settings", depth="standard")
class ChangesNothingAboutInvoices(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        return super().merged(old, {n: v for n, v in new.items() if n != "shouldSendInvoice"})
