"""
Sites that each let somebody find a program among others that is not theirs to find, or hide one
that is: by a query, a search or a count alone.
"""

from dataclasses import replace
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Page, Program, Wix


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


@breaks("discovery.draft.query", also=["cursor.visibility-kept"], because="a page is a query")
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


@breaks(
    "discovery.secret.query",
    also=["cursor.visibility-kept", "discovery.secret.changed"],
    because="these are queries, too",
)
class FindsSecretsByQuery(_LeaksSecrets):
    way = "query"


@breaks("discovery.secret.search")
class FindsSecretsBySearch(_LeaksSecrets):
    way = "search"


@breaks("discovery.secret.count")
class CountsSecrets(_LeaksSecrets):
    way = "count"


@breaks("discovery.secret.query", also=["cursor.visibility-kept"], because="a page is a query")
class FindsSecretsThatEnded(_Finds):
    way = "query"

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found or (program.status == "ENDED" and self.is_secret(program))


@breaks("discovery.archived.query", also=["cursor.visibility-kept"], because="a page is a query")
class FindsTheArchiveByQuery(_LeaksTheArchive):
    way = "query"


@breaks("discovery.archived.search")
class FindsTheArchiveBySearch(_LeaksTheArchive):
    way = "search"


@breaks("discovery.archived.count")
class CountsTheArchive(_LeaksTheArchive):
    way = "count"


class _Hides(Wix):
    """Hides a program from those who look for one, in all three ways."""

    def conceals(self, caller: Caller, program: Program) -> bool:
        return False

    def discovers(self, caller: Caller, program: Program) -> bool:
        return super().discovers(caller, program) and not self.conceals(caller, program)


@breaks(
    "discovery.published.query",
    "discovery.published.search",
    "discovery.published.count",
)
class HidesPrivateProgramsFromOutsiders(_Hides):
    def conceals(self, caller: Caller, program: Program) -> bool:
        return self.access_type(program) == "PRIVATE" and not self.manages(caller)


@breaks(
    "discovery.management.query",
    "discovery.management.search",
    "discovery.management.count",
    also=["cursor.complete", "filter.status"],
    because="the owner asks there, too",
)
class FindsOwnersNoSecrets(_Hides):
    def conceals(self, caller: Caller, program: Program) -> bool:
        secret = program.status == "PUBLISHED" and self.is_secret(program)
        return secret and caller.kind == "owner"


@breaks("discovery.management.query")
class FindsAppsNoDrafts(_Hides):
    def conceals(self, caller: Caller, program: Program) -> bool:
        return program.status == "DRAFT" and caller.kind == "app"


class _HidesWhatEnded(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found and (self.manages(caller) or program.status != "ENDED")


@breaks("discovery.agreement.count")
class CountsNothingThatEnded(_HidesWhatEnded):
    way = "count"


@breaks("discovery.agreement.search")
class FindsNothingThatEndedBySearch(_HidesWhatEnded):
    way = "search"


class _Remembers(_Finds):
    """What was open when it was last updated, can still be found until the next update."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        former: dict[str, bool] = self.__dict__.setdefault("former", {})
        former[program.id] = program.status == "PUBLISHED" and not self.is_secret(program)
        super().write(program, wanted, change)

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        late = program.status == "PUBLISHED" and self.__dict__.get("former", {}).get(program.id)
        return bool(late or found)


@breaks("discovery.secret.changed")
class QueriesByTheFormerAccessType(_Remembers):
    way = "query"


@breaks("discovery.secret.changed", depth="standard")
class SearchesByTheFormerAccessType(_Remembers):
    way = "search"


@breaks(
    "discovery.secret.changed",
    also=["discovery.secret.count"],
    because="what is counted by its access type became SECRET, too",
    depth="standard",
)
class CountsByTheFormerAccessType(_Remembers):
    way = "count"


@breaks("discovery.open.changed", depth="standard")
class HidesWhatWasSecretOnce(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        self.__dict__.setdefault("shy", set()).update(
            {program.id} if self.is_secret(program) else ()
        )

    def is_secret(self, program: Program) -> bool:
        return super().is_secret(program) or program.id in self.__dict__.get("shy", ())


@breaks(
    "discovery.secret.query",
    "discovery.secret.search",
    "discovery.secret.count",
    depth="standard",
)
class FindsSecretsForWhoAsksForThem(Wix):
    def perform(self, call: Call) -> Json:
        if "SECRET" in str(call.body) and call.caller.kind == "visitor":
            call = replace(call, caller=next(iter(self.tokens.values())))
        return super().perform(call)


@breaks("discovery.secret.total", depth="standard")
class CountsSecretsInATotal(Wix):
    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        answer, everything = super().paged(found, page, asked), list(self.programs.values())
        if page.by_offset:
            answer["pagingMetadata"]["total"] = len(self.kept_by_query(everything, asked))
        return answer


@breaks("discovery.secret.aggregation", depth="standard")
class AggregatesSecrets(Wix):
    def aggregated(self, found: list[Program], asked: Any) -> Json:
        return super().aggregated(list(self.programs.values()), asked)


class _FindsAppsNoDrafts(_Finds):
    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found and (caller.kind != "app" or program.status != "DRAFT")


@breaks("discovery.management.search", depth="standard")
class FindsAppsNoDraftsBySearch(_FindsAppsNoDrafts):
    way = "search"


@breaks("discovery.management.count", depth="standard")
class CountsNoDraftsForApps(_FindsAppsNoDrafts):
    way = "count"


@breaks("discovery.draft.search", depth="standard")
class FindsDraftsAsAParticipantBySearch(FindsDraftsAsAParticipant):
    way = "search"


@breaks("discovery.draft.count", depth="standard")
class CountsDraftsForMembers(_Finds):
    way = "count"

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found or (caller.kind == "member" and program.status == "DRAFT")


@breaks("discovery.draft.query", depth="standard")
class ShowsDraftsByTheirSlug(Wix):
    """Whoever knows the slug is taken to a page."""

    def query_programs(self, call: Call) -> Json:
        if "seo.slug" in (call.object("query").get("filter") or {}):
            call = replace(call, caller=Caller("app"))
        return super().query_programs(call)


@breaks("discovery.management.query", depth="standard")
class ShowsOwnersTheirOwnAlone(_Finds):
    way = "query"

    def decided(self, caller: Caller, program: Program, found: bool) -> bool:
        return found and (caller.kind != "owner" or program.owner == caller.id)
