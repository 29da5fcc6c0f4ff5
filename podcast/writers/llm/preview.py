"""What would be sent, for reading before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import client, local_servers
from podcast.writers.llm.model_judge import judge_of
from podcast.writers.llm.planned_calls import plan_calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import PromptContext


def describe_calls(brief: Brief, context: PromptContext, parts: Sequence[ChapterPart]) -> str:
    """Returns every call's messages, the system message once, and about how many tokens all of it takes."""
    calls = plan_calls(context, parts)
    sent = sum(call.sent for call in calls)
    back = round(sum(call.back for call in calls))
    choice = brief.show.writer
    host = client.host_of(choice.base_url or client.OPENAI)
    judge = judge_of(choice)
    model = local_servers.short_name(choice.model)
    judged = (
        f"{local_servers.short_name(judge)} judges each chapter, about half as much again. " if judge else ""
    )
    head = (
        f"{len(calls)} calls to {host}, model {model or '(none is named)'}: about "
        f"{_thousands(sent)} tokens in, {_thousands(back)} out.\n"
        f"{judged}What fails the check is asked for again, in one call for all of it. Nothing was sent."
    )
    shown = "\n\n".join(
        f"=== {call.name}, about {_thousands(call.sent)} tokens ===\n\n[user]\n{call.messages[1]['content']}"
        for call in calls
    )
    return f"{head}\n\n=== every call ===\n\n[system]\n{context.system['content']}\n\n{shown}"


def _thousands(number: int) -> str:
    return f"{round(number, -2):,}" if number >= 1000 else str(number)
