"""
The allowance: how often something may be sent, over all runs against a target.
"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
import responses

from conformance.allowance import Allowance, allowances
from conformance.assembly import SuiteRun, _notes
from conformance.client import Client
from conformance.embedding import embedded
from conformance.outcome import Blocked, Misconfigured
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.redaction import Redactor
from conformance.running import run_suite
from conformance.selection import Options
from conformance.serving import served
from conformance.suites import SUITES
from conformance.target import Target
from conformance.vendors.dotdigital.reference import Dotdigital

SLUG = "dotdigital-programs"
TABLE = readings(SLUG)
ENROL = "createProgramEnrolment"
URL = "https://api.example.com"
HOUR = 3600.0


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def of(file: Path, clock: Clock, calls: int = 3) -> Allowance:
    """An allowance of three in an hour."""
    return Allowance(calls, HOUR, "enrolments", "enrolment_allowance", file, clock=clock)


def the_target(url: str = URL, **settings: Any) -> Target:
    return Target(**{"name": "t", "url": url, **settings})


def the_client(target: Target, **settings: Any) -> Client:
    pace = Pace(sleep=lambda _: None)
    return Client(target, TABLE, Redactor(), pace, **settings)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("CONFORMANCE_STATE", str(folder))
    return folder


def test_so_many_may_be_sent_and_no_more(tmp_path: Path) -> None:
    """The fourth of three is blocked, and says when there is one again."""
    clock = Clock()
    ours = of(tmp_path / "a", clock)
    for _ in range(3):
        ours.take()
        clock.now += 60

    with pytest.raises(Blocked, match=r"the 3 enrolments in 60 minutes .* in 57 minutes"):
        ours.take()


def test_another_run_goes_on_from_there(tmp_path: Path) -> None:
    """What one run used, the next one has not."""
    clock = Clock()
    for _ in range(3):
        of(tmp_path / "a", clock).take()

    with pytest.raises(Blocked, match="used up"):
        of(tmp_path / "a", clock).take()
    of(tmp_path / "b", clock).take()


def test_the_window_slides(tmp_path: Path) -> None:
    """An hour after one was sent there is one again, and not before."""
    clock = Clock()
    ours = of(tmp_path / "a", clock)
    ours.take()
    clock.now += 1800
    ours.take()
    ours.take()

    clock.now += 1799
    with pytest.raises(Blocked):
        ours.take()
    clock.now += 1
    ours.take()
    with pytest.raises(Blocked):
        ours.take()


def _taken(file: str) -> int:
    ours, taken = Allowance(15, HOUR, "enrolments", "c", Path(file)), 0
    for _ in range(10):
        try:
            ours.take()
        except Blocked:
            break
        taken += 1
    return taken


def test_runs_at_the_same_time_share_it(tmp_path: Path) -> None:
    """Two processes that use one file send no more than is allowed, together."""
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        taken = list(processes.map(_taken, [str(tmp_path / "a")] * 2))

    assert sum(taken) == 15


@pytest.mark.parametrize("text", ["yesterday\n", "nan\n", "inf\n", "\N{SNOWMAN}\n"])
def test_a_file_that_is_spoilt_stops_what_it_counts(tmp_path: Path, text: str) -> None:
    """Nobody knows how many were sent, so no more are."""
    (tmp_path / "a").write_text(text, "utf-8")

    with pytest.raises(Blocked, match=f"{tmp_path / 'a'} can't be used to count enrolments"):
        of(tmp_path / "a", Clock()).take()


def test_a_folder_that_can_not_be_made_is_a_mistake_of_the_user(state: Path) -> None:
    """It is said before anything is sent."""
    state.write_text("no folder")

    with pytest.raises(Misconfigured, match="CONFORMANCE_STATE: no folder to count"):
        allowances(TABLE, the_target())


def test_each_target_has_its_own(state: Path) -> None:
    """The file is named after the URL, however it is spelt, and does not show it."""
    secret = {"username": "apiuser-1", "password": "opensesame"}
    one = allowances(TABLE, the_target(auth=secret))[ENROL]
    same = allowances(TABLE, the_target("https://API.example.com", name="u"))[ENROL]
    other = allowances(TABLE, the_target("https://api.example.com:8443"))[ENROL]
    one.take()

    assert one.file == same.file != other.file
    assert [file.name for file in state.iterdir()] == [one.file.name]
    assert "example" not in one.file.name
    assert "opensesame" not in one.file.read_text()


def test_no_limit_where_the_target_has_none(state: Path) -> None:
    """`enrolment_allowance: false` says so; nothing is counted or remembered then."""
    assert allowances(TABLE, the_target(capabilities={"enrolment_allowance": False})) == {}
    assert list(allowances(TABLE, the_target(capabilities={"enrolment_allowance": True}))) == [
        ENROL
    ]
    assert list(allowances(TABLE, the_target())) == [ENROL]
    assert allowances(readings("marketo-programs"), the_target()) == {}


def test_a_vendor_s_allowance_is_20() -> None:
    """The suite leaves a quarter of it to the account's other integrations."""
    ours = allowances(TABLE, the_target())[ENROL]

    assert (ours.calls, ours.seconds) == (15, HOUR)


