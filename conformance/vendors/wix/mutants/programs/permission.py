"""
Sites that each let somebody write who may not, or keep somebody from writing who may.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Refused, Wix


class _Opens(Wix):
    """Lets callers of a kind do one thing."""

    opened = ""
    kind = "visitor"

    def permitted(self, call: Call) -> None:
        if call.operation != self.opened or call.caller.kind != self.kind:
            super().permitted(call)


@breaks("permission.create")
class LetsVisitorsCreate(_Opens):
    opened = "create_program"


@breaks("permission.create")
class LetsMembersCreate(_Opens):
    opened, kind = "create_program", "member"


@breaks("permission.update")
class LetsVisitorsUpdate(_Opens):
    opened = "update_program"


@breaks("permission.update")
class LetsMembersUpdate(_Opens):
    opened, kind = "update_program", "member"


@breaks("permission.bulk")
class LetsMembersUpdateInBulk(_Opens):
    opened, kind = "bulk_update_programs", "member"


@breaks("permission.delete")
class LetsVisitorsDelete(_Opens):
    opened = "delete_program"


@breaks("permission.delete")
class LetsMembersDelete(_Opens):
    opened, kind = "delete_program", "member"


@breaks("permission.publish")
class LetsMembersPublish(_Opens):
    opened, kind = "publish_program", "member"


@breaks("permission.end")
class LetsMembersEnd(_Opens):
    opened, kind = "end_program", "member"


@breaks("permission.archive")
class LetsVisitorsArchive(_Opens):
    opened = "archive_program"


@breaks("permission.duplicate")
class LetsMembersDuplicate(_Opens):
    opened, kind = "duplicate_program", "member"


@breaks("permission.update")
class LetsParticipantsUpdateTheirProgram(Wix):
    def permitted(self, call: Call) -> None:
        program = self.programs.get(call.path.get("id", ""))
        if call.operation != "update_program" or not (
            program and self.takes_part(call.caller, program)
        ):
            super().permitted(call)


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


@breaks("permission.app.create")
class LetsNoAppCreate(_KeepsAppsFrom):
    kept_from = "create_program"


@breaks("permission.app.update")
class LetsNoAppUpdate(_KeepsAppsFrom):
    kept_from = "update_program"


@breaks("permission.app.publish")
class LetsNoAppPublish(_KeepsAppsFrom):
    kept_from = "publish_program"


@breaks("permission.app.publish")
class LetsNoAppArchive(_KeepsAppsFrom):
    kept_from = "archive_program"


@breaks("permission.app.delete")
class LetsNoAppDelete(_KeepsAppsFrom):
    kept_from = "delete_program"


@breaks("permission.unknown-token", "refusal.status.unauthenticated")
class TakesAnyTokenForTheOwners(Wix):
    def caller_of(self, call: Call) -> Caller:
        owner = next(one for one in self.tokens.values() if one.kind == "owner")
        return self.tokens.get(call.token, owner) if call.token else super().caller_of(call)


@breaks("permission.unknown-token")
class RefusesStrangersButCreates(Wix):
    def caller_of(self, call: Call) -> Caller:
        try:
            return super().caller_of(call)
        except Refused:
            if call.operation == "create_program":
                self.perform(call)
            raise
