"""The writer that asks a language model, on any server that speaks OpenAI's protocol, and checks every line of it.

An Article and a Brief come in, a Script goes out in which every statement cites the article. `parts` cuts the article
into calls, `sharing` gives each its words, `outline` plans the episode, `drafts` asks for each chapter, `fitting`
meets the length. `question_limit` and `joints` take out what is asked and joined in excess. `checking` is the one test
of what is said, and `model_judge` makes it stricter; it or the model, by `mending`, writes again what fails, once. What
still fails gives way to the article's words, as the extractive writer has them. Others import `LLM` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import client
from podcast.writers.llm.casting import cast_parts
from podcast.writers.llm.setting_up import context_of, set_up_job
from podcast.writers.llm.telling import tell_of, tell_of_proof
from podcast.writers.llm.whole import write_whole

if TYPE_CHECKING:
    from podcast.model import Article, Script, WriterChoice
    from podcast.writers.brief import Brief
    from podcast.writers.llm.client import Patience


class LLM:
    """The Writer that asks a model; which one is the show's `[writer]`, the key is in the environment."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or client.PATIENCE

    def needs(self, choice: WriterChoice) -> tuple[str, ...]:
        """Returns what must be done before a model can be asked; nobody is asked for that."""
        return client.needs(choice)

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script; WriterError when the model cannot be asked, or no answer can be used."""
        chapter_parts, seconds = cast_parts(article, brief)
        job = set_up_job(article, brief, self._patience, chapter_parts)
        try:
            script = write_whole(job, chapter_parts, seconds)
        finally:
            tell_of(job)
        tell_of_proof(job)
        return script

    def preview(self, article: Article, brief: Brief) -> str:
        """Returns the messages of every call, with a placeholder for what only an answer can tell."""
        from podcast.writers.llm.preview import describe_calls

        chapter_parts, _ = cast_parts(article, brief)
        return describe_calls(brief, context_of(article, brief), chapter_parts)
