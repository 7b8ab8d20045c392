"""
Dotdigitals that each get one thing about who may call wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    EXAMPLE_CREDENTIALS,
    Call,
    Dotdigital,
    Login,
    Refused,
)

USER, PASSWORD = EXAMPLE_CREDENTIALS["username"], EXAMPLE_CREDENTIALS["password"]


@breaks("access.basic.required", also=["access.basic.status-401"], because="nobody is refused")
class ListsProgramsForAnybody(Dotdigital):
    def authorised(self, call: Call) -> None:
        if call.login or call.operation != "get_programs":
            super().authorised(call)


@breaks("access.basic.required", also=["access.basic.status-401"], because="nobody is refused")
class ShowsAProgramToAnybody(Dotdigital):
    def authorised(self, call: Call) -> None:
        if call.login or call.operation != "get_program":
            super().authorised(call)


@breaks("access.basic.required", also=["access.basic.status-401"], because="nobody is refused")
class ShowsEnrolmentsToAnybody(Dotdigital):
    def authorised(self, call: Call) -> None:
        if call.login or call.operation != "get_enrolments":
            super().authorised(call)


@breaks("access.basic.required", also=["access.basic.status-401"], because="nobody is refused")
class GivesReportsToAnybody(Dotdigital):
    """The download of a file was registered without the authentication step."""

    def authorised(self, call: Call) -> None:
        if call.login or call.operation != "get_report":
            super().authorised(call)


@breaks("access.basic.required", also=["access.basic.status-401"], because="nobody is refused")
class EnrolsForAnybody(Dotdigital):
    def authorised(self, call: Call) -> None:
        if call.login or call.operation != "create_enrolment":
            super().authorised(call)


@breaks("access.basic.known", also=["access.basic.status-401"], because="nobody is refused")
class LooksAtTheUserAlone(Dotdigital):
    def is_known(self, login: Login) -> bool:
        return login is not None and login[0] == USER


@breaks("access.basic.known", also=["access.basic.status-401"], because="nobody is refused")
class TakesAnEmptyPassword(Dotdigital):
    def is_known(self, login: Login) -> bool:
        return super().is_known(login) or login == (USER, "")


@breaks("access.basic.known", also=["access.basic.status-401"], because="nobody is refused")
class TakesAnyPasswordForReports(Dotdigital):
    def authorised(self, call: Call) -> None:
        if call.operation != "get_report" or not call.login or call.login[0] != USER:
            super().authorised(call)


@breaks("access.basic.known", also=["access.basic.status-401"], because="nobody is refused")
class ComparesPasswordsInAnyCase(Dotdigital):
    """As a database does whose collation knows no case."""

    def is_known(self, login: Login) -> bool:
        return login is not None and login[0] == USER and login[1].lower() == PASSWORD.lower()


@breaks("access.basic.user", also=["access.basic.status-401"], because="nobody is refused")
class LooksAtThePasswordAlone(Dotdigital):
    def is_known(self, login: Login) -> bool:
        return login is not None and login[1] == PASSWORD


@breaks("access.basic.status-401")
class DeniesWith403(Dotdigital):
    def turn_away(self, call: Call) -> None:
        raise Refused(403, "ERROR_INVALID_LOGIN")


@breaks("access.basic.status-401")
class ForbidsWhatHasNoCredentials(Dotdigital):
    def turn_away(self, call: Call) -> None:
        raise Refused(401 if call.login else 403, "ERROR_INVALID_LOGIN")


@breaks("access.basic.nothing-recorded")
class EnrolsBeforeItAsksWhoCalls(Dotdigital):
    def turn_away(self, call: Call) -> None:
        if call.operation == "create_enrolment":
            self.create_enrolment(call)
        super().turn_away(call)


@breaks("access.restricted")
class LetsEveryUserEnrol(Dotdigital):
    def forbid(self, call: Call) -> None:
        if call.operation != "create_enrolment":
            super().forbid(call)


@breaks("access.restricted")
class TakesTheRestrictedForUnknown(Dotdigital):
    def forbid(self, call: Call) -> None:
        self.turn_away(call)


@breaks("access.restricted.reads", depth="standard")
class ShowsEveryUserEverything(Dotdigital):
    def forbid(self, call: Call) -> None:
        if call.operation == "create_enrolment":
            super().forbid(call)


@breaks("access.basic.known", depth="standard")
class WelcomesWhatItCanNotRead(Dotdigital):
    def login(self, header: str) -> Login:
        return super().login(header) or ((USER, PASSWORD) if header else None)


@breaks("access.basic.known", depth="standard")
class TakesNobodyForAGuest(Dotdigital):
    def is_known(self, login: Login) -> bool:
        return login == ("", "") or super().is_known(login)


@breaks("access.basic.known", depth="standard")
class WelcomesEveryBearer(Dotdigital):
    def login(self, header: str) -> Login:
        if header.startswith("Bearer "):
            return EXAMPLE_CREDENTIALS["username"], EXAMPLE_CREDENTIALS["password"]
        return super().login(header)


@breaks("access.basic.status-401")
class HidesReportsFromStrangers(Dotdigital):
    def turn_away(self, call: Call) -> None:
        if call.operation == "get_report":
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        super().turn_away(call)
