"""
What holds for every exchange of a run, whoever asked for it.
"""

from conformance import verifies
from conformance.invariants import Traffic, says_what_it_is, whole
from conformance.vendors.marketo.vocabulary import rules


@verifies("invariant.marketo-programs.whole")
def must_answer_whole_and_in_time(traffic: Traffic) -> None:
    assert traffic.broken(whole) == []


@verifies("invariant.marketo-programs.content-type")
def should_call_json_what_is_json(traffic: Traffic) -> None:
    assert traffic.broken(says_what_it_is) == []


@verifies("invariant.marketo-programs.success")
def must_say_in_every_answer_how_the_call_went(traffic: Traffic) -> None:
    assert traffic.broken(rules.success) == []


@verifies("invariant.marketo-programs.request-id")
def must_give_every_answer_a_request_id(traffic: Traffic) -> None:
    assert traffic.broken(rules.request_id) == []


@verifies("invariant.marketo-programs.refusal")
def must_say_in_every_refusal_why(traffic: Traffic) -> None:
    assert traffic.broken(rules.refusal) == []


@verifies("invariant.marketo-programs.status")
def must_refuse_with_http_200_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.status) == []


@verifies("invariant.marketo-programs.success-status")
def must_succeed_with_http_200_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.success_status) == []


@verifies("invariant.marketo-programs.lists")
def should_give_errors_and_warnings_as_arrays_throughout(traffic: Traffic) -> None:
    assert traffic.broken(rules.lists) == []


@verifies("invariant.marketo-programs.nothing")
def should_warn_where_nothing_is_found(traffic: Traffic) -> None:
    assert traffic.broken(rules.nothing) == []


@verifies("invariant.marketo-programs.ids")
def must_give_ids_as_whole_numbers(traffic: Traffic) -> None:
    assert traffic.broken(rules.ids) == []


@verifies("invariant.marketo-programs.dates")
def should_write_dates_as_shown(traffic: Traffic) -> None:
    assert traffic.broken(rules.dates) == []


@verifies("invariant.marketo-programs.page")
def must_keep_every_page_within_its_size(traffic: Traffic) -> None:
    assert traffic.broken(rules.page) == []


@verifies("invariant.marketo-programs.secrets")
def should_never_repeat_a_credential(traffic: Traffic) -> None:
    assert traffic.broken(traffic.secret) == []


@verifies("envelope.result.array")
def must_give_every_result_as_an_array(traffic: Traffic) -> None:
    assert traffic.broken(rules.result) == []
