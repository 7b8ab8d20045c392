"""
Wix sites that chose differently: how a program is shown.
"""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from conformance.vendors.wix.reference import (
    Call,
    Json,
    Program,
    Wix,
)
from tests.variants.wix_programs.lifecycle import _without


class HasNullForWhatIsUnset(Wix):
    unset = ("description", "timeline", "price", "rewards", "socialGroupId", "extendedFields")

    def shown(self, program: Program) -> Json:
        return {**dict.fromkeys(self.unset), "videoStepsSettings": None, **super().shown(program)}


class FillsInDefaults(Wix):
    """The SDK calls these fields non-null."""

    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        flags = dict.fromkeys(("hideFutureSteps", "resolveStepsInOrder", "shareProgress"), False)
        settings = {"autoNavigate": False, "requiredCompletionPercentage": 0}
        return {
            **content,
            "description": {"title": "", "details": None, **(content.get("description") or {})},
            "timeline": {"selfPaced": False, **(content.get("timeline") or {})},
            "restrictions": {**flags, **(content.get("restrictions") or {})},
            "rewards": content.get("rewards") or [],
            "shouldSendInvoice": content.get("shouldSendInvoice") or False,
            "videoStepsSettings": {**settings, **(content.get("videoStepsSettings") or {})},
            "seo": {"imageAlt": "", "courseWorkload": "", **(content.get("seo") or {})},
        }


class LeavesEmptyListsOut(Wix):
    def shown(self, program: Program) -> Json:
        return {name: value for name, value in super().shown(program).items() if value != []}


class ShowsLessInLists(Wix):
    """The SDK does not promise these of the items of a query."""

    def shown_in_list(self, program: Program) -> Json:
        shown = super().shown_in_list(program)
        return {
            **_without(shown, "categoryIds", "rewards"),
            "seo": _without(shown["seo"], "seoData"),
        }


class SumsNothingUp(Wix):
    """A program without steps and sections has no summary of them."""

    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return shown if any(shown["contentSummary"].values()) else _without(shown, "contentSummary")


class LeavesPublicAccessOut(Wix):
    """What is neither PRIVATE nor SECRET is PUBLIC."""

    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if self.access_type(program) != "PUBLIC":
            return content
        return {**content, "restrictions": _without(content["restrictions"], "accessType")}


class SaysNothingOfTheDefaultAccess(Wix):
    """An access type that nobody asked for is not shown."""

    def create_program(self, call: Call) -> Json:
        answer = super().create_program(call)
        if not (call.needed("program").get("restrictions") or {}).get("accessType"):
            self.unasked = {*getattr(self, "unasked", ()), answer["program"]["id"]}
        return {"program": self.shown(self.known(answer["program"]["id"]))}

    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if program.id in getattr(self, "unasked", ()) and self.access_type(program) == "PUBLIC":
            content["restrictions"] = _without(content["restrictions"], "accessType")
        return content


class NamesNoOwners(Wix):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "ownerUserId": None}


class HasOlderFieldsToo(Wix):
    def shown(self, program: Program) -> Json:
        access = self.access_type(program)
        shown = super().shown(program)
        return {**shown, "state": program.status, "accessType": access, "namespace": "ONLINE"}


class WritesDatesWithAnOffset(Wix):
    def written(self, instant: datetime) -> str:
        return instant.astimezone(timezone(timedelta(hours=2))).isoformat(timespec="milliseconds")


class WritesWholeSeconds(Wix):
    def written(self, instant: datetime) -> str:
        return f"{instant.astimezone(UTC).isoformat()[:19]}Z"


class WritesMicroseconds(Wix):
    def written(self, instant: datetime) -> str:
        return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class AddsTags(Wix):
    """A page has tags that the service writes, beside those that somebody sent."""

    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        data = content["seo"].get("seoData") or {}
        ours = {"type": "meta", "props": {"name": "robots"}, "children": ""}
        tags = [*(data.get("tags") or []), ours]
        return {**content, "seo": {**content["seo"], "seoData": {**data, "tags": tags}}}


class WritesIdsInCapitals(Wix):
    """Slugs have none, those that are ids included; ids are read in either case."""

    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "id": program.id.upper()}

    def known(self, id_: Any) -> Program:
        return super().known(id_.lower() if isinstance(id_, str) else id_)

    def value(self, program: Program, field: str) -> Any:
        value = super().value(program, field)
        return value.upper() if field == "id" else value

    def program_to_join(self, call: Call, asked: Json) -> Program:
        return super().program_to_join(call, {"programId": str(asked.get("programId")).lower()})

    def updated(self, item: Any, place: int, returned: bool) -> Json:
        result = super().updated(item, place, returned)
        meta = result["itemMetadata"]
        return {**result, "itemMetadata": {**meta, "id": str(meta["id"]).upper()}}
