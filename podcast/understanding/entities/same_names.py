"""Which names mean the same one: a person's last name the person, an acronym its long form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.understanding.entities.genders import tell_gender
from podcast.understanding.entities.name_words import LEGAL_FORMS, NOBLE, PARTICLES, SAME_PLACE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from podcast.model import EntityKind
    from podcast.understanding.entities.entity_kinds import Sighting

    Key = tuple[str, ...]
    Kinds = Mapping[Key, EntityKind | None]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LITTLE = frozenset("of the and for in on to &".split())
_ARTICLES = ("al-", "el-", "as-", "ash-", "ad-", "ar-")
"""Arabic articles before last names, which often go without them."""
_LONG = 6
"""Letters of a name from which on one that is misspelt is known."""
_SETTLED = 2
"""Uses of a bare last name from which on it stays its bearer's, when a relative comes in."""
_APART, _NEAR = 4, 10
"""Names between the last of one bearer and the introduction of another, at least, and since then, at most, where a
bare name is the other's."""


@dataclass(slots=True)
class _Bearer:
    """A person who is somewhere named in full, and how the article uses the name."""

    given: Key
    last: str
    suffix: str
    introduced: int
    """Place of the first full name among the article's names."""
    firsts: set[str] = field(default_factory=set)
    """First names, and what stands before one: "King"."""
    gender: str = ""
    uses: int = 0
    """How often the last name alone meant this person."""
    latest: int = -1
    """Place of the last name so far that meant this person."""


class _Bearers:
    """All persons whom the article somewhere names in full, by last and by given names."""

    def __init__(self, seen: Sequence[Sighting], kinds: Kinds, headlined: Collection[str]) -> None:
        self.kinds = kinds
        self.headlined = headlined
        self.alone: dict[str, int] = {}
        """Name of one word → the place where it first stands alone."""
        self.by_last: dict[str, list[_Bearer]] = {}
        self.by_given: dict[str, list[_Bearer]] = {}
        # In "to Warren" the parser may see a place; only where things happen "in Warren" it is one.
        self.sites = {one.name.key for one in seen if one.is_site and one.name.kind != "person"}
        for place, one in enumerate(seen):
            if self._is_full(one.name.key):
                self._introduce(one, place)
            elif len(one.name.key) == 1:
                self.alone.setdefault(one.name.key[0], place)

    def _is_full(self, key: Key) -> bool:
        # "Di Li" is one where "Li" comes alone; nobody calls De Blasio "Blasio".
        is_given = key[0] not in PARTICLES or key[1:] in self.kinds
        return len(key) > 1 and is_given and self.kinds[key] == "person"

    def _introduce(self, one: Sighting, place: int) -> None:
        bearer = self._named(one.name.key)
        given, last, suffix = _split(one.name.key)
        if bearer is None:
            bearer = _Bearer(given, last, suffix, place)
            self.by_last.setdefault(last, []).append(bearer)
            # "Jibrin al-Bakri" is "Bakri", too.
            if last.startswith(_ARTICLES):
                self.by_last.setdefault(last.partition("-")[2], []).append(bearer)
        bearer.given = max(bearer.given, given, key=len)
        bearer.firsts.update(given[: 2 if given[0] in NOBLE else 1])
        bearer.gender = bearer.gender or tell_gender([one.name])
        for word in (it for it in given if len(it) > 1):
            having = self.by_given.setdefault(word, [])
            if bearer not in having:
                having.append(bearer)

    def _named(self, key: Key) -> _Bearer | None:
        given, last, suffix = _split(key)
        same = (it for it in self.by_last.get(last, ()) if it.suffix == suffix and _fits(given, it.given))
        return next(same, None)

    def find(self, one: Sighting, place: int) -> _Bearer | None:
        """Returns the person whom a name means; None for other names, and where two persons may be meant.

        To be asked for one name after the other, as the article has them.
        """
        bearer = self._find(one, place)
        if bearer is not None:
            bearer.latest = place
        return bearer

    def _find(self, one: Sighting, place: int) -> _Bearer | None:
        key = one.name.key
        if self._is_full(key):
            return self._named(key)
        is_last = len(key) == 1 or all(word in PARTICLES for word in key[:-1])
        if not is_last or (key in self.sites and not one.name.title):
            return None
        gender = tell_gender([one.name])
        for table in (self.by_last, self.by_given):
            fitting = [
                it
                for it in table.get(key[-1], ())
                if (not gender or not it.gender or gender == it.gender)
                and (table is self.by_last or self._may_go_by(it, key[-1]))
            ]
            if table is self.by_given and self.kinds[key] in ("place", "group"):
                return None
            if fitting:
                bearer = _choose(fitting, place)
                if bearer is not None and table is self.by_last:
                    bearer.uses += 1
                return bearer
        return self._find_misspelt(key[0], place) if len(key) == 1 else None

    def _may_go_by(self, bearer: _Bearer, word: str) -> bool:
        """Returns whether a word of a person's that is not the last one may be what the article calls them.

        Not where it is the last name of somebody in the headlines, nor a middle name that the article used of
        somebody before: where Celia Dorn has been "Dorn" for pages, her son Marc Dorn Abel is not.
        """
        if word in self.headlined:
            return False
        return word in bearer.firsts or bearer.introduced < self.alone.get(word, bearer.introduced + 1)

    def _find_misspelt(self, name: str, place: int) -> _Bearer | None:
        """Returns the only person named in full before whose last name a bare name differs from by one letter."""
        if len(name) < _LONG or any(name in key[:-1] for key in self.kinds):
            return None
        similar = [
            it
            for last, having in self.by_last.items()
            if _differs_by_one(last.split()[-1], name)
            for it in having
            if it.introduced < place
        ]
        return similar[0] if len(similar) == 1 else None


