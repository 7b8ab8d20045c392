"""
Tag types: which values a tag can take, for which programs, and whether it has to be there.
"""

from typing import Any

from .call import Call, operation
from .page import Paging
from .record import Json, TagType


class TagTypes(Paging):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.tag_types: dict[str, TagType] = {}

    @operation("GET", "/rest/asset/v1/tagTypes.json")
    def get_tag_types(self, call: Call) -> list[Json]:
        page = self.page(call, list(self.tag_types.values()))
        return [self.shown_tag_type(tag_type) for tag_type in page]

    @operation("GET", "/rest/asset/v1/tagType/byName.json")
    def get_tag_type_by_name(self, call: Call) -> list[Json]:
        found = self.tag_types.get(self.needed(call, "name"))
        if not found:
            return []
        # A list, as the service writes it: a text in brackets, without quotes.
        values = f"[{', '.join(found.values)}]"
        return [{**self.shown_tag_type(found), "allowableValues": values}]

    def shown_tag_type(self, tag_type: TagType) -> Json:
        return {
            "tagType": tag_type.name,
            "applicableProgramTypes": f"[{','.join(tag_type.applies_to)}]",
            "required": tag_type.required,
        }
