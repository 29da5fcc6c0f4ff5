"""A script as it is written: chapters, lines, directives and footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from podcast.model.show import Host, Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    source_link: str = ""
    """Where the article lies on the web, when its source is a file that was saved."""
    source_title: str = ""
    """The article's title, which stays when the episode gets another; empty is: nobody has said it."""
    author: str = ""
    """The article's author."""
    date: str = ""
    """The article's day of publication, YYYY-MM-DD."""
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
    number: int = 0
    """The one that was chosen for the episode; 0 is: the next of its season."""
    display: str = ""
    """What apps show in the number's place: `Chapter 3`."""
    kind: Kind = "full"
    explicit: bool = False
    """Also when the show is not."""
    image: str = ""
    """The user's own picture of the episode, a path from the show's folder; empty is: one drawn from the title."""
    theme: str = ""
    """Of the episode's music; empty is: the show's."""
    extra: str = ""
    """Elements of the feed that this program does not know, as XML: where people talk about the episode, say."""
    guests: tuple[tuple[str, str], ...] = ()
    """(name, link or empty): who has a part in the episode beside its hosts."""

    @property
    def people(self) -> tuple[str, ...]:
        """The names of hosts and guests."""
        return (*(host.name for host in self.hosts), *(name for name, _ in self.guests))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every spoken line, in order."""
        return tuple(line for chapter in self.chapters for line in chapter.lines)

    def voice_of(self, name: str) -> Voice:
        """The voice of the host of that name."""
        return next(host.voice for host in self.hosts if host.name == name)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a script, at a place."""

    path: str
    line: int
    message: str
    severity: Literal["error", "warning", "note"] = "error"
    """A note says that nobody can tell by the words whether it is right: an editor looks at it, nothing stops at it."""

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else f"{self.severity}: "
        return f"{self.path}:{self.line}: {mark}{self.message}"


def join(parts: Iterable[str]) -> str:
    """Passages as one text: a space between them, none before closing punctuation."""
    text = ""
    for part in parts:
        glue = "" if not text or part[:1] in ".,;:!?)]”’" else " "
        text = f"{text}{glue}{part}"
    return text
