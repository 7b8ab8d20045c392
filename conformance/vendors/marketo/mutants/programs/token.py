"""
Marketos that each get one thing about tokens wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Json, Marketo


@breaks("token.grant.members")
class GrantsWithoutAScope(Marketo):
    def grant(self) -> Json:
        return {name: value for name, value in super().grant().items() if name != "scope"}


@breaks("token.grant.members")
class DoesNotNameTheTypeOfItsToken(Marketo):
    token_type = ""


@breaks("token.grant.expires-within-an-hour")
class GrantsForTwoHours(Marketo):
    token_lifetime = 7200


@breaks("token.grant.expires-within-an-hour")
class WritesTheLifetimeAsText(Marketo):
    def grant(self) -> Json:
        granted = super().grant()
        return {**granted, "expires_in": str(granted["expires_in"])}


@breaks("token.grant.reused")
class GrantsANewTokenEachTime(Marketo):
    def current_token(self) -> str | None:
        return None


@breaks("token.credentials.refused")
class GrantsToAnySecret(Marketo):
    def credentials_are_known(self, asked: Json) -> bool:
        return "client_id" in asked


@breaks("token.credentials.refused")
class RefusesAWrongSecretWithHttp400(Marketo):
    status_of_wrong_credentials = 400
