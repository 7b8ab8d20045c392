"""
Queries and counts: the programs that a filter is about, as far as the caller may see them.
"""

from .call import Call, operation
from .filter import Filter
from .page import Pages
from .record import Json, Program
from .visibility import Visibility


class Query(Filter, Pages, Visibility):
    @operation("POST", "/programs/query")
    def query_programs(self, call: Call) -> Json:
        asked, page = self.resumed(call.object("query"))
        mine = [one for one in self.programs.values() if self.found_by_query(call.caller, one)]
        found = self.kept_by_query(mine, asked)
        return self.paged(self.ordered(found, asked.get("sort"), self.sorted_by_query), page, asked)

    def kept_by_query(self, programs: list[Program], asked: Json) -> list[Program]:
        return self.kept_by(programs, asked.get("filter") or {}, self.query_filters)

    @operation("POST", "/programs/count")
    def count_programs(self, call: Call) -> Json:
        mine = [one for one in self.programs.values() if self.counted(call.caller, one)]
        return {"count": len(self.kept_by_count(mine, call.object("filter")))}

    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return self.kept_by(programs, filter_, self.query_filters)
