"""
Marketos that each let somebody in.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Refused


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
        if not (call.token and call.operation in {"update_program", "create_program"}):
            super().authorised(call)


@breaks("authorisation.token.known")
class SaysThatNobodyMayDoWhatItDoesNotKnow(Marketo):
    def authorised(self, call: Call) -> None:
        if call.token and not self.token_is_known(call.token):
            raise Refused("603", "Access denied")
        super().authorised(call)
