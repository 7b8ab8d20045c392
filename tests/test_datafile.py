"""
Data files are read once and kept as Python keeps modules: what is kept must be what they say.
"""

import os
from pathlib import Path

import pytest

from conformance.datafile import read


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file that has been read, where Python may keep what it reads."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    written = tmp_path / "area.yaml"
    written.write_text("title: Clone\nlimits: [1, 2.5, true, null, 'ä']\n", "utf-8")
    assert read(written)["title"] == "Clone"
    return written


def test_what_is_kept_is_what_the_file_says(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time no YAML is read."""
    monkeypatch.setattr("yaml.load", lambda *_: pytest.fail("read again"))

    assert read(file) == {"title": "Clone", "limits": [1, 2.5, True, None, "ä"]}


def test_a_file_that_changed_is_read_again(file: Path) -> None:
    """Even if it is as long as before."""
    file.write_text("title: Churn\nlimits: [1, 2.5, true, null, 'ä']\n", "utf-8")
    os.utime(file, (1, 1))

    assert read(file)["title"] == "Churn"


def test_nothing_need_be_kept(tmp_path: Path) -> None:
    """A file is read where nothing can be written beside it."""
    (tmp_path / "area.yaml").write_text("title: Clone\n", "utf-8")
    (tmp_path / "__pycache__").write_text("no folder")

    assert read(tmp_path / "area.yaml") == {"title": "Clone"}
