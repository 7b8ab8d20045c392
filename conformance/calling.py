"""
From what somebody asks for, on a command line or in Python, to a run and its record.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from conformance.budget import Budget
from conformance.commands import suites_named
from conformance.outcome import Misconfigured
from conformance.record import Record
from conformance.selection import ALLOWABLE, DEPTHS, Options, Selection
from conformance.suites import Suite
from conformance.target import Target, load

PATTERNS = ("only", "exclude", "level", "basis")
SEVERAL = ("only", "exclude", "allow")
SWITCHES = ("strict", "fail_fast")
CHOICES = {
    "level": ("must", "should", "may"),
    "basis": ("document", "vendor-spec", "inferred"),
    "profile": ("read-only", "full"),
    "depth": DEPTHS,
}
KNOWN = (
    *PATTERNS,
    "profile",
    "depth",
    "seed",
    "allow",
    "waivers",
    "strict",
    "fail_fast",
    "workers",
)
Announce = Callable[[list[Suite], Target, Options], None]


def call(slugs: tuple[str, ...], url: str | None, target: Any, wanted: dict[str, Any]) -> Record:
    """
    The record of a run that is asked for in Python; see `conformance.run`.

    Raises Misconfigured for a suite, an option or a value that there is not, and all that a run
    raises it for.
    """
    known = target if isinstance(target, Target) or target is None else load(Path(target))
    wanted = {"depth": "standard", **wanted}
    baseline, most = wanted.pop("baseline", None), wanted.pop("max_requests", None)
    _must_be_known(wanted)
    if most is not None and (not isinstance(most, int) or most < 1):
        raise Misconfigured(f"max_requests: {most!r} is no number of requests above 0")
    suites, options = suites_of(slugs, known), options_of({**wanted, "max_requests": most})
    if baseline is None:
        record: Record = judged_at(suites, known, url, options)
        return record
    from conformance.comparison import against, baseline_for

    earlier = baseline_for((suite.slug for suite in suites), Path(baseline))
    return against(earlier, judged_at(suites, known, url, options))


def _must_be_known(wanted: dict[str, Any]) -> None:
    for name, value in wanted.items():
        if name not in KNOWN:
            raise Misconfigured(f"{name}: no such option; there are {', '.join(KNOWN)}")
        if name in SEVERAL and isinstance(value, str):
            raise Misconfigured(f"{name}: takes a list; write [{value!r}]")
        if name in CHOICES and value not in CHOICES[name]:
            raise Misconfigured(f"{name}: {value!r} is none of {', '.join(CHOICES[name])}")
        if name in SWITCHES and not isinstance(value, bool):
            raise Misconfigured(f"{name}: {value!r} is neither True nor False")
    if not isinstance(wanted.get("seed", 1), int):
        raise Misconfigured(f"seed: {wanted['seed']!r} is no whole number")
    workers = wanted.get("workers", 1)
    if not isinstance(workers, int) or workers < 1:
        raise Misconfigured(f"workers: {workers!r} is no number of lanes")
    for name in wanted.get("allow", ()):
        if name not in ALLOWABLE:
            raise Misconfigured(f"allow: {name!r} is none of {', '.join(ALLOWABLE)}")


def suites_of(slugs: tuple[str, ...], target: Target | None) -> list[Suite]:
    """
    The suites of these slugs; those that the target file lists, else all, for none.

    Raises Misconfigured for one that there is not, or that the target file does not list.
    """
    listed = target.suites if target else ()
    for slug in slugs:
        if listed and slug not in listed:
            raise Misconfigured(f"the target file lists {', '.join(listed)}, but not {slug}")
    return suites_named(slugs or listed)


def options_of(wanted: dict[str, Any], **ours: Any) -> Options:
    """The options of a run by their names; `waivers` is the path of a file."""
    patterns = {name: wanted.pop(name) for name in PATTERNS if name in wanted}
    for name in {"only", "exclude"} & patterns.keys():
        patterns[name] = tuple(patterns[name])
    ours |= {"selection": Selection(**patterns), "budget": Budget(wanted.pop("max_requests"))}
    if waivers := wanted.pop("waivers", None):
        from conformance.waiverfile import load as load_waivers

        ours["waivers"] = load_waivers(Path(waivers))
    return Options(**ours, **wanted)


def judged_at(
    suites: list[Suite],
    target: Target | None,
    url: str | None,
    options: Options,
    *,
    announce: Announce | None = None,
) -> Any:
    """
    The record of a run against a target, at a URL where one is given; without both, against the
    embedded reference. What is not on loopback is announced first.

    Raises Misconfigured where the target has no URL.
    """
    from conformance.running import run

    if url is not None:
        target = (target or Target(name="unnamed")).at(url)
    if target is not None:
        if not target.url:
            raise Misconfigured("no URL: give --url, or `url` in the target file")
        if announce and not target.loopback:
            announce(suites, target, options)
        return run(suites, target, options)
    from conformance.embedding import embedded_together, mounted, references
    from conformance.serving import served

    instances = references(suites)
    with served(mounted(instances)) as ours:
        return run(suites, embedded_together(suites, ours, instances), options)
