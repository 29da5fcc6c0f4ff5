"""The values that flow from stage to stage: frozen, built from the standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SAMPLE_RATE = 44_100
"""Samples a second on the timeline and in the MP3."""
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""kbit/s that an MP3 of SAMPLE_RATE (MPEG-1 Layer III) can have."""


class Report(Protocol):
    """How a long stage tells of its progress; `done` and `total` are in the stage's own unit of work."""

    def __call__(self, stage: str, done: float, total: float) -> None: ...


def silent(stage: str, done: float, total: float) -> None:
    """A Report that tells nobody."""


def _every_time(_key: str, make: Callable[[], bytes]) -> bytes:
    return make()


# --- article -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or set-off quotation, in reading order, as extraction found it."""

    kind: Literal["heading", "paragraph", "item", "quote"]
    text: str
    level: int = 0
    """1 to 6 for a heading, else 0."""


@dataclass(frozen=True, slots=True)
class Document:
    """What extraction reads out of a source, before anybody has understood its shape."""

    source: str
    """The URL, or the file's name without its folder, or `-`."""
    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    date: str = ""
    """The day of publication, YYYY-MM-DD, or empty."""
    language: str = ""
    """BCP 47, lower case (`en`, `en-us`), or empty."""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs under one heading, word for word."""

    heading: str
    """As the article has it; empty before the first heading."""
    paragraphs: tuple[str, ...]
    kind: Literal["summary", "section", "scenario"] = "section"
    likelihood: str = ""
    """Of a scenario, in the author's words (`Possible but unlikely`), or empty."""
    name: str = ""
    """Of a scenario: its heading without the likelihood."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article understood: its summary, its sections and its scenarios, in its own order."""

    source: str
    title: str
    summary: Section
    """Lead, key points or abstract; no paragraphs when the article has none."""
    sections: tuple[Section, ...]
    """Sections and scenarios."""
    author: str = ""
    date: str = ""
    language: str = "en"
    site: str = ""


# --- show and script ---------------------------------------------------------------------------------------

Kind = Literal["full", "trailer", "bonus"]
"""Of an episode, as Apple has it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: `hibari:heart`."""

    engine: str
    name: str

    @classmethod
    def parse(cls, text: str) -> Voice:
        """Read `ENGINE:NAME`; ValueError when it is not of that form."""
        engine, colon, name = text.strip().partition(":")
        if not (colon and engine.strip() and name.strip()):
            raise ValueError(f"{text!r} is not of the form ENGINE:NAME, as in hibari:heart")
        return cls(engine.strip(), name.strip())

    def __str__(self) -> str:
        return f"{self.engine}:{self.name}"


@dataclass(frozen=True, slots=True)
class Host:
    """A speaker of the show, under the name that listeners hear."""

    name: str
    voice: Voice
    second: Voice | None = None
    """Speaks all of the host's lines in an episode when the first voice's engine fails for good."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All that may speak for the host."""
        return (self.voice, self.second) if self.second else (self.voice,)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Changes from the voice's own way of speaking: `+10%`; of pitch also `-2Hz`; empty is unchanged."""

    rate: str = ""
    pitch: str = ""
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text and the footnotes that follow it."""

    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of one host."""

    host: str
    passages: tuple[Passage, ...]
    delivery: Delivery = Delivery()
    at: int = field(default=0, compare=False)
    """Line of the script file, from 1; 0 when there is no file."""

    @property
    def text(self) -> str:
        """What is said, as written: no footnote marks."""
        return join(passage.text for passage in self.passages)

    @property
    def cites(self) -> tuple[str, ...]:
        """Labels of all footnotes of the line, in order, each once."""
        return tuple(dict.fromkeys(label for passage in self.passages for label in passage.cites))


@dataclass(frozen=True, slots=True)
class Music:
    """`[music: intro]`: a named piece of the theme."""

    piece: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sting:
    """`[sting]`: a short sound between two parts."""

    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pause:
    """`[pause: 0.8s]`: silence in place of the usual gap."""

    ms: int
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Comment:
    """`<!-- … -->`: kept, never spoken."""

    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SoundbiteMark:
    """`[soundbite: 30s A title]`: a sample of the episode begins with the next line."""

    ms: int
    """How long it lasts."""
    title: str = ""
    at: int = field(default=0, compare=False)


Item = Line | Music | Sting | Pause | Comment | SoundbiteMark


@dataclass(frozen=True, slots=True)
class ScriptChapter:
    """A `## Heading` and what stands under it."""

    title: str
    items: tuple[Item, ...]
    at: int = field(default=0, compare=False)
    link: str = ""
    """`[link: https://…]`: where the chapter links to."""
    image: str = ""
    """`[image: pictures/gauge.png]`: the chapter's picture, a path from the show's folder."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The spoken items."""
        return tuple(item for item in self.items if isinstance(item, Line))


