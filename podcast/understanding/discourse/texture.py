"""What an article is made of, as figures: who speaks in which person, tenses, commands, the kinds of its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.understanding.discourse.narrator import is_signed
from podcast.understanding.discourse.own_words import SINGULAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Article, Quotation, Sentence, Token
    from podcast.understanding.discourse.own_words import OwnWords

SAYING = frozenset(
    """say tell add explain note announce report argue claim state warn confirm ask reply write insist admit declare
    acknowledge recall observe suggest respond""".split()
)
"""Verbs by which somebody's words are given."""
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty""".split()
COUNTING = re.compile(
    rf"(?:^|[:–—]\s+)(?:(?:the|top|our|my|best)\s+)*(?P<number>[2-9]|[1-9]\d|{'|'.join(_NUMBERS)})\s+"
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
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s")
_ASKED = re.compile(r"[^\s:][^:?]{0,40}:\s.*\?$|Q[:.]\s")
_CITED = re.compile(
    r"\[\d+(?:[,–-]\s?\d+)*\]|\bet al\b|\([A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+)?,? \d{4}[a-z]?\)"
)


@dataclass(frozen=True, slots=True)
class Texture:
    """Figures of an article; what is said "per sentence" is the share of sentences with words outside quotations."""

    words: int
    said: float = 0
    """Sentences with "said" and its like, in the past."""
    says: float = 0
    """Sentences with "says" and its like, in the present."""
    i: float = 0
    we: float = 0
    you: float = 0
    commands: float = 0
    duties: float = 0
    """Sentences with `must`, `should` or `ought`."""
    past: float = 0
    present: float = 0
    quotations: int = 0
    """Direct quotations that say something by themselves."""
    paragraph: float = 0
    """Words of a paragraph, on average."""
    names_day: bool = False
    """Whether a day of the week is named."""
    has_author: bool = False
    begins_defining: bool = False
    """Whether it begins "X is a …", X being what the title names."""
    citations: int = 0
    headings: int = 0
    asking: float = 0
    """Share of the headings that are questions."""
    numbered: float = 0
    """Share of the headings that begin with a number."""
    is_announcing: bool = False
    """Whether one of its first sentences announces something."""
    pleased: int = 0
    """Quotations of people who are pleased, proud or delighted."""
    is_demanding: bool = False
    """Whether the title says that somebody should do something."""
    scenarios: int = 0
    has_points: bool = False
    """Whether it begins with key points."""
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
    steps: int = 0
    ingredients: int = 0
    judged: int = 0
    """Pros and cons."""


def measure_texture(article: Article, own: Sequence[OwnWords], quotations: Iterable[Quotation]) -> Texture:
    """Returns the figures of an article."""
    sections = (article.summary, *article.sections)
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    blocks = [block for section in sections for block in section.blocks]
    kinds = [block.kind for block in blocks]
    headings = [section.heading for section in article.sections if section.heading]
    asked = sum(bool(_ASKED.match(heading)) for heading in headings)
    counted = _counted(article.title)
    turns = kinds.count("turn") or len(_labelled(paragraphs))
    quoted = list(quotations)
    put = sum(map(_is_put, (*headings, *paragraphs)))
    spoken = [one for one in own if one.tokens]
    every = max(1, len(spoken))
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    return Texture(
        words=words,
        said=sum(_says(one.tokens, "VBD") for one in spoken) / every,
        says=sum(_says(one.tokens, "VBZ") for one in spoken) / every,
        i=sum(any(token.word in SINGULAR for token in one.persons) for one in spoken) / every,
        we=sum(any(token.word not in SINGULAR for token in one.persons) for one in spoken) / every,
        you=sum(any(token.word in ("you", "your") for token in one.tokens) for one in spoken) / every,
        commands=sum(is_command(one.sentence) for one in spoken) / every,
        duties=sum(any(t.word in ("must", "should", "ought") for t in one.tokens) for one in spoken) / every,
        past=sum(_tense(one.sentence) == "past" for one in spoken) / every,
        present=sum(_tense(one.sentence) == "present" for one in spoken) / every,
        quotations=sum(one.is_clause and one.form == "inline" for one in quoted),
        paragraph=words / max(1, len(paragraphs)),
        names_day=any(_DAY.search(paragraph) for paragraph in paragraphs),
        has_author=is_signed(article),
        begins_defining=_begins_defining(article.title, own),
        citations=sum(len(_CITED.findall(paragraph)) for paragraph in paragraphs),
        headings=len(headings),
        asking=sum(heading.endswith("?") for heading in headings) / max(1, len(headings)),
        numbered=sum(bool(_NUMBERED.match(heading)) for heading in headings) / max(1, len(headings)),
        is_announcing=any(token.lemma in _ANNOUNCING for one in own[:2] for token in one.tokens),
        pleased=sum(bool(_PLEASED.search(one.text)) for one in quoted),
        is_demanding=bool(_DEMANDING.search(article.title)),
        scenarios=sum(section.kind == "scenario" for section in article.sections),
        has_points=len(article.summary.paragraphs) > 1,
        is_headed_as_counted=counted > 2 and abs(len(headings) - counted) <= 2,
        turns=turns + asked,
        questions_put=put,
        putting=put / max(1, len(headings) + len(paragraphs)),
        voices=len({block.label for block in blocks if block.kind == "turn"}),
        steps=kinds.count("step"),
        ingredients=kinds.count("ingredient"),
        judged=kinds.count("pro") + kinds.count("con"),
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


def _is_put(text: str) -> bool:
    return text.endswith("?") and len(text.split()) <= _SHORT and bool(_YOU.search(text))


def is_command(sentence: Sentence) -> bool:
    """Returns whether a sentence tells somebody to do something: "Cut the board to length"."""
    parse = sentence.parse
    if parse.root < 0 or sentence.text.rstrip().endswith("?"):
        return False
    root = parse.tokens[parse.root]
    kin = [parse.tokens[child] for child in parse.children(parse.root)]
    return (
        root.pos == "VERB"
        and root.tag in ("VB", "VBP")
        and not any(one.relation.startswith(("nsubj", "csubj", "expl")) for one in kin)
        and not any(one.relation.startswith("aux") and one.lemma != "do" for one in kin)
    )


def _says(tokens: Iterable[Token], tag: str) -> bool:
    return any(token.tag == tag and token.lemma in SAYING for token in tokens)


def _tense(sentence: Sentence) -> str:
    parse = sentence.parse
    tags = {verb.tag for verb in parse.verb_group(parse.root)}
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else ""


def _begins_defining(title: str, own: Sequence[OwnWords]) -> bool:
    first = next((one.sentence.parse for one in own if one.tokens), None)
    if (
        first is None
        or first.tokens[first.root].lemma != "be"
        or first.tokens[first.root].tag not in ("VBZ", "VBP")
    ):
        return False
    subjects = first.children(first.root, "nsubj")
    nouns = first.children(first.root, "attr")
    if not subjects or not nouns:
        return False
    subject = first.tokens[subjects[0]]
    named = set(fold(first.words(subject.left, subject.right + 1)).split()) - {"the", "a", "an"}
    articles = [first.tokens[child].word for child in first.children(nouns[0], "det")]
    return bool(named & set(fold(title).split())) and articles[:1] in (["a"], ["an"], ["the"], ["one"], [])
