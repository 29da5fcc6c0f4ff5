"""Second thoughts on a page's leaves, once its title and its authors are known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.html.conversations import join_citations
from podcast.article.html.endings import (
    mark_banners,
    mark_cards,
    mark_hollow,
    mark_notes,
    mark_offers,
    mark_others,
    mark_remnants,
    mark_repeats,
    mark_teasers,
)
from podcast.article.html.headings import mark_above
from podcast.article.html.selecting import DOUBTED
from podcast.article.html.signed_boxes import sign_boxes, without_box_signers
from podcast.article.html.text_end import mark_below
from podcast.article.signed_letters import says_letters, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.html.page_facts import PageFacts
    from podcast.article.html.runs import Leaf

_OF_POSTS = frozenset(("qapage", "discussionforumposting", "question"))
"""What a page says it is whose text are the posts below the first."""


def settle(leaves: Sequence[Leaf], facts: PageFacts) -> list[Leaf]:
    """Returns the leaves, without headings above the title, teasers and notes, and with lines that name somebody.

    These are whose a set-off quotation is, and who signs a letter.
    """
    settled = join_citations(mark_above(mark_others(leaves, key(facts.title)), key(facts.title)))
    is_of_letters = any(map(says_letters, (facts.title, *facts.kinds_stated)))
    if is_of_letters:
        settled = [
            replace(leaf, because="") if leaf.because == DOUBTED and signs(leaf.text, facts.authors) else leaf
            for leaf in settled
        ]
    settled = mark_cards(mark_teasers(mark_banners(mark_offers(settled))))
    settled = mark_repeats(mark_notes(settled, facts.authors))
    if not (is_of_letters or _OF_POSTS.intersection(facts.kinds_stated)):
        settled = mark_remnants(mark_below(settled))
    return sign_boxes(mark_hollow(settled))


def find_own_authors(facts: PageFacts, leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """Returns who has written a page's article, and not only a box in it."""
    return without_box_signers(facts.authors, leaves)
