"""
Channels: every program has one, which fits its type and brings the statuses of its members.
"""

from typing import Any

from .call import Call, operation
from .page import Paging
from .record import Channel, Json, Step


class Channels(Paging):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.channels: dict[str, Channel] = {}

    @operation("GET", "/rest/asset/v1/channels.json")
    def get_channels(self, call: Call) -> list[Json]:
        return [self.shown_channel(channel) for channel in self.page(call, self.listed_channels())]

    @operation("GET", "/rest/asset/v1/channel/byName.json")
    def get_channel_by_name(self, call: Call) -> list[Json]:
        name = self.needed(call, "name")
        return [self.shown_channel(one) for one in self.listed_channels() if one.name == name]

    def listed_channels(self) -> list[Channel]:
        return list(self.channels.values())

    def shown_channel(self, channel: Channel) -> Json:
        return {
            "id": channel.id,
            "name": channel.name,
            "applicableProgramType": channel.applies_to,
            "progressionStatuses": [self.shown_step(step) for step in channel.steps],
            "createdAt": "2022-11-07T09:12:44Z+0000",
            "updatedAt": "2022-11-07T09:12:44Z+0000",
        }

    def shown_step(self, step: Step) -> Json:
        return {
            "name": step.name,
            "description": None,
            "hidden": False,
            "step": step.step,
            "success": step.success,
        }
