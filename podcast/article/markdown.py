"""Markdown → Document; YAML front matter is honoured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.author_names import split_names
from podcast.article.extraction import Extract, one_line
from podcast.errors import ArticleError
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_STANDFIRST_FIELDS = ("standfirst", "subtitle", "description", "summary")
_CONTAINERS: dict[str, BlockKind] = {
    "bullet_list_open": "item",
    "ordered_list_open": "item",
    "blockquote_open": "quote",
}
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _MarkdownText:
    block: Block
    emphasised: bool = False
    """From end to end, as a standfirst is."""


def extract(source: RawSource) -> Extract:
    """Returns headings, paragraphs, items and quotations; code, tables, images and raw markup are not read out."""
    fields, text = _front_matter(source)
    texts = list(_texts(text))
    title = fields.get("title", "")
    first = next((text for text in texts if text.block.kind == "heading"), None)
    # The title of the front matter is often repeated as the first heading.
    if first and (first.block.text == title or (not title and (first is texts[0] or first.block.level == 1))):
        title = first.block.text
        texts.remove(first)
    standfirst = next((fields[name] for name in _STANDFIRST_FIELDS if name in fields), "")
    if not standfirst and texts and texts[0].emphasised:
        standfirst = texts.pop(0).block.text
    document = Document(
        source=fields.get("source") or source.name,
        title=title or PurePath(source.name).stem.strip("-"),
        blocks=tuple(text.block for text in texts),
        authors=split_names(fields.get("author", "") or fields.get("authors", "")),
        date=_day(fields.get("date", "")),
        language=fields.get("language") or fields.get("lang") or "",
        site=fields.get("site", ""),
    )
    return Extract(document, (standfirst,) if standfirst else ())


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


def _texts(text: str) -> Iterator[_MarkdownText]:
    from markdown_it import MarkdownIt

    kind: BlockKind = "paragraph"
    level, tables = 0, 0
    around: list[BlockKind] = []
    """The lists and quotations that are open, the innermost last."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in _CONTAINERS:
            around.append(_CONTAINERS[token.type])
        elif token.type.replace("_close", "_open") in _CONTAINERS:
            around.pop()
        elif token.type in ("table_open", "table_close"):
            tables += token.nesting
        elif token.type == "heading_open":
            kind, level = "heading", int(token.tag[1])
        elif token.type == "heading_close":
            kind, level = "paragraph", 0
        elif token.type == "inline" and not tables:
            words = one_line(_plain_text(token))
            if not words or _NOTE.match(words):
                continue
            if kind != "heading" and around:
                yield _MarkdownText(Block(around[-1], words))
            else:
                yield _MarkdownText(Block(kind, words, level), kind == "paragraph" and _is_emphasised(token))
        elif token.type == "html_block" and (words := one_line(_TAG.sub(" ", token.content))):
            yield _MarkdownText(Block("paragraph", words))


def _plain_text(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return _NOTE.sub("", "".join(parts))


def _is_emphasised(token: Token) -> bool:
    """Returns whether a paragraph is emphasised from end to end."""
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    if len(children) < 3:
        return False
    first, last = children[0], children[-1]
    closes = sum(child.type == last.type for child in children)
    return (
        first.type in ("em_open", "strong_open")
        and last.type == first.type.replace("open", "close")
        and closes == 1
    )
