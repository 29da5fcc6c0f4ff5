"""What an article is made of, as figures: who speaks in which person, tenses, commands, the kinds of its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.understanding.discourse.narrator import is_signed
from podcast.understanding.discourse.own_words import SINGULAR
from podcast.understanding.discourse.voice import begins_defining, is_command, says, tense

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from podcast.model import Article, Quotation
    from podcast.understanding.discourse.own_words import OwnWords

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NEAR = re.compile(
    rf"{_WEEKDAY.pattern}|\b(?:yesterday|today|tonight|tomorrow|this\s(?:morning|afternoon|evening|week|month)"
    r"|(?:last|next)\s(?:week|month|night))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:,?\s[A-Z][\w.’'-]+){0,4}|[A-Z]\w+(?:,?\s[A-Z][\w.]+){0,3})\s*"
    r"(?:\([A-Z][\w\s./]+\)\s*)?(?:—|--|–|-)\s"
)
"""A place, with the agency perhaps: "VIK, Sund (Fold) — "."""
_CONTRACTION = re.compile(
    r"\w[’'](?:t|re|ve|ll|d|m)\b|\b(?:it|that|there|what|here|he|she|let)[’']s\b", re.IGNORECASE
)
_NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split()
COUNTING = re.compile(
    rf"(?:^|[:–—]\s+)(?:(?:here\s+are|these|the|top|our|my|best)\s+)*(?P<number>[2-9]|[1-9]\d|{'|'.join(_NUMBERS)})\s+"
    r"(?!percent|per\b|years?\b|days?\b|months?\b|people\b|million|billion|killed|dead|more\b)(?:[\w’'-]+\s+){0,3}?[\w’'-]+s\b",
    re.IGNORECASE,
)
"""A title that counts things: "Nine quiet islands", "The 10 best ways"."""
_ANNOUNCING = frozenset({"announce", "launch", "unveil", "introduce"})
_PLEASED = re.compile(r"\b(?:pleased|proud|delighted|excited|thrilled|honou?red) to\b")
_DEMANDING = re.compile(r"\b(?:must|should|ought to|isn['’]t enough|we need)\b", re.IGNORECASE)
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_SHORT = 50
"""Words of a question that is put to somebody at most."""
_NUMBERED = re.compile(r"(?:#|no\.?\s*)?\d{1,2}\s*[.):–—-]\s*\S", re.IGNORECASE)
_NUMBERED_BELOW = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
"""A part of a numbered part: "3.1. Terms"."""
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s")
_ASKED = re.compile(r"[^\s:][^:?]{0,40}:\s.*\?$|Q[:.]\s")
_CITED = re.compile(
    r"\[\d+(?:[,–-]\s?\d+)*\]|\bet al\b|\([A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+)?,? \d{4}[a-z]?\)"
)
_NOTED = re.compile(r"^\s*\[\d+\]|[\"“][^\"”]*[\"”]")
"""Numbers in brackets that are no citations: a note’s before a paragraph, an author’s marks in a quotation."""
_FEW = 3
"""Headings of which one alone is no habit."""


@dataclass(frozen=True, slots=True)
class Texture:
    """Figures of an article; shares are of the sentences with words outside quotations, if nothing else is said."""

    words: int
    said: float = 0
    """Share with "said" and its like, in the past."""
    says: float = 0
    """Share with "says" and its like, in the present."""
    i: float = 0
    we: float = 0
    you: float = 0
    commands: float = 0
    duties: float = 0
    """Share with `must`, `should` or `ought`."""
    past: float = 0
    present: float = 0
    tenseless: float = 0
    """Share whose main verb is in neither, or that have none."""
    near: float = 0
    """Share with a day near to the one of writing: "on Tuesday", "last week"."""
    person: float = 0
    """`he`, `she` and their forms a sentence."""
    denials: float = 0
    """`not`, `never` and their like a sentence."""
    names: float = 0
    """Share of the words that are names, or parts of them."""
    contractions: float = 0
    """A sentence."""
    questions: float = 0
    paragraph: float = 0
    """Words of a paragraph, on average."""
    names_day: bool = False
    """Whether a day of the week is named."""
    has_author: bool = False
    has_dateline: bool = False
    begins_defining: bool = False
    """Whether it begins "X is a …", X being what the title names."""
    has_code: bool = False
    citations: int = 0
    headings: int = 0
    headed: float = 0
    """Headings for each hundred words."""
    numbered: float = 0
    """Share of the headings that begin with a number; of three, where they are fewer."""
    listed: float = 0
    """Share of the paragraphs that are items or steps."""
    is_announcing: bool = False
    """Whether one of its first sentences announces something."""
    pleased: int = 0
    """Quotations of people who are pleased, proud or delighted."""
    is_demanding: bool = False
    """Whether the title says that somebody should do something."""
    titles_you: bool = False
    """Whether the title speaks to "you"."""
    title_words: int = 0
    scenarios: int = 0
    is_headed_as_counted: bool = False
    """Whether there are about as many headings as the title counts things."""
    turns: int = 0
    """Turns of a conversation, and questions that a heading puts with a name before it."""
    questions_put: int = 0
    """Short paragraphs and headings that ask "you" something."""
    putting: float = 0
    """Their share of all paragraphs and headings."""
    voices: int = 0
    """Names before turns."""
    ingredients: int = 0
    judged: int = 0
    """Pros and cons."""


def measure_texture(article: Article, own: Sequence[OwnWords], quotations: Iterable[Quotation]) -> Texture:
    """Returns the figures of an article."""
    sections = (article.summary, *article.sections)
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    blocks = [block for section in sections for block in section.blocks]
    kinds = Counter(block.kind for block in blocks)
    headings = [section.heading for section in article.sections if section.heading]
    counted = _counted(article.title)
    put = sum(map(_is_put, (*headings, *paragraphs)))
    spoken = [one for one in own if one.tokens]
    tenses = [tense(one.sentence) for one in spoken]
    spelled = [token for one in spoken for token in one.tokens if token.text[0].isalnum()]
    words = sum(len(paragraph.split()) for paragraph in paragraphs)

    def share(holds: Callable[[OwnWords], float]) -> float:
        return sum(map(holds, spoken)) / max(1, len(spoken))

    def with_word(*wanted: str) -> float:
        return share(lambda one: any(token.word in wanted for token in one.tokens))

    return Texture(
        words=words,
        said=share(lambda one: says(one.tokens, "VBD")),
        says=share(lambda one: says(one.tokens, "VBZ")),
        i=share(lambda one: any(token.word in SINGULAR for token in one.persons)),
        we=share(lambda one: any(token.word not in SINGULAR for token in one.persons)),
        you=with_word("you", "your"),
        commands=share(lambda one: is_command(one.sentence)),
        duties=with_word("must", "should", "ought"),
        past=tenses.count("past") / max(1, len(tenses)),
        present=tenses.count("present") / max(1, len(tenses)),
        tenseless=tenses.count("") / max(1, len(tenses)),
        near=share(lambda one: bool(_NEAR.search(one.sentence.text))),
        person=share(
            lambda one: sum(token.word in ("he", "she", "his", "her", "him") for token in one.tokens)
        ),
        denials=share(lambda one: sum(token.relation == "neg" for token in one.tokens)),
        names=sum(token.pos == "PROPN" for token in spelled) / max(1, len(spelled)),
        contractions=share(lambda one: len(_CONTRACTION.findall(one.sentence.text))),
        questions=share(lambda one: one.sentence.text.endswith("?")),
        paragraph=words / max(1, len(paragraphs)),
        names_day=any(_WEEKDAY.search(paragraph) for paragraph in paragraphs),
        has_author=is_signed(article),
        has_dateline=any(_DATELINE.match(paragraph) for paragraph in paragraphs[:3]),
        begins_defining=begins_defining(article.title, own),
        has_code=bool(article.code),
        citations=sum(len(_CITED.findall(_NOTED.sub("", paragraph))) for paragraph in paragraphs),
        headings=len(headings),
        headed=100 * len(headings) / max(1, words),
        numbered=_count_numbered(headings) / max(_FEW, len(headings)),
        listed=(kinds["item"] + kinds["step"]) / max(1, len(blocks)),
        is_announcing=any(token.lemma in _ANNOUNCING for one in own[:2] for token in one.tokens),
        pleased=sum(bool(_PLEASED.search(one.text)) for one in quotations),
        is_demanding=bool(_DEMANDING.search(article.title)),
        titles_you=bool(_YOU.search(article.title)),
        title_words=len(article.title.split()),
        scenarios=sum(section.kind == "scenario" for section in article.sections),
        is_headed_as_counted=counted > 2 and abs(len(headings) - counted) <= 2,
        turns=(kinds["turn"] or len(_labelled(paragraphs)))
        + sum(bool(_ASKED.match(one)) for one in headings),
        questions_put=put,
        putting=put / max(1, len(headings) + len(paragraphs)),
        voices=len({block.label for block in blocks if block.kind == "turn"}),
        ingredients=kinds["ingredient"],
        judged=kinds["pro"] + kinds["con"],
    )


def _labelled(paragraphs: Sequence[str]) -> list[str]:
    """Returns the names before paragraphs that are turns: two names at least, each come again, and one asks."""
    found = [(match[1], paragraph) for paragraph in paragraphs if (match := _LABEL.match(paragraph))]
    times = Counter(name for name, _ in found)
    turns = [(name, paragraph) for name, paragraph in found if times[name] > 1]
    asks = sum(paragraph.endswith("?") for _, paragraph in turns)
    return [name for name, _ in turns] if len({name for name, _ in turns}) > 1 and asks > 1 else []


def _counted(title: str) -> int:
    match = COUNTING.search(title)
    number = match["number"].lower() if match else ""
    return int(number) if number.isdigit() else 2 + _NUMBERS.index(number) if number else 0


def _count_numbered(headings: Sequence[str]) -> int:
    """Returns how many headings have a number; none of a contract or a standard, whose parts have numbered parts."""
    has_below = sum(bool(_NUMBERED_BELOW.match(heading)) for heading in headings) > 1
    return 0 if has_below else sum(bool(_NUMBERED.match(heading)) for heading in headings)


def _is_put(text: str) -> bool:
    return text.endswith("?") and len(text.split()) <= _SHORT and bool(_YOU.search(text))
