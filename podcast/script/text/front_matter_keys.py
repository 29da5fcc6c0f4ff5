"""The front matter's keys that are one value, both ways: the text of a key, and the Script's field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.script.text import grammar

if TYPE_CHECKING:
    from podcast.model import Script

_SEASON = re.compile(r"[1-9][0-9]{0,3}")
_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
_THEME = re.compile(r"[\w-]{1,40}")
_TRUTH = {"true": True, "false": False}
_FIELDS = {"type": "kind"}
"""Key -> the Script's field, where that has another name."""
_DEFAULTS: dict[str, str | int | bool] = {"season": 0, "number": 0, "type": "full", "explicit": False}
"""Key -> what its field is when the key is missing; other fields are empty texts then."""


def read_key(key: str, text: str) -> tuple[str, str | int | bool]:
    """Returns (the Script's field, its value); ValueError with the mend."""
    value: str | int | bool = text
    if not text:
        value = _DEFAULTS.get(key, "")
    elif key == "season":
        if not _SEASON.fullmatch(text):
            raise ValueError(f"`{text[:40]}` is no season: write a whole number from 1, as in `season: 2`")
        value = int(text)
    elif key == "number":
        if not _NUMBER.fullmatch(text):
            raise ValueError(f"`{text[:40]}` is no number: write a whole one from 1, as in `number: 12`")
        value = int(text)
    elif key == "display" and len(text) > grammar.MAX_DISPLAY:
        raise ValueError(f"`display` has at most {grammar.MAX_DISPLAY} characters: shorten it")
    elif key == "type" and text not in grammar.KINDS:
        near = grammar.suggest_name(text, grammar.KINDS)
        raise ValueError(f"`{text[:40]}` is no type of an episode{near}; write `type: full`")
    elif key == "explicit":
        if text not in _TRUTH:
            raise ValueError(f"`explicit: {text[:40]}` is not understood: write `true` or `false`")
        value = _TRUTH[text]
    elif key == "image" and (fault := grammar.check_picture(text)):
        raise ValueError(fault)
    elif key == "theme" and not _THEME.fullmatch(text):
        raise ValueError(f"`{text[:40]}` is no name of a theme; `podcast music` lists them")
    return _FIELDS.get(key, key), value


def write_key(script: Script, key: str) -> str:
    """Returns the text of a key; empty where the script has the default."""
    value = getattr(script, _FIELDS.get(key, key))
    if value == _DEFAULTS.get(key, ""):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
