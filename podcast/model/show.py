"""A show as its owner describes it: hosts, voices, and what is chosen in `show.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["full", "trailer", "bonus"]
"""What an episode is among the others, as Apple has it."""

Minutes = float | Literal["auto"]
"""How long an episode is to be; `auto` follows the article."""
ScriptFormat = Literal["conversation", "brief", "solo"]
"""How an article is told: by all hosts, by all in two minutes, by the first alone."""
Effort = Literal["auto", "full", "small"]
"""How much a language model is asked for at a time."""
EFFORTS: tuple[Effort, ...] = ("auto", "full", "small")
SCRIPT_FORMATS: tuple[ScriptFormat, ...] = ("conversation", "brief", "solo")


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


EMBEDDED_VOICES = (Voice("hibari", "heart"), Voice("piper", "joe"))
"""The voices that come with the program: they speak English, without the network."""


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
    """Who writes, how long, in which format."""

    name: str = "extractive"
    minutes: Minutes = "auto"
    format: ScriptFormat = "conversation"
    model: str = ""
    base_url: str = ""
    judge: str = "auto"
    """Who judges what a model wrote: `auto` (that model, where it is big), `on`, `off`, or another model's name."""
    effort: Effort = "auto"
    """What a model is asked for: whole chapters, or small jobs; `auto` turns to those when its first answers fail."""
    parallel: int = 1
    """Chapters asked for at the same time."""
    tone: str = ""
    """How the hosts talk, in the maker's words."""
    audience: str = ""
    focus: str = ""
    """What matters most to the listeners."""
    language: str = ""
    """Of the script; empty is the article's."""

    @property
    def is_steered(self) -> bool:
        """Whether anything is wished that only a model can do."""
        return bool(self.tone or self.audience or self.focus or self.language)


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
