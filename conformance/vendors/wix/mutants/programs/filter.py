"""
Sites that each get one thing about filters and orders wrong.
"""

from collections.abc import Callable
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Wix, invalid


class _Holds(Wix):
    """Holds programs to one filter of queries in another way."""

    name, operator = "", "$eq"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return True

    def holds(self, operator: str, found: Any, wanted: Any, name: str) -> bool:
        if (name, operator) == (self.name, self.operator):
            return self.otherwise(found, wanted)
        return super().holds(operator, found, wanted, name)


@breaks("filter.id", also=["deletion.count", "search.filter"], because="they are asked by the id")
class FindsEverythingByAnId(_Holds):
    name = "id"


class _FindsTheFirst(_Holds):
    operator = "$in"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return bool(found == wanted[0])


@breaks(
    "filter.status",
    also=["count.filter", "filter.combined"],
    because="a count has the same filters, and so have conditions that are joined",
)
class FindsEveryStatus(_Holds):
    name = "status"


@breaks("filter.slug")
class FindsSlugsThatBeginAlike(_Holds):
    name = "seo.slug"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return str(found)[:8] == str(wanted)[:8]


@breaks("filter.social-group", depth="standard")
class FindsEveryGroup(_Holds):
    name = "socialGroupId"


@breaks("filter.social-group", depth="standard")
class FindsTheFirstGroup(_FindsTheFirst):
    name = "socialGroupId"


@breaks("filter.self-paced")
class FindsNothingThatIsNotSelfPaced(_Holds):
    name = "timeline.selfPaced"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return bool(found)


@breaks("filter.price")
class FindsWhatHasAPriceAlone(_Holds):
    name, operator = "price", "$exists"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return found is not None


@breaks("filter.access-type")
class FindsTheFirstAccessType(_FindsTheFirst):
    name = "restrictions.accessType"


@breaks("filter.categories")
class FindsAllWithSome(_Holds):
    name, operator = "categoryIds", "$hasAll"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return bool(set(wanted) & set(found))


@breaks("filter.combined", also=["count.filter"], because="a count has the same filters")
class HoldsTheFirstOfTheCombined(Wix):
    def joins(self, program: Program, operator: str, value: Any, known: Any) -> bool:
        return super().joins(program, operator, value[:1], known)


@breaks("filter.combined")
class HoldsTheFirstField(Wix):
    def fits(self, program: Program, filter_: Any, known: Any) -> bool:
        first = dict(list(filter_.items())[:1]) if isinstance(filter_, dict) else filter_
        return super().fits(program, first, known)


@breaks("filter.id", also=["deletion.count", "search.filter"], because="they are asked by the id")
class IgnoresBareValues(Wix):
    def meets(self, program: Program, name: str, value: Any, known: Any) -> bool:
        bare = name == "id" and not isinstance(value, dict)
        return bare or super().meets(program, name, value, known)


@breaks("filter.combined")
class KeepsTheLastOfTwoConditions(Wix):
    """What `$and` joins is put into one object."""

    def joins(self, program: Program, operator: str, value: Any, known: Any) -> bool:
        if operator != "$and" or not isinstance(value, list):
            return super().joins(program, operator, value, known)
        return self.fits(program, {n: v for each in value for n, v in each.items()}, known)


@breaks("filter.combined", also=["count.filter", "search.filter"], because="they filter as well")
class HoldsTwoConditionsAtMost(Wix):
    def fits(self, program: Program, filter_: Any, known: Any) -> bool:
        held = dict([*filter_.items()][:2]) if isinstance(filter_, dict) else filter_
        return super().fits(program, held, known)


class _Orders(Wix):
    """Puts the programs of a query into another order."""

    def keys(self, sort: Any, known: frozenset[str]) -> list[Json]:
        return [self.otherwise(key, sort) for key in super().keys(sort, known)]

    def otherwise(self, key: Json, sort: Any) -> Json:
        return key


@breaks("filter.order.default", also=["cursor.sort-kept"], because="the order of pages shows it")
class ShowsTheOldestFirst(_Orders):
    def otherwise(self, key: Json, sort: Any) -> Json:
        return key if sort else {**key, "order": "ASC"}


@breaks("filter.order.asked")
class IgnoresAscendingDates(_Orders):
    def otherwise(self, key: Json, sort: Any) -> Json:
        return {**key, "order": "DESC"} if key["fieldName"] == "createdDate" else key


@breaks("filter.order.asked", also=["search.order"], because="a search is in the same order")
class IgnoresDescendingTitles(_Orders):
    def otherwise(self, key: Json, sort: Any) -> Json:
        return {**key, "order": "ASC"} if key["fieldName"] == "description.title" else key


@breaks("filter.order.asked")
class SortsByTheFirstKeyAlone(Wix):
    def keys(self, sort: Any, known: frozenset[str]) -> list[Json]:
        return super().keys(sort, known)[:1]


@breaks("filter.order.default")
class ShowsTheOldestFirstOfWhatAFilterFinds(Wix):
    def kept_by_query(self, programs: list[Program], asked: Json) -> list[Program]:
        found = super().kept_by_query(programs, asked)
        self.filtered = bool(asked.get("filter")) and not asked.get("sort")
        return found

    def descends(self, key: Json) -> bool:
        return super().descends(key) and not getattr(self, "filtered", False)


@breaks("filter.status", depth="standard")
class IgnoresWhatAStatusIsToEqual(Wix):
    def meets(self, program: Program, name: str, value: Any, known: Any) -> bool:
        equal = name == "status" and isinstance(value, dict) and "$eq" in value
        return equal or super().meets(program, name, value, known)


@breaks("filter.categories", depth="standard")
class FindsEverythingThatHasAnyCategory(_Holds):
    name, operator = "categoryIds", "$isEmpty"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return not (wanted and found)


@breaks("filter.order.asked", depth="standard")
class SortsByUpdatesInsteadOfStatuses(Wix):
    def ranked_by(self, name: str) -> Callable[[Program], Any]:
        return super().ranked_by("updatedDate" if name == "statusUpdatedDate" else name)


@breaks("filter.order.asked", depth="standard")
class SortsBySlugsAsByNothing(_Orders):
    def otherwise(self, key: Json, sort: Any) -> Json:
        by_slug = key["fieldName"] == "seo.slug"
        return {"fieldName": "createdDate", "order": "DESC"} if by_slug else key


@breaks("filter.categories", depth="standard")
class FindsWhatHasTheseCategoriesAlone(_Holds):
    name, operator = "categoryIds", "$hasAll"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return set(found) == set(wanted)


@breaks("filter.order.asked")
class RefusesToSortByDate(Wix):
    def query_programs(self, call: Call) -> Json:
        if "createdDate" in str((call.member("query") or {}).get("sort")):
            raise invalid("query.sort", "UNSUPPORTED", "is not offered")
        return super().query_programs(call)


@breaks("filter.order.asked")
class SortsByNoSecondField(Wix):
    def query_programs(self, call: Call) -> Json:
        if len((call.member("query") or {}).get("sort") or []) > 1:
            raise invalid("query.sort", "UNSUPPORTED", "has more than one field")
        return super().query_programs(call)
