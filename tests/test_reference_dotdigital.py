"""
The reference implementation of Dotdigital's automated programs, over real HTTP.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import requests

from conformance.embedding import embedded
from conformance.redaction import HIDDEN, Redactor
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES
from conformance.target import dump, load
from conformance.vendors.dotdigital import vendor
from conformance.vendors.dotdigital.reference import (
    EXAMPLE_CREDENTIALS,
    RESTRICTED_CREDENTIALS,
    Dotdigital,
)
from tests.rounds import rounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2026, 9, 14, 12, tzinfo=UTC)
ENROLMENTS = "/v2/programs/enrolments"
NOBODY = "00000000-1111-4222-8333-444444444444"


class Caller:
    """A client that knows nothing but how to send, and the clock that the instance goes by."""

    url = ""

    def __init__(self, instance: Dotdigital) -> None:
        self.now = NOON
        self.instance = instance
        instance.clock = lambda: self.now
        self.told = instance.fixtures()
        self.session = requests.Session()
        self.session.trust_env = False
        self.login(EXAMPLE_CREDENTIALS)

    def login(self, user: dict[str, str]) -> None:
        self.session.auth = (user["username"], user["password"])

    def call(self, method: str, path: str, **content: Any) -> requests.Response:
        return self.session.request(method, self.url + path, **content)

    def get(self, path: str, **parameters: Any) -> requests.Response:
        return self.call("GET", path, params=parameters)

    def enrol(self, **changed: Any) -> requests.Response:
        asked = {"programId": self.told["active_program_id"], "contacts": [self.contact]}
        return self.call("POST", ENROLMENTS, json=asked | changed)

    @property
    def contact(self) -> int:
        contact: int = self.told["contact_ids"][0]
        return contact

    def pull(self, number: int, hook: str, **content: Any) -> requests.Response:
        return self.call("POST", f"/__admin/programs/{number}/{hook}", json=content)

    def draft(self, name: str = "Spring sale") -> int:
        number: int = self.call("POST", "/__admin/programs", json={"name": name}).json()["id"]
        return number

    def running(self) -> int:
        number = self.draft()
        assert self.pull(number, "activate").ok
        return number

    def status(self, number: int) -> str:
        status: str = self.get(f"/v2/programs/{number}").json()["status"]
        return status

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def dotdigital() -> Iterator[Caller]:
    caller = Caller(Dotdigital(clock=lambda: NOON))
    with served(caller.instance) as caller.url:
        yield caller
        caller.session.close()


def said(refused: requests.Response) -> tuple[int, str]:
    """Status and token of a refusal, whose body is one message."""
    body = refused.json()
    assert set(body) == {"message"}
    return refused.status_code, body["message"].removeprefix("Error: ")


class TestAccess:
    @pytest.mark.parametrize(
        ("changed", "status"), [({"password": "wrong"}, 401), ({"username": "nobody"}, 401)]
    )
    def test_who_is_unknown_is_turned_away(
        self, dotdigital: Caller, changed: dict[str, str], status: int
    ) -> None:
        """User and password have to be right, both of them."""
        dotdigital.login(EXAMPLE_CREDENTIALS | changed)

        assert dotdigital.get("/v2/programs").status_code == status
        assert dotdigital.enrol().status_code == status

    @pytest.mark.parametrize("header", ["", "Bearer x", "Basic", "Basic !", "Basic bm9jb2xvbg=="])
    def test_what_is_no_basic_login(self, dotdigital: Caller, header: str) -> None:
        """Whatever else stands in the header is no login."""
        dotdigital.session.auth = lambda request: request
        refused = dotdigital.call("GET", "/v2/programs", headers={"Authorization": header})

        assert refused.status_code == 401
        assert refused.headers["WWW-Authenticate"].startswith("Basic")

    def test_a_user_without_permission(self, dotdigital: Caller) -> None:
        """A user who may not use programs is known, and is refused with 403."""
        dotdigital.login(RESTRICTED_CREDENTIALS)

        assert dotdigital.get("/v2/programs").status_code == 403
        assert dotdigital.enrol().status_code == 403

    def test_hooks_need_no_login(self, dotdigital: Caller) -> None:
        """What stands in for a user of the application does not ask who calls."""
        dotdigital.session.auth = None

        assert dotdigital.draft() > 0


class TestPrograms:
    def test_every_state_but_deleted_is_listed(self, dotdigital: Caller) -> None:
        """The fixtures name a program in each state, and the list shows all but the deleted."""
        listed = {each["id"]: each["status"] for each in dotdigital.get("/v2/programs").json()}
        told = dotdigital.told

        assert listed[told["draft_program_id"]] == "Draft"
        assert listed[told["invalid_draft_program_id"]] == "Draft"
        assert listed[told["active_program_id"]] == "Active"
        assert listed[told["deactivated_program_id"]] == "Deactivated"
        assert listed[told["read_only_program_id"]] == "ReadOnly"
        assert told["deleted_program_id"] not in listed

    def test_a_program_has_four_members(self, dotdigital: Caller) -> None:
        """A program by its id is what the list shows of it."""
        listed = dotdigital.get("/v2/programs").json()[1]

        assert set(listed) == {"id", "name", "status", "dateCreated"}
        assert dotdigital.get(f"/v2/programs/{listed['id']}").json() == listed

    @pytest.mark.parametrize("segment", ["987654321", "0", "-1", "word", "99999999999", "٣"])
    def test_what_is_no_program(self, dotdigital: Caller, segment: str) -> None:
        """An unknown id and what can't be one are not found."""
        found = dotdigital.get(f"/v2/programs/{segment}")

        assert said(found) == (404, "ERROR_PROGRAM_NOT_FOUND")

    def test_pages(self, dotdigital: Caller) -> None:
        """`select` and `skip` cut the list, and past its end there is nothing."""
        whole = dotdigital.get("/v2/programs").json()

        assert dotdigital.get("/v2/programs", select=2, skip=3).json() == whole[3:5]
        assert dotdigital.get("/v2/programs", skip=len(whole)).json() == []
        assert dotdigital.get("/v2/programs", select=1000, skip=0).json() == whole

    @pytest.mark.parametrize(
        "asked", [{"select": 0}, {"select": 1001}, {"skip": -1}, {"select": "ten"}, {"skip": "1.5"}]
    )
    def test_bounds_of_pages(self, dotdigital: Caller, asked: dict[str, object]) -> None:
        """What is out of bounds, or no number, is refused for programs and for enrolments."""
        for path in ("/v2/programs", f"{ENROLMENTS}/Finished"):
            assert said(dotdigital.get(path, **asked)) == (400, "ERROR_PARAMETER_INVALID")


