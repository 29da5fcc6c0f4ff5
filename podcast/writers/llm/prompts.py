"""What the model is told, as messages; the words are in `prompt_texts`. Raise `recipes.PROMPTS` with every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from podcast.writers.llm import prompt_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Article, Host, ScriptFormat
    from podcast.writers.llm.answers import ChapterPlan, CitedSentence
    from podcast.writers.llm.parts import ChapterPart, NumberedSentence


TURN = 32
"""Words of an average turn, to say how many turns a chapter has room for."""


class Message(TypedDict):
    """A message as OpenAI's protocol has it."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class PromptContext:
    """What every call of an episode shares: the article, the hosts, the system message."""

    article: Article
    hosts: tuple[Host, ...]
    system: Message


@dataclass(frozen=True, slots=True)
class FailedLine:
    """A line that failed the check, for the model to write again."""

    number: int
    host: str
    before: str
    """What was said just before it; empty at the beginning."""
    after: str
    """What is said next; empty at the end."""
    sentences: tuple[tuple[CitedSentence, tuple[str, ...]], ...]
    """Each sentence with its faults."""


def prompt_context(
    article: Article, hosts: tuple[Host, ...], script_format: ScriptFormat = "conversation"
) -> PromptContext:
    """Returns what holds for every call."""
    names = [host.name for host in hosts]
    who = {1: prompt_texts.ONE, 2: prompt_texts.TWO}.get(len(names), prompt_texts.THREE)
    short = prompt_texts.BRIEF if script_format == "brief" else ""
    system = prompt_texts.SYSTEM.format(
        cast=f"{who.format(names=_listed(names), name=names[0])}{short}", language=article.language or "en"
    )
    return PromptContext(article, hosts, Message(role="system", content=system))


def outline_messages(
    context: PromptContext, numbered: Sequence[tuple[int, ChapterPart]], *, chooses_summary: bool
) -> tuple[Message, ...]:
    """Returns what asks for the plan of these parts, (chapter's number, part)."""
    chapters = "\n\n".join(
        f'<chapter number="{number}" title="{_attribute(part.title)}" words="{part.words}">\n'
        f"{_sentences(part.sentences)}\n</chapter>"
        for number, part in numbered
        if part.sentences
    )
    task = prompt_texts.OUTLINE.format(
        summary=prompt_texts.CHOOSE_SUMMARY if chooses_summary else prompt_texts.NO_SUMMARY,
        article=_article(context.article, chapters),
    )
    return (context.system, Message(role="user", content=task))


def chapter_messages(
    context: PromptContext, part: ChapterPart, place: tuple[int, int], plan: str, recap: str
) -> tuple[Message, ...]:
    """Returns what asks for the turns of a part; `place` is (number, of how many), plan and recap are texts."""
    number, total = place
    roles = prompt_texts.LEADS if part.leader != part.expert else prompt_texts.ALONE
    task = prompt_texts.CHAPTER.format(
        number=number,
        total=total,
        title=_data(part.title),
        kind=_kind(part),
        words=part.words,
        low=round(part.words * 0.9),
        high=round(part.words * 1.1),
        turns=max(2, round(part.words / TURN)),
        roles=roles.format(leader=part.leader, expert=part.expert),
        recap=recap,
        plan=plan,
        article=_article(context.article, _sentences(part.sentences)),
        speakers=" or ".join(f'"{host.name}"' for host in context.hosts),
    )
    return (context.system, Message(role="user", content=task))


def plan_text(plan: ChapterPlan | None) -> str:
    """Returns what the outline has for a chapter, as its call says it."""
    if plan is None or not plan.points:
        return prompt_texts.NO_PLAN
    points = "\n".join(
        f"- {_data(point.point)} {''.join(f'[{number}]' for number in point.cites)}" for point in plan.points
    )
    question = f"The listener's question: {_data(plan.question)}\n" if plan.question else ""
    return f"{question}{points}"


def resize_messages(messages: Sequence[Message], answer: str, had: int, words: int) -> tuple[Message, ...]:
    """Returns what asks once again for a chapter that came out at `had` words."""
    task = prompt_texts.LONGER if words > had else prompt_texts.SHORTER
    return (
        *messages,
        Message(role="assistant", content=answer),
        Message(role="user", content=task.format(had=had, words=words)),
    )


def repair_messages(
    context: PromptContext, title: str, lines: Iterable[FailedLine], sentences: Sequence[NumberedSentence]
) -> tuple[Message, ...]:
    """Returns what asks again for lines that did not pass the check."""
    task = prompt_texts.REPAIR.format(
        title=_data(title),
        lines="\n\n".join(map(_failed_line, lines)),
        article=_article(context.article, _sentences(sentences)),
    )
    return (context.system, Message(role="user", content=task))


def retry_messages(answer: str, reason: str) -> tuple[Message, ...]:
    """Returns what tells the model that its answer could not be used, and why."""
    before = (Message(role="assistant", content=answer[:6000]),) if answer.strip() else ()
    return (*before, Message(role="user", content=prompt_texts.AGAIN.format(reason=_data(reason[:300]))))


def _failed_line(line: FailedLine) -> str:
    sentences = "\n".join(
        f"  sentence: {_data(sentence.text)}\n    cites: {list(sentence.cites)}"
        + ("".join(f"\n    fault: {_data(fault)}" for fault in faults) or "\n    passes")
        for sentence, faults in line.sentences
    )
    before = f"after: {_data(line.before)}" if line.before else "first in the chapter"
    after = f"before: {_data(line.after)}" if line.after else "last in the chapter"
    return f"Line {line.number}, by {line.host}\n  comes {before}\n  comes {after}\n{sentences}".rstrip()


def _kind(part: ChapterPart) -> str:
    pieces = prompt_texts.PIECE.format(piece=part.piece, pieces=part.pieces) if part.pieces > 1 else ""
    if part.kind == "summary":
        return f"{prompt_texts.SUMMARY}{pieces}"
    if part.kind == "scenario":
        odds = prompt_texts.LIKELIHOOD.format(likelihood=_data(part.likelihood)) if part.likelihood else ""
        return f"{prompt_texts.SCENARIO.format(name=_data(part.name or part.title), odds=odds)}{pieces}"
    return f"{prompt_texts.SECTION}{pieces}"


def _sentences(sentences: Iterable[NumberedSentence]) -> str:
    lines = [
        f"[{sentence.number}] {'(heading) ' if sentence.heading else ''}{_data(sentence.text)}"
        for sentence in sentences
    ]
    return "\n".join(lines) or prompt_texts.LATER_SENTENCES


def _article(article: Article, body: str) -> str:
    author = f' author="{_attribute(article.author)}"' if article.author else ""
    return f'<article title="{_attribute(article.title)}"{author}>\n{body}\n</article>'


def _data(text: str) -> str:
    """Other people's text as it stands inside our tags: it cannot close them, or begin a line."""
    return " ".join(text.split()).replace("<", "‹").replace(">", "›")


def _attribute(text: str) -> str:
    return _data(text).replace('"', "”")


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
