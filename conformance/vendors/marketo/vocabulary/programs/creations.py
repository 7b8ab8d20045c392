"""
Creations that need something of their own: what must be refused, and programs with dates.
"""

from dataclasses import dataclass
from functools import partial

from conformance.once import once
from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.operations import NOBODY
from conformance.vendors.marketo.vocabulary.program import TYPES, Program
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.reply import Reply

STRAY = {"Event": "Event with Webinar", "Event with Webinar": "Event", "Engagement": "Email"}
CHANNELLESS = ("Event", "Email")


@dataclass
class Creations:
    """
    Each is made once, when it is first asked for.
    """

    cast: Cast

    @once
    def refused(self) -> Attempts:
        """Creations that lack something, or name what does not exist."""
        self.cast.rich_creation.needed_for("create.accepted")
        around, batch = self.cast.programs.surroundings, Attempts(self.cast.programs)
        for parameter in ("folder", "name", "type", "channel"):
            batch.create(parameter, **{parameter: OMIT})
        batch.create("unknown channel", channel="No such channel")
        batch.create("wrong channel", channel=lambda: around.channel_for("Email"))
        batch.create("unknown type", type="No such type", tags=OMIT)  # they are for other types
        batch.create("tag off the list", tags=lambda: self._tagged(self.cast.tag[0]))
        batch.create("unknown tag type", tags=lambda: self._tagged("No such tag type"))
        batch.create("malformed costs", costs="no list of costs")
        return batch

    def _tagged(self, tag_type: str) -> list[dict[str, str]]:
        return self.cast.programs.surroundings.with_tag("Default", tag_type, "No such value")

    @once
    def without_tag(self) -> Attempt:
        """A creation without the tag that the subscription requires for the type."""
        self.cast.recent.needed_for("create.accepted")
        around = self.cast.programs.surroundings
        for kind in TYPES:
            if around.required_tags(kind) and around.channels_for(kind):
                batch = Attempts(self.cast.programs)
                batch.create(kind, kind, tags=OMIT)
                return batch[kind]
        raise NotApplicable("the subscription requires no tag")

    @once
    def further(self) -> Attempts:
        """The same of other types, and creations with a blank name and in no folder that exists."""
        self.cast.rich_creation.needed_for("create.accepted")
        around, batch = self.cast.programs.surroundings, Attempts(self.cast.programs)
        for kind, other in STRAY.items():
            batch.create(("wrong channel", kind), kind, channel=partial(around.channel_for, other))
        for kind in CHANNELLESS:
            batch.create(("no channel", kind), kind, channel=OMIT)
        batch.create("blank name", name="")
        batch.create("unknown folder", folder={"id": NOBODY, "type": "Folder"})
        return batch

    @once
    def afterwards(self) -> Reply:
        """A creation by a name that was refused with the channel of another type."""
        attempt = self.refused["wrong channel"]
        attempt.reply.must_be_refused()
        attempt.left  # noqa: B018 - before there is a program of that name
        return self.cast.programs.create(name=attempt.form["name"])

    @once
    def dated_reply(self) -> Reply:
        """How the creation of an Email program with dates was answered."""
        dates = {"startDate": moment.in_a_year(), "endDate": moment.in_a_year(days=7)}
        return self.cast.programs.create("Email", **dates)

    @once
    def dated(self) -> Program:
        """That program, read by its id."""
        made = self.dated_reply.needed_for("create.email-dates.accepted")
        return self.cast.programs.by_id(made.id).needed_for("get.by-id.returns-the-program")
