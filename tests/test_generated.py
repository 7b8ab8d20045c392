"""
Generated cases: which there are, what is sent of them, and how they are judged.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.catalogue import catalogue
from conformance.evidence import Evidence, current_evidence
from conformance.exchange import Exchange, Request, Response
from conformance.generated import coverage
from conformance.generated.answer import misfit
from conformance.generated.case import Case, Change, changed, differences, inside
from conformance.generated.collection import Cases
from conformance.generated.description import Described, described
from conformance.generated.exercise import unexercised
from conformance.generated.grouping import grouped
from conformance.generated.oracle import violation
from conformance.generated.sequence import Walk, astray
from conformance.generated.trials import Trials
from conformance.ground import ABSENT, STRANGERS, Call
from conformance.outcome import Blocked
from conformance.reading import readings
from conformance.suites import PACKAGE, SUITES

PROGRAMS = "marketo-programs"
GENERATING = [slug for slug, suite in SUITES.items() if suite.generates]
each_suite = pytest.mark.parametrize("slug", GENERATING)
PROJECT = f"""
import hypothesis

NAMES, NUMBERS = {[f"name {n}" for n in range(90)]}, {[*range(9_000, 9_090)]}
hypothesis.given(hypothesis.strategies.text())(lambda _: None)()
hypothesis.settings.register_profile("own", max_examples=3, derandomize=True)
hypothesis.settings.load_profile("own")
"""
BROWSE = described(PROGRAMS)["browsePrograms"]
CREATE = described(PROGRAMS)["createProgram"]
SHOWN = {
    "id": 7,
    "name": "A",
    "type": "Event",
    "channel": "B",
    "folder": {"type": "Folder", "id": 3},
}


def query(name: str, value: Any) -> Change:
    return Change(("query", name), value)


def body(*place: Any, value: Any = ABSENT) -> Change:
    return Change(("body", *place), value)


# Which cases there are


def test_cases_are_the_same_in_every_process(tmp_path: Path) -> None:
    """
    Ids and contents depend on the description alone, whatever the seed of Python's hashes is, and
    whatever else a process has loaded: modules of a project, a profile of Hypothesis, our own.
    """
    (tmp_path / "project.py").write_text(PROJECT)
    depths = {slug: "deep" if slug == PROGRAMS else "standard" for slug in GENERATING}
    program = (
        "import sys\nfor name in sys.argv[1:]:\n    __import__(name)\n"
        "from conformance.generated.collection import Cases\n"
        f"for slug, depth in {depths}.items():\n"
        "    print(slug, [(c.id, str(c)) for c in Cases(slug, depth).all])"
    )
    path = f"{PACKAGE.parent}{os.pathsep}{tmp_path}"
    told = [
        subprocess.run(
            [sys.executable, "-c", program, *loaded],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout.splitlines()
        for seed, *loaded in (("1",), ("2",), ("1", "project", "conformance.audit"))
    ]

    assert told[0] == told[1] == told[2]
    assert len(told[0]) == len(GENERATING)


@each_suite
def test_ids_of_cases_are_unique(slug: str) -> None:
    """Each case is one item of pytest."""
    ids = [case.id for case in Cases(slug, "deep").all]

    assert len(set(ids)) == len(ids)


@each_suite
def test_deep_has_what_standard_has(slug: str) -> None:
    """A greater depth only adds cases."""
    standard, deep = Cases(slug, "standard").all, Cases(slug, "deep").all

    assert deep[: len(standard)] == standard
    assert len(deep) > len(standard)


def test_another_seed_makes_up_other_cases() -> None:
    """At depth deep, where cases are made up."""
    first, second = (Cases("dotdigital-programs", "deep", seed).all for seed in (1, 2))

    assert first != second


@each_suite
def test_what_is_said_of_a_case_is_in_the_catalogue(slug: str) -> None:
    """A call is refused or taken by a requirement that the suite has."""
    cases = Cases(slug, "deep").all
    named = {id_ for case in cases for id_ in (case.refusal, case.acceptance) if id_}

    assert named <= set(catalogue(SUITES[slug]).requirements)
    assert any(case.refusal for case in cases)
    assert any(case.acceptance for case in cases)


@each_suite
def test_nothing_is_made_up_that_may_be_somebody_elses(slug: str) -> None:
    """Where a call changes something, ids and names are the run's own, or none at all."""
    made_up = [
        (case.id, str(change))
        for case in Cases(slug, "deep").all
        for change in case.changes
        if readings(slug).operations[case.operation].effect != "read"
        if change.value is not ABSENT and not isinstance(change.value, list | dict)
        if described(slug)[case.operation].said("x-own", change.place)
        if not violation(described(slug)[case.operation], change)
    ]

    assert made_up == []


