"""
What the checks of Dotdigital's programs start from. Everything is made once a run and shared.
"""

import pytest

from conformance.context import Context
from conformance.vendors.dotdigital.vocabulary import (
    Account,
    Aftermath,
    Archive,
    Career,
    Doors,
    Ending,
    Enrolling,
    Enrolments,
    Hindrance,
    Probes,
    Programs,
    Refusals,
    Spare,
    Stranger,
    Walk,
    Workshop,
)


@pytest.fixture(scope="session")
def account(context: Context) -> Account:
    return Account(context)


@pytest.fixture(scope="session")
def programs(account: Account) -> Programs:
    return Programs(account)


@pytest.fixture(scope="session")
def enrolments(account: Account) -> Enrolments:
    return Enrolments(account)


@pytest.fixture(scope="session")
def workshop(programs: Programs) -> Workshop:
    return Workshop(programs)


@pytest.fixture(scope="session")
def enrolling(enrolments: Enrolments, workshop: Workshop) -> Enrolling:
    return Enrolling(workshop, enrolments)


@pytest.fixture(scope="session")
def archive(enrolling: Enrolling) -> Archive:
    return Archive(enrolling)


@pytest.fixture(scope="session")
def career(workshop: Workshop, enrolling: Enrolling, archive: Archive) -> Career:
    return Career(workshop, enrolling, archive)


@pytest.fixture(scope="session")
def hindrance(career: Career) -> Hindrance:
    return Hindrance(career)


@pytest.fixture(scope="session")
def ending(workshop: Workshop) -> Ending:
    return Ending(workshop)


@pytest.fixture(scope="session")
def refusals(enrolling: Enrolling, career: Career, ending: Ending) -> Refusals:
    return Refusals(enrolling, career, ending)


@pytest.fixture(scope="session")
def aftermath(refusals: Refusals) -> Aftermath:
    return Aftermath(refusals)


@pytest.fixture(scope="session")
def doors(aftermath: Aftermath) -> Doors:
    return Doors(aftermath)


@pytest.fixture(scope="session")
def spare(aftermath: Aftermath) -> Spare:
    return Spare(aftermath)


@pytest.fixture(scope="session")
def restricted(programs: Programs, refusals: Refusals, account: Account) -> Stranger:
    """Calls of a user without permission for programs."""
    return Stranger(programs, refusals, account.restricted, "restricted")


@pytest.fixture(scope="session")
def nobody(programs: Programs, refusals: Refusals) -> Stranger:
    """Calls without credentials."""
    return Stranger(programs, refusals, None, "no credentials")


@pytest.fixture(scope="session")
def impostor(programs: Programs, refusals: Refusals, account: Account) -> Stranger:
    """Calls with a password that is not the user's."""
    return Stranger(programs, refusals, account.impostor, "wrong password")


@pytest.fixture(scope="session")
def program_walk(context: Context, programs: Programs) -> Walk:
    return Walk(context, programs.page, programs.page, "active_program_id")


@pytest.fixture(scope="session")
def enrolment_walk(context: Context, enrolments: Enrolments, enrolling: Enrolling) -> Walk:
    """Over the enrolments that are finished, the run's own included."""
    return Walk(context, enrolments.finished, enrolling.first_finished, "finished_enrolment_id")


@pytest.fixture(scope="session")
def probes(workshop: Workshop) -> Probes:
    return Probes(workshop)
