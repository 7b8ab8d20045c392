"""
What a failed check expected and what it found, read off its message.
"""

import ast
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from conformance.record import Record, Result
from conformance.reporters.evidence import decisive

# A message begins with the assertion as the check writes it, then with its values.
VALUES = "assert "
OPERATORS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Eq: ("==", ""),
    ast.NotEq: ("!=", "anything but "),
    ast.LtE: ("<=", "at most "),
    ast.Lt: ("<", "less than "),
    ast.GtE: (">=", "at least "),
    ast.Gt: (">", "more than "),
    ast.In: ("in", "one of "),
    ast.NotIn: ("not in", "none of "),
    ast.Is: ("is", ""),
    ast.IsNot: ("is not", "anything but "),
}
WHERE = re.compile(r"\s*\+\s+(?:where|and)\s")
FALSE = re.compile(r"\s*\+\s+where (?:False|True) = (.*)", re.DOTALL)
ASKED = re.compile(r"^[A-Z]+ https?://\S+: ")  # a request, before what became of it
REPLY = re.compile(r"<(\w+): (\w+)([^<>]*)>")
ITEM = re.compile(r"\s{2}(\{.*\}) != (\{.*\})")  # a member in which two objects differ
ITEMS = "Differing items:"
SIDE = re.compile(r"\s{2}([-+]) (.*)")
MOST_TOKENS = 600
ALIKE = 0.5

Marked = list[tuple[str, bool]]  # text, and whether it differs


@dataclass(frozen=True)
class Difference:
    """
    `asserted` is the line of the check, `notes` what else tells the two apart, `trace` where the
    values come from. A message that is no assertion is `observed` alone.
    """

    asserted: str = ""
    expected: str = ""
    observed: str = ""
    notes: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


def difference(record: Record, result: Result) -> Difference:
    """
    What a result that is no pass expected, and what it found.
    """
    lines = result.get("message", "").splitlines()
    if not lines or not lines[0].startswith(VALUES):
        return Difference(observed=ASKED.sub("", "\n".join(lines)))
    values = next((place for place, line in enumerate(lines[1:], 1) if _is_values(line)), None)
    asserted = "\n".join(lines[:values]).removeprefix(VALUES)
    rest = lines[values + 1 :] if values else []
    found = lines[values].removeprefix(VALUES) if values else ""
    expected, observed = _sides(asserted, found, rest)
    if not observed:
        observed = _answer(record, result) or f"not {expected}"
    return Difference(
        asserted=asserted,
        expected=expected,
        observed=observed,
        notes=tuple(_note(line) for line in rest if not _is_told(line)),
        trace=tuple(line for line in rest if WHERE.match(line)),
    )


def marked(expected: str, observed: str) -> tuple[Marked, Marked]:
    """
    Both in pieces; a piece that the other lacks is marked.
    """
    ours, theirs = (re.findall(r"\w+|\s+|[^\w\s]", text) for text in (expected, observed))
    if max(len(ours), len(theirs)) > MOST_TOKENS:
        return [(expected, True)], [(observed, True)]
    left: Marked = []
    right: Marked = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.ratio() < ALIKE:  # else the page marks every other word
        return [(expected, True)], [(observed, True)]
    for tag, a, b, c, d in matcher.get_opcodes():
        left += [("".join(ours[a:b]), tag != "equal")] if b > a else []
        right += [("".join(theirs[c:d]), tag != "equal")] if d > c else []
    return left, right


def _note(line: str) -> str:
    """In pytest's words there is a left and a right; ours tell which is which."""
    for word, ours in (("Left", "Observed"), ("Right", "Expected")):
        line = line.replace(f"{word} contains", f"{ours} has")
        line = line.replace(f"in the {word.lower()} set", f"in what was {ours.lower()}")
    return line.strip()


def _is_told(line: str) -> bool:
    """Whether a line is the trace's, or what was expected and observed."""
    told = WHERE.match(line) or SIDE.match(line) or ITEM.fullmatch(line)
    return bool(told) or line.strip() == ITEMS


def _is_values(line: str) -> bool:
    return line.startswith(VALUES)


def _sides(asserted: str, found: str, rest: list[str]) -> tuple[str, str]:
    """What was expected, and what was found in its place; nothing where that is not told."""
    try:
        test = ast.parse(f"assert {asserted}").body[0]
    except (SyntaxError, ValueError, RecursionError):
        return asserted, found
    assert isinstance(test, ast.Assert)
    value = _reply(rest)
    match test.test:
        case ast.Compare(ops=[*_, operator]):
            return _compared(operator, found, rest, asserted)
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, kind]):
            inner = re.match(r"isinstance\((.*), [^,]*\)$", value, re.DOTALL)
            return f"a value of type {ast.unparse(kind)}", inner[1] if inner else ""
        case ast.UnaryOp(op=ast.Not(), operand=negated) if word := _property(negated):
            return f"not {word}", value or word
        case tested if word := _property(tested):
            return word, f"not {value}" if isinstance(tested, ast.Call) and value else value
    return asserted, value or found


def _property(tested: ast.expr) -> str:
    """The last word of `reply.rejected` and of `books.joined(lead)`."""
    match tested:
        case ast.Attribute(attr=word) | ast.Call(func=ast.Attribute(attr=word)):
            return word
    return ""


def _compared(operator: ast.cmpop, found: str, rest: list[str], asserted: str) -> tuple[str, str]:
    sign, words = OPERATORS[type(operator)]
    sides = [side for side in map(SIDE.fullmatch, rest) if side]
    expected = "\n".join(side[2] for side in sides if side[1] == "-")
    observed = "\n".join(side[2] for side in sides if side[1] == "+")
    left, _, right = found.partition(f" {sign} ")
    if items := [item for item in map(ITEM.fullmatch, rest) if item]:
        left, right = ("\n".join(item[side] for item in items) for side in (1, 2))
    if not found:
        return f"{words}{asserted.rpartition(f' {sign} ')[2]}", ""
    # Long values are cut in the line of the assertion, but not in the lines of its difference.
    return f"{words}{_plain(expected or right)}", _plain(observed or left)


def _reply(rest: list[str]) -> str:
    """The value whose property did not hold."""
    told = FALSE.fullmatch(rest[0]) if rest else None
    if told is None:
        return ""
    reply = REPLY.match(told[1])
    if reply:
        return _plain(reply[0])
    return "" if "..." in told[1] else _plain(re.sub(r">\.\w+$", ">", told[1]))


def _plain(value: str) -> str:
    """A reply as words: what was asked and how it was answered."""
    return REPLY.sub(lambda it: f"{it[1]}: {it[2]}{it[3].rstrip()}", value)


def _answer(record: Record, result: Result) -> str:
    """How the one exchange was answered that was looked at last."""
    last = decisive(record, result)
    if last is None:
        return ""
    exchange = record["exchanges"][last]
    words = (exchange.get("operation"), exchange.get("reading"))
    return ": ".join(str(word) for word in words if word)
