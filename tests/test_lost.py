"""
Answers that get lost: nobody could judge, and nobody is blamed.
"""

from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

from conformance.direct import Direct
from conformance.embedding import embedded, vendor
from conformance.rounds import Trying, run_rounds
from conformance.selection import Options, Selection
from conformance.suites import SUITES

EVERY = 16  # of the requests that change something, the answer to one gets lost, and nothing else


class Losing(Direct):
    """Loses the answer to one request that may change something, which was carried out or not."""

    def __init__(self, *direct: Any, at: int, carried_out: bool) -> None:
        super().__init__(*direct)
        self.left, self.carried_out = at, carried_out

    def receive(self, request: Any, *, safe: bool = False) -> dict[str, Any]:
        self.left -= not safe
        if safe or self.left:
            return super().receive(request, safe=safe)
        if self.carried_out:
            super().receive(request)
        return {"unanswered": "the connection was closed without an answer"}


def outcomes(slug: str) -> list[tuple[int, bool, set[str]]]:
    """How runs ended that lost an answer: which, and whether the request was carried out."""
    suite = SUITES[slug]
    losses = [(at, done) for at in range(5, 110, EVERY) for done in (False, True)]

    def trials() -> Any:
        for at, done in losses:
            instance = vendor(suite).reference()
            direct = Losing(instance, 30, at=at, carried_out=done)
            yield Trying(embedded(suite, "http://127.0.0.1", instance), Selection(), direct)

    rounds = run_rounds(suite, trials(), Options())
    told = [{result["outcome"] for result in each.results} for each in rounds]
    return [(*loss, ends) for loss, ends in zip(losses, told, strict=True)]


@pytest.mark.parametrize("slug", ["marketo-programs", "marketo-program-members", "wix-programs"])
def test_a_lost_answer_is_no_fault_of_the_targets(
    elsewhere: ProcessPoolExecutor, slug: str
) -> None:
    """What builds on it is not tried again on a target that has changed since."""
    found = elsewhere.submit(outcomes, slug).result()

    assert [each for each in found if each[2] & {"fail", "warn"}] == []
    assert sum("error" in ends for *_, ends in found) > len(found) / 2
