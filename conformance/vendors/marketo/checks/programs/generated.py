"""
Cases that are generated from the OpenAPI description.
"""

import pytest

from conformance import alone, observes, verifies
from conformance.context import Context
from conformance.generated import Case, Cases, Trials, Walk
from conformance.vendors.marketo.vocabulary.programs import Cast, Ground, Instance, Programs


@pytest.fixture(scope="session")
@alone
def trials(
    context: Context, cases: Cases, instance: Instance, programs: Programs, cast: Cast
) -> Trials:
    return Trials(context, Ground(instance, programs, cast), cases)


@verifies("generated.marketo-programs.no-crash")
def must_not_crash(trials: Trials, case: Case) -> None:
    assert trials[case].crash is None


@verifies("generated.marketo-programs.answer")
def must_answer_as_described(trials: Trials, case: Case) -> None:
    assert trials[case].misfit is None


@verifies("generated.marketo-programs.refused")
def must_refuse_what_the_documents_refuse(trials: Trials, invalid: Case) -> None:
    assert trials[invalid].accepted is None


@verifies("generated.marketo-programs.taken")
def must_take_what_the_documents_allow(trials: Trials, valid: Case) -> None:
    assert trials[valid].refused is None


@verifies("generated.marketo-programs.authorised")
def must_demand_authorisation(trials: Trials, stranger: Case) -> None:
    assert trials[stranger].let_in is None


@verifies("generated.marketo-programs.nothing-changed")
def must_change_nothing_by_a_refusal(trials: Trials, batch: str) -> None:
    assert trials.left_by(batch) is None


@verifies("generated.marketo-programs.kept")
def must_keep_what_was_made_until_it_is_deleted(trials: Trials, walk: Walk) -> None:
    assert trials.astray(walk) == []


@observes(
    {
        "generated.marketo-programs.get-by-name": "getProgramByName",
        "generated.marketo-programs.get-by-tag": "getProgramsByTag",
        "generated.marketo-programs.browse": "browsePrograms",
        "generated.marketo-programs.create": "createProgram",
        "generated.marketo-programs.update": "updateProgram",
        "generated.marketo-programs.clone": "cloneProgram",
    }
)
def how_it_answers_what_the_documents_leave_open(trials: Trials, label: str) -> dict[str, str]:
    return trials.open(label)
