"""
Marketos that read or store a value otherwise than it is written.
"""

import re
from typing import Any
from urllib.parse import unquote

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Membership, Program


@breaks("data.updated")
class DropsTheZerosOfTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        short = isinstance(kept, str) and len(kept) < 9 and kept.isdigit()
        return str(int(kept)) if short else kept


@breaks("data.updated")
class KeepsTheFirstLineOfTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        return kept.partition("\n")[0] if isinstance(kept, str) else kept


@breaks("data.kinds")
class DropsTheSignOfNumbers(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        return abs(kept) if type(kept) is int else kept


@breaks("filter.searchable")
class TakesTextsForPatterns(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        held = str(self.value(program, member, name))
        patterns = [re.escape(value).replace("_", ".") for value in values]
        custom = self.fields[name].custom and any(re.fullmatch(each, held) for each in patterns)
        return custom or super().matches(program, member, name, values)


@breaks("filter.searchable", also=["query.values.several"], because="the value is another one")
class DecodesValuesTwice(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        return [unquote(value) for value in super().filter_values(call)]


@breaks("view.present", depth="standard")
class FindsNoNegativeNumbers(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        known = [value for value in values if not value.startswith("-")]
        return super().matches(program, member, name, known)