class TestEnrolment:
    def test_an_enrolment_is_processed_and_finishes(self, dotdigital: Caller) -> None:
        """It is Processing for a while, has no report then, and is finished afterwards."""
        created = dotdigital.enrol()
        address = f"{ENROLMENTS}/{created.json()['id']}"
        early = dotdigital.get(f"{address}/report-faults")
        dotdigital.advance(dotdigital.instance.processing_time)

        assert created.status_code == 201
        assert created.json()["status"] == "Processing"
        assert said(early) == (400, "ERROR_ENROLMENT_IS_PROCESSING")
        assert dotdigital.get(address).json() == {**created.json(), "status": "Finished"}
        assert dotdigital.get(f"{address}/report-faults").text.count("\r\n") == 1

    def test_the_list_of_a_status(self, dotdigital: Caller) -> None:
        """An enrolment moves from one list to the other."""
        id_ = dotdigital.enrol().json()["id"]

        def listed(status: str) -> bool:
            found = dotdigital.get(f"{ENROLMENTS}/{status}").json()
            return id_ in [each["id"] for each in found]

        assert (listed("Processing"), listed("Finished")) == (True, False)
        dotdigital.advance(60)
        assert (listed("Processing"), listed("Finished")) == (False, True)
        assert dotdigital.get(f"{ENROLMENTS}/NotAvailableInThisVersion").json() == []

    def test_the_report_names_who_failed(self, dotdigital: Caller) -> None:
        """Each contact that nobody can enrol has a line, those of address books once."""
        book = dotdigital.told["address_book_ids"][0]
        asked = [dotdigital.contact, *dotdigital.told["faulty_contact_ids"]]
        id_ = dotdigital.enrol(contacts=asked, addressBooks=[book]).json()["id"]
        dotdigital.advance(60)
        report = dotdigital.get(f"{ENROLMENTS}/{id_.upper()}/report-faults")
        rows = list(csv.DictReader(io.StringIO(report.text)))

        assert report.headers["Content-Type"].startswith("text/csv")
        assert list(rows[0]) == ["Id", "Email", "TelephoneNumber", "Reason"]
        assert [int(row["Id"]) for row in rows] == dotdigital.told["faulty_contact_ids"]
        assert all(row["Reason"] for row in rows)

    @pytest.mark.parametrize("key", ["draft", "deactivated", "read_only", "invalid_draft"])
    def test_what_is_not_active_refuses(self, dotdigital: Caller, key: str) -> None:
        """A program in any other state refuses, and stays in it."""
        number = dotdigital.told[f"{key}_program_id"]
        before = dotdigital.status(number)

        assert said(dotdigital.enrol(programId=number)) == (422, "ERROR_PROGRAM_NOT_ACTIVE")
        assert dotdigital.status(number) == before
        processing = dotdigital.get(f"{ENROLMENTS}/Processing").json()
        assert number not in [each["programId"] for each in processing]

    @pytest.mark.parametrize(
        ("changed", "status", "token"),
        [
            ({"contacts": []}, 400, "ERROR_ENROLMENT_INVALID"),
            ({"contacts": "8100"}, 400, "ERROR_ENROLMENT_INVALID"),
            ({"contacts": [True]}, 400, "ERROR_ENROLMENT_INVALID"),
            ({"contacts": [1]}, 400, "ERROR_CONTACT_NOT_FOUND"),
            ({"addressBooks": [1]}, 400, "ERROR_ADDRESSBOOK_NOT_FOUND"),
            ({"addressBooks": list(range(11))}, 400, "ERROR_ADDRESSBOOK_TOOMANY"),
            ({"programId": None}, 400, "ERROR_ENROLMENT_INVALID"),
            ({"programId": 987654321}, 404, "ERROR_PROGRAM_NOT_FOUND"),
        ],
    )
    def test_refusals(
        self, dotdigital: Caller, changed: dict[str, Any], status: int, token: str
    ) -> None:
        """Each mistake has its own word."""
        assert said(dotdigital.enrol(**changed)) == (status, token)

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 5000])
    def test_what_is_no_object(self, dotdigital: Caller, body: bytes) -> None:
        """A body that is no JSON object is an invalid enrolment."""
        refused = dotdigital.call("POST", ENROLMENTS, data=body)

        assert said(refused) == (400, "ERROR_ENROLMENT_INVALID")

    def test_ten_address_books(self, dotdigital: Caller) -> None:
        """Ten are taken."""
        books = dotdigital.told["address_book_ids"]

        assert dotdigital.enrol(contacts=None, addressBooks=books[:10]).status_code == 201
        assert dotdigital.enrol(contacts=None, addressBooks=books[:11]).status_code == 400

    @pytest.mark.parametrize("which", [NOBODY, "Queued", "finished", NOBODY[:-1]])
    def test_what_is_no_enrolment(self, dotdigital: Caller, which: str) -> None:
        """An unknown id, a word that is no status, and a broken id are not found."""
        for end in ("", "/report-faults"):
            found = dotdigital.get(f"{ENROLMENTS}/{which}{end}")
            assert said(found) == (404, "ERROR_ENROLMENT_NOT_FOUND")

    def test_the_planted_enrolments(self, dotdigital: Caller) -> None:
        """The fixtures name one that goes on for longer than any run, and two that are finished."""
        told = dotdigital.told
        dotdigital.advance(24 * 3600)
        reports = [
            dotdigital.get(f"{ENROLMENTS}/{told[key]}/report-faults")
            for key in (
                "processing_enrolment_id",
                "finished_enrolment_id",
                "finished_enrolment_with_faults_id",
            )
        ]

        assert reports[0].status_code == 400
        assert len(reports[1].text.splitlines()) == 1
        assert len(reports[2].text.splitlines()) == 1 + len(told["faulty_contact_ids"])

    def test_an_allowance(self, dotdigital: Caller) -> None:
        """Where there is one, the next creation is refused until an hour has gone by."""
        dotdigital.instance.allowance = 2
        first, second, third = (dotdigital.enrol() for _ in range(3))
        dotdigital.advance(3601)

        assert [first.status_code, second.status_code] == [201, 201]
        assert said(third) == (400, "ERROR_ENROLMENT_ALLOWANCE_EXCEEDED")
        assert dotdigital.enrol().status_code == 201


