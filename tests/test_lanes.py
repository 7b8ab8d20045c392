"""
Lanes: checks that go on beside one another, and a record that does not show it.
"""

import asyncio
import threading
import time
from typing import Any

import pytest

import conformance
from conformance.embedding import embedded_together, mounted, references
from conformance.evidence import Evidence, Sent, current_evidence, note
from conformance.exchange import Exchange, Request
from conformance.interrupt import Interrupt
from conformance.lanes import Lanes
from conformance.once import once, once_each
from conformance.outcome import Misconfigured, Unanswered
from conformance.preparation import lanes_of
from conformance.running import run
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES
from conformance.target import Rate, Target
from conformance.together import at_once, simultaneously
from tests.shuffle import outcomes, tried
from tests.test_interrupt import WITHIN, Hangs, interrupted_in
from tests.watched import Watched

MARKETO = SUITES["marketo-programs"]
# Seconds that an enrolment takes: it is seen in progress on a busy machine too, and is over at the
# second look.
UNTIL_THE_NEXT_LOOK = 0.28
SLICE = ("browse.*", "get.*", "delete.*", "clone.*")


def laned(workers: int, pause: float = 0.0, suite: Any = MARKETO, **options: Any) -> Any:
    """The record of a run of a slice in so many lanes, against a reference that takes its time."""
    instances = references([suite])
    for instance in instances.values():
        instance.processing_time = UNTIL_THE_NEXT_LOOK
    application = Watched(pause, mounted(instances))
    with served(application) as url:
        target = embedded_together([suite], url, instances)
        options = {"selection": Selection(only=SLICE), **options}
        return run([suite], target, Options(workers=workers, **options))


def shown(record: Any) -> list[dict[str, Any]]:
    """The results of a run without what differs from run to run."""
    return [{k: v for k, v in each.items() if k != "duration"} for each in record["results"]]


def sent(record: Any) -> list[tuple[Any, ...]]:
    """
    What a run has sent, in its order. In which order things are removed does not matter: and so one
    more may be looked for, which went with the one that it was in.
    """
    each = [(e["check"], e["operation"]) for e in record["exchanges"]]
    removing = [one for one in each if not one[0]]
    looks = {one for one in removing if one[1].startswith("get")}
    changes = sorted(one for one in removing if one not in looks)
    return [one for one in each if one[0]] + sorted(looks) + changes


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES.keys())
def test_a_record_does_not_show_the_lanes(suite: Any) -> None:
    """Results, evidence, exchanges and their order are those of one lane, in a whole run."""
    one, many = (laned(number, 0.002, suite, selection=Selection()) for number in (1, 8))

    assert shown(many) == shown(one)
    assert sent(many) == sent(one)
    assert many["observed"] == one["observed"]
    assert (one["options"]["workers"], many["options"]["workers"]) == (1, 8)


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES.keys())
def test_it_does_not_matter_which_check_begins(suite: Any) -> None:
    """Whatever builds on something asks for it, and what holds still is looked at last."""
    assert outcomes(tried(suite, 7, 8)) == outcomes(tried(suite, 0, 1))


def test_lanes_overlap_the_waiting() -> None:
    """Eight lanes are twice as fast as one at least, on a machine that has other things to do."""
    alone, together = laned(1, 0.05), laned(8, 0.05)
    seconds = [_seconds(record) for record in (alone, together)]

    print(f"one lane {seconds[0]:.1f} s, eight {seconds[1]:.1f} s")
    assert seconds[0] >= 2 * seconds[1]


def _seconds(record: Any) -> float:
    from datetime import datetime

    checks = [each for each in record["exchanges"] if each["check"]]
    starts = [datetime.fromisoformat(each["started"]) for each in checks]
    return (max(starts) - min(starts)).total_seconds()


def test_no_more_is_under_way_than_there_are_lanes() -> None:
    """Also where a check makes several calls at once, and while things are removed."""
    instances = references([MARKETO])
    application, under_way, most = mounted(instances), 0, 0

    async def counted(scope: Any, receive: Any, send: Any) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.005)
        await application(scope, receive, send)
        under_way -= 1

    with served(counted) as url:
        target = embedded_together([MARKETO], url, instances)
        run([MARKETO], target, Options(workers=3, selection=Selection(only=SLICE)))

    assert most == 3


def test_the_first_fail_ends_all_lanes() -> None:
    """What other lanes found meanwhile is left out, as if there were none."""
    from conformance.mutation import mutants

    mutant = mutants(MARKETO)["SharesCostsWithItsSource"].implementation()
    found = []
    for workers in (1, 8):
        with served(mutant) as url:
            target = embedded_together([MARKETO], url, {MARKETO.vendor: mutant})
            options = Options(workers=workers, fail_fast=True, selection=Selection(only=SLICE))
            found.append(run([MARKETO], target, options))
    one, eight = found

    assert outcomes(one) == outcomes(eight)
    assert one["totals"]["fail"] == 1
    assert eight["complete"] is False
    assert eight["leftovers"] == []


def test_a_budget_holds_in_all_lanes() -> None:
    """Lanes together send no more than they may, cleaning up included."""
    from conformance.budget import Budget

    record = laned(8, 0.002, budget=Budget(60))

    assert record["requests"]["sent"] <= 60
    assert record["complete"] is False
    assert record["leftovers"] == []
    assert len(record["results"]) == len(laned(1)["results"])


