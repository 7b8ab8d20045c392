"""
The suites that this distribution holds, and where their data lies.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Suite:
    """
    One family of operations of one vendor.

    `slug` names the suite on the command line and its folder in `spec/`; `checks` is the folder of
    its checks and mutants inside the vendor's package.
    """

    slug: str
    title: str
    base: str
    vendor: str
    checks: str

    @property
    def checks_folder(self) -> Path:
        return PACKAGE / "vendors" / self.vendor / "checks" / self.checks

    @property
    def checks_package(self) -> str:
        """The modules whose asserts pytest explains."""
        return f"{PACKAGE.name}.vendors.{self.vendor}.checks.{self.checks}"

    @property
    def generates(self) -> bool:
        """Whether the suite has checks whose cases are generated."""
        return (self.checks_folder / "generated.py").exists()

    @property
    def mutants_folder(self) -> Path:
        return PACKAGE / "vendors" / self.vendor / "mutants" / self.checks


SUITES = {
    suite.slug: suite
    for suite in (
        Suite(
            slug="marketo-programs",
            title="Marketo Programs",
            base="the host root: /rest and /identity hang below it",
            vendor="marketo",
            checks="programs",
        ),
        Suite(
            slug="marketo-program-members",
            title="Marketo Program Members",
            base="the host root: /rest and /identity hang below it",
            vendor="marketo",
            checks="members",
        ),
        Suite(
            slug="wix-programs",
            title="Wix Online Programs",
            base="the host root: /online-programs and /_api hang below it",
            vendor="wix",
            checks="programs",
        ),
        Suite(
            slug="dotdigital-programs",
            title="Dotdigital automated programs",
            base="the host root",
            vendor="dotdigital",
            checks="programs",
        ),
    )
}


@cache
def _data_root() -> Path:
    # importlib.resources finds no forced-in data in an editable install, so look beside the
    # package first (an installed wheel), then in the checkout that holds it.
    return PACKAGE if (PACKAGE / "spec").is_dir() else PACKAGE.parent


def data(relative: str) -> Path:
    """
    Where a data file or folder of `spec/` or `fixtures/` lies, in a checkout and in an install.
    """
    return _data_root() / relative
