"""What would be sent, for reading before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import client, prompt_texts, prompts
from podcast.writers.llm.model_judge import judge_of
from podcast.writers.llm.outline import outline_calls
from podcast.writers.llm.tokens import count_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import Message, PromptContext

OUTLINE_TOKENS = 130
"""Tokens of an outline's answer for a chapter."""
TOKENS_A_WORD = 2.6
"""Tokens of a chapter's answer for a word of it: JSON and citations are longer than the talk."""


def describe_calls(brief: Brief, context: PromptContext, parts: Sequence[ChapterPart]) -> str:
    """Returns every call's messages, the system message once, and about how many tokens all of it takes."""
    outlines = outline_calls(context, parts)
    calls = [(f"plan {n} of {len(outlines)}", messages) for n, messages in enumerate(outlines, 1)]
    for number, part in enumerate(parts, 1):
        recap = prompt_texts.LATER_RECAP if number > 1 else prompt_texts.LATER_HOOK
        task = prompts.ChapterTask(
            (number, len(parts)),
            prompt_texts.LATER_PLAN,
            recap,
            () if number == len(parts) else None,
        )
        messages = prompts.chapter_messages(context, part, task)
        calls.append((f"chapter {number} of {len(parts)}", messages))
    sent = sum(_tokens(messages) for _, messages in calls)
    back = round(OUTLINE_TOKENS * len(parts) + sum(part.words for part in parts) * TOKENS_A_WORD)
    choice = brief.show.writer
    host = client.host_of(choice.base_url or client.OPENAI)
    judge = judge_of(choice)
    judged = f"{judge} judges each chapter, about half as much again. " if judge else ""
    head = (
        f"{len(calls)} calls to {host}, model {choice.model or '(none is named)'}: about "
        f"{_thousands(sent)} tokens in, {_thousands(back)} out.\n"
        f"{judged}What fails the check is asked for again, in one call for all of it. Nothing was sent."
    )
    shown = "\n\n".join(
        f"=== {name}, about {_thousands(_tokens(messages))} tokens ===\n\n[user]\n{messages[1]['content']}"
        for name, messages in calls
    )
    return f"{head}\n\n=== every call ===\n\n[system]\n{context.system['content']}\n\n{shown}"


def _tokens(messages: Sequence[Message]) -> int:
    return sum(count_tokens(message["content"]) for message in messages)


def _thousands(number: int) -> str:
    return f"{round(number, -2):,}" if number >= 1000 else str(number)
