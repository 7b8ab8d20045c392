"""
Sites that each get one thing about publishing, ending and archiving wrong.
"""

from datetime import timedelta

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks("lifecycle.publish")
class AnswersAsPublishedOnly(Wix):
    """The answer shows another status than the program has afterwards."""

    def publish_program(self, call: Call) -> Json:
        program = self.existing(call)
        if self.value(program, "description.title") is None or program.status != "DRAFT":
            return super().publish_program(call)
        answer = super().publish_program(call)
        program.status = "DRAFT"
        return answer


@breaks("lifecycle.end")
class EndsInTheAnswerOnly(Wix):
    def end_program(self, call: Call) -> Json:
        answer = super().end_program(call)
        self.existing(call).status = "PUBLISHED"
        return answer


@breaks("lifecycle.end")
class AnswersTheProgramBeforeItsEnd(Wix):
    def end_program(self, call: Call) -> Json:
        before = self.shown(self.existing(call))
        super().end_program(call)
        return {"program": before}


@breaks("lifecycle.archive-published")
class ArchivesWhatEndedAlone(Wix):
    def may_be_archived(self, program: Program) -> bool:
        return super().may_be_archived(program) and program.status != "PUBLISHED"


@breaks("lifecycle.archive-ended")
class ArchivesWhatIsPublishedAlone(Wix):
    def may_be_archived(self, program: Program) -> bool:
        return super().may_be_archived(program) and program.status != "ENDED"


@breaks("lifecycle.draft-not-ended", "lifecycle.draft-not-ended.refused")
class EndsDrafts(Wix):
    def may_be_ended(self, program: Program) -> bool:
        return program.status in {"DRAFT", "PUBLISHED"}


@breaks("lifecycle.draft-not-ended.refused")
class EndsDraftsInVainWithoutAWord(Wix):
    def not_ended(self, program: Program) -> Json:
        return {"program": self.shown(program)}


@breaks("lifecycle.published-again", "lifecycle.not-a-draft-again")
class TakesBackWhatIsPublishedAgain(Wix):
    def not_published_again(self, program: Program) -> Json:
        if program.status == "PUBLISHED":
            program.status = "DRAFT"
        return super().not_published_again(program)


@breaks("lifecycle.ended-not-reopened")
class ReopensWhatEnded(Wix):
    def may_be_published(self, program: Program) -> bool:
        return program.status in {"DRAFT", "ENDED"}


@breaks("lifecycle.ended-not-reopened")
class RefusesToReopenButDoes(Wix):
    def not_published_again(self, program: Program) -> Json:
        if program.status == "ENDED":
            program.status = "PUBLISHED"
            raise Refused(428, "FAILED_PRECONDITION", "It has ended")
        return super().not_published_again(program)


@breaks("lifecycle.ended-again")
class ArchivesWhatIsEndedAgain(Wix):
    def end_program(self, call: Call) -> Json:
        program = self.existing(call)
        if program.status == "ENDED":
            return self.archive_program(call)
        return super().end_program(call)


@breaks("lifecycle.archived-not-published")
class PublishesTheArchive(Wix):
    def may_be_published(self, program: Program) -> bool:
        return program.status in {"DRAFT", "ARCHIVED"}


@breaks("lifecycle.archived-not-ended")
class EndsTheArchive(Wix):
    def may_be_ended(self, program: Program) -> bool:
        return program.status in {"ARCHIVED", "PUBLISHED"}


@breaks("lifecycle.self-paced")
class WantsADateToPublish(Wix):
    def may_not_start(self, program: Program) -> bool:
        paced = bool(self.value(program, "timeline.selfPaced"))
        undated = self.value(program, "timeline.startDate") is None
        return super().may_not_start(program) or (paced and undated)


@breaks("lifecycle.future-start")
class PublishesOnTheDayAlone(Wix):
    """What starts later has to wait."""

    def may_not_start(self, program: Program) -> bool:
        starts = self.starts_on(program.content)
        later = starts is not None and starts > self.today() + timedelta(days=1)
        return super().may_not_start(program) or later


@breaks("lifecycle.past-start", "lifecycle.past-start.code", "lifecycle.past-start.status")
class PublishesAfterTheStart(Wix):
    def may_not_start(self, program: Program) -> bool:
        return False


@breaks("lifecycle.past-start")
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


@breaks("lifecycle.status-date")
class DatesTheArchiveFromTheStart(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        if status == "ARCHIVED":
            program.status_updated = program.created - timedelta(hours=1)


@breaks("lifecycle.archived-slug", "lifecycle.slug-freed")
class KeepsSlugsInTheArchive(Wix):
    def slug_in_the_archive(self, program: Program) -> str:
        return self.slug(program)


@breaks("lifecycle.archived-slug")
class EmptiesSlugsInTheArchive(Wix):
    def slug_in_the_archive(self, program: Program) -> str:
        return f"archived-{program.id}"


@breaks("lifecycle.slug-freed")
class ReservesFormerSlugs(Wix):
    former: tuple[str, ...] = ()

    def archive_program(self, call: Call) -> Json:
        self.former = (*self.former, self.slug(self.existing(call)))
        return super().archive_program(call)

    def slug_is_taken(self, slug: str, program: Program) -> bool:
        return slug in self.former or super().slug_is_taken(slug, program)


class _Alters(Wix):
    """Changes something else as a program enters a status."""

    entered, name = "PUBLISHED", ""

    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        if status == self.entered:
            kept = {n: v for n, v in program.content.items() if n != self.name}
            program.content = kept


@breaks("lifecycle.nothing-else")
class ForgetsTheTimelineOfWhatEnds(_Alters):
    entered, name = "ENDED", "timeline"


@breaks("lifecycle.nothing-else")
class ForgetsTheDescriptionInTheArchive(_Alters):
    entered, name = "ARCHIVED", "description"


@breaks("lifecycle.nothing-else")
class OpensWhatItPublishes(Wix):
    """Publishing a PRIVATE program makes it PUBLIC."""

    def publish_program(self, call: Call) -> Json:
        program = self.existing(call)
        if self.access_type(program) == "PRIVATE" and program.status == "DRAFT":
            program.content["restrictions"] = {"accessType": "PUBLIC"}
        return super().publish_program(call)


@breaks("lifecycle.unknown")
class PublishesNobody(Wix):
    def publish_program(self, call: Call) -> Json:
        if call.id not in self.programs:
            return {"program": {"id": call.id, "status": "PUBLISHED"}}
        return super().publish_program(call)


@breaks("lifecycle.unknown")
class ArchivesNobody(Wix):
    def archive_program(self, call: Call) -> Json:
        if call.id not in self.programs:
            return {"program": {"id": call.id, "status": "ARCHIVED"}}
        return super().archive_program(call)
