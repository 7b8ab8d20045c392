"""
What holds for every exchange of a run, whoever asked for it.
"""

from conformance import verifies
from conformance.invariants import Traffic, says_what_it_is, whole
from conformance.vendors.wix.vocabulary import rules


@verifies("invariant.wix-programs.whole")
def must_answer_whole_and_in_time(traffic: Traffic) -> None:
    assert traffic.broken(whole) == []


@verifies("invariant.wix-programs.content-type")
def should_call_json_what_is_json(traffic: Traffic) -> None:
    assert traffic.broken(says_what_it_is) == []


@verifies("invariant.wix-programs.message")
def must_say_in_every_refusal_why(traffic: Traffic) -> None:
    assert traffic.broken(rules.message) == []


@verifies("invariant.wix-programs.details")
def should_detail_every_refusal(traffic: Traffic) -> None:
    assert traffic.broken(rules.details) == []


@verifies("invariant.wix-programs.ids")
def must_give_ids_that_are_guids(traffic: Traffic) -> None:
    assert traffic.broken(rules.ids) == []


@verifies("invariant.wix-programs.revisions")
def must_write_revisions_as_text(traffic: Traffic) -> None:
    assert traffic.broken(rules.revisions) == []


@verifies("invariant.wix-programs.dates")
def must_write_dates_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.dates) == []


@verifies("invariant.wix-programs.page")
def must_keep_every_page_within_its_limit(traffic: Traffic) -> None:
    assert traffic.broken(rules.page) == []


@verifies("invariant.wix-programs.secrets")
def should_never_repeat_a_credential(traffic: Traffic) -> None:
    assert traffic.broken(traffic.secret) == []
