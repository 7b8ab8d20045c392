"""
A session of pytest over the checks of one suite, with nothing of a user's settings.
"""

import contextlib
import os
from collections.abc import Iterator

from conformance.interrupt import Interrupt
from conformance.suites import PACKAGE, Suite

# Plugins of pytest that a run has no use for; one of them collects garbage for 0.1 s.
UNUSED = (
    "cacheprovider",
    "debugging",
    "doctest",
    "faulthandler",
    "junitxml",
    "logging",
    "pastebin",
    "terminal",
    "threadexception",
    "tmpdir",
    "unittest",
    "unraisableexception",
    "warnings",
)


def judge(suite: Suite, interrupt: Interrupt, *plugins: object) -> bool:
    """
    Have the plugins judge every check of a suite; whether they came to the end of them.

    Raises RuntimeError where pytest can't collect them.
    """
    import pytest  # 0.2 s, which most commands do not need

    folder = str(suite.checks_folder)
    arguments = ["-c", str(PACKAGE / "pytest.ini"), "--rootdir", folder, "--confcutdir", folder]
    arguments += ["--import-mode=importlib", "--capture=no", *(f"-pno:{name}" for name in UNUSED)]
    status: int = pytest.ExitCode.INTERRUPTED
    with (
        _without_pytest_settings(),
        contextlib.suppress(KeyboardInterrupt),
        interrupt.breaks_in(at=1),
    ):
        status = pytest.main([*arguments, folder], plugins=[*plugins])
    if status in {pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR}:
        raise RuntimeError(f"{suite.slug}: pytest ended with {status!r}")
    return status in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}


@contextlib.contextmanager
def _without_pytest_settings() -> Iterator[None]:
    # Where CI is set, pytest's explanations of a failed comparison have no limit.
    own = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    names = (*own, "CI", "BUILD_NUMBER")
    kept = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(kept)
