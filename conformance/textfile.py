"""
Reads and writes the text files that a user names; what goes wrong is one line for the user.
"""

import os
import tempfile
from pathlib import Path

from conformance.outcome import Misconfigured


def read(path: Path) -> str:
    """
    The text of a file in UTF-8. Raises Misconfigured where it can't be read.
    """
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as problem:
        raise Misconfigured(f"{path}: can't be read: {_why(problem)}") from problem
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise Misconfigured(f"{path}:{line}: not UTF-8; save the file as UTF-8") from problem


def write(text: str, path: Path, *, private: bool = False) -> None:
    """
    Write a file whole or not at all, together with the folders above it.

    A `private` one can be read by its owner alone. Raises Misconfigured where it can't be written.
    """
    try:
        real = Path(os.path.realpath(path))  # a link stays a link
        if real.exists() and not real.is_file():
            real.write_text(text, "utf-8", newline="")  # a pipe or a device must not be replaced
            return
        real.parent.mkdir(parents=True, exist_ok=True)
        _replace(real, text.encode("utf-8"), 0o600 if private else _mode(real))
    except (OSError, ValueError) as problem:
        raise Misconfigured(f"{path}: can't be written: {_why(problem)}") from problem


def must_be_writable(path: Path) -> None:
    """
    Raises Misconfigured where a file could not be written: known before a run, not after it.
    """
    above = next((folder for folder in path.absolute().parents if folder.exists()), path)
    if path.is_dir():
        raise Misconfigured(f"{path}: can't be written: it is a folder")
    if not above.is_dir() or not os.access(path if path.exists() else above, os.W_OK):
        raise Misconfigured(f"{path}: can't be written: no permission for {above}")


def _replace(path: Path, content: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:32]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions that a plain open() would leave."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _why(problem: Exception) -> str:
    return getattr(problem, "strerror", None) or str(problem)
