"""
States and transitions as a picture: the states in a row, arrows forward above and back below.

What leaves a state as it is stands in its box.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from conformance.handbook.book import Arrow
from conformance.handbook.wording import slug

LETTER = 7.4  # about the width of one
SMALL = 6.8
GAP = 190
MARGIN = 16
RISE = 46  # how far an arrow that passes one state stands off
LABEL = 14


@dataclass(frozen=True)
class State:
    """`stays` is what leaves it as it is."""

    name: str
    left: float
    stays: list[str]

    @property
    def width(self) -> float:
        return max(len(self.name) * LETTER, *(len(each) * SMALL for each in self.stays), 0) + 28

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


Joined = dict[tuple[str, str], list[tuple[str, bool]]]


def diagram(title: str, arrows: list[Arrow]) -> str:
    """
    An SVG that takes its colours from the page around it, with the same in words for who can't see.
    """
    picture = Picture(_states(arrows), _joined(arrows), f"tip-{slug(title)}")
    svg = Element("svg", {"viewBox": picture.view, "role": "img", "class": "states"})
    svg.set("width", picture.view.split()[2])
    svg.set("aria-label", f"States of {title}: {'; '.join(_words(arrows))}")
    _marker(svg, picture.tip)
    for (begin, end), labels in picture.joined.items():
        picture.arrow(svg, begin, end, labels)
    for state in picture.states.values():
        picture.state(svg, state)
    return tostring(svg, encoding="unicode")


@dataclass(frozen=True)
class Picture:
    """The states in a row, and for each two of them what leads from one to the other."""

    states: dict[str, State]
    joined: Joined
    tip: str

    @property
    def order(self) -> list[str]:
        return list(self.states)

    @property
    def top(self) -> float:
        """Where the row of states begins, below the arrows that lead forward."""
        return MARGIN + self._rise(forward=True)

    @property
    def view(self) -> str:
        last = self.states[self.order[-1]]
        height = self.bottom + self._rise(forward=False) + MARGIN
        return f"0 0 {last.left + last.width + MARGIN:.0f} {height:.0f}"

    @property
    def bottom(self) -> float:
        return self.top + 38 + LABEL * max(len(state.stays) for state in self.states.values())

    def _rise(self, *, forward: bool) -> float:
        spans = [self._span(*pair) for pair in self.joined if self._forward(*pair) == forward]
        labels = max(map(len, self.joined.values()), default=1)
        return RISE * max(spans) + LABEL * labels if spans else 0

    def _forward(self, begin: str, end: str) -> bool:
        return self.order.index(begin) <= self.order.index(end)

    def _span(self, begin: str, end: str) -> int:
        return max(abs(self.order.index(begin) - self.order.index(end)), 1)

    def arrow(self, svg: Element, begin: str, end: str, labels: list[tuple[str, bool]]) -> None:
        """A curve with the operations that it stands for."""
        forward = self._forward(begin, end)
        edge = self.top if forward else self.bottom
        rise = RISE * self._span(begin, end) * (-1 if forward else 1)
        side = 12 if forward else -12
        first, last = self.states[begin].middle + side, self.states[end].middle - side
        peak = edge + rise * 1.15
        curve = f"M{first:.0f} {edge:.0f} C{first:.0f} {peak:.0f} {last:.0f} {peak:.0f} "
        kind = "refused" if all(never for _, never in labels) else "arrow"
        line = {"d": f"{curve}{last:.0f} {edge:.0f}", "class": kind, "fill": "none"}
        SubElement(svg, "path", line | {"marker-end": f"url(#{self.tip})"})
        highest = edge + rise * 0.86
        for place, (by, never) in enumerate(labels):
            y = highest - 5 - LABEL * place if forward else highest + LABEL * (place + 1)
            label = {"x": f"{(first + last) / 2:.0f}", "y": f"{y:.0f}", "text-anchor": "middle"}
            text = SubElement(svg, "text", label | {"class": "refused" if never else "by"})
            text.text = f"not by {by}" if never else by

    def state(self, svg: Element, state: State) -> None:
        """A box with its name."""
        box = {"x": f"{state.left:.0f}", "y": f"{self.top:.0f}", "width": f"{state.width:.0f}"}
        height = f"{self.bottom - self.top:.0f}"
        SubElement(svg, "rect", box | {"height": height, "rx": "9", "class": "state"})
        place = {"x": f"{state.middle:.0f}", "text-anchor": "middle"}
        SubElement(svg, "text", place | {"y": f"{self.top + 24:.0f}"}).text = state.name
        for row, stays in enumerate(state.stays, 1):
            y = f"{self.top + 26 + LABEL * row:.0f}"
            SubElement(svg, "text", place | {"y": y, "class": "stays"}).text = stays


def _words(arrows: list[Arrow]) -> Iterator[str]:
    for arrow in arrows:
        never = "never " if arrow.refused else ""
        yield f"{never}from {arrow.begin} to {arrow.end} by {arrow.by}"


def _states(arrows: list[Arrow]) -> dict[str, State]:
    """In the order in which they are first named."""
    names = dict.fromkeys(name for arrow in arrows for name in (arrow.begin, arrow.end))
    left, found = float(MARGIN), {}
    for name in names:
        loops = [arrow for arrow in arrows if arrow.begin == arrow.end == name]
        stays = [f"{'refuses ' if it.refused else 'stays by '}{it.by}" for it in loops]
        found[name] = State(name, left, list(dict.fromkeys(stays)))
        left += found[name].width + GAP
    return found


def _joined(arrows: list[Arrow]) -> Joined:
    """One line for all arrows between the same two states."""
    found: Joined = {}
    for arrow in arrows:
        if arrow.begin == arrow.end:
            continue
        labels = found.setdefault((arrow.begin, arrow.end), [])
        if (arrow.by, arrow.refused) not in labels:
            labels.append((arrow.by, arrow.refused))
    return found


def _marker(svg: Element, name: str) -> None:
    size = {"viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "8", "markerHeight": "8"}
    turned = {"id": name, "orient": "auto-start-reverse"}
    tip = SubElement(SubElement(svg, "defs"), "marker", size | turned)
    SubElement(tip, "path", {"d": "M0 0 L8 4 L0 8 z", "class": "tip"})
