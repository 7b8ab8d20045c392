"""
Filters: which programs an expression of the query language is about.
"""

from collections.abc import Mapping
from typing import Any

from .call import invalid
from .program import Programs
from .record import Json, Program

Known = Mapping[str, frozenset[str]]  # a field, and the operators that it may be filtered by

JOINING = ("$and", "$or", "$not")


def of(*operators: str) -> frozenset[str]:
    return frozenset(operators)


class Filter(Programs):
    query_filters: Mapping[str, frozenset[str]] = {
        "id": of("$eq", "$in"),
        "status": of("$eq", "$in"),
        "categoryIds": of("$hasAll", "$hasSome", "$isEmpty"),
        "seo.slug": of("$eq"),
        "socialGroupId": of("$eq", "$in"),
        "timeline.selfPaced": of("$eq"),
        "price": of("$exists"),
        "restrictions.accessType": of("$in"),
    }
    any_operator = of(
        "$eq", "$ne", "$in", "$nin", "$gt", "$gte", "$lt", "$lte", "$exists", "$startsWith"
    )
    search_filters: Mapping[str, frozenset[str]] = {
        "id": any_operator,
        "description.title": any_operator,
        "status": of("$eq", "$in"),
        "timeline.selfPaced": of("$eq"),
        "restrictions.accessType": of("$in"),
        "categoryIds": of("$hasAll", "$hasSome"),
    }

    def fits(self, program: Program, filter_: Any, known: Known) -> bool:
        if not isinstance(filter_, dict):
            raise invalid("filter", "FORMAT", "is no object")
        return all(
            self.joins(program, name, value, known)
            if name in JOINING
            else self.meets(program, name, value, known)
            for name, value in filter_.items()
        )

    def joins(self, program: Program, operator: str, value: Any, known: Known) -> bool:
        """Combine filters."""
        if operator == "$not":
            inner = value[0] if isinstance(value, list) and value else value
            return not self.fits(program, inner, known)
        if not isinstance(value, list):
            raise invalid(f"filter.{operator}", "FORMAT", "is no list")
        each = [self.fits(program, inner, known) for inner in value]
        return all(each) if operator == "$and" else any(each)

    def meets(self, program: Program, name: str, value: Any, known: Known) -> bool:
        """Hold a field to its conditions; a bare value has to be equal."""
        if name not in known:
            return self.unsupported(name)
        conditions = value if isinstance(value, dict) else {"$eq": value}
        found = self.value(program, name)
        return all(
            self.holds(operator, found, wanted, name)
            if operator in self.operators_of(name, known) or not isinstance(value, dict)
            else self.unsupported(name)
            for operator, wanted in conditions.items()
        )

    def operators_of(self, name: str, known: Known) -> frozenset[str]:
        return known[name]

    def unsupported(self, name: str) -> bool:
        """Say what becomes of a filter that the API does not offer."""
        raise invalid(f"filter.{name}", "FORMAT", "can't be filtered by in this way")

    def holds(self, operator: str, found: Any, wanted: Any, name: str) -> bool:
        match operator:
            case "$eq":
                return self.equals(found, wanted)
            case "$ne":
                return not self.equals(found, wanted)
            case "$exists":
                return (found is not None) == bool(wanted)
            case "$isEmpty":
                return (not found) == bool(wanted)
            case "$gt" | "$gte" | "$lt" | "$lte" | "$startsWith":
                return self.compares(operator, str(found or ""), str(wanted))
        return self.holds_of_list(operator, found, listed(wanted, f"filter.{name}"))

    def equals(self, found: Any, wanted: Any) -> bool:
        return bool(found == wanted) or (found is None and wanted is False)

    def compares(self, operator: str, found: str, wanted: str) -> bool:
        if operator == "$startsWith":
            return found.startswith(wanted)
        if found == wanted:
            return operator.endswith("e")
        return found > wanted if operator.startswith("$gt") else found < wanted

    def holds_of_list(self, operator: str, found: Any, wanted: list[Any]) -> bool:
        match operator:
            case "$in":
                return self.is_among(found, wanted)
            case "$nin":
                return not self.is_among(found, wanted)
            case "$hasAll":
                return set(wanted) <= set(found)
        return bool(set(wanted) & set(found))

    def is_among(self, found: Any, wanted: list[Any]) -> bool:
        return found in wanted

    def kept_by(self, programs: list[Program], filter_: Json, known: Known) -> list[Program]:
        return [program for program in programs if self.fits(program, filter_ or {}, known)]


def listed(wanted: Any, name: str) -> list[Any]:
    if not isinstance(wanted, list) or any(isinstance(each, list | dict) for each in wanted):
        raise invalid(name, "FORMAT", "is no list of values")
    return wanted
