"""What a sentence speaks of as known: things and bodies that earlier sentences of the article have introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.model.understanding import Need
    from podcast.writers.extractive.source_view import SourceView

_KNOWN = frozenset(("the", "this", "that", "these", "those", "such"))


def find_introduced(source: SourceView) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Returns for each sentence, of each thing that it takes as known, the earlier sentences that speak of it."""
    spoken: dict[str, list[int]] = {}
    introduced: dict[int, tuple[tuple[int, ...], ...]] = {}
    title = {word.lower() for word in source.understood.article.title.split()}
    for sentence in source.sentences:
        parse = sentence.parse
        known = []
        for at, token in enumerate(parse.tokens):
            if token.pos != "NOUN" or token.lemma.lower() in title or token.text.lower() in title:
                continue
            is_definite = any(parse.tokens[child].word in _KNOWN for child in parse.children(at, "det"))
            is_said_which = parse.children(at, "prep", "relcl", "acl", "poss")
            if is_definite and not is_said_which and (earlier := spoken.get(token.lemma.lower())):
                known.append(tuple(earlier))
        for number in source.mentions.get(sentence.index, ()):
            entity = source.entity(number)
            earlier = [
                m.span.sentence
                for m in entity.mentions
                if m.span.sentence < sentence.index and m.form == "name"
            ]
            if (
                entity.kind in ("organisation", "person")
                and earlier
                and entity.name not in source.understood.article.title
            ):
                known.append(tuple(earlier))
        introduced[sentence.index] = tuple(known)
        for token in parse.tokens:
            if token.pos in ("NOUN", "PROPN"):
                spoken.setdefault(token.lemma.lower(), []).append(sentence.index)
    return introduced


def find_antecedents(source: SourceView) -> dict[int, tuple[tuple[int, frozenset[int]], ...]]:
    """Returns for each sentence, of what points back, what it means, and all earlier ones that do."""
    spoken: dict[str, set[int]] = {}
    antecedents: dict[int, tuple[tuple[int, frozenset[int]], ...]] = {}
    for sentence in source.sentences:
        antecedents[sentence.index] = tuple(
            (need.needs, holders | {need.needs})
            for need in source.needs.get(sentence.index, ())
            if need.needs is not None and (holders := _find_holders(source, need, spoken)) is not None
        )
        for token in sentence.parse.tokens:
            if token.pos in ("NOUN", "PROPN"):
                spoken.setdefault(token.lemma.lower(), set()).add(sentence.index)
    return antecedents


def _find_holders(source: SourceView, need: Need, spoken: dict[str, set[int]]) -> frozenset[int] | None:
    """Returns what else than its antecedent makes a need understood; None for one that is met otherwise."""
    if need.kind == "noun":
        return frozenset(spoken.get(_head(source.sentence(need.sentence).parse, need.because), ()))
    if need.kind == "demonstrative" and need.needs is not None:
        # "Such shows" at the beginning of a section means those of the one before it.
        return None if source.in_one_section(need.needs, need.sentence) else frozenset()
    return None


def _head(parse: Parse, phrase: str) -> str:
    """Returns the lemma of a phrase's last noun: «the old harbour wall»."""
    last = phrase.rsplit(maxsplit=1)[-1].lower()
    return next((token.lemma.lower() for token in parse.tokens if token.text.lower() == last), last)
