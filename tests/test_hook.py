"""
Hooks: what is sent, what comes of it, and what it does not count in.
"""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
import responses

from conformance.client import Client
from conformance.context import Context
from conformance.disclosure import exchange as disclosed
from conformance.ledger import Ledger
from conformance.outcome import Deselected, Ended, NeedsFixture, NotApplicable, Unanswered
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import HIDDEN, Redactor
from conformance.target import Target
from tests import hostile

URL = "https://api.example.com"
CREATE = {"method": "POST", "path": "/a", "json": {"name": "{name}"}, "returns": "/id"}
ACTIVATE = {"method": "POST", "path": "/a/{id}/activate"}


@contextlib.contextmanager
def context(url: str = f"{URL}/base", **settings: Any) -> Iterator[Context]:
    of_client = {name: settings.pop(name) for name in ("read_only", "budget") if name in settings}
    target = Target(name="t", url=url, timeout=0.4, **settings)
    redactor = Redactor()
    for secret in target.secrets:
        redactor.add(secret)
    pace = Pace(calls=1, seconds=600, sleep=pytest.fail)
    client = Client(target, readings("marketo-programs"), redactor, pace, **of_client)
    try:
        yield Context(target, {}, client, Ledger(), frozenset())
    finally:
        client.close()


def body_of(call: int = 0) -> Any:
    return json.loads(responses.calls[call].request.body)


@responses.activate
def test_a_hook_is_sent_to_the_host_itself() -> None:
    """Scheme, host and port are the target's; its path and its headers are not."""
    responses.post(f"{URL}/a/7/activate", status=204)
    with context(hooks={"activate": ACTIVATE}, headers={"Authorization": "Bearer t"}) as here:
        assert here.hook("activate", id=7).done

    assert "Authorization" not in responses.calls[0].request.headers
    assert responses.calls[0].request.body is None


@responses.activate
@pytest.mark.parametrize("value", [7, 1.5, True, None, ["a"], {"b": 1}, "text"])
def test_a_whole_placeholder_keeps_its_type(value: Any) -> None:
    """What is a placeholder and nothing else becomes the value itself, wherever it stands."""
    responses.post(f"{URL}/x", json={})
    content = {"a": "{value}", "b": [{"c": "{value}"}], "d": 1}
    with context(hooks={"save": {"method": "POST", "path": "/x", "json": content}}) as here:
        here.hook("save", value=value)

    assert body_of() == {"a": value, "b": [{"c": value}], "d": 1}


@responses.activate
def test_a_placeholder_in_a_text_is_written_into_it() -> None:
    """In a longer text, and in the path, a value is text; in the path it stays one segment."""
    responses.post(f"{URL}/x/a%2F..%2Fb", json={})
    hook = {"method": "POST", "path": "/x/{id}", "json": "{id} is {on}"}
    with context(hooks={"save": hook}) as here:
        here.hook("save", id="a/../b", on=True)

    assert body_of() == "a/../b is true"


@responses.activate
def test_a_hook_returns_what_it_points_at() -> None:
    """`returns` is a JSON pointer into the answer."""
    responses.post(f"{URL}/a", json={"id": {"a/b": [1, 42]}})
    with context(hooks={"create_draft": {**CREATE, "returns": "/id/a~1b/1"}}) as here:
        assert here.hook("create_draft", name="n").value == 42


@responses.activate
@pytest.mark.parametrize("status", [400, 404, 409, 422])
def test_a_4xx_declines(status: int) -> None:
    """It is no error: the check looks at the target itself."""
    responses.post(f"{URL}/a/7/activate", status=status)
    with context(hooks={"activate": ACTIVATE}) as here:
        assert not here.hook("activate", id=7).done


