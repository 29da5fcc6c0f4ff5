"""A question to the model until the answer can be used; what was answered once is not asked again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from podcast import recipes, store
from podcast.writers.llm import prompts
from podcast.writers.llm.answers import UnusableAnswerError
from podcast.writers.llm.client import NoRoomError, without_login
from podcast.writers.llm.progress import WritingProgress
from podcast.writers.llm.tokens import count_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.writers.llm.answers import AnswerShape
    from podcast.writers.llm.client import ModelClient
    from podcast.writers.llm.progress import Question
    from podcast.writers.llm.prompts import Message
    from podcast.writers.llm.replies import ModelReply

ATTEMPTS = 3
"""Answers to one question, before it is given up."""
ENDLESS = 2
"""Answers without an end among them; each takes as long as many that have one."""
ENDLESS_S = 120.0
"""Seconds after which one answer without an end is enough: on a slow machine the second would take minutes more."""

Reading = TypeVar("Reading")
"""What an answer comes to when it is read."""


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A question, and the answer as the model gave it."""

    purpose: str
    """What was asked for: `chapter 2 of 5`."""
    messages: tuple[Message, ...]
    answer: str
    is_kept: bool = False
    """Whether it was answered in an earlier run."""
    tokens: tuple[int, int] = (0, 0)
    """In and out, as the server counts them, else estimated."""


@dataclass(slots=True)
class Asker:
    """A model that remembers what it was asked; `requests` has it all in order."""

    client: ModelClient
    once: Callable[[str, Callable[[], bytes]], bytes]
    requests: list[RecordedRequest] = field(default_factory=list)
    progress: WritingProgress = field(default_factory=WritingProgress)
    """Is told what is asked for, and how the answer comes."""
    too_much: str = ""
    """Why a question was too much for the model or its server; empty where none was."""
    has_no_room: bool = False
    """Whether the server lets the model read less than was to be asked."""
    is_endless: bool = False
    """Whether the model came to no end, asked for the same twice."""

    def ask(
        self,
        purpose: str,
        messages: Sequence[Message],
        shape: AnswerShape[Any],
        read: Callable[[str], Reading],
    ) -> Reading:
        """Returns what `read` makes of the answer.

        UnusableAnswerError when it could not use any of the answers, WriterError when none came.
        """
        client = self.client
        key = store.key(
            writer="llm",
            version=recipes.PROMPTS,
            model=client.model,
            base_url=without_login(client.base_url),
            messages=list(messages),
            schema=shape.schema(),
        )
        asked: list[bool] = []

        def answer() -> bytes:
            asked.append(True)
            return self._usable_answer(question, messages, shape, read).encode("utf-8", "replace")

        with self.progress.question(purpose, prompts.count_message_tokens(messages)) as question:
            text = self.once(key, answer).decode("utf-8", "replace")
            if not asked:
                self.requests.append(RecordedRequest(purpose, tuple(messages), text, is_kept=True))
            try:
                return read(text)
            except UnusableAnswerError:  # an earlier version of this program may have thought otherwise
                return read(answer().decode("utf-8", "replace"))

    def _usable_answer(
        self,
        question: Question,
        messages: Sequence[Message],
        shape: AnswerShape[Any],
        read: Callable[[str], Any],
    ) -> str:
        talk, reason, endless = list(messages), "", 0
        for _ in range(ATTEMPTS):
            number, began = len(self.requests) + 1, self.client.patience.clock()
            self.progress.ask(question, number, prompts.count_message_tokens(talk))

            def hear(text: str, number: int = number) -> None:
                self.progress.hear(question, number, count_tokens(text))

            try:
                reply = self.client.ask(talk, shape, hear)
            except NoRoomError as error:
                self.too_much, self.has_no_room = str(error), True
                raise
            self.progress.answer(question, count_tokens(reply.text))
            self.requests.append(
                RecordedRequest(question.purpose, tuple(talk), reply.text, tokens=_tokens(talk, reply))
            )
            try:
                if reply.endless:
                    raise UnusableAnswerError(reply.endless)  # noqa: TRY301 - one way to be unusable
                read(reply.text)
            except UnusableAnswerError as error:
                reason = str(error)
                endless += bool(reply.endless)
                if endless == ENDLESS or (reply.endless and self.client.patience.clock() - began > ENDLESS_S):
                    self.too_much, self.is_endless = f"{self.client.name} comes to no end", True
                    break
                # An answer without an end is shown to nobody: it would take the room of the next one.
                talk = [*messages, *prompts.retry_messages("" if reply.endless else reply.text, reason)]
            else:
                return reply.text
        raise UnusableAnswerError(reason)


def _tokens(messages: Sequence[Message], reply: ModelReply) -> tuple[int, int]:
    return reply.tokens or (prompts.count_message_tokens(messages), count_tokens(reply.text))
