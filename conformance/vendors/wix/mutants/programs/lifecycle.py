"""
Sites that each get one thing about publishing, ending and archiving wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks("lifecycle.end")
class EndsInTheAnswerOnly(Wix):
    def end_program(self, call: Call) -> Json:
        answer = super().end_program(call)
        self.existing(call).status = "PUBLISHED"
        return answer


@breaks("lifecycle.archive")
class ArchivesWhatEndedAlone(Wix):
    def may_be_archived(self, program: Program) -> bool:
        return super().may_be_archived(program) and program.status != "PUBLISHED"


@breaks(
    "lifecycle.draft-not-ended",
    "lifecycle.draft-not-ended.refused",
    also=["lifecycle.end", "lifecycle.publish"],
    because="the program has ended before",
)
class EndsDrafts(Wix):
    def may_be_ended(self, program: Program) -> bool:
        return program.status in {"DRAFT", "PUBLISHED"}


@breaks("lifecycle.draft-not-ended.refused")
class EndsDraftsInVainWithoutAWord(Wix):
    def not_ended(self, program: Program) -> Json:
        return {"program": self.shown(program)}


@breaks("lifecycle.published-again", also=["lifecycle.end"], because="a draft can't be ended")
class TakesBackWhatIsPublishedAgain(Wix):
    def not_published_again(self, program: Program) -> Json:
        if program.status == "PUBLISHED":
            program.status = "DRAFT"
        return super().not_published_again(program)


@breaks("lifecycle.ended-not-reopened")
class ReopensWhatEnded(Wix):
    def may_be_published(self, program: Program) -> bool:
        return program.status in {"DRAFT", "ENDED"}


@breaks("lifecycle.archived-final")
class PublishesTheArchive(Wix):
    def may_be_published(self, program: Program) -> bool:
        return program.status in {"DRAFT", "ARCHIVED"}


@breaks("lifecycle.publish", also=["lifecycle.end"], because="nothing is there to be ended")
class WantsADateToPublish(Wix):
    def may_not_start(self, program: Program) -> bool:
        paced = bool(self.value(program, "timeline.selfPaced"))
        undated = self.value(program, "timeline.startDate") is None
        return super().may_not_start(program) or (paced and undated)


@breaks("lifecycle.past-start", "lifecycle.past-start.code", "lifecycle.past-start.status")
class PublishesAfterTheStart(Wix):
    def may_not_start(self, program: Program) -> bool:
        return False


@breaks("lifecycle.past-start", also=["change.status-date"], because="its status has changed")
class RefusesAPastStartButPublishes(Wix):
    def may_not_start(self, program: Program) -> bool:
        if super().may_not_start(program):
            self.enter(program, "PUBLISHED")
            return True
        return False


class _RefusesAPastStart(Wix):
    status, code = 428, "INVALID_START_DATE"

    def publish_program(self, call: Call) -> Json:
        program = self.existing(call)
        if program.status == "DRAFT" and self.may_not_start(program):
            raise Refused(self.status, self.code, "The start date lies in the past")
        return super().publish_program(call)


@breaks("lifecycle.past-start.code")
class CallsAPastStartWrong(_RefusesAPastStart):
    code = "WRONG_START_DATE"


@breaks("lifecycle.past-start.status")
class RefusesAPastStartWith400(_RefusesAPastStart):
    status = 400


@breaks("lifecycle.archived-slug")
class KeepsSlugsInTheArchive(Wix):
    def slug_in_the_archive(self, program: Program) -> str:
        return self.slug(program)


@breaks("lifecycle.archived-slug.free")
class ReservesFormerSlugs(Wix):
    def slug_in_the_archive(self, program: Program) -> str:
        self.__dict__.setdefault("former", set()).add(self.slug(program))
        return super().slug_in_the_archive(program)

    def slug_is_taken(self, slug: str, program: Program) -> bool:
        return slug in self.__dict__.get("former", ()) or super().slug_is_taken(slug, program)


class _Alters(Wix):
    """Changes something else as a program enters a status."""

    entered, name = "PUBLISHED", ""

    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        if status == self.entered:
            kept = {n: v for n, v in program.content.items() if n != self.name}
            program.content = kept


@breaks("lifecycle.unknown")
class PublishesNobody(Wix):
    def publish_program(self, call: Call) -> Json:
        if call.id not in self.programs:
            return {"program": {"id": call.id, "status": "PUBLISHED"}}
        return super().publish_program(call)


@breaks("lifecycle.nothing-else")
class ForgetsTheTimelineOfWhatEnds(_Alters):
    entered, name = "ENDED", "timeline"


@breaks("lifecycle.archived-slug")
class KeepsSlugsOfWhatDidNotEnd(Wix):
    def archive_program(self, call: Call) -> Json:
        program = self.existing(call)
        slug = self.slug(program) if program.status == "PUBLISHED" else program.id
        super().archive_program(call)
        self.set_slug(program, slug)
        return {"program": self.shown(program)}


@breaks("lifecycle.unknown", "refusal.status.unknown", depth="standard")
class EndsNobody(Wix):
    def end_program(self, call: Call) -> Json:
        if call.id not in self.programs:
            return {"program": {"id": call.id, "status": "ENDED"}}
        return super().end_program(call)


@breaks(
    "creation.access-type",
    also=["joining.private"],
    because="what is PUBLIC once it is published is joined without approval",
)
class OpensWhatIsPrivateOncePublished(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        limits = program.content["restrictions"]
        if limits["accessType"] == "PRIVATE" and status == "PUBLISHED":
            program.content["restrictions"] = {**limits, "accessType": "PUBLIC"}


@breaks("lifecycle.nothing-else")
class CallsWhatEndedByItsId(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        if status == "ENDED":
            self.set_slug(program, program.id)


@breaks("lifecycle.publish")
class PublishesNoSecrets(Wix):
    def publish_program(self, call: Call) -> Json:
        if self.is_secret(self.existing(call)):
            raise Refused(428, "FAILED_PRECONDITION", "The program is SECRET")
        return super().publish_program(call)


@breaks("lifecycle.end")
class EndsNothingThatHasParticipants(Wix):
    def end_program(self, call: Call) -> Json:
        if any(one.program == call.id for one in self.participants.values()):
            raise Refused(428, "FAILED_PRECONDITION", "The program has participants")
        return super().end_program(call)


@breaks(
    "lifecycle.archive",
    also=["visibility.archived.management"],
    because="nothing is in the archive",
)
class RemovesWhatIsArchived(Wix):
    """The answer shows it once more."""

    def archive_program(self, call: Call) -> Json:
        answer = super().archive_program(call)
        self.remove(answer["program"]["id"])
        return answer
