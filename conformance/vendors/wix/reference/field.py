"""
The fields of a program that callers write, and what fits into them.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .answer import Answer
from .call import Refused, is_guid, violation
from .record import Json

# What is not here can't be written: unknown to the API, or set by the service alone.
KINDS: Mapping[str, str] = {
    "": "object",
    "description": "object",
    "description.title": "text",
    "description.details": "text",
    "description.image": "object",
    "description.image.id": "text",
    "description.image.url": "text",
    "description.image.altText": "text",
    "description.video": "object",
    "description.video.id": "text",
    "timeline": "object",
    "timeline.selfPaced": "flag",
    "timeline.startDate": "date",
    "timeline.durationInDays": "whole",
    "restrictions": "object",
    "restrictions.maxParticipants": "whole",
    "restrictions.hideFutureSteps": "flag",
    "restrictions.resolveStepsInOrder": "flag",
    "restrictions.shareProgress": "flag",
    "restrictions.accessType": "word",
    "price": "object",
    "price.value": "amount",
    "seo": "object",
    "seo.slug": "slug",
    "seo.seoData": "object",
    "seo.seoData.tags": "list",
    "seo.seoData.settings": "object",
    "seo.seoData.settings.preventAutoRedirect": "flag",
    "seo.seoData.settings.keywords": "list",
    "seo.seoData.settings.keywords.*.origin": "text",
    "seo.imageUrl": "text",
    "seo.imageAlt": "text",
    "rewards": "list",
    "rewards.*.trigger": "word",
    "rewards.*.badgeIds": "list",
    "rewards.*.badgeIds.*": "guid",
    "socialGroupId": "guid",
    "extendedFields": "any",
    "shouldSendInvoice": "flag",
    "videoStepsSettings": "object",
    "videoStepsSettings.autoNavigate": "flag",
    "videoStepsSettings.requiredCompletionPercentage": "number",
}
TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "list": list,
    "flag": bool,
    "whole": int,
    "number": (int, float, str),
    "any": object,
}
SLUG = re.compile(r"[^\s/?#]+")


class Field(Answer):
    longest: Mapping[str, int] = {
        "description.title": 150,
        "description.details": 8000,
        "seo.imageAlt": 1000,
        "seo.seoData.settings.keywords.*.origin": 1000,
    }
    most: Mapping[str, int] = {
        "rewards": 10,
        "rewards.*.badgeIds": 50,
        "seo.seoData.settings.keywords": 5,
    }
    least: Mapping[str, int] = {"restrictions.maxParticipants": 1}
    words: Mapping[str, tuple[str, ...]] = {
        "restrictions.accessType": ("PUBLIC", "PRIVATE", "SECRET"),
        "rewards.*.trigger": ("JOINED_TO_PROGRAM", "STEP_COMPLETED", "ALL_STEPS_COMPLETED"),
    }
    kinds: Mapping[str, str] = KINDS
    amount = re.compile(r"0*[1-9][0-9]*(\.[0-9]{1,3})?|0+\.(?!0+$)[0-9]{1,3}")

    def writable(self, content: Json, at: str = "") -> Json:
        """Give what of a body a caller may write, and drop the rest without a word."""
        found = {}
        for name, value in content.items():
            path = f"{at}.{name}" if at else name
            if path in self.kinds:
                nested = self.kinds[path] == "object" and isinstance(value, dict)
                found[name] = self.writable(value, path) if nested else value
        return found

    def must_fit(self, content: Json) -> None:
        if violations := tuple(self.violations(content)):
            raise Refused(400, "INVALID_ARGUMENT", "Some fields do not fit", violations=violations)

    def violations(self, value: Any, path: str = "", name: str = "program") -> Iterator[Json]:
        """Give each field that does not fit; null fits everywhere, since it clears a field."""
        kind = self.kinds.get(path, "object" if path.endswith("*") else "any")
        if value is None:
            return
        if rule := self.broken_rule(kind, path, value):
            yield violation(name, rule, f"breaks {rule}")
        elif isinstance(value, dict) and kind == "object":
            for key, inner in value.items():
                yield from self.violations(inner, f"{path}.{key}".strip("."), f"{name}.{key}")
        elif isinstance(value, list) and kind == "list":
            for place, inner in enumerate(value):
                yield from self.violations(inner, f"{path}.*", f"{name}[{place}]")

    def broken_rule(self, kind: str, path: str, value: Any) -> str | None:
        """Name the rule that a value breaks, or give None."""
        if not self.has_type(kind, value):
            return "FORMAT"
        rules = {
            "FORMAT": self.has_format(kind, value),
            "MAX_LENGTH": kind != "text" or len(value) <= self.longest.get(path, len(value)),
            "MAX_SIZE": kind != "list" or len(value) <= self.most.get(path, len(value)),
            "MIN": kind != "whole" or value >= self.least.get(path, value),
            "ENUM": kind != "word" or value in self.words[path],
            "ONE_OF": path != "description" or not (value.get("image") and value.get("video")),
        }
        return next((rule for rule, kept in rules.items() if not kept), None)

    def has_type(self, kind: str, value: Any) -> bool:
        return isinstance(value, TYPES.get(kind, str))

    def has_format(self, kind: str, value: Any) -> bool:
        match kind:
            case "whole" | "number":
                return not isinstance(value, bool)
            case "amount":
                return bool(self.amount.fullmatch(value))
            case "date":
                return day_of(value) is not None
            case "guid":
                return is_guid(value)
            case "slug":
                return bool(SLUG.fullmatch(value))
        return True


def day_of(text: str) -> date | None:
    """Read a local date; None where it is none."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None
