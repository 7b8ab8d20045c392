"""
A custom field that others made.
"""

from conformance.outcome import NotApplicable
from conformance.vendors.marketo.vocabulary.members.making import Making
from conformance.vendors.marketo.vocabulary.members.record import Record, only


def hidden(making: Making) -> Record:
    """A custom field that the API did not make, once it was to be hidden; it is not left so."""
    making.creation.needed("making.accepted")
    members, schema = making.members, making.description.schema
    if not members.instance.context.target.loopback:
        raise NotApplicable("a field that others made is touched on this machine alone")
    told = {"isCustom": True, "isApiCreated": False, "isHidden": False}
    names = [name for name, field in schema.items() if field.unlike(told) == {}]
    if not names:
        raise NotApplicable("no custom field was made otherwise than by the API")
    members.update_field(names[0], [{"isHidden": True}])
    after = only(members.field(names[0]).records, "field.by-name.found")
    if after["isHidden"] is not False:
        members.update_field(names[0], [{"isHidden": False}])
    return after
