"""
Wix sites that chose differently: updates, alone and in bulk.
"""

from typing import Any

from conformance.vendors.wix.reference import (
    Call,
    Json,
    Program,
    Refused,
    Wix,
    invalid,
)


class ReplacesWholeObjects(Wix):
    """What is left out of an object in the body is taken out of the program's."""

    def masked(self, change: Json, mask: Any) -> Json:
        self.in_parts = "." in str(mask or "")  # parts of objects are named
        return super().masked(change, mask)

    def merged(self, old: Json, new: Json) -> Json:
        if self.in_parts:
            return super().merged(old, new)
        seo = {**(old.get("seo") or {}), **(new.get("seo") or {})}
        access = {"accessType": (old.get("restrictions") or {}).get("accessType")}
        limits = {**access, **(new.get("restrictions") or old.get("restrictions") or {})}
        return {**old, **new, "seo": seo, "restrictions": limits}


class IgnoresNulls(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        return super().merged(old, {name: one for name, one in new.items() if one is not None})


class WantsWholeTimelines(Wix):
    """What is not self-paced has a start and at least one day."""

    def must_fit(self, content: Json) -> None:
        super().must_fit(content)
        timeline = content.get("timeline")
        if timeline and not timeline.get("selfPaced"):
            days = timeline.get("durationInDays")
            if not timeline.get("startDate") or not days or days < 1:
                raise invalid("program.timeline", "FORMAT", "has no period")


class ReplansNothing(Wix):
    """The end of a program stays planned as it was when it was published."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        ends = program.ends
        super().write(program, wanted, change)
        program.ends = ends


class AnswersInBulkInAnotherOrder(Wix):
    """What failed comes first; originalIndex says what is what."""

    def bulk_update_programs(self, call: Call) -> Json:
        answer = super().bulk_update_programs(call)
        worked = [one["itemMetadata"]["success"] for one in answer["results"]]
        places = sorted(range(len(worked)), key=lambda place: (worked[place], -place))
        return {**answer, "results": [answer["results"][place] for place in places]}


class TakesAProgramOnceInBulk(Wix):
    def bulk_update_programs(self, call: Call) -> Json:
        items = call.member("programs")
        listed = [item for item in items if isinstance(item, dict)] if items else []
        ids = [str((item.get("program") or {}).get("id")) for item in listed]
        if len(ids) != len({*ids}):
            raise invalid("programs", "UNIQUE", "names a program twice")
        return super().bulk_update_programs(call)


class RefusesBulkWithoutARevision(Wix):
    """One item without a revision, and the whole call is refused."""

    def bulk_update_programs(self, call: Call) -> Json:
        items = call.member("programs")
        whole = items if isinstance(items, list) else []
        listed = [item for item in whole if isinstance(item, dict)]
        for program in (item.get("program") for item in listed):
            self.revision_in(program if isinstance(program, dict) else {})
        return super().bulk_update_programs(call)


class FindsMissingRevisionsStale(Wix):
    def no_revision(self) -> str:
        return "none"


class ChangesNoTwinsInBulk(Wix):
    """A program that is named twice is changed by neither item."""

    twins: tuple[str, ...] = ()

    def bulk_update_programs(self, call: Call) -> Json:
        items = call.member("programs")
        listed = [item for item in items if isinstance(item, dict)] if items else []
        ids = [str((item.get("program") or {}).get("id")) for item in listed]
        self.twins = tuple(id_ for id_ in ids if ids.count(id_) > 1)
        return super().bulk_update_programs(call)

    def updated(self, item: Any, place: int, returned: bool) -> Json:
        change = (item.get("program") if isinstance(item, dict) else None) or {}
        if str(change.get("id")) in self.twins:
            return self.failed(change, place, invalid("programs", "UNIQUE", "names it twice"))
        return super().updated(item, place, returned)


class NamesNoneThatFailed(Wix):
    """Which item of a bulk update failed shows by its index alone."""

    def failed(self, change: Json, place: int, refused: Refused) -> Json:
        meta = super().failed(change, place, refused)["itemMetadata"]
        return {"itemMetadata": {**meta, "id": None}}


class WantsSomeDetails(Wix):
    """Details may be null, and have at least one character."""

    def must_fit(self, content: Json) -> None:
        super().must_fit(content)
        if (content.get("description") or {}).get("details") == "":
            raise invalid("program.description.details", "MIN_LENGTH", "is empty")


class NeverSwitchesTheKindOfATimeline(Wix):
    """What TIMELINE_SWITCH_FORBIDDEN means is said nowhere: here it needs no participants."""

    def must_keep_faith(self, program: Program, wanted: Json) -> None:
        super().must_keep_faith(program, wanted)
        before, after = (told.get("timeline") or {} for told in (program.content, wanted))
        if bool(before.get("selfPaced")) != bool(after.get("selfPaced")):
            raise Refused(428, "TIMELINE_SWITCH_FORBIDDEN", "It stays as it was created")
