"""
What 100,001 members of one program cost the reference implementation: memory, and time a request.
"""

import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import requests

from conformance.serving import served
from conformance.vendors.marketo.reference import EXAMPLE_CREDENTIALS, Marketo

ROUNDS = 51
NUMBER = 100_001
A_CALL = 300


class Caller:
    """Sends to one instance, with a token."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        asked = {"grant_type": "client_credentials", **EXAMPLE_CREDENTIALS}
        granted = self.session.get(f"{url}/identity/oauth/token", params=asked).json()
        self.session.headers["Authorization"] = f"Bearer {granted['access_token']}"

    def get(self, path: str, **parameters: Any) -> Any:
        return self.session.get(f"{self.url}/rest/v1{path}", params=parameters).json()

    def post(self, path: str, body: Any) -> Any:
        return self.session.post(f"{self.url}/rest/v1{path}", json=body).json()


def milliseconds(action: Callable[[], object]) -> float:
    """The median of many calls."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def kilobytes(make: Callable[[], object]) -> tuple[object, float]:
    """What is made, and what it holds."""
    tracemalloc.start()
    made = make()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return made, held / 1024


class WithoutMultitudes(Marketo):
    """The same instance, without its two large programs."""

    def plant_multitudes(self) -> None:
        pass


def times(caller: Caller, many: int, few: int) -> None:
    """Print what requests take: on the large program, and on another one beside it."""
    of = {"filterType": "statusName", "filterValues": "Member"}
    lead = caller.get(f"/leads/programs/{many}.json", batchSize=1)["result"][0]["membership"]["id"]
    calls: dict[str, Callable[[], object]] = {
        "query by lead, of 100,001": lambda: caller.get(
            f"/programs/{many}/members.json", filterType="leadId", filterValues=lead
        ),
        "query by status, of 100,001: 1003": lambda: caller.get(
            f"/programs/{many}/members.json", **of
        ),
        "query by lead, of another program": lambda: caller.get(
            f"/programs/{few}/members.json", filterType="leadId", filterValues=lead
        ),
        "query by status, of another program": lambda: caller.get(
            f"/programs/{few}/members.json", **of
        ),
        "describe": lambda: caller.get("/programs/members/describe.json"),
    }
    for name, call in calls.items():
        print(f"  {name}: {milliseconds(call):.2f} ms")


def fill(caller: Caller, program: int) -> float:
    """Make as many leads members as calls of 300 do; the seconds that it takes."""
    began = time.perf_counter()
    for first in range(0, NUMBER, A_CALL):
        numbers = range(first, min(first + A_CALL, NUMBER))
        sent = [{"email": f"lead-{number}@example.com"} for number in numbers]
        rows = caller.post("/leads.json", {"input": sent})["result"]
        body = {"statusName": "Member", "input": [{"leadId": row["id"]} for row in rows]}
        caller.post(f"/programs/{program}/members/status.json", body)
    return time.perf_counter() - began


def main() -> None:
    """Print memory and times, of members that were seeded and of such that were sent."""
    kilobytes(Marketo)  # warms up
    instance, whole = kilobytes(Marketo)
    _, rest = kilobytes(WithoutMultitudes)
    assert isinstance(instance, Marketo)
    many = int(str(instance.fixtures()["program_with_100001_members_id"]))
    few = int(str(instance.fixtures()["existing_program_id"]))
    with served(instance) as url:
        caller = Caller(url)
        print(f"seeded, 100,000 and 100,001 members: {whole - rest:.0f} KB of {whole:.0f} KB")
        times(caller, many, few)
        known = {many, few}
        other = next(
            one.id
            for one in instance.programs.values()
            if one.channel == "Content" and one.id not in known
        )
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        took = fill(caller, other)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"sent, 300 leads a call: {took:.1f} s for 2 x 334 calls, {grown // 1024} MB")
        times(caller, other, few)


if __name__ == "__main__":
    main()