@responses.activate
def test_the_client_counts_what_it_sends() -> None:
    """Each attempt counts, also one that is refused; reading does not."""
    responses.post(f"{URL}/v2/programs/enrolments", status=422, json={"message": "No"})
    responses.get(f"{URL}/v2/programs", json=[])
    ours = allowances(TABLE, the_target())
    client = the_client(the_target(), allowances=ours)
    for _ in range(15):
        client.send(ENROL, json={})
    client.send("getPrograms")

    with pytest.raises(Blocked, match="are used up"):
        client.send(ENROL, json={})
    assert client.sent == 16
    assert ours[ENROL].sent == 15


@responses.activate
def test_a_vendor_s_own_refusal_is_waited_for_and_counts() -> None:
    """An allowance that others have used up is busy; what is sent again counts again."""
    busy = {"message": "Error: ERROR_ENROLMENT_ALLOWANCE_EXCEEDED "}
    responses.post(f"{URL}/v2/programs/enrolments", status=400, json=busy)
    responses.post(f"{URL}/v2/programs/enrolments", status=201, json={})
    ours = allowances(TABLE, the_target())

    _, reading, _ = the_client(the_target(), allowances=ours).send(ENROL, json={})

    assert reading == "accepted"
    assert ours[ENROL].sent == 2


@responses.activate
def test_a_report_says_what_was_used() -> None:
    """The notes of a record say how many were sent, and how many the hour has left."""
    responses.post(f"{URL}/v2/programs/enrolments", status=201, json={})
    target = the_target()
    first = the_client(target, allowances=allowances(TABLE, target))
    first.send(ENROL, json={})
    second = the_client(target, allowances=allowances(TABLE, target))
    idle = the_client(target, allowances=allowances(TABLE, target))
    second.send(ENROL, json={})

    [note] = _notes([_run(second)], [])
    assert note == (
        "dotdigital-programs: enrolments: 1 sent in this run; 2 of the 15 used that the suite "
        "allows itself on this target in 60 minutes"
    )
    assert _notes([_run(idle)], []) == []


def _run(client: Client) -> SuiteRun:
    return SuiteRun(SUITES[SLUG], client.target, client, [], [], None, complete=True, left=[])


class Limited(Dotdigital):
    """A reference that takes twenty enrolments in an hour, as the vendor does."""

    allowance = 20


def _runs() -> list[tuple[int, dict[str, str]]]:
    """Two runs, one after the other: how many each of them sent, and why it skipped what."""
    suite, instance = SUITES[SLUG], Limited()
    with served(instance) as url:
        runs = [
            run_suite(suite, embedded(suite, url, instance), Options(), clean=False)
            for _ in range(2)
        ]
    return [
        (
            sum(each.operation == ENROL for each in run.client.exchanges),
            {
                each["check"]: each["reason"]
                for each in run.results
                if each["outcome"] == "skip" and each["reason"] != "deselected: depth standard"
            },
        )
        for run in runs
    ]


def test_a_whole_run_fits_into_the_allowance() -> None:
    """One run judges everything with what it may send; the next one in that hour says why not."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        (first, skipped), (second, blocked) = process.submit(_runs).result()

    assert (first, second) == (15, 0)
    assert skipped == {}
    assert blocked["enrolment.must_enrol_contacts"].startswith("blocked: the 15 enrolments")
