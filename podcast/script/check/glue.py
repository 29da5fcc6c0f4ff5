"""Which uncited sentences say nothing of the article: greetings, disclosure, sign-off, turns of talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words, split

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = 4
"""A sentence of so many words or fewer is a turn of talk: "Not for long, then."."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NAME = re.compile(r"[^\W\d_]+\d[^\W_]*")
"""A name with digits in it: a show called "News24"."""
FUNCTION_WORDS = frozenset(
    """a about after again ahead all also always am an and another any are as at away back be because been before
    behind being below between both but by came can come comes could did do does doing done down each either else
    ends even ever every everything few first for from further get gets give gives go goes going gone had has have
    having he hear heard her here him his hold how i if in instead into is it its itself just keep last less let
    like little long look looking looks lot made make makes many may me meant merely more most move moves much must
    my near next no nor not nothing now of off on once one only or other our ours out over own part point put rather
    really right same say saying says second see seems set shall she should show shows side simply so some something
    start starts still such take taken takes tell tells than that the their them then there these they thing things
    third this those through to today together told too took turn turns two under until up upon us very was way ways
    we well went were what when where whether which while who whole whom whose why will with without word words
    would yes yet you your yours""".split()
)
"""Words that say nothing by themselves."""
_TALK = frozenset(
    """account again answer article articles artificial ask asked author author's authors begin book bye calls chapter
    close column computer conclusion contrast day describes description detail details discuss discussed
    discusses document documents elsewhere emphasises emphasizes episode essay evening everyone explains finally
    find finish follow following footnote footnotes full generated glad goodbye greetings guide heading headings
    hello hi host hosts human idea join joined journalist judgement judgment key knowing leave left lies line lines
    link linked links listen listened listener listeners listening machine main matters mean meet meeting
    mention mentions mind minute minutes moment morning name named names news note notes odds online open
    original page paper passage passages phrase picture piece place podcast podcasts published puts question
    questions rate rates read reader reading real recap remember report reported reporter reports rest review
    role scenario scenarios script section sections sentence sentences series shortly software sound source
    speak speaker speakers speaking spoken stay step story subject subscribe summary synthesised synthesized
    synthetic text thank thanks thought time title transcript tuned turning understand view voice voices wait
    walk want website week welcome wonder wording work worth write writer writes written wrote""".split()
)
_CONTRACTION = re.compile(r"'(?:s|m|re|ve|ll|d|t)$")


def collect_words(texts: Iterable[str]) -> frozenset[str]:
    """Returns the words of texts, folded, as those that a sentence may say without saying anything."""
    folded = [fold(text) for text in texts]
    return frozenset(_stem(word) for text in folded for word in (*_WORD.findall(text), *_NAME.findall(text)))


def find_statements(text: str, language: str, known: frozenset[str]) -> tuple[str, ...]:
    """Returns the sentences of an uncited text that state something; `known` are words that state nothing."""
    return tuple(sentence for sentence in split(text, language or "en") if _states(sentence, known))


def is_question(sentence: str) -> bool:
    """Whether a sentence asks, whatever closes behind its question mark; what asks states nothing."""
    return sentence.rstrip("\"'”’)").endswith(("?", "？"))


def is_talk(word: str, known: frozenset[str]) -> bool:
    """Whether a folded word is of the talk itself, or one of those that state nothing here."""
    return _stem(word) in _TALK or _stem(word) in known


def _states(sentence: str, known: frozenset[str]) -> bool:
    if is_question(sentence) or count_words(sentence) <= FEW:
        return False
    content = [word for word in map(_stem, _WORD.findall(fold(sentence))) if word not in FUNCTION_WORDS]
    strange = [word for word in content if not is_talk(word, known)]
    # One word of its own ("what that changes") makes no claim; two among much talk hardly.
    return len(strange) > max(1, len(content) // 4)


def _stem(word: str) -> str:
    return _CONTRACTION.sub("", word)
