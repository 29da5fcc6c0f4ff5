"""The calls that a script is going to take, as far as they are known before any answer, with what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.llm import prompt_texts, prompts
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.outline import outline_calls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import Message, PromptContext

OUTLINE_TOKENS = 130
"""Tokens of an outline's answer for a chapter."""
TOKENS_A_WORD = 2.6
"""Tokens of a chapter's answer for a word of it: JSON and citations are longer than the talk."""
JUDGED = TokenCost(4.4, 1.7)
"""Tokens for a word that is said, where a judge reads it with what it cites."""
MENDED = TokenCost(2.0, 0.6)
"""The same where nobody judges, and the model writes again what fails the check."""


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call with its messages, in which a placeholder stands for what only an answer can tell."""

    name: str
    kind: str
    messages: tuple[Message, ...]
    back: float
    """Tokens of its answer."""

    @property
    def sent(self) -> int:
        """Tokens of its messages."""
        return prompts.count_message_tokens(self.messages)


def plan_calls(context: PromptContext, parts: Sequence[ChapterPart]) -> tuple[PlannedCall, ...]:
    """Returns the calls for the plan and the chapters, in order."""
    outlines = outline_calls(context, parts)
    back = OUTLINE_TOKENS * len(parts) / len(outlines)
    calls = [
        PlannedCall(f"plan {number} of {len(outlines)}", "plan", messages, back)
        for number, messages in enumerate(outlines, 1)
    ]
    for number, part in enumerate(parts, 1):
        recap = prompt_texts.LATER_RECAP if number > 1 else prompt_texts.LATER_HOOK
        task = prompts.ChapterTask(
            (number, len(parts)),
            prompt_texts.LATER_PLAN,
            recap,
            () if number == len(parts) else None,
        )
        messages = tuple(prompts.chapter_messages(context, part, task))
        name = f"chapter {number} of {len(parts)}"
        calls.append(PlannedCall(name, "chapter", messages, part.words * TOKENS_A_WORD))
    return tuple(calls)


def expect_costs(
    context: PromptContext, parts: Sequence[ChapterPart], *, is_judged: bool
) -> Mapping[str, list[TokenCost]]:
    """Returns what is going to be asked, by kind of question, as far as that is known before any answer."""
    ahead: dict[str, list[TokenCost]] = {}
    for call in plan_calls(context, parts):
        ahead.setdefault(call.kind, []).append(TokenCost(call.sent, call.back))
    words = sum(part.words for part in parts)
    a_word = JUDGED if is_judged else MENDED
    ahead["judgement" if is_judged else "repair"] = [TokenCost(words * a_word.sent, words * a_word.back)]
    return ahead
