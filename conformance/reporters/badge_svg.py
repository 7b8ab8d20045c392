"""
The verdict as a small picture for a page.
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from conformance.record import Record
from conformance.reporters.badge import COLOURS, label, message

HEIGHT = 20
PADDING = 7
FONT = "Verdana, DejaVu Sans, sans-serif"
NARROW = set("fijlrt.,:;|!'() -I")
WIDE = set("mwMW@%")


def render(record: Record) -> str:
    """
    A picture whose text can be read, selected and spoken.
    """
    left, right = label(record), message(record)
    first, second = (_width(text) + 2 * PADDING for text in (left, right))
    size = {"width": str(first + second), "height": str(HEIGHT)}
    title = f"{left}: {right}"
    svg = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "img", "aria-label": title}
    )
    SubElement(svg, "title").text = title
    clip = SubElement(SubElement(svg, "clipPath", id="round"), "rect", {**size, "rx": "3"})
    clip.set("fill", "#fff")
    plates = SubElement(svg, "g", {"clip-path": "url(#round)"})
    _plate(plates, 0, first, "#444")
    _plate(plates, first, second, COLOURS[record["verdict"]][1])
    texts = SubElement(svg, "g", {"fill": "#fff", "font-family": FONT, "font-size": "11"})
    for text, begin, width in ((left, 0, first), (right, first, second)):
        place = {"x": str(begin + PADDING), "y": "14", "textLength": str(width - 2 * PADDING)}
        SubElement(texts, "text", place).text = text
    indent(svg)
    return tostring(svg, encoding="unicode") + "\n"


def _plate(parent: Element, begin: int, width: int, colour: str) -> None:
    place = {"x": str(begin), "width": str(width), "height": str(HEIGHT), "fill": colour}
    SubElement(parent, "rect", place)


def _width(text: str) -> int:
    """About what the text takes in that font; `textLength` makes up for the rest."""
    return round(sum(3.9 if c in NARROW else 10 if c in WIDE else 7 for c in text))
