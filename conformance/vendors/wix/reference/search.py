"""
Searches: programs by the words of their titles, and how many there are of a kind.
"""

import re
from collections import Counter
from typing import Any

from .call import Call, invalid, operation
from .query import Query
from .record import Json, Program


class Search(Query):
    longest_expression = 100
    aggregatable: frozenset[str] = frozenset(
        {
            "id",
            "categoryIds",
            "description.title",
            "restrictions.accessType",
            "status",
            "timeline.selfPaced",
        }
    )

    @operation("POST", "/programs/search")
    def search_programs(self, call: Call) -> Json:
        asked, page = self.resumed(call.object("search"))
        mine = [one for one in self.indexed() if self.found_by_search(call.caller, one)]
        found = self.kept_by_search(mine, asked)
        ordered = self.ordered(found, asked.get("sort"), self.sorted_by_search)
        answer = self.paged(ordered, page, asked)
        if asked.get("aggregations"):
            answer["aggregationData"] = self.aggregated(found, asked["aggregations"])
        return answer

    def indexed(self) -> list[Program]:
        """Give the programs as the index of searches knows them."""
        return list(self.programs.values())

    def kept_by_search(self, programs: list[Program], asked: Json) -> list[Program]:
        details = asked.get("search") or {}
        expression = details.get("expression") if isinstance(details, dict) else None
        if expression and len(str(expression)) > self.longest_expression:
            raise invalid("search.expression", "MAX_LENGTH", "is too long")
        kept = self.kept_by(programs, asked.get("filter") or {}, self.search_filters)
        if not expression:
            return kept
        return [one for one in kept if self.is_about(one, str(expression), details)]

    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        """Whether any of the words, or all of them, are in the title."""
        title = set(words(self.value(program, "description.title") or ""))
        asked = words(expression)
        if not asked:
            return True
        present = [word in title for word in asked]
        return all(present) if details.get("mode") == "AND" else any(present)

    def aggregated(self, found: list[Program], asked: Any) -> Json:
        """Count the values of fields; other kinds of aggregation are not offered here."""
        results = []
        for each in asked if isinstance(asked, list) else [asked]:
            path = each.get("fieldPath") if isinstance(each, dict) else None
            if path not in self.aggregatable:
                raise invalid("aggregations.fieldPath", "FORMAT", "can't be aggregated")
            counts = Counter(value for one in found for value in self.values(one, path))
            rows = [{"value": value, "count": count} for value, count in counts.most_common(10)]
            names = {"name": each.get("name"), "fieldPath": path, "type": "VALUE"}
            results.append({**names, "values": {"results": rows}})
        return {"results": results}

    def values(self, program: Program, path: str) -> list[str]:
        value = self.value(program, path)
        values = value if isinstance(value, list) else [value]
        return [str(each).lower() if isinstance(each, bool) else each for each in values if each]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
