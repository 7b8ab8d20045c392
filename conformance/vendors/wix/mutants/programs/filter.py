"""
Sites that each get one thing about filters and orders wrong.
"""

from collections.abc import Callable
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Json, Program, Wix


class _Holds(Wix):
    """Holds programs to one filter of queries in another way."""

    name, operator = "", "$eq"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return True

    def holds(self, operator: str, found: Any, wanted: Any, name: str) -> bool:
        if (name, operator) == (self.name, self.operator):
            return self.otherwise(found, wanted)
        return super().holds(operator, found, wanted, name)


@breaks("filter.id", also=["filter.bare", "filter.nothing"], because="they are asked by the id")
class FindsEverythingByAnId(_Holds):
    name = "id"


class _FindsTheFirst(_Holds):
    operator = "$in"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return bool(found == wanted[0])


@breaks("filter.id-in")
class FindsTheFirstTwoIds(_Holds):
    name, operator = "id", "$in"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return found in wanted[: max(1, len(wanted) - 1)]


@breaks("filter.status")
class FindsEveryStatus(_Holds):
    name = "status"


@breaks("filter.status-in")
class FindsTheFirstStatus(_FindsTheFirst):
    name = "status"


@breaks("filter.slug")
class FindsSlugsThatBeginAlike(_Holds):
    name = "seo.slug"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return str(found)[:8] == str(wanted)[:8]


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


@breaks("filter.access-type")
class FindsEveryAccessType(_Holds):
    name, operator = "restrictions.accessType", "$in"


@breaks("filter.category-some")
class FindsSomeOnlyWithAll(_Holds):
    name, operator = "categoryIds", "$hasSome"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return set(wanted) <= set(found)


@breaks("filter.category-all")
class FindsAllWithSome(_Holds):
    name, operator = "categoryIds", "$hasAll"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return bool(set(wanted) & set(found))


@breaks("filter.category-empty")
class FindsWhatHasNoCategoryAlone(_Holds):
    name, operator = "categoryIds", "$isEmpty"

    def otherwise(self, found: Any, wanted: Any) -> bool:
        return not found


@breaks("filter.combined")
class HoldsTheFirstOfTheCombined(Wix):
    def joins(self, program: Program, operator: str, value: Any, known: Any) -> bool:
        return super().joins(program, operator, value[:1], known)


@breaks("filter.combined")
class HoldsAnyOfTheCombined(Wix):
    def joins(self, program: Program, operator: str, value: Any, known: Any) -> bool:
        return super().joins(program, "$or", value, known)


@breaks("filter.side-by-side")
class HoldsTheFirstField(Wix):
    def fits(self, program: Program, filter_: Any, known: Any) -> bool:
        first = dict(list(filter_.items())[:1]) if isinstance(filter_, dict) else filter_
        return super().fits(program, first, known)


@breaks("filter.bare")
class IgnoresBareValues(Wix):
    def meets(self, program: Program, name: str, value: Any, known: Any) -> bool:
        bare = name == "id" and not isinstance(value, dict)
        return bare or super().meets(program, name, value, known)


@breaks("filter.nothing")
class FindsEverythingWhereNothingFits(Wix):
    def kept_by_query(self, programs: list[Program], asked: Json) -> list[Program]:
        return super().kept_by_query(programs, asked) or programs


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


@breaks("filter.order.created-ascending")
class IgnoresAscendingDates(_Orders):
    def otherwise(self, key: Json, sort: Any) -> Json:
        return {**key, "order": "DESC"} if key["fieldName"] == "createdDate" else key


@breaks("filter.order.title")
class SortsTitlesUpwardsAlone(_Orders):
    def otherwise(self, key: Json, sort: Any) -> Json:
        return {**key, "order": "ASC"} if key["fieldName"] == "description.title" else key


@breaks("filter.order.title", also=["search.order"], because="searches are sorted by titles too")
class SortsTitlesByTheirLength(Wix):
    def ranked_by(self, name: str) -> Callable[[Program], Any]:
        plain = super().ranked_by(name)
        titled = name == "description.title"
        return lambda one: len(plain(one)) if titled else plain(one)
