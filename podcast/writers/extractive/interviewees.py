"""Interviews whose questions or answering people are headings, and who answers where no label says so."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Understanding

UNKNOWN = "the interviewee"
"""Who answers where nobody can be named for sure."""
FEWEST = 3
"""Headings that ask, at least."""
_SHARE = 0.5
"""Share of the sections below them in which somebody says "I", "we" or "my"."""
_I = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours)\b")
"""Who speaks of himself: «It took me a year.»"""
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.’'-]+(?: (?:[^\W\d_a-z][\w.’'-]*|d[aeiu]|del|van|von|of|la|le)){1,4}, [a-z][\w-]+(?: |,|$)"
)
"""A heading that names a person and says what that one is: «Ana de Luca, director, Harbour Trust»"""


def speaks_of_self(text: str) -> bool:
    """Returns whether somebody says "I", "we" or "my" in a text."""
    return bool(_I.search(text))


def find_named_sections(understood: Understanding) -> frozenset[int]:
    """Returns the sections with the answers of people who are their headings; none where nobody says "I"."""
    sections = understood.article.sections
    named = frozenset(n for n, s in enumerate(sections) if _PERSON.match(s.heading) and s.paragraphs)
    own = sum(speaks_of_self(" ".join(sections[n].paragraphs)) for n in named)
    return named if len(named) >= FEWEST and own > _SHARE * len(named) else frozenset()


def find_asked_sections(understood: Understanding) -> tuple[int, ...]:
    """Returns the sections of an interview whose headings are its questions; none where it has turns."""
    sections = understood.article.sections
    asked = tuple(
        n for n, s in enumerate(sections) if s.heading.rstrip('”"’ ').endswith("?") and s.paragraphs
    )
    has_turns = any(quotation.form == "turn" for quotation in understood.quotations)
    if understood.genre != "interview" or has_turns or len(asked) < FEWEST:
        return ()
    own = sum(bool(_I.search(" ".join(sections[n].paragraphs))) for n in asked)
    return asked if own >= _SHARE * len(asked) else ()


def name_answering(understood: Understanding, first: int) -> str:
    """Returns the person whom title and text name most often before a sentence; "the interviewee" if that is open."""
    title = understood.article.title.lower()
    counts: Counter[str] = Counter()
    for entity in understood.entities:
        if entity.kind != "person" or entity.name in understood.article.authors:
            continue
        times = sum(mention.span.sentence < first for mention in entity.mentions)
        times += 3 * (entity.name.split()[-1].lower() in title)
        if times:
            counts[entity.name] = times
    ranked = counts.most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear and ranked[0][0][:1].isupper() else UNKNOWN
