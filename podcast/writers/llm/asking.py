"""A question to the model until the answer can be used; what was answered once is not asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from podcast import recipes, store
from podcast.writers.llm import address, prompts
from podcast.writers.llm.schema import UnusableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.writers.llm.client import Client
    from podcast.writers.llm.prompts import Message
    from podcast.writers.llm.schema import Shape

ATTEMPTS = 3
"""Answers to one question, before it is given up."""

Read = TypeVar("Read")


class Asker:
    """A model with a memory."""

    def __init__(self, client: Client, once: Callable[[str, Callable[[], bytes]], bytes]) -> None:
        self._client = client
        self._once = once

    def ask(self, messages: Sequence[Message], shape: Shape[Any], read: Callable[[str], Read]) -> Read:
        """What `read` makes of the answer; UnusableError when it found none good, WriterError when none came."""
        client = self._client
        key = store.key(
            writer="llm",
            version=recipes.PROMPTS,
            model=client.model,
            base_url=address.bare(client.base_url),
            messages=list(messages),
            schema=shape.schema(),
        )

        def make() -> bytes:
            return self._answer(messages, shape, read).encode("utf-8", "replace")

        kept = self._once(key, make).decode("utf-8", "replace")
        try:
            return read(kept)
        except UnusableError:  # an earlier version of this program may have thought otherwise
            return read(make().decode("utf-8", "replace"))

    def _answer(self, messages: Sequence[Message], shape: Shape[Any], read: Callable[[str], Any]) -> str:
        talk, reason = list(messages), ""
        for _ in range(ATTEMPTS):
            reply = self._client.ask(talk, shape)
            try:
                if reply.cut:
                    raise UnusableError("it was cut off before its end; be briefer")  # noqa: TRY301 - one way to be unusable
                read(reply.text)
            except UnusableError as error:
                reason = str(error)
                talk = [*messages, *prompts.again(reply.text, reason)]
            else:
                return reply.text
        raise UnusableError(reason)
