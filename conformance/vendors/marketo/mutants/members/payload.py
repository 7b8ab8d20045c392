"""
Marketos that each take a body that they should not.
"""

import json
from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Refused


class _TakesForms(Marketo):
    operation = ""

    def takes_json(self, call: Call) -> bool:
        return call.operation != self.operation and super().takes_json(call)


@breaks("payload.json", depth="standard")
class TakesAFormForDeletion(_TakesForms):
    operation = "delete_members"


@breaks(
    "payload.json",
    also=["payload.broken", "payload.broken.code"],
    because="what is no JSON is then read as something else",
    depth="standard",
)
class TakesAFormForStatus(_TakesForms):
    operation = "sync_status"


@breaks("payload.json", depth="standard")
class TakesAFormForData(_TakesForms):
    operation = "sync_data"


@breaks("payload.json", depth="standard")
class TakesJsonOfAnyType(Marketo):
    def is_json_type(self, content_type: str) -> bool:
        return "form" not in content_type


@breaks("payload.charset", depth="standard")
class ComparesTheWholeContentType(Marketo):
    def is_json_type(self, content_type: str) -> bool:
        return content_type == "application/json"


@breaks(
    "payload.broken",
    also=["payload.broken.code"],
    because="what is done is not refused",
    depth="standard",
)
class ReadsWhatOnlyResemblesJson(Marketo):
    def is_json(self, body: bytes) -> bool:
        return True


@breaks("payload.broken.code", depth="standard")
class ReadsTheFirstValueOfABody(Marketo):
    def looked_at(self, call: Call, content_type: str, body: bytes) -> Call:
        if b"and more" not in body:
            return super().looked_at(call, content_type, body)
        value, _ = json.JSONDecoder().raw_decode(body.decode())
        return replace(call, parameters=value, readable=True)


@breaks("payload.broken.code", depth="standard")
class TakesWhatIsNoJsonForNothing(Marketo):
    def readable(self, call: Call) -> None:
        if not call.readable:
            raise Refused("1002", "input cannot be blank")
        super().readable(call)
