"""
Marketos that chose differently: how a program is shown.
"""

from datetime import datetime

from conformance.vendors.marketo.reference import (
    Json,
    Marketo,
    Program,
    Reference,
)


class RefersToFoldersById(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {"id": program.folder.id, "type": program.folder.type}


class RefersToFoldersTwice(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {**super().shown_folder(program), "id": program.folder.id}


class WritesTypesOfFoldersInCapitals(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return super().shown_folder(program) | {"type": program.folder.type.upper()}

    def shown_place(self, place: Reference) -> Json:
        return super().shown_place(place) | {"folderId": {"id": place.id, "type": "FOLDER"}}


class ShowsTypesOfTheSpecification(Marketo):
    shown_types = {  # noqa: RUF012
        "Default": "default",
        "Event with Webinar": "webinar",
        "Engagement": "nurture",
    }

    def basics(self, program: Program) -> Json:
        kind = self.shown_types.get(program.type, program.type.lower())
        return super().basics(program) | {"type": kind}


class LinksToAnotherHost(Marketo):
    def url(self, program: Program) -> str:
        return f"https://engage-ab.example.com/?m=123-ABC-456#/classic/PG{program.id}A1"


class LinksNowhere(Marketo):
    def url(self, program: Program) -> str:
        return ""


class LeavesWorkspacesOut(Marketo):
    def basics(self, program: Program) -> Json:
        return {name: v for name, v in super().basics(program).items() if name != "workspace"}


class ShowsNoTagsByTag(Marketo):
    def got_by_tag(self, program: Program) -> Json:
        return self.basics(program)


class ShowsAllByTag(Marketo):
    def got_by_tag(self, program: Program) -> Json:
        return self.shown(program)


class LeavesEmptyMembersOut(Marketo):
    """What is empty, null or not set does not show."""

    def basics(self, program: Program) -> Json:
        shown = {name: value for name, value in super().basics(program).items() if value}
        return {name: value for name, value in shown.items() if name not in {"url", "headStart"}}


class HasNullForWhatIsEmpty(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {
            **shown,
            "description": shown["description"] or None,
            "url": None,
            "status": shown["status"] or None,
        }


class SwitchesNewEngagementProgramsOff(Marketo):
    first_status = {"Engagement": "off", "Email": "unlocked"}  # noqa: RUF012


class WritesAPlainZ(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}Z" if instant else None
