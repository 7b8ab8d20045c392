"""
Marketos that each get one thing about the record of a program wrong.
"""

from datetime import datetime

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo, Program, Reference


@breaks("program.id.in-url")
class NumbersItsUrlsOtherwise(Marketo):
    def url(self, program: Program) -> str:
        return f"https://app-ref.marketo.com/#PG{program.id + 1}A1"


@breaks("program.name.text")
class ShowsTheWorkspaceAsANumber(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "workspace": 1}


@breaks(
    "program.channel.listed",
    also=("create.channel.kept", "create.channel.exists"),
    because="its programs name no listed channel",
)
class ShowsChannelsInCapitals(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "channel": program.channel.upper()}


@breaks(
    "program.folder.reference",
    also=(
        "create.folder.placed",
        "clone.folder.placed",
        "nesting.engagement.parents",
        "nesting.others.email",
    ),
    because="where a program is can't be read",
)
class ShowsFoldersByName(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {"type": program.folder.type, "folderName": "Campaigns"}


@breaks(
    "program.dates.format",
    also=["program.dates.seconds"],
    because="without a zone they are not in UTC",
)
class WritesDatesWithoutAZone(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return instant.isoformat()[:19] if instant else None


@breaks(
    "program.dates.format",
    also=["program.dates.seconds"],
    because="every example has a T there",
)
class WritesASpaceBetweenDateAndTime(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return f"{instant:%Y-%m-%d %H:%M:%SZ}" if instant else None


@breaks("program.dates.seconds")
class WritesMilliseconds(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}.000Z" if instant else None


@breaks("program.dates.seconds")
class WritesAnOffset(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return instant.isoformat() if instant else None


@breaks(
    "create.email-dates.accepted",
    "update.email-dates",
    also=["create.email-dates.shown"],
    because="no word is such a date",
)
class WritesDatesOfEmailProgramsInWords(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        dates: Json = {n: f"on {shown[n]}" for n in ("startDate", "endDate") if n in shown}
        return {**shown, **dates}


@breaks(
    "program.status.engagement",
    also=("program.status.known", "browse.status.on"),
    because="no program is on any more",
)
class CallsAnEngagementProgramActive(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {**shown, "status": "active"} if shown["status"] == "on" else shown


@breaks("program.status.engagement")
class UnlocksEngagementPrograms(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {**shown, "status": ""} if shown["type"] == "Engagement" else shown


@breaks(
    "program.status.email",
    also=[
        "approval.approve.locks",
        "approval.unapprove.unlocks",
        "browse.status.on",
        "browse.status.unlocked",
    ],
    because="Email programs never show their own statuses",
)
class ShowsEmailProgramsOn(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {**shown, "status": "on"} if shown["type"] == "Email" else shown


@breaks("program.status.others")
class SwitchesEventsOn(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {**shown, "status": "on"} if shown["type"] == "Event" else shown


@breaks("program.status.known", also=["program.status.others"], because="it is not empty either")
class ShowsADraftStatus(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {**shown, "status": shown["status"] or "draft"}


@breaks("program.types.distinct")
class TakesAWebinarForAnEvent(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "type": program.type.removesuffix(" with Webinar")}


@breaks(
    "program.id.integer",
    also=[
        "approval.approve.accepted",
        "approval.unapprove.accepted",
        "delete.answer.id",
        "nesting.engagement.parents",
        "nesting.others.email",
    ],
    because="an id in one answer is not the id in another",
)
class WritesIdsAsText(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "id": str(program.id)}


@breaks("program.id.in-url")
class LinksClonesToTheirSource(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        found = super().clone_program(call)
        self.sources = {**getattr(self, "sources", {}), found[0]["id"]: self.existing(call)}
        return found

    def url(self, program: Program) -> str:
        return super().url(getattr(self, "sources", {}).get(program.id, program))


@breaks("program.answer.current")
class AnswersWithWhatWasThereBefore(Marketo):
    def update_program(self, call: Call) -> list[Json]:
        before = self.shown(self.existing(call))
        super().update_program(call)
        return [before]


@breaks("program.answer.current")
class AnswersACloneWithTheTextsOfItsSource(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        clone = super().clone_program(call)
        return [{**clone[0], "description": self.existing(call).description}]


@breaks("program.answer.current")
class AnswersACreationWithoutItsChannel(Marketo):
    def create_program(self, call: Call) -> list[Json]:
        made = super().create_program(call)
        return [{**made[0], "channel": next(iter(self.channels))}]


@breaks("program.folder.name")
class NamesEveryFolderTheSame(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {**super().shown_folder(program), "folderName": "Campaigns"}


@breaks("program.folder.name")
class NamesFoldersAfterTheirPrograms(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {**super().shown_folder(program), "folderName": program.name}


@breaks("program.workspace", depth="standard")
class IsAlwaysInTheDefaultWorkspace(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "workspace": "Default"}


@breaks("program.workspace")
class NamesItsFolderForItsWorkspace(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "workspace": self.shown_folder(program)["folderName"]}


@breaks("create.folder.exists", depth="standard")
class CreatesProgramsInNoFolder(Marketo):
    def place_exists(self, call: Call, place: Reference) -> bool:
        return call.operation == "create_program" or super().place_exists(call, place)


@breaks("create.email.unlocked")
class ApprovesNewEmailPrograms(Marketo):
    first_status = {**Marketo.first_status, "Email": "locked"}  # noqa: RUF012


@breaks("create.tags.from-the-list")
class TakesTagsOfTypesOffTheList(Marketo):
    def tag_is_listed(self, name: str, value: str) -> bool:
        return name not in self.tag_types or super().tag_is_listed(name, value)


@breaks("get.by-name.returns-the-program", depth="standard")
class FindsNoEmailProgramsByName(Marketo):
    def is_called(self, program: Program, name: str) -> bool:
        return super().is_called(program, name) and program.type != "Email"


@breaks("clone.program.new-id", depth="standard")
class ClonesNoEmailPrograms(Marketo):
    def may_be_cloned(self, source: Program) -> bool:
        return super().may_be_cloned(source) and source.type != "Email"


@breaks("family.delete.alone", depth="standard")
class DeletesTheSourceOfAClone(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        found = super().clone_program(call)
        self.sources = {**getattr(self, "sources", {}), found[0]["id"]: call.id}
        return found

    def remove(self, program: Program) -> None:
        super().remove(program)
        if source := self.programs.get(getattr(self, "sources", {}).get(program.id, 0)):
            super().remove(source)


@breaks("update.tags", depth="standard")
class GivesNoTagsOfOtherTypes(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        tags = super().apply_tags(program, sent)
        return {name: value for name, value in tags.items() if name in program.tags}
