"""
Cases that are generated from the OpenAPI description.
"""

import pytest

from conformance import alone, observes, verifies
from conformance.context import Context
from conformance.generated import Case, Cases, Trials
from conformance.vendors.dotdigital.vocabulary import Account, Enrolling, Ground


@pytest.fixture(scope="session")
@alone
def trials(context: Context, cases: Cases, account: Account, enrolling: Enrolling) -> Trials:
    return Trials(context, Ground(account, enrolling), cases)


@verifies("generated.dotdigital-programs.no-crash")
def must_not_crash(trials: Trials, case: Case) -> None:
    assert trials[case].crash is None


@verifies("generated.dotdigital-programs.answer")
def must_answer_as_described(trials: Trials, case: Case) -> None:
    assert trials[case].misfit is None


@verifies("generated.dotdigital-programs.refused")
def must_refuse_what_the_documents_refuse(trials: Trials, invalid: Case) -> None:
    assert trials[invalid].accepted is None


@verifies("generated.dotdigital-programs.taken")
def must_take_what_the_documents_allow(trials: Trials, valid: Case) -> None:
    assert trials[valid].refused is None


@verifies("generated.dotdigital-programs.authorised")
def must_demand_authorisation(trials: Trials, stranger: Case) -> None:
    assert trials[stranger].let_in is None


@verifies("generated.dotdigital-programs.nothing-changed")
def must_change_nothing_by_a_refusal(trials: Trials, batch: str) -> None:
    assert trials.left_by(batch) is None


@observes(
    {
        "generated.dotdigital-programs.list": "getPrograms",
        "generated.dotdigital-programs.enrol": "createProgramEnrolment",
        "generated.dotdigital-programs.enrolments": "getProgramEnrolment",
    }
)
def how_it_answers_what_the_documents_leave_open(trials: Trials, label: str) -> dict[str, str]:
    return trials.open(label)
