"""
Marketos that each take a body that they should not.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo


class _TakesForms(Marketo):
    operation = ""

    def takes_json(self, call: Call) -> bool:
        return call.operation != self.operation and super().takes_json(call)


@breaks("payload.json", depth="standard")
class TakesAFormForDeletion(_TakesForms):
    operation = "delete_members"


@breaks("payload.json", depth="standard")
class TakesAFormForStatus(_TakesForms):
    operation = "sync_status"


@breaks("payload.json", depth="standard")
class TakesAFormForData(_TakesForms):
    operation = "sync_data"
