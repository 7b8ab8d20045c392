"""
Generated cases: how what becomes of them is judged and told.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.evidence import Evidence, current_evidence
from conformance.exchange import Exchange, Request, Response
from conformance.generated.answer import misfit
from conformance.generated.case import Case
from conformance.generated.description import Described, described
from conformance.generated.exercise import unexercised
from conformance.generated.grouping import grouped
from conformance.generated.sequence import Walk, astray
from conformance.generated.trials import Trials
from conformance.ground import Call
from conformance.outcome import Blocked
from conformance.reading import readings
from tests.changes import body, query

PROGRAMS = "marketo-programs"
BROWSE = described(PROGRAMS)["browsePrograms"]
SHOWN = {
    "id": 7,
    "name": "A",
    "type": "Event",
    "channel": "B",
    "folder": {"type": "Folder", "id": 3},
}


# How an answer is judged


def exchange(
    status: int, document: Any, kind: str = "application/json", index: int = 0
) -> Exchange:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return Exchange(
        index=index,
        operation="browsePrograms",
        request=Request("GET", "http://127.0.0.1/", {}),
        started=datetime.now(UTC),
        duration=0.0,
        response=Response(status, {"content-type": kind}, content),
    )


def page(**program: Any) -> dict[str, Any]:
    return {"success": True, "requestId": "a#1", "result": [{**SHOWN, **program}]}


REFUSED = {"success": False, "requestId": "a#1", "errors": [{"code": "1001", "message": "No"}]}


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (exchange(200, page()), None),
        (exchange(200, page(workspace=None)), None),
        (exchange(200, page(more={"than": "documented"})), None),
        (exchange(200, page(id="7")), "result/0/id: type is not kept"),
        (exchange(200, REFUSED), None),
        (exchange(200, REFUSED, "application/json; charset=utf-8"), None),
        (exchange(200, REFUSED, "text/html"), "content type text/html"),
        (exchange(200, b"<html>", "text/html"), "content type text/html"),
        (exchange(200, b"{"), "no JSON"),
        (exchange(418, {"no": "status of this operation"}), None),
        (exchange(401, b"<html>", "text/html"), None),
        (exchange(200, page(id="odd")), None),
    ],
)
def test_an_answer_is_held_to_its_description(answer: Exchange, wrong: str | None) -> None:
    """Null says no more than absent; what repeats an odd value that was sent is not to blame."""
    assert misfit(BROWSE, answer, ["odd"]) == wrong


class Target:
    """A ground whose calls are answered by a function, and which sees its own state."""

    def __init__(self, answer: Callable[["Target", Call, str], tuple[int, str]]) -> None:
        self.answer = answer
        self.held = {"text": "as made"}
        self.calls: list[Call] = []

    def right(self, operation: str) -> Call:
        return Call(query={"maxReturn": "20", "offset": "0"}, body={"name": "mine", "costs": []})

    def send(self, operation: str, call: Call, *, stranger: str = "") -> Any:
        self.calls.append(call)
        status, reading = self.answer(self, call, stranger)
        return exchange(status, {}, index=len(self.calls)), reading, []

    def state(self) -> Any:
        return dict(self.held)


def trials(target: Target, *cases: Case) -> Trials:
    client = SimpleNamespace(readings=readings(PROGRAMS), check=None)
    context: Any = SimpleNamespace(client=client)
    known: Any = SimpleNamespace(suite=PROGRAMS, all=cases)
    ground: Any = target
    return Trials(context, ground, known)


def test_a_fault_is_told_with_the_change_that_matters() -> None:
    """Of a case that differs in several places, the others are taken back."""
    target = Target(lambda _, call, who: (500 if "AAA" in call.query.values() else 200, "accepted"))
    case = Case("browsePrograms", (query("offset", "1"), query("maxReturn", "AAA")))

    told = trials(target, case)[case].crash

    assert told == 'browsePrograms: status 500 where query.maxReturn = "AAA"'


def test_a_value_is_not_blamed_for_what_is_refused_without_it() -> None:
    """Where the right call is refused as well, a refusal says nothing of a value."""
    target = Target(lambda *_: (200, "rejected"))
    cases = (Case("browsePrograms"), Case("browsePrograms", (query("maxReturn", "1"),), 1))
    made = trials(target, *cases)

    with pytest.raises(Blocked, match="as documented was rejected"):
        _ = made[cases[1]].refused


def partial(target: Target, call: Call, stranger: str) -> tuple[int, str]:
    """Keeps what it was sent before it looks at the costs; takes any name."""
    if call.body.get("costs") == 0:
        target.held = {"text": "half done" if target.held["text"] == "as made" else "as made"}
        return 200, "rejected"
    if call.body.get("name") == "new":
        target.held = {"text": "renamed"}
        return 200, "accepted"
    return 200, "unauthorised" if stranger else "rejected"


HALF = Case("updateProgram", (body("costs", value=0),), 1, wild=True)
TAKEN = Case("updateProgram", (body("name", value="new"),), 2, wild=True)
STRANGER = Case("updateProgram", stranger="no-credentials")


def test_a_refusal_that_changed_something_is_found() -> None:
    """Two looks see that something changed, further ones which call it was."""
    told = trials(Target(partial), STRANGER, HALF).left_by("updateProgram")

    assert told == "updateProgram: text: 'half done' became 'as made' where body.costs = 0"


def once(target: Target, call: Call, stranger: str) -> tuple[int, str]:
    """Loses what it has with the first call that it refuses."""
    target.held = {"text": "lost"}
    return 200, "unauthorised"


def test_a_change_that_happens_once_is_told_all_the_same() -> None:
    """Where no call brings it about again, it is not known which one did."""
    told = trials(Target(once), STRANGER).left_by("updateProgram")

    assert told == "updateProgram: text: 'as made' became 'lost' while every call was refused"


def test_a_call_that_was_taken_is_not_blamed_on_others() -> None:
    """What it changes is its own doing: the refused calls are sent once more without it."""
    target = Target(partial)

    assert trials(target, STRANGER, TAKEN).left_by("updateProgram") is None
    assert len(target.calls) == 3


def test_what_leads_to_a_case_is_no_evidence_of_it() -> None:
    """A check rests on the case that it looks at, whoever had it sent."""
    evidence = Evidence()
    before = current_evidence.set(evidence)
    case = Case("browsePrograms", (query("offset", "1"),), 1)
    made = trials(Target(lambda *_: (200, "accepted")), Case("browsePrograms"), case)
    assert made[case].crash is None
    current_evidence.reset(before)

    assert list(evidence.consulted) == [made[case].exchange.index]


# Sequences


class Shelf:
    """Things that are made, changed and deleted; `forgets` says what is lost with a deletion."""

    def __init__(self, *, forgets: bool = False) -> None:
        self.forgets = forgets
        self.things: dict[int, str] = {}
        self.made = 0

    def make(self) -> int:
        self.made += 1
        self.things[self.made] = "new"
        return self.made

    def change(self, key: int, mark: str) -> bool:
        self.things[key] = mark
        return True

    def delete(self, key: int) -> bool:
        del self.things[key]
        if self.forgets:
            self.things = dict.fromkeys(self.things, "lost")
        return True

    def look(self, key: int) -> str | None:
        return self.things.get(key)


def test_a_sequence_sees_what_one_call_does_to_others() -> None:
    """A thing is as its last change left it, whatever becomes of others; and the same each time."""
    found = [list(astray(Walk(1, 1), Shelf(forgets=True))) for _ in range(2)]

    assert list(astray(Walk(1, 1), Shelf())) == []
    assert found[0] == found[1] != []


# What a report says


def result(check: str, outcome: str = "pass", message: str = "", index: int = 0) -> dict[str, Any]:
    return {
        "api": PROGRAMS,
        "requirement": "generated.marketo-programs.no-crash",
        "check": check,
        "outcome": outcome,
        "observations": 1,
        "duration": 0.1,
        "exchanges": [index],
        "fingerprint": "x",
        **(
            {"message": f"assert trials[case].crash is None\nassert '{message}' is None"}
            if message
            else {}
        ),
    }


def crash(case: str, what: str, index: int) -> dict[str, Any]:
    return result(f"generated.must_not_crash[browse/{case}]", "fail", f"browse: {what}", index)


def test_a_fault_is_one_finding() -> None:
    """However many cases show it, one result says so, with the simplest of them as evidence."""
    [found] = grouped(
        [
            result("generated.must_not_crash[browse/query.offset/0.1]", index=1),
            crash("several/9", "status 500 where a", 2),
            crash("query.offset/x.2", "status 500 where b", 3),
            crash("query.offset/y.3", "status 503 where c", 4),
        ]
    )

    assert found["check"] == "generated.must_not_crash[browse]"
    assert found["outcome"] == "fail"
    assert found["exchanges"] == [3]
    assert found["observations"] == 4
    assert found["message"] == (
        "browse: status 500 where b\nbrowse: status 503 where c\n(3 of 4 cases)"
    )


def test_other_results_stay_as_they_are() -> None:
    """Only results of cases are put together."""
    others = [result("create.must_keep[name]"), result("generated.must_change_nothing[create]")]

    assert grouped(others) == others


def test_what_was_never_exercised_is_said() -> None:
    """An operation of which no call was taken, or none refused."""
    taken = exchange(200, page())
    client: Any = SimpleNamespace(exchanges=[taken], readings=readings(PROGRAMS))
    never_taken, never_refused = unexercised(PROGRAMS, client)

    assert "browsePrograms" not in never_taken
    assert never_taken.startswith("no call of getProgramById, ")
    assert never_refused.startswith("no call of getProgramById, ")


def test_quick_loads_nothing_of_it() -> None:
    """Start-up is counted."""
    program = (
        "import sys\n"
        "from conformance.mutation import try_implementation\n"
        "from conformance.suites import SUITES\n"
        "from conformance.embedding import vendor\n"
        "suite = SUITES['marketo-programs']\n"
        "record = try_implementation(suite, vendor(suite).reference)\n"
        "assert record['verdict'] == 'conformant', record['totals']\n"
        "assert not [r for r in record['results'] if r['check'].startswith('generated.')]\n"
        "words = ('schemathesis', 'hypothesis', 'jsonschema_rs', 'conformance.generated')\n"
        "print([name for name in sys.modules if name.startswith(words)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert done.stdout.strip() == "[]"


def test_an_operation_says_where_it_is_described() -> None:
    """A status falls back to its class, and to the default."""
    operation = Described({}, "/", "get", {"responses": {"4XX": {"content": {"a": {}}}}})

    assert operation.answer(404) == {"a": {}}
    assert operation.answer(200) is None
