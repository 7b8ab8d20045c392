"""
More programs than an instance is seeded with.
"""

from typing import Any

from conformance.suites import Suite


def populate(suite: Suite, instance: Any, number: int) -> None:
    """
    Fill a reference implementation up until it has so many programs; those that it is seeded with
    stay.
    """
    plant = {"marketo": _marketo, "wix": _wix, "dotdigital": _dotdigital}[suite.vendor]
    for n in range(len(instance.programs), number):
        plant(instance, n)


def _marketo(instance: Any, n: int) -> None:
    instance.planted(f"Flyer {n}", "Default", "Content", instance.homes["Campaigns"], {})


def _wix(instance: Any, n: int) -> None:
    instance.planted(f"Knitting {n}", "PUBLISHED", "PUBLIC", 0)


def _dotdigital(instance: Any, n: int) -> None:
    last = instance.programs[max(instance.programs)]
    program = type(last)(last.id + 7, f"Reminder {n}", last.created, "Draft")
    instance.programs[program.id] = program
