"""The article's own words in place of sentences that fail, so that nothing is missing that others go on from."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words, split_quotations
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.mending import explain
from podcast.writers.llm.places import exchange, list_chapter
from podcast.writers.llm.turns import RepairNote, is_question
from podcast.writers.llm.whole_sentences import stands_alone
from podcast.writers.plain_speech import for_ear, with_both_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.places import PlacedSentence, SentenceFaults, SentencePlace
    from podcast.writers.llm.turns import SpokenChapter

TOLD = 0.6
"""Share of a sentence's words that stand in those beside it, when they tell it."""
FEW = 6
"""Words below which a sentence may only lead to the next one: "There's a catch."."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ALL_MARKED = re.compile(r"[“\"][^“”\"]+[”\"]?")
_POINTING = frozenset({"pronoun", "demonstrative"})


def put_articles_words(
    job: WritingJob, chapters: Sequence[SpokenChapter], faults: SentenceFaults
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with the article's words for what fails; a question, or what others tell, goes.

    Where a sentence goes on from one that fails, and rests on the same of the article, they give way together. So does
    an answer that is none without the question before it: "Almost nothing."
    """
    every = [list_chapter(chapters, at) for at in range(len(chapters))]
    faults = {**_find_left_answers(job, every, faults), **faults}
    told = {place: sentence.cites for said in every for place, sentence in said if place not in faults}
    instead: dict[SentencePlace, tuple[CitedSentence, ...]] = {}
    notes: dict[SentencePlace, RepairNote] = {}
    for said in every:
        for here, (place, _) in enumerate(said):
            if place not in faults or place in instead:
                continue
            group = _find_group(said, here)
            own = _untold(job, said, here, group)
            if own:
                group = range(here, here + 1)
            else:
                own = _articles_words(job, said, group, told)
            if not own:
                group = range(here, here + 1)
            instead |= {said[at][0]: () for at in group}
            instead[said[group[0]][0]] = own
            told |= {said[at][0]: () for at in group}
            told[said[group[0]][0]] = tuple(number for sentence in own for number in sentence.cites)
            for at in group:
                place_there = said[at][0]
                why = faults.get(place_there, ("it goes on from what failed",))
                reason = explain(chapters, place_there, why)
                notes[place_there] = RepairNote("replaced" if own else "dropped", reason)
    return exchange(job.context.hosts, chapters, instead, notes)


def _find_left_answers(
    job: WritingJob, every: Sequence[Sequence[PlacedSentence]], faults: SentenceFaults
) -> SentenceFaults:
    """What answers a question that goes, and cannot be said without it."""
    if not job.context.language.startswith("en"):
        return {}
    return {
        answer: ("it answers a question that is gone",)
        for said in every
        for (asked, question), (answer, sentence) in pairwise(said)
        if asked in faults and is_question(question) and sentence.cites and not stands_alone(sentence.text)
    }


def _find_group(said: Sequence[PlacedSentence], here: int) -> range:
    """The sentences that stand and fall with one: those beside it that rest on the same, where they would hang."""
    cites = {*said[here][1].cites}
    start = stop = here
    while start and cites & {*said[start - 1][1].cites}:
        start -= 1
    while stop + 1 < len(said) and cites & {*said[stop + 1][1].cites}:
        stop += 1
    leads = start < here and all(count_words(said[at][1].text) < FEW for at in range(start, here))
    return range(start, stop + 1) if stop > here or leads else range(here, here + 1)


def _untold(
    job: WritingJob, said: Sequence[PlacedSentence], here: int, group: range
) -> tuple[CitedSentence, ...]:
    """What of a quotation of several sentences those that go on from one do not tell, so that they can stay."""
    others = {*_WORD.findall(fold(" ".join(said[at][1].text for at in group if at != here)))}
    untold: list[CitedSentence] = []
    if job.context.translates:
        return ()
    for number in said[here][1].cites:
        parts = split_quotations([job.evidence[number]])
        if len(group) == 1 or len(parts) == 1:
            continue
        for part in parts:
            words = {*_WORD.findall(fold(part))}
            if len(words & others) < TOLD * len(words):
                text = " ".join(for_ear(with_both_marks(part), follows=False))
                untold.append(CitedSentence(text, (number,)))
    return tuple(untold)


def _articles_words(
    job: WritingJob, said: Sequence[PlacedSentence], group: range, told: dict[SentencePlace, tuple[int, ...]]
) -> tuple[CitedSentence, ...]:
    """What the article says of what these sentences cite, as far as nobody else tells it and it can be understood."""
    if job.context.translates:
        return ()
    inside = {said[at][0] for at in group}
    elsewhere = {number for place, cites in told.items() if place not in inside for number in cites}
    numbers = [
        number
        for number in dict.fromkeys(number for at in group for number in said[at][1].cites)
        if number not in elsewhere
    ]
    heard = {*next((told[place] for place, _ in reversed(said[: group[0]]) if told.get(place)), ())}
    own = job.fallback.retell(numbers)
    if own and all(_is_clear(job, own.text, number, heard) for number in numbers):
        named = _name_speaker(job, own, heard)
        return (named,) if named else ()
    clear: list[CitedSentence] = []
    for number in sorted(numbers):
        text = " ".join(for_ear(job.evidence[number], follows=False))
        named = _name_speaker(job, CitedSentence(text, (number,)), heard)
        if named and _is_clear(job, text, number, heard):
            clear.append(named)
            heard.add(number)
    return tuple(clear)


def _name_speaker(job: WritingJob, said: CitedSentence, heard: Collection[int]) -> CitedSentence | None:
    """Returns a sentence that is all in marks, which nobody hears, with who says it; None where nobody is named.

    Behind the sentence that the article has it behind, it goes on from what that says.
    """
    article, text, number = job.context.article, with_both_marks(said.text), said.cites[0]
    if not _ALL_MARKED.fullmatch(text) or number - 1 in heard or not article.language.startswith("en"):
        return said
    understood = job.brief.understand(article)
    place = next((one.index for one in understood.sentences if one.text == job.evidence[number]), -1)
    quoted = [it for it in understood.quotations if place in it.sentences and it.is_clause]
    if not quoted or quoted[0].form == "turn":
        return said
    speaker = quoted[0].speaker
    name = understood.entities[speaker].name if speaker is not None else ""
    before = (one.text for one in reversed(understood.sentences[: place + 1]) if name and name in one.text)
    naming = next(before, "")
    cites = dict.fromkeys((job.evidence.number(naming), *said.cites)) if naming else ()
    return CitedSentence(f"{name[:1].upper()}{name[1:]} said: {text}", (*cites,)) if cites else None


def _is_clear(job: WritingJob, text: str, number: int, heard: Collection[int]) -> bool:
    """Whether a text points back, by "it" or "this plan", at nothing but what was heard just before."""
    article = job.context.article
    if not article.language.startswith("en"):
        return True
    understood = job.brief.understand(article)
    place = next((one.index for one in understood.sentences if one.text == job.evidence[number]), None)
    known = {job.evidence[one] for one in heard}
    follows = number - 1 in heard
    """Whether it is said behind what the article has it behind: "In this one it does not.", "In most markets …"."""
    open_words = [
        need.because
        for need in understood.needs
        if need.sentence == place
        and need.kind in _POINTING
        and not (follows if need.needs is None else understood.sentences[need.needs].text in known)
    ]
    return not any(re.search(rf"\b{re.escape(words)}\b", text) for words in open_words)
