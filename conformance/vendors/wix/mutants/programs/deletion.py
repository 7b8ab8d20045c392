"""
Sites that each get one thing about deleting wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


class _KeepsTheDeleted(Wix):
    """Remembers what was deleted."""

    def __init__(self) -> None:
        super().__init__()
        self.deleted: dict[str, Program] = {}

    def remove(self, program: str) -> None:
        self.deleted[program] = self.programs[program]
        super().remove(program)


@breaks("deletion.get", also=["deletion.unknown"], because="what was deleted is still known")
class ShowsTheDeleted(_KeepsTheDeleted):
    def get_program(self, call: Call) -> Json:
        if call.id in self.deleted:
            return {"program": self.shown(self.deleted[call.id])}
        return super().get_program(call)


@breaks("deletion.query")
class FindsTheDeletedByQuery(_KeepsTheDeleted):
    def kept_by_query(self, programs: list[Program], asked: Json) -> list[Program]:
        return super().kept_by_query([*programs, *self.deleted.values()], asked)


@breaks("deletion.search")
class FindsTheDeletedBySearch(_KeepsTheDeleted):
    def indexed(self) -> list[Program]:
        return [*super().indexed(), *self.deleted.values()]


@breaks("deletion.count")
class CountsTheDeleted(_KeepsTheDeleted):
    def kept_by_count(self, programs: list[Program], filter_: Json) -> list[Program]:
        return super().kept_by_count([*programs, *self.deleted.values()], filter_)


@breaks("deletion.accepted", "deletion.published")
class DeletesDraftsAlone(Wix):
    def delete_program(self, call: Call) -> Json:
        if self.existing(call).status != "DRAFT":
            raise Refused(428, "FAILED_PRECONDITION", "It is no draft")
        return super().delete_program(call)


@breaks("deletion.published")
class ShowsVisitorsWhatWasPublished(_KeepsTheDeleted):
    def get_program(self, call: Call) -> Json:
        deleted = self.deleted.get(call.id)
        if deleted and not self.manages(call.caller) and self.sees(call.caller, deleted):
            return {"program": self.shown(deleted)}
        return super().get_program(call)


@breaks("deletion.others")
class DeletesTheNewestToo(Wix):
    """A deletion takes one more program of the same title's beginning along."""

    def remove(self, program: str) -> None:
        title = str(self.value(self.programs[program], "description.title"))[:13]
        super().remove(program)
        for other in list(self.programs.values()):
            if str(self.value(other, "description.title")).startswith(title):
                return super().remove(other.id)
        return None


@breaks("deletion.unknown")
class DeletesNobody(Wix):
    def delete_program(self, call: Call) -> Json:
        return super().delete_program(call) if call.id in self.programs else {}


@breaks("deletion.accepted")
class RefusesButDeletes(Wix):
    def delete_program(self, call: Call) -> Json:
        super().delete_program(call)
        raise Refused(409, "ABORTED", "It is gone all the same")
