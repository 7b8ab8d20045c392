"""
Sites that each get one thing about updates wrong.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


class _LeavesOut(Wix):
    """Does not write some fields with an update."""

    left_out = ""

    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        if self.left_out in new and "seo" in old:
            whole[self.left_out] = old.get(self.left_out)
        return whole


@breaks("change.path-id", depth="standard")
class UpdatesTheProgramThatTheBodyNames(Wix):
    def update_program(self, call: Call) -> Json:
        named = call.needed("program").get("id", call.id)
        return super().update_program(replace(call, path={**call.path, "id": named}))


@breaks("change.answer")
class AnswersWithTheFormerTimeline(Wix):
    def update_program(self, call: Call) -> Json:
        former = self.existing(call).content.get("timeline")
        return {"program": {**super().update_program(call)["program"], "timeline": former}}


@breaks("change.draft", also=["change.published"], because="the details are looked at")
class UpdatesNoDetails(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        whole = super().merged(old, new)
        return {**whole, "details": old["details"]} if "details" in old else whole


@breaks(
    "change.unsent",
    also=["bulk.field-mask", "change.draft"],
    because="updates of other fields follow",
)
class ForgetsWhatIsNotSent(Wix):
    """The body stands for the whole program."""

    def merged(self, old: Json, new: Json) -> Json:
        if "seo" not in old:
            return super().merged(old, new)
        kept = {n: v for n, v in old.items() if n in {"seo", "restrictions", "timeline"}}
        return super().merged(kept, new)


@breaks(
    "change.draft",
    also=[
        "bulk.applied",
        "bulk.field-mask",
        "bulk.item",
        "bulk.partial",
        "bulk.totals",
        "permission.app",
        "revision.by-one",
        "revision.increased",
    ],
    because="all of these update drafts",
)
class UpdatesNoDrafts(Wix):
    open_statuses = frozenset({"PUBLISHED"})


@breaks("change.published")
class UpdatesDraftsAlone(Wix):
    open_statuses = frozenset({"DRAFT"})


@breaks("change.ended", also=["bulk.ended"], because="it is an update as well")
class UpdatesWhatEnded(Wix):
    open_statuses = Wix.open_statuses | {"ENDED"}


@breaks("change.archived")
class UpdatesTheArchive(Wix):
    open_statuses = Wix.open_statuses | {"ARCHIVED"}


class _Writes(Wix):
    """Takes something read-only from an update."""

    def taken(self, change: Json, program: Program) -> None:
        """Take it."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        self.taken(change, program)


