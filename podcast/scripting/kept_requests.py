"""What a language model was asked for a script, and what it answered, kept beside the caches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import store
from podcast.errors import WriterError
from podcast.scripting.sources import resolve_source

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library


def keep_requests(library: Library, script: Path, text: str) -> None:
    """Keeps the record of a script's requests, in place of an earlier one."""
    store.write(_record(library, script), text.encode("utf-8", "replace"))


def show_requests(library: Library, source: str) -> str:
    """Returns all requests for the script of a source, the model's answers unaltered; WriterError without any."""
    script = resolve_source(library, source).script
    try:
        return _record(library, script).read_text(encoding="utf-8") if script else _refuse(source)
    except FileNotFoundError:
        return _refuse(source)


def _record(library: Library, script: Path) -> Path:
    return library.cache / "requests" / f"{script.stem}.txt"


def _refuse(source: str) -> str:
    raise WriterError(
        f"no requests are kept for {source}",
        "the writer llm keeps them when it writes: `podcast script --writer llm --force`",
        ": ",
    )
