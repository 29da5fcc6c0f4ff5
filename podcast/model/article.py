"""An article on its way in: as it was read, and as it was understood. Frozen; the standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

BlockKind = Literal[
    "heading", "paragraph", "item", "quote", "turn", "question", "step", "ingredient", "pro", "con", "fact", "row",
    "code",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, set-off quotation and so on, in reading order, as extraction found it.

    A turn is what somebody says in an interview or writes in a forum, a question one that the text itself asks and
    answers below, a fact a line of a facts box, a row one of a table, its cells joined as they can be spoken. Code is
    for the eye; no section holds it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    """1 to 6 for a heading, else 0."""
    label: str = ""
    """Who speaks in a turn, as the page names them; what a fact or row is about; empty for the rest."""


def title_from_source(source: str) -> str:
    """Returns what a document is called that has no title: its file's name, without folder and ending."""
    return PurePath(source).stem.strip("-")


@dataclass(frozen=True, slots=True)
class FurtherPages:
    """Where an article goes on that a page holds only the beginning of."""

    next: str = ""
    """The address of the next page; relative where that of the page is not known, empty where there is none."""
    whole: str = ""
    """The address of a page that shows all of it, or its print view, or empty."""


@dataclass(frozen=True, slots=True)
class Document:
    """What extraction reads out of a source, before anybody has understood its shape."""

    source: str
    """The URL, or the file's name without its folder, or `-`."""
    title: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    """Names of people, or of a body where a body signs; no titles, no jobs."""
    date: str = ""
    """The day of publication, YYYY-MM-DD, or empty."""
    language: str = ""
    """BCP 47, lower case (`en`, `en-us`), or empty."""
    site: str = ""
    kinds_stated: tuple[str, ...] = ()
    """What the source says it is, in lower case: `newsarticle`, `opinion`, and the folders of its address."""
    address: str = ""
    """Where a page that was saved as a file says that it lies on the web; else empty."""
    further: FurtherPages = FurtherPages()


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs under one heading, word for word."""

    heading: str
    """As the article has it; empty before the first heading."""
    paragraphs: tuple[str, ...]
    """Empty under a heading that stands over those of the sections behind it and has no text of its own."""
    kind: Literal["summary", "section", "scenario"] = "section"
    likelihood: str = ""
    """How likely a scenario is, in the author's words (`Possible but unlikely`), or empty."""
    name: str = ""
    """A scenario's heading without the likelihood, or empty."""
    blocks: tuple[Block, ...] = ()
    """What each paragraph is, one block for each of them; empty where nobody has looked."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A piece of the source that cleaning took out of the text."""

    text: str
    because: str
    """The name of the rule: `copyright`, `link to another article`."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article understood: its summary, its sections and its scenarios, in its own order."""

    source: str
    title: str
    summary: Section
    """Lead, key points or abstract; no paragraphs when the article has none."""
    sections: tuple[Section, ...]
    """Sections and scenarios."""
    authors: tuple[str, ...] = ()
    """Names of people, or of a body where a body signs; no titles, no jobs."""
    date: str = ""
    language: str = "en"
    site: str = ""
    visible_words: int = 0
    """Words of the source's readable text before anything was left out; 0 where nobody has counted."""
    dropped: tuple[Omission, ...] = ()
    """What cleaning took out, in the order of the source."""
    kinds_stated: tuple[str, ...] = ()
    """What the source says it is, as in the document."""
    address: str = ""
    """Where a page that was saved says that it lies, as in the document."""
    further: FurtherPages = FurtherPages()
    code: tuple[str, ...] = ()
    """Code that stands in it, in order: part of the article, but never spoken."""

    @property
    def link(self) -> str:
        """What listeners can follow: the source's address; a file's path or `-` where it has none."""
        return self.address or self.source

    @property
    def author(self) -> str:
        """The authors in one line, with commas between them; empty when nobody is known."""
        return ", ".join(self.authors)

    @property
    def is_titled(self) -> bool:
        """Whether it has a title of its own, and not its file's name."""
        return self.title != title_from_source(self.source)
