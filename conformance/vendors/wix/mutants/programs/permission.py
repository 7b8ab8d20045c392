"""
Sites that each let somebody write who may not, or keep somebody from writing who may.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Program, Refused, Wix


class _Opens(Wix):
    """Lets callers of a kind do one thing."""

    opened = ""
    kind = "visitor"

    def permitted(self, call: Call) -> None:
        if call.operation != self.opened or call.caller.kind != self.kind:
            super().permitted(call)


@breaks("permission.create")
class LetsMembersCreate(_Opens):
    opened, kind = "create_program", "member"


@breaks("permission.update")
class LetsMembersUpdate(_Opens):
    opened, kind = "update_program", "member"


@breaks("permission.bulk")
class LetsMembersUpdateInBulk(_Opens):
    opened, kind = "bulk_update_programs", "member"


@breaks("permission.delete")
class LetsMembersDelete(_Opens):
    opened, kind = "delete_program", "member"


@breaks("permission.transitions")
class LetsMembersPublish(_Opens):
    opened, kind = "publish_program", "member"


@breaks("permission.duplicate")
class LetsMembersDuplicate(_Opens):
    opened, kind = "duplicate_program", "member"


@breaks("permission.delete")
class RefusesMembersButDeletes(Wix):
    def permitted(self, call: Call) -> None:
        try:
            super().permitted(call)
        except Refused:
            if call.operation == "delete_program" and call.id in self.programs:
                self.perform(call)
            raise


class _KeepsAppsFrom(Wix):
    """Keeps apps from doing one thing."""

    kept_from = ""

    def permitted(self, call: Call) -> None:
        super().permitted(call)
        if call.caller.kind == "app" and call.operation == self.kept_from:
            raise self.denied()


@breaks("permission.app")
class LetsNoAppCreate(_KeepsAppsFrom):
    kept_from = "create_program"


@breaks(
    "permission.unknown-token",
    also=["permission.update"],
    because="the update of a stranger is seen there",
)
class TakesAnyTokenForTheOwners(Wix):
    def caller_of(self, call: Call) -> Caller:
        owner = next(one for one in self.tokens.values() if one.kind == "owner")
        return self.tokens.get(call.token, owner) if call.token else super().caller_of(call)


@breaks("permission.duplicate", depth="standard")
class LetsVisitorsDuplicate(_Opens):
    opened = "duplicate_program"


@breaks(
    "permission.transitions",
    also=["change.status-date"],
    because="it has ended before its owner ends it",
    depth="standard",
)
class LetsVisitorsEnd(_Opens):
    opened = "end_program"


@breaks("permission.bulk", depth="standard")
class LetsVisitorsUpdateInBulk(_Opens):
    opened = "bulk_update_programs"


@breaks(
    "visibility.unknown-token",
    also=["refusal.status.unauthenticated"],
    because="a call of theirs is not refused",
    depth="standard",
)
class ShowsStrangersWhatOwnersSee(Wix):
    def caller_of(self, call: Call) -> Caller:
        if call.token in self.tokens or call.operation in self.for_managers:
            return super().caller_of(call)
        return next(iter(self.tokens.values())) if call.token else super().caller_of(call)


class _TrustsParticipants(Wix):
    """Lets those who take part do one thing with their program."""

    opened = ""

    def permitted(self, call: Call) -> None:
        program = self.programs.get(call.id) if call.operation == self.opened else None
        if not (program and self.takes_part(call.caller, program)):
            super().permitted(call)


@breaks("permission.update", depth="standard")
class LetsParticipantsUpdate(_TrustsParticipants):
    opened = "update_program"


@breaks("permission.transitions", depth="standard")
class LetsParticipantsEnd(_TrustsParticipants):
    opened = "end_program"


@breaks("creation.draft")
class PublishesWhatAnAppMakes(Wix):
    def new_program(self, content: Json, owner: str) -> Program:
        program = super().new_program(content, owner)
        if any(one.kind == "app" and one.id == owner for one in self.tokens.values()):
            program.status = "PUBLISHED"
        return program