def _differs_by_one(one: str, other: str) -> bool:
    """Returns whether one letter of a name is another one, too many or missing, but for a plural's."""
    short, long = sorted((one, other), key=len)
    if short == long or short[0] != long[0] or len(long) - len(short) > 1 or long == f"{short}s":
        return False
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _choose(fitting: Sequence[_Bearer], place: int) -> _Bearer | None:
    """Returns the only one of several whom a bare name can mean at a place of the article."""
    known = [it for it in fitting if it.introduced < place]
    settled = [it for it in known if it.uses >= _SETTLED]
    for some in (fitting, known, settled):
        if len(some) == 1:
            return some[0]
    # Of a president long dead and a relative the one is meant whom the text has just introduced.
    known.sort(key=lambda it: it.introduced, reverse=True)
    if len(known) < 2 or place - known[0].introduced > _NEAR:
        return None
    others = known[1:]
    is_apart = all(known[0].introduced - it.latest >= _APART and it.uses < _SETTLED for it in others)
    return known[0] if is_apart else None


def _split(key: Key) -> tuple[Key, str, str]:
    """Returns given names, last name and suffix of a full name; the last name of "King James" is the whole."""
    if len(key) == 2 and key[0] in NOBLE:
        return key, " ".join(key), ""
    suffix = key[-1] if key[-1] in _SUFFIXES and len(key) > 2 else ""
    words = key[:-1] if suffix else key
    given = words[:-1]
    while len(given) > 1 and given[-1] in PARTICLES:
        given = given[:-1]
    return given, words[-1], suffix


def _fits(one: Key, other: Key) -> bool:
    """Returns whether two runs of given names can be one person's: "Ann", "A.", "Ann M.", "M.", "Ann Lund", "Lund"."""
    if one and other and (other[-len(one) :] == one or one[-len(other) :] == other):
        return True
    pairs = zip(one, other, strict=False)
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)


def group_names(
    seen: Sequence[Sighting], kinds: Kinds, shorts: Mapping[Key, Key], headlined: Collection[str] = ()
) -> list[list[Sighting]]:
    """Returns the names in groups that mean one each.

    `shorts` are acronyms and what the article says they mean, `headlined` the last names, folded, of people whom title
    and headings name in full.
    """
    bearers = _Bearers(seen, kinds, headlined)
    same = _match_organisations(kinds, shorts)
    groups: dict[Key | int, list[Sighting]] = {}
    for place, one in enumerate(seen):
        key = one.name.key
        bearer = (
            None if key in same and "person" not in (one.name.kind, kinds[key]) else bearers.find(one, place)
        )
        groups.setdefault(same.get(key, key) if bearer is None else id(bearer), []).append(one)
    return list(groups.values())


def _match_organisations(kinds: Kinds, shorts: Mapping[Key, Key]) -> dict[Key, Key]:
    """Returns short names → the only long one: acronyms, "Rhodium" for "Rhodium Group", "UK"."""
    same = dict(shorts)
    longs: dict[Key, set[Key]] = {}
    for key, kind in kinds.items():
        if kind == "organisation" and len(key) > 1:
            if key[-1] in LEGAL_FORMS:
                longs.setdefault(key[:-1], set()).add(key)
            initials = "".join(word[0] for word in key if word not in _LITTLE)
            if len(initials) > 2:
                longs.setdefault((initials,), set()).add(key)
    for key in kinds:
        having = longs.get(key, set())
        if len(having) == 1 and key not in same:
            same[key] = min(having)
        full = SAME_PLACE.get(" ".join(key))
        if full is not None:
            same[key] = tuple(full.split())
    return same
