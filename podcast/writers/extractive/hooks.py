"""What an episode begins with: the news in a whole sentence that stands alone, be it the article's first one or not.

Many articles begin with a scene or a wink, "Whoever sells these bricks should get a raise", and tell the news in their
fourth sentence. Where that one can go, and nothing is lost that hangs on it, it is said first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.content_lemmas import read_lemmas
from podcast.writers.extractive.neighbours import is_pair, leans_back, opens_pair
from podcast.writers.extractive.points import is_named
from podcast.writers.extractive.standfirsts import LINES
from podcast.writers.extractive.standing_alone import stands_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

HOOK = 42
"""Words of a hook, at most."""
PARTED = 55
"""Words of one that is said in several statements."""
BREATH = 30
"""Words of each of those, at most."""
EARLY = 12
"""Sentences of a text's beginning among which its news is looked for."""
SHORT = 32
"""Words of one that was not the first sentence, at most."""
NEWS = 0.5
"""Share of the title's words of content that the news has, at least."""
SURE = 0.6
"""The same, where there is another hook."""
MORE = 0.3
"""What it has more of them than what would be said first without it."""
FEWEST = 3
"""Words of content of the title that it has, at least."""
STEM = 5
"""Letters by which two words are taken for one: "sentence" and "sentenced"."""
_LOOSE = frozenset(("elaboration", "time"))
"""Relations that two sentences keep when others stand between them."""
_KNOWN = frozenset("the this that these those such both his her its their our my your".split())
"""What stands before a thing that was named before: «The conviction rests on old charges.»"""
_BACK_THEN = re.compile(
    r"(?:Back then|Then|At th(?:e|at) time|By then|Since then|That (?:day|week|month|year))\b"
)
"""How a sentence begins that goes on with the one before it: «Back then, the lock had no gate.»"""
_ADDS = re.compile(r"\b(?:also|too|again|instead|another|others?)\b")
"""Words of what comes second: «The law also calls for a gauge.»"""


def find_lead(source: SourceView, points: Sequence[TellingPoint]) -> tuple[int, ...]:
    """Returns the first sentence of the text where it can open an episode, and is no quotation or question.

    Behind lines that nobody says, such as a byline, it has to speak of what the title does.
    """
    first = next((s for s in source.sentences if s.section >= 0), None)
    lead = next((point for point in points if point.section >= 0), None)
    if first is None or lead is None or lead.after is not None or lead.sentences != (lead.own,):
        return ()
    is_first = lead.own == first.index or _read_title(source) & _read_stems(source.sentence(lead.own))
    return lead.sentences if is_first and _is_plain(source, lead) else ()


def _is_plain(source: SourceView, point: TellingPoint) -> bool:
    """Returns whether a point can open an episode, and is no quotation or question."""
    quotes = any(quotation.is_clause for quotation in source.quotations.get(point.own, ()))
    asks = source.sentence(point.own).text.endswith("?")
    return not quotes and not asks and may_open(source, point.sentences)


def may_open(source: SourceView, sentences: tuple[int, ...]) -> bool:
    """Returns whether there are sentences that are short enough to open an episode, and can stand alone."""
    words = sum(map(source.words, sentences))
    most = (
        PARTED
        if source.longest and max((source.longest[i] for i in sentences), default=0) <= BREATH
        else HOOK
    )
    return 0 < len(sentences) <= LINES and words <= most and stands_alone(source, sentences[0])


