"""
Cases that are generated from the OpenAPI description.
"""

import pytest

from conformance import alone, observes, verifies
from conformance.context import Context
from conformance.generated import Case, Cases, Trials, Walk
from conformance.vendors.wix.vocabulary import Clock, Ground, Programs


@pytest.fixture(scope="session")
@alone
def trials(context: Context, cases: Cases, programs: Programs) -> Trials:
    Clock(context).be_as_it_was()
    return Trials(context, Ground(programs), cases)


@verifies("generated.wix-programs.no-crash")
def must_not_crash(trials: Trials, case: Case) -> None:
    assert trials[case].crash is None


@verifies("generated.wix-programs.answer")
def must_answer_as_described(trials: Trials, case: Case) -> None:
    assert trials[case].misfit is None


@verifies("generated.wix-programs.refused")
def must_refuse_what_the_documents_refuse(trials: Trials, invalid: Case) -> None:
    assert trials[invalid].accepted is None


@verifies("generated.wix-programs.taken")
def must_take_what_the_documents_allow(trials: Trials, valid: Case) -> None:
    assert trials[valid].refused is None


@verifies("generated.wix-programs.authorised")
def must_demand_authorisation(trials: Trials, stranger: Case) -> None:
    assert trials[stranger].let_in is None


@verifies("generated.wix-programs.nothing-changed")
def must_change_nothing_by_a_refusal(trials: Trials, batch: str) -> None:
    assert trials.left_by(batch) is None


@verifies("generated.wix-programs.kept")
def must_keep_what_was_made_until_it_is_deleted(trials: Trials, walk: Walk) -> None:
    assert trials.astray(walk) == []


@observes(
    {
        "generated.wix-programs.create": "createProgram",
        "generated.wix-programs.update": "updateProgram",
        "generated.wix-programs.query": "queryPrograms",
        "generated.wix-programs.search": "searchPrograms",
        "generated.wix-programs.count": "countPrograms",
        "generated.wix-programs.bulk": "bulkUpdatePrograms",
    }
)
def how_it_answers_what_the_documents_leave_open(trials: Trials, label: str) -> dict[str, str]:
    return trials.open(label)