@responses.activate
@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500},
        {"status": 503},
        {"status": 302, "headers": {"Location": URL}},
        {"json": {}},
        {"json": {"name": "n"}},
        {"json": [1]},
        {"body": "<html>"},
        {"status": 204},
        {"status": 404},
    ],
    ids=str,
)
def test_a_hook_that_does_not_work_is_named(answer: dict[str, Any]) -> None:
    """A 5xx, a redirect or nothing where `returns` points: nobody can judge."""
    responses.post(f"{URL}/a", **answer)
    with (
        context(hooks={"create_draft": CREATE}) as here,
        pytest.raises(Unanswered, match=r"^hooks\.create_draft: status"),
    ):
        here.hook("create_draft", name="n")


def test_a_hook_that_nobody_answers_is_named() -> None:
    """The same for a timeout and for a connection that is refused; the run goes on."""
    with hostile.serving(hostile.silent) as server:
        for url, why in ((server.url, "not whole within"), (hostile.unused_url(), "refused")):
            with (
                context(url, hooks={"activate": ACTIVATE}) as here,
                pytest.raises(Unanswered, match=rf"^hooks\.activate: .*{why}"),
            ):
                here.hook("activate", id=7)
            assert here.client.ended is None


def test_a_placeholder_without_a_value_is_named() -> None:
    """A target file may ask for what the suite does not know."""
    hook = {**ACTIVATE, "path": "/{account}/{id}"}
    with (
        context(hooks={"activate": hook}) as here,
        pytest.raises(Unanswered, match=r"hooks\.activate: nothing fills in \{account\}"),
    ):
        here.hook("activate", id=7)


@responses.activate
def test_a_hook_counts_in_nothing() -> None:
    """It is recorded as a hook, not paced, not counted, and has no reading."""
    responses.post(f"{URL}/a/7/activate", json={"success": True})
    with context(hooks={"activate": ACTIVATE}, budget=0) as here:
        here.hook("activate", id=7)
        here.hook("activate", id=7)

    first, _ = here.client.exchanges
    shown = disclosed(first, here.client)
    assert here.client.sent == 0
    assert (shown["hook"], shown["operation"], shown["reading"]) == (True, "hooks.activate", None)


@responses.activate
def test_what_a_hook_carries_as_credentials_is_hidden() -> None:
    """Its headers are sent, and no record shows them."""
    responses.post(f"{URL}/a/7/activate", json={"echo": "opensesame"})
    hook = {**ACTIVATE, "headers": {"X-Admin": "opensesame", "Authorization": "Basic abc"}}
    with context(hooks={"activate": hook}) as here:
        here.hook("activate", id=7)

    shown = disclosed(here.client.exchanges[0], here.client)
    assert responses.calls[0].request.headers["X-Admin"] == "opensesame"
    assert shown["request"]["headers"]["X-Admin"] == HIDDEN
    assert "opensesame" not in json.dumps(shown)


def test_a_run_that_has_ended_pulls_no_hook() -> None:
    """Nothing is sent after the end."""
    with context(hooks={"activate": ACTIVATE}) as here:
        here.client.ended = "over"
        with pytest.raises(Ended):
            here.hook("activate", id=7)


def test_read_only_pulls_no_hook() -> None:
    """A hook changes the target, whatever its method."""
    with context(hooks={"activate": ACTIVATE}, read_only=True) as here:
        with pytest.raises(Deselected, match="read-only"):
            here.hook("activate", id=7)
        with pytest.raises(Deselected, match="read-only"):
            here.need("hook", "activate")


def test_what_a_requirement_needs() -> None:
    """A hook must be there, and a capability must not be declared absent."""
    with context(hooks={"activate": ACTIVATE}) as here:
        here.need("hook", "activate")
        here.need("capability", "enrolment_allowance")
        with pytest.raises(NeedsFixture, match=r"needs-fixture: hooks\.save"):
            here.need("hook", "save")
        with pytest.raises(ValueError, match="no such kind"):
            here.need("hok", "save")
    with (
        context(capabilities={"enrolment_allowance": False}) as here,
        pytest.raises(NotApplicable, match=r"not-applicable: capabilities\.enrolment_allowance"),
    ):
        here.need("capability", "enrolment_allowance")
