"""From a script to an episode: only what is missing, and nothing half."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from podcast import recipes, store
from podcast.contract import CHAPTERS, FRONT_PAGE, MANIFEST, NOTES
from podcast.episode import id3_tags, json_chapters, show_notes, transcripts
from podcast.errors import SoundError
from podcast.library.art import art_key, art_of, has_own_art, pictures_of
from podcast.library.ledger import Identity, slug_of
from podcast.library.renaming import follow
from podcast.making import takes
from podcast.making.mixdown import lay_out, theme_of, write
from podcast.making.preparation import ahead, meanwhile
from podcast.making.scripts import find_script, is_script, published_source, script_of, taken
from podcast.model import SAMPLE_RATE, Episode, MadeHere, ScriptChapter, SoundbiteMark, silent
from podcast.script.text import SOUNDBITE_MS, format_script

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from podcast.audio.theme_music import Theme
    from podcast.audio.timeline import Timeline
    from podcast.library.art import Art
    from podcast.library.layout import Library
    from podcast.making.mixdown import Mixdown
    from podcast.making.order import Order
    from podcast.making.scripts import Ready
    from podcast.model import Problem, Report, Script, State


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


def make(library: Library, source: str, order: Order, report: Report = silent) -> Made:
    """Make all that is missing between a source (or a script) and an episode.

    Then the feed does not have it yet: `airing.refresh_feed` brings that up to date.
    """
    new = not is_script(library, source) and find_script(library, source) is None
    with ahead(library) if new else contextlib.nullcontext():
        ready = script_of(library, source, order, report)
    file = ready.file
    moved = follow(library, file.path, file.script, published_source(file.script.source))
    made = _episode(library, ready, order, report)
    notes_ = (*ready.notes, *filter(None, [moved]), *made.notes)
    return replace(made, problems=ready.problems, notes=notes_)


def _episode(library: Library, ready: Ready, order: Order, report: Report) -> Made:
    script, path = ready.file.script, ready.file.path
    audio = audio_of(library, path, script)
    slug = audio.stem
    theme = theme_of(library)
    made_from = hash_of(library, script, ready.file.canonical, theme)
    with library.locked_episode(slug):  # two runs on one script: the second finds it done
        old = up_to_date(library, audio, made_from)
        if old:
            return Made(old, audio, len(script.lines))
        store.sweep(audio.parent)
        minted = library.ledger.mint(slug)
        pictures = partial(art_of, library, script, path)
        if has_own_art(script):
            pictures()  # what is wrong with one is told before anybody speaks
        with meanwhile([pictures]):
            said = takes.voiced(library, script, path, order.workers, report)
        mixed = lay_out(library, said, theme, order.workers)
        _check_soundbites(path, script, mixed.timeline)
        art = pictures()
        episode = replace(
            _described(library, said.script, minted, mixed.timeline, art),
            audio=audio.name,
            music=theme.credit,
            # With a voice standing in, this is not yet the episode that was asked for.
            origin=MadeHere(
                made_from
                if said.script == script
                else hash_of(library, said.script, format_script(said.script), theme)
            ),
        )
        episode = _write(library, episode, audio, mixed, art, report)
        return Made(episode, audio, len(said.clips), said.called, fresh=True, notes=said.notes)


def audio_of(library: Library, path: Path, script: Script) -> Path:
    """Where the MP3 of a script lies, in a folder named after it."""
    slug = _slug(library, path, script)
    return library.audio_file(slug)


def files_of(library: Library, audio: Path, pictures: Iterable[str]) -> tuple[Path, ...]:
    """All that is written for an episode with pictures of these names, but what the site holds beside its pages."""
    page = (
        [audio.parent / FRONT_PAGE] if _state(library, _manifest(library, audio.stem)) == "published" else []
    )
    return (*_folder(audio, pictures), *page, library.public_file(FRONT_PAGE), library.feed)


def _folder(audio: Path, pictures: Iterable[str]) -> tuple[Path, ...]:
    """The MP3 and what lies beside it; the manifest last."""
    beside = (*transcripts.FORMS, *pictures, CHAPTERS, NOTES, MANIFEST)
    return (audio, *(audio.parent / name for name in beside))


def _slug(library: Library, path: Path, script: Script) -> str:
    """The folder's name: the script's, but never that of an episode from another source."""
    if library.is_own_script(path):
        return slug_of(path.stem)
    return slug_of(path.stem, taken(library, script.source))


def up_to_date(library: Library, audio: Path, made_from: str) -> Episode | None:
    """The episode as it was made, when nothing is to be done: its manifest is written last, so all is in place."""
    if not all(path.exists() for path in _folder(audio, ())):
        return None
    episode = library.episode(audio.stem)
    whole = audio.stat().st_size == episode.bytes and episode.origin == MadeHere(made_from)
    return episode if whole and all((audio.parent / name).exists() for name in pictures_of(episode)) else None


def hash_of(library: Library, script: Script, text: str, theme: Theme) -> str:
    """Of all that the files of an episode are made from; where the script lies on disk is not part of it.

    `text` is the script's canonical one, so that how its file spells it makes no difference.
    """
    show = library.show
    return store.key(
        form=recipes.EPISODE_FILES,
        script=text,
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
        art=art_key(library, script),
    )


def _check_soundbites(path: Path, script: Script, timeline: Timeline) -> None:
    """SoundError for one that the episode is too short for, which shows once it is spoken."""
    marks = (it for chapter in script.chapters for it in chapter.items if isinstance(it, SoundbiteMark))
    for mark, found in zip(marks, timeline.soundbites, strict=True):
        least = SOUNDBITE_MS[0]
        if found.duration_ms < least:
            raise SoundError(
                f"{path}:{mark.at}: only {found.duration_ms / 1000:.0f} seconds of the episode follow this "
                f"soundbite: put it higher, {least // 1000} are the least"
            )


def _described(library: Library, script: Script, minted: Identity, timeline: Timeline, art: Art) -> Episode:
    """The manifest, but for the MP3's name and size, its music and the hash of what it was made from."""
    old = _manifest(library, minted.slug)
    state = _state(library, old)
    return Episode(
        slug=minted.slug,
        guid=minted.guid,
        number=minted.number,
        title=script.title,
        published=minted.published,
        state=state,
        aired=state == "published" or (old is not None and old.aired),
        summary=script.summary or _summary(script),
        source=published_source(script.source),
        source_title=script.title,
        source_author=script.author,
        source_date=script.date,
        language=script.language or library.show.language,
        hosts=tuple(replace(host, second=None) for host in script.hosts),  # those who spoke
        audio="",
        bytes=0,
        duration_ms=timeline.samples * 1000 // SAMPLE_RATE,
        chapters=tuple(
            replace(chapter, image=art.names.get(chapter.image, "")) for chapter in timeline.chapters
        ),
        cues=timeline.cues,
        footnotes=script.footnotes,
        music="",
        origin=MadeHere(""),
        rights=script.rights or library.show.rights,
        season=script.season,
        kind=script.kind,
        explicit=script.explicit,
        art=art.cover,
        soundbites=timeline.soundbites,
    )


