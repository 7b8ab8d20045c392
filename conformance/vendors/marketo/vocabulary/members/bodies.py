"""
Writes whose body is no JSON, or says that it is something else.
"""

import json
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster

JSON, PLAIN = "application/json", "text/plain"
BROKEN = ("cut", "no JSON")
BEHIND = "more behind it"  # which many a parser does not look at
PLACES = {"utf-8": 0, "cut": 1, BEHIND: 2, "no JSON": 3, "plain": 4}  # a member for each
WRITTEN = "pac Zürich 日本"


@dataclass
class Bodies:
    """
    `bodies["cut"]` is the answer to such a body. Each would move a member of its own.
    """

    members: Members
    roster: Roster

    @once
    def program(self) -> Any:
        program = self.roster.stage.program("bodies")
        self.members.join(program, self.roster.stage.low, self._leads)
        return program

    @once_each
    def __getitem__(self, label: str) -> Answer:
        lead = self._leads[PLACES[label]]
        body = {"statusName": self.roster.stage.high, "input": [{"leadId": lead}]}
        text = json.dumps(body)
        texts = {
            "cut": text[:-2],
            BEHIND: f"{text} and more",
            "no JSON": text.replace('"', ""),
            "plain": text,
        }
        kind = PLAIN if label == "plain" else JSON
        operation = "syncProgramMemberStatus"
        return self.members.send_text(operation, self.program, kind, texts[label])

    @once
    def in_utf_8(self) -> Answer:
        """A text whose letters are not escaped, in JSON that names its charset."""
        (name,) = self.roster.description.texts(1)
        body = {"input": [{"leadId": self._leads[0], name: WRITTEN}]}
        text = json.dumps(body, ensure_ascii=False)
        kind, operation = f"{JSON}; charset=utf-8", "syncProgramMemberData"
        return self.members.send_text(operation, self.program, kind, text)

    @property
    def written(self) -> Any:
        """What that member holds afterwards."""
        (name,) = self.roster.description.texts(1)
        self.in_utf_8  # noqa: B018
        return self.members.look(self.program, self._leads[:1], name)[self._leads[0]][name]

    @once
    def moved(self) -> list[str]:
        """Whose member does not have the status any more that all had, once all were sent."""
        low = self.roster.stage.low
        for label in (*BROKEN, BEHIND, "plain"):
            self[label]
        seen = self.members.look(self.program, self._leads, "statusName")
        statuses = {label: seen[self._leads[at]]["statusName"] for label, at in PLACES.items()}
        return [label for label, status in statuses.items() if status != low]

    @property
    def _leads(self) -> list[Any]:
        return self.roster.leads.first(len(PLACES))
