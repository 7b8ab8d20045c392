"""
Sites that each get one thing about duplicates wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Program, Refused, Wix


class _Duplicates(Wix):
    """Makes a duplicate, and then something else of it."""

    def altered(self, duplicate: Program, source: Program) -> None:
        """Change the duplicate."""

    def duplicate_of(self, source: Program, owner: str) -> Program:
        duplicate = super().duplicate_of(source, owner)
        self.altered(duplicate, source)
        return duplicate


@breaks(
    "duplication.own",
    "duplication.draft",
    "duplication.slug",
    also=["duplication.content", "duplication.source"],
    because="the source is looked at as a duplicate",
)
class GivesTheSourceForADuplicate(Wix):
    def duplicate_program(self, call: Call) -> Json:
        return {"program": self.shown(self.existing(call))}


@breaks("duplication.own")
class KeepsNoDuplicates(Wix):
    def duplicate_program(self, call: Call) -> Json:
        answer = super().duplicate_program(call)
        self.programs.pop(answer["program"]["id"])
        return answer


@breaks("duplication.slug")
class DuplicatesTheSlug(Wix):
    def slug_of_duplicate(self, duplicate: Program, source: Program) -> str:
        return self.slug(source)


@breaks("duplication.categories")
class LosesTheCategoriesOfADuplicate(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        duplicate.categories = []


@breaks("duplication.information")
class DuplicatesAsPublic(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        restrictions = duplicate.content["restrictions"]
        duplicate.content["restrictions"] = {**restrictions, "accessType": "PUBLIC"}


@breaks("duplication.content")
class DuplicatesTheCounts(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        duplicate.steps, duplicate.sections = source.steps, source.sections


@breaks("duplication.source")
class WritesToTheSourceToo(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        self.__dict__.setdefault("twins", {})[duplicate.id] = source

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        twin = self.__dict__.get("twins", {}).get(program.id)
        if twin:
            twin.content = {**wanted, "seo": twin.content["seo"]}


@breaks("duplication.draft", depth="standard")
class DuplicatesTheStatusOfWhatIsOver(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        over = source.status in {"ENDED", "ARCHIVED"}
        duplicate.status = source.status if over else duplicate.status


@breaks("visibility.draft.visitor", depth="standard")
class ShowsDuplicatesToEverybody(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        self.__dict__.setdefault("copies", set()).add(duplicate.id)

    def sees(self, caller: Caller, program: Program) -> bool:
        return program.id in self.__dict__.get("copies", ()) or super().sees(caller, program)


@breaks("duplication.social-group", depth="standard")
class TakesTheGroupOfItsSource(Wix):
    def left_behind(self) -> tuple[str, ...]:
        return ()


@breaks("duplication.date", depth="standard")
class DuplicatesTheDateOfCreation(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        duplicate.created = source.created


@breaks(
    "duplication.source",
    also=["filter.categories", "search.categories"],
    because="the source is what is looked for",
    depth="standard",
)
class SharesTheCategoriesWithItsSource(_Duplicates):
    def altered(self, duplicate: Program, source: Program) -> None:
        self.__dict__.setdefault("twins", {})[duplicate.id] = source

    def assign(self, program: Program, category: str, there: bool) -> None:
        super().assign(program, category, there)
        if source := self.__dict__.get("twins", {}).get(program.id):
            source.categories = program.categories


@breaks("revision.transitions")
class BeginsAnewWithThePublication(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        program.revision = self.first_revision if status == "PUBLISHED" else program.revision


@breaks("duplication.own")
class DuplicatesNothing(Wix):
    def duplicate_program(self, call: Call) -> Json:
        raise Refused(400, "INVALID_ARGUMENT", "The program is one of its kind")


@breaks("duplication.source")
class MovesWhatItDuplicates(_Duplicates):
    def duplicate_program(self, call: Call) -> Json:
        answer = super().duplicate_program(call)
        if self.existing(call).categories:  # not what the site had before
            self.remove(call.id)
        return answer
