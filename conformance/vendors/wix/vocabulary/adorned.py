"""
A draft with a price, SEO settings and rewards, and updates of the ones that must keep the others.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import NotApplicable
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.edit import Edit
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply

FORBIDDEN = "TIMELINE_SWITCH_FORBIDDEN"


@dataclass
class Adorned:
    """
    `priced` and `optimised` are updates, in this order.
    """

    programs: Programs
    cast: Cast

    @once
    def draft(self) -> Program:
        rewards = [{"trigger": "JOINED_TO_PROGRAM"}, {"trigger": "STEP_COMPLETED"}]
        seo = self._seo("before", "candles", "wicks")
        made = self.programs.create("adorned", price={"value": "12.5"}, rewards=rewards, seo=seo)
        return self._look(made.needed_for("creation.accepted").id)

    @once
    def priced(self) -> Edit:
        """An update of price and rewards, and of the title that no slug is to follow."""
        described = {"title": self.programs.ledger.name("priced"), "details": "For 20."}
        rewards = [{"trigger": "ALL_STEPS_COMPLETED"}]
        sent = {"description": described, "price": {"value": "20"}, "rewards": rewards}
        return self._edit(self.draft, sent)

    @once
    def optimised(self) -> Edit:
        """An update of the SEO settings, and of other settings."""
        settings = {
            "shouldSendInvoice": True,
            "videoStepsSettings": {"autoNavigate": True, "requiredCompletionPercentage": 37.5},
        }
        return self._edit(self.priced.after, {"seo": self._seo("after", "lanterns"), **settings})

    @once
    def scheduled(self) -> Edit:
        """
        An update of another draft, which was self-paced, to a scheduled one; NotApplicable where it
        is refused with the code for that, since nobody says when it is forbidden.
        """
        made = self.programs.create("self-paced at first", timeline={"selfPaced": True})
        before = self._look(made.needed_for("creation.accepted").id)
        edit = self._edit(before, {"timeline": self.cast.period(45, 9)})
        if not edit.reply.accepted and FORBIDDEN in edit.reply.error_codes:
            raise NotApplicable(f"a draft's timeline is not switched: {FORBIDDEN}")
        return edit

    @once
    def emptied(self) -> Reply:
        """An update that empties the details, and sends the slug which the program has."""
        last, title = self.optimised.after, self.programs.ledger.name("with its own slug")
        fields: dict[str, Any] = {
            "description": {"title": title, "details": ""},
            "seo": {"slug": last.slug},
        }
        return self.programs.update(last.id, last["revision"], **fields)

    @once
    def with_its_own_slug(self) -> Reply:
        """The same; the slug alone where that was refused, which may be for empty details."""
        if not self.emptied.denied:
            return self.emptied
        last = self.optimised.after
        return self.programs.update(last.id, last["revision"], seo={"slug": last.slug})

    @once
    def published(self) -> tuple[Program, Program]:
        """The program after all updates, and as the answer shows it that published it."""
        before = self.with_its_own_slug.needed_for("change.slug-own")
        after = self.programs.publish(before.id).needed_for("lifecycle.publish")
        return before, after

    @once
    def archived(self) -> tuple[Program, Program]:
        """The same program when it is published, and as the answer shows it that archived it."""
        before = self.published[1]
        return before, self.programs.archive(before.id).needed_for("lifecycle.archive")

    def _edit(self, before: Program, sent: dict[str, Any]) -> Edit:
        reply = self.programs.update(before.id, before["revision"], **sent)
        return Edit(before, sent, reply, self._look(before.id))

    def _look(self, id: Any) -> Program:
        return self.programs.get(id).needed_for("retrieval.by-id")

    def _seo(self, words: str, *terms: str) -> dict[str, Any]:
        slug = self.programs.ledger.name(f"slug {words}").replace(" ", "-")
        keywords = [{"term": term, "isMain": term == terms[0]} for term in terms]
        tags = [{"type": "title", "children": f"A title {words}"}]
        data = {"settings": {"keywords": keywords}, "tags": tags}
        return {"slug": slug, "imageAlt": f"An image {words}", "seoData": data}
