"""
Marketos that chose differently: many choices at once.
"""

from tests.variants.marketo_program_members.answers import (
    HasErrorsAndWarnings,
    NamesTheLeadOfSkippedRows,
)
from tests.variants.marketo_program_members.channels import HasTwoStatusesAChannel
from tests.variants.marketo_program_members.fields import (
    DescribesHiddenFields,
    DescribesWithoutDates,
    SearchesByLeadAndCustomFieldsAlone,
    ShowsTheSchemaOfCustomFieldsAlone,
)
from tests.variants.marketo_program_members.making import (
    IgnoresFixedAttributes,
    MakesAsManyFieldsAsFit,
    RefusesFieldsAltogether,
)
from tests.variants.marketo_program_members.pages import (
    CutsPagesThatAreTooLarge,
    HasATokenOnTheLastPage,
    NumbersNoRecords,
    SaysNothingOnTheLastPage,
    ShowsMembersInAnotherOrder,
)
from tests.variants.marketo_program_members.queries import (
    CountsEightThousandBytes,
    FindsNoMembersOfUnknownPrograms,
    RefusesLongUrisWithAnEnvelope,
    WantsValuesBesideARange,
)
from tests.variants.marketo_program_members.shown import (
    CountsMatchingMembers,
    LeavesNullOut,
    LooksForTheFirstValues,
    ShowsTheDefaultFieldsToo,
    ShowsWhatWasAskedForAlone,
    TakesThreeHundredOfMore,
)
from tests.variants.marketo_program_members.writing import (
    IgnoresFixedFields,
    KeepsEmptyTexts,
    RefusesFixedFieldsAltogether,
    RefusesStatusesByTheRow,
    RefusesTheStatusAtStepZero,
    RefusesUnknownLeadsAltogether,
    RemovesByTheStatusAtStepZero,
)


class AsDifferentAsMembersCanBe(
    HasErrorsAndWarnings,
    NamesTheLeadOfSkippedRows,
    CutsPagesThatAreTooLarge,
    HasATokenOnTheLastPage,
    ShowsMembersInAnotherOrder,
    ShowsTheDefaultFieldsToo,
    CountsMatchingMembers,
    TakesThreeHundredOfMore,
    LooksForTheFirstValues,
    RefusesStatusesByTheRow,
    RemovesByTheStatusAtStepZero,
    IgnoresFixedFields,
    KeepsEmptyTexts,
    DescribesHiddenFields,
    WantsValuesBesideARange,
    RefusesLongUrisWithAnEnvelope,
    FindsNoMembersOfUnknownPrograms,
    IgnoresFixedAttributes,
    MakesAsManyFieldsAsFit,
):
    """All of these at once."""


class AsSparingAsMembersCanBe(
    SaysNothingOnTheLastPage,
    NumbersNoRecords,
    ShowsWhatWasAskedForAlone,
    LeavesNullOut,
    RefusesUnknownLeadsAltogether,
    RefusesTheStatusAtStepZero,
    RefusesFixedFieldsAltogether,
    SearchesByLeadAndCustomFieldsAlone,
    DescribesWithoutDates,
    ShowsTheSchemaOfCustomFieldsAlone,
    HasTwoStatusesAChannel,
    CountsEightThousandBytes,
    RefusesFieldsAltogether,
):
    """All of these at once."""