@breaks("change.category-ids", also=["bulk.category-ids"], because="it is an update as well")
class UpdatesCategories(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        program.categories = change.get("categoryIds") or program.categories


@breaks(
    "change.read-only",
    "lifecycle.not-a-draft-again",
    also=["lifecycle.end"],
    because="an update takes the program back there",
)
class UpdatesTheStatus(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        program.status = change.get("status", program.status)


@breaks("change.read-only")
class UpdatesTheCounts(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        if summary := change.get("contentSummary"):
            program.steps, program.sections = summary["stepCount"], summary["sectionCount"]


@breaks("change.read-only")
class UpdatesTheDateOfCreation(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        if "createdDate" in change:
            program.created = datetime.fromisoformat(change["createdDate"])


@breaks("change.read-only")
class DatesTheCreationWithEveryUpdate(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        # Called directly, a program is created and updated within a millisecond.
        program.created += timedelta(seconds=1)


@breaks(
    "change.others",
    also=["change.slug-unique", "deletion.others", "retrieval.by-id", "search.pages"],
    because="the neighbour is looked at there, too",
)
class UpdatesANeighbourToo(Wix):
    """A SECRET draft gets the same title."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        for other in self.programs.values():
            if other.status == "DRAFT" and self.is_secret(other) and "description" in change:
                other.content = {**other.content, "description": wanted["description"]}


@breaks("change.unknown", also=["deletion.unknown"], because="then there is one")
class CreatesWhatItCanNotUpdate(Wix):
    def update_program(self, call: Call) -> Json:
        if call.id not in self.programs:
            program = self.new_program(self.with_defaults({}), call.caller.id)
            program.id = call.id
            self.give_slug(program)
            self.store(program)
            return {"program": self.shown(program)}
        return super().update_program(call)


@breaks("change.status-date")
class DatesTheStatusWithEveryUpdate(_Writes):
    def taken(self, change: Json, program: Program) -> None:
        # Called directly, a program is updated twice within a millisecond.
        program.status_updated = (program.status_updated or self.now()) + timedelta(seconds=1)


@breaks("change.limit.title")
class CountsUpdatesThatDoNotFit(Wix):
    """The revision is increased before the fields are looked at."""

    def change(self, program: Program, change: Json, fields: Json) -> None:
        try:
            super().change(program, change, fields)
        except Refused as refused:
            program.revision += bool(refused.violations) and self.is_open(program)
            raise


@breaks("change.limit.title")
class WritesWhatFitsOfARefusal(Wix):
    """Each field is looked at when it is written."""

    def change(self, program: Program, change: Json, fields: Json) -> None:
        try:
            super().change(program, change, fields)
        except Refused as refused:
            names = {one["field"].split(".")[1] for one in refused.violations} & {*fields}
            fitting = {n: v for n, v in fields.items() if n not in names}
            if names and self.is_open(program):
                program.content = self.merged(program.content, fitting)
            raise


@breaks("change.limit.title")
class UpdatesToATitleOf151Characters(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        self.longest = {**Wix.longest, "description.title": 151}
        try:
            super().change(program, change, fields)
        finally:
            self.longest = Wix.longest


@breaks("change.participants")
class MovesParticipants(Wix):
    def timeline_changes(self, program: Program, wanted: Json) -> bool:
        return False


@breaks("change.slug-unique", also=["filter.slug"], because="two programs have one slug")
class GivesSlugsTwice(Wix):
    def must_be_allowed(self, program: Program, wanted: Json) -> None:
        slug = wanted["seo"]["slug"]
        super().must_be_allowed(program, {**wanted, "seo": {"slug": self.slug(program)}})
        wanted["seo"]["slug"] = slug


@breaks("change.read-only", depth="standard")
class GivesItToWhoUpdatesIt(Wix):
    def update_program(self, call: Call) -> Json:
        super().update_program(call)
        program = self.existing(call)
        program.owner = call.caller.id
        return {"program": self.shown(program)}


@breaks("change.status-date")
class DatesWhatItDoesNotPublish(Wix):
    def may_not_start(self, program: Program) -> bool:
        refused = super().may_not_start(program)
        program.status_updated += timedelta(seconds=refused)
        return refused


@breaks("change.status-date", depth="standard")
class DatesNoEnd(Wix):
    def end_program(self, call: Call) -> Json:
        program = self.existing(call)
        before = program.status_updated
        super().end_program(call)
        program.status_updated = before
        return {"program": self.shown(program)}


@breaks("change.ended", "change.archived", depth="standard")
class UpdatesTheSlugOfWhatIsOver(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        if self.is_open(program) or set(fields) != {"seo"}:
            return super().change(program, change, fields)
        self.set_slug(program, fields["seo"]["slug"])
        return self.touch(program)


@breaks("change.participants", depth="standard")
class LengthensWhatHasParticipants(Wix):
    def timeline_changes(self, program: Program, wanted: Json) -> bool:
        kinds = [content.get("timeline") or {} for content in (program.content, wanted)]
        return kinds[0].get("selfPaced") != kinds[1].get("selfPaced")


@breaks("change.participants.limit", depth="standard")
class RefusesALimitOfAsManyAsTakePart(Wix):
    def must_keep_faith(self, program: Program, wanted: Json) -> None:
        super().must_keep_faith(program, wanted)
        active = len(self.participations(program))
        if active and active == (wanted.get("restrictions") or {}).get("maxParticipants"):
            raise Refused(400, "WRONG_PARTICIPANTS_NUMBER", "Too many take part")


@breaks("change.date", depth="standard")
class DatesNoUpdates(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        before = program.updated
        super().write(program, wanted, change)
        program.updated = before


@breaks("change.slug-unique")
class WritesTheRestWhereASlugIsTaken(Wix):
    def must_be_allowed(self, program: Program, wanted: Json) -> None:
        try:
            super().must_be_allowed(program, wanted)
        except Refused as refused:
            if refused.code == "DUPLICATED_SLUG":
                program.content = {**wanted, "seo": program.content["seo"]}
            raise
