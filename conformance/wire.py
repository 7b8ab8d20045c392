"""
The only place that sends HTTP.

One whole answer, or a plain word for what went wrong with it: that is all that leaves this module.
"""

from collections.abc import Mapping
from typing import Any

import requests
import urllib3
from requests.structures import CaseInsensitiveDict

from conformance.connection import Adapter, Cut, Stale
from conformance.exchange import Response
from conformance.outcome import Unanswered
from conformance.target import Target

LARGEST_BODY = 10 * 2**20  # bytes; the longest documented page is a hundredth of this
PIECE = 65_536
POOL = 10  # connections that are kept open at least

# Why there was no answer, where the request may be sent again: if it harms nothing, or in any case.
GONE = ("the connection was closed without an answer", "the connection was reset")
REFUSED = "connection refused"
UNTRUSTED = (
    "TLS failed: its certificate is not trusted; name who signed it as `tls: {ca: FILE}` in the "
    "target file, or accept any with `tls: {verify: false}`"
)


class Wire:
    """
    Sends to one target. An answer must be whole within `timeout` seconds.
    """

    def __init__(self, target: Target, lanes: int = 1) -> None:
        self.timeout = target.timeout
        self._verify: bool | str = target.ca or target.verify_tls
        self._proxies = {"http": target.proxy, "https": target.proxy} if target.proxy else {}
        # The adapter alone: a session follows redirects, keeps cookies, and takes proxies and
        # credentials from the environment.
        self._adapter = Adapter(pool_maxsize=max(lanes, POOL))
        if not target.verify_tls:  # the target says so itself, once a run
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)

    def close(self) -> None:
        self._adapter.close()

    def receive(
        self, request: requests.PreparedRequest, *, safe: bool = False
    ) -> dict[str, Any] | None:
        """
        What became of a request: a `response`; or `broken`, how an answer that had begun went
        wrong; or `unanswered`, why there was none.

        None where it should be sent again, on a new connection: the old one turned out to be
        closed. One that is not `safe` may have been carried out though, if it was sent whole.
        """
        try:
            answer = self._adapter.send(
                request,
                stream=True,
                timeout=self.timeout,
                verify=self._verify,
                proxies=self._proxies,
            )
        except Stale as problem:
            return None if safe or not problem.whole else {"unanswered": GONE[0]}
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, Cut) as problem:
            return _ruin(problem, self.timeout)
        with answer:
            status = answer.status_code
            if 300 <= status < 400:
                return {"broken": f"status {status}: a redirect, never followed"}
            try:
                body = _body(answer.raw)
            except (urllib3.exceptions.HTTPError, OSError, _TooLarge) as problem:
                return {"broken": f"status {status}, then {_reason(problem, self.timeout)}"}
            headers = {name.lower(): value for name, value in answer.headers.items()}
        return {"response": Response(status, headers, body)}


def prepared(
    method: str, url: str, *, headers: Mapping[str, str | None], **content: Any
) -> requests.PreparedRequest:
    """
    A request as it will be sent; `content` is `params`, and `data` or `json`. A header that is None
    is left out, one of ours included.

    Raises ValueError for what HTTP can't carry, Unanswered where the URL has no host.
    """
    ours = {
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
        "User-Agent": "program-api-conformance",
    }
    merged = CaseInsensitiveDict[str | None](ours)
    for name, value in headers.items():
        (value or "").encode("latin-1")
        merged[name] = value
    given = {name: value for name, value in merged.items() if value is not None}
    try:
        return _whole(method, url, given, content)
    except requests.exceptions.InvalidURL as problem:
        raise Unanswered(f"{method} {url}: the host name does not resolve") from problem


def _whole(
    method: str, url: str, headers: dict[str, str], content: dict[str, Any]
) -> requests.PreparedRequest:
    # Without cookies, authentication and hooks, which cost a quarter of it.
    request = requests.PreparedRequest()
    request.prepare_method(method)
    request.prepare_url(url, content.get("params"))
    request.prepare_headers(headers)
    request.prepare_body(content.get("data"), None, content.get("json"))
    return request


class _TooLarge(Exception):
    """A body over the cap."""


def _body(raw: Any) -> bytes:
    pieces, size = [], 0
    while piece := raw.read1(PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_BODY:
            raise _TooLarge
    return b"".join(pieces)


def _ruin(problem: BaseException, timeout: float) -> dict[str, Any]:
    reason = _reason(problem, timeout)
    if isinstance(problem, Cut):
        return {"broken": f"status {problem.status}, then {reason}"}
    if "InvalidHeader" in f"{problem!r} {problem.__cause__!r} {problem.__context__!r}":
        return {"broken": "status line, then headers that contradict each other"}
    return {"unanswered": reason}


def _reason(problem: BaseException, timeout: float) -> str:
    text = f"{problem!r} {problem.__cause__!r} {problem.__context__!r}"
    words = (
        ("TooLarge", f"a body of more than {LARGEST_BODY // 2**20} MiB"),
        ("NameResolution", "the host name does not resolve"),
        ("LocationParse", "the host name does not resolve"),
        (" mismatch, certificate is not valid", "TLS failed: its certificate is of another host"),
        ("certificate has expired", "TLS failed: its certificate has expired"),
        ("CERTIFICATE_VERIFY_FAILED", UNTRUSTED),
        ("SSL", "TLS failed"),
        ("Connection refused", REFUSED),
        ("ProxyError", "the proxy refused"),
        ("ConnectTimeout", f"no connection within {timeout:g} s"),
        ("imed out", f"not whole within {timeout:g} s"),
        ("LineTooLong", "a header that is too long"),
        ("more than 100 headers", "more than 100 headers"),
        ("IncompleteRead", "cut off"),
        ("RemoteDisconnected", GONE[0]),
        ("reset", GONE[1]),
        ("BadStatusLine", "no HTTP status line"),
        ("Decode", "a body that can't be decoded"),
    )
    return next((plain for sign, plain in words if sign in text), type(problem).__name__)
