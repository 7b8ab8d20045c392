"""
Marketos that each get one thing about browsing wrong.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Pages, Program


@breaks("browse.page.default-twenty")
class Returns21ProgramsByDefault(Marketo):
    browse_pages = Pages(default=21)


@breaks("browse.page.default-twenty")
class Returns19ProgramsByDefault(Marketo):
    browse_pages = Pages(default=19)


@breaks("browse.page.default-twenty")
class ReturnsAllProgramsByDefault(Marketo):
    browse_pages = Pages(default=10_000)


@breaks("browse.page.at-most-200")
class Returns201Programs(Marketo):
    browse_pages = Pages(largest=201)


@breaks("browse.page.at-most-200")
class Returns199ProgramsAtMost(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return min(size, 199) if call.operation == "browse_programs" else size


@breaks("browse.page.at-most-200")
class LiftsTheCap(Marketo):
    browse_pages = Pages(largest=1_000_000)


@breaks(
    "browse.page.max-return",
    also=(
        "browse.offset.pages",
        "browse.offset.default-zero",
        "browse.page.at-most-200",
        "browse.status.unlocked",
    ),
    because="pages have no other size",
)
class IgnoresMaxReturn(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        return 20 if call.operation == "browse_programs" else super().size(call, pages)


@breaks("browse.page.max-return")
class ReturnsAtLeastTwo(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return max(2, size) if call.operation == "browse_programs" else size


@breaks("browse.page.max-return")
class ReturnsNoMoreThanTheDefaultUnlessAll(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return size if size >= 100 or call.operation != "browse_programs" else min(size, 20)


@breaks("browse.offset.default-zero")
class BeginsWithTheSecondProgram(Marketo):
    browse_pages = Pages(first=1)


@breaks(
    "browse.offset.pages",
    also=["browse.offset.past-the-end"],
    because="the last program comes back once more",
)
class OverlapsByOne(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        offset = super().offset(call, pages)
        return max(0, offset - 1) if call.operation == "browse_programs" else offset


@breaks("browse.offset.pages")
class SkipsOneProgramBetweenPages(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        offset = super().offset(call, pages)
        return offset + 1 if offset and call.operation == "browse_programs" else offset


@breaks("browse.offset.pages")
class CountsPagesNotPrograms(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        offset = super().offset(call, pages)
        return offset * self.size(call, pages) if call.operation == "browse_programs" else offset


@breaks(
    "browse.offset.pages",
    also=["browse.offset.past-the-end"],
    because="every page is the first",
)
class IgnoresTheOffset(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        return 0 if call.operation == "browse_programs" else super().offset(call, pages)


@breaks("browse.offset.past-the-end")
class RepeatsTheLastPage(Marketo):
    def page(self, call: Call, found: list[Any], pages: Pages | None = None) -> list[Any]:
        page = super().page(call, found, pages)
        return page or found[-2:] if call.operation == "browse_programs" else page


@breaks("browse.status.on")
class IgnoresTheStatusOn(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return status == "on" or super().matches_status(program, status)


@breaks("browse.status.on")
class ReturnsAllEngagementProgramsAsOn(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return (
            program.type == "Engagement"
            if status == "on"
            else super().matches_status(program, status)
        )


@breaks("browse.status.on")
class FindsNothingOn(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return status != "on" and super().matches_status(program, status)


@breaks("browse.status.off")
class IgnoresTheStatusOff(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return status == "off" or super().matches_status(program, status)


@breaks("browse.status.off")
class FindsNothingOff(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return status != "off" and super().matches_status(program, status)


@breaks("browse.status.unlocked")
class IgnoresTheStatusUnlocked(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return status == "unlocked" or super().matches_status(program, status)


@breaks("browse.status.unlocked")
class FindsNothingUnlocked(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return status != "unlocked" and super().matches_status(program, status)


@breaks("browse.status.unlocked")
class ReturnsSwitchedOffProgramsAsUnlocked(Marketo):
    def matches_status(self, program: Program, status: str) -> bool:
        return program.status in ({"unlocked", "off"} if status == "unlocked" else {status})


@breaks("browse.tags.absent")
class BrowsesTags(Marketo):
    def browsed(self, program: Program) -> Json:
        return {**super().browsed(program), **self.shown_tags(program)}


@breaks(
    "browse.dates.earliest",
    also=["browse.dates.between"],
    because="a range that is open on one side holds what spans it",
)
class IgnoresTheEarliestBound(Marketo):
    def window(self, call: Call) -> tuple[datetime, datetime]:
        return self.begin, super().window(call)[1]


@breaks(
    "browse.dates.latest",
    also=["browse.dates.between"],
    because="a range that is open on one side holds what spans it",
)
class IgnoresTheLatestBound(Marketo):
    def window(self, call: Call) -> tuple[datetime, datetime]:
        return super().window(call)[0], self.end


@breaks("browse.dates.created")
class ComparesOnlyTheDateOfTheUpdate(Marketo):
    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        return earliest <= program.updated <= latest


@breaks("browse.dates.updated")
class ComparesOnlyTheDateOfTheCreation(Marketo):
    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        return earliest <= program.created <= latest


@breaks("browse.dates.between")
class ReturnsWhatSpansTheRange(Marketo):
    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        return program.created <= latest and program.updated >= earliest


@breaks("browse.dates.created", "browse.dates.updated")
class WantsBothDatesInTheRange(Marketo):
    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        return earliest <= program.created and program.updated <= latest


@breaks("browse.dates.offset-notation")
class IgnoresTheZoneOfABound(Marketo):
    def bound(self, text: str) -> datetime:
        return self.instant(text[:19] + "Z")


@breaks("browse.dates.offset-notation")
class TurnsTheZoneOfABoundRound(Marketo):
    def bound(self, text: str) -> datetime:
        read, plain = self.instant(text), self.instant(text[:19] + "Z")
        return plain - (read - plain) if read - plain > timedelta() else read


@breaks("browse.dates.offset-notation")
class IgnoresTheMinutesOfAZone(Marketo):
    def bound(self, text: str) -> datetime:
        return self.instant(text[:-2] + "00" if text[-6] in "+-" else text)


@breaks("browse.status.on", "browse.status.off", "browse.status.unlocked")
class LosesTheStatusBehindTheFirstPage(Marketo):
    def browse_programs(self, call: Call) -> list[Json]:
        later = {**call.parameters, "status": None} if call.number("offset") else call.parameters
        return super().browse_programs(replace(call, parameters=later))


@breaks("browse.all")
class BrowsesNoProgramsInPrograms(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return super().in_order([one for one in programs if one.folder.type == "Folder"])


@breaks("browse.all")
class BrowsesWhatProgramsWereFirstCalled(Marketo):
    def browsed(self, program: Program) -> Json:
        return {**super().browsed(program), "name": self.first_names[program.id]}

    def store(self, program: Program) -> None:
        super().store(program)
        self.first_names = {program.id: program.name, **getattr(self, "first_names", {})}


@breaks("browse.dates.earliest")
class ForgetsTheRangeBesideAStatus(Marketo):
    def window(self, call: Call) -> tuple[datetime, datetime]:
        return (self.begin, self.end) if call.given("status") else super().window(call)


@breaks("browse.offset.past-the-end")
class BeginsAnewBesideAStatus(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        return pages.first if call.given("status") else super().offset(call, pages)


class _ReturnsAllOfAFilter(Marketo):
    filter = ""

    def size(self, call: Call, pages: Pages) -> int:
        told = call.given("maxReturn") or not call.given(self.filter)
        return super().size(call, pages) if told else pages.largest


@breaks("browse.page.default-twenty", depth="standard")
class ReturnsAllOfAStatusByDefault(_ReturnsAllOfAFilter):
    filter = "status"


@breaks("browse.page.default-twenty", depth="standard")
class ReturnsAllOfARangeByDefault(_ReturnsAllOfAFilter):
    filter = "earliestUpdatedAt"


@breaks("browse.dates.latest", depth="standard")
class ForgetsTheLatestBoundBesideAStatus(Marketo):
    def window(self, call: Call) -> tuple[datetime, datetime]:
        earliest, latest = super().window(call)
        return earliest, self.end if call.given("status") else latest
