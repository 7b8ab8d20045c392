"""
An account: how its operations are called, and as which API user.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, NoReturn

from conformance.context import Context
from conformance.outcome import Ended, NeedsFixture, NotApplicable
from conformance.vendors.dotdigital.vocabulary.reply import Reply

User = dict[str, Any]


class _Word:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


OMIT: Any = _Word("OMIT")  # a member or parameter that is left out on purpose
OWN: Any = _Word("OWN")  # the API user that the target file names
NOBODY = {
    "no Base64": "Basic %%%",
    "no name": "Basic Og==",  # a colon
    "another scheme": "Bearer 00000000000000ff",
}


@dataclass
class Account:
    """
    Calls operations of one account. Where its own user is refused at the first call, the run ends.
    """

    context: Context
    _welcome: bool = False

    @property
    def read_only(self) -> bool:
        return self.context.client.read_only

    @property
    def user(self) -> User:
        """The name and the password of the account's own API user."""
        credentials = self.context.credentials
        return {name: credentials[name] for name in ("username", "password")}

    @property
    def impostor(self) -> User:
        """The same user, with a password that only begins like the right one."""
        return self.mistaken("longer")

    def mistaken(self, how: str) -> User:
        """The same user, with a password that is `longer`, `empty`, or `in another case`."""
        right = str(self.user["password"])
        wrong = {"longer": f"{right}-x", "empty": "", "in another case": right.swapcase()}[how]
        if wrong == right:
            raise NotApplicable("the password has no letters")
        return self._with(wrong)

    def _with(self, password: str) -> User:
        user = self.user | {"password": password}
        for secret in (password, _basic(user).partition(" ")[2]):
            self.context.client.redactor.add(secret)
        return user

    def nobody(self, how: str) -> User:
        """What names no user: no Base64, a user without a name, or another scheme."""
        return {"header": NOBODY[how]}

    @property
    def restricted(self) -> User:
        """An API user without permission for programs; raises NeedsFixture without one."""
        user: User | None = self.context.credentials.get("restricted")
        if not user:
            raise NeedsFixture("auth.restricted")
        return user

    def call(
        self,
        operation: str,
        *,
        path: dict[str, Any] | None = None,
        params: dict[str, Any] | None = None,
        json: Any = None,
        user: User | None = OWN,
    ) -> Reply:
        """One call, as `user`; None sends no credentials. What is OMIT stays out."""
        name = self.user if user is OWN else user
        query = {key: value for key, value in (params or {}).items() if value is not OMIT}
        exchange, reading, tokens = self.context.client.send(
            operation,
            path=path,
            params=query,
            json=json,
            headers={"Authorization": _basic(name)} if name else {},
        )
        reply = Reply(exchange, reading, tokens)
        if user is OWN and not self._welcome and reading == "unauthorised":
            self._end(f"the credentials were refused: {reply.describe()}; see auth.username")
        if user is OWN:
            self._welcome = True
            self.context.client.admitted(exchange, reading)
        return reply

    def _end(self, why: str) -> NoReturn:
        self.context.client.ended = why  # nothing that follows could be judged
        raise Ended(why)


def _basic(user: User) -> str:
    if "header" in user:
        return str(user["header"])
    pair = f"{user['username']}:{user['password']}"
    return f"Basic {b64encode(pair.encode()).decode()}"
