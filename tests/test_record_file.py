"""
Records as files: written whole, and read with a word on each mistake.
"""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from conformance.outcome import Misconfigured
from conformance.record import read, text, write
from conformance.reporters import FORMATS, render
from tests.reported import RECORD, exchange, result


def broken(**changes: Any) -> str:
    """The record as JSON with something changed."""
    return json.dumps(json.loads(text(RECORD)) | changes)


BROKEN = {
    "not JSON": ("{\n  oops", "run.json:2: not JSON"),
    "cut off": (text(RECORD)[:-20], "not JSON"),
    "nested": ("[" * 100_000, "not JSON that can be read"),
    "a list": ("[]", "not the record of a run"),
    "another kind": (broken(kind="har"), "not the record of a run"),
    "newer": (broken(format=2), "format: is 2, and this version reads 1 alone"),
    "no verdict": (broken(verdict=None), "run.json: verdict: must be one of conformant"),
    "a time": (broken(started="today"), "run.json: started: must be a moment like"),
    "missing": ('{"kind": "conformance-run", "format": 1}', "run.json: the record: `suite` is"),
    "an outcome": (
        broken(results=[result("passed", "a.b", "c.d")]),
        "results[0].outcome: must be one of pass, fail, warn, skip, waived, error, but is 'passed'",
    ),
    "a skip without reason": (
        broken(results=[result("skip", "a.b", "c.d")]),
        "`reason` is missing",
    ),
    "a reason": (
        broken(results=[result("skip", "a.b", "c.d", reason="tired")]),
        "results[0].reason: must be one of not-applicable",
    ),
    "a member": (broken(results=[result("pass", "a", "b", mesage="")]), "did you mean `message`"),
    "an exchange": (
        broken(results=[result("pass", "a.b", "c.d", exchanges=[99])]),
        "results[0].exchanges: names an exchange that the record lacks",
    ),
    "twice": (broken(results=[result("pass", "a.b", "c.d")] * 2), "have a result already"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    """A file that is no record is refused with the place and the reason."""
    content, words = BROKEN[name]
    path = tmp_path / "run.json"
    path.write_text(content)

    with pytest.raises(Misconfigured) as raised:
        read(path)

    assert str(raised.value).startswith(str(path))
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_record_with_more_than_is_known_can_be_read(tmp_path: Path) -> None:
    """More members at the top and in exchanges do no harm, and are kept."""
    more = exchange(1, tries=2)
    path = tmp_path / "run.json"
    path.write_text(broken(added=1, exchanges=[more] * 7))

    again = read(path)

    assert cast("dict[str, Any]", again)["added"] == 1
    assert again["exchanges"] == [more] * 7
    for kind in FORMATS:
        assert render(kind, again)


def test_a_record_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Folders are made, nothing else is left, and a failure leaves the old file as it was."""
    path = tmp_path / "new" / "run.json"
    write(RECORD, path)
    with pytest.raises(Misconfigured, match="can't be written"):
        write("half a surrogate pair: \ud800", path)

    assert path.read_text() == text(RECORD)
    assert [each.name for each in path.parent.iterdir()] == ["run.json"]


def test_a_device_is_written_to_and_a_link_followed(tmp_path: Path) -> None:
    """A report may go to a device, and through a link, without replacing either."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write("x", tmp_path / "link")
    write("x", Path("/dev/null"))

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "x"
    assert Path("/dev/null").is_char_device()
