"""
Marketos that chose differently: which statuses there are.
"""

from conformance.vendors.marketo.reference import (
    Channel,
    Json,
    Marketo,
    Step,
)


class HasNoEqualSteps(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = [step._replace(step=number) for number, step in enumerate(channel.steps)]
            self.channels[name] = channel._replace(steps=tuple(steps))


class HasEqualStepsInAShortChannel(Marketo):
    """The channel with a third step has no equal steps; one of two steps has them, the lowest."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            short = channel.applies_to == "event" and name != "Webinar"
            steps = [
                step._replace(step=(number + 2) // 3 if short else number)
                for number, step in enumerate(channel.steps)
            ]
            self.channels[name] = channel._replace(steps=tuple(steps))


class HasTwoStatusesAChannel(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = (channel.steps[0], channel.steps[1], channel.steps[-1])
            self.channels[name] = Channel(channel.id, name, channel.applies_to, steps)


class HidesAStatus(Marketo):
    def shown_step(self, step: Step) -> Json:
        return {**super().shown_step(step), "hidden": step.name == "Invited"}
