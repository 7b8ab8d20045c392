"""
What holds for every exchange of a run, whoever asked for it.
"""

from conformance import verifies
from conformance.invariants import Traffic, says_what_it_is, whole
from conformance.vendors.marketo.vocabulary import rules


@verifies("invariant.marketo-program-members.whole")
def must_answer_whole_and_in_time(traffic: Traffic) -> None:
    assert traffic.broken(whole) == []


@verifies("invariant.marketo-program-members.content-type")
def should_call_json_what_is_json(traffic: Traffic) -> None:
    assert traffic.broken(says_what_it_is) == []


@verifies("invariant.marketo-program-members.success")
def must_say_in_every_answer_how_the_call_went(traffic: Traffic) -> None:
    assert traffic.broken(rules.success) == []


@verifies("invariant.marketo-program-members.request-id")
def must_give_every_answer_a_request_id(traffic: Traffic) -> None:
    assert traffic.broken(rules.request_id) == []


@verifies("invariant.marketo-program-members.refusal")
def must_say_in_every_refusal_why(traffic: Traffic) -> None:
    assert traffic.broken(rules.refusal) == []


@verifies("invariant.marketo-program-members.status")
def must_refuse_with_http_200_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.status) == []


@verifies("invariant.marketo-program-members.success-status")
def must_succeed_with_http_200_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.success_status) == []


@verifies("invariant.marketo-program-members.ids")
def must_give_ids_as_whole_numbers(traffic: Traffic) -> None:
    assert traffic.broken(rules.ids) == []


@verifies("invariant.marketo-program-members.dates")
def should_write_dates_as_shown(traffic: Traffic) -> None:
    assert traffic.broken(rules.dates) == []


@verifies("invariant.marketo-program-members.page")
def must_keep_every_page_within_its_size(traffic: Traffic) -> None:
    assert traffic.broken(rules.page) == []


@verifies("invariant.marketo-program-members.secrets")
def should_never_repeat_a_credential(traffic: Traffic) -> None:
    assert traffic.broken(traffic.secret) == []


@verifies("invariant.marketo-program-members.more")
def must_lead_to_more_where_there_is_more(traffic: Traffic) -> None:
    assert traffic.broken(rules.more) == []


@verifies("answer.result")
def must_give_every_result_as_an_array(traffic: Traffic) -> None:
    assert traffic.broken(rules.result) == []
