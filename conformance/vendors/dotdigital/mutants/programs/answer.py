"""
Dotdigitals whose refusals look wrong in one way each.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import Call, Dotdigital, Json, Refused


@breaks("answer.error.message")
class PutsItsMessageIntoAnObject(Dotdigital):
    def error(self, refused: Refused) -> Json:
        return {"message": {"text": self.message(refused)}}


@breaks("answer.error.message", also=["report.unknown.token"], because="its body is no JSON")
class RefusesReportsInPlainText(Dotdigital):
    def refusal(self, call: Call, refused: Refused) -> Any:
        if call.operation == "get_report" and refused.status == 404:
            return self.sent(self.message(refused), 404)
        return super().refusal(call, refused)
