"""
Marketos that each get one thing about programs by tag wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Pages, Program


@breaks("tag.type.required")
class FindsAnyTypeOfTag(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        return "" if name == "tagType" else super().left_out(call, name)

    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return (
            value in program.tags.values()
            if not tag_type
            else super().carries(program, tag_type, value)
        )


@breaks("tag.type.required")
class FindsNothingWithoutATypeOfTag(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        return "" if name == "tagType" else super().left_out(call, name)


@breaks("tag.value.required")
class FindsAnyValueOfATag(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        return "" if name == "tagValue" else super().left_out(call, name)

    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return tag_type in program.tags if not value else super().carries(program, tag_type, value)


@breaks("tag.value.required")
class FindsNothingWithoutAValueOfATag(Marketo):
    def left_out(self, call: Call, name: str) -> str:
        return "" if name == "tagValue" else super().left_out(call, name)


@breaks("tag.matching.only")
class ComparesOnlyTheTypeOfATag(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return tag_type in program.tags


@breaks("tag.matching.only")
class ReturnsUntaggedProgramsToo(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return super().carries(program, tag_type, value) or (
            program.tags == {} and program.id > 1259
        )


@breaks("tag.matching.finds", also=("delete.gone.from-tag",), because="nothing new is found by tag")
class ForgetsToIndexNewPrograms(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return program.id <= 1259 and super().carries(program, tag_type, value)


@breaks("tag.page.default-twenty")
class Returns21TaggedProgramsByDefault(Marketo):
    tag_pages = Pages(default=21)


@breaks("tag.page.default-twenty")
class Returns19TaggedProgramsByDefault(Marketo):
    tag_pages = Pages(default=19)


@breaks("browse.page.at-most-200")
class RefusesAPageOf200(Marketo):
    browse_pages = Pages(largest=199)


@breaks("tag.page.at-most-200")
class Returns201TaggedPrograms(Marketo):
    tag_pages = Pages(largest=201)


@breaks("tag.page.at-most-200")
class Returns199TaggedProgramsAtMost(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return min(size, 199) if call.operation == "get_programs_by_tag" else size


@breaks("tag.page.max-return")
class ReturnsAtLeastTwoTaggedPrograms(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return max(2, size) if call.operation == "get_programs_by_tag" else size


@breaks("tag.offset.counts")
class IgnoresTheOffsetByTag(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        return 0 if call.operation == "get_programs_by_tag" else super().offset(call, pages)


@breaks("tag.offset.counts")
class CountsTaggedProgramsFromOne(Marketo):
    def offset(self, call: Call, pages: Pages) -> int:
        offset = super().offset(call, pages)
        return max(0, offset - 1) if call.operation == "get_programs_by_tag" else offset


@breaks("tag.matching.only")
class ComparesOnlyTheValueOfATag(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return value in program.tags.values()


@breaks("tag.matching.only", depth="standard")
class ComparesTheBeginOfAValue(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return program.tags.get(tag_type, "").startswith(value)


@breaks("tag.matching.only", depth="standard")
class FindsAnyValueByAnUnknownOne(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        known = value in {one for each in self.tag_types.values() for one in each.values}
        return super().carries(program, tag_type, value) if known else tag_type in program.tags


@breaks("tag.matching.only", depth="standard")
class FindsAnyTypeByAnUnknownOne(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        known = tag_type in self.tag_types
        return program.tags.get(tag_type) == value if known else value in program.tags.values()


@breaks("tag.offset.past-the-end", depth="standard")
class BeginsAnewPastTheEnd(Marketo):
    def page(self, call: Call, found: list[Any], pages: Pages | None = None) -> list[Any]:
        page = super().page(call, found, pages)
        return page or found[:5] if call.operation == "get_programs_by_tag" else page


@breaks("tag.matching.finds", depth="standard")
class LooksAtTheFirstTagAlone(Marketo):
    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return (tag_type, value) in list(program.tags.items())[:1]


@breaks("tag.matching.shown")
class ShowsOneTagOfPrograms(Marketo):
    def got_by_tag(self, program: Program) -> Json:
        shown = super().got_by_tag(program)
        return {**shown, "tags": shown["tags"][:1]}


@breaks("tag.matching.finds", depth="standard")
class FindsNoClonesByTag(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        made = super().clone_program(call)
        self.clones = [*getattr(self, "clones", []), made[0]["id"]]
        return made

    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        cloned = program.id in getattr(self, "clones", [])
        return not cloned and super().carries(program, tag_type, value)


@breaks("create.tags.from-the-list", depth="standard")
class TakesAnyTagWithAnUpdate(Marketo):
    def may_be_updated(self, program: Program, updated: Program) -> None: ...
