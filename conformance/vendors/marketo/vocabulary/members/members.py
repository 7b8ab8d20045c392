"""
The nine operations on program members, as verbs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from conformance.outcome import Blocked, built_on
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.instance import OMIT, OWN, Instance
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen, whole

TUNNEL = "GET"  # the value of `_method`
MOST_PAGES = 400  # that a walk follows before it gives up
IDLE = 2  # pages in a row that show nothing new: the walk gives up as well
ONE_PAGE = {"batchSize", "nextPageToken"}  # parameters of who wants to see a page
# What there has to be for programs to have members, and the document of these says nothing of.
AROUND = frozenset(
    {
        "getProgramById",
        "browsePrograms",
        "createProgram",
        "deleteProgram",
        "getChannels",
        "getTagTypes",
        "getTagTypeByName",
        "getFolders",
        "getLeadById",
        "getLeads",
        "syncLeads",
        "deleteLeads",
    }
)


@dataclass
class Members:
    """
    Members of the programs of one instance.

    Parameters carry the vendor's names. One that is OMIT is not sent; `token=None` sends none.
    """

    instance: Instance = field(repr=False)
    trust: Callable[..., None] = field(default=lambda **_: None, repr=False)

    def describe(self, **how: Any) -> Answer:
        return self._call("describeProgramMembers", **how)

    def query(
        self, program: Any, filterType: Any = OMIT, filterValues: Any = OMIT, **parameters: Any
    ) -> Answer:
        """
        `fields`, `startAt`, `endAt`; a list goes with commas. The answer has all its pages, since
        no page need be full; with `batchSize` or `nextPageToken` it is the one page.
        """
        query = {"filterType": filterType, "filterValues": filterValues, **parameters}
        if ONE_PAGE & {*parameters}:
            return self._page(program, **query)
        return whole(self.pages(program, **query))

    def _page(self, program: Any, **parameters: Any) -> Answer:
        return self._call(
            "getProgramMembers",
            path={"programId": program},
            token=parameters.pop("token", OWN),
            params=_query(**parameters),
        )

    def query_by_post(self, program: Any, *, in_url: bool = True, **parameters: Any) -> Answer:
        """The same query as a POST: its parameters are the body, `_method` stands in the URL."""
        ask = partial(self._page_by_post, program, in_url, **parameters)
        return ask() if ONE_PAGE & {*parameters} else whole(_walked(ask))

    def _page_by_post(self, program: Any, in_url: bool, **parameters: Any) -> Answer:
        method, query = {"_method": TUNNEL}, _query(**parameters)
        return self._call(
            "queryProgramMembersByPost",
            path={"programId": program},
            token=query.pop("token", OWN),
            params=method if in_url else {},
            form=query if in_url else method | query,
        )

    def by_lead(self, program: Any, leads: Iterable[Any], **parameters: Any) -> Answer:
        return self.query(program, "leadId", list(leads), **parameters)

    def between(self, program: Any, start: datetime, end: datetime, **parameters: Any) -> Answer:
        """Members by the time of their update; with a value, where a range alone is refused."""
        dates = {"startAt": moment.utc(start), "endAt": moment.utc(end)}
        answer = self.query(program, "updatedAt", **dates, **parameters)
        if not answer.rejected:
            return answer
        return self.query(program, "updatedAt", moment.utc(start), **dates, **parameters)

    def look(self, program: Any, leads: Iterable[Any], *fields: str) -> Seen:
        """The members among some leads, with some fields; raises Blocked if that can't be seen."""
        self.trust(fields=bool(fields))
        answer = self.by_lead(program, leads, fields=["leadId", *fields] if fields else OMIT)
        if answer.reading != "absent":
            answer.needed("query.lead-id")
        return Seen(answer)

    def set_status(self, program: Any, statusName: Any, leads: Any, **how: Any) -> Answer:
        """Create or update: `leads` are ids, or what to send as `input`."""
        body = {"statusName": statusName, "input": _input(leads)}
        return self._write("syncProgramMemberStatus", program, body, **how)

    def join(self, program: Any, statusName: Any, leads: Any) -> None:
        """Make leads members, for other checks to build on; raises Blocked where they are not."""
        answer = self.set_status(program, statusName, leads).needed("status.created")
        with built_on("status.created"):
            outcomes = answer.outcomes
        if outcomes != [("created",)] * len(leads):
            raise Blocked("status.created")

    def send_form(self, operation: str, program: Any, **fields: Any) -> Answer:
        """What writes members, as a form instead of JSON."""
        return self._call(operation, path={"programId": program}, form=fields)

    def send_text(self, operation: str, program: Any, kind: str, text: str) -> Answer:
        """What writes members, as a text that says of itself what it is."""
        return self._call(operation, path={"programId": program}, raw=(kind, text))

    def probe(self, probe: str, program: Any, json: dict[str, Any] | None) -> Answer:
        """A call that the API has not."""
        return self._call(probe, path={"programId": program}, json=json)

    def set_data(self, program: Any, rows: Any, **how: Any) -> Answer:
        """Update fields: `rows` are objects with a `leadId` and fields."""
        return self._write("syncProgramMemberData", program, {"input": rows}, **how)

    def delete(self, program: Any, leads: Any, **how: Any) -> Answer:
        return self._write("deleteProgramMembers", program, {"input": _input(leads)}, **how)

    def field(self, name: Any, **how: Any) -> Answer:
        return self._call("getProgramMemberField", path={"fieldApiName": name}, **how)

    def fields(self, *, token: Any = OWN, **parameters: Any) -> Answer:
        """`batchSize`, `nextPageToken`."""
        return self._call("getProgramMemberFields", params=parameters, token=token)

    def create_fields(self, rows: Any, **how: Any) -> Answer:
        return self._call("createProgramMemberFields", json=_sent({"input": rows}), **how)

    def update_field(self, name: Any, rows: Any, **how: Any) -> Answer:
        body = _sent({"input": rows})
        path = {"fieldApiName": name}
        return self._call("updateProgramMemberField", path=path, json=body, **how)

    def pages(self, program: Any, **parameters: Any) -> list[Answer]:
        """A query to its end: as long as an answer says that there is more."""
        return _walked(partial(self._page, program, **parameters))

    def field_pages(self, **parameters: Any) -> list[Answer]:
        """The fields to their end."""
        return _walked(partial(self.fields, **parameters))

    def _write(self, operation: str, program: Any, body: dict[str, Any], **how: Any) -> Answer:
        return self._call(operation, path={"programId": program}, json=_sent(body), **how)

    def _call(self, operation: str, **how: Any) -> Answer:
        reply = self.instance.call(operation, **how)
        return Answer(reply.exchange, reply.reading, reply.error_codes, reply.asked)


def _walked(ask: Callable[..., Answer]) -> list[Answer]:
    pages, seen, idle = [ask()], set(), 0
    while (token := pages[-1].next_page) and idle < IDLE and len(pages) < MOST_PAGES:
        seen |= pages[-1].subjects
        pages.append(ask(nextPageToken=token))
        idle = idle + 1 if pages[-1].subjects <= seen else 0
    return pages


def _input(leads: Any) -> Any:
    plain = isinstance(leads, list) and all(isinstance(lead, int) for lead in leads)
    return [{"leadId": lead} for lead in leads] if plain else leads


def _sent(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not OMIT}


def _query(**parameters: Any) -> dict[str, Any]:
    return {name: _listed(value) for name, value in parameters.items()}


def _listed(value: Any) -> Any:
    return ",".join(_word(word) for word in value) if isinstance(value, list | tuple) else value


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
