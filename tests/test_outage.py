"""
Operations that answer everything with a server's error: the rule that is about the operation is
broken, and what builds on it is not.
"""

from typing import Any

from conformance.selection import Options, Selection
from conformance.vendors.wix.reference import Call, Wix
from tests.rounds import rounds_of

WRITTEN = Options(Selection(exclude=("generated.*",)), depth="quick")

BROKEN = {
    "get_program": "retrieval.by-id",
    "update_program": "change.draft",
    "query_programs": "cursor.limit-100",
    "search_programs": "search.title",
    "count_programs": "count.all",
}


def site_without(operation: str) -> Any:
    """A site on which one operation works for nobody."""

    class Out(Wix):
        def respond(self, call: Call) -> Any:
            if call.operation == operation:
                return self.sent({"message": "Internal error"}, 500)
            return super().respond(call)

    return Out


def test_an_outage_breaks_the_rule_that_is_about_it_and_no_other() -> None:
    tried = [(site_without(operation), WRITTEN.selection) for operation in BROKEN]
    done = zip(BROKEN, rounds_of("wix-programs", tried, WRITTEN), strict=True)

    broken = {
        operation: {each["requirement"] for each in one.results if each["outcome"] == "fail"}
        for operation, one in done
    }
    assert broken == {operation: {requirement} for operation, requirement in BROKEN.items()}


def test_an_error_of_one_filter_alone_is_its_own_fault() -> None:
    class FailsByStatus(Wix):
        def respond(self, call: Call) -> Any:
            if call.operation == "query_programs" and "'status'" in str(call.body):
                return self.sent({"message": "Internal error"}, 500)
            return super().respond(call)

    done = rounds_of("wix-programs", [(FailsByStatus, WRITTEN.selection)], WRITTEN)[0]

    broken = {each["requirement"] for each in done.results if each["outcome"] == "fail"}
    assert "filter.status" in broken
    assert "cursor.limit-100" not in broken
