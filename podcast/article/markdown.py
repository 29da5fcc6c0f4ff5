"""Markdown → Document; YAML front matter is honoured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.author_names import split_names
from podcast.article.bylines import Byline, read_byline
from podcast.article.extraction import Extract, one_line
from podcast.article.markdown_text import MarkdownText, read_texts
from podcast.article.top_matter import BYLINE, common_words, join_bylines
from podcast.errors import ArticleError
from podcast.model import Document, Omission, title_from_source

if TYPE_CHECKING:
    from podcast.article.source import RawSource

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STANDFIRST_FIELDS = ("standfirst", "subtitle", "description", "summary")
_TOP = 6
"""Texts within which lines of authors stand."""


def extract(source: RawSource) -> Extract:
    """Returns headings, paragraphs, items and quotations; code, tables, images and raw markup are not read out."""
    fields, text = _front_matter(source)
    texts, dropped = read_texts(text)
    title = fields.get("title", "")
    first = next((text for text in texts if text.block.kind == "heading"), None)
    # The title of the front matter is often repeated as the first heading.
    if first and (first.block.text == title or (not title and (first is texts[0] or first.block.level == 1))):
        title = first.block.text
        texts.remove(first)
    texts, top = _take_bylines(texts, dropped)
    standfirst = next((fields[name] for name in _STANDFIRST_FIELDS if name in fields), "")
    if not standfirst and texts and texts[0].emphasised:
        standfirst = texts.pop(0).block.text
    document = Document(
        source=fields.get("source") or source.name,
        title=title or title_from_source(source.name),
        blocks=tuple(text.block for text in texts),
        authors=split_names(fields.get("author", "") or fields.get("authors", "")) or top.authors,
        date=_day(fields.get("date", "")) or top.date,
        language=fields.get("language") or fields.get("lang") or "",
        site=fields.get("site", ""),
    )
    return Extract(document, (standfirst,) if standfirst else (), tuple(dropped))


def _take_bylines(texts: list[MarkdownText], dropped: list[Omission]) -> tuple[list[MarkdownText], Byline]:
    """Returns the texts without lines of authors and days at the top, and what these say.

    These are appended to `dropped`.
    """
    common = common_words(text.block.text for text in texts)
    bylines = {
        index: byline
        for index, text in enumerate(texts[:_TOP])
        if text.block.kind == "paragraph" and (byline := read_byline(text.block.text, common))
    }
    rest = [text for index, text in enumerate(texts) if index not in bylines]
    dropped += [Omission(texts[index].block.text, BYLINE) for index in bylines]
    return rest, join_bylines(list(bylines.values()))


def _front_matter(source: RawSource) -> tuple[dict[str, str], str]:
    """Returns the fields of the front matter by their names in lower case, and the text below it."""
    match = _FRONT_MATTER.match(source.text)
    if not match:
        return {}, source.text
    import yaml

    try:
        fields = yaml.load(match.group(1), Loader=yaml.BaseLoader)  # noqa: S506  # every scalar a string, no objects
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ArticleError(
            f"{source.name}:{line}: the front matter is not YAML", "put quotes around a text with a colon"
        ) from error
    if not isinstance(fields, dict):
        return {}, source.text  # a text between two rules
    return {str(name).lower(): _scalar(value) for name, value in fields.items()}, source.text[match.end() :]


def _scalar(value: object) -> str:
    if isinstance(value, list):
        # One level: aliases can make lists of lists that are larger than any memory.
        return ", ".join(one_line(part) for part in value[:100] if isinstance(part, str))
    return one_line(value) if isinstance(value, str) else ""


def _day(text: str) -> str:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text)
    return match.group() if match else ""
