"""The face of a room: the names that it offers, each taken from its module when somebody asks for it.

`podcast feed` needs neither the server nor the fetching of other people's feeds: importing all of a room for one of
its verbs cost every command a third of a second. So a room's `__init__` imports its names for type checkers only, and
has this module's `__getattr__` for the program.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy(room: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Returns the `__getattr__` (PEP 562) of the package `room`.

    `modules` has the names that each of the room's modules gives to the face: `{"checking": "FeedCheck check_feed"}`.
    """
    homes = {name: f"{room}.{module}" for module, names in modules.items() for name in names.split()}

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(importlib.import_module(homes[name]), name)

    return load
