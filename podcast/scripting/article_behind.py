"""The article that a script was made of, for its check: the file that its front matter names, or what was kept.

What is read while a script is written is kept, so that a script made of a page can be checked without the network.
Nothing is fetched here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import article, recipes, store
from podcast.errors import PodcastError
from podcast.language.plain.folding import fold
from podcast.language.plain.hygiene import shorten
from podcast.model import Article  # noqa: TC001 - the copy is read by its types
from podcast.script.check import article_text
from podcast.scripting.sources import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Script
    from podcast.script.text import ScriptFile

_MOST_KEPT = 2_000_000
"""Characters of an article that is kept; a longer one is a book."""
_STORE = "articles"
_EDGE = " .,;:!?\"'()[]"
"""What may be missing at the ends of a footnote without harm."""


@dataclass(frozen=True, slots=True)
class ArticleBehind:
    """The article of a script, as far as it can be had: whole, for who says what is not in the text alone."""

    content: Article | None = None
    """The article; where it has changed, as it is now and behind that as it was."""
    note: str = ""
    """One line: why it is not at hand, or that it has changed since the script was written."""

    @property
    def text(self) -> str:
        """All that a footnote may quote, blocks parted by blank lines; empty when the article is not at hand."""
        return article_text(self.content) if self.content else ""


@dataclass(frozen=True, slots=True)
class _ArticleCopy:
    """What was read of a source at some time."""

    content: Article
    origin: str
    """The digest of the file that it was read from; empty for a page or a pipe."""


def keep_article(library: Library, script: Path, content: Article, file: Path | None) -> None:
    """Keeps the article that the script at this path is written of; `file` is where it lies, None elsewhere."""
    _keep(library, script, content.source, _copy_of(content, file))


def can_be_kept(content: Article) -> bool:
    """Returns whether an article is short enough for that."""
    return len(article_text(content)) <= _MOST_KEPT


def adopt_article(library: Library, file: ScriptFile, content: Article, named: str) -> ArticleBehind:
    """Returns an article that was read for a script's check, where `named` says.

    A copy of the script's own page is kept where there was none, as in a clone.
    """
    if named == file.script.source and "://" in named and find_article(library, file).content is None:
        keep_article(library, file.path, replace(content, source=named), None)
    return ArticleBehind(content)


def find_article(library: Library, file: ScriptFile) -> ArticleBehind:
    """Returns the article that a script's front matter names, from the disk alone."""
    script = file.script
    if not script.source:
        return ArticleBehind()
    written_of = _kept(library, script.source, file.path)
    place = _place(library, file)
    if place is None:
        copy = written_of or _kept(library, script.source)
        return ArticleBehind(copy.content) if copy else ArticleBehind(note=_not_kept(file))
    try:
        now = _read(library, script.source, place, written_of)
    except PodcastError as error:
        content = written_of.content if written_of else None
        return ArticleBehind(content, f"The footnotes are not checked against the article: {error}")
    if written_of is None or written_of.origin == now.origin:
        return ArticleBehind(now.content)
    # A footnote may follow the article as it was, or a correction.
    was = (written_of.content.summary, *written_of.content.sections)
    both = replace(now.content, sections=(*now.content.sections, *was))
    return ArticleBehind(both, _changed(script, place, now))


def _place(library: Library, file: ScriptFile) -> Path | None:
    """Returns the file that the front matter names, from the show's folder or beside the script; None elsewhere."""
    source = file.script.source
    # Two slashes name another machine on Windows.
    if source == "-" or "://" in source or source.startswith(("//", "\\\\")):
        return None
    places = (library.own_file(source), file.path.parent / source)
    return next((place for place in places if place.is_file()), None)


def _read(library: Library, source: str, place: Path, written_of: _ArticleCopy | None) -> _ArticleCopy:
    """Returns what a file holds now: read once for each content."""
    origin = store.digest(place)
    for copy in (written_of, _kept(library, source)):
        if copy and copy.origin == origin:
            return copy
    copy = _copy_of(replace(article.read(str(place)), source=source), place)
    _keep(library, None, source, copy)
    return copy


def _changed(script: Script, place: Path, now: _ArticleCopy) -> str:
    text = " ".join(fold(article_text(now.content)).split())
    notes = [" ".join(fold(note.text).split()).strip(_EDGE) for note in script.footnotes]
    gone = sum(note not in text for note in notes)
    have = "has all of its footnotes" if not gone else f"lacks {gone} of its {len(notes)} footnotes"
    return (
        f"{place} has changed since this script was written, and {have}; "
        f"`podcast script {place} --force` writes it anew."
    )


def _not_kept(file: ScriptFile) -> str:
    source = shorten(file.script.source, 300)
    return (
        f"The footnotes are not checked against the article, which is not kept here: "
        f"`podcast check {file.path} --article {source}` does that."
    )


# --- what is kept ----------------------------------------------------------------------------------------------


def _copy_of(content: Article, file: Path | None) -> _ArticleCopy:
    return _ArticleCopy(content, store.digest(file) if file else "")


def _keep(library: Library, script: Path | None, source: str, copy: _ArticleCopy) -> None:
    """Keeps a copy under its source and, when a script is written of it, under that."""
    import msgspec

    if not can_be_kept(copy.content):
        return
    data = msgspec.json.encode(copy)
    kept = library.store(_STORE)
    if script is not None:
        kept.put(_key(library, source, script), data)
    if source != "-":  # where every pipe has the same name
        kept.put(_key(library, source), data)


def _kept(library: Library, source: str, script: Path | None = None) -> _ArticleCopy | None:
    import msgspec

    data = library.store(_STORE).get(_key(library, source, script))
    return msgspec.json.decode(data, type=_ArticleCopy) if data else None


def _key(library: Library, source: str, script: Path | None = None) -> str:
    name = key_of(library, str(script)) if script is not None else ""
    return store.key(form=recipes.ARTICLE_COPY, source=source, script=name)
