"""
Implementations of automated programs that are correct and chose differently where the documents
are open.
"""

import csv
import io
import json
from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from conformance.vendors.dotdigital.reference import (
    AddressBook,
    Call,
    Contact,
    Dotdigital,
    Enrolment,
    Fault,
    Json,
    Login,
    Program,
    Refused,
    Wish,
)


class ProcessesFor1500Milliseconds(Dotdigital):
    processing_time = 1.5


class FinishesAtOnce(Dotdigital):
    """The answer to a creation says so already."""

    processing_time = 0


class FinishesBeforeTheFirstLook(Dotdigital):
    """Only the answer to a creation ever says Processing."""

    processing_time = 0

    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "status": "Processing"}


class FinishesWhileItIsLookedAt(Dotdigital):
    """An enrolment goes on with each look at it by its id, and not with the time."""

    processing_time = 3600

    def got_enrolment(self, enrolment: Enrolment) -> Json:
        looks: Counter[str] = self.__dict__.setdefault("looks", Counter())
        looks[enrolment.id] += 1
        if looks[enrolment.id] > 4 and enrolment.id != self.told["processing_enrolment_id"]:
            enrolment.finishes = self.clock()
        return super().got_enrolment(enrolment)


class WritesDatesWithABlank(Dotdigital):
    """As the example of the specification has it: six decimals, and no zone."""

    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat(' ')[:19]}.000000"


class WritesDatesWithAnOffset(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}+00:00"


class WritesDatesWithSevenDecimals(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}.1234567Z"


class WritesDatesWithMilliseconds(Dotdigital):
    def time(self, instant: datetime) -> str:
        return f"{instant.isoformat()[:19]}.123Z"


class WritesDatesWithoutAZone(Dotdigital):
    def time(self, instant: datetime) -> str:
        return instant.isoformat()[:19]


class HasAClockThatStandsStill(Dotdigital):
    """All dates are of one day, as those of an account that was set up for trials may be."""

    def time(self, instant: datetime) -> str:
        return "2025-11-03T08:00:00Z"


