"""
Bulk updates of one draft, again and again.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.edit import Edit
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.results import Results


@dataclass(frozen=True)
class Batch(Edit):
    """A bulk update, and the draft before it and afterwards."""

    @property
    def results(self) -> Results:
        return Results(self.reply)


@dataclass
class Batches:
    """
    In this order: twice, too long, leaf, status.
    """

    programs: Programs

    @once
    def draft(self) -> Program:
        title = self.programs.ledger.name("batches")
        described = {"title": title, "details": f"All about {title}."}
        made = self.programs.create(description=described, timeline={"selfPaced": True})
        return made.needed_for("creation.accepted")

    @once
    def twice(self) -> Batch:
        """Two updates of the draft in one, which name the same revision."""
        return self._sent(self.draft, {}, {})

    @once
    def too_long(self) -> Batch:
        title = self.programs.ledger.name(length=151)
        return self._sent(self.twice.after, {"description": {"title": title}})

    @once
    def leaf(self) -> Batch:
        """A title and details, of which the mask names the latter, after a while."""
        self.programs.site.context.client.pace.sleep(moment.A_WHILE)
        described = {"title": self.programs.ledger.name("no leaf"), "details": "A leaf."}
        fields = {"description": described}
        return self._sent(self.too_long.after, fields, mask="description.details")

    @once
    def status(self) -> Batch:
        """A status that the mask names."""
        return self._sent(self.leaf.after, {"status": "PUBLISHED"}, mask="status")

    def _sent(self, before: Program, *updates: dict[str, Any], mask: str | None = None) -> Batch:
        """Bulk-update the draft; an update without fields gives another title."""
        items: list[dict[str, Any]] = []
        for place, fields in enumerate(updates):
            described = {"title": self.programs.ledger.name(f"batch {place}")}
            known = {"id": before.id, "revision": before["revision"]}
            program = known | (fields or {"description": described})
            items.append({"program": program, **({"fieldMask": mask} if mask else {})})
        reply = self.programs.bulk_update(items)
        after = self.programs.get(before.id).needed_for("retrieval.by-id")
        return Batch(before, {"programs": items}, reply, after)
