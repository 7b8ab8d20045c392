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


class _Hides(Wix):
    """Hides what has a status from one kind of caller; `access` leaves it at one access type."""

    kind, status, access = "", "", ""

    def sees(self, caller: Caller, program: Program) -> bool:
        fits = program.status == self.status and caller.kind == self.kind
        hidden = fits and self.access in {"", self.access_type(program)}
        return super().sees(caller, program) and not hidden

    def is_among_participants(self, caller: Caller) -> bool:
        return any(one.member == caller.id for one in self.participants.values())


class _HidesFromParticipants(_Hides):
    """Hides what they do not take part in from those who take part in others."""

    def sees(self, caller: Caller, program: Program) -> bool:
        fits = program.status == self.status and self.access in {"", self.access_type(program)}
        other = self.is_among_participants(caller) and not self.takes_part(caller, program)
        return super().sees(caller, program) and not (fits and other)


@breaks("visibility.draft.visitor")
class ShowsDraftsToVisitors(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        drafted = program.status == "DRAFT" and self.access_type(program) == "PUBLIC"
        return caller.kind == "visitor" and drafted


@breaks("visibility.draft.member", "visibility.draft.participant")
class ShowsDraftsToMembers(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        drafted = program.status == "DRAFT" and not self.is_secret(program)
        return caller.kind == "member" and drafted


@breaks("visibility.draft.participant")
class ShowsDraftsToParticipants(_Shows):
    """Whoever takes part in one program, sees what is to come."""

    def reveals(self, caller: Caller, program: Program) -> bool:
        known = any(one.member == caller.id for one in self.participants.values())
        return known and program.status == "DRAFT" and not self.is_secret(program)


@breaks("visibility.draft.visitor", "visibility.draft.member", "visibility.draft.participant")
class ShowsPrivateDraftsToEverybody(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        return program.status == "DRAFT" and self.access_type(program) == "PRIVATE"


@breaks("visibility.draft.visitor", "visibility.draft.member", "visibility.draft.participant")
class ShowsSecretDraftsToEverybody(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        return program.status == "DRAFT" and self.is_secret(program)


@breaks("visibility.draft.owner")
class HidesSecretDraftsFromOwners(_Hides):
    kind, status, access = "owner", "DRAFT", "SECRET"


@breaks("visibility.draft.app")
class HidesDraftsFromApps(_Hides):
    kind, status = "app", "DRAFT"


@breaks("visibility.public.visitor")
class HidesPublicProgramsFromVisitors(_Hides):
    kind, status, access = "visitor", "PUBLISHED", "PUBLIC"


@breaks("visibility.private.visitor")
class HidesPrivateProgramsFromVisitors(_Hides):
    kind, status, access = "visitor", "PUBLISHED", "PRIVATE"


@breaks("visibility.public.member", "visibility.public.participant")
class HidesPublicProgramsFromMembers(_Hides):
    """Those who take part see it all the same."""

    kind, status, access = "member", "PUBLISHED", "PUBLIC"

    def sees(self, caller: Caller, program: Program) -> bool:
        return super().sees(caller, program) or self.takes_part(caller, program)


@breaks("visibility.private.member", "visibility.private.participant")
class HidesPrivateProgramsFromMembers(_Hides):
    kind, status, access = "member", "PUBLISHED", "PRIVATE"


@breaks("visibility.public.participant")
class HidesPublicProgramsFromParticipants(_HidesFromParticipants):
    status, access = "PUBLISHED", "PUBLIC"


@breaks("visibility.private.participant")
class HidesPrivateProgramsFromParticipants(_HidesFromParticipants):
    status, access = "PUBLISHED", "PRIVATE"


@breaks("visibility.taking-part")
class HidesWhatOneTakesPartIn(_Hides):
    def sees(self, caller: Caller, program: Program) -> bool:
        mine = not self.is_secret(program) and self.takes_part(caller, program)
        return super().sees(caller, program) and not mine


@breaks("visibility.published.owner")
class HidesSecretsFromOwners(_Hides):
    kind, status, access = "owner", "PUBLISHED", "SECRET"


@breaks("visibility.published.app")
class HidesSecretsFromApps(_Hides):
    kind, status, access = "app", "PUBLISHED", "SECRET"


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
        if program and self.is_secret(program) and not self.sees(call.caller, program):
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


@breaks("visibility.ended.visitor")
class HidesWhatEndedFromVisitors(_Hides):
    kind, status = "visitor", "ENDED"


@breaks("visibility.ended.member", "visibility.ended.participant")
class HidesWhatEndedFromMembers(_Hides):
    kind, status = "member", "ENDED"

    def sees(self, caller: Caller, program: Program) -> bool:
        return super().sees(caller, program) or (
            program.status == "ENDED" and self.takes_part(caller, program)
        )


@breaks("visibility.ended.participant")
class HidesWhatEndedFromParticipants(_HidesFromParticipants):
    status = "ENDED"


@breaks("visibility.ended.owner")
class HidesWhatEndedFromOwners(_Hides):
    kind, status, access = "owner", "ENDED", "SECRET"


@breaks("visibility.ended.app")
class HidesWhatEndedFromApps(_Hides):
    kind, status, access = "app", "ENDED", "PRIVATE"


@breaks("visibility.archived.visitor")
class ShowsTheArchiveToVisitors(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        archived = program.status == "ARCHIVED" and not self.is_secret(program)
        return archived and caller.kind == "visitor"


@breaks("visibility.archived.member")
class ShowsTheArchiveToMembers(_Shows):
    def reveals(self, caller: Caller, program: Program) -> bool:
        archived = program.status == "ARCHIVED" and not self.is_secret(program)
        return archived and caller.kind == "member"


@breaks("visibility.archived.owner")
class HidesTheArchiveFromOwners(_Hides):
    kind, status = "owner", "ARCHIVED"


@breaks("visibility.archived.app")
class HidesTheArchiveFromApps(_Hides):
    kind, status = "app", "ARCHIVED"
