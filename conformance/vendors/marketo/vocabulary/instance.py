"""
A Marketo instance: how its operations are called, and with which token.
"""

import threading
from dataclasses import dataclass, field
from json import dumps
from typing import Any

from conformance.context import Context
from conformance.once import Known
from conformance.outcome import Blocked, Ended, NeedsFixture
from conformance.vendors.marketo.vocabulary.reply import Reply

EXPIRED = {"601", "602"}
RENEWALS = 8  # of a token that lasts an hour: more of them are no life, but a storm
PAGE, SMALL, MOST = 200, 20, 1000  # of a list of channels, tag types or folders


class _Omitted:
    def __repr__(self) -> str:
        return "OMIT"


OMIT: Any = _Omitted()  # a parameter that is left out on purpose
OWN: Any = _Omitted()  # the token that the run's own credentials are granted


@dataclass
class Instance:
    """
    Calls operations of one instance.

    A token is fetched when it is first needed, and renewed whenever the instance says that it has
    expired; unless that was the first thing it said of it.

    What can't be read of operations `around` those that a suite is about says nothing of these.
    """

    context: Context
    around: frozenset[str] = frozenset()
    _token: str | None = field(default=None, repr=False)
    _fresh: bool = False  # the token was renewed, and nothing has been answered with it
    _renewals: int = 0
    _tokens: Known = field(default_factory=Known, repr=False)  # by the renewals before each
    _renewing: threading.Lock = field(default_factory=threading.Lock)

    def call(
        self,
        operation: str,
        *,
        path: dict[str, Any] | None = None,
        token: str | None = OWN,
        params: dict[str, Any] | None = None,
        form: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
        raw: tuple[str, str] | None = None,
    ) -> Reply:
        """
        One call; what is OMIT stays out. In a query or a form, folders, tags and costs go as JSON
        text; the lead database takes a body of `json`. A `raw` body is a content type and a text.
        """
        query, body = _written(params), _written(form)
        sent = self._granted() if token is OWN else token
        kind, text = raw or (None, None)
        headers: dict[str, str | None] = {"Content-Type": kind} if kind else {}
        exchange, reading, codes = self.context.client.send(
            operation,
            path=path,
            params=query,
            form=None if raw else body,
            json=json,
            body=text.encode() if text is not None else None,
            headers=headers | ({"Authorization": f"Bearer {sent}"} if sent else {}),
        )
        reply = Reply(exchange, reading, codes, {**(path or {}), **query, **body, **(json or {})})
        if token is OWN and reading == "unauthorised" and EXPIRED & set(codes):
            self._expire(reply, sent)
            return self.call(operation, path=path, params=params, form=form, json=json, raw=raw)
        if token is OWN:
            self._fresh = False
            self.context.client.admitted(exchange, reading)
        if reading == "garbled" and operation in self.around:
            raise Blocked(f"{operation} gave no answer that can be read")
        return reply

    def pages(self, operation: str, **params: Any) -> list[Reply]:
        """A whole list, as far as its pages are full; on small ones where large are refused."""
        pages = self._walked(operation, PAGE, params)
        return self._walked(operation, SMALL, params) if pages[0].reading == "rejected" else pages

    def _walked(self, operation: str, size: int, params: dict[str, Any]) -> list[Reply]:
        pages: list[Reply] = []
        for offset in range(0, MOST, size):
            more = {"offset": offset} if offset else {}
            pages.append(self.call(operation, params={"maxReturn": size, **params, **more}))
            if pages[-1].absent or len(pages[-1].result) < size:
                break
        return pages

    def grant(self, **parameters: Any) -> Reply:
        """Ask the identity endpoint for a token; raises NeedsFixture without a client to ask as."""
        credentials = self.context.credentials
        if "client_id" not in credentials:
            raise NeedsFixture("auth.client_id")
        query = {
            "grant_type": "client_credentials",
            "client_id": credentials["client_id"],
            "client_secret": credentials["client_secret"],
        }
        exchange, reading, codes = self.context.client.send("getToken", params=query | parameters)
        document = exchange.document if reading == "accepted" else {}
        self.context.client.redactor.add(document.get("access_token"))
        return Reply(exchange, reading, codes)

    def token_of(self, name: str) -> str:
        """A token for another user; raises NeedsFixture where its credentials are no good."""
        credentials = self.context.identity(name)
        if "token" in credentials:
            return str(credentials["token"])
        reply = self.grant(**credentials)
        if not reply.accepted:
            raise NeedsFixture(f"auth.{name} (it was {reply.describe()})")
        return str(reply.envelope["access_token"])

    def _granted(self) -> str:
        return self._tokens.get(self._renewals, self._fetched)  # lanes share one token

    def _fetched(self) -> str:
        if "token" in self.context.credentials:
            self._token = str(self.context.credentials["token"])
            return self._token
        reply = self.grant()
        if reply.reading in {"unauthorised", "rejected"}:
            method, keys = reply.exchange.request.method, "auth.client_id and auth.client_secret"
            self.end(f"the credentials were refused: {method} /identity/oauth/token; see {keys}")
        if not reply.accepted:  # reads it, so that a garbled grant is the target's fault
            self.end(f"no token: {reply.describe()}")
        self._token = str(reply.envelope["access_token"])
        return self._token

    @property
    def almost(self) -> str:
        """A token that was never granted: the run's own, and something behind it."""
        return f"{self._granted()}x"

    def _expire(self, reply: Reply, sent: str | None) -> None:
        with self._renewing:
            if sent != self._token:  # another lane was refused as well, and has renewed it
                return
            self._renewals += 1
            if self._fresh or "token" in self.context.credentials or self._renewals > RENEWALS:
                self.end(f"the token was refused: {reply.describe()}")
            self._fresh, self._token = True, None

    def end(self, why: str) -> None:
        """End the run: nothing that follows could be judged."""
        self.context.client.ended = why
        raise Ended(why)


def _written(parameters: dict[str, Any] | None) -> dict[str, str]:
    return {name: _text(value) for name, value in (parameters or {}).items() if value is not OMIT}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return dumps(value) if isinstance(value, dict | list) else str(value)
