"""
Sites that each let somebody find a program among others that is not theirs to find, or hide one
that is: by a query, a search or a count alone.
"""

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Caller, Program, Wix


class _Finds(Wix):
    """Decides in one way of finding otherwise than in the others."""

    way = ""

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found

    def found_by_query(self, caller: Caller, program: Program) -> bool:
        found = super().found_by_query(caller, program)
        return self.decided(caller, program, found) if self.way == "query" else found

    def found_by_search(self, caller: Caller, program: Program) -> bool:
        found = super().found_by_search(caller, program)
        return self.decided(caller, program, found) if self.way == "search" else found

    def counted(self, caller: Caller, program: Program) -> bool:
        found = super().counted(caller, program)
        return self.decided(caller, program, found) if self.way == "count" else found


class _LeaksDrafts(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found or (program.status == "DRAFT" and not self.is_secret(program))


class _LeaksSecrets(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found or (program.status == "PUBLISHED" and self.is_secret(program))


class _LeaksTheArchive(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found or (program.status == "ARCHIVED" and not self.is_secret(program))


class _HidesPublic(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        published = program.status == "PUBLISHED" and self.access_type(program) == "PUBLIC"
        return found and not (published and caller.kind == "visitor")


class _HidesPrivate(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        published = program.status == "PUBLISHED" and self.access_type(program) == "PRIVATE"
        return found and not (published and caller.kind == "member")


class _HidesFromOwners(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        secret = program.status == "PUBLISHED" and self.is_secret(program)
        return found and not (secret and caller.kind == "owner")


class _HidesFromApps(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found and not (program.status == "DRAFT" and caller.kind == "app")


class _HidesTheArchive(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found and program.status != "ARCHIVED"


@breaks("discovery.draft.query")
class FindsDraftsByQuery(_LeaksDrafts):
    way = "query"


@breaks("discovery.draft.search")
class FindsDraftsBySearch(_LeaksDrafts):
    way = "search"


@breaks("discovery.draft.count")
class CountsDrafts(_LeaksDrafts):
    way = "count"


@breaks("discovery.draft.query")
class FindsDraftsAsAParticipant(_Finds):
    way = "query"

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        known = any(one.member == caller.id for one in self.participants.values())
        return found or (known and program.status == "DRAFT")


@breaks("discovery.secret.query")
class FindsSecretsByQuery(_LeaksSecrets):
    way = "query"


@breaks("discovery.secret.search")
class FindsSecretsBySearch(_LeaksSecrets):
    way = "search"


@breaks("discovery.secret.count")
class CountsSecrets(_LeaksSecrets):
    way = "count"


@breaks("discovery.secret.query")
class FindsSecretsAsAMember(_Finds):
    way = "query"

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        secret = program.status == "PUBLISHED" and self.is_secret(program)
        return found or (secret and caller.kind == "member")


@breaks("discovery.secret.query")
class FindsSecretsThatEnded(_Finds):
    way = "query"

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found or (program.status == "ENDED" and self.is_secret(program))


@breaks("discovery.archived.query")
class FindsTheArchiveByQuery(_LeaksTheArchive):
    way = "query"


@breaks("discovery.archived.search")
class FindsTheArchiveBySearch(_LeaksTheArchive):
    way = "search"


@breaks("discovery.archived.count")
class CountsTheArchive(_LeaksTheArchive):
    way = "count"


@breaks("discovery.public.query")
class FindsNothingPublicByQuery(_HidesPublic):
    way = "query"


@breaks("discovery.public.search")
class FindsNothingPublicBySearch(_HidesPublic):
    way = "search"


@breaks("discovery.public.count")
class CountsNothingPublic(_HidesPublic):
    way = "count"


@breaks("discovery.private.query")
class FindsNothingPrivateByQuery(_HidesPrivate):
    way = "query"


@breaks("discovery.private.search")
class FindsNothingPrivateBySearch(_HidesPrivate):
    way = "search"


@breaks("discovery.private.count")
class CountsNothingPrivate(_HidesPrivate):
    way = "count"


@breaks("discovery.owner.query")
class FindsOwnersNoSecretsByQuery(_HidesFromOwners):
    way = "query"


@breaks("discovery.owner.search")
class FindsOwnersNoSecretsBySearch(_HidesFromOwners):
    way = "search"


@breaks("discovery.owner.count")
class CountsOwnersNoSecrets(_HidesFromOwners):
    way = "count"


@breaks("discovery.app.query")
class FindsAppsNoDraftsByQuery(_HidesFromApps):
    way = "query"


@breaks("discovery.app.search")
class FindsAppsNoDraftsBySearch(_HidesFromApps):
    way = "search"


@breaks("discovery.app.count")
class CountsAppsNoDrafts(_HidesFromApps):
    way = "count"


@breaks("discovery.owner-archived.query")
class FindsNoArchiveByQuery(_HidesTheArchive):
    way = "query"


@breaks("discovery.owner-archived.search")
class FindsNoArchiveBySearch(_HidesTheArchive):
    way = "search"


@breaks("discovery.owner-archived.count")
class CountsNoArchive(_HidesTheArchive):
    way = "count"


class _HidesWhatEnded(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found and (self.manages(caller) or program.status != "ENDED")


@breaks("discovery.agreement.count")
class CountsNothingThatEnded(_HidesWhatEnded):
    way = "count"


@breaks("discovery.agreement.search")
class FindsNothingThatEndedBySearch(_HidesWhatEnded):
    way = "search"
