"""Whose "I" or "we" it is outside quotations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.understanding.discourse.own_words import SINGULAR, is_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Article, Entity, Quotation, Sentence
    from podcast.understanding.discourse.own_words import OwnWords

AUTHOR = "the author"
"""Who says "I" where the article names nobody, or several who do."""

INSTITUTIONAL = frozenset({"news", "list", "how-to", "press-release", "reference", "recipe"})
"""Genres whose "we" is the publication's: "We have asked the ministry"."""


def find_first_person(
    article: Article,
    own: Sequence[OwnWords],
    quotations: Iterable[Quotation],
    entities: Sequence[Entity],
    genre: str,
) -> str:
    """Returns whose first person it is: the authors', an organisation's or a speaker's name, "the author", or empty.

    "I" is the author's. "We" without an "I" is the site's where no person has signed, and in genres in which writers
    do not speak of themselves. Where turns stand beside each other it is who
    says most of it there, by name, if that is more than half.
    """
    # "How do I get there?" is asked for the reader.
    words = [token.word for one in own if not one.sentence.text.endswith("?") for token in one.persons]
    turns = _count_turns([one.sentence for one in own], quotations)
    if turns.total() > len(words):
        speaker, times = turns.most_common(1)[0]
        return entities[speaker].name if speaker is not None and 2 * times > turns.total() else AUTHOR
    has_singular = any(word in SINGULAR for word in words)
    # Who never does anything is no narrator: "our bodies" and "our economy" are everybody's.
    if not has_singular and "we" not in words:
        return ""
    if article.site and not has_singular and (genre in INSTITUTIONAL or not is_signed(article)):
        return article.site
    return article.author if is_signed(article) else AUTHOR


def is_signed(article: Article) -> bool:
    """Returns whether somebody else than the site itself is named as the author."""
    return bool(article.author) and fold(article.author) not in fold(article.site)


def _count_turns(sentences: Sequence[Sentence], quotations: Iterable[Quotation]) -> Counter[int | None]:
    """Returns how often each speaker of a turn says "I" or "we" there."""
    times: Counter[int | None] = Counter()
    for quotation in quotations:
        if quotation.form == "turn":
            times[quotation.speaker] += sum(
                is_person(sentences[span.sentence].parse, at)
                for span in quotation.spans
                for at in range(span.start, span.stop)
            )
    return times
