"""
All programs, page by page, by status and by the dates of creation and update.
"""

from datetime import UTC, datetime

from .call import Call, Refused, operation
from .page import Pages, Paging
from .program import Programs
from .record import Json, Program


class Browse(Programs, Paging):
    browse_pages = Pages(default=20, largest=200, first=0)
    statuses_to_browse_by = frozenset({"on", "off", "unlocked"})
    begin = datetime(1, 1, 1, tzinfo=UTC)  # a bound that is not sent bounds nothing
    end = datetime(9999, 12, 31, tzinfo=UTC)

    @operation("GET", "/rest/asset/v1/programs.json")
    def browse_programs(self, call: Call) -> list[Json]:
        found = self.filtered(call, self.visible(call))
        status = call.text("status")
        if status:
            self.status_is_known(status)
            found = [program for program in found if self.matches_status(program, status)]
        earliest, latest = self.window(call)
        found = [program for program in found if self.in_window(program, earliest, latest)]
        page = self.page(call, self.in_order(found), self.browse_pages)
        return [self.browsed(program) for program in page]

    def browsed(self, program: Program) -> Json:
        return self.basics(program)

    def status_is_known(self, status: str) -> None:
        if status not in self.statuses_to_browse_by:
            raise Refused("1001", f"Invalid value '{status}' for status")

    def matches_status(self, program: Program, status: str) -> bool:
        return program.status == status

    def window(self, call: Call) -> tuple[datetime, datetime]:
        earliest, latest = call.text("earliestUpdatedAt"), call.text("latestUpdatedAt")
        return (
            self.bound(earliest) if earliest else self.begin,
            self.bound(latest) if latest else self.end,
        )

    def bound(self, text: str) -> datetime:
        return self.instant(text)

    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        """Say whether a program was created or updated in a window; both ends belong to it."""
        created, updated = program.created, program.updated
        return earliest <= created <= latest or earliest <= updated <= latest

    def in_order(self, programs: list[Program]) -> list[Program]:
        """Sort by id: the documents name no order, but pages need one."""
        return sorted(programs, key=lambda program: program.id)

    def filtered(self, call: Call, programs: list[Program]) -> list[Program]:
        """Keep what `filterType` asks for, which the specification has and the guide has not."""
        kind = call.text("filterType")
        if not kind:
            return programs
        values = set(self.needed(call, "filterValues").split(","))
        match kind:
            case "id" | "programId":
                return [program for program in programs if str(program.id) in values]
            case "folderId":
                return [program for program in programs if str(program.folder.id) in values]
            case "workspace":
                return [program for program in programs if program.workspace in values]
        raise Refused("1011", f"Filter type '{kind}' not supported")
