"""
Which checks a module has: its functions, once for each of their links and parameters.
"""

from pathlib import Path

import pytest

from tests.test_plugin import Run, outcomes, run, run_of

__all__ = ["run"]

SEVERAL = """
@pytest.fixture(scope="session")
def given():
    return "fine"

@verifies({"a.must": "fine", "a.vendor": ("wrong", 1)})
def must_hold_for(ask, label):
    assert ask(label if label == "fine" else label[0]) == "accepted"

@verifies("a.must")
@pytest.mark.parametrize("right", [True, 2, "b\u00e4r"])
@pytest.mark.parametrize(("first", "second"), [("a", None), ((), 1.5)])
def must_hold_in_pairs(ask, given, first, second, right):
    assert ask(given) == "accepted"

@verifies("a.must")
@pytest.mark.parametrize("words", [["a", "b"], ["c"]], ids="-".join)
def must_be_told_apart(ask, words):
    assert ask("fine") == "accepted"

@verifies("a.must")
@pytest.mark.parametrize("place", [0, 1], ids=["first", "last"])
def must_have_a_name(ask, place):
    assert ask("fine") == "accepted"

def helps(ask):
    assert False
"""

DEEPER = """
from conformance import depth

@verifies("a.must")
def must_hold(ask):
    assert ask("fine") == "accepted"

@depth("standard")
@verifies("a.must")
def must_hold_as_well(ask):
    assert ask("wrong") == "accepted"

@depth("deep")
@observes("a.seen")
def how_it_is_answered(ask):
    return ask("wrong")
"""

WRONG = {
    "what can't be imported": ("import nothing_there", "No module named 'nothing_there'"),
    "what nothing gives": (
        '@verifies("a.must")\ndef must_hold(riches): ...',
        "must_hold: nothing gives it `riches`",
    ),
}


def test_a_function_has_a_check_for_each_of_its_parameters(run: Run) -> None:
    """Named as pytest names them, since what waives a check or compares two runs goes by that."""
    record = run(SEVERAL)

    assert sorted(outcomes(record)) == [
        "must_be_told_apart[a-b]",
        "must_be_told_apart[c]",
        "must_have_a_name[first]",
        "must_have_a_name[last]",
        "must_hold_for[fine]",
        "must_hold_for[label1]",
        *(
            f"must_hold_in_pairs[{pair}-{right}]"
            for pair in ("a-None", "first1-1.5")
            for right in ("2", "True", "b\\xe4r")
        ),
    ]
    assert {*outcomes(record).values()} == {"pass", "fail"}
    assert {each["requirement"] for each in record["results"]} == {"a.must", "a.vendor"}


def test_a_check_is_judged_from_its_depth_on(run: Run) -> None:
    """Before that it is skipped, and says so; what only observes is left out."""
    depths = {depth: run(DEEPER, depth=depth) for depth in ("quick", "standard", "deep")}

    assert outcomes(depths["quick"]) == {
        "must_hold": "pass",
        "must_hold_as_well": "skip: deselected: depth standard",
    }
    assert outcomes(depths["standard"])["must_hold_as_well"] == "fail"
    assert outcomes(depths["deep"])["must_hold_as_well"] == "fail"
    assert [len(record["observed"]) for record in depths.values()] == [0, 0, 1]


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_check_stops_collection(tmp_path: Path, case: str) -> None:
    """Nothing is sent, and what is wrong is said in a line."""
    checks, told = WRONG[case]
    done = run_of(tmp_path, checks)

    assert done.returncode != 0
    assert told in done.stderr
