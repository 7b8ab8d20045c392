"""
Who may call: an API user of the account, by HTTP Basic, who has the permission for programs.
"""

from conformance.vendors.dotdigital.example import EXAMPLE_CREDENTIALS, RESTRICTED_CREDENTIALS

from .answer import Answers
from .call import Call, Refused

Login = tuple[str, str] | None
DENIED = "Authorization has been denied for this request."


def pair(user: dict[str, str]) -> Login:
    return user["username"], user["password"]


class Access(Answers):
    def authorised(self, call: Call) -> None:
        if self.is_restricted(call.login):
            self.forbid(call)
        elif not self.is_known(call.login):
            self.turn_away(call)

    def is_known(self, login: Login) -> bool:
        return login == pair(EXAMPLE_CREDENTIALS)

    def is_restricted(self, login: Login) -> bool:
        return login == pair(RESTRICTED_CREDENTIALS)

    def turn_away(self, call: Call) -> None:  # noqa: ARG002
        raise Refused(401, sentence=DENIED)

    def forbid(self, call: Call) -> None:  # noqa: ARG002
        raise Refused(403, "ERROR_FEATURENOTACTIVE")

    def credentials(self) -> dict[str, dict[str, str]]:
        """Give what else is known of this instance's users, beside the example credentials."""
        return {"restricted": dict(RESTRICTED_CREDENTIALS)}
