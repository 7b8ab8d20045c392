"""
A text page of a given width, coloured or not.
"""

from dataclasses import dataclass, field

from rich.cells import cell_len, chop_cells  # knows how wide a character is; the rest is not needed

STYLES = {
    "red": "31;1",
    "yellow": "33",
    "green": "32;1",
    "magenta": "35;1",
    "bold": "1",
    "dim": "2",
}


@dataclass
class Page:
    """
    Lines one below the other. What is said must be harmless already.
    """

    width: int = 80
    colour: bool = False
    written: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.written)

    def gap(self) -> None:
        """An empty line, unless the page is empty or ends in one."""
        if self.written and self.written[-1]:
            self.written.append("")

    def say(self, text: str, *, indent: int = 0, style: str = "", label: str = "") -> None:
        """
        Text, broken between words, each line indented; its own leading spaces are kept.

        A `label` stands before the first line, and the others are indented as far.
        """
        inner = text.lstrip(" ")
        margin = label or " " * min(indent + len(text) - len(inner), self.width // 2)
        for piece in wrapped(inner, self.width - len(margin)):
            self.add(margin, piece, style)
            margin = " " * len(margin)

    def add(self, margin: str, text: str, style: str = "") -> None:
        """One line as it is, however long."""
        if self.colour and style and text:
            text = f"\x1b[{STYLES[style]}m{text}\x1b[0m"
        self.written.append(f"{margin}{text}".rstrip())


def wrapped(text: str, width: int) -> list[str]:
    """
    The text in pieces that are at most `width` cells wide; a longer word is broken.
    """
    pieces = [""]
    for word in text.split(" "):
        longer = f"{pieces[-1]} {word}" if pieces[-1] else word
        if cell_len(longer) <= width:
            pieces[-1] = longer
        else:
            pieces += chop_cells(word, width)
    return [piece for piece in pieces if piece] or [""]