class TestWhatClientsSend:
    """Published clients write the same calls in other ways."""

    def test_names_in_other_cases(self, dotdigital: Caller) -> None:
        """Names of the query and keys of the body may be written in any case."""
        asked = {"ProgramId": str(dotdigital.told["active_program_id"]), "Contacts": [8100]}

        assert len(dotdigital.get("/v2/programs", Select=2, SKIP=1).json()) == 2
        assert dotdigital.call("POST", ENROLMENTS, json=asked).status_code == 201

    def test_a_slash_at_the_end_and_a_body_of_a_read(self, dotdigital: Caller) -> None:
        """Neither changes anything."""
        plain = dotdigital.get("/v2/programs").json()

        assert dotdigital.get("/v2/programs/").json() == plain
        assert dotdigital.call("GET", "/v2/programs", json={"a": 1}).json() == plain

    @pytest.mark.parametrize("unused", [None, []])
    def test_an_array_that_is_not_used(self, dotdigital: Caller, unused: object) -> None:
        """It may be null or empty."""
        assert dotdigital.enrol(addressBooks=unused).status_code == 201


class TestLifecycle:
    def test_a_draft_is_activated_and_goes_back(self, dotdigital: Caller) -> None:
        """Where nobody was enrolled, deactivation gives a draft again, which can be activated."""
        number = dotdigital.draft()
        seen = [dotdigital.status(number)]
        for hook in ("activate", "deactivate", "activate"):
            assert dotdigital.pull(number, hook).ok
            seen.append(dotdigital.status(number))

        assert seen == ["Draft", "Active", "Draft", "Active"]

    def test_one_enrolment_counts_for_good(self, dotdigital: Caller) -> None:
        """Where anybody was ever enrolled, deactivation gives Deactivated, each time again."""
        number = dotdigital.running()
        assert dotdigital.enrol(programId=number).ok
        seen = []
        for hook in ("deactivate", "activate", "deactivate"):
            assert dotdigital.pull(number, hook).ok
            seen.append(dotdigital.status(number))

        assert seen == ["Deactivated", "Active", "Deactivated"]

    def test_who_could_not_be_enrolled_does_not_count(self, dotdigital: Caller) -> None:
        """A program whose enrolments all failed has enrolled nobody."""
        number = dotdigital.running()
        assert dotdigital.enrol(programId=number, contacts=dotdigital.told["faulty_contact_ids"]).ok
        dotdigital.pull(number, "deactivate")

        assert dotdigital.status(number) == "Draft"

    @pytest.mark.parametrize("enrolled", [False, True])
    def test_errors_keep_it_from_starting(self, dotdigital: Caller, enrolled: bool) -> None:
        """A program with validation errors stays what it is until they are resolved."""
        number = dotdigital.running()
        assert not enrolled or dotdigital.enrol(programId=number).ok
        dotdigital.pull(number, "deactivate")
        dotdigital.pull(number, "errors", errors=["Email is not set"])
        declined = dotdigital.pull(number, "activate")

        assert declined.status_code == 409
        assert dotdigital.status(number) == ("Deactivated" if enrolled else "Draft")
        dotdigital.pull(number, "errors", errors=[])
        assert dotdigital.pull(number, "activate").ok

    def test_edits_have_to_be_saved(self, dotdigital: Caller) -> None:
        """An edit is not shown before it is saved, and keeps the program from starting."""
        number = dotdigital.draft("Before")
        dotdigital.pull(number, "edit", name="After")
        address = f"/v2/programs/{number}"

        assert dotdigital.get(address).json()["name"] == "Before"
        assert dotdigital.pull(number, "activate").status_code == 409
        assert dotdigital.pull(number, "save").ok
        assert dotdigital.get(address).json()["name"] == "After"
        assert dotdigital.pull(number, "activate").ok

    @pytest.mark.parametrize(
        ("hook", "content"),
        [("edit", {"name": "x"}), ("errors", {"errors": ["x"]}), ("delete", {})],
    )
    def test_what_is_active_is_fixed(
        self, dotdigital: Caller, hook: str, content: dict[str, Any]
    ) -> None:
        """An active program is neither edited nor deleted."""
        number = dotdigital.running()

        assert dotdigital.pull(number, hook, **content).status_code == 409
        assert dotdigital.pull(number, "save").ok
        assert dotdigital.get(f"/v2/programs/{number}").json()["name"] == "Spring sale"
        assert dotdigital.status(number) == "Active"

    def test_a_read_only_program_is_never_activated(self, dotdigital: Caller) -> None:
        """It can only be viewed and deleted."""
        number = dotdigital.told["read_only_program_id"]

        assert dotdigital.pull(number, "activate").status_code == 409
        assert dotdigital.pull(number, "edit", name="x").status_code == 409
        assert dotdigital.status(number) == "ReadOnly"
        assert dotdigital.pull(number, "delete").ok

    def test_what_is_deleted_is_gone(self, dotdigital: Caller) -> None:
        """No call and no hook finds it any more."""
        number = dotdigital.draft()
        assert dotdigital.pull(number, "delete").ok

        assert dotdigital.get(f"/v2/programs/{number}").status_code == 404
        assert dotdigital.pull(number, "activate").status_code == 404
        assert said(dotdigital.enrol(programId=number)) == (404, "ERROR_PROGRAM_NOT_FOUND")

    def test_a_hook_without_its_words(self, dotdigital: Caller) -> None:
        """What a hook lacks is said."""
        assert dotdigital.call("POST", "/__admin/programs", data=b"{").status_code == 422