@each_suite
def test_paths_are_not_varied(slug: str) -> None:
    """A path that leads nowhere is the path of no operation."""
    places = {change.place[0] for case in Cases(slug, "deep").all for change in case.changes}

    assert places <= {"query", "body"}


@each_suite
def test_what_cannot_be_undone_is_only_refused(slug: str) -> None:
    """An operation that makes what stays gets calls that must be refused, and no others."""
    operations = described(slug)
    cases = [c for c in Cases(slug, "deep").all if operations[c.operation].irrevocable]

    assert [case.id for case in cases if not (case.refusal or case.stranger)] == []


@each_suite
def test_each_operation_is_tried_by_strangers(slug: str) -> None:
    """Authorisation is demanded everywhere."""
    tried = {(case.operation, case.stranger) for case in Cases(slug, "standard").stranger}
    secured = {name for name, each in coverage.judged(slug).items() if each.secured}

    assert tried == {(name, stranger) for name in secured for stranger in STRANGERS}


# What is valid as sent


@pytest.mark.parametrize(
    ("change", "keyword"),
    [
        (query("maxReturn", "200"), ""),
        (query("maxReturn", "201"), "maximum"),
        (query("maxReturn", "0"), "minimum"),
        (query("maxReturn", "0.5"), "type"),
        (query("maxReturn", "many"), "type"),
        (query("maxReturn", ABSENT), ""),
        (query("status", "on"), ""),
        (query("status", "ON"), "enum"),
        (query("earliestUpdatedAt", "2026-09-01T00:00:00-05:00"), ""),
        (query("earliestUpdatedAt", "0"), "format"),
        (query("unknown", "anything"), ""),
    ],
)
def test_a_text_is_read_in_every_way(change: Change, keyword: str) -> None:
    """What fits in one reading is valid; else the reading of the right type says what is wrong."""
    assert violation(BROWSE, change) == keyword


@pytest.mark.parametrize(
    ("change", "keyword"),
    [
        (body("name"), "missing"),
        (body("description"), ""),
        (body("name", value=""), "minLength"),
        (body("folder", value='{"id": 3, "type": "Folder"}'), ""),
        (body("folder", value="3"), "type"),
        (body("folder", "id", value=3), ""),
        (body("folder", "id"), "missing"),
        (body("costs", value="[]"), ""),
    ],
)
def test_a_form_is_read_like_a_query(change: Change, keyword: str) -> None:
    """Objects and lists are JSON text in it."""
    assert violation(CREATE, change) == keyword


# Cases and calls


def test_what_differs_can_be_put_into_another_call() -> None:
    """A change is a place and a value, wherever it was found."""
    found = tuple(
        differences(
            {"query": {"a": "1"}, "body": {"rows": [{"x": 1}, {"x": 2}], "gone": 1}},
            {"query": {"a": "2"}, "body": {"rows": [{"x": 1}, {"x": True}]}},
        )
    )
    call = changed(Call({}, {"a": "7", "b": "8"}, {}, {"rows": [{"x": 5}], "gone": 6}), found)

    assert [str(each) for each in found] == [
        "no body.gone",
        "body.rows.1.x = true",
        'query.a = "2"',
    ]
    assert call == Call({}, {"a": "2", "b": "8"}, {}, {"rows": [{"x": 5}]})


def test_a_call_is_left_as_it_is() -> None:
    """Many cases are made of one right call."""
    right = Call(body={"rows": [{"x": 1}]})

    assert changed(right, (body("rows", 0, "x", value=2),)).body == {"rows": [{"x": 2}]}
    assert right.body == {"rows": [{"x": 1}]}


def test_what_is_inside_a_value() -> None:
    """A value, and all that is in it."""
    assert list(inside({"a": [1, {"b": None}]})) == [
        {"a": [1, {"b": None}]},
        [1, {"b": None}],
        1,
        {"b": None},
        None,
    ]


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
