"""
Marketos that chose differently: what is said of a row that is skipped.
"""

from conformance.vendors.marketo.reference import Call, Json, Marketo, Skipped


class GivesTwoReasons(Marketo):
    """The reasons are an array: there may be another beside the one that is documented."""

    def left_aside(self, call: Call, row: Json, skipped: Skipped) -> Json:
        other = {"code": "1003", "message": "There is more wrong with this row"}
        return {"status": "skipped", "reasons": [other, skipped.reason]}


class ShowsNumbersAsTextWhereTheyWereWritten(Marketo):
    """How the values of custom fields are written in an answer is open."""

    def checked(self, name: str, value: object) -> object:
        known = super().checked(name, value)
        return str(known) if isinstance(known, int) and not isinstance(known, bool) else known
