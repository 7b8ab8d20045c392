"""
Who calls, and what they may do.
"""

from conformance.vendors.wix.example import (
    APP_ID,
    EXAMPLE_CREDENTIALS,
    MEMBER_ID,
    OWNER_ID,
    PARTICIPANT_ID,
)

from .call import Call, Refused
from .clock import Clock
from .record import VISITOR, Caller

EXAMPLES = {
    "owner": Caller("owner", OWNER_ID),
    "app": Caller("app", APP_ID),
    "member": Caller("member", MEMBER_ID),
    "participant": Caller("member", PARTICIPANT_ID),
}


class Identity(Clock):
    status_of_denials = 403
    managers: frozenset[str] = frozenset({"owner", "app"})
    for_managers: frozenset[str] = frozenset(
        {
            "create_program",
            "update_program",
            "delete_program",
            "duplicate_program",
            "publish_program",
            "end_program",
            "archive_program",
            "bulk_update_programs",
            "approve_application",
            "decline_application",
            "delete_application",
            "query_applications",
            "query_participants",
            "get_participant",
            "delete_participant",
            "create_category",
            "delete_category",
            "assign_categories",
        }
    )
    for_the_signed_in: frozenset[str] = frozenset(
        {
            "create_application",
            "get_application",
            "get_current_application",
            "cancel_application",
            "accept_invitation",
        }
    )

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.tokens = {EXAMPLE_CREDENTIALS[name]: caller for name, caller in EXAMPLES.items()}

    def caller_of(self, call: Call) -> Caller:
        """Whoever sends no token is a visitor; a token is sent as it is, without a scheme."""
        if not call.token:
            return VISITOR
        if call.token not in self.tokens:
            raise Refused(401, "UNAUTHENTICATED", "The token is not known")
        return self.tokens[call.token]

    def permitted(self, call: Call) -> None:
        """Refuse a call that its caller may not make."""
        signed_in = call.caller.kind != VISITOR.kind
        if call.operation in self.for_managers and not self.manages(call.caller):
            raise self.denied()
        if call.operation in self.for_the_signed_in and not signed_in:
            raise self.denied()

    def denied(self) -> Refused:
        return Refused(self.status_of_denials, "PERMISSION_DENIED", "The caller may not do this")

    def manages(self, caller: Caller) -> bool:
        """Whether somebody sees and changes all of the site's programs."""
        return caller.kind in self.managers
