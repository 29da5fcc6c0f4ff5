"""Whose "I" a cited sentence has: what its author says of themself is nobody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.script.check.signs import Sign, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Clause, Understanding
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement


def find_person_signs(
    said: Statement, clause: Clause, evidence: Evidence, one: Statement, held: Clause
) -> Iterator[Sign]:
    """Yields what somebody is said to do that the author of the article says of themself: "I like the lamp".

    `held` is the clause of the cited sentence `one` that says what `clause` says.
    """
    understood = evidence.understood
    author = find_author(understood) if understood else ""
    if understood is None or clause.subject is None or not author:
        return
    subject = range(clause.subject.start, clause.subject.stop)
    is_name = any(said.token(at).pos == "PROPN" and said.token(at).head not in subject for at in subject)
    words = phrase(said, clause.subject.start, clause.subject.stop)
    if is_name and not _read_words(words) & _read_words(author) and _is_authors(one, held, understood):
        yield Sign("speaker", phrase(said, clause.start, clause.stop), author, one.text)


def find_author(understood: Understanding) -> str:
    """Returns the only one who says "I" in an article outside quotations; empty where nobody knows, or several do."""
    authors = understood.article.authors
    is_only = len(authors) == 1 and understood.first_person == authors[0]
    return authors[0] if is_only and all(it.form == "inline" for it in understood.quotations) else ""


def _is_authors(one: Statement, clause: Clause, understood: Understanding) -> bool:
    """Returns whether the subject of a cited clause is an "I" in no quotation."""
    at = clause.subject.start if clause.subject else -1
    if at < 0 or one.token(at).text != "I" or one.token(at).relation not in ("nsubj", "nsubjpass"):
        return False
    place = next((it.index for it in understood.sentences if it.text == one.text), -1)
    return place >= 0 and not any(
        span.sentence == place and span.start <= at < span.stop
        for quotation in understood.quotations
        for span in quotation.spans
    )


def _read_words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", fold(text)))
