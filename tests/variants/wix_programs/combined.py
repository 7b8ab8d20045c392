"""
Wix sites that chose differently: many choices at once.
"""

from tests.variants.wix_programs.changes import (
    CallsPagesByTheirIds,
    RefusesWhatTheServiceSets,
    WantsATitle,
)
from tests.variants.wix_programs.further import (
    CopiesTitles,
    SellsInEuros,
    ServesTheDocumentedPrefixAlone,
    WritesAmountsShortly,
)
from tests.variants.wix_programs.joining import MakesParticipantsLate, RefusesJoinsWith403
from tests.variants.wix_programs.lifecycle import (
    ArchivesWhatWasPublishedAlone,
    AsksVisitorsToSignIn,
    DeniesTheHidden,
    EndsInVainWithoutAWord,
    RefusesToPublishTwice,
)
from tests.variants.wix_programs.lists import (
    CutsPagesThatAreTooLarge,
    FiltersByWhateverThereIs,
    HasNoCursorsOnTheLastPage,
    KeepsItsCursorsToItself,
    LeadsNowhereBack,
    ListsNoSecrets,
    ListsNothingThatEnded,
)
from tests.variants.wix_programs.refusals import RefusesWithAMessageAlone, RefusesWithoutData
from tests.variants.wix_programs.revisions import (
    BeginsWithRevision7,
    CountsNoTransitionsAsRevisions,
)
from tests.variants.wix_programs.schedule import EndsADayLater, EndsWhenItsLastDayBegins
from tests.variants.wix_programs.shown import (
    HasNullForWhatIsUnset,
    LeavesEmptyListsOut,
    ShowsLessInLists,
    WritesDatesWithAnOffset,
    WritesWholeSeconds,
)


class AsDifferentAsCanBe(
    DeniesTheHidden,
    RefusesToPublishTwice,
    ArchivesWhatWasPublishedAlone,
    BeginsWithRevision7,
    HasNullForWhatIsUnset,
    WritesDatesWithAnOffset,
    ListsNothingThatEnded,
    FiltersByWhateverThereIs,
    CutsPagesThatAreTooLarge,
    KeepsItsCursorsToItself,
    RefusesWhatTheServiceSets,
    CallsPagesByTheirIds,
    RefusesWithoutData,
    EndsADayLater,
    RefusesJoinsWith403,
    CopiesTitles,
    SellsInEuros,
):
    """All of these at once."""


class AsSparingAsCanBe(
    AsksVisitorsToSignIn,
    EndsInVainWithoutAWord,
    CountsNoTransitionsAsRevisions,
    LeavesEmptyListsOut,
    ShowsLessInLists,
    WritesWholeSeconds,
    ListsNoSecrets,
    HasNoCursorsOnTheLastPage,
    LeadsNowhereBack,
    WantsATitle,
    RefusesWithAMessageAlone,
    EndsWhenItsLastDayBegins,
    MakesParticipantsLate,
    WritesAmountsShortly,
    ServesTheDocumentedPrefixAlone,
):
    """All of these at once."""
