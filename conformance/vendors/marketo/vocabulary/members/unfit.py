"""
Described fields that no filter may be of.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary.members.description import FILTERING, Description
from conformance.vendors.marketo.vocabulary.members.standard import SEARCHED, STANDARD

UNFILTERED = {"boolean": "true", "date": "2026-05-04", "float": "1.5"}  # types, and a value of each
UNFILTERED |= {"datetime": "2026-05-04T10:00:00Z", "currency": "1.5", "percent": "5"}


@dataclass
class Unfit:
    """
    Each raises NotApplicable where Describe shows no such field.
    """

    description: Description

    @property
    def standard(self) -> list[Any]:
        """Standard fields that are not listed as searchable."""
        listed = {name for group in self.description.searched_together for name in group}
        others = {*listed, "updatedAt", *SEARCHED}
        shown = self.description.fields
        names = [name for name in shown if name in STANDARD and name not in others]
        if not names:
            raise NotApplicable("every standard field that Describe shows is searchable")
        return names

    @property
    def custom(self) -> Any:
        """A custom field of a type that a filter may not be of."""
        for name in self.description.custom:
            kind = self._kind(name)
            if kind is not None and kind not in FILTERING:
                return name
        raise NotApplicable("no custom field has another type than string or integer")

    @property
    def unlisted(self) -> dict[str, Any]:
        """One custom field of each such type, where it is not listed as searchable."""
        known = [n for n in self.description.custom if n not in self.description.searchable]
        kinds = {str(self._kind(name)): name for name in known}
        found = {kind: name for kind, name in kinds.items() if kind in UNFILTERED}
        if not found:
            raise NotApplicable("no custom field has another type than string or integer")
        return found

    def _kind(self, name: Any) -> Any:
        return self.description.fields.get(name, {}).get("dataType")
