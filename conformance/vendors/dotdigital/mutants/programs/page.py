"""
Dotdigitals that cut their lists into pages in one wrong way each.
"""

from typing import TypeVar

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import Call, Dotdigital, Enrolment, Program, Refused

Item = TypeVar("Item")
WALK = ["page.whole.programs", "page.whole.enrolments"]
OF_PROGRAMS, OF_ENROLMENTS = "get_programs", "get_enrolments"


@breaks("page.select.programs", also=WALK, because="a page holds more than was asked for")
class IgnoresSelectOfPrograms(Dotdigital):
    def page(self, call: Call, items: list[Item]) -> list[Item]:
        whole = super().page(call, items)
        return items[self.start(call) :] if call.operation == OF_PROGRAMS else whole


@breaks("page.select.enrolments", also=WALK, because="a page holds more than was asked for")
class IgnoresSelectOfEnrolments(Dotdigital):
    def page(self, call: Call, items: list[Item]) -> list[Item]:
        whole = super().page(call, items)
        return items[self.start(call) :] if call.operation == OF_ENROLMENTS else whole


@breaks("page.select.programs", also=WALK, because="a page holds more than was asked for")
class GivesOneProgramMore(Dotdigital):
    def page(self, call: Call, items: list[Item]) -> list[Item]:
        more = 1 if call.operation == OF_PROGRAMS else 0
        return items[self.start(call) :][: self.size(call) + more]


@breaks("page.skip.programs", also=[*WALK, "page.end.programs"], because="there is one page only")
class IgnoresSkipOfPrograms(Dotdigital):
    def start(self, call: Call) -> int:
        start = super().start(call)
        return 0 if call.operation == OF_PROGRAMS else start


@breaks(
    "page.skip.enrolments", also=[*WALK, "page.end.enrolments"], because="there is one page only"
)
class IgnoresSkipOfEnrolments(Dotdigital):
    def start(self, call: Call) -> int:
        start = super().start(call)
        return 0 if call.operation == OF_ENROLMENTS else start


@breaks("page.skip.programs", also=WALK, because="pages lie elsewhere")
class TakesSkipForAPageOfPrograms(Dotdigital):
    def start(self, call: Call) -> int:
        pages = self.size(call) if call.operation == OF_PROGRAMS else 1
        return super().start(call) * pages


@breaks("page.skip.enrolments", also=WALK, because="pages lie elsewhere")
class TakesSkipForAPageOfEnrolments(Dotdigital):
    def start(self, call: Call) -> int:
        pages = self.size(call) if call.operation == OF_ENROLMENTS else 1
        return super().start(call) * pages


@breaks("page.skip.programs", also=WALK, because="pages lie elsewhere")
class CountsSkippedProgramsFromOne(Dotdigital):
    def start(self, call: Call) -> int:
        start = super().start(call)
        return max(start - 1, 0) if call.operation == OF_PROGRAMS else start


@breaks("page.end.programs", also=WALK, because="a walk ends at the end")
class FindsNoProgramsPastTheEnd(Dotdigital):
    def page(self, call: Call, items: list[Item]) -> list[Item]:
        if call.operation == OF_PROGRAMS and self.start(call) >= len(items):
            raise Refused(404, "ERROR_PROGRAM_NOT_FOUND")
        return super().page(call, items)


@breaks("page.end.enrolments", also=WALK, because="a walk ends at the end")
class FindsNoEnrolmentsPastTheEnd(Dotdigital):
    def page(self, call: Call, items: list[Item]) -> list[Item]:
        if call.operation == OF_ENROLMENTS and self.start(call) >= len(items):
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return super().page(call, items)


@breaks("page.end.programs", also=WALK, because="a walk never ends")
class RepeatsTheLastPageOfPrograms(Dotdigital):
    def start(self, call: Call) -> int:
        last = len([each for each in self.programs.values() if self.is_listed(each)]) - 1
        start = super().start(call)
        return min(start, last) if call.operation == OF_PROGRAMS else start


