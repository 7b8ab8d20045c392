"""
What a site holds at first: the courses of a studio that teaches yoga, baking and painting.

The same every time.
"""

from datetime import UTC, datetime, timedelta

from conformance.vendors.wix.example import MEMBER_ID, OWNER_ID, PARTICIPANT_ID

from .category import Categories
from .create import Create
from .participant import Participants
from .record import Json, Program

TOPICS = ("Yoga", "Sourdough")
KINDS = {  # what a title adds to the topic -> status, access type, days of a scheduled program
    "for Beginners": ("PUBLISHED", "PUBLIC", 0),
    "in a Weekend": ("ENDED", "PUBLIC", 2),
    "Masterclass": ("PUBLISHED", "PRIVATE", 0),
    "Challenge 2025": ("ARCHIVED", "PUBLIC", 28),
    "Coaching": ("PUBLISHED", "SECRET", 0),
    "Next Season": ("DRAFT", "PUBLIC", 0),
    "for Two": ("PUBLISHED", "PUBLIC", 0),
    "at Home": ("PUBLISHED", "PUBLIC", 0),
    "Retreat": ("ENDED", "PRIVATE", 5),
}


class Seed(Create, Categories, Participants):
    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.told: dict[str, object] = {}  # what a target file for this site says

    def fixtures(self) -> dict[str, object]:
        """Name what a suite can't make through the API."""
        return dict(self.told)

    def plant(self) -> None:
        labels = ("Movement", "Kitchen", "Studio", "Evenings")
        categories = [self.add_category(label).id for label in labels]
        for number, topic in enumerate(TOPICS):
            for words, (status, access, days) in KINDS.items():
                program = self.planted(f"{topic} {words}", status, access, days)
                program.categories = [categories[number]]
        self.told |= {"category_ids": categories, "member_id": MEMBER_ID}
        for key, access in (("secret", "SECRET"), ("public", "PUBLIC")):
            program = self.planted(f"Alumni Circle {access.title()}", "PUBLISHED", access, 0)
            self.add_participant(program, PARTICIPANT_ID)
            self.told[f"participant_{key}_program_id"] = program.id
        self.plant_content()

    def plant_content(self) -> None:
        """Plant a program with steps and sections, which another API makes."""
        program = self.planted("Bread from Grain to Crust", "PUBLISHED", "PUBLIC", 0)
        program.steps, program.sections = 12, 4
        self.told["content_program_id"] = program.id
        self.told["content_step_count"] = program.steps
        self.told["content_section_count"] = program.sections

    def planted(self, title: str, status: str, access: str, days: int) -> Program:
        timeline: Json = {"selfPaced": not days}
        if days:
            timeline |= {"startDate": "2025-03-03", "durationInDays": days}
        content = {
            "description": {"title": title, "details": f"{title}, with people who know how."},
            "timeline": timeline,
            "restrictions": {"accessType": access},
        }
        program = self.new_program(content, OWNER_ID)
        program.created = datetime(2025, 1, 7, 9, tzinfo=UTC) + timedelta(hours=program.number)
        program.updated = program.status_updated = program.created + timedelta(minutes=40)
        program.status = status
        self.give_slug(program)
        if status == "ARCHIVED":
            self.set_slug(program, program.id)
        self.store(program)
        return program