def test_there_are_six_operations(dotdigital: Caller) -> None:
    """Other methods and other paths are refused."""
    number = dotdigital.told["draft_program_id"]
    others = [
        ("POST", "/v2/programs"),
        ("PUT", f"/v2/programs/{number}"),
        ("DELETE", f"/v2/programs/{number}"),
        ("POST", f"/v2/programs/{number}/activate"),
        ("GET", "/v2/campaigns"),
    ]

    assert [dotdigital.call(*other).status_code for other in others] == [405, 405, 405, 404, 404]
    assert dotdigital.status(number) == "Draft"


def test_what_the_embedded_reference_publishes(tmp_path: Path) -> None:
    """Users, capabilities, fixtures and hooks come into the target, and into a file of it."""
    suite = SUITES["dotdigital-programs"]
    target = embedded(suite, "http://127.0.0.1:9", Dotdigital())
    dump(target, tmp_path / "target.yaml")
    read = load(tmp_path / "target.yaml")

    assert read.auth == {**EXAMPLE_CREDENTIALS, "restricted": RESTRICTED_CREDENTIALS}
    assert read.capabilities == {"enrolment_allowance": False}
    assert read.fixtures == target.fixtures
    assert set(read.hooks) == {
        "create_draft",
        "activate",
        "deactivate",
        "delete",
        "edit",
        "save",
        "set_validation_errors",
    }


