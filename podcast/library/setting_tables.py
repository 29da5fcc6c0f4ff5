"""The tables of `show.toml` whose keys are the user's own words: people, seasons, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from podcast import urls
from podcast.errors import ShowError
from podcast.model import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

_PERSON = ("role", "group", "link", "picture")


def read_people(table: Mapping[str, Any]) -> tuple[Person, ...]:
    """Returns [people]: what is known of hosts and guests, each a table of its own."""
    people = []
    for name, facts in table.items():
        if not isinstance(facts, dict) or not all(isinstance(value, str) for value in facts.values()):
            raise ShowError(f'[people] {name} must be a table of texts, as in {{ link = "https://…" }}')
        if unknown := [key for key in facts if key not in _PERSON]:
            raise ShowError(f"[people] {name}: {unknown[0]} is unknown; known are {', '.join(_PERSON)}")
        for key in ("link", "picture"):
            _expect_address(facts.get(key, ""), f"[people] {name}: {key}")
        lower = {key: facts[key].strip().lower() for key in ("role", "group") if key in facts}
        people.append(Person(name, **{**facts, **lower}))
    return tuple(people)


def read_seasons(table: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
    """Returns [seasons]: the names of those that have one, by their numbers."""
    for number, name in table.items():
        if not (number.isascii() and number.isdecimal() and int(number)) or not isinstance(name, str):
            raise ShowError(f'[seasons] {number} must be a number and a name, as in 2 = "The northern coast"')
        if not 0 < len(name.strip()) <= 128:
            raise ShowError(f"[seasons] {number} has a name of {len(name)} characters; 1 to 128 are allowed")
    return tuple((int(number), name.strip()) for number, name in table.items())


def read_links(table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Returns [links]: where the show is listed elsewhere, by the platform."""
    for platform, address in table.items():
        _expect_address(address, f"[links] {platform}", needed=True)
    return tuple(table.items())


def _expect_address(address: object, where: str, *, needed: bool = False) -> None:
    if not isinstance(address, str) or ((address or needed) and not urls.ascii_url(address)):
        raise ShowError(f"{where} must begin with https:// or http://, not {address!r}")
