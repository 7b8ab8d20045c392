"""
What an instance holds at first: two workspaces of a company that sells software.

The same every time, but for the dates of Email programs, which have to lie ahead.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from typing import Any

from .channel import Channels
from .lead import Leads
from .program import Programs
from .record import Channel, Cost, Folder, Program, Reference, Step, TagType
from .tagtype import TagTypes

CHANNELS = {
    "Online Advertising": ("program", ["Member", "*Engaged"]),
    "Content": ("program", ["Member", "*Downloaded"]),
    "Tradeshow": ("event", ["Invited", "Registered", "*Visited Booth", "No Interest"]),
    "Roadshow": ("event", ["Invited", "Registered", "Waitlisted@20", "No Show", "*Attended"]),
    "Webinar": ("webinar", ["Invited", "Registered", "No Show", "*Attended", "*Watched Later"]),
    "Nurture": ("nurture", ["Member", "*Engaged"]),
    "Email Send": ("email_batch", ["Sent", "Opened", "*Clicked"]),
}
TAG_TYPES = (
    TagType(
        "Business Unit",
        ("program", "email_batch", "nurture", "event", "webinar"),
        ("Analytics", "Payments", "Logistics", "Platform"),
    ),
    TagType("Event Tier", ("event",), ("Flagship", "Partner", "Field"), required=True),
    TagType("Audience", ("program", "email_batch"), ("Customers", "Prospects", "Partners")),
)
ZONES = {"Default": "Default", "Europe": "Europe"}  # workspace -> its root folder
FOLDERS = {  # folder -> its parent
    "Campaigns": "Default",
    "Content Marketing": "Campaigns",
    "Newsletters": "Campaigns",
    "Events": "Default",
    "Tradeshows 2025": "Events",
    "Webinars": "Events",
    "Lifecycle": "Default",
    "Mobile Pilots": "Default",
    "European Campaigns": "Europe",
    "DACH": "European Campaigns",
}
TOPICS = (
    "Demand Forecasting",
    "Real-Time Dashboards",
    "Data Governance",
    "Customer Churn",
    "Self-Service Reporting",
    "Fraud Detection",
    "Supply Chain Visibility",
    "Revenue Attribution",
    "Location Intelligence",
    "Embedded Analytics",
)
SEASONS = [f"{season} {year}" for year in (2023, 2024, 2025) for season in ("Spring", "Autumn")]
CITIES = ("Chicago", "Denver", "Austin", "Seattle", "Toronto", "Boston", "Atlanta", "Portland")
NEVER_CLONED = {  # a program that can't be cloned -> why
    "Mobile App Launch Offer": "push notification",
    "In-App Onboarding Tour": "in-app message",
    "Board Report Pipeline 2025": "report",
    "Refer a Friend 2025": "social asset",
}
READY = {"email": True, "smart list": True}
Campaign = tuple[str, str, str, str]  # name, type, channel, folder


def campaigns() -> Iterator[Campaign]:
    for topic, season in product(TOPICS, SEASONS):
        yield f"Whitepaper {topic} {season}", "Default", "Content", "Content Marketing"
        yield f"Live Demo {topic} {season}", "Event with Webinar", "Webinar", "Webinars"
    for city, season in product(CITIES, SEASONS):
        yield f"{city} Roadshow {season}", "Event", "Roadshow", "Events"
    for month, year in product(range(1, 13), (2023, 2024, 2025)):
        day = datetime(year, month, 1, tzinfo=UTC)
        yield f"Newsletter {day:%B %Y}", "Email", "Email Send", "Newsletters"
    for topic in TOPICS:
        yield f"Search Ads {topic}", "Default", "Online Advertising", "Campaigns"
        yield f"Nurture {topic}", "Engagement", "Nurture", "Lifecycle"
        yield f"DACH Nurture {topic}", "Engagement", "Nurture", "DACH"
        yield f"DACH Search Ads {topic}", "Default", "Online Advertising", "DACH"
    for fair in ("Hannover Messe", "Big Data London", "Gartner Summit", "Web Summit"):
        yield f"{fair} 2025", "Event", "Tradeshow", "Tradeshows 2025"


def step_of(text: str, place: int) -> Step:
    """Read a status: a star says that it counts as success, a number which step it has."""
    name, _, step = text.lstrip("*").partition("@")
    return Step(name, int(step or place * 10), text.startswith("*"))


class Seed(Programs, Channels, TagTypes, Leads):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.homes: dict[str, Reference] = {}
        self.told: dict[str, object] = {}  # what a target file for this instance says

    def fixtures(self) -> dict[str, object]:
        """Name what a suite can't make through the API."""
        return dict(self.told)

    def plant(self) -> None:
        self.plant_lists()
        self.plant_folders()
        dice = Random(1107)  # noqa: S311
        for number, campaign in enumerate(campaigns()):
            self.plant_campaign(number, campaign, dice)
        self.plant_nested()
        self.plant_never_cloned()
        self.plant_emails()
        for name in ("Grace Okafor", "Jonas Weber", "Mei Tanaka", "Lucía Herrera", "Sam Whitfield"):
            first, last = name.split()
            email = f"{first}.{last}@example.com".lower()
            self.add_lead({"firstName": first, "lastName": last, "email": email})

    def plant_lists(self) -> None:
        for number, (name, (word, steps)) in enumerate(CHANNELS.items(), start=1):
            shown = [step_of(text, place) for place, text in enumerate(["Not in Program", *steps])]
            self.channels[name] = Channel(number, name, word, tuple(shown))
        self.tag_types = {tag_type.name: tag_type for tag_type in TAG_TYPES}

    def plant_folders(self) -> None:
        day = datetime(2022, 11, 7, 9, 12, 44, tzinfo=UTC)
        names = {**dict.fromkeys(ZONES.values()), **FOLDERS}
        for id_, (name, parent) in enumerate(names.items(), start=11):
            above = self.homes[parent] if parent else None
            workspace = self.workspace_of(above) if above else name
            self.folders[id_] = Folder(id_, name, above, workspace, day, day)
            self.homes[name] = Reference("Folder", id_)
        self.told["folder_id"] = self.homes["Campaigns"].id
        self.told["other_workspace_folder_id"] = self.homes["European Campaigns"].id

    def plant_campaign(self, number: int, campaign: Campaign, dice: Random) -> None:
        """Plant a campaign: most are for Analytics, a few for each other unit."""
        name, kind, channel, folder = campaign
        unit = TAG_TYPES[0].values[number % 4 if number % 40 < 4 else 0]
        program = self.planted(name, kind, channel, self.homes[folder], {"Business Unit": unit})
        if kind == "Event":
            program.tags["Event Tier"] = TAG_TYPES[1].values[number % 3]
        if kind == "Engagement" and number % 3 == 0:
            program.status = "off"
        if number % 5 == 0:
            month = f"{2023 + number % 3}-0{1 + number % 9}"
            program.costs.append(Cost(f"{month}-01", 250 + number * 5, "Agency fee"))
        program.created = datetime(2023, 1, 9, 8, tzinfo=UTC) + timedelta(minutes=number * 5_000)
        later = timedelta(seconds=dice.randrange(40_000_000)) if number % 4 else timedelta()
        program.updated = min(program.created + later, datetime(2025, 12, 31, tzinfo=UTC))

    def planted(
        self, name: str, kind: str, channel: str, place: Reference, tags: dict[str, str]
    ) -> Program:
        program = Program(0, name, kind, channel, place, tags=tags)
        program.status = self.first_status.get(kind, "")
        program.created = program.updated = datetime(2025, 9, 3, 14, 20, tzinfo=UTC)
        self.place(program, place)
        self.store(program)
        return program

    def plant_nested(self) -> None:
        """Plant emails inside the first Engagement and the first Event."""
        for kind in ("Engagement", "Event"):
            parent = next(one for one in self.programs.values() if one.type == kind)
            name = f"{parent.name} Reminder"
            place = Reference("Program", parent.id)
            self.planted(name, "Email", "Email Send", place, {"Business Unit": "Payments"})

    def plant_never_cloned(self) -> None:
        place = self.homes["Mobile Pilots"]
        pilots = [self.planted(name, "Default", "Content", place, {}) for name in NEVER_CLONED]
        for program in pilots:
            program.assets[NEVER_CLONED[program.name]] = True
        # Which type the API gives In-App programs is not documented; here they look like Default.
        pilots.append(self.planted("Feature Spotlight In-App", "Default", "Content", place, {}))
        pilots[-1].in_app = True
        self.told["unclonable_program_ids"] = [program.id for program in pilots]

    def plant_emails(self) -> None:
        """Plant Email programs that are ready for approval, or would be but for one thing."""
        ahead = self.this_second() + timedelta(days=400)
        for key, name, lack in (
            ("email_ready_program_id", "Anniversary Offer", ""),
            ("email_without_start_date_program_id", "Renewal Reminder", "start"),
            ("email_without_end_date_program_id", "Product Survey", "end"),
            ("email_without_assets_program_id", "Price Update Notice", "assets"),
        ):
            tags = {"Audience": "Customers"}
            email = self.planted(name, "Email", "Email Send", self.homes["Newsletters"], tags)
            email.start = None if lack == "start" else ahead
            email.end = None if lack == "end" else ahead + timedelta(days=2)
            email.assets = {} if lack == "assets" else dict(READY)
            self.told[key] = email.id
        whole = next(one for one in self.programs.values() if one.tags and one.costs)
        self.told["existing_program_id"] = whole.id
