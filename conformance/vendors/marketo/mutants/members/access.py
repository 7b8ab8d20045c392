"""
Marketos that each let somebody in.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Marketo, Refused

READS = ("describe_members", "get_members", "get_field", "get_fields")


class _Opens(Marketo):
    """Lets everybody call one operation."""

    opened: tuple[str, ...] = ()

    def authorised(self, call: Call) -> None:
        if call.token or call.operation not in self.opened:
            super().authorised(call)


@breaks("access.token.required")
class DescribesToEverybody(_Opens):
    opened = ("describe_members",)


@breaks("access.token.required")
class ShowsMembersToEverybody(_Opens):
    opened = ("get_members",)


@breaks("access.token.required")
class ShowsTheSchemaToEverybody(_Opens):
    opened = ("get_field",)


@breaks("access.token.required")
class ListsTheSchemaToEverybody(_Opens):
    opened = ("get_fields",)


@breaks("access.token.required")
class LetsEverybodySetAStatus(_Opens):
    opened = ("sync_status",)


@breaks("access.token.required")
class LetsEverybodyWrite(_Opens):
    opened = ("sync_data",)


@breaks("access.token.required")
class LetsEverybodyDelete(_Opens):
    opened = ("delete_members",)


@breaks("access.token.required")
class LetsEverybodyMakeFields(_Opens):
    opened = ("create_fields",)


@breaks("access.token.required")
class LetsEverybodyUpdateFields(_Opens):
    opened = ("update_field",)


@breaks("access.token.required")
class RefusesAndSetsTheStatusAllTheSame(Marketo):
    def authorised(self, call: Call) -> None:
        if not call.token and call.operation == "sync_status":
            self.perform(call)
        super().authorised(call)


@breaks("access.token.known")
class TakesAnyTokenForMembers(Marketo):
    def authorised(self, call: Call) -> None:
        unknown = call.token and not self.token_is_known(call.token)
        if not (unknown and "/members" in call.path):
            super().authorised(call)


@breaks("access.token.known")
class RefusesStrangersButDeletes(Marketo):
    def authorised(self, call: Call) -> None:
        try:
            super().authorised(call)
        except Refused as refused:
            if call.token and refused.code != "603" and call.operation == "delete_members":
                self.perform(call)
            raise


class _OpenForReaders(Marketo):
    """Lets a user who may only read carry out one operation, too."""

    opened = ""

    def needs_permission(self, call: Call) -> bool:
        return super().needs_permission(call) and call.operation != self.opened


@breaks("access.permission")
class LetsReadersSetAStatus(_OpenForReaders):
    opened = "sync_status"


@breaks("access.permission")
class LetsReadersWriteData(_OpenForReaders):
    opened = "sync_data"


@breaks("access.permission")
class LetsReadersDeleteMembers(_OpenForReaders):
    opened = "delete_members"


@breaks("access.permission")
class DeletesBeforeItAsksForPermission(Marketo):
    def needs_permission(self, call: Call) -> bool:
        if call.operation == "delete_members" and call.token in self.reader_tokens:
            self.perform(call)
        return super().needs_permission(call)


@breaks("access.permission.posted", depth="standard")
class GuardsEveryPost(Marketo):
    def needs_permission(self, call: Call) -> bool:
        return call.operation == "sync_data" or super().needs_permission(call)


@breaks("access.permission.reading", depth="standard")
class GuardsDescribe(Marketo):
    def needs_permission(self, call: Call) -> bool:
        return call.operation == "describe_members" or super().needs_permission(call)
