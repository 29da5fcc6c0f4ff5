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
class Person:
    """Who has a part in the show or an episode."""

    name: str
    role: str = "guest"
    """A word of the podcast taxonomy, in small letters."""
    group: str = "cast"
    link: str = ""
    picture: str = ""
    """Its address."""


@dataclass(frozen=True, slots=True)
class MusicChoice:
    """What plays: a theme of ours by name, or the user's own files (paths) in place of its pieces."""

    theme: str = "harbour"
    """One of ours: `podcast music` lists them."""
    intro: str = ""
    """A sound file of yours in place of the theme's; the words begin when it is down."""
    bed: str = ""
    """As `intro`: what plays under speech where a script says `[music: bed]`."""
    sting: str = ""
    """As `intro`: a second of music between two parts."""
    outro: str = ""
    """As `intro`: what ends an episode."""


@dataclass(frozen=True, slots=True)
class AudioFormat:
    """How the MP3 is made."""

    lufs: float = -16.0
    """Loudness of the whole, from -30 to -9; a mono file counts as two equal channels."""
    channels: int = 1
    """1 is mono, 2 is stereo."""
    bitrate: int = 96
    """Of the MP3 in kbit/s, constant; for stereo take 128 or more."""
    opus: int = 0
    """Of a second file in Opus, for apps that take the smaller one, in kbit/s: 16 to 128; 32 suits two voices, 0 makes
    none."""


@dataclass(frozen=True, slots=True)
class WriterChoice:
    """Who writes, how long, in which format."""

    name: str = "extractive"
    """Who writes: `extractive` needs nothing, `llm` asks a language model, others come in packages."""
    minutes: Minutes = "auto"
    """How long an episode is to be, 1 to 180; `auto` is as the article needs, 2 to 12."""
    format: ScriptFormat = "conversation"
    """`conversation`, `brief` (two minutes at most) or `solo` (the first host alone)."""
    model: str = ""
    """For `llm`: the model, as its server calls it."""
    base_url: str = ""
    """For `llm`: a server that speaks OpenAI's protocol; without it OpenAI's own."""
    judge: str = "auto"
    """Who judges what a model wrote: `auto` (that model, where it is big), `on`, `off`, or another model's name."""
    effort: Effort = "auto"
    """What a model is asked for: whole chapters, or small jobs; `auto` turns to those when its first answers fail."""
    parallel: int = 1
    """Chapters asked for at the same time."""
    tone: str = ""
    """How the hosts talk, in the maker's words."""
    audience: str = ""
    """Who listens, in the maker's words."""
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
    """`serial` is to be heard from the first episode on, `episodic` in any order."""
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
    """Where listeners can support the show."""
    funding_text: str = ""
    """What apps write on that link."""
    enclosure_prefix: str = ""
    """Address of a service that counts downloads, as in `https://op3.dev/e/`: it stands before that of each episode's
    audio, without its `https://`."""
    block: tuple[str, ...] = ()
    """Platforms that may not list the show, by their names in the podcast namespace, as in `["spotify"]`."""
    extra: str = ""
    """Further elements of the feed, as XML: written into it as they are."""


@dataclass(frozen=True, slots=True)
class ProvenanceChoice:
    """Whether each MP3 has a signed manifest of the C2PA, and who signs."""

    sign: bool = False
    """Sign each MP3 (needs the extra `provenance`, see install.md); its bytes then differ between machines."""
    certificate: str = ""
    """A PEM file: the signer's certificate and those above it. Without one the show makes its own, in `signing/`."""
    key: str = ""
    """The PEM file of the certificate's private key."""


@dataclass(frozen=True, slots=True)
class ClusterChoice:
    """Who works beside this process."""

    address: str = ""
    """Of a Dask scheduler, as in `tcp://10.0.0.5:8786`: its workers read, write, speak and encode (`--cluster`)."""
    workers: int = 0
    """Processes on this machine that help `batch` and `follow` (`--workers`); 0 is none beside the own one."""


@dataclass(frozen=True, slots=True)
class Show:
    """A show as `show.toml` describes it."""

    title: str
    """As apps show it, and as the hosts say it."""
    hosts: tuple[Host, ...]
    description: str = ""
    """What directories and the site say of it."""
    author: str = ""
    """Who makes it."""
    email: str = ""
    """Where directories reach its owner; the feed shows it to everybody."""
    language: str = "en"
    """Of the episodes, as in `en` or `de-CH`."""
    category: str = "News"
    """One of Apple's, a subcategory after ` > `, as in `Society & Culture > Documentary`; or a list of them, the chief
    one first."""
    more_categories: tuple[str, ...] = ()
    """Those that follow; directories go by the first."""
    explicit: bool = False
    """Whether it is not for children."""
    base_url: str = ""
    """Where the show's folder `episodes/` is served, ending in `/`; empty until it is known."""
    link: str = ""
    """The show's home page, where that is not the site that is made here."""
    cover: str = ""
    """A picture of yours, JPEG or PNG, square, 1400 to 3000 pixels; without it one is drawn from the title."""
    guid: str = ""
    """What names the show for ever; minted at the first `make`, so set only when a show has one already."""
    rights: str = ""
    """By what right the articles' words are published, as in `CC BY 4.0` or `with the author's permission`."""
    copyright: str = ""
    """Whose the episodes are, as in `2026 Ann Writer`."""
    say: tuple[tuple[str, str], ...] = ()
    music: MusicChoice = MusicChoice()
    audio: AudioFormat = AudioFormat()
    writer: WriterChoice = WriterChoice()
    publish_target: str = ""
    """Where `podcast publish` uploads to: a folder, `s3://bucket/path`, any fsspec address."""
    publish_state: Literal["published", "draft"] = "published"
    """What new episodes are: `draft` ones wait for `podcast episodes SLUG --publish`."""
    keep_days: int = 30
    """How long audio, transcripts and pictures stay at their addresses after others have replaced them; apps with an
    older feed ask for them."""
    hub: str = ""
    """Address of a WebSub hub, as in `https://pubsubhubbub.appspot.com/`: it is told of each publication."""
    podping: bool = False
    """Whether podping.cloud is told of each publication; its key comes from `PODPING_TOKEN`."""
    feed: FeedChoice = FeedChoice()
    people: tuple[Person, ...] = ()
    """What is known of hosts and guests, by their names."""
    seasons: tuple[tuple[int, str], ...] = ()
    """(number, name) of each season that has a name."""
    links: tuple[tuple[str, str], ...] = ()
    """(platform, address) where the show is listed elsewhere."""
    provenance: ProvenanceChoice = ProvenanceChoice()
    cache_size: int = 2_000_000_000
    """What `make` keeps of all that can be made again, as `"500 MB"` or `"2 GB"`; in bytes."""
    cache_url: str = ""
    """Where machines share what was spoken, levelled and encoded: `s3://bucket/cache`, any fsspec address."""
    cluster: ClusterChoice = ClusterChoice()
    fetch_allow: tuple[str, ...] = ()
    """Hosts that may be fetched though their address is private."""
