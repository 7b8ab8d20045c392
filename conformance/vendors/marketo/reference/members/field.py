"""
The fields of members: standard ones, which every subscription has, and custom ones.
"""

from collections.abc import Sequence
from typing import Any

from ..call import Call, Refused, operation
from ..envelope import Envelope
from ..record import Json
from .record import Field

# name, display name, type, length
STANDARD = (
    ("acquiredBy", "Acquired By", "boolean", None),
    ("attendanceLikelihood", "Attendance Likelihood", "integer", None),
    ("createdAt", "Created At", "datetime", None),
    ("isExhausted", "Nurture Exhausted", "boolean", None),
    ("leadId", "Lead Id", "integer", None),
    ("membershipDate", "Member Date", "datetime", None),
    ("nurtureCadence", "Nurture Cadence", "string", 4),
    ("program", "Program", "string", 255),
    ("programId", "Program Id", "integer", None),
    ("reachedSuccess", "Success", "boolean", None),
    ("reachedSuccessDate", "Success Date", "datetime", None),
    ("registrationLikelihood", "Registration Likelihood", "integer", None),
    ("statusName", "Status", "string", 255),
    ("statusReason", "Status Reason", "string", 255),
    ("trackName", "Track Name", "string", 255),
    ("updatedAt", "Updated At", "datetime", None),
    ("waitlistPriority", "Waitlist Priority", "integer", None),
)
CUSTOM = (
    ("myCustomField", "My Custom Field", "string", 255),
    ("registrationCode", "Registration Code", "string", 100),
    ("seatNumber", "Seat Number", "integer", None),
    ("wantsParking", "Wants Parking", "boolean", None),
    ("arrivalDate", "Arrival Date", "date", None),
    ("checkedInAt", "Checked In At", "datetime", None),
    ("amountPaid", "Amount Paid", "float", None),
)
HIDDEN = ("oldBadgeId", "Old Badge Id", "string", 40)


class Fields(Envelope):
    field_page = 300

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        known = [Field(*row) for row in STANDARD]
        custom = [Field(*row) for row in (*CUSTOM, HIDDEN)]
        for field in known:
            field.html = field.length is not None  # texts alone
        for field in custom:
            field.custom = field.updateable = True
        custom[-1].hidden = True
        self.fields = {field.name: field for field in (*known, *custom)}

    @operation("GET", "/rest/v1/programs/members/schema/fields/{name}.json")
    def get_field(self, call: Call) -> Json:
        return {"result": [self.by_name(self.known_field(call))]}

    @operation("GET", "/rest/v1/programs/members/schema/fields.json")
    def get_fields(self, call: Call) -> Json:
        found = [self.in_schema(field) for field in self.fields_to_list()]
        return self.paged(call, found, self.field_page)

    def fields_to_list(self) -> list[Field]:
        return list(self.fields.values())

    def paged(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        """Cut a page out of what was found, and say whether there is more."""
        raise NotImplementedError

    def known_field(self, call: Call) -> Field:
        name = call.path.rsplit("/", 1)[-1].removesuffix(".json")
        return self.fields[name] if name in self.fields else self.no_such_field(name)

    def no_such_field(self, name: str) -> Field:
        raise Refused("1006", f"Field '{name}' not found")

    def by_name(self, field: Field) -> Json:
        return self.in_schema(field)

    def in_schema(self, field: Field) -> Json:
        length = {} if field.length is None else {"length": field.length}
        return {
            "displayName": field.display,
            "name": field.name,
            "description": field.description,
            "dataType": field.type,
            **length,
            "isHidden": field.hidden,
            "isHtmlEncodingInEmail": field.html,
            "isSensitive": field.sensitive,
            "isCustom": field.custom,
            "isApiCreated": field.api,
        }
