"""The front matter's keys that are one value, both ways: the text of a key, and the Script's field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast import extra_tags
from podcast.script.text import grammar

if TYPE_CHECKING:
    from podcast.model import Script

_SEASON = re.compile(r"[1-9][0-9]{0,3}")
_NUMBER = re.compile(r"[1-9][0-9]{0,4}")
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
    elif fault := _fault_of(key, text):
        raise ValueError(fault)
    elif key in ("season", "number"):
        value = int(text)
    elif key == "explicit":
        value = _TRUTH[text]
    return _FIELDS.get(key, key), value


def _fault_of_type(text: str) -> str:
    if text in grammar.KINDS:
        return ""
    return f"`{text[:40]}` is no type of an episode{grammar.suggest_name(text, grammar.KINDS)}; write `type: full`"


def _fault_of_extra(text: str) -> str:
    why = extra_tags.fault_in(text)
    return (
        f"`extra`: {why}; write whole elements, as <podcast:location>Brest</podcast:location>" if why else ""
    )


_PATTERNS = {
    "source_link": (
        re.compile(r"https?://[^\s\[\]]{1,1990}"),
        "`{}` is no address: write it whole, as in `source_link: https://example.org/report`",
    ),
    "season": (_SEASON, "`{}` is no season: write a whole number from 1, as in `season: 2`"),
    "number": (_NUMBER, "`{}` is no number: write a whole one from 1, as in `number: 12`"),
    "display": (
        re.compile(f".{{1,{grammar.MAX_DISPLAY}}}"),
        f"`display` has at most {grammar.MAX_DISPLAY} characters: shorten it",
    ),
    "explicit": (re.compile("|".join(_TRUTH)), "`explicit: {}` is not understood: write `true` or `false`"),
    "theme": (re.compile(r"[\w-]{1,40}"), "`{}` is no name of a theme; `podcast music` lists them"),
}
"""Key -> what its text has to match, and what is said where it does not."""
_CHECKS = {"type": _fault_of_type, "image": grammar.check_picture, "extra": _fault_of_extra}


def _fault_of(key: str, text: str) -> str:
    """Returns what is wrong with the text of a key, with the mend; empty when nothing is."""
    if check := _CHECKS.get(key):
        return check(text)
    pattern, fault = _PATTERNS.get(key, (None, ""))
    return fault.format(text[:40]) if pattern and not pattern.fullmatch(text) else ""


def write_key(script: Script, key: str) -> str:
    """Returns the text of a key; empty where the script has the default."""
    value = getattr(script, _FIELDS.get(key, key))
    if value == _DEFAULTS.get(key, ""):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
