"""
Wix Programs, changed in one way each.
"""

import base64
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from conformance.vendors.wix.reference import Json, Page, Program, Refused, Wix
from tests.drifts import drifts


@drifts(
    "vanished breaking ownerUserId",
    "appeared additive ownerId",
)
class RenamesTheOwner(Wix):
    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return {"ownerId": shown.pop("ownerUserId"), **shown}


@drifts(
    "vanished breaking updatedDate",
    "verdict breaking shape.dates",
)
class LeavesTheUpdatedDateOut(Wix):
    def shown(self, program: Program) -> Json:
        return {k: v for k, v in super().shown(program).items() if k != "updatedDate"}


@drifts(
    "vanished breaking url",
)
class LeavesTheAddressOfThePageOut(Wix):
    def page(self, program: Program) -> Json:
        return {k: v for k, v in super().page(program).items() if k != "url"}


@drifts(
    "appeared additive namespace",
)
class ShowsANamespace(Wix):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "namespace": "ONLINE"}


@drifts(
    "type breaking revision",
    "verdict breaking invariant.wix-programs.revisions",
    "verdict breaking shape.revision",
)
class CountsRevisionsInNumbers(Wix):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "revision": program.revision}


@drifts(
    "null breaking contentSummary",
)
class SumsNothingUp(Wix):
    def content_summary(self, program: Program) -> Any:
        return super().content_summary(program) if program.steps else None


@drifts(
    "format breaking createdDate",
    "format breaking statusUpdatedDate",
    "format breaking updatedDate",
)
class WritesWholeSeconds(Wix):
    def written(self, instant: datetime) -> str:
        return f"{instant.astimezone(UTC).isoformat()[:19]}Z"


@drifts(
    "format cosmetic next",
    "format cosmetic prev",
)
class WritesItsCursorsInHexadecimal(Wix):
    def cursor(self, asked: Json, limit: int, offset: int, after: str | None) -> str:
        return base64.urlsafe_b64decode(super().cursor(asked, limit, offset, after)).hex()

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        paging = asked.get("cursorPaging")
        if isinstance(paging, dict) and (text := paging.get("cursor")):
            try:
                kept = base64.urlsafe_b64encode(bytes.fromhex(str(text))).decode()
            except ValueError:
                kept = "!"
            asked = {**asked, "cursorPaging": {**paging, "cursor": kept}}
        return super().resumed(asked)


@drifts(
    "code breaking refused with 409 ABORTED",
)
class CallsStaleRevisionsAConflict(Wix):
    def application_error(self, refused: Refused) -> Json:
        error = super().application_error(refused)
        return {**error, "code": "CONFLICT" if refused.code == "ABORTED" else refused.code}


@drifts(
    "code breaking refused with 428 WRONG_STATE",
)
class RenamesTheCodeOfWrongStates(Wix):
    def application_error(self, refused: Refused) -> Json:
        error = super().application_error(refused)
        return {**error, "code": "INVALID_STATE" if refused.code == "WRONG_STATE" else refused.code}


@drifts(
    "verdict breaking cursor.limit-101",
    "limit additive cursor.limit-101-answer",
)
class MovesItsCapTo200(Wix):
    largest_page = 200


@drifts(
    "observation cosmetic cursor.default-limit",
    "observation cosmetic search.default-limit",
)
class Returns20ByDefault(Wix):
    default_page = 20


@drifts(
    "verdict breaking change.limit.title",
    "verdict breaking creation.limit.text",
)
class TakesTitlesOf200Characters(Wix):
    longest: Mapping[str, int] = {**Wix.longest, "description.title": 200}


@drifts(
    "verdict breaking filter.access-type",
    "verdict breaking shape.access-type",
    "value additive accessType",
)
class HasAFourthAccessType(Wix):
    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        shown["restrictions"] = {**shown["restrictions"]}
        if program.steps:
            shown["restrictions"]["accessType"] = "UNLISTED"
        return shown


@drifts(
    "verdict breaking filter.order.default",
)
class ListsTheOldestFirst(Wix):
    default_sort = ({"fieldName": "createdDate", "order": "ASC"},)


@drifts(
    "observation cosmetic revision.first",
)
class BeginsWithRevision7(Wix):
    first_revision = 7


@drifts(
    "observation cosmetic duplication.title",
)
class CopiesTitles(Wix):
    def duplicate_of(self, source: Program, owner: str) -> Program:
        duplicate = super().duplicate_of(source, owner)
        described = duplicate.content.get("description") or {}
        title = f"Copy of {described.get('title')}"[:150]
        duplicate.content["description"] = {**described, "title": title}
        return duplicate


@drifts(
    "code breaking refused with 404 NOT_FOUND",
    "verdict breaking visibility.hidden-alike",
)
class DeniesTheHidden(Wix):
    def hidden(self) -> Exception:
        return self.denied()


@drifts(
    "observation breaking lifecycle.publish-again",
    "observation breaking lifecycle.publish-archived",
    "observation breaking lifecycle.publish-ended",
)
class RefusesToPublishTwice(Wix):
    def not_published_again(self, program: Program) -> Json:
        raise Refused(428, "FAILED_PRECONDITION", f"The program is {program.status}")


@drifts(
    "verdict breaking bulk.ended",
    "verdict breaking change.ended",
    "observation additive change.ended-answer",
)
class UpdatesWhatEnded(Wix):
    open_statuses: frozenset[str] = frozenset({"DRAFT", "PUBLISHED", "ENDED"})


@drifts(
    "appeared additive deprecation",
)
class WarnsOfItsEnd(Wix):
    def sent(self, body: Json, status: int = 200) -> Any:
        return super().sent({**body, "deprecation": "2027-03-31"}, status)
