"""
Folders as Get Folders shows them.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Folder:
    """A folder, as answers name it."""

    id: Any
    workspace: str
    kind: str
    name: str = ""

    @property
    def reference(self) -> dict[str, Any]:
        return {"id": self.id, "type": "Folder"}


def fit(record: dict[str, Any]) -> bool:
    """Whether programs can be made in a folder, by what Get Folders says of it."""
    reference = record.get("folderId")
    kind = reference.get("type") if isinstance(reference, dict) else "Folder"
    closed = record.get("isSystem") is True or record.get("isArchive") is True
    return str(kind).lower() == "folder" and not closed


def folder_of(record: dict[str, Any]) -> Folder:
    """The folder of a record; its id comes in `folderId` or bare."""
    reference = record.get("folderId")
    number = reference.get("id") if isinstance(reference, dict) else record.get("id")
    texts = [str(record.get(name) or "") for name in ("workspace", "folderType", "name")]
    return Folder(number, *texts)
