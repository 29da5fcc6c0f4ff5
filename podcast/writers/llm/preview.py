"""What would be sent, for reading before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import address, budget, outline, prompt_texts, prompts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import Part
    from podcast.writers.llm.prompts import Message, Stage

PLAN = 130
"""Tokens of an outline's answer for a chapter."""
SAID = 2.2
"""Tokens of a chapter's answer for a word of it: JSON and citations are about as long as the talk."""


def preview(brief: Brief, stage: Stage, made: Sequence[Part]) -> str:
    """Every call's messages, the system message once, and about how many tokens all of it takes."""
    outlines = outline.calls(stage, made)
    calls = [(f"outline {n} of {len(outlines)}", messages) for n, messages in enumerate(outlines, 1)]
    for number, part in enumerate(made, 1):
        messages = prompts.chapter(
            stage,
            part,
            (number, len(made)),
            prompt_texts.LATER_PLAN,
            prompt_texts.LATER_RECAP if number > 1 else prompt_texts.LATER_HOOK,
        )
        calls.append((f"chapter {number} of {len(made)}", messages))
    sent = sum(_tokens(messages) for _, messages in calls)
    back = round(PLAN * len(made) + sum(part.words for part in made) * SAID)
    choice = brief.show.writer
    host = address.host(choice.base_url or address.OPENAI)
    head = (
        f"{len(calls)} calls to {host}, model {choice.model or '(none is named)'}: about "
        f"{_thousands(sent)} tokens in, {_thousands(back)} out.\n"
        "Lines that fail the check and chapters far off their length are asked for again: up to twice as much. "
        "Nothing was sent."
    )
    shown = "\n\n".join(
        f"=== {name}, about {_thousands(_tokens(messages))} tokens ===\n\n[user]\n{messages[1]['content']}"
        for name, messages in calls
    )
    return f"{head}\n\n=== every call ===\n\n[system]\n{stage.system['content']}\n\n{shown}"


def _tokens(messages: Sequence[Message]) -> int:
    return sum(budget.tokens(message["content"]) for message in messages)


def _thousands(number: int) -> str:
    return f"{round(number, -2):,}" if number >= 1000 else str(number)
