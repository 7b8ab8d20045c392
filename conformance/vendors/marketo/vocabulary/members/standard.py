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
# What a new field is like, if nothing is said of it: a text alone needs an encoding.
DEFAULTS = {"isHidden": False, "isSensitive": False}
DEFAULTS_OF_TEXT = {"isHtmlEncodingInEmail": True}
# Filters of the document's own queries, whether or not an instance lists them as searchable.
SEARCHED = ("reachedSuccess", "statusName")
# What the document's own answers say of a field in the schema.
ATTRIBUTES = (
    *("displayName", "name", "description", "dataType", "length", "isHidden"),
    *("isHtmlEncodingInEmail", "isSensitive", "isCustom", "isApiCreated"),
)
DEFAULT = ("acquiredBy", "leadId", "membershipDate", "programId", "reachedSuccess")
