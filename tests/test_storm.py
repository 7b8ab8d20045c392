"""
Credentials that are no good any more are nobody's fault but theirs.
"""

from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest
from starlette.responses import JSONResponse

from conformance.embedding import embedded, vendor
from conformance.running import run
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES

WHILE = 100  # requests that the credentials are good for


def expiring(slug: str) -> dict[str, Any]:
    """The record of a run whose credentials are good for a while."""
    suite = SUITES[slug]
    instance, asked = vendor(suite).reference(), 0

    async def application(scope: Any, receive: Any, send: Any) -> None:
        nonlocal asked
        asked += 1
        refusal = JSONResponse({"message": "expired"}, 401)
        await (instance if asked <= WHILE else refusal)(scope, receive, send)

    with served(application) as url:
        return run([suite], embedded(suite, url, instance), Options())


@pytest.mark.parametrize("slug", SUITES)
def test_credentials_that_expire_end_the_run(elsewhere: ProcessPoolExecutor, slug: str) -> None:
    """Nothing is blamed on the implementation, and the run says why it ended."""
    record = elsewhere.submit(expiring, slug).result()

    assert record["totals"]["fail"] == 0
    assert record["totals"]["pass"] > 0
    assert record["verdict"] == "incomplete"
    assert "credentials were refused" in record["notes"][0]
    assert record["requests"]["sent"] < 3 * WHILE
