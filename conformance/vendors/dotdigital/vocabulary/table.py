"""
A report of faults: CSV, read as leniently as spreadsheets read it.
"""

import csv
import io
from dataclasses import dataclass
from functools import cached_property

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked

COLUMNS = ["Id", "Email", "TelephoneNumber", "Reason"]
MARK = "\ufeff"  # a byte order mark, which may have come to be in the first cell


@dataclass(frozen=True)
class Table:
    """
    Lines by column. How a report of nobody looks is open: it may have a head, or nothing at all.
    """

    exchange: Exchange

    @property
    def columns(self) -> list[str]:
        """The words of the first line; raises Blocked where there is none."""
        if not self._cells:
            raise Blocked("the report is empty")
        return [cell.strip().lstrip(MARK) for cell in self._cells[0]]

    @property
    def lines(self) -> list[dict[str, str]]:
        """The lines below it; raises Blocked where their columns are other ones."""
        if self._cells and self.columns != COLUMNS:
            raise Blocked("report.columns")
        return [dict(zip(COLUMNS, cells, strict=False)) for cells in self._cells[1:]]

    @property
    def contacts(self) -> list[str]:
        """The ids of the contacts, sorted."""
        return sorted(line["Id"].strip() for line in self.lines)

    @property
    def text(self) -> str:
        consult(self.exchange)
        return self.exchange.text

    @cached_property
    def _rows(self) -> list[list[str]]:
        rows = csv.reader(io.StringIO(self.text, newline=""))
        return [cells for cells in rows if any(cell.strip() for cell in cells)]

    @property
    def _cells(self) -> list[list[str]]:
        consult(self.exchange)
        return self._rows
