"""What the model is told, as messages; the words are in `prompt_texts`. Raise `recipes.PROMPTS` with every change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from podcast.language.plain.language_detection import is_rather
from podcast.writers.llm import prompt_texts
from podcast.writers.llm.tokens import count_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Article, Host, ScriptFormat, WriterChoice
    from podcast.writers.llm.answers import ChapterPlan, CitedSentence
    from podcast.writers.llm.parts import ChapterPart, NumberedSentence


TURN = 32
"""Words of an average turn, to say how many turns a chapter has room for."""
POINT = 60
"""Words that a point takes when it is told."""
CHOSEN = 0.75
"""Words of the article's sentences for a word spoken: talk needs room."""
COPIED = 3
"""Words that all stand in the article, from which on a sentence in another language is taken from it."""
_PLAIN_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,}(?!\w)")
"""Long enough to be of one language, and no name."""
CLOSE = 60
"""Words of the close."""


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
    language: str
    """Of the script, which may be another than the article's."""
    genre: str = ""

    @property
    def translates(self) -> bool:
        """Whether the script is in another language than the article, whose own words it cannot say then."""
        return _base(self.language) != _base(self.article.language or "en")

    def is_foreign(self, text: str) -> bool:
        """Returns whether a text that was to be in another language is still in the article's."""
        if not self.translates:
            return False
        words = _PLAIN_WORD.findall(text)
        sections = (self.article.summary, *self.article.sections)
        own = " ".join(paragraph for section in sections for paragraph in section.paragraphs)
        is_copied = len(words) >= COPIED and all(word in own for word in words)
        return is_copied or is_rather(text, self.article.language or "en", self.language)


@dataclass(frozen=True, slots=True)
class ArticleSigns:
    """What is known of an article beyond its words."""

    genre: str = ""
    narrator: str = ""
    """Whose "I" it is."""


@dataclass(frozen=True, slots=True)
class FailedSentence:
    """A sentence that failed the check, for the model to write again."""

    number: int
    chapter: str
    host: str
    before: str
    """What is said just before it; empty at the beginning."""
    after: str
    """What is said next; empty at the end."""
    sentence: CitedSentence
    faults: tuple[str, ...]
    near: tuple[NumberedSentence, ...]
    """The article's sentences around those that it cites."""


def count_message_tokens(messages: Iterable[Message]) -> int:
    """Returns about how many tokens all messages of a request have."""
    return sum(count_tokens(message["content"]) for message in messages)


def _base(tag: str) -> str:
    """A language without its region."""
    return tag.partition("-")[0].lower()


def prompt_context(
    article: Article,
    hosts: tuple[Host, ...],
    script_format: ScriptFormat,
    choice: WriterChoice,
    signs: ArticleSigns,
) -> PromptContext:
    """Returns what holds for every call."""
    names = [host.name for host in hosts]
    who = {1: prompt_texts.ONE, 2: prompt_texts.TWO}.get(len(names), prompt_texts.THREE)
    short = prompt_texts.BRIEF if script_format == "brief" else ""
    language = choice.language or article.language or "en"
    spoken = (
        "the language of the article"
        if language == article.language
        else "another language than the article's"
    )
    system = prompt_texts.SYSTEM.format(
        cast=f"{who.format(names=_listed(names))}{short}",
        language=f"{spoken} ({language})",
        narrator=_data(signs.narrator or article.author or prompt_texts.THE_AUTHOR),
        day=prompt_texts.ON_DAY.format(date=_data(article.date)) if article.date else prompt_texts.UNDATED,
        first=names[0],
        second=names[min(1, len(names) - 1)],
        steering=_steering(choice),
    )
    return PromptContext(article, hosts, Message(role="system", content=system), language, signs.genre)


def outline_messages(
    context: PromptContext, numbered: Sequence[tuple[int, ChapterPart]]
) -> tuple[Message, ...]:
    """Returns what asks for the plan of these parts, (chapter's number, part)."""
    chapters = "\n\n".join(
        f'<chapter number="{number}" title="{_attribute(part.title)}"{_untitled(part)} words="{part.words}" '
        f'points="{count_points(part)}" choose="{round(part.words * CHOSEN)}"{_tied(part)}>\n'
        f"{_sentences(part.sentences)}\n</chapter>"
        for number, part in numbered
    )
    task = prompt_texts.OUTLINE.format(article=_article(context, chapters))
    return (context.system, Message(role="user", content=task))


def count_points(part: ChapterPart) -> int:
    """Returns how many points a chapter has room for."""
    return max(1, round(part.words / POINT))


@dataclass(frozen=True, slots=True)
class ChapterTask:
    """What a chapter's call is told beside the part itself."""

    place: tuple[int, int]
    """(number, of how many)."""
    plan: str
    recap: str
    close: tuple[NumberedSentence, ...] | None = None
    """What the close may cite besides; None for all chapters but the last."""


def chapter_messages(context: PromptContext, part: ChapterPart, task: ChapterTask) -> tuple[Message, ...]:
    """Returns what asks for the turns of a part."""
    number, total = task.place
    roles = prompt_texts.LEADS if part.leader != part.expert else prompt_texts.ALONE
    close = prompt_texts.NO_CLOSE
    if task.close is not None:
        close = prompt_texts.CLOSE.format(close_words=CLOSE, sentences=_sentences(task.close))
    text = prompt_texts.CHAPTER.format(
        number=number,
        total=total,
        title=_data(part.title),
        kind=_kind(part),
        words=part.words,
        low=round(part.words * 0.9),
        high=round(part.words * 1.1),
        turns=max(2, round(part.words / TURN)),
        roles=roles.format(leader=part.leader, expert=part.expert),
        questions=_how_many(part.questions),
        recap=task.recap,
        plan=task.plan or prompt_texts.NO_PLAN.format(points=count_points(part)),
        article=_article(context, _sentences(part.sentences)),
        together=prompt_texts.TOGETHER.format(numbers=_listed_ties(part)) if part.together else "",
        close=close,
        close_form=prompt_texts.NO_CLOSE_FORM if task.close is None else prompt_texts.CLOSE_FORM,
        speakers=" or ".join(f'"{host.name}"' for host in context.hosts),
    )
    return (context.system, Message(role="user", content=text))


