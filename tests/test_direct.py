"""
Calling an application in this process: the same as over a network, without waiting.
"""

import asyncio
from typing import Any

import pytest

from conformance.direct import Direct
from conformance.embedding import embedded, vendor
from conformance.pacing import Pace
from conformance.preparation import prepared
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES, Suite
from conformance.wire import prepared as request

OF_THE_SERVER = {"date", "server"}
each_suite = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)


def exchanges_of(suite: Suite, *, directly: bool) -> list[Any]:
    """What a few odd requests are answered."""
    instance = vendor(suite).reference()
    with served(instance) as url:
        target = embedded(suite, url, instance)
        direct = Direct(instance, target.timeout) if directly else None
        client = prepared(suite, target, Options(), Pace(), direct).client
        for operation in sorted(client.readings.operations):
            path = dict.fromkeys(("id", "apiName", "name", "status"), "é/1?")
            path |= dict.fromkeys(("programId", "enrolmentId", "program_id"), "é/1?")
            try:
                client.send(operation, path=path, params={"ä": "b c"}, headers={"X-A": "é"})
            except KeyError:
                continue
        client.close()
    return client.exchanges


@each_suite
def test_an_answer_is_the_same_as_over_http(suite: Suite) -> None:
    """Status, headers and body, but for what the server adds."""
    pairs = zip(
        exchanges_of(suite, directly=True), exchanges_of(suite, directly=False), strict=True
    )
    compared = 0
    for one, other in pairs:
        assert one.operation == other.operation
        assert one.response.status == other.response.status
        assert {*one.response.headers} == {*other.response.headers} - OF_THE_SERVER
        assert len(one.response.body) == len(other.response.body)
        compared += 1
    assert compared > 5


def test_a_crash_is_an_answer() -> None:
    """As a server makes one of it."""

    async def crashes(*_: Any) -> None:
        raise KeyError

    class Application:
        def __call__(self, *parts: Any) -> Any:
            return crashes(*parts)

    outcome = Direct(Application(), 1).receive(request("GET", "http://127.0.0.1/a", headers={}))

    assert outcome["response"].status == 500


@pytest.mark.parametrize("seconds", [0, 0.1])
def test_an_application_that_waits_is_refused(seconds: float) -> None:
    """It has to be served: nothing else would wake it."""

    class Application:
        async def __call__(self, *_: Any) -> None:
            await asyncio.sleep(seconds)

    with pytest.raises(RuntimeError, match="serve it over HTTP"):
        Direct(Application(), 1).receive(request("GET", "http://127.0.0.1/a", headers={}))


def test_waiting_moves_the_clock_of_the_application() -> None:
    """Nobody waits in earnest."""
    instance = vendor(SUITES["dotdigital-programs"]).reference()
    direct = Direct(instance, 1)
    before = instance.clock()
    direct.clock.sleep(3600)

    assert (instance.clock() - before).total_seconds() >= 3600
