"""
The embedded reference implementations: one a vendor, together behind one URL.
"""

import importlib
from typing import Any

from conformance import __version__
from conformance.reading import readings
from conformance.suites import SUITES, Suite
from conformance.target import Target


def vendor(suite: Suite) -> Any:
    """The module that says what the engine needs to know about a suite's vendor."""
    return importlib.import_module(f"conformance.vendors.{suite.vendor}.vendor")


def references(suites: list[Suite]) -> dict[str, Any]:
    """A fresh reference implementation of each vendor whose suites these are, by its name."""
    return {suite.vendor: vendor(suite).reference() for suite in _one_a_vendor(suites)}


def embedded(suite: Suite, url: str, reference: Any) -> Target:
    """The target that an embedded reference implementation is."""
    return embedded_together([suite], url, {suite.vendor: reference})


def embedded_together(suites: list[Suite], url: str, instances: dict[str, Any]) -> Target:
    """
    The target that several of them are: what they publish, and each vendor's example credentials.
    """
    auth = {s.vendor: _everybody(vendor(s)) for s in _one_a_vendor(suites)}
    fixtures: dict[str, Any] = {}
    hooks: dict[str, Any] = {}
    for instance in instances.values():
        fixtures |= instance.fixtures()
        hooks |= _hooks(instance)
    return Target(
        name="reference",
        version=__version__,
        url=url,
        suites=tuple(suite.slug for suite in suites),
        auth=auth if len(auth) > 1 else next(iter(auth.values()), {}),
        fixtures=fixtures,
        hooks=hooks,
        embedded=True,
    )


def _everybody(knows: Any) -> dict[str, Any]:
    others: dict[str, Any] = getattr(knows, "example_identities", dict)()
    return {**knows.example_credentials(), **others}


def mounted(instances: dict[str, Any]) -> Any:
    """One ASGI application of several: the first segment of a path says whose it is."""
    first, *others = instances.values()
    if not others:
        return first
    owners = {
        segment: instance
        for name, instance in reversed(instances.items())
        for segment in _segments(name, instance)
    }

    async def application(scope: Any, receive: Any, send: Any) -> None:
        owner = owners.get(_segment(scope.get("path", "")), first)
        await owner(scope, receive, send)

    return application


def _segments(name: str, instance: Any) -> set[str]:
    """Where a vendor's operations begin, its hooks, and what else its module says is its own."""
    ours = [suite for suite in SUITES.values() if suite.vendor == name]
    paths = [each.path for s in ours for each in readings(s.slug).operations.values()]
    paths += [hook["path"] for hook in _hooks(instance).values()]
    paths += [path for suite in ours[:1] for path in getattr(vendor(suite), "PATHS", ())]
    return {_segment(path) for path in paths}


def _segment(path: str) -> str:
    return path.strip("/").partition("/")[0]


def _hooks(instance: Any) -> dict[str, Any]:
    hooks: dict[str, Any] = instance.hooks() if hasattr(instance, "hooks") else {}
    return hooks


def _one_a_vendor(suites: list[Suite]) -> list[Suite]:
    return list({suite.vendor: suite for suite in reversed(suites)}.values())[::-1]
