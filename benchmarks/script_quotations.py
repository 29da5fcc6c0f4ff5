"""Quotations in a script: whether the listener hears whose words they are, and whether that is true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.corpus import Quotation as GoldQuotation
    from benchmarks.spoken import SpokenSentence, Talk
    from podcast.model import Line, Quotation

LEAST = 4
"""Words inside marks that are somebody's own; fewer are a name or a turn of phrase."""
_MARKED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_TITLES = frozenset("mr mrs ms dr prof professor sen rep sir dame president senator gov the a an of".split())
_SAYING_WORDS = """
said say says add adds added told tell tells ask asks asked wrote write writes explain explains explained argue argues
argued call calls called put puts note notes noted warn warns warned reply replies replied declare declares declared
tweeted has had word words quote quotes in to from
"""
_SAYING = re.compile(rf"\b(?:{'|'.join(_SAYING_WORDS.split())})\b|:")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words inside marks in a script."""

    words: str
    at: int
    fault: str
    """What is wrong with them, or empty."""


def find_quoted(talk: Talk, gold: Iterable[GoldQuotation]) -> tuple[Quoted, ...]:
    """Returns the quotations of a script with what is wrong: no speaker, another speaker, cut, marks lost."""
    truth = tuple(gold)
    lines = talk.script.lines
    found: list[Quoted] = []
    for index, line in enumerate(lines):
        text = line.text.replace("„", "“")
        if text.count("“") != text.count("”") or text.count('"') % 2:
            found.append(Quoted(text[:80], line.at, "cut"))
        for match in _MARKED.finditer(text):
            words = match[1].strip()
            source = find_source(talk, words)
            if len(words.split()) < LEAST or _is_name(talk, words) or (source and not source.is_clause):
                continue
            speakers = _speakers(talk, words, source, truth)
            if source is None and not speakers:
                continue  # no words of anybody in the article: the title of a book, a sign
            heard = _heard_before(talk, lines, index, match.start(), source)
            found.append(Quoted(words, line.at, _fault(heard, _tail(text, match.end()), speakers)))
    return (*found, *_unmarked(talk))


def _fault(before: str, after: str, speakers: Sequence[str]) -> str:
    named = f"{before} {after}"
    if not speakers:
        has_name = re.search(r"\b[A-Z]\w+", before[1:]) or re.search(r"\b[A-Z]\w+", after)
        return "" if has_name or _SAYING.search(fold(named)) else "no speaker"
    near = [part for part in (after, before) if part.strip()]
    if any(is_named(name, part) for name in speakers for part in near):
        return ""
    return (
        "another speaker"
        if _SAYING.search(fold(named)) and re.search(r"[A-Z]\w+", named[1:])
        else "no speaker"
    )


def is_named(speaker: str, text: str) -> bool:
    """Returns whether a text names a speaker: by the last name, an acronym, or most words of a description."""
    words = [word for word in re.findall(r"[^\W_]+", fold(speaker)) if word not in _TITLES]
    said = set(re.findall(r"[^\W_]+", fold(text)))
    if not words:
        return False
    if speaker[:1].isupper() and len(words) <= 4:
        initials = "".join(word[0] for word in words)
        return (
            words[-1] in said
            or (len(words) > 2 and initials in said)
            or (words[0] in said and len(words[0]) > 3)
        )
    return sum(word in said for word in words) >= len(words) / 2


def find_source(talk: Talk, words: str) -> Quotation | None:
    """Returns the quotation of the article that words are from."""
    wanted = _plain(words)
    return next((one for one in talk.understood.quotations if wanted in _plain(one.text)), None)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _is_name(talk: Talk, words: str) -> bool:
    """Returns whether words in marks are the article's title or one of its headings."""
    text = fold(words).strip(".,!? ")
    titles = {fold(talk.script.title), fold(talk.understood.article.title), *talk.headings}
    return any(text in title or (title and title in text) for title in titles)


def _speakers(
    talk: Talk, words: str, source: Quotation | None, gold: Iterable[GoldQuotation]
) -> tuple[str, ...]:
    """Returns the names of who says the words: by the annotations, else as the article was understood."""
    own = _plain(words)
    whole = _plain(source.text) if source else own
    for one in gold:
        begins = _plain(one.begins)
        if begins and (begins in whole or own in begins) and one.speaker:
            return (one.speaker,)
    if source is None or source.speaker is None:
        return ()
    entity = talk.understood.entities[source.speaker]
    return (entity.name, *entity.aliases)


def _heard_before(talk: Talk, lines: Sequence[Line], index: int, start: int, source: Quotation | None) -> str:
    """Returns the words outside marks that tell who speaks: of the line, and of those before by the same host.

    In a conversation that is played, what one host says in marks is the interviewee's, whom the chapter names once.
    """
    text = _MARKED.sub(" ", lines[index].text[:start].replace("„", "“"))
    if index and lines[index - 1].host == lines[index].host:
        text = f"{_MARKED.sub(' ', lines[index - 1].text)} {text}"
    if source is not None and source.form == "turn":
        chapter = next(part for part in talk.script.chapters if lines[index] in part.lines)
        own = chapter.lines[: chapter.lines.index(lines[index])]
        text = f"{' '.join(_MARKED.sub(' ', line.text) for line in own)} {text}"
    return text


def _tail(text: str, start: int) -> str:
    """Returns the words behind a quotation that may name who says it: up to the end of the sentence."""
    rest = split(text[start:])
    return _MARKED.sub(" ", rest[0]) if rest else ""


def _unmarked(talk: Talk) -> Iterable[Quoted]:
    """Yields sentences that are word for word somebody's own and have lost their marks."""
    spoken = [
        _plain(one.text)
        for one in talk.understood.quotations
        if one.is_clause and (one.form == "inline" or (one.form == "block" and one.speaker is not None))
    ]
    for one in talk.sentences:
        words = _plain(one.text)
        if (
            len(words.split()) >= 2 * LEAST
            and not _is_marked(talk, one)
            and any(words in text for text in spoken)
        ):
            yield Quoted(one.text, one.at, "marks lost")


def _is_marked(talk: Talk, one: SpokenSentence) -> bool:
    """Returns whether a sentence stands inside marks of its line, which may hold several."""
    text = talk.script.lines[one.line].text
    middle = text.find(one.text) + len(one.text) // 2
    return any(match.start() <= middle < match.end() for match in _MARKED.finditer(text))
