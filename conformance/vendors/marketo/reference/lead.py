"""
Leads, as far as suites need some: create, read, delete. And two calls that only test a connection.
"""

from typing import Any

from .call import Call, Refused, operation, wrong
from .envelope import Envelope
from .record import Json


class Leads(Envelope):
    most_leads_a_call = 300
    default_fields = ("id", "firstName", "lastName", "email", "createdAt", "updatedAt")

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.leads: dict[int, Json] = {}
        self.nameless_leads = range(0)  # leads of whom nothing is known but that they exist
        self.ids_by_email: dict[str, dict[int, None]] = {}
        self.last_lead_id = 100

    @operation("POST", "/rest/v1/leads.json")
    def sync_leads(self, call: Call) -> Json:
        action = call.text("action") or "createOrUpdate"
        field = call.text("lookupField") or "email"
        return {"result": [self.sync_lead(action, field, row) for row in self.sent_leads(call)]}

    @operation("GET", "/rest/v1/leads.json")
    def get_leads(self, call: Call) -> Json:
        field, values = (
            self.needed(call, "filterType"),
            self.needed(call, "filterValues").split(","),
        )
        found = {lead["id"]: lead for value in values for lead in self.leads_with(field, value)}
        return {"result": [self.shown_lead(lead, call) for lead in found.values()]}

    @operation("GET", "/rest/v1/lead/{id:int}.json")
    def get_lead(self, call: Call) -> Json:
        lead = self.known_lead(call.id)
        if lead is None:
            raise Refused("1004", f"Lead '{call.id}' not found")
        return {"result": [self.shown_lead(lead, call)]}

    @operation("POST", "/rest/v1/leads/delete.json")
    @operation("DELETE", "/rest/v1/leads.json")
    def delete_leads(self, call: Call) -> Json:
        sent = call.text("id")
        rows = [{"id": id_} for id_ in sent.split(",")] if sent else self.sent_leads(call)
        return {"result": [self.delete_lead(str(row.get("id"))) for row in rows]}

    @operation("GET", "/rest/v1/activities/types.json")
    def get_activity_types(self, call: Call) -> Json:  # noqa: ARG002
        name = "Change Status in Progression"
        return {"result": [{"id": 104, "name": name, "description": name, "attributes": []}]}

    @operation("GET", "/rest/v1/stats/usage.json")
    def get_usage(self, call: Call) -> Json:  # noqa: ARG002
        return {"result": [{"date": f"{self.clock():%Y-%m-%d}", "total": 0, "users": []}]}

    def sent_leads(self, call: Call) -> list[Json]:
        rows = call.rows("input")
        if not rows:
            raise Refused("1002", "input cannot be blank")
        if len(rows) > self.most_leads_a_call:
            raise Refused("1003", f"More than {self.most_leads_a_call} records")
        return rows

    def sync_lead(self, action: str, field: str, row: Json) -> Json:
        if action not in {"createOrUpdate", "createOnly", "updateOnly", "createDuplicate"}:
            raise wrong("action", "an action")
        known = self.leads_with(field, row.get(field))
        if known and action == "createOnly":
            return skipped("1005", "Lead already exists")
        if not known and action == "updateOnly":
            return skipped("1004", "Lead not found")
        if known and action != "createDuplicate":
            self.update_lead(known[0], row)
            return {"id": known[0]["id"], "status": "updated"}
        return {"id": self.add_lead(row), "status": "created"}

    def add_lead(self, row: Json) -> int:
        self.last_lead_id += 1
        now = self.lead_time()
        lead = {**row, "id": self.last_lead_id, "createdAt": now, "updatedAt": now}
        self.leads[self.last_lead_id] = lead
        self.file_by_email(lead)
        return self.last_lead_id

    def update_lead(self, lead: Json, row: Json) -> None:
        lead.update(row, id=lead["id"], updatedAt=self.lead_time())
        self.leads[lead["id"]] = lead
        self.file_by_email(lead)

    def file_by_email(self, lead: Json) -> None:
        """Note where a lead is found; one who has another email since is passed over there."""
        if lead.get("email"):
            self.ids_by_email.setdefault(str(lead["email"]), {})[lead["id"]] = None

    def known_lead(self, id_: int) -> Json | None:
        return self.leads.get(id_) or ({"id": id_} if id_ in self.nameless_leads else None)

    def leads_with(self, field: str, value: Any) -> list[Json]:
        """Give the leads with a value in a field; for an id or an email without a look at all."""
        text = "" if value is None else str(value)
        if field == "id":
            lead = self.known_lead(int(text)) if is_an_id(text) else None
            return [lead] if lead else []
        some = self.filed_under(text) if field == "email" else self.leads.values()
        return [lead for lead in some if text and str(lead.get(field, "")) == text]

    def filed_under(self, email: str) -> list[Json]:
        return [self.leads[id_] for id_ in self.ids_by_email.get(email, ()) if id_ in self.leads]

    def delete_lead(self, text: str) -> Json:
        lead = self.leads.pop(int(text), None) if is_an_id(text) else None
        return (
            {"id": lead["id"], "status": "deleted"} if lead else skipped("1004", "Lead not found")
        )

    def shown_lead(self, lead: Json, call: Call) -> Json:
        asked = call.text("fields")
        names = asked.split(",") if asked else self.default_fields
        return {name: lead.get(name) for name in names}

    def lead_time(self) -> str:
        """Write a time as the lead database does: without the offset."""
        return f"{self.this_second():%Y-%m-%dT%H:%M:%S}Z"


def is_an_id(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


def skipped(code: str, message: str) -> Json:
    return {"status": "skipped", "reasons": [{"code": code, "message": message}]}
