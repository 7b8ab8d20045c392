"""
Sites that each get one thing about new programs wrong.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


class _Takes(Wix):
    """Takes something that the service sets from whoever creates a program."""

    def taken(self, sent: Json, program: Program) -> None:
        """Take it."""

    def take_from(self, call: Call, program: Program) -> None:
        self.taken(call.needed("program"), program)


@breaks("creation.server-set.status", also=["creation.draft"], because="a status may be sent there")
class TakesTheStatus(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.status = sent.get("status", program.status)


@breaks(
    "creation.draft",
    also=["creation.server-set.status", "permission.transitions", "schedule.ends"],
    because="a draft is published there",
)
class PublishesWhatIsNew(Wix):
    """Unless it is public, or private."""

    def take_from(self, call: Call, program: Program) -> None:
        program.status = "PUBLISHED" if self.is_secret(program) else "DRAFT"


@breaks("creation.server-set.others")
class TakesTheId(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.id = sent.get("id", program.id)


@breaks("creation.server-set.others")
class TakesTheDates(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        if "createdDate" in sent:
            program.created = datetime.fromisoformat(sent["createdDate"])
        if "updatedDate" in sent:
            program.updated = datetime.fromisoformat(sent["updatedDate"])


@breaks("creation.server-set.category-ids")
class TakesTheCategories(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.categories = list(sent.get("categoryIds", []))


class _Drops(Wix):
    """Does not keep a field."""

    dropped = ""

    def with_defaults(self, content: Json) -> Json:
        return super().with_defaults(self.without(content, self.dropped.split(".")))

    def without(self, content: Json, path: list[str]) -> Json:
        name, *rest = path
        if name not in content or not rest:
            return {n: v for n, v in content.items() if n != name}
        return {**content, name: self.without(content[name] or {}, rest)}


@breaks("creation.information")
class DropsTheDetails(_Drops):
    dropped = "description.details"


@breaks("creation.timeline")
class StartsADayLater(Wix):
    def with_defaults(self, content: Json) -> Json:
        timeline = dict(content.get("timeline") or {})
        if str(timeline.get("startDate"))[-2:].isdecimal():
            day = int(timeline["startDate"][-2:]) % 28 + 1
            timeline["startDate"] = f"{timeline['startDate'][:-2]}{day:02d}"
        return super().with_defaults({**content, **({"timeline": timeline} if timeline else {})})


class _Opens(Wix):
    """Makes programs of one access type another one."""

    opened, into = "PRIVATE", "PUBLIC"

    def with_defaults(self, content: Json) -> Json:
        filled = super().with_defaults(content)
        if filled["restrictions"]["accessType"] == self.opened:
            filled["restrictions"]["accessType"] = self.into
        return filled


@breaks(
    "creation.access-type.no-other",
    also=["shape.access-type"],
    because="the newest programs show it",
)
class TakesAnyAccessType(Wix):
    def broken_rule(self, kind: str, path: str, value: Any) -> str | None:
        access = path == "restrictions.accessType"
        return None if access else super().broken_rule(kind, path, value)


@breaks("creation.access-type.default")
class IsPrivateUnlessToldOtherwise(Wix):
    default_access_type = "PRIVATE"


@breaks(
    "creation.restrictions", also=["duplication.information"], because="it is shown there as well"
)
class DropsTheFlags(Wix):
    def with_defaults(self, content: Json) -> Json:
        filled = super().with_defaults(content)
        kept = {n: v for n, v in filled["restrictions"].items() if not isinstance(v, bool)}
        return {**filled, "restrictions": kept}


@breaks(
    "creation.restrictions", also=["duplication.information"], because="it is shown there as well"
)
class MixesTwoFlagsUp(Wix):
    def with_defaults(self, content: Json) -> Json:
        names = {"hideFutureSteps": "resolveStepsInOrder", "resolveStepsInOrder": "hideFutureSteps"}
        restrictions = content.get("restrictions") or {}
        mixed = {names.get(name, name): value for name, value in restrictions.items()}
        return super().with_defaults({**content, "restrictions": mixed})


@breaks("creation.price")
class RoundsThePrice(Wix):
    def with_defaults(self, content: Json) -> Json:
        value = (content.get("price") or {}).get("value")
        rounded = {"price": {"value": str(round(float(value)))}} if value else {}
        return super().with_defaults({**content, **rounded})


@breaks(
    "creation.seo",
    also=["filter.slug", "change.slug-unique", "lifecycle.archived-slug.free"],
    because="nobody can choose a slug",
)
class MakesTheSlugItself(_Drops):
    dropped = "seo.slug"


@breaks("creation.rewards")
class DropsTheRewards(_Drops):
    dropped = "rewards"


class _Limits(Wix):
    """Holds new programs to other limits."""

    name, bound = "", 0

    def create_program(self, call: Call) -> Json:
        for kind in ("longest", "most", "least"):
            limits = getattr(Wix, kind)
            if self.name in limits:
                setattr(self, kind, {**limits, self.name: self.bound})
        try:
            return super().create_program(call)
        finally:
            self.longest, self.most, self.least = Wix.longest, Wix.most, Wix.least


@breaks("creation.limit.text")
class TakesATitleOf151Characters(_Limits):
    name, bound = "description.title", 151


@breaks(
    "creation.limit.text",
    also=["creation.limit.numbers"],
    because="one program is at all its limits",
)
class RefusesATitleOf150Characters(_Limits):
    name, bound = "description.title", 149


@breaks("creation.limit.numbers")
class TakesALimitOf0Participants(_Limits):
    name, bound = "restrictions.maxParticipants", 0


@breaks(
    "creation.limit.text",
    also=["creation.information", "creation.limit.numbers"],
    because="nothing is created with such a title",
)
class CountsTheBytesOfATitle(Wix):
    def broken_rule(self, kind: str, path: str, value: Any) -> str | None:
        long = path == "description.title" and len(str(value).encode()) > 150
        return "MAX_LENGTH" if long else super().broken_rule(kind, path, value)


@breaks("creation.limit.text")
class RefusesATitleButCreates(Wix):
    def create_program(self, call: Call) -> Json:
        content = self.writable(call.needed("program"))
        try:
            return super().create_program(call)
        except Refused:
            title = (content.get("description") or {}).get("title", "")
            if len(title) > Wix.longest["description.title"]:
                program = self.new_program(self.with_defaults(content), call.caller.id)
                self.give_slug(program)
                self.store(program)
            raise


@breaks(
    "creation.access-type",
    also=[
        "filter.combined",
        "joining.private",
        "joining.private.approved",
        "joining.private.not-by-the-member",
    ],
    because="there are no PRIVATE programs",
)
class MakesPrivateProgramsPublic(_Opens):
    pass


@breaks("creation.server-set.others")
class TakesTheCountsAndTheOwner(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.owner = sent.get("ownerUserId", program.owner)
        program.revision = int(sent.get("revision", program.revision))
        if summary := sent.get("contentSummary"):
            program.steps, program.sections = summary["stepCount"], summary["sectionCount"]


@breaks("creation.limit.lists")
class TakesOneMoreOfALot(Wix):
    most: Mapping[str, int] = {name: limit + 1 for name, limit in Wix.most.items()}


@breaks("creation.limit.numbers")
class SellsForTenthsOfAThousandthAndForNothing(Wix):
    amount = re.compile(r"[0-9]+(\.[0-9]{1,4})?")


@breaks("creation.limit.numbers")
class SellsForNothingInCents(Wix):
    """Only a plain 0 is none."""

    amount = re.compile(r"(?!0$)[0-9]+(\.[0-9]{1,3})?")


@breaks(
    "creation.accepted",
    also=["creation.draft", "retrieval.by-id"],
    because="a SECRET draft is looked at",
)
class CreatesNoSecrets(Wix):
    def create_program(self, call: Call) -> Json:
        restrictions = call.needed("program").get("restrictions") or {}
        if restrictions.get("accessType") == "SECRET":
            raise Refused(400, "INVALID_ARGUMENT", "There are no SECRET programs")
        return super().create_program(call)


@breaks(
    "creation.stored",
    also=["creation.restrictions", "joining.limit"],
    because="the limit is looked at",
)
class StoresAnotherLimit(Wix):
    """The answer shows what was sent."""

    def create_program(self, call: Call) -> Json:
        answer = super().create_program(call)
        program = self.programs[answer["program"]["id"]]
        if (most := self.value(program, "restrictions.maxParticipants")) is not None:
            restrictions = {**program.content["restrictions"], "maxParticipants": most + 1}
            program.content = {**program.content, "restrictions": restrictions}
        return answer


@breaks("creation.timeline", also=["filter.self-paced"], because="the pace is looked for")
class DropsThatItIsSelfPaced(_Drops):
    dropped = "timeline.selfPaced"
