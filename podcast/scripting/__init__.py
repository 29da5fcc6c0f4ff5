"""From a source to a script that can be spoken: read, understood, written, checked against its article.

In comes a show on disk (`library.Library`) with a source, or a script of its own, and what is asked for beside that
(`Order`); out comes a script file, or less where a command wants less: the article, what a check finds, what a
language model would be sent. Nobody speaks. Only the names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.scripting.drafting import preview_script
    from podcast.scripting.kept_requests import show_requests
    from podcast.scripting.order import Crew, Order, Steering, lineup_of, wants_changes
    from podcast.scripting.reading import count_kept_words, describe_loss, read_article
    from podcast.scripting.script_checks import ScriptReport, check_script, load_script
    from podcast.scripting.sent_drafts import BegunDraft, begin_draft
    from podcast.scripting.sources import Source, index_scripts, published_source, resolve_source, taken_names
    from podcast.scripting.speakable import SpeakableScript, speakable_or_draft, speakable_script
    from podcast.scripting.understood import understand_article
    from podcast.scripting.writing import WriteResult, write_script
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "drafting": "preview_script",
            "kept_requests": "show_requests",
            "order": "Crew Order Steering lineup_of wants_changes",
            "reading": "count_kept_words describe_loss read_article",
            "script_checks": "ScriptReport check_script load_script",
            "sent_drafts": "BegunDraft begin_draft",
            "sources": "Source index_scripts published_source resolve_source taken_names",
            "speakable": "SpeakableScript speakable_or_draft speakable_script",
            "understood": "understand_article",
            "writing": "WriteResult write_script",
        },
    )

__all__ = [
    "BegunDraft",
    "Crew",
    "Order",
    "ScriptReport",
    "Source",
    "SpeakableScript",
    "Steering",
    "WriteResult",
    "begin_draft",
    "check_script",
    "count_kept_words",
    "describe_loss",
    "index_scripts",
    "lineup_of",
    "load_script",
    "preview_script",
    "published_source",
    "read_article",
    "resolve_source",
    "show_requests",
    "speakable_or_draft",
    "speakable_script",
    "taken_names",
    "understand_article",
    "wants_changes",
    "write_script",
]
