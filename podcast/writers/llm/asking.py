"""A question to the model until the answer can be used; what was answered once is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from podcast import recipes, store
from podcast.writers.llm import prompts
from podcast.writers.llm.answers import UnusableAnswerError
from podcast.writers.llm.client import without_login

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.writers.llm.answers import AnswerShape
    from podcast.writers.llm.client import ModelClient
    from podcast.writers.llm.prompts import Message

ATTEMPTS = 3
"""Answers to one question, before it is given up."""

Reading = TypeVar("Reading")
"""What an answer comes to when it is read."""


class Asker:
    """A model that remembers what it was asked."""

    def __init__(self, client: ModelClient, once: Callable[[str, Callable[[], bytes]], bytes]) -> None:
        self._client = client
        self._once = once

    def ask(
        self, messages: Sequence[Message], shape: AnswerShape[Any], read: Callable[[str], Reading]
    ) -> Reading:
        """Returns what `read` makes of the answer.

        UnusableAnswerError when it could not use any of the answers, WriterError when none came.
        """
        client = self._client
        key = store.key(
            writer="llm",
            version=recipes.PROMPTS,
            model=client.model,
            base_url=without_login(client.base_url),
            messages=list(messages),
            schema=shape.schema(),
        )

        def answer() -> bytes:
            return self._usable_answer(messages, shape, read).encode("utf-8", "replace")

        text = self._once(key, answer).decode("utf-8", "replace")
        try:
            return read(text)
        except UnusableAnswerError:  # an earlier version of this program may have thought otherwise
            return read(answer().decode("utf-8", "replace"))

    def _usable_answer(
        self, messages: Sequence[Message], shape: AnswerShape[Any], read: Callable[[str], Any]
    ) -> str:
        talk, reason = list(messages), ""
        for _ in range(ATTEMPTS):
            reply = self._client.ask(talk, shape)
            try:
                if reply.cut:
                    raise UnusableAnswerError("it was cut off before its end; be briefer")  # noqa: TRY301 - one way to be unusable
                read(reply.text)
            except UnusableAnswerError as error:
                reason = str(error)
                talk = [*messages, *prompts.retry_messages(reply.text, reason)]
            else:
                return reply.text
        raise UnusableAnswerError(reason)
