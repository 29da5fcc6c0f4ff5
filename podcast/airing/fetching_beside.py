"""What lies beside the audio of episodes by others, fetched: transcripts and chapter files."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from podcast import net, store
from podcast.contract import CHAPTERS
from podcast.errors import FetchError
from podcast.feed import foreign_chapters
from podcast.model import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.library import Library
    from podcast.model import Attachment, Episode, Listing, Report

_LIMITS = net.Limits(size=10_000_000, seconds=60)
_ENDINGS = {
    "text/vtt": "vtt",
    "application/x-subrip": "srt",
    "application/srt": "srt",
    "text/srt": "srt",
    "text/html": "html",
    "application/json": "json",
    "text/plain": "txt",
}
_ALIVE = frozenset(
    {"script", "iframe", "object", "embed", "link", "base", "form", "svg", "math", "frame", "meta"}
)
"""Tags of a page that could do something, or load it."""


def fetch_beside(
    library: Library, slugs: Sequence[str], allow: tuple[str, ...], report: Report
) -> tuple[int, tuple[str, ...]]:
    """Fetch what episodes have beside their audio elsewhere; return how many files came, and what did not, a line each.

    What does not come keeps its address; another run tries again.
    """
    waiting = [slug for slug in slugs if _elsewhere(library.listing(slug))]
    came, problems = 0, []
    for done, slug in enumerate(waiting):
        report(Stage.FETCHING_AUDIO, done, len(waiting))
        with library.locked_episode(slug):
            old = library.episode(slug)
            new, wrong = _fetched(library, old, allow)
            if new != old:
                library.save(new)
            came += len(_elsewhere(old)) - len(_elsewhere(new))
            problems += [f"{slug}: {problem}" for problem in wrong]
    return came, tuple(problems)


def _elsewhere(episode: Listing) -> list[str]:
    places = (*(one.url for one in episode.transcripts), episode.chapters_file)
    return [place for place in places if "://" in place]


def _fetched(library: Library, episode: Episode, allow: tuple[str, ...]) -> tuple[Episode, list[str]]:
    """Return the episode with what could be fetched in its folder."""
    folder = library.episode_folder(episode.slug)
    problems: list[str] = []
    transcripts: list[Attachment] = []
    for one in episode.transcripts:
        name = _free_name(one, (*transcripts, *episode.transcripts))
        try:
            if "://" in one.url:
                store.write(folder / name, _fetch(one.url, allow, page=name.endswith(".html")))
                one = replace(one, url=name)  # noqa: PLW2901 - the same transcript, here
        except FetchError as error:
            problems.append(str(error))
        transcripts.append(one)
    chapters = episode.chapters_file
    if "://" in chapters:
        try:
            store.write(folder / CHAPTERS, _fetch(chapters, allow, chapters=True))
            chapters = CHAPTERS
        except FetchError as error:
            problems.append(str(error))
    return replace(episode, transcripts=tuple(transcripts), chapters_file=chapters), problems


def _fetch(url: str, allow: tuple[str, ...], *, page: bool = False, chapters: bool = False) -> bytes:
    """Return what lies at an address; FetchError when it is not what it should be."""
    body = net.fetch(url, accept="*/*", allow=allow, limits=_LIMITS).body
    if page and not is_inert(body):
        raise FetchError(f"{url}: a page that does more than show text, left where it is")
    if chapters and not foreign_chapters.read_json_chapters(body):
        raise FetchError(f"{url}: no chapters that can be read")
    return body


def _free_name(one: Attachment, others: Iterable[Attachment]) -> str:
    """Return a transcript's file name: by its kind, and where two are of one kind by its language, too."""
    ending = _ENDINGS.get(one.media_type.partition(";")[0].strip().lower(), "txt")
    taken = {other.url for other in others}
    language = re.sub(r"[^a-z0-9-]", "", one.language.lower())
    names = (f"transcript.{ending}", f"transcript.{language or 'other'}.{ending}")
    numbered = (f"transcript.{number}.{ending}" for number in range(2, 100))
    return next(name for name in (*names, *numbered) if name not in taken)


def is_inert(page: bytes) -> bool:
    """Whether a page only shows text: what is served under the show's address must run nothing there."""
    reader = _LivingTags()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    return not reader.found


class _LivingTags(HTMLParser):
    """Whether a page has tags or attributes that do something."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        keeps_out = (said.get("http-equiv") or "content-security-policy").lower() == "content-security-policy"
        harmless = tag == "meta" and keeps_out
        self.found |= tag in _ALIVE and not harmless
        self.found |= any(name.startswith("on") for name in said)
        addresses = (re.sub(r"[\s\0]", "", value or "").lower() for value in said.values())
        self.found |= any(value.startswith(("javascript:", "vbscript:", "data:")) for value in addresses)
