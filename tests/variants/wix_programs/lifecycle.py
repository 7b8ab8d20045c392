"""
Wix sites that chose differently: hiding, publishing, ending, archiving.
"""

from conformance.vendors.wix.reference import (
    Call,
    Json,
    Program,
    Refused,
    Wix,
)


def _without(record: Json, *names: str) -> Json:
    return {name: value for name, value in record.items() if name not in names}


class DeniesTheHidden(Wix):
    """A program that a caller may not see is forbidden, and no secret."""

    def hidden(self) -> Exception:
        return self.denied()


class AsksVisitorsToSignIn(Wix):
    status_of_denials = 401


class RefusesToPublishTwice(Wix):
    def not_published_again(self, program: Program) -> Json:
        raise Refused(428, "FAILED_PRECONDITION", f"The program is {program.status}")


class ConflictsWhenPublishedTwice(Wix):
    def not_published_again(self, program: Program) -> Json:
        raise Refused(409, "ABORTED", f"The program is {program.status}")


class EndsInVainWithoutAWord(Wix):
    def not_ended(self, program: Program) -> Json:
        return {"program": self.shown(program)}


class EndsInVainWith400(Wix):
    def not_ended(self, program: Program) -> Json:
        raise Refused(400, "WRONG_STATE", "Only published programs can be ended")


class ArchivesWhatWasPublishedAlone(Wix):
    def may_be_archived(self, program: Program) -> bool:
        return program.status in {"PUBLISHED", "ENDED"}

    def not_archived(self, program: Program) -> Json:
        raise Refused(428, "FAILED_PRECONDITION", f"The program is {program.status}")


class PublishesWhatHasATimelineAlone(Wix):
    """Whether a program without any is self-paced, is not written anywhere."""

    def publish_program(self, call: Call) -> Json:
        timeline = self.existing(call).content.get("timeline") or {}
        if not timeline.get("selfPaced") and not timeline.get("startDate"):
            raise Refused(428, "FAILED_PRECONDITION", "The program has no timeline")
        return super().publish_program(call)
