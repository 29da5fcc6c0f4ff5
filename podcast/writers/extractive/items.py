"""The items of a list: which sections they are, what they are called, and what their labels say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words, split
from podcast.writers.extractive.announcing import announces
from podcast.writers.extractive.titles import read_spellings, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Article, Section
    from podcast.writers.extractive.source_view import SourceView

NUMBERED = re.compile(r"^\s*(?:#|No\.?\s*)?\d{1,3}(?:[.)](?!\d)\s*|:\s+|\s*[–—]\s*|\s+-\s+)(?=\S)")
"""A heading that counts: «3. The Salt Room»"""
_COUNTED = re.compile(r"^\s*(?:#|No\.?\s*)?\d{1,3}[.)]\s+(?P<name>[^\W\d_][^.:!?]{2,60})[.:](?=\s)")
"""A paragraph that counts: «3. Parlour palm. It was the plant of Victorian hallways.»"""
_LABEL = re.compile(r"^(?P<label>[A-Z][^:.?!“”\"]{2,38}):\s+(?P<text>\S.*)$", re.DOTALL)
"""A label and what it says: «How long you need: An hour.»"""
FOR = re.compile(
    r"^(?:the )?(?:pros?|advantages?|upsides?|strengths?|benefits?|what we (?:like\w*|love\w*)|reasons? to buy"
    r"|plus|good|for)$",
    re.IGNORECASE,
)
"""Labels of what speaks for a thing: «Advantages»"""
AGAINST = re.compile(
    r"^(?:the )?(?:cons?|disadvantages?|downsides?|drawbacks?|weakness(?:es)?|what we (?:did|do)\s?n[o’']t like"
    r"|reasons? to avoid|minus|bad|against)$",
    re.IGNORECASE,
)
"""Labels of what speaks against a thing: «What we don’t like»"""
_BESIDE = re.compile(
    r"\b(?:verdict|conclusion|final thoughts|bottom line|how we|faqs?|frequently asked|methodology|sources|summary"
    r"|takeaways?|wrap(?:ping)? up|introduction)\b|\?$",
    re.IGNORECASE,
)
"""Headings in a list that head no item: «Which one should you see first?»"""
_SHOWN = re.compile(r"\b(?:video|photo|picture|image|link)s?\b", re.IGNORECASE)
"""Labels of what is there to be seen: «Instructional video»"""
FEWEST = 3
"""Items of a list, at least."""
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours)\b(?!\.)")
"""Who speaks of himself: «It took me a year.»"""
LONG = 15
"""Words by a label, up to which all of them are said."""
LONGEST_LABEL = 40
"""Words below a heading that comes again, up to which it is a label."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands by a label: "Drawback: It is closed on Mondays"."""

    name: str
    texts: tuple[str, ...]
    rests_on: str
    """The text that it stands in."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A thing of a list: its name, its sentences, and what its labels say."""

    section: int
    name: str
    rests_on: str
    """The heading, or the paragraph, that its name is from."""
    sentences: frozenset[int]
    labels: tuple[Label, ...] = ()


def find_items(source: SourceView) -> tuple[ListItem, ...]:
    """Returns the items of a list: the sections whose headings count, else those with headings that head a thing.

    Where there are too few of both, they are the paragraphs that count: "3. Parlour palm. It was …".
    """
    article = source.understood.article
    times = Counter(section.heading.strip().lower() for section in article.sections)
    starts = [n for n, s in enumerate(article.sections) if NUMBERED.match(s.heading)]
    if len(starts) < FEWEST:
        starts = [
            n for n, s in enumerate(article.sections) if s.paragraphs and _heads_thing(s.heading, times)
        ]
    if len(starts) < FEWEST:
        return _find_paragraphs(source)
    ends = [*starts[1:], _end(article, starts[-1], times)]
    spans = list(zip(starts, ends, strict=True))
    found = Counter(label for start, stop in spans for label in _label_words(article, start, stop))
    often = {label for label, count in found.items() if count >= max(FEWEST, len(starts) / 2)}
    spellings = read_spellings(source)
    return tuple(
        ListItem(
            start,
            _name(article.sections[start].heading, spellings),
            article.sections[start].heading,
            frozenset(s.index for s in source.sentences if start <= s.section < stop),
            tuple(_read_labels(article.sections[start:stop], often, times)),
        )
        for start, stop in spans
    )


