"""
The target: what is checked, and what may be used to check it.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from conformance.outcome import Misconfigured


@dataclass(frozen=True)
class Rate:
    calls: int
    seconds: float
    concurrency: int = 1


@dataclass(frozen=True)
class Target:
    name: str
    version: str | None = None
    url: str = ""
    suites: tuple[str, ...] = ()
    auth: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    verify_tls: bool = True
    ca: str | None = None
    proxy: str | None = None
    rate: Rate | None = None
    timeout: float = 30
    capabilities: dict[str, bool] = field(default_factory=dict)
    fixtures: dict[str, Any] = field(default_factory=dict)
    hooks: dict[str, Any] = field(default_factory=dict)
    prefix: str | None = None
    embedded: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def loopback(self) -> bool:
        host = urlsplit(self.url).hostname or ""
        return host == "localhost" or host.startswith("127.") or host == "::1"

    def credentials(self, vendor: str) -> dict[str, Any]:
        nested = self.auth.get(vendor)
        return nested if isinstance(nested, dict) else self.auth

    def at(self, url: str) -> "Target":
        return replace(self, url=url.rstrip("/"))


def load(path: Path) -> Target:
    import yaml

    try:
        return Target(**yaml.safe_load(path.read_text()))
    except (OSError, TypeError) as problem:
        raise Misconfigured(f"{path}: {problem}") from problem


def dump(target: Target, path: Path) -> None:
    import yaml

    path.write_text(yaml.safe_dump({"name": target.name, "url": target.url, "auth": target.auth, "fixtures": target.fixtures}))
