"""
Sites that each get one thing about updates wrong.
"""

from datetime import datetime
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


class _LeavesOut(Wix):
    """Does not write some fields with an update."""

    left_out = ""

    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        if self.left_out in new and "seo" in old:
            whole[self.left_out] = old.get(self.left_out)
        return whole


@breaks("change.taken.information")
class UpdatesNoDetails(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        return {**whole, "details": old["details"]} if "details" in old else whole


@breaks("change.taken.timeline")
class UpdatesNoTimeline(_LeavesOut):
    left_out = "timeline"


@breaks("change.taken.restrictions")
class UpdatesNoLimits(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        kept = {n: old[n] for n in old if n in {"hideFutureSteps", "maxParticipants"}}
        return {**whole, **kept}


@breaks("change.taken.access-type")
class UpdatesNoAccessType(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        return {**whole, "accessType": old["accessType"]} if "accessType" in old else whole


@breaks("change.taken.video-steps")
class UpdatesNoVideoSettings(_LeavesOut):
    left_out = "videoStepsSettings"


@breaks("change.unsent")
class ForgetsWhatIsNotSent(Wix):
    """The body stands for the whole program."""

    def merged(self, old: Json, new: Json) -> Json:
        if "seo" not in old:
            return super().merged(old, new)
        kept = {n: v for n, v in old.items() if n in {"seo", "restrictions", "timeline"}}
        return super().merged(kept, new)


@breaks("change.unsent")
class ReplacesObjects(Wix):
    """The title is sent without the details, and these are gone."""

    def merged(self, old: Json, new: Json) -> Json:
        return super().merged(old, new) if "seo" in old or "slug" in old else {**new}


@breaks("change.draft")
class UpdatesNoDrafts(Wix):
    open_statuses = frozenset({"PUBLISHED"})


@breaks("change.published")
class UpdatesDraftsAlone(Wix):
    open_statuses = frozenset({"DRAFT"})


@breaks("change.ended")
class UpdatesWhatEnded(Wix):
    open_statuses = Wix.open_statuses | {"ENDED"}


@breaks("change.archived")
class UpdatesTheArchive(Wix):
    open_statuses = Wix.open_statuses | {"ARCHIVED"}


@breaks("change.archived")
class RefusesToUpdateTheArchiveButWrites(Wix):
    def is_open(self, program: Program) -> bool:
        if program.status == "ARCHIVED":
            program.content = {**program.content, "description": {"title": "Written"}}
        return super().is_open(program)


class _Writes(Wix):
    """Takes something read-only from an update."""

    def taken(self, change: Json, program: Program) -> None:
        """Take it."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        self.taken(change, program)


@breaks("change.category-ids", also=["bulk.category-ids"], because="it is an update as well")
class UpdatesCategories(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        program.categories = change.get("categoryIds") or program.categories


@breaks("change.read-only.status", also=["bulk.status"], because="it is an update as well")
class UpdatesTheStatus(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        program.status = change.get("status", program.status)


@breaks("change.read-only.content-summary")
class UpdatesTheCounts(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        program.steps = (change.get("contentSummary") or {}).get("stepCount", program.steps)


@breaks("change.read-only.owner")
class UpdatesTheOwner(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        program.owner = change.get("ownerUserId", program.owner)


@breaks("change.read-only.created-date")
class UpdatesTheDateOfCreation(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        if "createdDate" in change:
            program.created = datetime.fromisoformat(change["createdDate"])


@breaks("change.read-only.status-date")
class UpdatesTheDateOfTheStatus(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        if "statusUpdatedDate" in change:
            program.status_updated = datetime.fromisoformat(change["statusUpdatedDate"])


@breaks("change.read-only.seo-url")
class UpdatesTheUrl(_Writes):
    urls: dict[str, Any] = {}  # noqa: RUF012

    def taken(self, change: Json, program: Program) -> None:
        if (url := (change.get("seo") or {}).get("url")) is not None:
            self.urls = {**self.urls, program.id: url}

    def page(self, program: Program) -> Json:
        page = super().page(program)
        return {**page, "url": self.urls.get(program.id, page["url"])}


@breaks("change.others")
class UpdatesANeighbourToo(Wix):
    """The program that was made before it gets the same title."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        for other in self.programs.values():
            if other.number == program.number - 1 and "description" in change:
                other.content = {**other.content, "description": wanted["description"]}


@breaks("change.unknown")
class CreatesWhatItCanNotUpdate(Wix):
    def update_program(self, call: Call) -> Json:
        if call.id not in self.programs:
            program = self.new_program(self.with_defaults({}), call.caller.id)
            program.id = call.id
            self.give_slug(program)
            self.store(program)
            return {"program": self.shown(program)}
        return super().update_program(call)


@breaks("change.limit.title")
class UpdatesToATitleOf151Characters(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        self.longest = {**Wix.longest, "description.title": 151}
        try:
            super().change(program, change, fields)
        finally:
            self.longest = Wix.longest


@breaks("change.limit.title")
class RefusesALongTitleButWrites(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        try:
            super().change(program, change, fields)
        except Refused as refused:
            if refused.violations and "description" in fields:
                program.content = self.merged(program.content, fields)
            raise


@breaks("change.participants")
class MovesParticipants(Wix):
    def timeline_changes(self, program: Program, wanted: Json) -> bool:
        return False


@breaks("change.slug-unique")
class GivesSlugsTwice(Wix):
    def must_be_allowed(self, program: Program, wanted: Json) -> None:
        slug = wanted["seo"]["slug"]
        super().must_be_allowed(program, {**wanted, "seo": {"slug": self.slug(program)}})
        wanted["seo"]["slug"] = slug
