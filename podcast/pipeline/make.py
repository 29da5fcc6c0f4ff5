"""From a script to an episode in the feed: only what is missing, and nothing half."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import store
from podcast.audio import mix, mp3, music, timeline
from podcast.engines.base import cores
from podcast.episode import chapters, cover, identity, manifest, notes, tags, transcript
from podcast.errors import ScriptError, VoiceError
from podcast.model import SAMPLE_RATE, Episode, ScriptChapter, silent
from podcast.pipeline.feed import cover_art, refresh_feed
from podcast.pipeline.scripts import check_script, is_script, voice_problem, write_script
from podcast.pipeline.sound import clips_of
from podcast.script import form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.audio.music import Theme
    from podcast.audio.timeline import Timeline
    from podcast.model import Clip, Problem, Report, Script, State
    from podcast.pipeline.studio import Order, Studio

CHAPTERS = "chapters.json"
NOTES = "notes.html"
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
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Mixdown:
    """What is rendered."""

    timeline: Timeline
    clips: tuple[Clip, ...]
    theme: Theme
    workers: int


def make(studio: Studio, source: str, order: Order, report: Report = silent) -> Made:
    """All that is missing between a source (or a script) and an episode in the feed."""
    if is_script(studio, source):
        path, note = Path(source), ""
    else:
        written = write_script(studio, source, order, existing="use", report=report)
        path, note = written.path, written.note
    checked = check_script(studio, path, strict=order.strict)
    if order.strict and checked.errors:
        raise ScriptError(checked.errors)
    for host in checked.script.hosts:
        if problem := voice_problem(host.voice):
            raise VoiceError(f"{path}: {host.name}'s voice: {problem}")
    made = _episode(studio, path, checked.script, order, report)
    refresh_feed(studio)
    return replace(made, problems=checked.problems, note=note)


def _episode(studio: Studio, path: Path, script: Script, order: Order, report: Report) -> Made:
    slug = _slug(studio, path, script)
    audio = studio.episodes / slug / f"{slug}.mp3"
    theme = music.load(studio.show.music, studio.show.audio, studio.folder)
    made_from = _hash(studio, script, theme)
    with store.lock(studio.episodes / f".{slug}.lock"):  # two runs on one script: the second finds it done
        old = _up_to_date(audio, made_from)
        if old:
            return Made(old, audio, len(script.lines))
        store.sweep(audio.parent)
        minted = identity.mint(studio.episodes, studio.show, slug)
        clips, called = clips_of(studio, script, path, order.workers, report)
        laid = timeline.lay(script, clips, theme)
        mixdown = _Mixdown(laid, clips, theme, order.workers or cores())
        episode = replace(_described(studio, script, minted, mixdown), audio=audio.name, made_from=made_from)
        episode = _write(studio, episode, audio, mixdown, report)
        return Made(episode, audio, len(clips), called, fresh=True)


def _slug(studio: Studio, path: Path, script: Script) -> str:
    """The folder's name: the script's, but never that of an episode from another source."""
    if path.resolve().parent == studio.scripts.resolve():
        return identity.slug(path.stem)
    others = {it.slug for it in manifest.load_all(studio.episodes) if it.source != _published_source(script)}
    return identity.slug(path.stem, others | {other.stem for other in studio.scripts.glob("*.md")})


def _published_source(script: Script) -> str:
    """The source as listeners see it: of a file only its name."""
    return script.source if "://" in script.source else Path(script.source).name


def _up_to_date(audio: Path, made_from: str) -> Episode | None:
    """The episode as it was made, when nothing is to be done: its manifest is written last, so all is in place."""
    folder = audio.parent
    if not all(
        (folder / name).exists() for name in (audio.name, manifest.NAME, NOTES, CHAPTERS, *transcript.FORMS)
    ):
        return None
    episode = manifest.load(folder / manifest.NAME)
    whole = audio.stat().st_size == episode.bytes and episode.made_from == made_from
    return episode if whole else None


def _hash(studio: Studio, script: Script, theme: Theme) -> str:
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


def _described(studio: Studio, script: Script, minted: identity.Identity, mixdown: _Mixdown) -> Episode:
    """The manifest, but for the MP3's name and size and the hash of what it was made from."""
    return Episode(
        slug=minted.slug,
        guid=minted.guid,
        number=minted.number,
        title=script.title,
        published=minted.published,
        state=_state(studio, minted.slug),
        summary=script.summary or _summary(script),
        source=_published_source(script),
        source_title=script.title,
        source_author=script.author,
        source_date=script.date,
        language=script.language or studio.show.language,
        hosts=script.hosts,
        audio="",
        bytes=0,
        duration_ms=mixdown.timeline.samples * 1000 // SAMPLE_RATE,
        chapters=mixdown.timeline.chapters,
        cues=mixdown.timeline.cues,
        footnotes=script.footnotes,
        music=mixdown.theme.credit,
        made_from="",
        rights=script.rights or studio.show.rights,
    )


def _state(studio: Studio, slug: str) -> State:
    """As somebody has set it; of a new episode the show's own."""
    path = studio.episodes / slug / manifest.NAME
    return manifest.load(path).state if path.exists() else studio.show.publish_state


def _summary(script: Script) -> str:
    """What the first chapter after the welcome states, for the feed; else what the first statement says."""
    chapters_: Iterable[ScriptChapter] = (*script.chapters[1:], *script.chapters[:1])
    for chapter in chapters_:
        said = [passage.text for line in chapter.lines for passage in line.passages if passage.cites]
        if said:
            return " ".join(said)
    return script.title


def _write(studio: Studio, episode: Episode, audio: Path, mixdown: _Mixdown, report: Report) -> Episode:
    """The MP3 and the files beside it; the manifest, which vouches for them, comes last."""
    tag = tags.tag(studio.show, episode, cover.small(cover_art(studio)), transcript.txt(episode))
    with store.writing(audio) as file:
        file.write(tag)
        blocks = mix.render(mixdown.timeline, mixdown.clips, mixdown.theme, studio.show.audio)
        total = mixdown.timeline.samples * studio.show.audio.channels * 2
        mp3.encode(
            _counted(blocks, total, report),
            studio.show.audio,
            file,
            workers=mixdown.workers,
            store=studio.store,
        )
        size = file.tell()
    episode = replace(episode, bytes=size)
    for name, form_of in transcript.FORMS.items():
        store.write(audio.parent / name, form_of(episode))
    store.write(audio.parent / CHAPTERS, chapters.dumps(episode))
    store.write(audio.parent / NOTES, notes.page(episode, studio.show.title))
    store.write(audio.parent / manifest.NAME, manifest.dumps(episode))
    return episode


def _counted(blocks: Iterable[bytes], total: int, report: Report) -> Iterator[bytes]:
    done = 0
    report("encode", 0, total)
    for block in blocks:
        yield block
        done += len(block)
        report("encode", done, total)
