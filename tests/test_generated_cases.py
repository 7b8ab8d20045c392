"""
Generated cases: which there are, and what is valid as sent.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.catalogue import catalogue
from conformance.generated import coverage
from conformance.generated.case import Change, changed, differences, inside
from conformance.generated.collection import Cases
from conformance.generated.description import described
from conformance.generated.oracle import violation
from conformance.ground import ABSENT, STRANGERS, Call
from conformance.reading import readings
from conformance.suites import PACKAGE, SUITES
from tests.changes import body, query

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
