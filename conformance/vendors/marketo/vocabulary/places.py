"""
Where programs are made: a folder of the instance, which takes some.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.marketo.vocabulary.folder import Folder, fit, folder_of
from conformance.vendors.marketo.vocabulary.instance import Instance
from conformance.vendors.marketo.vocabulary.listing import records

MOST_TRIED = 5  # folders that a program is to be made in


@dataclass
class Places:
    """
    Folders, discovered where the target file names none.
    """

    instance: Instance
    unfit: set[Any] = field(default_factory=set)  # ids of folders that were found to take none
    _doubted: set[Any] = field(default_factory=set)  # those that only may be so
    _trusted: bool = False  # all that were doubted are not

    @once
    def folders(self) -> list[Folder]:
        pages = self.instance.pages("getFolders", maxDepth=5)
        return [folder_of(record) for record in records(pages) if fit(record)]

    def lists(self, id: Any) -> Folder | None:
        """The folder of an id as the instance lists it, if it does."""
        return next((folder for folder in self.folders if folder.id == id), None)

    @property
    def folder(self) -> Folder:
        """
        Where the run makes its programs: `folder_id`, or the first folder that fits and was not
        found to take none. Raises NeedsFixture where there is none.
        """
        if self._named is not None:
            return Folder(self._named, "", "")
        fitting = [folder for folder in self._likely if folder.id not in self.unfit]
        if not fitting or len(self.unfit) > MOST_TRIED:
            raise NeedsFixture("folder_id")
        return fitting[0]

    @property
    def _named(self) -> Any:
        return self.instance.context.target.fixtures.get("folder_id")

    @once
    def _likely(self) -> list[Folder]:
        return sorted(self.folders, key=lambda folder: "marketing" not in folder.kind.lower())

    def is_guessed(self, folder: Any) -> bool:
        """Whether a folder is one that only the list of folders speaks for."""
        return folder["id"] != self._named and folder in [one.reference for one in self.folders]

    def passes_over(self, folder: Any) -> bool:
        """
        Leave out a folder in which a program was refused, if that may be why. Where it is refused
        in all that are tried, none of them was why.
        """
        if self._trusted:
            return False
        self._doubted.add(folder)
        self.unfit.add(folder)
        left = [one for one in self.folders if one.id not in self.unfit]
        if left and len(self._doubted) < MOST_TRIED:
            return True
        self.unfit -= self._doubted
        self._trusted = True
        return False

    @property
    def _listed_folder(self) -> Folder:
        """The run's folder as the instance lists it, with its workspace."""
        return self.lists(self.folder.id) or self.folder

    @property
    def sibling_folder(self) -> Folder:
        """
        Another folder of the same workspace, and none that was found to take no programs; raises
        Blocked where there is none.
        """
        own = self._listed_folder
        for folder in self.folders:
            same = (folder.workspace, folder.kind) == (own.workspace, own.kind)
            if same and folder.id not in {own.id, *self.unfit}:
                return folder
        raise Blocked("Get Folders lists no second folder in the workspace")

    @once
    def foreign_folder(self) -> Folder:
        """A folder of another workspace: `other_workspace_folder_id`, or one that is discovered."""
        asked = self.instance.context.target.fixtures.get("other_workspace_folder_id")
        if asked is not None:
            return Folder(asked, "", "")
        own = self._listed_folder
        for folder in self.folders:
            elsewhere = folder.workspace and own.workspace not in {"", folder.workspace}
            if elsewhere and folder.kind == own.kind:
                return folder
        raise NeedsFixture("other_workspace_folder_id")