def test_logins_are_hidden_in_every_form() -> None:
    """User, password and what HTTP Basic makes of both are no text of a report."""
    auth = {**EXAMPLE_CREDENTIALS, "restricted": RESTRICTED_CREDENTIALS}
    redactor = Redactor()
    for secret in vendor.secrets(auth):
        redactor.add(secret)
    sent = [
        requests.Request("GET", "http://x", auth=(user["username"], user["password"])).prepare()
        for user in (EXAMPLE_CREDENTIALS, RESTRICTED_CREDENTIALS)
    ]

    for value in [request.headers["Authorization"].split()[1] for request in sent]:
        assert redactor.text(f"it was {value}.") == f"it was {HIDDEN}."
    assert redactor.text(f"{auth['username']}:{auth['password']}") == f"{HIDDEN}:{HIDDEN}"


@pytest.mark.parametrize(
    ("auth", "missing"),
    [({}, "username"), ({"username": "u"}, "password"), (EXAMPLE_CREDENTIALS, None)],
)
def test_both_halves_of_a_login_are_needed(auth: dict[str, str], missing: str | None) -> None:
    """A call without user or password can't be authorised."""
    assert vendor.missing_credentials(auth) == missing


def test_who_only_looks_is_asked_for_no_hook() -> None:
    """A run that may make no programs says so, and asks for nothing that the target has."""
    written = Selection(exclude=("generated.*",))
    options = Options(written, profile="read-only", depth="standard")
    [run] = rounds_of("dotdigital-programs", [(Dotdigital, written)], options)
    reasons = {str(result.get("reason")) for result in run.results if result["outcome"] == "skip"}

    assert [reason for reason in reasons if not reason.startswith("deselected")] == []
