"""From a source to an episode: only what is missing, and nothing half."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.library import states
from podcast.library.cache_care import prune_cache
from podcast.library.renaming import follow
from podcast.making.assembly import assemble
from podcast.making.preparation import prepared
from podcast.model import silent
from podcast.scripting import lineup_of, published_source, resolve_source, speakable_script

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode, Problem, Report
    from podcast.scripting import BegunDraft, Order, Source, SpeakableScript


@dataclass(frozen=True, slots=True)
class MakeResult:
    """An episode, and what it cost."""

    episode: Episode
    audio: Path
    script: Path
    lines: int
    called: int = 0
    """Lines that an engine spoke now."""
    fresh: bool = False
    """Whether anything was to be done."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def make(library: Library, text: str, order: Order, report: Report = silent) -> MakeResult:
    """Makes all that is missing between a source (or a script) and an episode.

    Then the feed does not have it yet: `airing.refresh_feed` brings that up to date.
    """
    began = time.time()
    result = make_episode(
        library, make_speakable(library, resolve_source(library, text), order, report), order, report
    )
    if result.fresh:  # what this run has used stays, so that an edit after it costs little
        prune_cache(library, library.show.cache_size, since=began)
    return result


def make_speakable(
    library: Library,
    source: Source,
    order: Order,
    report: Report = silent,
    begun: BegunDraft | None = None,
) -> SpeakableScript:
    """Returns the checked script of a source, written where there is none; voices load while one is written here.

    `begun` is what `scripting.begin_draft` returned, for who has begun some ahead.
    """
    idle = source.script or order.crew
    with contextlib.nullcontext() if idle else prepared(library, lineup_of(order, library.show).hosts):
        return speakable_script(library, source, order, report, keep=False, begun=begun)


def make_episode(
    library: Library, speakable: SpeakableScript, order: Order, report: Report = silent
) -> MakeResult:
    """Makes what is missing of a script's episode; the cache is not kept small by it."""
    file, script = speakable.file, speakable.file.script
    moved = follow(library, file.path, script, published_source(script.source, script.source_link))
    result = assemble(library, speakable, order, report)
    episode, stands = result.episode, ""
    if episode.held:
        episode, stands = _hold_or_release(library, episode, speakable, order)
    return MakeResult(
        episode,
        library.audio_file(episode.slug),
        file.path,
        len(file.script.lines),
        result.called,
        result.fresh,
        speakable.problems,
        (
            *speakable.notes,
            *filter(None, [moved]),
            *result.notes,
            *filter(None, [stands, library.take_cache_trouble()]),
        ),
    )


def _hold_or_release(
    library: Library, episode: Episode, speakable: SpeakableScript, order: Order
) -> tuple[Episode, str]:
    """Returns an episode that was held back as it stands now, and one line about that."""
    if speakable.errors and not order.publish_anyway:
        errors = "an error" if speakable.errors == 1 else f"{speakable.errors} errors"
        stands = "is off the air, a draft," if episode.aired else "is kept as a draft,"
        return episode, (
            f"{episode.slug} {stands} for its script has {errors}: mend it and make it again, or --publish-anyway."
        )
    episode = states.release(library, episode.slug)
    return episode, f"{episode.slug} was kept as a draft, and is {episode.state} now."
