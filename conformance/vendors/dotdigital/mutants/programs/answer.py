"""
Dotdigitals whose refusals look wrong in one way each.
"""

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import Dotdigital, Json, Refused


@breaks("answer.error.message")
class PutsItsMessageIntoAnObject(Dotdigital):
    def error(self, refused: Refused) -> Json:
        return {"message": {"text": self.message(refused)}}


@breaks("answer.error.message")
class ListsItsMessages(Dotdigital):
    def error(self, refused: Refused) -> Json:
        return {"message": [self.message(refused)]}
