"""
Updates: what is in the body changes, if the body knows the latest revision.
"""

from typing import Any

from .call import Call, Refused, invalid, operation
from .record import Json, Program
from .timeline import Timeline


class Update(Timeline):
    open_statuses: frozenset[str] = frozenset({"DRAFT", "PUBLISHED"})

    @operation("PATCH", "/programs/{id}")
    def update_program(self, call: Call) -> Json:
        change = call.needed("program")
        program = self.existing(call)
        self.change(program, change, self.masked(change, call.member("fieldMask")))
        return {"program": self.shown(program)}

    def change(self, program: Program, change: Json, fields: Json) -> None:
        """Write fields to a program, all of them or none."""
        self.must_fit(fields)
        if not self.is_open(program):
            raise Refused(428, "WRONG_STATE", f"The program is {program.status}")
        if not self.is_current(program, self.revision_in(change)):
            raise Refused(409, "ABORTED", "The program has changed since this revision")
        wanted = self.merged(program.content, fields)
        self.must_be_allowed(program, wanted)
        self.write(program, wanted, change)

    def write(self, program: Program, wanted: Json, change: Json) -> None:  # noqa: ARG002
        moved = program.content.get("timeline") != wanted.get("timeline")
        program.content = wanted
        if moved and program.status == "PUBLISHED":
            self.plan(program)
        self.touch(program)

    def is_open(self, program: Program) -> bool:
        return program.status in self.open_statuses

    def revision_in(self, change: Json) -> str:
        if change.get("revision") is None:
            return self.no_revision()
        return str(change["revision"])

    def no_revision(self) -> str:
        raise invalid("program.revision", "REQUIRED_FIELD", "must be there")

    def is_current(self, program: Program, revision: str) -> bool:
        return revision == str(program.revision)

    def masked(self, change: Json, mask: Any) -> Json:
        """Give the fields to write: all that are there, or those that a mask names."""
        fields = self.writable(change)
        if isinstance(mask, dict):
            mask = mask.get("paths")
        if not mask:
            return fields
        named = [name.strip() for name in mask.split(",")] if isinstance(mask, str) else mask
        found: Json = {}
        for path in named:
            value: Any = fields
            *above, last = str(path).removeprefix("program.").split(".")
            inner = found
            for name in above:
                value, inner = (value or {}).get(name), inner.setdefault(name, {})
            if str(path).removeprefix("program.") in self.kinds:
                inner[last] = (value or {}).get(last)
        return found

    def merged(self, old: Json, new: Json) -> Json:
        """What a body leaves out stays as it is, inside of objects as well."""
        whole = dict(old)
        for name, value in new.items():
            both = isinstance(value, dict) and isinstance(old.get(name), dict)
            replaced = name in {"image", "video", "extendedFields"}
            whole[name] = self.merged(old[name], value) if both and not replaced else value
        for chosen, other in (("image", "video"), ("video", "image")):
            if new.get(chosen) is not None:
                whole.pop(other, None)
        return whole

    # What is allowed

    def must_be_allowed(self, program: Program, wanted: Json) -> None:
        slug = (wanted.get("seo") or {}).get("slug")
        if not slug:  # it can be changed, but not taken away
            wanted["seo"] = {**(wanted.get("seo") or {}), "slug": self.slug(program)}
        elif self.slug_is_taken(slug, program):
            raise Refused(400, "DUPLICATED_SLUG", "The slug is taken")
        self.must_keep_faith(program, wanted)
        if self.starts_too_early(program, wanted):
            raise Refused(400, "WRONG_START_DATE", "The start date lies in the past")

    def must_keep_faith(self, program: Program, wanted: Json) -> None:
        """Refuse what would change the program under those who take part."""
        active = len(self.participations(program))
        most = (wanted.get("restrictions") or {}).get("maxParticipants")
        if active and self.timeline_changes(program, wanted):
            raise Refused(428, "TIMELINE_SWITCH_FORBIDDEN", "The program has participants")
        if most is not None and most < active:
            data = {"activeParticipantsCount": active}
            raise Refused(428, "WRONG_PARTICIPANTS_NUMBER", "Too many take part", data=data)

    def timeline_changes(self, program: Program, wanted: Json) -> bool:
        return (program.content.get("timeline") or {}) != (wanted.get("timeline") or {})

    def starts_too_early(self, program: Program, wanted: Json) -> bool:
        moved = self.starts_on(program.content) != self.starts_on(wanted)
        return program.status == "PUBLISHED" and moved and self.starts_in_the_past(wanted)
