"""
What a run would send: found out by a rehearsal against the embedded reference implementations.

Nothing is sent to the target. A target that differs from the reference, in how much it holds or in
what it breaks, takes more requests or fewer; so there is a range around what the rehearsal took.
"""

import math
from dataclasses import dataclass, replace
from typing import Any

from conformance.budget import Budget
from conformance.embedding import embedded_together, mounted, references, vendor
from conformance.preparation import credentials
from conformance.progress import silent
from conformance.reading import readings
from conformance.running import judged
from conformance.selection import ALLOWABLE, Options
from conformance.serving import served
from conformance.suites import Suite
from conformance.target import Rate, Target

FEWER, MORE = 0.7, 1.3  # of the rehearsal's requests, on a target that answers and works


@dataclass(frozen=True)
class Part:
    """
    What one suite's run takes: `requests` and `writes` as rehearsed, clean-up included; `extra`
    requests where the target lacks what a permission would have made.
    """

    suite: str
    checks: int
    requests: int
    writes: int
    made: int
    extra: int

    @property
    def least(self) -> int:
        return math.floor(FEWER * self.requests)

    @property
    def most(self) -> int:
        return math.ceil(MORE * self.requests) + self.extra


@dataclass(frozen=True)
class Plan:
    """
    The parts of a run, and what its target allows: `daily` is the vendor's quota, if it has one.
    """

    target: Target
    parts: tuple[Part, ...]
    rate: Rate | None
    daily: int | None
    budget: int | None

    def seconds(self, requests: int) -> float:
        """How long so many requests take under the rate alone."""
        if not self.rate or not requests:
            return 0.0
        return (requests - 1) // self.rate.calls * self.rate.seconds


def plan(suites: list[Suite], target: Target, options: Options) -> Plan:
    """
    Plan a run. Raises Misconfigured for what would keep the run from beginning.
    """
    for suite in suites:
        credentials(suite, target)
    instances = references(suites)
    allow = tuple(ALLOWABLE) if target.loopback else options.allow
    rehearsal = replace(
        options,
        allow=allow,
        workers=1,
        rehearsal=True,
        fail_fast=False,
        budget=Budget(),
        progress=silent,
    )
    with served(mounted(instances)) as url:
        stand_in = _like(target, embedded_together(suites, url, instances), suites)
        runs = judged(suites, stand_in, rehearsal)
    knows = [vendor(suite) for suite in suites]
    rates = [target.rate or (None if target.loopback else each.RATE) for each in knows]
    quotas = [getattr(each, "DAILY", None) for each in knows]
    return Plan(
        target=target,
        parts=tuple(_part(run, allow) for run in runs),
        rate=min((rate for rate in rates if rate), key=_speed, default=None),
        daily=min((quota for quota in quotas if quota), default=None),
        budget=options.budget.limit,
    )


def lines(planned: Plan) -> list[str]:
    """
    A plan in words.
    """
    target = planned.target
    at = "embedded" if target.embedded else f"at {target.url}"
    told = [f"a run against {target.name}, {at}, would send"]
    for part in planned.parts:
        told += _words(part.suite, [part], planned)
    if len(planned.parts) > 1:
        told += _words("together", list(planned.parts), planned)
    if planned.budget is not None:
        whole = sum(part.requests for part in planned.parts)
        few = "; too few for all" if planned.budget < whole else ""
        told.append(f"  and stop at {planned.budget} requests, those for cleaning up included{few}")
    return told


def _words(title: str, parts: list[Part], planned: Plan) -> list[str]:
    requests, least, most, made, writes, checks = (
        sum(getattr(part, name) for part in parts)
        for name in ("requests", "least", "most", "made", "writes", "checks")
    )
    range_ = f"{least} to {most} where it differs from the reference"
    objects = f"{made} objects made and removed again" if made else "nothing made"
    share = (
        f", {requests / planned.daily:.1%} of a day's {planned.daily:,}" if planned.daily else ""
    )
    return [
        f"  {title}: about {requests} requests ({range_}) for {checks} checks",
        f"    {writes} of them writes, {objects}{share}",
        *([f"    {_pace(least, most, planned)}"] if planned.rate else []),
    ]


def _pace(least: int, most: int, planned: Plan) -> str:
    rate = planned.rate or Rate(0, 0)
    low, high = (_time(planned.seconds(number)) for number in (least, most))
    return f"{low} to {high} at {rate.calls} calls in {rate.seconds:g} s"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _speed(rate: Rate) -> float:
    return rate.calls / rate.seconds


def _part(run: Any, allow: tuple[str, ...]) -> Part:
    operations = readings(run.suite.slug).operations
    sent = [exchange for exchange in run.client.exchanges if not exchange.hook]
    bulk = getattr(vendor(run.suite), "BULK", {}).get(run.suite.slug, {})
    return Part(
        suite=run.suite.slug,
        checks=sum(result["outcome"] != "skip" for result in run.results),
        requests=run.client.sent,
        writes=sum(operations[exchange.operation].effect != "read" for exchange in sent),
        made=run.made,
        extra=sum(bulk.get(name, 0) for name in allow) if run.made else 0,
    )


def _like(target: Target, reference: Target, suites: list[Suite]) -> Target:
    """The reference with no more fixtures, hooks and identities than the target's file names."""
    if target.embedded:
        return reference
    theirs = {suite.vendor: target.credentials(suite.vendor) for suite in suites}
    auth = {suite.vendor: _identities(suite, reference, theirs[suite.vendor]) for suite in suites}
    return replace(
        reference,
        auth=auth,
        fixtures={k: v for k, v in reference.fixtures.items() if k in target.fixtures},
        hooks={k: v for k, v in reference.hooks.items() if k in target.hooks},
        capabilities=target.capabilities | reference.capabilities,
        prefix=target.prefix,
    )


def _identities(suite: Suite, reference: Target, theirs: dict[str, Any]) -> dict[str, Any]:
    found = reference.credentials(suite.vendor)
    for key in [key for key in found if key not in theirs]:
        fewer = {name: value for name, value in found.items() if name != key}
        found = found if vendor(suite).missing_credentials(fewer) else fewer
    return found
