"""
Program members where what is around them does not work: that breaks no rule of theirs.
"""

import re
from typing import Any

from conformance.selection import Options, Selection
from conformance.vendors.marketo.reference import Marketo
from tests.rounds import rounds_of

AROUND = {
    "leads": r"/rest/v1/leads\.json",
    "programs": r"/rest/asset/v1/programs\.json",
    "channels": r"/rest/asset/v1/channels\.json",
    "tag types": r"/rest/asset/v1/tagTypes\.json",
}
ANSWERS = {
    "nothing there": (404, b"text/html", b"<h1>Not Found</h1>"),
    "a crash": (500, b"application/json", b"{}"),
}


class Lacks:
    """A Marketo of which some paths are answered by what is in front of it."""

    def __init__(self, path: str, answer: tuple[int, bytes, bytes]) -> None:
        self.app, self.path, self.answer = Marketo(), re.compile(path), answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self.app, name)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if not self.path.fullmatch(scope.get("path", "")):
            await self.app(scope, receive, send)
            return
        status, kind, body = self.answer
        while (await receive()).get("more_body"):
            pass
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def test_what_is_around_members_breaks_no_rule_of_theirs() -> None:
    """A build may have the nine operations alone."""
    cases = [(path, answer) for path in AROUND.values() for answer in ANSWERS.values()]
    tried = [(lambda case=case: Lacks(*case), Selection()) for case in cases]  # type: ignore[misc]
    rounds = rounds_of("marketo-program-members", tried, Options(depth="quick"))

    for round_ in rounds:
        outcomes = [result["outcome"] for result in round_.results]
        assert "pass" in outcomes
        assert not {"fail", "warn", "error"} & {*outcomes}