@dataclass(frozen=True, slots=True)
class Footnote:
    """A sentence of the article, word for word, under the label that lines cite."""

    label: str
    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Script:
    """A whole episode as written."""

    title: str
    hosts: tuple[Host, ...]
    chapters: tuple[ScriptChapter, ...]
    footnotes: tuple[Footnote, ...] = ()
    source: str = ""
    author: str = ""
    """Of the article."""
    date: str = ""
    """Of the article, YYYY-MM-DD."""
    language: str = ""
    summary: str = ""
    """For the feed; empty is: taken from what the summary's chapter says."""
    rights: str = ""
    say: tuple[tuple[str, str], ...] = ()
    """(word, how it is spoken)."""
    preamble: tuple[Comment, ...] = ()
    """Comments above the first chapter."""
    season: int = 0
    """0 is none."""
    kind: Kind = "full"
    explicit: bool = False
    """Also when the show is not."""
    image: str = ""
    """The user's own picture of the episode, a path from the show's folder; empty is: one drawn from the title."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every spoken line, in order."""
        return tuple(line for chapter in self.chapters for line in chapter.lines)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a script, at a place."""

    path: str
    line: int
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        return f"{self.path}:{self.line}: {mark}{self.message}"


@dataclass(frozen=True, slots=True)
class MusicChoice:
    """What plays: a theme of ours by name, or the user's own files (paths) in place of its pieces."""

    theme: str = "harbour"
    intro: str = ""
    bed: str = ""
    sting: str = ""
    outro: str = ""


@dataclass(frozen=True, slots=True)
class AudioFormat:
    """How the MP3 is made."""

    lufs: float = -16.0
    """Integrated loudness; mono counts as dual mono."""
    channels: int = 1
    bitrate: int = 96
    """kbit/s, constant."""


@dataclass(frozen=True, slots=True)
class WriterChoice:
    """Who writes, and how long."""

    name: str = "extractive"
    minutes: float = 8.0
    model: str = ""
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class FeedChoice:
    """What the feed says beside the show's own facts, under `[feed]`."""

    type: Literal["episodic", "serial"] = "episodic"
    private: bool = False
    """No directory may list the show."""
    complete: bool = False
    """No episode will follow."""
    new_feed_url: str = ""
    """Where the feed has moved to."""
    page_size: int = 0
    """Episodes on a page of the feed; 0 is: all of them on one."""
    license: str = ""
    """An SPDX identifier, or the address of a licence's text."""
    update_frequency: str = ""
    """In words: `weekly`."""
    funding_url: str = ""
    funding_text: str = ""


@dataclass(frozen=True, slots=True)
class Show:
    """A show as `show.toml` describes it."""

    title: str
    hosts: tuple[Host, ...]
    description: str = ""
    author: str = ""
    email: str = ""
    language: str = "en"
    category: str = "News"
    """One of Apple's, a subcategory after ` > `."""
    explicit: bool = False
    base_url: str = ""
    """Where the show's folder `episodes/` is served, ending in `/`; empty until it is known."""
    link: str = ""
    cover: str = ""
    """Path of the user's own cover; empty is: one made from the title."""
    guid: str = ""
    rights: str = ""
    """By what right the source's words are published."""
    copyright: str = ""
    say: tuple[tuple[str, str], ...] = ()
    music: MusicChoice = MusicChoice()
    audio: AudioFormat = AudioFormat()
    writer: WriterChoice = WriterChoice()
    publish_target: str = ""
    publish_state: Literal["published", "draft"] = "published"
    feed: FeedChoice = FeedChoice()
    fetch_allow: tuple[str, ...] = ()
    """Hosts that may be fetched though their address is private."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer is asked for."""

    show: Show
    hosts: tuple[Host, ...]
    minutes: float
    """Target length of the whole episode."""
    pace: float
    """Words a minute of the hosts' voices on average, gaps included."""
    seconds: Callable[[Script], float]
    """How long a script is going to be."""
    faults: Callable[[Script], tuple[tuple[str, ...], ...]]
    """For every line of a script, in order, what the check finds wrong with it."""
    once: Callable[[str, Callable[[], bytes]], bytes] = _every_time
    """What the second argument returns, or returned for this key in an earlier run."""
    report: Report = silent


# --- speech and sound --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice on offer."""

    voice: Voice
    language: str
    gender: str = ""
    words_per_minute: int = 165
    """Gaps between turns included."""
    note: str = ""
    """Where it comes from and what it needs."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is to say: text as spoken, one string a sentence."""

    sentences: tuple[str, ...]
    voice: Voice
    delivery: Delivery = Delivery()
    language: str = "en"
    deadline_s: float = 60.0

    @property
    def text(self) -> str:
        """All sentences as one string."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine said: 16-bit little-endian mono PCM."""

    pcm: bytes
    sample_rate: int
    marks: tuple[int, ...] = ()
    """First sample of each of the utterance's sentences; empty when the engine cannot tell."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.pcm) / 2 / self.sample_rate


@dataclass(frozen=True, slots=True)
class Clip:
    """A line's sound as the timeline knows it; what plays is read when it is mixed."""

    key: str
    """Of all that it was made from: the same key, the same sound."""
    samples: int
    """Length at SAMPLE_RATE."""
    marks: tuple[int, ...] = ()
    """First sample of each sentence."""


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


def join(parts: Iterable[str]) -> str:
    """Passages as one text: a space between them, none before closing punctuation."""
    text = ""
    for part in parts:
        glue = "" if not text or part[:1] in ".,;:!?)]”’" else " "
        text = f"{text}{glue}{part}"
    return text
