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


@breaks("deletion.get", "deletion.published")
class ShowsTheDeleted(_KeepsTheDeleted):
    def get_program(self, call: Call) -> Json:
        if call.id in self.deleted:
            return {"program": self.shown(self.deleted[call.id])}
        return super().get_program(call)


@breaks("deletion.query", also=["count.all"], because="a query shows more than is counted")
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


@breaks(
    "deletion.others",
    also=[
        "discovery.management.count",
        "discovery.management.query",
        "discovery.management.search",
        "filter.access-type",
        "filter.categories",
        "filter.id",
        "filter.price",
        "filter.self-paced",
        "filter.status",
        "visibility.draft.management",
    ],
    because="they look for the draft that is gone",
)
class DeletesADraftToo(Wix):
    """The first SECRET draft goes along."""

    def remove(self, program: str) -> None:
        super().remove(program)
        drafts = [one for one in self.programs.values() if one.status == "DRAFT"]
        for other in [one for one in drafts if self.is_secret(one)][:1]:
            super().remove(other.id)


@breaks("deletion.unknown")
class DeletesNobody(Wix):
    def delete_program(self, call: Call) -> Json:
        return super().delete_program(call) if call.id in self.programs else {}


@breaks("deletion.archived", depth="standard")
class KeepsTheArchive(Wix):
    def delete_program(self, call: Call) -> Json:
        if self.existing(call).status == "ARCHIVED":
            raise Refused(428, "WRONG_STATE", "The program is archived")
        return super().delete_program(call)


@breaks("deletion.final", depth="standard")
class ArchivesWhatWasDeleted(Wix):
    def remove(self, program: str) -> None:
        self.__dict__.setdefault("gone", {})[program] = self.programs.get(program)
        super().remove(program)

    def archive_program(self, call: Call) -> Json:
        gone = self.__dict__.get("gone", {}).get(call.id)
        return {"program": self.shown(gone)} if gone else super().archive_program(call)