def plan_text(plan: ChapterPlan | None) -> str:
    """Returns what the outline has for a chapter, as its call says it; empty where it has nothing."""
    if plan is None or not plan.points:
        return ""
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


def repair_messages(context: PromptContext, failed: Iterable[FailedSentence]) -> tuple[Message, ...]:
    """Returns what asks again for sentences that did not pass the check."""
    task = prompt_texts.REPAIR.format(failed="\n\n".join(_failed(one, context) for one in failed))
    return (context.system, Message(role="user", content=task))


def retry_messages(answer: str, reason: str) -> tuple[Message, ...]:
    """Returns what tells the model that its answer could not be used, and why."""
    before = (Message(role="assistant", content=answer[:6000]),) if answer.strip() else ()
    return (*before, Message(role="user", content=prompt_texts.AGAIN.format(reason=_data(reason[:300]))))


@dataclass(frozen=True, slots=True)
class SentenceToJudge:
    """A sentence that is going to be said, beside what it rests on."""

    text: str
    before: str
    """What is said just before it; empty at the beginning."""
    sources: tuple[NumberedSentence, ...]
    faults: tuple[str, ...] = ()
    """What the check has against it."""


def judge_messages(context: PromptContext, sentences: Sequence[SentenceToJudge]) -> tuple[Message, ...]:
    """Returns what asks the judge of sentences, which get numbers from 1."""
    from podcast.writers.llm import judge_texts

    blocks = []
    for number, sentence in enumerate(sentences, 1):
        after = (f"  said just before: {_data(sentence.before)}",) if sentence.before else ()
        faults = (f"  fault: {_data(fault)}" for fault in sentence.faults)
        sources = (f"  [{source.number}] {_data(source.text)}" for source in sentence.sources)
        blocks.append("\n".join((f"Sentence {number}: {_data(sentence.text)}", *after, *faults, *sources)))
    return (
        Message(role="system", content=judge_texts.JUDGE),
        Message(role="user", content=_article(context, "\n\n".join(blocks))),
    )


def small_messages(task: str) -> tuple[Message, ...]:
    """Returns what asks a small model for a small job."""
    from podcast.writers.llm import judge_texts

    return (Message(role="system", content=judge_texts.SMALL), Message(role="user", content=task))


def list_sentences(sentences: Iterable[NumberedSentence]) -> str:
    """Returns sentences with their numbers, one a line."""
    return _sentences(sentences)


def list_pieces(pieces: Mapping[int, str]) -> str:
    """Returns numbered texts, one a line."""
    return "\n".join(f"{number}. {_data(text)}" for number, text in pieces.items())


def _failed(failed: FailedSentence, context: PromptContext) -> str:
    before = f"is said after: {_data(failed.before)}" if failed.before else "is the first of its chapter"
    after = f"is said before: {_data(failed.after)}" if failed.after else "is the last of its chapter"
    return "\n".join(
        (
            f"Sentence {failed.number}, by {failed.host}, in “{_data(failed.chapter)}”",
            f"  says: {_data(failed.sentence.text)}",
            f"  cites: {list(failed.sentence.cites)}",
            f"  {before}",
            f"  {after}",
            *(f"  fault: {_data(fault)}" for fault in failed.faults),
            _article(context, _sentences(failed.near)),
        )
    )


def _how_many(questions: int) -> str:
    few = (prompt_texts.NO_QUESTION, prompt_texts.ONE_QUESTION)
    return few[questions] if questions < len(few) else prompt_texts.SOME_QUESTIONS.format(most=questions)


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


def _article(context: PromptContext, body: str) -> str:
    article = context.article
    facts = {"author": article.author, "date": article.date, "kind": context.genre, "site": article.site}
    known = "".join(f' {name}="{_attribute(value)}"' for name, value in facts.items() if value)
    return f'<article title="{_attribute(article.title)}"{known}>\n{body}\n</article>'


def _tied(part: ChapterPart) -> str:
    return f' together="{_listed_ties(part)}"' if part.together else ""


def _listed_ties(part: ChapterPart) -> str:
    return "; ".join("".join(f"[{number}]" for number in tie) for tie in part.together)


def _untitled(part: ChapterPart) -> str:
    return ' untitled="yes"' if part.untitled else ""


def _steering(choice: WriterChoice) -> str:
    wishes = (
        (prompt_texts.TONE, choice.tone),
        (prompt_texts.AUDIENCE, choice.audience),
        (prompt_texts.FOCUS, choice.focus),
    )
    lines = [form.format(text=_data(text)) for form, text in wishes if text.strip()]
    return prompt_texts.STEERING.format(wishes="\n".join(lines)) if lines else ""


def _data(text: str) -> str:
    """Other people's text as it stands inside our tags: it cannot close them, or begin a line."""
    return " ".join(text.split()).replace("<", "‹").replace(">", "›")


def _attribute(text: str) -> str:
    return _data(text).replace('"', "”")


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
