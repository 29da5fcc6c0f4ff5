"""The files of an episode: which there are, what they are made from, whether they are all there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import recipes, store
from podcast.contract import EMBED, FRONT_PAGE, OEMBED
from podcast.episode.sidecars import SIDECARS
from podcast.library.art import art_key, named_by_content
from podcast.library.ledger import slug_of
from podcast.library.states import state_to_make
from podcast.model import Episode, MakeOrigin
from podcast.script.text import format_script
from podcast.scripting import taken_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from podcast.audio.theme_music import Theme
    from podcast.library import Library
    from podcast.model import Script


def audio_of(library: Library, path: Path, script: Script) -> Path:
    """Returns where the MP3 of the script at `path` lies, in a folder named after it.

    A script outside of the show's folder gets a name that no episode of another source has.
    """
    taken = () if library.is_own_script(path) else taken_names(library, script.source, script.source_link)
    return library.audio_file(slug_of(path.stem, taken))


def files_of(library: Library, audio: Path, pictures: Iterable[str], *, faulty: bool) -> tuple[Path, ...]:
    """Returns all that is written for an episode with pictures of these names, but what the site holds beside its
    pages; errors in the script keep a new one a draft, which has no page."""
    slug = audio.stem
    state, _ = state_to_make(library.find_episode(slug), library.show.publish_state, faulty=faulty)
    pages = [FRONT_PAGE] if library.show.feed.private else [FRONT_PAGE, EMBED, OEMBED]
    page = [audio.parent / name for name in pages] if state == "published" else []
    return (*_folder(library, slug, pictures), *page, library.public_file(FRONT_PAGE), library.feed)


def up_to_date(library: Library, audio: Path, made_from: str) -> Episode | None:
    """Returns the episode as it was made when nothing is to be done, else None.

    Its manifest is written last, so all is in place once that names the hash `made_from`.
    """
    if not all(path.exists() for path in _folder(library, audio.stem, ())):
        return None
    episode = library.episode(audio.stem)
    if audio.stat().st_size != episode.bytes or episode.origin != MakeOrigin(made_from):
        return None
    return episode if all((audio.parent / name).exists() for name in named_by_content(episode)) else None


def hash_of(library: Library, script: Script, theme: Theme, text: str = "") -> str:
    """Returns the hash of all that the files of an episode are made from; where its script lies is not part of it.

    `text` is the script's canonical one, where it is at hand, so that how its file spells it makes no difference.
    """
    show = library.show
    return store.key(
        form=recipes.EPISODE_FILES,
        script=text or format_script(script),
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
        audio=[show.audio.lufs, show.audio.channels, show.audio.bitrate, *filter(None, [show.audio.opus])],
        music=theme.identity(),
        art=art_key(library, script),
        **({"signed": [show.provenance.certificate, show.provenance.key]} if show.provenance.sign else {}),
    )


def _folder(library: Library, slug: str, pictures: Iterable[str]) -> tuple[Path, ...]:
    """Returns the MP3's path and those of what lies beside it, the manifest's last."""
    audio = library.audio_file(slug)
    beside = (audio.parent / name for name in (*SIDECARS, *pictures))
    return (audio, *beside, library.manifest_file(slug))
