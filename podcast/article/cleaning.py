"""Takes out of a document what is no text: credits, appeals, links, back matter, repeated sentences.

The wordings of appeals and the like are data, in `cleaning_rules`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import accumulate, groupby, takewhile, zip_longest
from typing import TYPE_CHECKING

from podcast.article.cleaning_rules import BACK_MATTER, NOISE
from podcast.article.extraction import key
from podcast.article.rules import any_of, name_of
from podcast.article.trimming import name_trimming
from podcast.language.plain.sentences import count_words
from podcast.model import Omission

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.extraction import Extract
    from podcast.model import Block

_NOISE = any_of(NOISE)
_FIGURE = any_of(rule for rule in NOISE if rule.name == "caption of a figure")
_BACK_MATTER = any_of(BACK_MATTER, before=r"(?:\d+\.?\s+)?", after=r"\s*:?")
_APPEAL = "appeals"
"""The rule for a heading below which a page asks for something, and may go on with its text."""
_ASKS = re.compile(
    r"\b(?:newsletters?|inbox|e-?mails?|(?:un)?subscri\w+|sign(?:ing)?[\s-]up|address\w*|data|privacy|donat\w+|free)\b",
    re.IGNORECASE,
)
"""What appeals speak of."""
_SENTENCE = 12
"""Words of a paragraph that is text behind an appeal, at least."""
_LINKS = "heading over links"
"""The rule for a heading below which the points are teasers, too."""
_TWICE = "said twice"
_UNMISSED = frozenset((_TWICE, *(rule.name for rule in BACK_MATTER)))
_CREDIT_TAIL = re.compile(
    r"(?:\s*©\s*[^.!?©]{2,60}"
    r"|(?<=[.!?”\"])\s*\(?(?:Foto|Photo|Image|Picture|Bild)(?:\s*(?:credit|by))?\s*:\s*[^.!?]{2,50}(?:\.\w{2,4})?\)?)$"
)
_NOTES = re.compile(r"notes?\W*$", re.IGNORECASE)
_CITATION = re.compile(r"^\W*\d|\^|\b(?:1[5-9]|20)\d\d\b|https?:|\b(?:ibid|cf|pp?)\.|\bsee\b", re.IGNORECASE)
"""What the notes of a study have: a number, a year, a page, an address."""
_COPYRIGHT = re.compile(r"©(?:\s*[\dA-ZÀ-Ý(]|.{0,60}$)")
"""The sign, and whose right it is or since when; “™©” in a joke is none."""
_TEASER_TAIL = re.compile(
    r"(?<=[.!?”\"])\s*[(\[](?:See|Read|Watch|View|More|Related)\b[^()\[\]]{3,140}[)\]]$"
)
"""A link in brackets behind the last sentence of a paragraph: “… in May. (See pictures of the bridge.)”"""
_ADDRESS = re.compile(r"^\(?(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\)?$", re.IGNORECASE)
_INNER_END = re.compile(r"[.!?]\s")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\s|$)")
_PARAGRAPH = 25
"""Words of text before a notice at least; a caption is shorter."""
_NOTICE = 80
"""Words of a notice of copyright at most."""
_PULL_QUOTE = 6
"""Words of a pull quote at least: shorter repeats (“He agreed.”) are how people write."""
_LONG = 20
"""Words that nobody writes twice: so long a repeat was copied, wherever it stands."""


def clean(extract: Extract) -> Extract:
    """Returns the document without what a listener should never hear; every sentence of the text stays.

    What goes is listed in `dropped`.
    """
    blocks, dropped = list(extract.document.blocks), list[Omission]()
    for sift in (_without_back_matter, _without_noise, _without_bare_leads, _without_figures):
        pieces, blocks = list(sift(blocks)), []
        for piece in pieces:
            if isinstance(piece, Omission):
                dropped.append(piece)
            else:
                blocks.append(piece)
    repeats = _find_repeats(blocks, extract.standfirst)
    dropped += [Omission(blocks[index].text, _TWICE) for index in sorted(repeats)]
    blocks = [block for index, block in enumerate(blocks) if index not in repeats]
    standfirst = tuple(text for text in extract.standfirst if not _NOISE.match(text))
    dropped += [
        Omission(text, name_of(_NOISE, NOISE, text)) for text in extract.standfirst if text not in standfirst
    ]
    # Nobody misses back matter and what is said twice. A page's box of comments, which has the name of a rule for back
    # matter, was never among the visible words.
    unmissed = sum(count_words(piece.text) for piece in dropped if piece.because in _UNMISSED)
    return replace(
        extract,
        document=replace(extract.document, blocks=tuple(blocks)),
        standfirst=standfirst,
        dropped=(*extract.dropped, *dropped),
        visible_words=max(0, extract.visible_words - unmissed),
    )


def _without_back_matter(blocks: Sequence[Block]) -> Iterator[Block | Omission]:
    """Yields the blocks without references, acknowledgements and the like.

    Such a part goes on to the next heading of its level; an appeal amid a text ends with what it asks.
    """
    follows_text = False
    skipped_level, because = 0, ""
    for index, block in enumerate(blocks):
        if block.kind == "heading" and (not skipped_level or block.level <= skipped_level):
            # A page that only begins with "Notes" is about them; back matter comes after text.
            because = name_of(_BACK_MATTER, BACK_MATTER, block.text) if follows_text else ""
            if because and _NOTES.match(block.text) and not _cites(blocks[index + 1 :]):
                because = ""
            skipped_level = block.level if because else 0
            if not because and index == 0 and _NOISE.match(block.text):
                yield Omission(block.text, name_of(_NOISE, NOISE, block.text))
                continue
        elif because == _APPEAL and len(block.text.split()) >= _SENTENCE and not _ASKS.search(block.text):
            skipped_level = 0
        if skipped_level:
            yield Omission(block.text, because)
        else:
            yield block
            follows_text = follows_text or block.kind in ("paragraph", "turn")


def _cites(below: Sequence[Block]) -> bool:
    """Returns whether the blocks down to the next heading are notes of a study, and not those of a recipe."""
    notes = list(takewhile(lambda block: block.kind != "heading", below))
    return not notes or 2 * sum(bool(_CITATION.search(block.text)) for block in notes) >= len(notes)


def _without_noise(blocks: Sequence[Block]) -> Iterator[Block | Omission]:
    above = ""
    """Why the heading above was left out, as long as nothing but points stands below it."""
    for block in blocks:
        text = block.text
        above = above if block.kind == "item" else ""
        if block.kind == "code":
            yield block
            continue
        because = (
            "no words" if not any(map(str.isalnum, text)) else "address alone" if _ADDRESS.match(text) else ""
        )
        if not because and len(text) <= 400 and not _names_a_section(block):
            because = name_of(_NOISE, NOISE, text)
        because = because or above
        above = _LINKS if block.kind == "heading" and because == _LINKS else above
        tail = (_CREDIT_TAIL.search(text) or _TEASER_TAIL.search(text)) if block.kind == "paragraph" else None
        # What is short and holds a sign of copyright is a caption or a notice, but for sentences before it.
        kept = _before_copyright(text)
        if not because and _COPYRIGHT.search(text) and len(text.split()) <= _NOTICE:
            because = "copyright"
        if because == "copyright" and kept:
            yield replace(block, text=kept)
            yield Omission(text[len(kept) :].strip(), because)
        elif because:
            yield Omission(text, because)
        elif tail and not (name_trimming(block) and len(text[: tail.start()].split()) < _PARAGRAPH):
            yield replace(block, text=text[: tail.start()].rstrip())
            yield Omission(tail.group().strip(), "credit or teaser behind a sentence")
        else:
            yield block


def _before_copyright(text: str) -> str:
    """Returns the sentences before a sign of copyright, or empty when they are no more than a caption."""
    before = text.partition("©")[0] if "©" in text else ""
    end = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    return before[:end].strip() if len(before[:end].split()) >= _PARAGRAPH else ""


def _without_bare_leads(blocks: Sequence[Block]) -> Iterator[Block | Omission]:
    """Yields the blocks without single sentences that lead to code, which nobody reads out."""
    for block, after in zip_longest(blocks, blocks[1:]):
        leads = (
            block.kind in ("paragraph", "turn")
            and block.text.endswith(":")
            and not _INNER_END.search(block.text)
        )
        if leads and after is not None and after.kind == "code":
            yield Omission(block.text, "line that leads to code")
        else:
            yield block


def _without_figures(blocks: Sequence[Block]) -> Iterator[Block | Omission]:
    """Yields the blocks without lists and tables of prices and figures."""
    for is_list, run in groupby(blocks, key=lambda block: block.kind in ("item", "row")):
        items = list(run)
        if is_list and 2 * sum(map(_is_figures, items)) > len(items):
            yield from (Omission(item.text, "list of figures") for item in items)
        else:
            yield from items


def _is_figures(block: Block) -> bool:
    """Returns whether a listener would hear little but figures."""
    return 2 * sum(map(str.isalpha, block.text)) < len(re.sub(r"\s", "", block.text))


def _names_a_section(block: Block) -> bool:
    """Returns whether what reads like an appeal is a heading: “Contact us: how …”, not “Contact us today”."""
    return block.kind == "heading" and ":" in block.text[:-1] and not _FIGURE.match(block.text)


def _find_repeats(blocks: list[Block], standfirst: tuple[str, ...]) -> set[int]:
    """Returns the indices of pull quotes, doubled paragraphs and the standfirst.

    Those are paragraphs whose words all stand, in a row, inside another.
    """
    repeats = _Repeats(blocks)
    above = {key(text) for text in standfirst}
    return {
        index
        for index, words in enumerate(repeats.words)
        if words
        and not _leads_to_list(blocks, index)
        and (" ".join(words) in above or repeats.is_repeated(index))
    }


def _leads_to_list(blocks: list[Block], index: int) -> bool:
    """Returns whether a block introduces a list, to which it belongs however often it is said."""
    after = blocks[index + 1 : index + 2]
    return blocks[index].text.endswith(":") and any(block.kind == "item" for block in after)


class _Repeats:
    """The words of a document's paragraphs, indexed so that a repeated paragraph is found in linear time."""

    def __init__(self, blocks: list[Block]) -> None:
        self.words = [
            key(block.text).split() if block.kind in ("paragraph", "quote") else [] for block in blocks
        ]
        self.sections = list(accumulate(int(block.kind == "heading") for block in blocks))
        """For each block, how many headings stand before it."""
        self.first: dict[tuple[str, ...], int] = {}
        """All words of a block -> the first block that has them."""
        self.places: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        """The first words of a block -> (block, offset) of where they stand."""
        openings = {tuple(words[:_PULL_QUOTE]) for words in self.words if len(words) >= _PULL_QUOTE}
        for index, words in enumerate(self.words):
            self.first.setdefault(tuple(words), index)
            for offset in range(len(words) - _PULL_QUOTE + 1):
                opening = tuple(words[offset : offset + _PULL_QUOTE])
                # A cap keeps ten thousand equal lines from costing ten thousand squared.
                if opening in openings and len(self.places[opening]) < 12:
                    self.places[opening].append((index, offset))

    def is_repeated(self, index: int) -> bool:
        """Returns whether a block's words stood before, or stand inside a longer block."""
        words = self.words[index]
        if len(words) < _PULL_QUOTE:
            return False
        before = self.first[tuple(words)]
        if before < index and (self.sections[before] == self.sections[index] or len(words) >= _LONG):
            return True
        return any(
            len(self.words[other]) > len(words)
            # A pull quote stands near its sentence; a short answer may be right under two questions.
            and (abs(self.sections[other] - self.sections[index]) <= 1 or len(words) >= _LONG)
            and self.words[other][offset : offset + len(words)] == words
            for other, offset in self.places.get(tuple(words[:_PULL_QUOTE]), ())
        )
