"""
The run record.
"""

import json
from pathlib import Path
from typing import Any


def read(path: Path) -> Any:
    return json.loads(path.read_text())


def write(text: str, path: Path) -> None:
    path.write_text(text)
