"""
Sites that each get one thing about new programs wrong.
"""

import re
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


@breaks("creation.draft")
class PublishesWhatIsNew(Wix):
    """Unless it is scheduled, or not public."""

    def take_from(self, call: Call, program: Program) -> None:
        plain = self.access_type(program) == "PUBLIC" and "timeline" not in program.content
        program.status = "PUBLISHED" if plain else "DRAFT"


@breaks("creation.server-set.id")
class TakesTheId(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.id = sent.get("id", program.id)


@breaks("creation.server-set.revision")
class TakesTheRevision(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.revision = int(sent.get("revision", program.revision))


@breaks("creation.server-set.created-date", "creation.server-set.updated-date")
class TakesTheDates(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        if "createdDate" in sent:
            program.created = datetime.fromisoformat(sent["createdDate"])
        if "updatedDate" in sent:
            program.updated = datetime.fromisoformat(sent["updatedDate"])


@breaks("creation.server-set.owner")
class TakesTheOwner(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.owner = sent.get("ownerUserId", program.owner)


@breaks("creation.server-set.content-summary")
class TakesTheCounts(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.steps = (sent.get("contentSummary") or {}).get("stepCount", program.steps)


@breaks("creation.server-set.category-ids")
class TakesTheCategories(_Takes):
    def taken(self, sent: Json, program: Program) -> None:
        program.categories = list(sent.get("categoryIds", []))


@breaks("creation.accepted", "creation.stored")
class KeepsNoNewProgram(Wix):
    def create_program(self, call: Call) -> Json:
        answer = super().create_program(call)
        self.programs.pop(answer["program"]["id"])
        return answer


@breaks("creation.own-id")
class GivesAnIdTwice(Wix):
    """Two programs that are made at once get one id."""

    def new_program(self, content: Json, owner: str) -> Program:
        program = super().new_program(content, owner)
        program.id = f"{program.id[:-12]}{program.number // 2:012d}"
        return program


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


@breaks("creation.information", "search.title-alone")
class DropsTheDetails(_Drops):
    dropped = "description.details"


@breaks("creation.timeline.self-paced")
class DropsThatItIsSelfPaced(_Drops):
    dropped = "timeline.selfPaced"


@breaks("creation.timeline.scheduled")
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


@breaks("creation.access-type.no-other")
class TakesAnyAccessType(Wix):
    def broken_rule(self, kind: str, path: str, value: Any) -> str | None:
        access = path == "restrictions.accessType"
        return None if access else super().broken_rule(kind, path, value)


@breaks("creation.access-type.default")
class IsPrivateUnlessToldOtherwise(Wix):
    default_access_type = "PRIVATE"


@breaks("creation.restrictions.max-participants")
class DropsTheLimit(_Drops):
    dropped = "restrictions.maxParticipants"


@breaks(
    "creation.restrictions.hide-future-steps",
    "creation.restrictions.resolve-steps-in-order",
    "creation.restrictions.share-progress",
    also=["duplication.information"],
    because="it is shown there as well",
)
class DropsTheFlags(Wix):
    def with_defaults(self, content: Json) -> Json:
        filled = super().with_defaults(content)
        kept = {n: v for n, v in filled["restrictions"].items() if not isinstance(v, bool)}
        return {**filled, "restrictions": kept}


@breaks("creation.price")
class RoundsThePrice(Wix):
    def with_defaults(self, content: Json) -> Json:
        value = (content.get("price") or {}).get("value")
        rounded = {"price": {"value": str(round(float(value)))}} if value else {}
        return super().with_defaults({**content, **rounded})


@breaks(
    "creation.seo.slug",
    also=["filter.slug", "change.slug-unique", "lifecycle.slug-freed"],
    because="nobody can choose a slug",
)
class MakesTheSlugItself(_Drops):
    dropped = "seo.slug"


@breaks("creation.seo.data")
class DropsTheKeywords(_Drops):
    dropped = "seo.seoData.settings"


@breaks("creation.rewards")
class DropsTheRewards(_Drops):
    dropped = "rewards"


@breaks("creation.rewards")
class GivesRewardsForJoining(Wix):
    def with_trigger(self, reward: Json) -> Json:
        return {**reward, "trigger": self.default_trigger}


@breaks("creation.video-steps")
class DropsThePercentage(_Drops):
    dropped = "videoStepsSettings.requiredCompletionPercentage"


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


@breaks("creation.limit.title")
class TakesATitleOf151Characters(_Limits):
    name, bound = "description.title", 151


@breaks("creation.limit.title")
class RefusesATitleOf150Characters(_Limits):
    name, bound = "description.title", 149


@breaks("creation.limit.details")
class TakesDetailsOf8001Characters(_Limits):
    name, bound = "description.details", 8001


@breaks("creation.limit.max-participants")
class TakesALimitOf0Participants(_Limits):
    name, bound = "restrictions.maxParticipants", 0


@breaks("creation.limit.rewards")
class Takes11Rewards(_Limits):
    name, bound = "rewards", 11


@breaks("creation.limit.image-alt")
class TakesAnAlternativeOf1001Characters(_Limits):
    name, bound = "seo.imageAlt", 1001


@breaks("creation.limit.keywords")
class Takes6Keywords(_Limits):
    name, bound = "seo.seoData.settings.keywords", 6


@breaks("creation.limit.price-positive")
class SellsForNothing(Wix):
    amount = re.compile(r"[0-9]+(\.[0-9]{1,3})?")


@breaks("creation.limit.price-decimals")
class SellsForTenthsOfAThousandth(Wix):
    amount = re.compile(r"0*[1-9][0-9]*(\.[0-9]{1,4})?")


@breaks("creation.limit.title")
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


@breaks("creation.access-type.private", also=["duplication.information"], because="it is shown")
class MakesPrivateProgramsPublic(_Opens):
    pass


@breaks("creation.access-type.secret")
class MakesSecretProgramsPrivate(_Opens):
    opened, into = "SECRET", "PRIVATE"


@breaks("creation.access-type.public")
class MakesPublicProgramsPrivate(_Opens):
    opened, into = "PUBLIC", "PRIVATE"
