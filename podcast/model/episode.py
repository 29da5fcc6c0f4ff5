"""An episode as it is kept, listed and published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from podcast.model.script import Footnote
from podcast.model.show import Host, Kind, Show


@dataclass(frozen=True, slots=True)
class Cue:
    """Who says what, when: one sentence of one line."""

    start_ms: int
    end_ms: int
    host: str
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the episode; chapters meet without gaps and the last one ends with the audio."""

    start_ms: int
    end_ms: int
    title: str
    url: str = ""
    """Where it links to."""
    image: str = ""
    """File name of its picture, a JPEG in the episode's folder."""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch that apps may play as a sample of the episode."""

    start_ms: int
    duration_ms: int
    title: str = ""


State = Literal["draft", "scheduled", "published", "withdrawn"]
"""Of an episode."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An episode as the feed and lists of episodes know it."""

    slug: str
    guid: str
    number: int
    title: str
    published: str
    """RFC 3339 in UTC, minted once; of a scheduled episode the time it is scheduled for."""
    state: State
    summary: str
    source: str
    source_title: str
    source_author: str
    source_date: str
    language: str
    hosts: tuple[Host, ...]
    audio: str
    """File name of the MP3."""
    bytes: int
    duration_ms: int
    chapters: tuple[Chapter, ...]
    music: str
    """Credit line of the theme."""
    made_from: str
    """Hash of everything the episode was made from; empty when it came from elsewhere."""
    rights: str = ""
    sha256: str = ""
    """Of the MP3, hexadecimal."""
    aired: bool = False
    """Whether listeners may have seen it: it was published at some time."""
    season: int = 0
    """0 is none."""
    kind: Kind = "full"
    explicit: bool = False
    """Also when the show is not."""
    art: str = ""
    """File name of the episode's own picture in its folder; empty is: the show's cover."""
    soundbites: tuple[Soundbite, ...] = ()
    enclosure: str = ""
    """Address of audio that lies elsewhere (an imported episode); then `audio` is not in the folder."""
    media_type: str = "audio/mpeg"
    notes: str = ""
    """The notes of an imported episode, HTML of p, ol, ul, li, a, b, i, strong and em; empty is: ours."""
    ai: bool = False
    """Whether the feed that it was imported from says that AI made it."""

    @property
    def synthetic(self) -> bool:
        """Whether AI made it: ours always are, of others as they were declared."""
        return self.ai or bool(self.made_from)

    def on_air(self, now: datetime) -> bool:
        """Whether it is in the feed at that moment."""
        due = self.state == "scheduled" and datetime.fromisoformat(self.published) <= now
        return due or self.state == "published"


@dataclass(frozen=True, slots=True)
class Episode(Listing):
    """An episode with every word of it: its manifest, `episode.json`."""

    cues: tuple[Cue, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A show as it is published: what, under which address."""

    show: Show
    guid: str
    address: str
    """Where the folder `episodes/` is served: ASCII, ending in `/`."""
    cover: str
    """File name of the show's cover; another picture, another name."""
    episodes: tuple[Listing, ...]
    """Those on air, the newest first."""
