"""
What holds for every exchange of a run, whoever asked for it.
"""

from conformance import verifies
from conformance.invariants import Traffic, says_what_it_is, whole
from conformance.vendors.dotdigital.vocabulary import rules


@verifies("invariant.dotdigital-programs.whole")
def must_answer_whole_and_in_time(traffic: Traffic) -> None:
    assert traffic.broken(whole) == []


@verifies("invariant.dotdigital-programs.content-type")
def should_call_json_what_is_json(traffic: Traffic) -> None:
    assert traffic.broken(says_what_it_is) == []


@verifies("invariant.dotdigital-programs.message")
def must_say_in_every_refusal_why(traffic: Traffic) -> None:
    assert traffic.broken(rules.message) == []


@verifies("invariant.dotdigital-programs.token")
def should_name_the_error_in_every_refusal(traffic: Traffic) -> None:
    assert traffic.broken(rules.token) == []


@verifies("invariant.dotdigital-programs.ids")
def must_give_ids_of_one_kind(traffic: Traffic) -> None:
    assert traffic.broken(rules.ids) == []


@verifies("invariant.dotdigital-programs.dates")
def must_write_dates_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.dates) == []


@verifies("invariant.dotdigital-programs.page")
def must_keep_every_page_within_its_size(traffic: Traffic) -> None:
    assert traffic.broken(rules.page) == []


@verifies("invariant.dotdigital-programs.secrets")
def should_never_repeat_a_credential(traffic: Traffic) -> None:
    assert traffic.broken(traffic.secret) == []
