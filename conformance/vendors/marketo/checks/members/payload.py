"""
How the body of a call comes.
"""

import pytest

from conformance import depth, verifies
from conformance.vendors.marketo.vocabulary.members import (
    BEHIND,
    BROKEN,
    WRITES,
    Bodies,
    Forms,
    Members,
    Roster,
    bodies,
)


@pytest.fixture(scope="session")
def forms(members: Members, roster: Roster) -> Forms:
    return Forms(members, roster)


@pytest.fixture(scope="session")
def sent(members: Members, roster: Roster) -> Bodies:
    return Bodies(members, roster)


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


@verifies("payload.json")
@depth("standard")
def should_refuse_json_that_calls_itself_text(sent: Bodies) -> None:
    assert sent["plain"].refused
    assert "plain" not in sent.moved


@verifies("payload.broken")
@depth("standard")
@pytest.mark.parametrize("label", BROKEN)
def must_refuse_what_is_no_json(sent: Bodies, label: str) -> None:
    assert sent[label].refused
    assert sent[label].status == 200


@verifies("payload.broken")
@depth("standard")
def must_change_nothing_by_what_is_no_json(sent: Bodies) -> None:
    assert [label for label in BROKEN if not sent[label].answered] == []
    assert [label for label in sent.moved if label in BROKEN] == []


@verifies("payload.broken.code")
@depth("standard")
@pytest.mark.parametrize("label", [*BROKEN, BEHIND])
def should_refuse_what_is_no_json_with_609(sent: Bodies, label: str) -> None:
    assert sent[label].codes == ["609"]


@verifies("payload.charset")
@depth("standard")
def must_take_json_in_utf_8_that_says_so(sent: Bodies) -> None:
    assert sent.in_utf_8.outcomes == [("updated",)]
    assert sent.written == bodies.WRITTEN
