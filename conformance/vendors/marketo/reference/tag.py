"""
Programs by tag, in random order.
"""

from .call import Call, operation
from .page import Pages, Paging
from .program import Programs
from .record import Json, Program


class Tag(Programs, Paging):
    tag_pages = Pages(default=20, largest=200, first=0)

    @operation("GET", "/rest/asset/v1/program/byTag.json")
    def get_programs_by_tag(self, call: Call) -> list[Json]:
        tag_type, value = self.needed(call, "tagType"), self.needed(call, "tagValue")
        found = [p for p in self.visible(call) if self.carries(p, tag_type, value)]
        page = self.page(call, self.shuffled(found), self.tag_pages)
        return [self.got_by_tag(program) for program in page]

    def carries(self, program: Program, tag_type: str, value: str) -> bool:
        return program.tags.get(tag_type) == value

    def shuffled(self, programs: list[Program]) -> list[Program]:
        return self.random.sample(programs, len(programs))

    def got_by_tag(self, program: Program) -> Json:
        return {**self.basics(program), **self.shown_tags(program)}
