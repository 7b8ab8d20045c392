"""
From one status to the next: publish, end, archive. There is no way back.
"""

from .call import Call, Refused, operation
from .record import Json, Program
from .timeline import Timeline


class Status(Timeline):
    @operation("POST", "/programs/{id}/publish")
    def publish_program(self, call: Call) -> Json:
        program = self.existing(call)
        if not self.may_be_published(program):
            return self.not_published_again(program)
        if self.may_not_start(program):
            raise Refused(428, "INVALID_START_DATE", "The start date lies in the past")
        self.enter(program, "PUBLISHED")
        self.plan(program)
        return {"program": self.shown(program)}

    def may_be_published(self, program: Program) -> bool:
        return program.status == "DRAFT"

    def may_not_start(self, program: Program) -> bool:
        return self.starts_in_the_past(program.content)

    def not_published_again(self, program: Program) -> Json:
        """What publishing does to what is no draft is open; here nothing, and no error either."""
        return {"program": self.shown(program)}

    @operation("POST", "/programs/{id}/end")
    def end_program(self, call: Call) -> Json:
        program = self.existing(call)
        if not self.may_be_ended(program):
            return self.not_ended(program)
        self.enter(program, "ENDED")
        program.ends = None
        return {"program": self.shown(program)}

    def may_be_ended(self, program: Program) -> bool:
        return program.status == "PUBLISHED"

    def not_ended(self, program: Program) -> Json:
        raise Refused(428, "FAILED_PRECONDITION", f"The program is {program.status}")

    @operation("POST", "/programs/{id}/archive")
    def archive_program(self, call: Call) -> Json:
        program = self.existing(call)
        if not self.may_be_archived(program):
            return self.not_archived(program)
        self.enter(program, "ARCHIVED")
        program.ends = None
        self.set_slug(program, self.slug_in_the_archive(program))
        return {"program": self.shown(program)}

    def may_be_archived(self, program: Program) -> bool:
        """From which statuses is open; here from all."""
        return program.status != "ARCHIVED"

    def not_archived(self, program: Program) -> Json:
        return {"program": self.shown(program)}

    def slug_in_the_archive(self, program: Program) -> str:
        """Give the former slug free for others."""
        return program.id
