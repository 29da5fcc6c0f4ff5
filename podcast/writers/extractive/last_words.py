"""What an episode ends with: what comes next, what the text comes to, or the last word of somebody in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.writers.extractive.content_lemmas import read_lemmas
from podcast.writers.extractive.edits import ADDING
from podcast.writers.extractive.speakers_first import find_attribution
from podcast.writers.extractive.standing_alone import names_all, stands_alone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from podcast.model.sentence import Parse
    from podcast.model.understanding import Sentence
    from podcast.writers.extractive.host_turns import Turn
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

FEWEST = 8
"""Sentences of an article that has an end at all."""
LONGEST = 4
"""Sentences of somebody's last word, at most."""
TOLD = 0.5
"""Share of a sentence's words of content from which on it was told before."""
CLOSE = 60
"""Words of what an episode ends with, at most."""
WORD = range(4, 46)
"""Words and marks of somebody's last word."""
_ENDLESS = frozenset(("press-release", "reference", "list", "recipe", "how-to"))
"""Genres that come to no end: what stands last there is the last item, or who has published it."""
_OPENS_PAIR = re.compile(
    r"^(?:In one|One|On one|First|Another"
    r"|The (?:first|second|third|other|next|last|rest|remainder|latter|former|same)|Others?"
    r"|Some|Also|For example|So|Then|Two|Three|Four|Five|Several|For good measure"
    r"|At the same time)\b"
)
"""How a sentence begins that is one of several: «Another is the price of salt.»"""
_AHEAD = re.compile(
    r"\b(?:(?:is|are|was|were) (?:due|set|to)\b|next (?:week|month|year)\b|nobody knows\b|the question\b)"
)
"""Words of a sentence of news that looks ahead: «The court is to decide.»"""
_MODALS = frozenset(("will", "'ll", "’ll", "may", "might", "should", "must", "shall"))
"""What stands before the verb of one: «The court will decide.»"""
_HOPES = frozenset(("aim", "await", "expect", "hope", "intend", "plan", "remain", "schedule"))
"""Verbs of one: «Engineers expect the lock to open.»"""
_CONCLUDES = frozenset(("mean", "show", "suggest"))
"""Verbs of one that concludes: «Two votes suggest that nobody wants a lock.»"""
_POINTERS = frozenset(("the", "this", "that", "these", "those", "such"))
"""What stands before a thing that was named: «The funds will go to the lighthouse.»"""
_TURNS = re.compile(r"(?:But|However|Yet|Still|Also|And|So|Instead)\b")
"""How somebody's words begin that answer others: «However, the lock is old.»"""
_PLAIN_TAG = re.compile(r"(?P<who>[^“”:]+?),? (?:said|says|added|adds): (?P<words>“[^“”]+)")
"""Somebody's words, of whom nothing is told but that they say them: «Ann Lee, a pilot, said: “It leaks.”»"""


def plan_close(
    source: SourceView, points: Sequence[TellingPoint], barred: set[int], *, is_whole: bool = False
) -> tuple[int, ...]:
    """Returns what an episode ends with, where that can stand alone: of an essay its last sentence, with its needs.

    It is how the article ends, for what is taken from its middle leaves a hole there. News end with what is least
    important, and so an episode of news ends with that only if it looks ahead or concludes, or is what somebody says.
    Else it ends with nothing, as does what is told whole.
    """
    article = source.understood.article
    genre = source.understood.genre
    if len(source.sentences) < FEWEST or article.sections[-1].kind == "scenario" or genre in _ENDLESS:
        return ()
    told = [point for point in points if point.section >= 0]
    if not told or (is_whole and genre != "news"):
        return ()
    ending = told[-1]
    is_ending = (
        ending.after is None
        and not barred.intersection(ending.sentences)
        and _is_free(ending.sentences, _find_leaning(points))
        and _may_close(source, ending)
        and not _is_told(source, ending, barred)
        and (genre != "news" or _is_outlook(source, ending))
    )
    return ending.sentences if is_ending else _find_last_word(source, told, barred)


def _is_outlook(source: SourceView, ending: TellingPoint) -> bool:
    """Returns whether news end with what comes, or what follows: else their end is what matters least."""
    return (
        not source.quotations.get(ending.own)
        and _looks_ahead(source.sentence(ending.own))
        and _is_new(source, ending.sentences[0])
    )


def say_last_word(turns: Sequence[Turn]) -> list[Turn]:
    """Returns the turns of an end, of which words that one person says are announced as the last word."""
    whole = " ".join(text for text, _ in turns[0].parts)
    text, rests_on = turns[0].parts[0]
    match = _PLAIN_TAG.match(text)
    if match is None or len(turns) > 1 or whole.count("“") > 1 or not whole.endswith("”"):
        return list(turns)
    said = f"The last word goes to {match['who']}: {text[match.start('words') :]}"
    return [replace(turns[0], parts=[(said, rests_on), *turns[0].parts[1:]])]


def _find_leaning(points: Sequence[TellingPoint]) -> dict[int, set[int]]:
    """Returns each sentence → the sentences for whose sake it is said, or that can only be said behind it."""
    leaning: defaultdict[int, set[int]] = defaultdict(set)
    for point in points:
        for index in point.sentences if point.after is None else (*point.sentences, point.after):
            leaning[index].add(point.own)
    return leaning


