"""What an episode begins and ends with: the model's words, and the extractive writer's where it gave none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.writers.llm import bookends
from podcast.writers.llm.fitting import Frame
from podcast.writers.llm.turns import DraftTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.outline import EpisodeOutline


def frame_episode(job: WritingJob, outline: EpisodeOutline, drafts: Sequence[ChapterDraft]) -> Frame:
    """Returns hook and close; the extractive writer's where the model gave none, or could write hardly a chapter."""
    hosts = job.context.hosts
    is_trusted = 2 * sum(bool(draft.messages) for draft in drafts) >= len(drafts)
    hook = (is_trusted and outline.hook) or bookends.without_welcome(
        job.fallback.cited(0)[:1], job.brief.show, hosts
    )
    close = drafts[-1].close
    if not close:
        last = drafts[-1].turns[-1].host
        host = next((host.name for host in hosts if host.name != last), last)
        kept = tuple(replace(sentence, optional=False) for sentence in job.fallback.cited(-1)[:2])
        close = (DraftTurn(host, kept),) if kept else ()
    return Frame((DraftTurn(hosts[0].name, hook),) if hook else (), close)
