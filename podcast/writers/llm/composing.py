"""Drafts → a script: welcome and end around them, near the length that was asked for, without a fault."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.model import Footnote, Music, Script, ScriptChapter
from podcast.writers import frame
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import prompts
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.drafts import ask_chapter
from podcast.writers.llm.parts import ChapterPart
from podcast.writers.llm.repair import Elsewhere, drop
from podcast.writers.llm.turns import DraftTurn, alternate, cite_anything, script_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article, Host, Show
    from podcast.writers.frame_texts import FrameTexts
    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.outline import EpisodeOutline

NEAR = 2
"""Sentences on either side of a cited one that are in view when the hook or the end is mended."""
TOLERANCE = 0.1
"""The share of the length wanted by which a script may be off."""
AIM = 0.03
"""The share at which no further chapter is asked for again."""
REACH = (0.6, 1.6)
"""By what a chapter's words are multiplied when it is asked for again, at least and at most."""
ROUNDS = 3
"""Times that lines which fail beside all the others are dropped."""


# --- welcome and end -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bookends:
    """What the model says outside the chapters."""

    hook: tuple[DraftTurn, ...] = ()
    """One turn, or none."""
    remember: tuple[DraftTurn, ...] = ()


def draft_bookends(job: WritingJob, outline: EpisodeOutline, parts: Sequence[ChapterPart]) -> Bookends:
    """Returns hook and end, every sentence of which passes; the extractive writer's when the outline has none."""
    texts = texts_in(job.context.article.language)
    hook = _mend(job, texts.welcome, outline.hook or job.fallback.cited(0)[:1], parts)
    last = _mend(job, texts.remember, outline.remember or job.fallback.cited(-1)[:2], parts)
    hosts = job.context.hosts
    remember = [
        replace(turn, sentences=(sentence,)) for turn in last for sentence in turn.sentences if sentence.cites
    ]
    shared = (replace(turn, host=hosts[(place + 1) % len(hosts)].name) for place, turn in enumerate(remember))
    return Bookends(hook[:1], tuple(shared))


def _mend(
    job: WritingJob, title: str, sentences: Sequence[CitedSentence], parts: Sequence[ChapterPart]
) -> tuple[DraftTurn, ...]:
    """Sentences outside the chapters, mended in view of the article's around those that they cite."""
    cited = {number for sentence in sentences for number in sentence.cites}
    if not cited:
        return ()
    near = {number + off for number in cited for off in range(-NEAR, NEAR + 1)}
    every = {sentence.number: sentence for part in parts for sentence in part.sentences}
    view = ChapterPart(title, "section", tuple(every[number] for number in sorted(near & set(every))))
    turns = (DraftTurn(job.context.hosts[0].name, tuple(sentences)),)
    mended = job.mender.mend(view, turns, Elsewhere())
    return mended if cite_anything(mended) else ()


def welcome(
    article: Article, show: Show, hosts: Sequence[Host], hook: DraftTurn | None = None
) -> tuple[DraftTurn, ...]:
    """Returns the first chapter's turns: the hook, then show, hosts and disclosure."""
    texts = texts_in(article.language)
    lines = frame.welcome(texts, _plain(show.title), hosts, _named(article, texts))
    first, *others = (DraftTurn(line.host, tuple(map(CitedSentence, line.sentences))) for line in lines)
    if hook:
        first = replace(first, sentences=(*hook.sentences, *first.sentences), notes=hook.notes)
    return (first, *others)


def close(
    article: Article, hosts: Sequence[Host], remember: Sequence[DraftTurn] = ()
) -> tuple[DraftTurn, ...]:
    """Returns the last chapter's turns: what to keep, where to read it, goodbye."""
    texts = texts_in(article.language)
    bye = CitedSentence(
        frame.farewell(texts, _named(article, texts), article.source, _draw(texts.bye, article.title))
    )
    first, last = hosts[0].name, hosts[-1].name
    if not remember:
        return (DraftTurn(first, (bye,)),)
    goodbye = DraftTurn(_other(hosts, remember[-1].host), (bye,))
    if first == last:
        return (*remember, goodbye)
    question = CitedSentence(_draw(texts.keep, article.title))
    return (DraftTurn(_other(hosts, remember[0].host), (question,)), *remember, goodbye)


def _other(hosts: Sequence[Host], name: str) -> str:
    return next((host.name for host in hosts if host.name != name), name)


def _draw(choices: Sequence[str], seed: str) -> str:
    return choices[hashlib.sha256(seed.encode("utf-8", "replace")).digest()[0] % len(choices)]


def _named(article: Article, texts: FrameTexts) -> str:
    """The article's title, in quotation marks when it is said as it is written, and its author."""
    written = " ".join(article.title.split())
    spoken = _plain(written)
    quotable = spoken == written and not re.search('[“”„"«»]', spoken)
    return frame.name_article(texts, f"“{spoken}”" if quotable else spoken, _plain(article.author))


