"""
Marketos that chose differently: clocks, tokens and what HTTP leaves open.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Refused,
)


class RunsBehindTime(Marketo):
    def __init__(self) -> None:
        super().__init__(clock=lambda: datetime.now(UTC) - timedelta(hours=3))


class RunsAheadOfTime(Marketo):
    """Its clock is three hours fast."""

    def __init__(self) -> None:
        super().__init__(clock=lambda: datetime.now(UTC) + timedelta(hours=3))


class RenewsItsTokenWhenItMust(Marketo):
    """A token is good for 60 calls, then it has expired."""

    calls = 0

    def authorised(self, call: Call) -> None:
        super().authorised(call)
        self.calls += 1
        if self.calls == 60:
            self.tokens = {token: datetime(2000, 1, 1, tzinfo=UTC) for token in self.tokens}
            raise Refused("602", "Access token expired")


class RenewsItsTokenOften(Marketo):
    """A token is good for 60 calls, each time."""

    calls = 0

    def authorised(self, call: Call) -> None:
        super().authorised(call)
        self.calls += 1
        if self.calls % 60 == 0:
            self.tokens = dict.fromkeys(self.tokens, datetime(2000, 1, 1, tzinfo=UTC))
            raise Refused("602", "Access token expired")


class GrantsANewTokenEachTime(Marketo):
    """Only recommended otherwise."""

    def current_token(self) -> str | None:
        return None


class GrantsOneTokenAtATime(GrantsANewTokenEachTime):
    """A new token ends the one before, but no other user's."""

    def new_token(self) -> str:
        self.tokens = {token: self.tokens[token] for token in self.reader_tokens}
        return super().new_token()


class DeniesWithoutABody(Marketo):
    def denied(self, error: str, description: str, status: int | None = None) -> Response:
        return Response("", self.status_of_wrong_credentials)


class TakesOnlyWhatIsDocumented(Marketo):
    """Refuses parameters that an operation does not have."""

    parameters = {  # noqa: RUF012
        "get_program": "",
        "get_program_by_name": "name includeTags includeCosts",
        "browse_programs": "maxReturn offset status earliestUpdatedAt latestUpdatedAt",
        "get_programs_by_tag": "tagType tagValue maxReturn offset",
        "create_program": "folder name type channel description costs tags startDate endDate",
        "update_program": "name description tags costs costsDestructiveUpdate startDate endDate",
        "approve_program": "",
        "unapprove_program": "",
        "clone_program": "folder name description",
        "delete_program": "",
        "get_channels": "maxReturn offset",
        "get_tag_types": "maxReturn offset",
        "get_tag_type_by_name": "name",
        "get_folders": "root maxDepth maxReturn offset workSpace",
    }

    def perform(self, call: Call) -> Any:
        more = set(call.parameters) - set(self.parameters.get(call.operation, "").split())
        if more:
            raise Refused("1006", f"Fields not found: {', '.join(sorted(more))}")
        return super().perform(call)


class IgnoresDeletionsOfNobody(Marketo):
    """Deleting or updating nobody is a success without a result; otherwise is only inferred."""

    def delete_program(self, call: Call) -> list[Json]:
        return super().delete_program(call) if call.id in self.programs else []

    def update_program(self, call: Call) -> list[Json]:
        return super().update_program(call) if call.id in self.programs else []


class AnswersWithAnotherCharset(Marketo):
    content_type = "application/json"


class LeavesEmptyListsOut(Marketo):
    """Only recommended otherwise."""

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {name: value for name, value in body.items() if value != []}


class CompressesItsAnswers(Marketo):
    def __init__(self) -> None:
        super().__init__()
        self.app = GZipMiddleware(self.app, minimum_size=1)  # type: ignore[assignment]


class SendsInChunks(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        whole = super().sent(body, status)
        text = bytes(whole.body)
        pieces = [text[at : at + 200] for at in range(0, len(text), 200)]
        return StreamingResponse(iter(pieces), status, {"content-type": self.content_type})


class AnswersSlowly(Marketo):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.005)
        await super().__call__(scope, receive, send)


class ClosesEachConnection(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        response.headers["connection"] = "close"
        return response
