"""
Tokens of the identity endpoint.
"""

import pytest

from conformance import verifies
from conformance.vendors.marketo.vocabulary.programs import Instance, Reply


@pytest.fixture(scope="session")
def grant(instance: Instance) -> Reply:
    return instance.grant()


@verifies("token.grant.members")
@pytest.mark.parametrize("member", ["access_token", "token_type", "expires_in", "scope"])
def must_grant_a_token_with(grant: Reply, member: str) -> None:
    assert grant.accepted
    assert grant.envelope.get(member) not in {None, ""}


@verifies("token.grant.expires-within-an-hour")
def must_grant_a_token_for_an_hour_at_most(grant: Reply) -> None:
    lifetime = grant.envelope.get("expires_in")

    assert type(lifetime) is int
    assert 0 <= lifetime <= 3600


@verifies("token.grant.reused")
def should_grant_the_same_token_again(instance: Instance, grant: Reply) -> None:
    again = instance.grant()

    assert again.envelope.get("access_token") == grant.envelope.get("access_token")


@verifies("token.credentials.refused")
def must_refuse_a_wrong_secret(instance: Instance) -> None:
    refused = instance.grant(client_secret="not-the-secret")  # noqa: S106 - wrong on purpose

    assert refused.unauthorised
    assert refused.status == 401
