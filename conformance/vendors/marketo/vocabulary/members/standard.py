"""
The standard fields of a member.
"""

# The fields that the document's own answer shows; each subscription has them.
STANDARD = (
    "acquiredBy",
    "attendanceLikelihood",
    "createdAt",
    "isExhausted",
    "leadId",
    "membershipDate",
    "nurtureCadence",
    "program",
    "programId",
    "reachedSuccess",
    "reachedSuccessDate",
    "registrationLikelihood",
    "statusName",
    "statusReason",
    "trackName",
    "updatedAt",
    "waitlistPriority",
)
# Standard fields whose values are not free, should an instance let them be updated.
BOUND = {"leadId", "nurtureCadence", "program", "programId", "reachedSuccess", "statusName"}
BOUND |= {"acquiredBy", "isExhausted", "trackName"}
DEFAULT = ("acquiredBy", "leadId", "membershipDate", "programId", "reachedSuccess")
