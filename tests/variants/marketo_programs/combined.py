"""
Marketos that chose differently: many choices at once.
"""

from tests.variants.marketo_programs.answers import (
    CutsWhatIsTooLarge,
    FindsNothingWith702,
    FindsNothingWithANullResult,
    HasNullForTagsAndCosts,
    LeavesEmptyTagsAndCostsOut,
    RefusesWithOtherCodes,
    RefusesWithTheShortestEnvelope,
    SaysInvalidWithoutAToken,
)
from tests.variants.marketo_programs.instance import HasNoTags, HasOneWorkspace
from tests.variants.marketo_programs.lists import BrowsesInNoOrderThatShows, BrowsesTheNewestFirst
from tests.variants.marketo_programs.rules import (
    ClonesNeitherTagsNorCosts,
    ClonesWithoutADescription,
    DatesCostsWithATime,
    IgnoresWhatIsFixed,
    LeavesTheDateOfUpdateAlone,
    MergesTags,
    NestsWhereTheDocumentsAreSilent,
    ShowsNoDatesOfEmailPrograms,
    TakesNamesTwice,
    WantsBothBounds,
)
from tests.variants.marketo_programs.shown import (
    HasNullForWhatIsEmpty,
    LeavesEmptyMembersOut,
    RefersToFoldersById,
    WritesAPlainZ,
)


class AsDifferentAsCanBe(
    HasNullForTagsAndCosts,
    BrowsesTheNewestFirst,
    RefersToFoldersById,
    HasNullForWhatIsEmpty,
    WritesAPlainZ,
    IgnoresWhatIsFixed,
    MergesTags,
    DatesCostsWithATime,
    ClonesNeitherTagsNorCosts,
    NestsWhereTheDocumentsAreSilent,
    TakesNamesTwice,
    CutsWhatIsTooLarge,
    RefusesWithOtherCodes,
    FindsNothingWithANullResult,
    SaysInvalidWithoutAToken,
):
    """All of these at once."""


class AsSparingAsCanBe(
    LeavesEmptyTagsAndCostsOut,
    BrowsesInNoOrderThatShows,
    LeavesEmptyMembersOut,
    ShowsNoDatesOfEmailPrograms,
    LeavesTheDateOfUpdateAlone,
    ClonesWithoutADescription,
    RefusesWithTheShortestEnvelope,
    FindsNothingWith702,
    WantsBothBounds,
    HasNoTags,
    HasOneWorkspace,
):
    """All of these at once."""