def find_news(source: SourceView, points: Sequence[TellingPoint], hook: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the early sentence that has most of what the title speaks of, where that is much more than `hook` has."""
    title = _read_title(source)
    body = [point for point in points if point.section >= 0][:EARLY]
    shares = {
        point.own: len(title & _read_stems(source.sentence(point.own))) / max(len(title), 1) for point in body
    }
    least = NEWS
    if hook and not source.sentence(hook[-1]).text.endswith("!"):
        has = max(len(title & _read_stems(source.sentence(i))) / max(len(title), 1) for i in hook)
        if has >= NEWS:
            return ()
        least = max(SURE, has + MORE)
    found = [
        point
        for point in body
        if shares[point.own] >= least
        and shares[point.own] * len(title) >= FEWEST
        and (point is body[0] or source.words(point.own) <= SHORT)
        and _may_go(source, points, point)
    ]
    best = max(found, key=lambda point: (shares[point.own], -point.own), default=None)
    return best.sentences if best else ()


def _read_title(source: SourceView) -> set[str]:
    """Returns the stems of those words of the title that the article speaks of."""
    lemmas = {token.text.lower(): token.lemma for s in source.sentences for token in s.parse.tokens}
    words = re.findall(r"[\w’'-]{3,}", source.understood.article.title.lower())
    spoken = set().union(*(_read_stems(sentence) for sentence in source.sentences))
    return {lemmas.get(word, word).lower()[:STEM] for word in words} & spoken


def _read_stems(sentence: Sentence) -> set[str]:
    return {lemma[:STEM] for lemma in read_lemmas(sentence)}


def _may_go(source: SourceView, points: Sequence[TellingPoint], point: TellingPoint) -> bool:
    """Returns whether a point can be said first, and what stood around it without it."""
    index = point.own
    sentence = source.sentence(index)
    return (
        point.sentences == (index,)
        and point.after is None
        and index not in source.tellers
        and _is_plain(source, point)
        and _names_subject(sentence)
        and not _goes_on(sentence)
        and not _is_leaned_on(source, points, index)
    )


def begins_anew(source: SourceView, index: int) -> bool:
    """Returns whether a chapter can begin with a sentence: it is a whole one of a noun, and goes on with nothing."""
    sentence = source.sentence(index)
    parse = sentence.parse
    first, second = (*parse.tokens, None, None)[:2]
    links = first is not None and (
        first.pos in ("CCONJ", "SCONJ") or (first.pos == "ADV" and second is not None and second.text == ",")
    )
    subjects = parse.children(parse.root, "nsubj", "nsubjpass")
    is_noun = any(parse.tokens[subject].pos in ("NOUN", "PROPN") for subject in subjects)
    return is_noun and not links and stands_alone(source, index) and not _goes_on(sentence)


def _goes_on(sentence: Sentence) -> bool:
    """Returns whether a sentence is said behind another one: it adds something, or leans on it."""
    return bool(_ADDS.search(sentence.text)) or is_pair(sentence) or leans_back(sentence)


def _names_subject(sentence: Sentence) -> bool:
    """Returns whether a sentence says of whom or what it tells: by a name, or as of something new."""
    parse = sentence.parse
    subjects = parse.children(parse.root, "nsubj", "nsubjpass") if parse.tokens else ()
    if len(subjects) != 1:
        return False
    head = parse.tokens[subjects[0]]
    before = parse.children(subjects[0], "det", "poss")
    is_known = any(parse.tokens[child].word in _KNOWN for child in before)
    is_told = bool(parse.children(subjects[0], "acl", "relcl"))
    is_most = any(parse.tokens[child].tag == "JJS" for child in parse.children(subjects[0], "amod"))
    return head.pos == "PROPN" or (head.pos == "NOUN" and (not is_known or is_told or is_most))


def _is_leaned_on(source: SourceView, points: Sequence[TellingPoint], index: int) -> bool:
    """Returns whether another sentence cannot be said without this one right before it, or behind it."""
    needs = [
        need
        for needs in source.needs.values()
        for need in needs
        if need.needs == index or (need.needs is None and need.sentence == index + 1)
    ]
    relations = (*source.forward.get(index, ()), *source.backward.get(index, ()))
    return (
        any(need.kind not in ("noun", "name") and not is_named(source, need) for need in needs)
        or any(one.first != one.second and one.kind not in _LOOSE for one in relations)
        or any(point.after == index for point in points)
        or any(one.antecedent_sentence == index for ones in source.references.values() for one in ones)
        or (source.in_one_section(index, index + 1) and leans_back(source.sentence(index + 1)))
        or opens_pair(source, index - 1)
        or opens_pair(source, index)
    )


def follow_hook(source: SourceView, points: Sequence[TellingPoint], hook: tuple[int, ...]) -> tuple[int, ...]:
    """Returns a hook with the next sentence where that begins by pointing at it, and is short: "It is a rare find."

    Behind the hello, it would point at whatever was named there; and so would the one behind it. Where it does, and
    cannot go along, there is no hook: the two are said together behind the hello.
    """
    index = hook[-1] + 1 if hook else -1
    point = next((point for point in points if point.own == index), None)
    if point is None or not source.in_one_section(hook[-1], index):
        return hook
    whole = (*hook, index)
    is_short = len(whole) <= LINES and sum(map(source.words, whole)) <= HOOK
    is_end = _points_back(source, index) and not _points_back(source, index + 1)
    if is_end and is_short and {*whole}.issuperset(point.sentences) and not source.quotations.get(index):
        return whole
    return () if _points_back(source, index) or _BACK_THEN.match(source.sentence(index).text) else hook


def _points_back(source: SourceView, index: int) -> bool:
    """Returns whether a sentence begins with a word for what another one has named, and no name can be put there."""
    return any(
        need.kind in ("pronoun", "demonstrative", "ellipsis")
        and need.because[:1].isupper()
        and source.sentence(index).text.startswith(need.because)
        and not is_named(source, need)
        for need in source.needs.get(index, ())
    )
