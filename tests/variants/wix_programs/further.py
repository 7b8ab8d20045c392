"""
Wix sites that chose differently: prices, duplicates, categories, ids and owners.
"""

import asyncio
from datetime import datetime, timedelta
from random import Random
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from conformance.vendors.wix.reference import (
    Call,
    Caller,
    Json,
    Program,
    Refused,
    Wix,
)


class WritesAmountsShortly(Wix):
    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if "." in str((content.get("price") or {}).get("value")):
            content["price"] = {**content["price"], "value": content["price"]["value"].rstrip("0")}
        return content


class SellsInEuros(Wix):
    currency = "EUR"
    site = "https://studio.example.org/"


class CopiesTitles(Wix):
    def duplicate_of(self, source: Program, owner: str) -> Program:
        duplicate = super().duplicate_of(source, owner)
        description = duplicate.content.get("description") or {}
        title = f"Copy of {description.get('title')}"[:150]
        duplicate.content["description"] = {**description, "title": title}
        return duplicate


class DuplicatesNothingThatIsOver(Wix):
    def duplicate_program(self, call: Call) -> Json:
        if (status := self.existing(call).status) in {"ENDED", "ARCHIVED"}:
            raise Refused(428, "FAILED_PRECONDITION", f"The program is {status}")
        return super().duplicate_program(call)


class DuplicatesStartAfresh(Wix):
    """When it runs and what it costs is for each program to say."""

    def left_behind(self) -> tuple[str, ...]:
        return (*super().left_behind(), "timeline", "price", "rewards")


class MeasuresImages(Wix):
    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if image := (content.get("description") or {}).get("image"):
            size = {"width": 1200, "height": 800, "filename": "image.png"}
            content["description"] = {**content["description"], "image": {**image, **size}}
        return content


class ShowsCategoriesInAnotherOrder(Wix):
    def shown_categories(self, program: Program) -> list[str]:
        return sorted(program.categories, reverse=True)


class ServesTheDocumentedPrefixAlone(Wix):
    def routes(self) -> list[Any]:
        return [route for route in super().routes() if not route.path.startswith("/_api")]


class ServesCategoriesWhereTheSdkFindsThem(Wix):
    def routes(self) -> list[Any]:
        elsewhere = "/online-programs/v3/categories"
        return [route for route in super().routes() if not route.path.startswith(elsewhere)]


class AssignsCategoriesLater(Wix):
    """Another service assigns them, and programs hear of it."""

    def __init__(self) -> None:
        super().__init__()
        self.to_assign: list[tuple[datetime, Program, str, bool]] = []

    def assign(self, program: Program, category: str, there: bool) -> None:
        self.to_assign.append((self.clock() + timedelta(seconds=0.3), program, category, there))

    def respond(self, call: Call) -> Response:
        while self.to_assign and self.to_assign[0][0] <= self.clock():
            super().assign(*self.to_assign.pop(0)[1:])
        return super().respond(call)


class LetsNoOwnerAssignCategories(Wix):
    """Categories are for another role to give: nothing is known of what they do."""

    def assign_categories(self, call: Call) -> Json:
        raise Refused(403, "PERMISSION_DENIED", f"Not for the {call.caller.kind}")


class HasNoCategories(Wix):
    def routes(self) -> list[Any]:
        return [route for route in super().routes() if "/categories" not in route.path]


class FindsNothingUnderMalformedIds(Wix):
    def respond(self, call: Call) -> Response:
        if len(call.path.get("id", "x" * 36)) != 36:
            return self.sent(self.refusal(self.not_found()), 404)
        return super().respond(call)


class IgnoresDeletionsOfNobody(Wix):
    def delete_program(self, call: Call) -> Json:
        return super().delete_program(call) if call.id in self.programs else {}


class CreatesForTheOwner(Wix):
    """What an app makes belongs to the user who installed it."""

    def caller_of(self, call: Call) -> Caller:
        caller = super().caller_of(call)
        owner = next(one for one in self.tokens.values() if one.kind == "owner")
        return caller._replace(id=owner.id) if caller.kind == "app" else caller


class SendsAConsistencyToken(Wix):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        response.headers["X-Wix-Consistent"] = f"v1-{self.made}"
        response.headers["x-wix-request-id"] = "1764155.123"
        return response


class IsBusyWithOthers(Wix):
    """Other users make programs, publish them and delete them all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.dice = Random(1)
        self.others: list[str] = []

    def respond(self, call: Call) -> Response:
        if self.dice.random() < 0.4:
            theirs = {"description": {"title": "Somebody's"}, "timeline": {"selfPaced": True}}
            program = self.new_program(self.with_defaults(theirs), "somebody")
            self.give_slug(program)
            self.store(program)
            if self.dice.random() < 0.5:
                self.enter(program, "PUBLISHED")
            if self.others and self.dice.random() < 0.5:
                self.programs.pop(self.others.pop(0), None)
            self.others.append(program.id)
        return super().respond(call)


class AnswersSlowly(Wix):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.004)
        await super().__call__(scope, receive, send)
