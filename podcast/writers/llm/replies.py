"""An answer as it comes, piece by piece: read to its end, or stopped where it is going to have none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable

CUT = "it was cut off before its end; be briefer"
CIRCLES = "it went in circles; say everything once"
TOO_SLOW = "it took too long; be briefer"
TOO_LONG = "it was far longer than asked for; be briefer"

LOOK = 200
"""Characters after which an answer is looked at again."""
RUN = 240
"""Characters that say the same again and again, from which on they are a circle."""
TIMES = 4
"""How often they say it."""
PERIOD = 500
"""Characters of what is said again and again at most."""
_NUMBERS = re.compile(r"[\d\s,]{400}")
"""A list of numbers that nobody has asked for, or blanks without an end: "588, 588, 588, 589, 589, 590"."""
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)


def _tell_nobody(_text: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What the model answered."""

    text: str
    endless: str = ""
    """Why it has no end, in words for the model; empty for an answer that has one."""
    tokens: tuple[int, int] | None = None
    """In and out, where the server counts them."""


def find_no_end(text: str, longest: int) -> str:
    """Returns why an answer is not going to end, as far as it has come; nothing where it may.

    What a model thinks before it answers may be as long as it likes, but for going in circles.
    """
    if _circles(text) or _NUMBERS.fullmatch(text[-400:]):
        return CIRCLES
    return TOO_LONG if len(_THOUGHT.sub("", text)) > longest else ""


def _circles(text: str) -> bool:
    """Whether a text ends with the same, four times in a row or more."""
    for period in range(1, PERIOD + 1):
        run = max(RUN, TIMES * period)
        if run + period > len(text):
            return False
        if text[-1] == text[-1 - period] and text[-run:] == text[-run - period : -period]:
            return True
    return False


async def read_stream(
    chunks: AsyncIterable[Any], longest: int, hear: Callable[[str], None] = _tell_nobody
) -> ModelReply | None:
    """Returns an answer from its pieces, as soon as it is there or known to have no end; None where none came.

    `hear` gets what has come, when it begins and now and then.
    """
    text, looked = "", 0
    finish, tokens = None, None
    came = False
    async for chunk in chunks:
        tokens = count_usage(chunk) or tokens
        for choice in (getattr(chunk, "choices", None) or ())[:1]:
            came = True
            finish = choice.finish_reason or finish
            piece = (choice.delta.content if choice.delta else "") or ""
            if piece and not text:
                hear(piece)
            text += piece
        if len(text) - looked >= LOOK:
            looked = len(text)
            hear(text)
            if why := find_no_end(text, longest):
                return ModelReply(text, why)
    return ModelReply(text, CUT if finish == "length" else "", tokens) if came else None


def count_usage(answer: Any) -> tuple[int, int] | None:
    """Returns the tokens in and out, where a server says them."""
    usage = getattr(answer, "usage", None)
    return (usage.prompt_tokens or 0, usage.completion_tokens or 0) if usage else None
