"""
The site's programs: where they are kept, and how they are shown.
"""

from collections.abc import Mapping
from typing import Any

from .call import Call, Refused
from .field import Field
from .record import Json, Participant, Program


class Programs(Field):
    first_revision = 1
    currency = "USD"
    site = "https://www.example.com"

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.programs: dict[str, Program] = {}
        self.participants: dict[str, Participant] = {}
        self.made = 0

    def new_program(self, content: Json, owner: str) -> Program:
        now, id_ = self.now(), self.new_id()
        self.made += 1
        program = Program(id_, content, owner, now, now, now, self.made)
        program.revision = self.first_revision
        return program

    def store(self, program: Program) -> None:
        self.programs[program.id] = program

    def existing(self, call: Call) -> Program:
        """Give the program of the path, for those who see all."""
        return self.known(call.id)

    def known(self, id_: Any) -> Program:
        found = self.programs.get(id_) if isinstance(id_, str) else None
        if found is None:
            raise self.not_found()
        return found

    def not_found(self) -> Refused:
        return Refused(404, "NOT_FOUND", "The program was not found")

    def touch(self, program: Program) -> None:
        """Note that a program was changed."""
        program.revision += 1
        program.updated = self.now()

    def access_type(self, program: Program) -> str:
        return str(self.value(program, "restrictions.accessType"))

    def is_secret(self, program: Program) -> bool:
        return self.access_type(program) == "SECRET"

    def participations(self, program: Program) -> list[Participant]:
        return [one for one in self.participants.values() if one.program == program.id]

    def participates(self, member: str, program: Program) -> bool:
        return any(one.member == member for one in self.participations(program))

    # Slugs

    def slug(self, program: Program) -> str:
        return str(program.content["seo"]["slug"])

    def set_slug(self, program: Program, slug: str) -> None:
        program.content = {
            **program.content,
            "seo": {**(program.content.get("seo") or {}), "slug": slug},
        }

    def slug_is_taken(self, slug: str, program: Program) -> bool:
        return any(self.slug(one) == slug for one in self.programs.values() if one.id != program.id)

    # How it is shown

    def shown(self, program: Program) -> Json:
        return {
            "id": program.id,
            "revision": str(program.revision),
            "createdDate": self.written(program.created),
            "updatedDate": self.written(program.updated),
            "status": program.status,
            "statusUpdatedDate": self.written(program.status_updated),
            "categoryIds": self.shown_categories(program),
            **self.shown_content(program),
            "contentSummary": self.content_summary(program),
            "ownerUserId": program.owner,
        }

    def shown_categories(self, program: Program) -> list[str]:
        return list(program.categories)

    def content_summary(self, program: Program) -> Json:
        return {"stepCount": program.steps, "sectionCount": program.sections}

    def shown_content(self, program: Program) -> Json:
        """Show what callers wrote, with what the service adds to it."""
        content = dict(program.content)
        if (content.get("price") or {}).get("value") is not None:
            content["price"] = {**content["price"], "currency": self.currency}
        content["seo"] = {**content["seo"], **self.page(program)}
        return content

    def page(self, program: Program) -> Json:
        """Tell what the service itself knows of a program's page."""
        content = program.content
        image = ((content.get("description") or {}).get("image") or {}).get("url")
        days = (content.get("timeline") or {}).get("durationInDays")
        return {
            "url": {"base": self.site, "path": f"/programs/{self.slug(program)}"},
            **({"imageUrl": image} if image and not content["seo"].get("imageUrl") else {}),
            **({"courseWorkload": f"P{days}D"} if days else {}),
        }

    def value(self, program: Program, field: str) -> Any:
        """Give the value of a field by its dotted name; None where it has none."""
        plain: Mapping[str, Any] = {
            "id": program.id,
            "status": program.status,
            "createdDate": program.created,
            "updatedDate": program.updated,
            "statusUpdatedDate": program.status_updated,
            "categoryIds": program.categories,
        }
        if field in plain:
            return plain[field]
        value: Any = program.content
        for name in field.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value
