"""
Wix sites that chose differently: what a program may be made with.
"""

from conformance.vendors.wix.reference import (
    Call,
    Json,
    Program,
    Wix,
    invalid,
)


class RefusesWhatTheServiceSets(Wix):
    """Fields of the service's own are refused where a caller sends them."""

    own: tuple[str, ...] = (
        "status",
        "statusUpdatedDate",
        "createdDate",
        "updatedDate",
        "ownerUserId",
    )
    more: tuple[str, ...] = ("categoryIds", "contentSummary")

    def writable(self, content: Json, at: str = "") -> Json:
        if not at and (sent := [name for name in (*self.own, *self.more) if name in content]):
            raise invalid(f"program.{sent[0]}", "READ_ONLY", "is read-only")
        return super().writable(content, at)


class RefusesDatesOfItsOwnAlone(RefusesWhatTheServiceSets):
    """Other fields of the service's own are dropped without a word."""

    own = ("statusUpdatedDate", "createdDate", "updatedDate")
    more = ()


class WantsATimeline(Wix):
    """A program is self-paced or scheduled, and whoever creates it says which."""

    def create_program(self, call: Call) -> Json:
        if not call.needed("program").get("timeline"):
            raise invalid("program.timeline", "REQUIRED_FIELD", "must be there")
        return super().create_program(call)


class WantsATitle(Wix):
    """No field is declared required; nor is an empty program declared possible."""

    def create_program(self, call: Call) -> Json:
        described = call.needed("program").get("description")
        if not described or (isinstance(described, dict) and not described.get("title")):
            raise invalid("program.description.title", "REQUIRED_FIELD", "must be there")
        return super().create_program(call)


class RefusesFieldsItDoesNotKnow(Wix):
    fixed = frozenset(
        {
            *("id", "revision", "createdDate", "updatedDate", "status", "statusUpdatedDate"),
            *("categoryIds", "contentSummary", "ownerUserId"),
        }
    )

    def writable(self, content: Json, at: str = "") -> Json:
        if not at and (unknown := set(content) - set(self.kinds) - self.fixed):
            raise invalid(f"program.{min(unknown)}", "UNKNOWN_FIELD", "is not known")
        return super().writable(content, at)


class CallsPagesByTheirIds(Wix):
    def free_slug(self, program: Program) -> str:
        return program.id


class NumbersSlugsThatAreTaken(Wix):
    """A slug that is taken is made another one, where a program is new."""

    def give_slug(self, program: Program) -> None:
        sent = (program.content.get("seo") or {}).get("slug")
        if sent and self.slug_is_taken(sent, program):
            self.set_slug(program, f"{sent}-{program.number}")
        else:
            super().give_slug(program)


class RewardsEachOccasionOnce(Wix):
    """No two rewards have one trigger, so that there can't be ten."""

    def must_fit(self, content: Json) -> None:
        super().must_fit(content)
        rewards = content.get("rewards") or []
        triggers = [reward.get("trigger") for reward in rewards if isinstance(reward, dict)]
        if len(triggers) != len({*triggers}):
            raise invalid("program.rewards", "UNIQUE", "has two rewards of one trigger")
