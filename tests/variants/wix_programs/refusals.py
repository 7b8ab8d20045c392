"""
Wix sites that chose differently: what a refusal says.
"""

from conformance.vendors.wix.reference import (
    Json,
    Program,
    Refused,
    Wix,
)

STANDARD = {
    *("UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND", "ALREADY_EXISTS", "ABORTED"),
    *("INVALID_ARGUMENT", "FAILED_PRECONDITION"),
}


class RefusesWithAMessageAlone(Wix):
    """Details are kept for the codes that a method documents."""

    def refusal(self, refused: Refused) -> Json:
        plain = refused.violations or refused.code in STANDARD
        return {"message": refused.message} if plain else super().refusal(refused)


class RefusesWithoutAWord(Wix):
    def refusal(self, refused: Refused) -> Json:
        return {**super().refusal(refused), "message": ""}


class RefusesWithEmptyDetails(Wix):
    def details(self, refused: Refused) -> Json:
        plain = refused.violations or refused.code in STANDARD
        return {} if plain else super().details(refused)


class RefusesWithoutData(Wix):
    def application_error(self, refused: Refused) -> Json:
        return {"code": refused.code, "description": refused.message}


class RefusesFieldsOneByOne(Wix):
    """Only the first field that does not fit is named, and by its name alone."""

    def details(self, refused: Refused) -> Json:
        first = [{**each, "ruleName": "x"} for each in refused.violations[:1]]
        return (
            {"validationError": {"fieldViolations": first}} if first else super().details(refused)
        )


class SwapsTheStatusesOfRefusals(Wix):
    """Two refusals of updates are 400 and three 428; which is which, is not written anywhere."""

    def refused_otherwise(self, refused: Refused) -> Refused:
        other = {400: 428, 428: 400}.get(refused.status, refused.status)
        return Refused(other, refused.code, refused.message, data=refused.data)

    def change(self, program: Program, change: Json, fields: Json) -> None:
        try:
            super().change(program, change, fields)
        except Refused as refused:
            raise (refused if refused.violations else self.refused_otherwise(refused)) from None
