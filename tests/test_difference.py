"""
What a failed check expected and found, as pytest's messages tell it.
"""

from typing import Any, cast

import pytest

from conformance.record import Record, Result
from conformance.reporters.difference import difference, marked
from tests.reported import RECORD, result

CASES = {
    "a reading": (
        (
            "assert denials[kind].approved.rejected\nassert False\n"
            " +  where False = <approveProgram: accepted >.rejected\n"
            " +    where <approveProgram: accepted > = Denial(approved=<approveProgram: accepted >)"
        ),
        ("rejected", "approveProgram: accepted"),
    ),
    "a reading with codes": (
        (
            "assert term.approved.accepted\nassert False\n"
            " +  where False = <approveProgram: rejected 709 702>.accepted"
        ),
        ("accepted", "approveProgram: rejected 709 702"),
    ),
    "a value of a long name": (
        (
            "assert refused[name].rejected\nassert False\n"
            " +  where False = Attempt(batch=Attempts(...=<cloneProgram: accepted >).rejected"
        ),
        ("rejected", "cloneProgram: rejected"),  # as the exchange that decided was answered
    ),
    "numbers": (
        "assert len(page) == 20\nassert 291 == 20\n +  where 291 = len([1])",
        ("20", "291"),
    ),
    "a limit": ("assert 0 <= lifetime <= 3600\nassert 7199 <= 3600", ("at most 3600", "7199")),
    "texts that were cut": (
        (
            "assert a.description == b\nassert 'Made to chec...' == 'Changed.'\n"
            "  - Changed.\n  + Made to check it."
        ),
        ("Changed.", "Made to check it."),
    ),
    "a member of two objects that were cut": (
        (
            "assert after.content == before.content\n"
            "assert {'name': 'pac...Content', ...} == {'name': 'pac...Content', ...}\n"
            "  Differing items:\n"
            "  {'costs': [1, 2]} != {'costs': [1]}\n"
            "  {'name': 'a'} != {'name': 'b'}"
        ),
        ("{'costs': [1]}\n{'name': 'b'}", "{'costs': [1, 2]}\n{'name': 'a'}"),
    ),
    "an empty text": ("assert a == b\nassert 'No' == ''\n  + No", ("''", "No")),
    "a list with odd quotes": (
        (
            "assert beyond(label) == []\nassert [<program 126...'>, ...] == []\n"
            "  Left contains 9 more items, first extra item: 1"
        ),
        ("[]", "[<program 126...'>, ...]"),
    ),
    "what must not be there": (
        (
            "assert program.id not in found.ids\nassert 1280 not in [1124, 1280]\n"
            " +  where 1280 = <program 1280 'x'>.id"
        ),
        ("none of [1124, 1280]", "1280"),
    ),
    "a type": (
        "assert isinstance(it, list)\nassert False\n +  where False = isinstance(None, list)",
        ("a value of type list", "None"),
    ),
    "the very value": ("assert a.get('b') is True\nassert 'true' is True", ("True", "'true'")),
    "a call": (
        "assert not books.joined(STRANGER)\nassert not True\n +  where True = joined(23)",
        ("not joined", "joined(23)"),
    ),
    "no values": ("assert found.absent", ("absent", "cloneProgram: rejected")),
    "no assertion": ("POST /x: the body was cut off", ("", "POST /x: the body was cut off")),
    "no Python": ("assert ???\nassert 1", ("???", "1")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_message_tells_expected_and_observed(name: str) -> None:
    """Whatever form an assertion has, both sides are found, the observed one never empty."""
    message, expected = CASES[name]
    told = difference(RECORD, cast("Result", result("fail", "a.b", "c.d", message=message)))

    assert (told.expected, told.observed) == expected


def test_notes_speak_of_what_was_expected_and_observed() -> None:
    """In place of pytest's left and right."""
    message, _ = CASES["a list with odd quotes"]
    told = difference(RECORD, cast("Result", result("fail", "a.b", "c.d", message=message)))

    assert told.notes == ("Observed has 9 more items, first extra item: 1",)


@pytest.mark.parametrize("message", ["", "assert " + "(" * 500, "assert a\n" * 3, "assert \x00"])
def test_any_message_gives_a_difference(message: str) -> None:
    """No message of a target's making ends a report."""
    empty: Any = {**RECORD, "exchanges": []}
    broken = result("fail", "a.b", "c.d", message=message, exchanges=[])

    assert difference(cast("Record", empty), cast("Result", broken)) is not None


def test_what_differs_is_marked() -> None:
    """Words that the other side lacks; all of it where hardly a word is the same."""
    some = marked("['Email']", "['Engagement', 'Email']")
    other = marked("A clone of its own.", "Made to check the API; it may be deleted.")

    assert "".join(text for text, differs in some[1] if differs) == "'Engagement', "
    assert all(not differs for _, differs in some[0])
    assert other == (
        [("A clone of its own.", True)],
        [("Made to check the API; it may be deleted.", True)],
    )
