"""
Marketos that each let somebody in.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Refused


class _OpenFor(Marketo):
    """Carries out one operation without a token, too."""

    open_operation = ""

    def authorised(self, call: Call) -> None:
        if call.token or call.operation != self.open_operation:
            super().authorised(call)


@breaks("authorisation.token.required")
class BrowsesForAnybody(_OpenFor):
    open_operation = "browse_programs"


@breaks("authorisation.token.required")
class FindsByTagForAnybody(_OpenFor):
    open_operation = "get_programs_by_tag"


@breaks("authorisation.token.required")
class CreatesForAnybody(_OpenFor):
    open_operation = "create_program"


@breaks("authorisation.token.required")
class ClonesForAnybody(_OpenFor):
    open_operation = "clone_program"


@breaks("authorisation.token.required")
class ApprovesForAnybody(_OpenFor):
    open_operation = "approve_program"


@breaks("authorisation.token.required")
class DeletesForAnybody(_OpenFor):
    open_operation = "delete_program"


@breaks("authorisation.token.required")
class UpdatesBeforeItAsksForAToken(Marketo):
    def authorised(self, call: Call) -> None:
        if not call.token and call.operation == "update_program":
            self.perform(call)
        super().authorised(call)


@breaks("authorisation.token.known")
class TakesAnyToken(Marketo):
    def token_is_known(self, token: str) -> bool:
        return bool(token)


@breaks("authorisation.token.known")
class TakesAnyTokenForWriting(Marketo):
    def authorised(self, call: Call) -> None:
        made_up = call.token and not self.token_is_known(call.token)
        if not (made_up and call.operation in {"update_program", "create_program"}):
            super().authorised(call)


@breaks("authorisation.token.known")
class SaysThatNobodyMayDoWhatItDoesNotKnow(Marketo):
    def authorised(self, call: Call) -> None:
        if call.token and not self.token_is_known(call.token):
            raise Refused("603", "Access denied")
        super().authorised(call)


@breaks("authorisation.permission.required")
class LetsReadersDoEverything(Marketo):
    def needs_permission(self, call: Call) -> bool:
        return False


class _OpenForReaders(Marketo):
    """Lets a user who may only read carry out one operation, too."""

    open_operation = ""

    def needs_permission(self, call: Call) -> bool:
        return super().needs_permission(call) and call.operation != self.open_operation


@breaks("authorisation.permission.required")
class LetsReadersUpdate(_OpenForReaders):
    open_operation = "update_program"


@breaks("authorisation.permission.required")
class LetsReadersClone(_OpenForReaders):
    open_operation = "clone_program"


@breaks("authorisation.permission.required")
class LetsReadersDelete(_OpenForReaders):
    open_operation = "delete_program"


@breaks("authorisation.permission.required")
class CreatesBeforeItAsksForPermission(Marketo):
    def needs_permission(self, call: Call) -> bool:
        if call.operation == "create_program":
            self.perform(call)
        return super().needs_permission(call)


@breaks("authorisation.permission.required")
class SaysThatAReadersTokenIsInvalid(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        wrong = Refused("601", refused.message) if refused.code == "603" else refused
        return super().refusal(path, wrong)


@breaks("authorisation.permission.reading", depth="standard")
class GuardsReadingByTag(Marketo):
    def needs_permission(self, call: Call) -> bool:
        return super().needs_permission(call) or call.operation == "get_programs_by_tag"
