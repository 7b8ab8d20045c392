"""
The programs that most checks share: one of each type, made when it is first asked for.
"""

from dataclasses import dataclass, field
from functools import cached_property

from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply

DESCRIPTION = "Made to check the API; it may be deleted."
COST = {"startDate": "2016-01-01", "cost": 2000, "note": "venue"}


@dataclass
class Cast:
    """
    `cast["Event"]` is an Event program of the run, created with what is required and nothing more.

    No check changes or deletes one of the cast.
    """

    programs: Programs
    _created: dict[str, Reply] = field(default_factory=dict)

    def creation(self, kind: str) -> Reply:
        """How the creation of a type of program was answered."""
        if kind not in self._created:
            self._created[kind] = self.programs.create(kind)
        return self._created[kind]

    def __getitem__(self, kind: str) -> Program:
        return self.creation(kind).needed_for("create.accepted")

    @cached_property
    def tag(self) -> tuple[str, list[str]]:
        """The type of the tag that the rich program carries, and the values it might have."""
        return self.programs.surroundings.optional_tag("Default")

    @cached_property
    def rich_creation(self) -> Reply:
        """How the creation of a program with description, costs and tags was answered."""
        tag_type, values = self.tag
        required = self.programs.surroundings.required_tags("Default")
        tags = [tag for tag in required if tag["tagType"] != tag_type]
        return self.programs.create(
            "Default",
            description=DESCRIPTION,
            costs=[COST],
            tags=[*tags, {"tagType": tag_type, "tagValue": values[-1]}],
        )

    @property
    def rich(self) -> Program:
        """A Default program with a description, costs and tags."""
        return self.rich_creation.needed_for("create.accepted")

    @cached_property
    def rich_by_id(self) -> Reply:
        """The rich program, read again by its id."""
        return self.programs.by_id(self.rich.id)

    @property
    def anyone(self) -> Program:
        """A program to read: one of the run's, or an existing one where nothing may be made."""
        if not self.programs.read_only:
            return self.rich
        return self._existing.needed_for("get.by-id.returns-the-program")

    @cached_property
    def _existing(self) -> Reply:
        fixtures = self.programs.instance.context.target.fixtures
        if (asked := fixtures.get("existing_program_id")) is None:
            asked = self.programs.browse(maxReturn=1).needed_for("browse.page.max-return").id
        return self.programs.by_id(asked)