def _is_free(sentences: Collection[int], leaning: Mapping[int, set[int]]) -> bool:
    """Returns whether sentences can be said last: nothing else is said with them or behind them."""
    own = set(sentences)
    return all(leaning.get(index, own) <= own for index in own)


def _may_close(source: SourceView, point: TellingPoint) -> bool:
    """Returns whether a point is short, and takes nothing as known."""
    first, last = source.sentence(point.sentences[0]), source.sentence(point.sentences[-1])
    return (
        sum(source.words(i) for i in point.sentences) in range(7, CLOSE + 1)
        and source.understood.article.sections[point.section].kind != "scenario"
        and not _OPENS_PAIR.search(first.text)
        and not first.text.startswith(ADDING)
        and not last.text.endswith("?")
        and stands_alone(source, first.index)
    )


def _looks_ahead(sentence: Sentence) -> bool:
    """Returns whether a sentence says what comes, or what follows: its own verb does, or that of what somebody says."""
    parse = sentence.parse
    said = parse.children(parse.root, "ccomp")
    verbs = (parse.root, *said, *parse.children(parse.root, "conj"))
    if _AHEAD.search(sentence.text) or any(_hopes(parse, verb, is_said=verb in said) for verb in verbs):
        return True
    root = parse.tokens[parse.root]
    return root.lemma in _CONCLUDES and root.tag in ("VBZ", "VBP")


def _hopes(parse: Parse, verb: int, *, is_said: bool) -> bool:
    """Returns whether a verb is one of what comes; "may have leaked" is over, and "Aim for ten" tells nothing."""
    helpers = {parse.tokens[child].word for child in parse.children(verb, "aux")}
    has_subject = bool(parse.children(verb, "nsubj", "nsubjpass"))
    is_modal = bool(_MODALS & helpers) or (is_said and "would" in helpers)
    return has_subject and (parse.tokens[verb].lemma in _HOPES or (is_modal and "have" not in helpers))


def _is_new(source: SourceView, index: int) -> bool:
    """Returns whether the subject of a sentence is no thing that only others name: "The plan", "The funds".

    One that the title names is known.
    """
    parse = source.sentence(index).parse
    known = {word.lower() for word in source.understood.article.title.split()}
    return all(
        parse.tokens[subject].pos != "NOUN"
        or parse.tokens[subject].lemma.lower() in known
        or bool(parse.children(subject, "prep", "relcl", "acl", "compound", "poss"))
        or not any(
            parse.tokens[child].word in _POINTERS for child in parse.children(subject, "det", "predet")
        )
        for subject in parse.children(parse.root, "nsubj", "nsubjpass")
    )


def _is_told(source: SourceView, point: TellingPoint, said: set[int]) -> bool:
    """Returns whether most of what a sentence speaks of was said in one at the beginning: "More work is planned"."""
    own = read_lemmas(source.sentence(point.own))
    return any(len(own & read_lemmas(source.sentence(other))) > TOLD * len(own) for other in said)


def _find_last_word(source: SourceView, told: Sequence[TellingPoint], barred: set[int]) -> tuple[int, ...]:
    """Returns what a person says at once at the end of a text, where that is whole, short and clear."""
    sayable = {point.own for point in told} - barred
    leaning = _find_leaning(told)
    last = told[-1].sentences[-1]
    runs = (_find_run(source, index) for index in range(last, max(last - LONGEST, -1), -1))
    return next(
        (
            run
            for run in runs
            if run
            and run[-1] == last
            and sayable.issuperset(run)
            and _is_free(run, leaning)
            and _is_last_word(source, run)
        ),
        (),
    )


def _find_run(source: SourceView, first: int) -> tuple[int, ...]:
    """Returns the sentences in which somebody whom the first one names speaks without a break."""
    speakers = {quotation.speaker for quotation in source.quotations.get(first, ())}
    if len(speakers) != 1 or speakers & {q.speaker for q in source.quotations.get(first - 1, ())}:
        return ()
    last = first
    while {q.speaker for q in source.quotations.get(last + 1, ())} == speakers:
        last += 1
    return tuple(range(first, last + 1))


def _is_last_word(source: SourceView, run: tuple[int, ...]) -> bool:
    """Returns whether sentences are a person's words and tell nothing else but whose they are."""
    attribution = find_attribution(source, run[0]) if run else None
    if attribution is None or not attribution.is_quotation or attribution.rest or attribution.addition:
        return False
    quotations = [quotation for index in run for quotation in source.quotations.get(index, ())]
    said = {
        (span.sentence, at) for q in quotations for span in q.spans for at in range(span.start, span.stop)
    }
    others = [
        (index, at)
        for index in run
        for at, token in enumerate(source.sentence(index).parse.tokens)
        if (index, at) not in said and token.pos != "PUNCT"
    ]
    speaker = quotations[0].speaker
    return (
        speaker is not None
        and source.entity(speaker).kind == "person"
        and source.entity(speaker).name[:1].isupper()
        and not source.entity(speaker).name.startswith("The ")
        and not _TURNS.match(quotations[0].text)
        and all(index == run[0] for index, _ in others)
        and len(said) in WORD
        and not any(quotation.text.rstrip().endswith("?") for quotation in quotations)
        and names_all(source, run, others)
    )
