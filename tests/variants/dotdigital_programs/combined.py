"""
Dotdigital accounts that chose differently: many choices at once.
"""

from tests.variants.dotdigital_programs.dates import WritesDatesWithABlank, WritesDatesWithoutAZone
from tests.variants.dotdigital_programs.lifecycle import (
    DeclinesHooksWithoutABody,
    DoesHooksWithoutABody,
    EnrolsEverybodyOnce,
    SavesNothingByItself,
    ShowsEditsAtOnce,
)
from tests.variants.dotdigital_programs.lists import ListsTheNewestFirst
from tests.variants.dotdigital_programs.progress import FinishesAtOnce, ProcessesFor1500Milliseconds
from tests.variants.dotdigital_programs.refusals import (
    DeniesWithoutABody,
    ExplainsErrorsFurther,
    HasASentenceBeforeTheToken,
    HasTheTokenAlone,
    LeavesMalformedIdsToItsRouter,
    RefusesMalformedIdsWith400,
    RefusesOtherMethodsWithoutABody,
)
from tests.variants.dotdigital_programs.report import (
    HasNothingWhereNobodyFailed,
    KnowsMoreOfTheFaults,
    QuotesEverything,
    SendsTheReportAsBytes,
    WritesAMarkBeforeTheReport,
)
from tests.variants.dotdigital_programs.shown import HasNoArraysAtAll, ShowsEmptyArrays
from tests.variants.dotdigital_programs.words import (
    HasAProgramOfALaterVersion,
    KnowsNoStatusOfOtherVersions,
    ShowsMoreThanIsDocumented,
    StillShowsTheDeletedById,
)


class AsSparingAsItCanBe(
    FinishesAtOnce,
    HasNoArraysAtAll,
    WritesDatesWithoutAZone,
    HasNothingWhereNobodyFailed,
    SendsTheReportAsBytes,
    HasTheTokenAlone,
    DeniesWithoutABody,
    RefusesOtherMethodsWithoutABody,
    LeavesMalformedIdsToItsRouter,
    KnowsNoStatusOfOtherVersions,
    EnrolsEverybodyOnce,
    SavesNothingByItself,
    DoesHooksWithoutABody,
    DeclinesHooksWithoutABody,
):
    """All of these at once."""


class AsTalkativeAsItCanBe(
    ProcessesFor1500Milliseconds,
    ShowsEmptyArrays,
    ShowsMoreThanIsDocumented,
    WritesDatesWithABlank,
    WritesAMarkBeforeTheReport,
    QuotesEverything,
    KnowsMoreOfTheFaults,
    HasASentenceBeforeTheToken,
    ExplainsErrorsFurther,
    StillShowsTheDeletedById,
    ShowsEditsAtOnce,
    HasAProgramOfALaterVersion,
    RefusesMalformedIdsWith400,
    ListsTheNewestFirst,
):
    """All of these at once."""
