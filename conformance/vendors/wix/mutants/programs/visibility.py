"""
Sites that each show somebody a program by its id that is not theirs to see, or hide one that is.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Program, Wix


class _Shows(Wix):
    """Shows more by id, to some callers."""

    def reveals(self, caller: Caller, program: Program) -> bool:
        return False

    def sees(self, caller: Caller, program: Program) -> bool:
        return super().sees(caller, program) or self.reveals(caller, program)


class _ShowsTheArchive(_Shows):
    access = ""

    def reveals(self, caller: Caller, program: Program) -> bool:
        return program.status == "ARCHIVED" and self.access_type(program) == self.access


class _Hides(Wix):
    """Hides what has a status from one kind of caller."""

    kind, status = "", ""

    def sees(self, caller: Caller, program: Program) -> bool:
        fits = program.status == self.status and caller.kind == self.kind
        mine = self.takes_part(caller, program)
        return super().sees(caller, program) and (mine or not fits)


class _HidesFromParticipants(_Hides):
    """Hides what they do not take part in from those who take part in others."""

    def sees(self, caller: Caller, program: Program) -> bool:
        known = any(one.member == caller.id for one in self.participants.values())
        other = known and not self.takes_part(caller, program)
        return super().sees(caller, program) and not (other and program.status == self.status)


@breaks("visibility.draft.visitor", also=["visibility.hidden-alike"], because="it is not hidden")
class ShowsDraftsToVisitors(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        drafted = program.status == "DRAFT" and self.access_type(program) == "PUBLIC"
        return caller.kind == "visitor" and drafted


@breaks("visibility.draft.member", "visibility.draft.participant")
class ShowsDraftsToMembers(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        drafted = program.status == "DRAFT" and not self.is_secret(program)
        return caller.kind == "member" and drafted


@breaks("visibility.published.visitor")
class HidesWhatIsPublishedFromVisitors(_Hides):
    kind, status = "visitor", "PUBLISHED"


@breaks(
    "visibility.published.member",
    "visibility.published.participant",
    also=["joining.private", "joining.private.not-by-the-member", "joining.public"],
    because="nobody can join what they can't see",
)
class HidesWhatIsPublishedFromMembers(_Hides):
    kind, status = "member", "PUBLISHED"


@breaks(
    "visibility.draft.management",
    "visibility.secret.management",
    "visibility.ended.management",
    also=["creation.access-type", "creation.draft", "joining.on-behalf", "retrieval.by-id"],
    because="the owner looks for SECRET programs there as well",
)
class HidesSecretsFromOwners(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        hidden = self.is_secret(program) and caller.kind == "owner"
        return super().sees(caller, program) and not hidden


@breaks(
    "visibility.draft.management",
    "visibility.secret.management",
    "visibility.ended.management",
    "visibility.archived.management",
)
class ShowsAppsWhatVisitorsSee(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        public = super().sees(Caller("visitor"), program) and program.status != "ENDED"
        return public if caller.kind == "app" else super().sees(caller, program)


@breaks(
    "visibility.archived.management", also=["lifecycle.archive"], because="the owner looks at it"
)
class HidesTheArchiveFromOwners(_Hides):
    kind, status = "owner", "ARCHIVED"


@breaks("visibility.published.participant")
class HidesWhatOneTakesPartIn(_Hides):
    def sees(self, caller: Caller, program: Program) -> bool:
        mine = not self.is_secret(program) and self.takes_part(caller, program)
        return super().sees(caller, program) and not mine


@breaks("visibility.secret.visitor")
class ShowsSecretsToVisitors(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        published = program.status == "PUBLISHED"
        return published and self.is_secret(program) and caller.kind == "visitor"


@breaks("visibility.secret.member")
class ShowsSecretsToMembers(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        published = program.status == "PUBLISHED"
        return published and self.is_secret(program) and caller.kind == "member"


@breaks("visibility.secret.visitor", "visibility.secret.member")
class ShowsSecretsThatEnded(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        return program.status == "ENDED" and self.is_secret(program)


@breaks("visibility.secret.visitor")
class TellsTheTitleOfASecret(Wix):
    """Refuses, and shows the program in the error."""

    def get_program(self, call: Call) -> Json:
        program = self.programs.get(call.id)
        secret = program and self.is_secret(program) and program.status == "PUBLISHED"
        if program and secret and call.caller.kind == "visitor":
            refused = self.not_found()
            refused.data = {"program": self.shown(program)}
            raise refused
        return super().get_program(call)


@breaks("visibility.secret.participant")
class HidesSecretsFromParticipants(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        secret = self.is_secret(program) and program.status == "PUBLISHED"
        return super().sees(caller, program) and (self.manages(caller) or not secret)


@breaks("visibility.secret.participant-ended")
class HidesEndedSecretsFromParticipants(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        over = self.is_secret(program) and program.status == "ENDED"
        return super().sees(caller, program) and (self.manages(caller) or not over)


@breaks("visibility.hidden-alike")
class ForbidsDrafts(Wix):
    """Whoever asks for a draft learns that there is one."""

    def get_program(self, call: Call) -> Json:
        program = self.programs.get(call.id)
        if program and program.status == "DRAFT" and not self.sees(call.caller, program):
            raise self.denied()
        return super().get_program(call)


@breaks("visibility.archived.visitor", "visibility.archived.member")
class ShowsTheArchiveToEverybody(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        return program.status == "ARCHIVED" and not self.is_secret(program)


@breaks("visibility.archived.visitor")
class ShowsVisitorsAPrivateArchive(_ShowsTheArchive):
    access = "PRIVATE"


@breaks("visibility.archived.visitor")
class ShowsVisitorsTheSecretsOfTheArchive(_ShowsTheArchive):
    access = "SECRET"


@breaks("visibility.ended.visitor")
class HidesPrivateProgramsThatEnded(_Hides):
    kind, status = "visitor", "ENDED"

    def sees(self, caller: Caller, program: Program) -> bool:
        ended = program.status == "ENDED" and self.access_type(program) == "PUBLIC"
        return super().sees(caller, program) or ended


@breaks("visibility.ended.visitor", "visibility.ended.member")
class HidesWhatEnded(Wix):
    """Unless one takes part in it, or comes to join."""

    def get_program(self, call: Call) -> Json:
        program = self.programs.get(call.id)
        mine = program and (self.manages(call.caller) or self.takes_part(call.caller, program))
        if program and program.status == "ENDED" and not mine:
            raise self.not_found()
        return super().get_program(call)


@breaks("visibility.draft.management")
class HidesFromOwnersWhatAnAppDrafts(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        theirs = caller.kind != "owner" or caller.id == program.owner
        return super().sees(caller, program) and (theirs or program.status != "DRAFT")
