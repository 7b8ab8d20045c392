"""
Custom fields that runs made: they can't be deleted, so they are named at the end.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.ledger import Ledger
from conformance.made import Made
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.members.members import Members


def display_name(name: str) -> str:
    """A name of the run's as the displayName of a field: without hyphens."""
    return name.replace("-", " ")


@dataclass
class Remnants:
    """
    The fields that carry names of the run, or of runs whose remains are sought.
    """

    members: Members
    ledger: Ledger = field(repr=False)

    def taught(self) -> None:
        """Have the ledger find those whose names a journal has."""
        self.ledger.finders.append(self.named)

    def named(self, names: list[str]) -> list[Made]:
        """All of them, where one of these names is a field's."""
        fields = [name for name in names if self._is_ours(name) and not self.ledger.owns(name)]
        return self.there() if fields else []

    def there(self) -> list[Made]:
        """All of them; raises Blocked where the target does not list its fields."""
        pages = self.members.field_pages(batchSize=300)
        if not pages[-1].accepted:
            raise Blocked(f"getProgramMemberFields was {pages[-1].describe()}")
        shown = [record for page in pages for record in page.records]
        return [
            Made("field", record["name"], str(record["displayName"]))
            for record in shown
            if self._is_ours(record["displayName"])
        ]

    def _is_ours(self, name: Any) -> bool:
        return self.ledger.owns(str(name).replace(" ", "-", 2))
