"""
The data files of `spec/`, which Python keeps beside them as it keeps its modules.
"""

import marshal
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from conformance.suites import data


class _Compiled(SourceFileLoader):
    """
    Loads a data file as a module with one name, `said`. What YAML took a while to read then lies in
    `__pycache__` for as long as the file does not change.
    """

    def source_to_code(self, data: Any, path: Any, *, _optimization: int = -1) -> CodeType:  # type: ignore[override]
        import yaml  # 0.01 s, which a start does without

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, if it was built
        said = marshal.dumps(yaml.load(data, loader))  # noqa: S506 - a safe one, whichever it is
        return compile(f"import marshal\nsaid = marshal.loads({said!r})", path, "exec")


@cache
def contents(relative: str) -> Any:
    """What a data file says, read once; nobody changes what this returns."""
    return read(data(relative))


def read(file: Path) -> Any:
    """What a data file of ours says; its complaints name no place."""
    module = ModuleType(file.stem)
    _Compiled(module.__name__, str(file)).exec_module(module)
    return module.said
