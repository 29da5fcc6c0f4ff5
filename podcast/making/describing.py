"""What an episode says of itself: from its script, its timeline, and what was minted for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import urls
from podcast.episode import synthetic
from podcast.errors import SoundError
from podcast.library.numbering import Numbering
from podcast.library.states import state_to_make
from podcast.model import SAMPLE_RATE, Description, Person, SoundbiteMark
from podcast.script.text import SOUNDBITE_MS
from podcast.scripting import published_source

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.audio.timeline import Timeline
    from podcast.library import Library
    from podcast.library.art import Art
    from podcast.library.ledger import Identity
    from podcast.model import Listing, MakeOrigin, Script


@dataclass(frozen=True, slots=True)
class Material:
    """The parts of an episode that it is described from."""

    script: Script
    """Its hosts have the voices that spoke."""
    timeline: Timeline
    art: Art
    music: str
    """Credit line of the theme."""
    faulty: bool = False
    """Whether the script has errors, which keep the episode a draft."""


def mint_identity(library: Library, slug: str, script: Script, *, faulty: bool) -> Identity:
    """Returns what the episode is known by; EpisodeError when the number that its script asks for is taken.

    A draft that nobody has seen gets no number yet: it may never go on air.
    """
    earlier = library.find_episode(slug)
    state, _ = state_to_make(earlier, library.show.publish_state, faulty=faulty)
    seen = earlier is not None and earlier.aired and not library.ledger.is_unseen(slug)
    counted = script.kind == "full" and (state in ("published", "scheduled") or (state == "draft" and seen))
    return library.ledger.mint(slug, numbering=Numbering(script.season, counted, script.number))


def describe(
    library: Library, identity: Identity, audio: Path, origin: MakeOrigin, material: Material
) -> Description:
    """Returns what is known of an episode before its MP3, `audio`, is written."""
    script, timeline, art = material.script, material.timeline, material.art
    earlier = library.find_episode(identity.slug)
    state, held = state_to_make(earlier, library.show.publish_state, faulty=material.faulty)
    source = published_source(script.source, script.source_link)
    return Description(
        slug=identity.slug,
        guid=identity.guid,
        number=earlier.number if earlier and state == "withdrawn" else identity.number,
        title=script.title,
        published=identity.published,
        state=state,
        held=held,
        aired=state == "published" or (earlier is not None and earlier.aired),
        summary=script.summary or _summary(script),
        source=source,
        source_title=_source_title(script, source, earlier),
        source_author=script.author,
        source_date=script.date,
        language=script.language or library.show.language,
        hosts=tuple(replace(host, second=None) for host in script.hosts),
        audio=audio.name,
        duration_ms=timeline.samples * 1000 // SAMPLE_RATE,
        chapters=tuple(
            replace(chapter, image=art.names.get(chapter.image, "")) for chapter in timeline.chapters
        ),
        music=material.music if timeline.has_music else "",
        origin=origin,
        rights=script.rights or library.show.rights,
        season=script.season,
        display=script.display,
        people=tuple(Person(name, link=urls.ascii_url(link)) for name, link in script.guests),
        kind=script.kind,
        explicit=script.explicit,
        art=art.cover,
        extra=(script.extra,) if script.extra else (),
        soundbites=timeline.soundbites,
        cited=len({label for line in script.lines for label in line.cites}),
    )


def refuse_short_soundbites(path: Path, script: Script, timeline: Timeline) -> None:
    """Raises SoundError for a soundbite that the episode is too short for, which shows once it is spoken."""
    items = (item for chapter in script.chapters for item in chapter.items)
    marks = (item for item in items if isinstance(item, SoundbiteMark))
    for mark, soundbite in zip(marks, timeline.soundbites, strict=True):
        least = SOUNDBITE_MS[0]
        if soundbite.duration_ms < least:
            raise SoundError(
                f"{path}:{mark.at}: only {soundbite.duration_ms / 1000:.0f} seconds of the episode follow this "
                "soundbite",
                f"put it higher, {least // 1000} are the least",
                joint=": ",
            )


def _source_title(script: Script, source: str, earlier: Listing | None) -> str:
    """Returns the title of the article that was read, which a new title of the episode leaves as it is.

    Scripts of before there was `source_title` have it in their title, until that is changed.
    """
    if not source or script.source_title:
        return script.source_title
    known = earlier.source_title if earlier and earlier.source == source else ""
    return known or script.title


def _summary(script: Script) -> str:
    """Returns what the first chapter after the welcome states, for the feed; else what the first statement says."""
    for chapter in (*script.chapters[1:], *script.chapters[:1]):
        statements = [passage.text for line in chapter.lines for passage in line.passages if passage.cites]
        if statements:
            return " ".join(statements)
    return script.title


def remark_on_silence(timeline: Timeline) -> tuple[str, ...]:
    """Returns a line when listeners are not told at once whom they hear."""
    if synthetic.is_said_early(timeline.cues):
        return ()
    return (
        "nobody says in the first half minute that the voices are synthetic: write it into the script's first line",
    )