@breaks("page.select.least.programs")
class TakesNoProgramsAtAll(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        at_all = call.operation == OF_PROGRAMS and size == 0
        return 0 if at_all else super().beyond_bounds(call, size)


@breaks("page.select.least.enrolments")
class TakesNoEnrolmentsForTheDefault(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        at_all = call.operation == OF_ENROLMENTS and size == 0
        return self.default_page if at_all else super().beyond_bounds(call, size)


@breaks("page.select.least.programs", also=WALK, because="its pages are larger than a program")
class HasTwoProgramsAtLeast(Dotdigital):
    def size(self, call: Call) -> int:
        size = super().size(call)
        return (
            self.beyond_bounds(call, size) if call.operation == OF_PROGRAMS and size < 2 else size
        )


@breaks("page.select.most.programs")
class CutsPagesOfProgramsThatAreTooLarge(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        cut = call.operation == OF_PROGRAMS and size > self.largest_page
        return self.largest_page if cut else super().beyond_bounds(call, size)


@breaks("page.select.most.enrolments")
class CutsPagesOfEnrolmentsThatAreTooLarge(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        cut = call.operation == OF_ENROLMENTS and size > self.largest_page
        return self.largest_page if cut else super().beyond_bounds(call, size)


@breaks("page.select.most.programs", "page.select.most.enrolments")
class TakesAThousandAndOne(Dotdigital):
    largest_page = 1001


@breaks("page.select.most.programs", "page.select.most.enrolments")
class StopsAtTheThousandth(Dotdigital):
    largest_page = 999
    default_page = 999


@breaks("page.skip.least.programs")
class TakesNegativeSkipsOfProgramsForNone(Dotdigital):
    def before_the_first(self, call: Call, start: int) -> int:
        return 0 if call.operation == OF_PROGRAMS else super().before_the_first(call, start)


@breaks("page.skip.least.enrolments")
class TakesNegativeSkipsOfEnrolmentsForNone(Dotdigital):
    def before_the_first(self, call: Call, start: int) -> int:
        return 0 if call.operation == OF_ENROLMENTS else super().before_the_first(call, start)


@breaks("page.skip.least.programs", "page.skip.least.enrolments")
class WantsToSkipOneAtLeast(Dotdigital):
    """As the schema of one specification has it, against its own text."""

    def start(self, call: Call) -> int:
        if call.query.get("skip") == "0":
            return self.before_the_first(call, 0)
        return super().start(call)


@breaks("page.bounds.token")
class CallsBoundsAMalformedRequest(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        raise Refused(400, "ERROR_MALFORMED_REQUEST")


@breaks("page.bounds.token")
class HasNoTokenForANegativeSkip(Dotdigital):
    def before_the_first(self, call: Call, start: int) -> int:
        raise Refused(400, sentence="'skip' must not be negative.")


@breaks("page.whole.programs")
class LosesAProgramBetweenPages(Dotdigital):
    """The first of a page is left out, unless it is the first of all."""

    def page(self, call: Call, items: list[Item]) -> list[Item]:
        page = super().page(call, items)
        whole = call.operation != OF_PROGRAMS or self.start(call) == 0 or len(page) < 2
        return page if whole else [page[1], *page[1:]]


@breaks("page.whole.programs")
class SortsProgramsAnewForEachPage(Dotdigital):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return self.random.sample(programs, len(programs))


@breaks("page.whole.enrolments")
class SortsEnrolmentsAnewForEachPage(Dotdigital):
    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return self.random.sample(enrolments, len(enrolments))


@breaks(
    "page.default.programs",
    also=[*WALK, "lifecycle.listed"],
    because="a walk begins with it, and what is new comes last",
)
class GivesFewProgramsByDefault(Dotdigital):
    def size(self, call: Call) -> int:
        few = call.operation == OF_PROGRAMS and "select" not in call.query
        return 5 if few else super().size(call)


@breaks(
    "page.default.enrolments",
    also=[*WALK, "progress.listed.finished", "progress.listed.processing"],
    because="a walk begins with it, and what is new comes last",
)
class GivesThreeEnrolmentsByDefault(Dotdigital):
    def size(self, call: Call) -> int:
        few = call.operation == OF_ENROLMENTS and "select" not in call.query
        return 3 if few else super().size(call)


@breaks("page.select.least.programs", "page.select.least.enrolments", depth="standard")
class TakesNegativeNumbersForTheDefault(Dotdigital):
    def beyond_bounds(self, call: Call, size: int) -> int:
        return self.default_page if size < 0 else super().beyond_bounds(call, size)
