"""From a script to an episode in the feed: only what is missing, and nothing half."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import store
from podcast.episode import chapters, identity, manifest, notes, tags, transcript
from podcast.model import SAMPLE_RATE, Episode, ScriptChapter, silent
from podcast.pipeline import sound
from podcast.pipeline.ahead import ahead
from podcast.pipeline.art import cover_art, cover_thumbnail
from podcast.pipeline.feed import feed_of, refresh_feed
from podcast.pipeline.mixdown import lay_out, theme_of, write
from podcast.pipeline.scripts import find_script, is_script, script_of
from podcast.script import form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.audio.music import Theme
    from podcast.audio.timeline import Timeline
    from podcast.model import Problem, Report, Script
    from podcast.pipeline.mixdown import Mixdown
    from podcast.pipeline.scripts import Ready
    from podcast.pipeline.studio import Order, Studio

FORM = 1
"""Part of every episode's hash: raise it when the same script would give other files."""


@dataclass(frozen=True, slots=True)
class Made:
    """An episode, and what it cost."""

    episode: Episode
    audio: Path
    lines: int
    called: int = 0
    """Lines that an engine spoke now."""
    fresh: bool = False
    """Whether anything was to be done."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def make(studio: Studio, source: str, order: Order, report: Report = silent) -> Made:
    """All that is missing between a source (or a script) and an episode in the feed."""
    new = not is_script(studio, source) and find_script(studio, source) is None
    with ahead(studio) if new else contextlib.nullcontext():
        ready = script_of(studio, source, order, report)
    made = _episode(studio, ready, order, report)
    refresh_feed(studio)
    return replace(made, problems=ready.problems, notes=(*ready.notes, *made.notes))


def _episode(studio: Studio, ready: Ready, order: Order, report: Report) -> Made:
    script = ready.script
    audio = audio_of(studio, ready.path, script)
    slug = audio.stem
    theme = theme_of(studio)
    made_from = hash_of(studio, script, theme)
    with store.lock(studio.episodes / f".{slug}.lock"):  # two runs on one script: the second finds it done
        old = up_to_date(audio, made_from)
        if old:
            return Made(old, audio, len(script.lines))
        store.sweep(audio.parent)
        minted = identity.mint(studio.episodes, studio.show, slug)
        said = sound.voiced(studio, script, ready.path, order.workers, report)
        mixed = lay_out(studio, said, theme, order.workers)
        episode = replace(
            _described(studio, said.script, minted, mixed.timeline),
            audio=audio.name,
            music=theme.credit,
            # With a voice standing in, this is not yet the episode that was asked for.
            made_from=made_from if said.script == script else hash_of(studio, said.script, theme),
        )
        episode = _write(studio, episode, audio, mixed, report)
        return Made(episode, audio, len(said.clips), said.called, fresh=True, notes=said.notes)


def audio_of(studio: Studio, path: Path, script: Script) -> Path:
    """Where the MP3 of a script lies, in a folder named after it."""
    slug = _slug(studio, path, script)
    return studio.episodes / slug / f"{slug}.mp3"


def files_of(studio: Studio, audio: Path) -> tuple[Path, ...]:
    """All that is written for an episode."""
    return (*_folder(audio), feed_of(studio))


def _folder(audio: Path) -> tuple[Path, ...]:
    """The MP3 and what lies beside it; the manifest last."""
    return (
        audio,
        *(audio.parent / name for name in (*transcript.FORMS, chapters.NAME, notes.NAME, manifest.NAME)),
    )


def _slug(studio: Studio, path: Path, script: Script) -> str:
    """The folder's name: the script's, but never that of an episode from another source."""
    if path.resolve().parent == studio.scripts.resolve():
        return identity.slug(path.stem)
    others = {it.slug for it in manifest.load_all(studio.episodes) if it.source != _published_source(script)}
    return identity.slug(path.stem, others | {other.stem for other in studio.scripts.glob("*.md")})


def _published_source(script: Script) -> str:
    """The source as listeners see it: of a file only its name."""
    return script.source if "://" in script.source else Path(script.source).name


def up_to_date(audio: Path, made_from: str) -> Episode | None:
    """The episode as it was made, when nothing is to be done: its manifest is written last, so all is in place."""
    if not all(path.exists() for path in _folder(audio)):
        return None
    episode = manifest.load(audio.parent / manifest.NAME)
    whole = audio.stat().st_size == episode.bytes and episode.made_from == made_from
    return episode if whole else None


def hash_of(studio: Studio, script: Script, theme: Theme) -> str:
    """Of all that the files of an episode are made from; where the script lies on disk is not part of it."""
    show = studio.show
    return store.key(
        form=FORM,
        script=form.form(script),
        show=[
            show.title,
            show.author,
            show.language,
            show.category,
            show.base_url,
            show.rights,
            show.copyright,
        ],
        say=show.say,
        audio=[show.audio.lufs, show.audio.channels, show.audio.bitrate],
        music=theme.identity(),
        cover=hashlib.sha256(cover_art(studio)).hexdigest(),
    )


def _described(studio: Studio, script: Script, minted: identity.Identity, timeline: Timeline) -> Episode:
    """The manifest, but for the MP3's name and size, its music and the hash of what it was made from."""
    old = _manifest(studio, minted.slug)
    state = old.state if old else studio.show.publish_state  # as somebody has set it
    return Episode(
        slug=minted.slug,
        guid=minted.guid,
        number=minted.number,
        title=script.title,
        published=minted.published,
        state=state,
        aired=state == "published" or (old is not None and old.aired),
        summary=script.summary or _summary(script),
        source=_published_source(script),
        source_title=script.title,
        source_author=script.author,
        source_date=script.date,
        language=script.language or studio.show.language,
        hosts=tuple(replace(host, second=None) for host in script.hosts),  # those who spoke
        audio="",
        bytes=0,
        duration_ms=timeline.samples * 1000 // SAMPLE_RATE,
        chapters=timeline.chapters,
        cues=timeline.cues,
        footnotes=script.footnotes,
        music="",
        made_from="",
        rights=script.rights or studio.show.rights,
    )


def _manifest(studio: Studio, slug: str) -> Episode | None:
    """Of the episode as it was last made."""
    path = studio.episodes / slug / manifest.NAME
    return manifest.load(path) if path.exists() else None


def _summary(script: Script) -> str:
    """What the first chapter after the welcome states, for the feed; else what the first statement says."""
    chapters_: Iterable[ScriptChapter] = (*script.chapters[1:], *script.chapters[:1])
    for chapter in chapters_:
        said = [passage.text for line in chapter.lines for passage in line.passages if passage.cites]
        if said:
            return " ".join(said)
    return script.title


def _write(studio: Studio, episode: Episode, audio: Path, mixed: Mixdown, report: Report) -> Episode:
    """The MP3 and the files beside it; the manifest, which vouches for them, comes last."""
    tag = tags.tag(studio.show, episode, cover_thumbnail(studio), transcript.txt(episode))
    with store.writing(audio) as file:
        file.write(tag)
        write(studio, mixed, file, report)
        size = file.tell()
    episode = replace(episode, bytes=size, sha256=store.digest(audio))
    for name, form_of in transcript.FORMS.items():
        store.write(audio.parent / name, form_of(episode))
    store.write(audio.parent / chapters.NAME, chapters.dumps(episode))
    store.write(audio.parent / notes.NAME, notes.page(episode, studio.show.title))
    store.write(audio.parent / manifest.NAME, manifest.dumps(episode))
    return episode
