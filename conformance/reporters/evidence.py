"""
Which exchange of a result a reader should look at first.
"""

from conformance.record import Record, RequirementRecord, Result


def decisive(record: Record, result: Result) -> int | None:
    """
    The exchange that the check looked at last; in a record that does not say so, the last one.
    """
    if "decisive" in result:
        return result["decisive"]
    asked = [index for index in result["exchanges"] if not record["exchanges"][index]["hook"]]
    return next(reversed(asked or result["exchanges"]), None)


def change_before(record: Record, result: Result, decisive: int) -> int | None:
    """
    The last change that was asked for before an answer that only shows what became of it.
    """
    exchanges = record["exchanges"]
    if exchanges[decisive]["request"]["method"] != "GET":
        return None
    before = [index for index in result["exchanges"] if index < decisive]
    changes = [index for index in before if exchanges[index]["request"]["method"] != "GET"]
    return next(reversed(changes), None)


def origin(known: RequirementRecord) -> str:
    """
    Where a requirement comes from: the document, and the section in it.
    """
    parts = (known.get("document", known["source"]), known["section"])
    return ", ".join(part for part in parts if part)
