"""An episode as it is kept, listed and published."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

from podcast.model.script import Footnote
from podcast.model.show import Host, Kind, Person, Show


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
class Attachment:
    """A file that belongs to an episode which came from elsewhere."""

    url: str
    """Its address while it lies elsewhere, then its name in the episode's folder."""
    media_type: str
    language: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same sound in another format, for apps that choose."""

    file: str
    """Its name in the episode's folder, which has a hash of its bytes."""
    media_type: str
    bytes: int
    sha256: str
    bitrate: int
    """In bit/s."""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch that apps may play as a sample of the episode."""

    start_ms: int
    duration_ms: int
    title: str = ""


State = Literal["draft", "scheduled", "published", "withdrawn"]
"""Who may hear an episode, and since when: decided by a person or held back by errors, kept in the manifest."""


@dataclass(frozen=True, slots=True)
class MakeOrigin:
    """The origin of an episode that this program made."""

    made_from: str
    """Hash of everything it was made from; another one, and `make` makes it anew."""


@dataclass(frozen=True, slots=True)
class ImportOrigin:
    """The origin of an episode that was taken over from another feed."""

    enclosure: str = ""
    """Address of its audio while that lies elsewhere; then `audio` is not in the folder."""
    notes: str = ""
    """Its notes there, HTML of p, ol, ul, li, a, b, i, strong and em; empty is: none."""
    ai: bool = False
    """Whether the feed said that AI made it."""
    described: str = ""
    """Its description there, HTML as the notes, where that was another text than they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What is known of an episode before its MP3 is written; the MP3's own tags say it."""

    slug: str
    guid: str
    number: int
    """0 is none: trailers, bonus episodes and drafts have none. One that is withdrawn may have lost it to another."""
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
    duration_ms: int
    chapters: tuple[Chapter, ...]
    music: str
    """Credit line of the theme."""
    origin: MakeOrigin | ImportOrigin
    rights: str = ""
    aired: bool = False
    """Whether listeners may have seen it: it was published at some time."""
    held: State | None = None
    """The state that it gets once its script has no errors, which keep it a draft; None when they do not."""
    season: int = 0
    """0 is none."""
    display: str = ""
    """What apps show in the number's place."""
    kind: Kind = "full"
    explicit: bool = False
    """Also when the show is not."""
    art: str = ""
    """File name of the episode's own picture in its folder; empty is: the show's cover."""
    soundbites: tuple[Soundbite, ...] = ()
    cited: int = 0
    """How many of the article's sentences its page of notes holds, by chapter."""
    media_type: str = "audio/mpeg"
    people: tuple[Person, ...] = ()
    """Who has a part in it beside its hosts."""
    transcripts: tuple[Attachment, ...] = ()
    """Of one that came from elsewhere: those that it had there."""
    chapters_file: str = ""
    """Of one that came from elsewhere: address of its JSON chapters, then their name in its folder."""
    extra: tuple[str, ...] = ()
    """Elements of its item that this program does not know, as XML: its script's, or those of the feed it came from."""

    @property
    def imported(self) -> bool:
        """Whether it was taken over from another feed: it was published before, and speaks no article."""
        return isinstance(self.origin, ImportOrigin)

    @property
    def enclosure(self) -> str:
        """Address of audio that lies elsewhere, or empty."""
        return self.origin.enclosure if isinstance(self.origin, ImportOrigin) else ""

    @property
    def foreign_notes(self) -> str:
        """The notes that it had in the feed it was taken over from, HTML, or empty."""
        return self.origin.notes if isinstance(self.origin, ImportOrigin) else ""

    @property
    def synthetic(self) -> bool:
        """Whether AI made it: ours always are, of others as they were declared."""
        return self.origin.ai if isinstance(self.origin, ImportOrigin) else True

    def on_air(self, now: datetime) -> bool:
        """Whether it is in the feed at that moment."""
        due = self.state == "scheduled" and datetime.fromisoformat(self.published) <= now
        return due or self.state == "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Description):
    """An episode as the feed and lists of episodes know it."""

    bytes: int
    """Size of the MP3."""
    sha256: str = ""
    """The MP3's digest, hexadecimal."""
    alternates: tuple[Alternate, ...] = ()
    """The same sound in other formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Listing):
    """An episode with every word of it: its manifest, `episode.json`."""

    cues: tuple[Cue, ...] = ()
    footnotes: tuple[Footnote, ...] = ()

    @classmethod
    def of(
        cls,
        description: Description,
        *,
        size: int,
        sha256: str,
        cues: tuple[Cue, ...],
        footnotes: tuple[Footnote, ...],
    ) -> Episode:
        """Return the episode that was described, once its MP3 of `size` bytes is written."""
        values = {field.name: getattr(description, field.name) for field in fields(Description)}
        return cls(**values, bytes=size, sha256=sha256, cues=cues, footnotes=footnotes)


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