def _plain(text: str) -> str:
    """The text without what would be read aloud as markup, if that leaves anything."""
    return frame.without_marks(text) or text


# --- the script ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChapterTurns:
    """The parts of one title, as they are said."""

    parts: tuple[ChapterPart, ...]
    turns: tuple[DraftTurn, ...]


def fit_length(
    job: WritingJob, drafts: Sequence[ChapterDraft], bookends: Bookends, wanted: float
) -> list[ChapterDraft]:
    """Returns the drafts, those furthest off asked for again when the whole is not about `wanted` seconds long."""
    result = list(drafts)
    off = _seconds(job, result, bookends) - wanted
    if abs(off) <= TOLERANCE * wanted:
        return result
    sign = 1 if off > 0 else -1
    furthest = sorted(range(len(result)), key=lambda at: sign * (result[at].part.words - result[at].words))
    for at in furthest:
        draft = result[at]
        over = draft.words - draft.part.words
        if sign * off <= AIM * wanted or sign * over <= 0:
            break
        again = _ask_again(job, result, at) if draft.messages else None
        if again and abs(again.words - draft.part.words) < abs(over):
            result[at] = again
            off = _seconds(job, result, bookends) - wanted
    return result


def compose_checked(job: WritingJob, drafts: Sequence[ChapterDraft], bookends: Bookends) -> Script:
    """Returns the script; a line that fails beside all the others, though it passed in its chapter, goes."""
    chapters = _chapters(job, drafts)
    for _ in range(ROUNDS):
        script = _compose(job, bookends, chapters)
        faults = iter(job.brief.faults(script)[len(script.chapters[0].lines) :])
        clean = True
        for at, chapter in enumerate(chapters):
            turns = list(chapter.turns)
            for place, turn in enumerate(turns):
                if turn.sentences and (messages := next(faults)):
                    turns[place] = drop(turn, messages[0])
                    clean = False
            chapters[at] = _with_turns(job, chapter, turns)
        if clean:
            return script
    return _compose(job, bookends, chapters)


def _ask_again(job: WritingJob, drafts: Sequence[ChapterDraft], at: int) -> ChapterDraft | None:
    """A part asked for once more; a model that overshoots is asked for less than is wanted."""
    draft = drafts[at]
    low, high = REACH
    factor = min(high, max(low, draft.part.words / max(1, draft.words)))
    words = round(draft.part.words * factor)
    messages = prompts.resize_messages(draft.messages, draft.answer, draft.words, words)
    return ask_chapter(job, draft.part, messages, [*drafts[:at], *drafts[at + 1 :]])


def _chapters(job: WritingJob, drafts: Sequence[ChapterDraft]) -> list[ChapterTurns]:
    """The drafts, the pieces of a chapter as one."""
    chapters: list[ChapterTurns] = []
    for draft in drafts:
        if draft.part.piece > 1 and chapters:
            before = chapters.pop()
            turns = alternate((*before.turns, *draft.turns), job.context.hosts)
            chapters.append(ChapterTurns((*before.parts, draft.part), turns))
        else:
            chapters.append(ChapterTurns((draft.part,), draft.turns))
    return chapters


def _with_turns(job: WritingJob, chapter: ChapterTurns, turns: Sequence[DraftTurn]) -> ChapterTurns:
    """The chapter with what is left of its turns; when that says nothing, as the extractive writer tells it."""
    hosts = job.context.hosts
    left = alternate(turns, hosts)
    if not cite_anything(left):
        fallback = (turn for part in chapter.parts for turn in job.fallback.chapter(part))
        left = alternate((*left, *fallback), hosts)
    return replace(chapter, turns=left if cite_anything(left) else chapter.turns)


def _seconds(job: WritingJob, drafts: Sequence[ChapterDraft], bookends: Bookends) -> float:
    return job.brief.seconds(_compose(job, bookends, _chapters(job, drafts)))


def _compose(job: WritingJob, bookends: Bookends, chapters: Sequence[ChapterTurns]) -> Script:
    """The whole script; footnotes are numbered in the order of their use."""
    article, hosts = job.context.article, job.context.hosts
    texts = texts_in(article.language)
    labels: dict[int, str] = {}

    def label(number: int) -> str:
        return labels.setdefault(number, str(len(labels) + 1))

    hello = welcome(article, job.brief.show, hosts, next(iter(bookends.hook), None))
    opening = ScriptChapter(texts.welcome, (Music("intro"), *script_items(hello, label)))
    middle = [
        ScriptChapter(chapter.parts[0].title, script_items(chapter.turns, label)) for chapter in chapters
    ]
    bye = script_items(close(article, hosts, bookends.remember), label)
    return Script(
        title=article.title,
        hosts=hosts,
        chapters=(opening, *middle, ScriptChapter(texts.remember, (*bye, Music("outro")))),
        footnotes=tuple(Footnote(label, job.evidence[number]) for number, label in labels.items()),
        source=article.source,
        author=article.author,
        date=article.date,
        language=article.language,
    )