def test_an_interruption_does_not_wait_for_lanes(tmp_path: Any) -> None:
    """All reports are written in time, though each lane waits for an answer that never comes."""
    from conformance.vendors.marketo.reference import Marketo

    watched = Hangs(app=Marketo())
    watched.goal = 60
    with served(watched) as url:
        rate = {"calls": 10_000, "seconds": 1, "concurrency": 8}
        code, record, took = interrupted_in(tmp_path, watched, url, 2, rate=rate)

    assert took < WITHIN
    assert code == 2
    assert record["options"]["workers"] == 8
    assert record["complete"] is False


def test_an_interruption_in_the_same_process() -> None:
    """What came to its end is judged, what was not run says so, and nothing is left."""
    interrupt = Interrupt()
    reached = threading.Event()

    def progress(done: int, _total: int, _name: str) -> None:
        if done == 80 and not reached.is_set():
            reached.set()
            interrupt._note()

    record = laned(8, 0.005, progress=progress, interrupt=interrupt)

    assert reached.is_set()
    assert record["complete"] is False
    assert record["leftovers"] == []
    assert record["totals"]["pass"]
    assert any("interrupted" in each.get("reason", "") for each in record["results"])


@pytest.mark.parametrize(
    ("target", "asked", "lanes"),
    [
        (Target(name="t", url="https://api.example.com"), None, 5),
        (Target(name="t", url="https://api.example.com"), 2, 2),
        (Target(name="t", url="http://127.0.0.1:1"), None, 1),
        (Target(name="t", url="http://127.0.0.1:1", rate=Rate(9, 1, 3)), None, 3),
        (Target(name="t", url="https://api.example.com", rate=Rate(9, 1, 0)), None, 1),
    ],
)
def test_how_many_lanes_there_are(target: Target, asked: int | None, lanes: int) -> None:
    """As many as are asked for, else as many requests as the target takes at once."""
    assert lanes_of(MARKETO, target, Options(workers=asked)) == lanes


@pytest.mark.parametrize("workers", [0, -1, "four"])
def test_a_number_of_lanes_that_there_is_not(workers: Any) -> None:
    """A mistake of the caller's says so before anything is sent."""
    with pytest.raises(Misconfigured, match="workers"):
        conformance.run("wix-programs", workers=workers)


class Shared:
    """Something that is made once."""

    def __init__(self) -> None:
        self.made: list[Any] = []

    @once
    def slow(self) -> int:
        note(EXCHANGE)
        time.sleep(0.05)
        self.made.append("slow")
        return 1

    @once_each
    def of(self, word: str, *, times: int = 1) -> str:
        self.made.append(word)
        return word * times

    @once
    def failing(self) -> int:
        self.made.append("failing")
        raise LookupError


EXCHANGE: Any = Exchange(0, "x", Request("GET", "http://x", {}), None, 0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize(("safe", "times"), [(True, 2), (False, 1)], ids=["reads", "changes"])
def test_what_lost_an_answer_is_tried_again_where_it_only_reads(safe: bool, times: int) -> None:
    """A second try at what changes the target would begin on a changed one."""
    tried = []

    class Word:
        @once
        def said(self) -> None:
            tried.append(1)
            note(Sent(EXCHANGE, safe))
            raise Unanswered("nobody answered")

    word = Word()
    for _ in range(2):
        with pytest.raises(Unanswered, match="nobody answered"):
            _ = word.said

    assert len(tried) == times


def test_what_is_shared_is_made_once() -> None:
    """Whoever comes later waits, and has the steps that led to it as evidence."""
    shared, evidence = Shared(), [Evidence() for _ in range(6)]

    def ask(place: int) -> int:
        current_evidence.set(evidence[place])
        return shared.slow

    found = simultaneously([lambda place=place: ask(place) for place in range(6)])  # type: ignore[misc]
    known: set[Evidence] = set()

    assert found == [1] * 6
    assert shared.made == ["slow"]
    assert [len(each.told(known)) for each in evidence] == [1, 0, 0, 0, 0, 0]
    assert shared.of("a") + shared.of("a") + shared.of("a", times=2) == "aaaa"
    assert shared.made == ["slow", "a", "a"]


def test_what_fails_is_tried_again() -> None:
    """An exception is not kept."""
    shared = Shared()
    for _ in range(2):
        with pytest.raises(LookupError):
            _ = shared.failing

    assert shared.made == ["failing"] * 2


def test_who_waits_leaves_the_lane() -> None:
    """One lane is enough for tasks that wait for one another, and for parts of a task."""
    shared, done = Shared(), threading.Semaphore(0)

    def task() -> None:
        assert at_once([lambda: shared.slow, lambda: shared.slow], 2) == [1, 1]
        done.release()

    Lanes(1).start([task] * 5)

    assert all(done.acquire(timeout=5) for _ in range(5))
    assert shared.made == ["slow"]


def test_the_last_part_hands_its_lane_over() -> None:
    """A task whose parts are over goes on before others begin that waited as well."""
    order: list[Any] = []
    done = threading.Semaphore(0)

    def part(number: int) -> None:
        time.sleep(0.1)
        order.append(number)

    def first() -> None:
        at_once([lambda: part(1), lambda: part(2)], 2)
        order.append("rest")

    def other() -> None:
        order.append("other")
        done.release()

    Lanes(1).start([first, other])

    assert done.acquire(timeout=5)
    assert order == [1, 2, "rest", "other"]


def test_calls_at_once_come_back_in_their_order() -> None:
    """Whichever is answered first; and what the first of them raised is raised."""

    def late(seconds: float) -> float:
        time.sleep(seconds)
        if seconds == 0.02:
            raise KeyError(seconds)
        return seconds

    assert at_once([lambda: late(0.03), lambda: late(0.0)], 2) == [0.03, 0.0]
    with pytest.raises(KeyError):
        at_once([lambda: late(0.01), lambda: late(0.02), lambda: late(0.0)], 2)
