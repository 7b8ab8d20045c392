"""
What may be the base URL of a target, and which addresses never leave this machine.
"""

import ipaddress
import re
from urllib.parse import urlsplit

# A base URL that ends so already holds what the suites put behind it.
TOO_LONG = {
    "/rest": "end it before /rest: /rest and /identity hang below it",
    "/identity": "end it before /identity: /rest and /identity hang below it",
    "/v2": "end it before /v2, which the suite adds",
}
HOST_NAME = re.compile(r"[\w-]+(\.[\w-]+)*\.?")


def base_url(text: str) -> str:
    """
    The URL without its trailing slash. Raises ValueError, which says what is wrong and what to do.
    """
    if not text:
        raise ValueError("is empty; write one like https://api.example.com")
    if re.search(r"[\x00-\x20\x7f\\]", text):
        raise ValueError("holds a space, a backslash or a control character; take it out")
    if "?" in text or "#" in text:
        raise ValueError("has a query or a fragment; leave out what begins with ? or #")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as problem:
        raise ValueError(f"is no URL ({problem}); write one like https://api.example.com") from None
    if parts.scheme not in {"http", "https"}:
        raise ValueError("must begin with https:// or http://")
    if "@" in parts.netloc:
        raise ValueError("holds a user or a password; put credentials under `auth`")
    if not host or not _names_a_host(host):
        raise ValueError("names no host; write one like https://api.example.com")
    path = parts.path.rstrip("/")
    for ending, hint in TOO_LONG.items():
        if path.casefold().endswith(ending):
            raise ValueError(hint)
    return f"{parts.scheme}://{parts.netloc}{path}"


def is_loopback(url: str) -> bool:
    """
    Whether what is sent to this URL stays on this machine.
    """
    host = urlsplit(url).hostname or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return address.is_loopback


def _names_a_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return HOST_NAME.fullmatch(host) is not None
    return True
