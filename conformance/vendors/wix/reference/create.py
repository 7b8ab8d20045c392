"""
New programs: always drafts, whatever was sent.
"""

import re
from collections.abc import Mapping
from typing import Any

from .call import Call, Refused, operation
from .program import Programs
from .record import Json, Program


class Create(Programs):
    default_access_type = "PUBLIC"
    default_trigger = "JOINED_TO_PROGRAM"
    samples: Mapping[str, int] = {"28-day yoga challenge": 28, "Sourdough for beginners": 7}

    @operation("POST", "/programs")
    def create_program(self, call: Call) -> Json:
        content = self.writable(call.needed("program"))
        self.must_fit(content)
        program = self.new_program(self.with_defaults(content), call.caller.id)
        self.take_from(call, program)
        self.give_slug(program)
        self.store(program)
        return {"program": self.shown(program)}

    def take_from(self, call: Call, program: Program) -> None:
        """Take what a caller sent of the service's own fields: nothing."""

    def with_defaults(self, content: Json) -> Json:
        restrictions = content.get("restrictions") or {}
        access = restrictions.get("accessType") or self.default_access_type
        filled = {**content, "restrictions": {**restrictions, "accessType": access}}
        if content.get("rewards"):
            filled["rewards"] = [self.with_trigger(reward) for reward in content["rewards"]]
        return filled

    def with_trigger(self, reward: Json) -> Json:
        return {**reward, "trigger": reward.get("trigger") or self.default_trigger}

    def give_slug(self, program: Program) -> None:
        """Keep the slug that was sent, or make one of the title."""
        sent = (program.content.get("seo") or {}).get("slug")
        if sent and self.slug_is_taken(sent, program):
            raise self.slug_refused()
        self.set_slug(program, sent or self.free_slug(program))

    def slug_refused(self) -> Refused:
        return Refused(409, "ALREADY_EXISTS", "The slug is taken")

    def free_slug(self, program: Program) -> str:
        title = (program.content.get("description") or {}).get("title") or ""
        slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or program.id
        return f"{slug}-{program.number}" if self.slug_is_taken(slug, program) else slug

    @operation("GET", "/programs/samples")
    def list_samples(self, call: Call) -> Json:  # noqa: ARG002 - they are the same for everybody
        """Show programs to begin with; they are no programs of the site."""
        return {"programs": [self.sample(*each) for each in self.samples.items()]}

    def sample(self, title: str, days: int) -> Json:
        content: dict[str, Any] = {
            "description": {"title": title},
            "timeline": {"selfPaced": True, "durationInDays": days},
        }
        return {"label": title, "program": {"status": "DRAFT", **self.with_defaults(content)}}
