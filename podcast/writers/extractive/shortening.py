"""What a sentence can be said without: beginnings and asides without content, brackets, and how a day is written.

Appositions, relative clauses and participles are not left out: that saved 0.2 words a
sentence over the annotated texts, and took away who somebody is, why, or what the next sentence speaks of.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line
from podcast.writers.extractive.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Item, ScriptChapter
    from podcast.writers.extractive.source_view import SourceView

LONG = 15
"""Words of a stretch whose brackets are left out."""
BRIEF = 8
"""Words in brackets, up to which they are said: "warm days (70 to 85 degrees)"."""
LEFT = 5
"""Words that must stay."""
_WORD = re.compile(r"\w+")
"""A word, be it with what is its own: «the BSF’s boats»"""
_BOUND = re.compile(
    r"\b(?:not|no|never|n[’']t|only|unless|except|if|may|might|could|unlikely|likely|however|but|although|though|allegedly|reportedly|you|"
    r"because|so|which|who|whose|where|therefore)\b",
    re.IGNORECASE,
)
"""Words that make brackets a caveat, a condition, a reason or a statement of their own: «(which lies to the north)»"""
_EMPTY = re.compile(
    r"^(?:Of course|In fact|In other words|Indeed|Meanwhile|In addition|Additionally|Moreover|Furthermore|To be sure|"
    r"Needless to say|As a matter of fact|In particular|Notably|Interestingly|For his part"
    r"|For her part|Importantly|Simply put),\s+"
)
"""A beginning without content, which neither limits nor judges: «In other words, the gate is shut.»"""
_DAY = re.compile(
    r"\b(?:yesterday|today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(\s*\(([A-Z][a-z]{2,8}\.? \d{1,2})\))"
)
"""A day of the week, or one that nobody knows later, with its date: «yesterday (Nov. 7)»"""
BRACKETED_ACRONYM = re.compile(r"\s*\(([A-Z][a-z]?(?:[A-Z][a-z]?|\d){1,7}s?)\)")
"""What stands for a name just said: «the Tidal Service (TS), the Ministry of Tides (MoT) and Committee 9 (C9)»"""
_HEARD = re.compile(
    r",? (?:of course|in fact|in other words|indeed|meanwhile|for (?:his|her|its|their) part"
    r"|to be sure|after all),(?= )"
)
"""Asides without content: «The gate, of course, was shut.»"""
_TICKER = re.compile(
    r"\s*\((?:(?:NYSE|NASDAQ|Nasdaq|LON|LSE|TSX|ASX)\s?:\s?[A-Z]{1,5}|[A-Z]{1,5}\.[A-Z]{1,2})\)"
)
"""The letters of a share: «Corrow Lights (CLT.N)», «Corrow Lights (NYSE: CLT)»"""
_UNIT = (
    r"(?:percent|%|(?:miles?|(?:[kcm]|kilo|centi|milli)?m(?:et(?:er|re)s?)?)(?: per hour| an hour|/h)?"
    r"|mph|kph|knots?|yards?|feet|ft|foot|inch(?:es)?|°\s?[CF]|degrees?(?: Celsius| Fahrenheit| [CF])?"
    r"|pounds?|lbs?|kg|ounces?|(?:kilo)?gram(?:me)?s?|tons?|tonnes?|gallons?|(?:milli)?lit(?:er|re)s?"
    r"|acres?|hectares?|dollars|euros|yen|yuan)"
)
_CONVERTED = re.compile(
    r"(?<=\d|[a-z%])\s*\((?:about |around |roughly |some |nearly |almost |over |more than |up to |or )?"
    r"(?:(?:US|AU?|CA?|HK|NZ|S)?[$€£¥]\s?[\d.,]+(?:[ -]?(?:million|billion|trillion|bn|m|k))?|"
    r"(?:[\w.,]+ ?(?:to|and|-|–) (?:above |below |about )?)?"
    rf"[\d.,]+[ -]?(?:million |billion |trillion )?(?:square |cubic )?{_UNIT})\)"
)
"""The same amount in another currency or unit: «15 million crowns ($16 million)», «11 kilometres (7 miles)»"""
_AMOUNT_BEFORE = re.compile(
    rf"\d[\d.,]*(?:[ -](?:million|billion|trillion|square))*[ -]?(?:{_UNIT}|[A-Za-z]+)$|[$€£¥]\s?[\d.,]+\S*(?: \w+)?$"
    rf"|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:square |cubic )?{_UNIT}$"
)
"""The amount that stands before it: «It cost 15 million crowns»"""
_BRACKETS = re.compile(
    r"(?<! one)\s*\((?![a-z]+\)|and/or|[^()]*\b(?:or|including|except|only|other)\b)[^()]{2,200}\)"
)
"""What stands in brackets: «The gate (built in 1911) is shut.»"""


_OR_ACRONYM = re.compile(r", or ([A-Z][a-z]?(?:[A-Z][a-z]?|\d){1,7}s?)(,?)(?= \S|$|[.;:!?])")
"""The same, as it is said: «the Tidal Service, or TS, in Corrow»"""
_APART = re.compile(r"(?: (?:an?|the|who|whose|which|where|when)\b|$|[.;:!?])")
"""What stands apart from a name before it: «the Tidal Service, the oldest of them all»"""
_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|says?|said)\b"
)
"""What a name goes on with, be there a comma before it or not: «In May, the Tidal Service has moved.»"""


def leave_unused_acronyms(chapters: Sequence[ScriptChapter]) -> tuple[ScriptChapter, ...]:
    """Returns chapters without the acronyms that are said once, behind what they stand for, and never again."""
    lines = [line for chapter in chapters for line in chapter.lines]
    said = Counter(word for line in lines for word in _WORD.findall(line.text))

    def leave(match: re.Match[str]) -> str:
        if said[match[1]] > 1:
            return match[0]
        before, after = match.string[: match.start()], match.string[match.end() :]
        sentence = re.split(r"[.!?] ", before)[-1]
        keeps = _APART.match(after) or ("," in sentence and not _VERB.match(after))
        return match[2] if keeps else ""

    def change(item: Item) -> Item:
        if not isinstance(item, Line):
            return item
        passages = tuple(replace(one, text=_OR_ACRONYM.sub(leave, one.text)) for one in item.passages)
        return replace(item, passages=passages)

    return tuple(replace(chapter, items=tuple(map(change, chapter.items))) for chapter in chapters)


def shorten(source: SourceView, index: int, start: int, stop: int, kept: Sequence[Edit] = ()) -> list[Edit]:
    """Returns the changes that a stretch of a sentence is said with, none of which takes a fact away but in brackets.

    `kept` are changes that are made already; what they touch stays, and so do somebody's own words.
    """
    text = source.sentence(index).text[start:stop]
    edits = [Edit(start + m.start(), start + m.end()) for m in (_EMPTY.match(text),) if m]
    edits += [
        Edit(start + m.start(), start + m.end(), " " if not m[0].startswith(",") else "")
        for m in _HEARD.finditer(text)
    ]
    for match in _DAY.finditer(text):
        edits.append(Edit(start + match.start(1), start + match.end(1), f", {match[2]},"))
    for match in _CONVERTED.finditer(text):
        if _AMOUNT_BEFORE.search(text[: match.start()]):
            edits.append(Edit(start + match.start(), start + match.end()))
    edits += [Edit(start + match.start(), start + match.end()) for match in _TICKER.finditer(text)]
    left = count_words(text)
    for match in _BRACKETS.finditer(text):
        edit = Edit(start + match.start(), start + match.end())
        words = count_words(match[0])
        if words <= BRIEF or left <= LONG or left - words < LEFT or _BOUND.search(match[0]):
            continue
        if not any(edit.start < other.stop and other.start < edit.stop for other in (*edits, *kept)):
            edits.append(edit)
            left -= words
    quoted = _find_quoted(source, index)
    return [edit for edit in edits if not any(edit.start < b and a < edit.stop for a, b in quoted)]


def _find_quoted(source: SourceView, index: int) -> list[tuple[int, int]]:
    """Returns where in a sentence somebody's own words stand."""
    tokens = source.sentence(index).parse.tokens
    spans = [span for q in source.quotations.get(index, ()) for span in q.spans if span.sentence == index]
    return [(tokens[span.start].start, tokens[span.stop - 1].end) for span in spans]
