"""
A report of faults: CSV, read as leniently as spreadsheets read it.
"""

import codecs
import contextlib
import csv
import io
import re
from dataclasses import dataclass
from functools import cached_property

from conformance.evidence import consult
from conformance.exchange import Exchange
from conformance.outcome import Blocked

COLUMNS = ["Id", "Email", "TelephoneNumber", "Reason"]
MARK = "\ufeff"  # a byte order mark, which may have come to be in the first cell
CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


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
        """The lines below it; raises Blocked where it lacks one of the columns."""
        if not self._cells:
            return []
        if self.lacking:
            raise Blocked("report.columns")
        return [dict(zip(self.columns, cells, strict=False)) for cells in self._cells[1:]]

    @property
    def lacking(self) -> list[str]:
        """The columns that it has not; of what it has, cells are told wherever they stand."""
        return [column for column in COLUMNS if column not in self.columns]

    @property
    def contacts(self) -> list[str]:
        """The ids of the contacts, sorted."""
        return sorted(line.get("Id", "").strip() for line in self.lines)

    @property
    def text(self) -> str:
        """In which characters a report is written is open: as it says, or else as it may be."""
        consult(self.exchange)
        if (response := self.exchange.response) is None:
            return self.exchange.text  # says what became of it
        told = CHARSET.search(response.headers.get("content-type", ""))
        for charset in (told[1] if told else "utf-8", "utf-8"):
            with contextlib.suppress(LookupError, ValueError):
                return _decoded(response.body, charset)
        return response.body.decode("latin-1")

    @cached_property
    def _rows(self) -> list[list[str]]:
        rows = csv.reader(io.StringIO(self.text, newline=""))
        return [cells for cells in rows if any(cell.strip() for cell in cells)]

    @property
    def _cells(self) -> list[list[str]]:
        consult(self.exchange)
        return self._rows


def _decoded(body: bytes, charset: str) -> str:
    """Without a mark, UTF-16 could be anything."""
    wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if wide else charset).lstrip(MARK)