def _heads_thing(heading: str, times: Counter[str]) -> bool:
    """Returns whether a heading may be an item's name: no label, no question, nothing that stands beside a list."""
    is_label = FOR.match(heading) or AGAINST.match(heading) or times[heading.strip().lower()] > 1
    return bool(heading) and not is_label and not _BESIDE.search(heading)


def _find_paragraphs(source: SourceView) -> tuple[ListItem, ...]:
    items = []
    for number, section in enumerate(source.understood.article.sections):
        for at, block in enumerate(section.blocks):
            if match := _COUNTED.match(block.text):
                own = [s for s in source.sentences if (s.section, s.paragraph) == (number, at)]
                told = frozenset(s.index for s in own if s.text not in match[0])
                items.append(ListItem(number, match["name"], block.text, told))
    return tuple(items)


def is_labelled(source: SourceView, index: int, item: ListItem) -> bool:
    """Returns whether a sentence stands in a line that an item's label heads."""
    sentence = source.sentence(index)
    blocks = source.understood.article.sections[sentence.section].blocks
    text = blocks[sentence.paragraph].text if sentence.paragraph < len(blocks) else ""
    return any(text == label.rests_on or text in label.texts for label in item.labels)


def is_row(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is a line of a table or of a box of facts."""
    sentence = source.sentence(index)
    blocks = source.understood.article.sections[sentence.section].blocks
    return sentence.paragraph < len(blocks) and blocks[sentence.paragraph].kind in ("row", "fact")


def _end(article: Article, last: int, times: Counter[str]) -> int:
    """Returns the section behind the last item: what stands under labels of other items still belongs to it."""
    for number in range(last + 1, len(article.sections)):
        heading = article.sections[number].heading.strip()
        if _heads_thing(heading, times) or _BESIDE.search(heading):
            return number
    return len(article.sections)


def _name(heading: str, spellings: dict[str, str]) -> str:
    """Returns an item's name, as it is written but for its number and for shouting."""
    if heading.isupper() and len(heading) > 6:
        return title_of(heading, spellings)
    return NUMBERED.sub("", heading).strip()


def _label_words(article: Article, start: int, stop: int) -> set[str]:
    blocks = [block for section in article.sections[start:stop] for block in section.blocks]
    return {match["label"].lower() for block in blocks if (match := _LABEL.match(block.text))}


def _shorten(text: str) -> str:
    """Returns what stands by a label, or its first sentence where that is long; nothing behind an "I"."""
    sentences = split(text)
    own = [sentence for sentence in sentences if not _FIRST_PERSON.search(sentence)]
    kept = own if count_words(text) <= LONG else own[:1]
    return " ".join(kept)


def _read_labels(sections: Sequence[Section], often: set[str], times: Counter[str]) -> Iterator[Label]:
    """Yields an item's labels, but for those that only point at the page: "Video: Here is one that shows it"."""
    for label in _find_labels(sections, often, times):
        if not _SHOWN.search(label.name) and not any(announces(text) for text in label.texts):
            yield label


def _find_labels(sections: Sequence[Section], often: set[str], times: Counter[str]) -> Iterator[Label]:
    """Yields what stands by labels that come in most items, and what speaks for and against one."""
    for section in sections[1:]:
        kinds = {block.kind for block in section.blocks}
        words = sum(map(count_words, section.paragraphs))
        is_label = times[section.heading.strip().lower()] >= FEWEST and not kinds & {"pro", "con"}
        if is_label and section.paragraphs and words <= LONGEST_LABEL:
            yield Label(section.heading.rstrip(": "), section.paragraphs, section.heading)
    blocks = [block for section in sections for block in section.blocks]
    for block in blocks:
        match = _LABEL.match(block.text)
        if block.kind in ("pro", "con"):
            continue  # they come last, each side together
        if match and match["label"].lower() in often and _shorten(match["text"]):
            yield Label(match["label"], (_shorten(match["text"]),), block.text)
    for kind, name in (("pro", "Pros"), ("con", "Cons")):
        own = tuple(block.text for block in blocks if block.kind == kind)
        if own:
            # "Advantages: It is cheap." has its label in itself.
            labelled = [_LABEL.match(text) for text in own]
            texts = tuple(match["text"] if match else text for match, text in zip(labelled, own, strict=True))
            yield Label(next((match["label"] for match in labelled if match), name), texts, own[0])
