"""Words by which one thing follows from another, "so", "that is why": left out where the article does not say that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.writers.llm.turns import RepairNote, is_question
from podcast.writers.llm.whole_sentences import is_clause

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.turns import DraftTurn, SpokenChapter

_JOINT = re.compile(
    r"""(?P<word>(?:And\ )?(?:
    So(?!,?\ (?:be|can|could|did|do|does|far|few|had|has|have|is|are|little|long\ as|many|may|might|much|should|that |
        too|was|were|will|would)\b) |
    Therefore | Thus(?!\ far) | Hence | Consequently | Accordingly | As\ a\ (?:result|consequence) |
    Because\ of\ (?:that|this) | For\ (?:that|this)\ reason | It\ follows\ that |
    (?:(?:That|This|Which)\ (?:is|was)|That[’']s)\ (?:exactly\ |precisely\ )?why |
    (?:That|This|Which)\ means(?:\ that)?
    ),?)\ (?P<rest>\S.*)""",
    re.VERBOSE,
)
"""How a sentence begins that says that it follows, and what is left without: "So the ship waits." """
_CARRIED = frozenset(
    """because since so therefore hence thus why reason reasons result results resulting consequence consequences
    consequently cause causes caused due thanks owing lesson mean means meant lead leads led implies implication force
    forces forced leaves""".split()
)
"""Words by which the article itself says that one thing follows from another."""
_WORD = re.compile(r"[a-z]+")


def leave_out_unproved(job: WritingJob, chapters: Sequence[SpokenChapter]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters without "so" and its like where neither cited sentences nor the article have a cause."""
    if not job.context.language.startswith("en"):
        return tuple(chapters)
    causes: frozenset[tuple[int, int]] | None = None
    result = []
    for chapter in chapters:
        before: tuple[int, ...] = ()
        turns = []
        for turn in chapter.turns:
            sentences = []
            for sentence in turn.sentences:
                bare = _without_joint(sentence)
                if bare:
                    causes = _find_causes(job) if causes is None else causes
                    held = any(_has_cause(job, number) for number in sentence.cites)
                    bare = None if held or _joins(causes, before, sentence.cites) else bare
                sentences.append(bare or sentence)
                before = sentence.cites or before
            turns.append(_noted(turn, sentences))
        result.append(replace(chapter, turns=tuple(turns)))
    return tuple(result)


def _without_joint(sentence: CitedSentence) -> CitedSentence | None:
    """The sentence without the word it begins with, where it has one, cites, and is still a sentence."""
    match = _JOINT.match(sentence.text)
    if match is None or not sentence.cites or is_question(sentence):
        return None
    rest = match["rest"]
    return replace(sentence, text=rest[0].upper() + rest[1:]) if is_clause(rest) else None


def _has_cause(job: WritingJob, number: int) -> bool:
    return bool(_CARRIED & {*_WORD.findall(fold(job.evidence[number]))})


def _find_causes(job: WritingJob) -> frozenset[tuple[int, int]]:
    """The numbers of the sentences, two at a time, that the article joins as cause and consequence."""
    if not job.context.article.language.startswith("en"):
        return frozenset()
    understood = job.brief.understand(job.context.article)
    return frozenset(
        (
            job.evidence.number(understood.sentences[relation.first].text),
            job.evidence.number(understood.sentences[relation.second].text),
        )
        for relation in understood.relations
        if relation.kind in ("cause", "consequence")
    )


def _joins(causes: Collection[tuple[int, int]], before: Sequence[int], cites: Sequence[int]) -> bool:
    near = {*before, *cites}
    return any(near >= {*pair} and {*pair} & {*cites} for pair in causes)


def _noted(turn: DraftTurn, sentences: Sequence[CitedSentence]) -> DraftTurn:
    notes = tuple(
        RepairNote("repaired", f"the article does not say that this follows; it was: {old.text}")
        for old, new in zip(turn.sentences, sentences, strict=True)
        if old != new
    )
    return replace(turn, sentences=tuple(sentences), notes=(*turn.notes, *notes))