class ShowsEmptyArrays(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {
            **shown,
            "contacts": enrolment.contacts,
            "addressBooks": enrolment.address_books,
        }


class LeavesUnusedArraysOut(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {name: value for name, value in shown.items() if value is not None}


class NeverSaysWhomItEnrols(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "contacts": None, "addressBooks": None}


class HasNoArraysAtAll(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {name: shown[name] for name in ("id", "programId", "status", "dateCreated")}


class ListsEnrolmentsWithoutTheirArrays(Dotdigital):
    def listed_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().listed_enrolment(enrolment), "contacts": [], "addressBooks": None}


class WritesAMarkBeforeTheReport(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return f"\ufeff{super().report(enrolment)}"


class EndsLinesAsUnixDoes(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment).replace("\r\n", "\n")


class QuotesEverything(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        rows = csv.reader(io.StringIO(super().report(enrolment)))
        text = io.StringIO()
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
        return text.getvalue()


class SendsTheReportAsBytes(Dotdigital):
    report_type = "application/octet-stream"


class SendsTheReportWithACharset(Dotdigital):
    report_type = "text/csv; charset=utf-8"


class HasNothingWhereNobodyFailed(Dotdigital):
    """An empty report lacks its header as well."""

    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment) if self.reported(enrolment) else ""


class EndsTheReportWithoutALineEnd(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return super().report(enrolment).rstrip()


class EndsTheReportWithBlankLines(Dotdigital):
    def report(self, enrolment: Enrolment) -> str:
        return f"{super().report(enrolment)}\r\n\r\n"


class ReportsInAnotherOrder(Dotdigital):
    def reported(self, enrolment: Enrolment) -> list[Fault]:
        return enrolment.faults[::-1]


class KnowsMoreOfTheFaults(Dotdigital):
    """Reasons are not published, so they may be sentences."""

    def row(self, fault: Fault) -> tuple[object, ...]:
        id_, email, telephone, reason = super().row(fault)
        return id_, email, telephone, f'Not enrolled, since "{reason}" is set'


class ListsTheNewestFirst(Dotdigital):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return super().in_order(programs)[::-1]

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return super().in_turn(enrolments)[::-1]


class ListsInNoOrder(Dotdigital):
    """The order is the same in every answer, and follows from nothing that is shown."""

    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: Random(program.id).random())

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return sorted(enrolments, key=lambda each: each.id)


class ShufflesEveryAnswer(Dotdigital):
    """Nobody promised that two pages fit together."""

    def in_order(self, programs: list[Program]) -> list[Program]:
        return self.random.sample(programs, len(programs))

    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return self.random.sample(enrolments, len(enrolments))


class Has404ForOtherMethods(Dotdigital):
    async def no_such_method(self, request: Request, _: Exception) -> Response:
        return await self.no_such_path(request, _)


class RefusesOtherMethodsWithoutABody(Dotdigital):
    async def no_such_method(self, request: Request, _: Exception) -> Response:
        return Response(status_code=405, headers={"allow": "GET"})

    async def no_such_path(self, request: Request, _: Exception) -> Response:
        return Response("<h1>Not found</h1>", 404, media_type="text/html")


class HasASentenceBeforeTheToken(Dotdigital):
    def message(self, refused: Refused) -> str:
        return refused.sentence or f"This could not be done. {refused.token}"


class HasABlankBehindTheToken(Dotdigital):
    def message(self, refused: Refused) -> str:
        return f"{super().message(refused)} "


class HasTheTokenAlone(Dotdigital):
    def message(self, refused: Refused) -> str:
        return refused.sentence or refused.token


class ExplainsErrorsFurther(Dotdigital):
    def error(self, refused: Refused) -> Json:
        return {**super().error(refused), "errorCode": refused.token, "details": []}


class DeniesWithoutABody(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        if refused.status in {401, 403}:
            return Response(status_code=refused.status)
        return super().refusal(call, refused)


class DeniesWithAPage(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        if refused.status in {401, 403}:
            return Response("<h1>Denied</h1>", refused.status, media_type="text/html")
        return super().refusal(call, refused)


class HasOtherTypesOfJson(Dotdigital):
    content_type = "application/json"


class RefusesMalformedIdsWith400(Dotdigital):
    def found(self, segment: str) -> Program:
        if not segment.isdecimal() or not 0 < int(segment) < 2**31:
            raise Refused(400, "ERROR_PARAMETER_INVALID")
        return super().found(segment)

    def neither(self, which: str) -> Any:
        raise Refused(400, "ERROR_PARAMETER_INVALID")

    def get_report(self, call: Call) -> str:
        if len(call.segments["which"]) != len("00000000-0000-0000-0000-000000000000"):
            raise Refused(400, "ERROR_PARAMETER_INVALID")
        return super().get_report(call)


class RefusesMalformedIdsWithoutAToken(Dotdigital):
    """As a router does that finds no operation for them."""

    def found(self, segment: str) -> Program:
        if not segment.isdecimal() or int(segment) < 1:
            raise Refused(404, sentence="No HTTP resource was found that matches the request.")
        return super().found(segment)

    def neither(self, which: str) -> Any:
        raise Refused(404, sentence="No HTTP resource was found that matches the request.")


class LeavesMalformedIdsToItsRouter(Dotdigital):
    """404 without a body, before any operation or the user is looked at."""

    def respond(self, call: Call) -> Response:
        return super().respond(call) if self.is_routed(call) else Response(status_code=404)

    def is_routed(self, call: Call) -> bool:
        if call.operation == "get_program":
            id_ = call.segments["id"]
            return id_.isascii() and id_.isdecimal() and 0 < int(id_) < 2**31
        which = call.segments.get("which")
        is_a_status = call.operation == "get_enrolments" and which in self.statuses
        return which is None or is_a_status or self.is_id(which)


class KnowsNoStatusOfOtherVersions(Dotdigital):
    statuses = frozenset({"Processing", "Finished"})


class TakesStatusesInAnyCase(Dotdigital):
    def get_enrolments(self, call: Call) -> Any:
        segments = {"which": call.segments["which"].title()}
        known = {word.lower() for word in self.statuses}
        if call.segments["which"].lower() in known:
            return self.get_enrolments_by_status(call, segments["which"])
        return super().get_enrolments(call)


class HasAProgramOfALaterVersion(Dotdigital):
    def plant_programs(self) -> None:
        super().plant_programs()
        self.programs[6001] = Program(
            6001, "From the future", self.this_second(), "NotAvailableInThisVersion"
        )


class HasAnEnrolmentOfALaterVersion(Dotdigital):
    def plant_enrolments(self) -> None:
        super().plant_enrolments()
        self.paused = self.planted(self.programs[self.told["active_program_id"]], [8129]).id

    def status(self, enrolment: Enrolment) -> str:
        later = enrolment.id == getattr(self, "paused", "")
        return "NotAvailableInThisVersion" if later else super().status(enrolment)


class HasAProgramWithoutAName(Dotdigital):
    """Names are nullable in one of the two specifications."""

    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return {**shown, "name": None} if program.name == "Order follow-up" else shown


class ShowsMoreThanIsDocumented(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "folderId": 7, "lastModified": None}

    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "faults": len(enrolment.faults)}


class StillShowsTheDeletedById(Dotdigital):
    """The recycle bin keeps them for a while, in the state that they had."""

    def found(self, segment: str) -> Program:
        program = self.programs.get(int(segment) if segment.isdecimal() else 0)
        if program is None:
            raise Refused(404, "ERROR_PROGRAM_NOT_FOUND")
        return program


class ShowsTheDeletedAsOfALaterVersion(StillShowsTheDeletedById):
    def word(self, program: Program) -> str:
        return "NotAvailableInThisVersion" if program.deleted else super().word(program)


class WritesIdsInCapitals(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {**shown, "id": shown["id"].upper()}


class IgnoresWordsForNumbers(Dotdigital):
    def size(self, call: Call) -> int:
        words = (call.query.get("select") or "1").lstrip("-")
        return super().size(call) if words.isdecimal() else self.default_page


class HasAnAllowance(Dotdigital):
    """Twenty an hour, refused creations included, and nobody told the suite."""

    allowance = 20

    def create_enrolment(self, call: Call) -> Json:
        self.tries = getattr(self, "tries", 0) + 1
        if self.tries > 20:
            raise Refused(400, "ERROR_ENROLMENT_ALLOWANCE_EXCEEDED ")
        return super().create_enrolment(call)

    def capabilities(self) -> dict[str, bool]:
        return {}


class EnrolsEverybodyOnce(Dotdigital):
    """A second enrolment in the same program is a fault."""

    def fault(self, program: Program, contact: Contact) -> Fault | None:
        seen: set[tuple[int, int]] = self.__dict__.setdefault("seen_before", set())
        if (program.id, contact.id) in seen:
            return Fault(contact, "AlreadyInProgram")
        found = super().fault(program, contact)
        if found is None:
            seen.add((program.id, contact.id))
        return found


class SavesNothingByItself(Dotdigital):
    """A new program and one whose errors were resolved have to be saved before they start."""

    def create_draft(self, call: Call) -> Json:
        seen = super().create_draft(call)
        program = self.programs[int(seen["id"])]
        program.edits = program.name
        return seen

    def set_validation_errors(self, call: Call) -> Json:
        seen = super().set_validation_errors(call)
        program = self.programs[int(seen["id"])]
        program.edits = program.name
        return seen


class ShowsEditsAtOnce(Dotdigital):
    """What is not saved yet can be seen."""

    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "name": program.edits or program.name}


class SavesByItself(Dotdigital):
    """There is no save: an edit is kept at once."""

    def edit(self, call: Call) -> Json:
        super().edit(call)
        return self.save(call)

    def hooks(self) -> dict[str, Json]:
        return {name: hook for name, hook in super().hooks().items() if name != "save"}


class DeclinesHooksSilently(Dotdigital):
    """Whatever a hook did or did not do, it says that it is done."""

    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        if call.is_hook and answer.status_code >= 400:
            return Response(status_code=204)
        return answer


class DeclinesHooksWithoutABody(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Response:
        return Response(status_code=403) if call.is_hook else super().refusal(call, refused)


class DoesHooksWithoutABody(Dotdigital):
    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        silent = call.is_hook and call.operation != "create_draft" and answer.status_code == 200
        return Response(status_code=204) if silent else answer


class GivesIdsAsTextByItsHook(Dotdigital):
    """An adapter read them off a page, say."""

    def seen(self, program: Program) -> Json:
        return {**super().seen(program), "id": str(program.id)}

    def create_draft(self, call: Call) -> Json:
        program = super().create_draft(call)
        return {**program, "id": str(program["id"])}


class StopsEnrolmentsWithTheirProgram(Dotdigital):
    """What is not finished when a program stops is never finished."""

    def deactivate(self, call: Call) -> Json:
        seen = super().deactivate(call)
        for each in self.enrolments.values():
            if each.program == int(seen["id"]) and not self.is_finished(each):
                each.finishes = self.clock() + timedelta(days=3650)
        return seen


class CountsNobodyUntilItIsFinished(Dotdigital):
    """Whether a program ever enrolled anybody is known when an enrolment is done with."""

    def note_enrolled(self, program: Program) -> None:
        pass

    def status_when_deactivated(self, program: Program) -> str:
        program.ever_enrolled |= any(
            each.program == program.id and self.is_finished(each) and self.enrolled(each)
            for each in self.enrolments.values()
        )
        return super().status_when_deactivated(program)

    def enrolled(self, enrolment: Enrolment) -> bool:
        wish = Wish(enrolment.program, enrolment.contacts, enrolment.address_books)
        return len(self.people(wish)) > len(enrolment.faults)


class CountsFaultsAsEnrolments(Dotdigital):
    """An enrolment that enrolled nobody counts as one."""

    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        program.ever_enrolled = True
        return super().enrol(program, wish)


class ForgetsEnrolmentsOfProgramsThatStopped(Dotdigital):
    def enrolment(self, id_: str) -> Enrolment:
        found = super().enrolment(id_)
        if self.programs[found.program].status != "Active":
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return found


class LooksAtContactsFirst(Dotdigital):
    """Of two mistakes in one call, it finds another one first."""

    def create_enrolment(self, call: Call) -> Json:
        wish = self.wish(call)
        self.names_somebody(wish)
        self.are_contacts(wish.contacts)
        self.are_address_books(wish.address_books)
        return super().create_enrolment(call)


class TakesOneKindAtATime(Dotdigital):
    """At most 25 contacts, and never together with address books."""

    def names_somebody(self, wish: Wish) -> None:
        super().names_somebody(wish)
        if len(wish.contacts) > 25 or (wish.contacts and wish.address_books):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")


class TakesWhatIsDocumentedAlone(Dotdigital):
    """Nothing of what only clients send: other cases, digits as text, null, other addresses."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)

    def wish(self, call: Call) -> Wish:
        asked = json.loads(call.body)
        lists = [asked[name] for name in ("contacts", "addressBooks") if name in asked]
        if any(type(each) is not list for each in lists):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        whole = [asked.get("programId"), *(one for each in lists for one in each)]
        known = set(asked) <= {"programId", "contacts", "addressBooks"}
        if not known or any(type(one) is not int for one in whole):
            raise Refused(400, "ERROR_ENROLMENT_INVALID")
        return super().wish(call)


class Compresses(Dotdigital):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.app.add_middleware(GZipMiddleware, minimum_size=1)


class HasNoHooks(Dotdigital):
    def hooks(self) -> dict[str, Json]:
        return {}


class CanNeitherDeleteNorMakeErrors(Dotdigital):
    def hooks(self) -> dict[str, Json]:
        left_out = {"delete", "set_validation_errors", "edit"}
        return {name: hook for name, hook in super().hooks().items() if name not in left_out}


class HasNoRestrictedUser(Dotdigital):
    def is_restricted(self, login: Login) -> bool:
        return False

    def credentials(self) -> dict[str, dict[str, str]]:
        return {}


class HasFewContacts(Dotdigital):
    """The target file names one contact, one address book and one that is faulty."""

    def fixtures(self) -> dict[str, Any]:
        told = super().fixtures()
        few = ("contact_ids", "address_book_ids", "faulty_contact_ids")
        return told | {name: told[name][-1:] for name in few}


class HasNoEnrolmentsToLookAt(Dotdigital):
    """No enrolment was ever made, so the target file can name none."""

    def plant_enrolments(self) -> None:
        pass


class HasTwoThousandPrograms(Dotdigital):
    """More than fit in a page."""

    def plant_programs(self) -> None:
        super().plant_programs()
        for number in range(10_000, 12_000):
            created = self.this_second() - timedelta(minutes=number)
            self.programs[number] = Program(number, f"Campaign {number}", created, "Deactivated")


class IsBusyWithOthers(Dotdigital):
    """Other users build programs, and enrol contacts into one of their own, all the time."""

    def respond(self, call: Call) -> Response:
        if not call.is_hook and self.random.random() < 0.5:
            theirs = self.programs[self.told["active_program_id"] + 35]
            self.enrol(theirs, Wish(theirs.id, [8100 + self.random.randrange(30)], []))
            created = self.this_second()
            number = self.next_id()
            self.programs[number] = Program(number, f"Somebody's {number}", created)
        return super().respond(call)


class CountsFromTwoBillion(Dotdigital):
    """Ids are as high as those that one takes for nobody's: of contacts, books and programs."""

    first = 2_000_000_011

    def plant_programs(self) -> None:
        super().plant_programs()
        self.programs[self.first] = Program(self.first, "Kept", self.this_second(), "Active")

    def plant_contacts(self) -> None:
        super().plant_contacts()
        self.contacts[self.first] = Contact(self.first, "high@example.com")
        self.address_books[self.first] = AddressBook(self.first, "High", [self.first])
        self.told["contact_ids"].append(self.first)
        self.told["address_book_ids"].append(self.first)


class AsSparingAsItCanBe(
    FinishesAtOnce,
    HasNoArraysAtAll,
    WritesDatesWithoutAZone,
    HasNothingWhereNobodyFailed,
    SendsTheReportAsBytes,
    HasTheTokenAlone,
    DeniesWithoutABody,
    RefusesOtherMethodsWithoutABody,
    LeavesMalformedIdsToItsRouter,
    KnowsNoStatusOfOtherVersions,
    EnrolsEverybodyOnce,
    SavesNothingByItself,
    DoesHooksWithoutABody,
    DeclinesHooksWithoutABody,
):
    """All of these at once."""


class AsTalkativeAsItCanBe(
    ProcessesFor1500Milliseconds,
    ShowsEmptyArrays,
    ShowsMoreThanIsDocumented,
    WritesDatesWithABlank,
    WritesAMarkBeforeTheReport,
    QuotesEverything,
    KnowsMoreOfTheFaults,
    HasASentenceBeforeTheToken,
    ExplainsErrorsFurther,
    StillShowsTheDeletedById,
    ShowsEditsAtOnce,
    HasAProgramOfALaterVersion,
    RefusesMalformedIdsWith400,
    ListsTheNewestFirst,
):
    """All of these at once."""


def variants() -> dict[str, type[Dotdigital]]:
    """Every variant by name."""
    found = {name: thing for name, thing in globals().items() if isinstance(thing, type)}
    return {
        name: thing
        for name, thing in found.items()
        if issubclass(thing, Dotdigital) and thing is not Dotdigital and not name.startswith("_")
    }
