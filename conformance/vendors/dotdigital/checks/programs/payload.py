"""
Whom an enrolment names, and whom not: asked where a target does not limit enrolments.
"""

import pytest

from conformance import depth, verifies
from conformance.vendors.dotdigital.vocabulary import Spare


@depth("standard")
@verifies("enrolment.empty-list")
@pytest.mark.parametrize(
    "label",
    ["null beside contacts", "no contacts beside address books", "null beside address books"],
)
def must_take_a_list_beside_which_nothing_stands(spare: Spare, label: str) -> None:
    assert spare[label].accepted


@depth("standard")
@verifies("payload.contacts")
def must_take_25_contacts(spare: Spare) -> None:
    assert spare["25 contacts"].accepted


@depth("standard")
@verifies({"payload.program": "no program", "payload.malformed": "a number for a list"})
def must_refuse_what_is_malformed(spare: Spare, label: str) -> None:
    assert spare[label].refused


@depth("standard")
@verifies("payload.malformed")
def must_refuse_what_is_no_object(spare: Spare) -> None:
    assert spare["a list for an object"].refused


@depth("standard")
@verifies("payload.own")
def must_make_an_enrolment_of_each_call(spare: Spare) -> None:
    assert len(spare.ids) > 1
    assert len({*spare.ids}) == len(spare.ids)


@depth("standard")
@verifies("enrolment.nobody")
def must_refuse_what_names_nobody(spare: Spare) -> None:
    assert spare["neither list"].status == 400
