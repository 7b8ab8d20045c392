"""
Who may call: whoever sends a token that is known and has not expired.
"""

from .call import Call, Refused
from .token import Token


class Authorisation(Token):
    def authorised(self, call: Call) -> None:
        if not call.token:
            raise Refused("600", "Access token not specified")  # older documents; 601 is as likely
        if not self.token_is_known(call.token):
            raise Refused("601", "Access token invalid")
        if self.token_has_expired(call.token):
            raise Refused("602", "Access token expired")
        if call.token in self.reader_tokens and self.needs_permission(call):
            raise Refused("603", "Access denied")

    def needs_permission(self, call: Call) -> bool:
        """Say whether an operation changes something; a query may come as a POST."""
        if call.operation == "sync_data" and call.text("_method") == "GET":
            return False
        return not call.operation.startswith(("get_", "browse_", "describe_", "query_"))

    def token_is_known(self, token: str) -> bool:
        return token in self.tokens

    def token_has_expired(self, token: str) -> bool:
        expires = self.tokens.get(token)
        return expires is not None and expires <= self.clock()
