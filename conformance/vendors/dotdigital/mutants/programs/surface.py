"""
Dotdigitals that offer a seventh operation.
"""

import json

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import Call, Dotdigital, Json, operation

ONE = "/v2/programs/{id}"
OFFERED = ["surface.refused"]
SO = "it is answered as done"


@breaks("surface.activation", also=OFFERED, because=SO)
class ActivatesThroughTheApi(Dotdigital):
    @operation("POST", f"{ONE}/activate")
    def activate_by_api(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        program.status = "Active"
        return self.got(program)


@breaks("surface.deactivation", also=OFFERED, because=SO)
class DeactivatesThroughTheApi(Dotdigital):
    @operation("POST", f"{ONE}/deactivate")
    def deactivate_by_api(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        program.status = "Deactivated"
        return self.got(program)


class _Edits(Dotdigital):
    def edit_by_api(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        sent = json.loads(call.body or b"{}")
        program.name = sent.get("name", program.name)
        program.status = sent.get("status", program.status)
        return self.got(program)


@breaks(
    "surface.editing", also=[*OFFERED, "surface.activation", "surface.deactivation"], because=SO
)
class ReplacesPrograms(_Edits):
    @operation("PUT", ONE)
    def replace_by_api(self, call: Call) -> Json:
        return self.edit_by_api(call)


@breaks(
    "surface.editing", also=[*OFFERED, "surface.activation", "surface.deactivation"], because=SO
)
class PatchesPrograms(_Edits):
    @operation("PATCH", ONE)
    def patch_by_api(self, call: Call) -> Json:
        return self.edit_by_api(call)


@breaks(
    "surface.editing", also=[*OFFERED, "surface.activation", "surface.deactivation"], because=SO
)
class TakesPostsOfPrograms(_Edits):
    @operation("POST", ONE)
    def post_by_api(self, call: Call) -> Json:
        return self.edit_by_api(call)


@breaks("surface.deletion", also=OFFERED, because=SO)
class DeletesThroughTheApi(Dotdigital):
    @operation("DELETE", ONE)
    def delete_by_api(self, call: Call) -> Json:
        self.found(call.segments["id"]).deleted = True
        return {}


@breaks("surface.creation", also=OFFERED, because=SO)
class CreatesThroughTheApi(Dotdigital):
    @operation("POST", "/v2/programs")
    def create_by_api(self, call: Call) -> Json:
        return self.create_draft(call)


@breaks("surface.refused")
class SaysYesToEverything(Dotdigital):
    """It answers a call of what there is not as if it were done, and does nothing."""

    @operation("PUT", ONE)
    @operation("PATCH", ONE)
    def do_nothing(self, call: Call) -> Json:
        return self.got(self.found(call.segments["id"]))


@breaks("surface.refused")
class AnswersDeletionWithSuccess(Dotdigital):
    @operation("DELETE", ONE)
    def do_nothing(self, call: Call) -> Json:
        return {}


@breaks("surface.enrolments", depth="standard")
class DeletesEnrolmentsThroughTheApi(Dotdigital):
    @operation("DELETE", "/v2/programs/enrolments/{which}")
    def delete_enrolment(self, call: Call) -> Json:
        self.enrolments.pop(self.enrolment(call.segments["which"]).id)
        return {}
