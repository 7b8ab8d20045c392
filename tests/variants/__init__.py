"""
Implementations that are correct and chose differently, a package a suite.
"""

import importlib
import pkgutil
from typing import Any


def variants(slug: str) -> dict[str, Any]:
    """The variants of a suite by name; those that begin with an underscore are parts of others."""
    package = importlib.import_module(f"{__name__}.{slug.replace('-', '_')}")
    modules = [
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    ]
    return {
        name: thing
        for module in modules
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__
        if not name.startswith("_")
    }
