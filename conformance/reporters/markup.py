"""
Markdown that holds text of a target: as data, whatever it says.
"""

import re
from dataclasses import dataclass, field

from conformance.reporters.harmless import visible

RESERVE = 200  # for the line that says what was left out
SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
MEANING = re.compile(r"[\\*_\[\]<>&#@|~]")


@dataclass
class Sheet:
    """A page that takes what still fits."""

    most: int
    pieces: list[str] = field(default_factory=list)
    used: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def room(self) -> int:
        return self.most - RESERVE - self.used

    def add(self, piece: str, *, up_to: int | None = None) -> bool:
        """Whether it fitted; `up_to` is a limit below that of the page."""
        size = len(piece.encode())
        if size > self.room or (up_to and self.used + size > up_to):
            return False
        self._take(piece, size)
        return True

    def end(self, piece: str) -> None:
        """The line that says what was left out, for which there is always room."""
        if self.used + len(piece.encode()) <= self.most:
            self._take(piece, len(piece.encode()))

    def _take(self, piece: str, size: int) -> None:
        self.pieces.append(piece)
        self.used += size


def code(text: str, *, longest: int = 200) -> str:
    """
    A span of code: nothing in it has a meaning, be it a mention, a link or a tag.
    """
    one = " ".join(visible(text).split()) or " "
    shown = one if len(one) <= longest else f"{one[: longest - 1]}…"
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def block(text: str, language: str, *, indent: int = 0) -> str:
    """
    A block of code.
    """
    shown = visible(text)
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", shown)), 3)
    lines = [f"{fence}{language}", *shown.splitlines(), fence]
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def prose(text: str) -> str:
    """
    A sentence of the catalogue: its spans of code stay, nothing else has a meaning.
    """
    one, end, parts = " ".join(visible(text).split()), 0, []
    for span in SPAN.finditer(one):
        parts += [MEANING.sub(r"\\\g<0>", one[end : span.start()]), span[0]]
        end = span.end()
    return "".join([*parts, MEANING.sub(r"\\\g<0>", one[end:])])
