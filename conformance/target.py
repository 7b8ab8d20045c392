"""
The target: what is checked, and what may be used to check it.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from conformance.address import base_url, is_loopback
from conformance.outcome import Misconfigured as Misconfigured  # noqa: PLC0414 - part of load()
from conformance.suites import data

VENDORS = ("marketo", "wix", "dotdigital")
SECRET_HEADERS = {"authorization", "cookie", "x-api-key"}


@dataclass(frozen=True)
class Rate:
    """At most `calls` requests in any `seconds`, and `concurrency` of them at once."""

    calls: int
    seconds: float
    concurrency: int = 1


@dataclass(frozen=True)
class Target:
    """
    What a target file says (contract, section 4). `url` is empty until `--url` gives one.
    """

    name: str
    version: str | None = None
    url: str = ""
    suites: tuple[str, ...] = ()
    auth: dict[str, Any] = field(default_factory=dict, repr=False)
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    verify_tls: bool = True
    ca: str | None = None
    proxy: str | None = field(default=None, repr=False)
    rate: Rate | None = None
    timeout: float = 30
    capabilities: dict[str, bool] = field(default_factory=dict)
    fixtures: dict[str, Any] = field(default_factory=dict)
    hooks: dict[str, Any] = field(default_factory=dict)
    prefix: str | None = None
    embedded: bool = False

    @property
    def loopback(self) -> bool:
        """Whether the target is on this machine."""
        return is_loopback(self.url)

    @property
    def exposed(self) -> bool:
        """Whether credentials would go over plain http to somewhere else than this machine."""
        secret = self.auth or any(name.lower() in SECRET_HEADERS for name in self.headers)
        leaves = not self.loopback or (self.proxy is not None and not is_loopback(self.proxy))
        return bool(secret) and self.url.startswith("http:") and leaves

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user chose and should be told of in every run."""
        host = urlsplit(self.url).hostname
        if self.verify_tls or not self.url:
            return ()
        if self.exposed:
            return (f"WARNING: tls.verify is false: credentials go UNENCRYPTED to {host}",)
        if self.url.startswith("https:"):
            return (f"WARNING: tls.verify is false: nobody checks that {host} is who it says",)
        return ()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What it says outside `auth` and may still be secret: no report shows it."""
        hooks = [hook.get("headers") or {} for hook in self.hooks.values()]
        values = [value for headers in (self.headers, *hooks) for value in headers.values()]
        login = [part for part in (urlsplit(self.proxy or "").password,) if part]
        return (*values, *(value.partition(" ")[2] for value in values), *login)

    def credentials(self, vendor: str) -> dict[str, Any]:
        """The credentials for a vendor's suites."""
        found: dict[str, Any] = self.auth.get(vendor, {}) if self.nests_auth else self.auth
        return found

    @property
    def nests_auth(self) -> bool:
        """Whether `auth` holds the credentials of each vendor under its name."""
        return any(name in self.auth for name in VENDORS)

    def at(self, url: str) -> "Target":
        """
        The same target under the URL of the command line. Raises Misconfigured for an unusable one.
        """
        try:
            moved = replace(self, url=base_url(url), embedded=False)
        except ValueError as problem:
            raise Misconfigured(f"--url: {problem}") from problem
        moved.refuse_exposure("--url")
        return moved

    def refuse_exposure(self, where: str) -> None:
        """Raises Misconfigured where credentials would go unencrypted and nobody said they may."""
        if self.exposed and self.verify_tls:
            host = urlsplit(self.url).hostname
            raise Misconfigured(
                f"{where}: credentials would go over plain http to {host}; "
                "use https, or allow it with `tls: {verify: false}`"
            )


def load(path: Path) -> Target:
    """
    Read a target file. Raises Misconfigured: what is wrong on which line, and what to do.
    """
    from conformance.targetfile import load as load_file  # YAML: 0.06 s

    return load_file(Path(path))


def dump(target: Target, path: Path) -> None:
    """
    Write a complete target file that `load` reads back; only its owner can read it.
    """
    from conformance.targetfile import dump as dump_file

    dump_file(target, Path(path))


def example(suite: str) -> str:
    """
    The commented target file for a suite that `conformance init` prints.
    """
    return data(f"fixtures/{suite}/target.yaml").read_text("utf-8")
