"""Whether words are a whole sentence, which can be said without what stood before it. English only."""

from __future__ import annotations

from podcast.language.grammar.clauses import find_clauses
from podcast.language.grammar.parsing import parse
from podcast.language.plain.sentences import split

_ANSWERING = frozenset("because hardly no not only yes so neither nor".split())
"""Words with which an answer begins that is none without its question."""


def is_clause(text: str) -> bool:
    """Returns whether a text has a subject and what it does: "The ship waits for calm", but not "Trouble"."""
    return _find_subject(text) is not None


def stands_alone(text: str) -> bool:
    """Returns whether a text begins with such a sentence, which names who or what it is about."""
    first = next(iter(split(text, "en")), "").strip("“\"'")
    subject = _find_subject(first)
    return subject is not None and "PRON" not in subject and first.split()[0].lower() not in _ANSWERING


def _find_subject(text: str) -> tuple[str, ...] | None:
    """The parts of speech of the subject's words."""
    (tree,) = parse([text])
    main = next((clause for clause in find_clauses(tree, 0) if clause.parent is None), None)
    if main is None or main.subject is None or tree.tokens[0].pos == "SCONJ":
        return None
    return tuple(token.pos for token in tree.tokens[main.subject.start : main.subject.stop])
