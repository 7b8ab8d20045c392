"""
How the body of a call comes.
"""

import pytest

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.members import WRITES, Forms, Members, Roster


@pytest.fixture(scope="session")
def forms(members: Members, roster: Roster) -> Forms:
    return Forms(members, roster)


@verifies("payload.json")
@depth("standard")
@pytest.mark.parametrize("operation", WRITES[:3])
def should_refuse_a_form(forms: Forms, operation: str) -> None:
    assert forms[operation].refused


@verifies("payload.json")
@depth("standard")
def should_change_nothing_by_a_form(forms: Forms) -> None:
    assert [operation for operation in WRITES[:3] if not forms[operation].answered] == []
    assert forms.left == forms.untouched