def _state(library: Library, old: Episode | None) -> State:
    """As somebody has set it."""
    return old.state if old else library.show.publish_state


def _manifest(library: Library, slug: str) -> Episode | None:
    """Of the episode as it was last made."""
    return library.find_episode(slug)


def _summary(script: Script) -> str:
    """What the first chapter after the welcome states, for the feed; else what the first statement says."""
    chapters_: Iterable[ScriptChapter] = (*script.chapters[1:], *script.chapters[:1])
    for chapter in chapters_:
        said = [passage.text for line in chapter.lines for passage in line.passages if passage.cites]
        if said:
            return " ".join(said)
    return script.title


def _write(
    library: Library, episode: Episode, audio: Path, mixed: Mixdown, art: Art, report: Report
) -> Episode:
    """The MP3 and the files beside it; the manifest, which vouches for them, comes last."""
    tag = id3_tags.build_tag(library.show, episode, art.small, transcripts.to_text(episode))
    with store.writing(audio) as file:
        file.write(tag)
        write(library, mixed, file, report)
        size = file.tell()
    episode = replace(episode, bytes=size, sha256=store.digest(audio))
    for name, form_of in transcripts.FORMS.items():
        store.write(audio.parent / name, form_of(episode))
    for name, picture in art.files.items():
        store.write(audio.parent / name, picture)
    store.write(audio.parent / CHAPTERS, json_chapters.dumps(episode, library.show.base_url))
    store.write(audio.parent / NOTES, show_notes.render_page(episode, library.show.title))
    library.save(episode)
    return episode
