"""
Where that is kept which must outlive a run: journals of what was made, counts of what was used up.
"""

import os
from pathlib import Path


def folder() -> Path:
    """
    `$CONFORMANCE_STATE`, else `program-api-conformance` in the user's folder for state; made where
    it is missing, for this user alone.
    """
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    found = Path(os.environ.get("CONFORMANCE_STATE") or home / "program-api-conformance")
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found
