"""Markdown → Document; YAML front matter is honoured."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.extraction import Extract, one_line
from podcast.errors import ArticleError
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from podcast.article.source import Raw

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def extract(raw: Raw) -> Extract:
    """Headings, paragraphs, items and quotations; code, tables, images and raw markup are not read out."""
    fields, text = _front_matter(raw)
    blocks = list(_blocks(text))
    title = fields.get("title", "")
    first = next((block for block in blocks if block.kind == "heading"), None)
    if first and (
        first.text == title or (not title and first is blocks[0]) or (not title and first.level == 1)
    ):
        title = first.text
        blocks.remove(first)
    standfirst = next(
        (fields[name] for name in ("standfirst", "subtitle", "description", "summary") if name in fields), ""
    )
    if not standfirst and blocks and blocks[0].kind == "paragraph" and blocks[0].level:
        standfirst = blocks.pop(0).text
    document = Document(
        source=fields.get("source") or raw.name,
        title=title or PurePath(raw.name).stem.strip("-"),
        blocks=tuple(
            Block(block.kind, block.text, block.level if block.kind == "heading" else 0) for block in blocks
        ),
        author=fields.get("author", ""),
        date=_day(fields.get("date", "")),
        language=fields.get("language") or fields.get("lang") or "",
        site=fields.get("site", ""),
    )
    return Extract(document, (standfirst,) if standfirst else ())


def _front_matter(raw: Raw) -> tuple[dict[str, str], str]:
    match = _FRONT.match(raw.text)
    if not match:
        return {}, raw.text
    import yaml

    try:
        fields = yaml.load(match.group(1), Loader=yaml.BaseLoader)  # noqa: S506  # every scalar a string, no objects
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ArticleError(
            f"{raw.name}:{line}: the front matter is not YAML; put quotes around a text with a colon"
        ) from error
    if not isinstance(fields, dict):
        return {}, raw.text  # a text between two rules
    return {str(name).lower(): _scalar(value) for name, value in fields.items()}, raw.text[match.end() :]


def _scalar(value: object) -> str:
    if isinstance(value, list):
        # One level: aliases can make lists of lists that are larger than any memory.
        return ", ".join(one_line(part) for part in value[:100] if isinstance(part, str))
    return one_line(value) if isinstance(value, str) else ""


def _day(text: str) -> str:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text)
    return match.group() if match else ""


def _blocks(text: str) -> Iterator[Block]:
    """Blocks in order; a paragraph that is emphasised from end to end has level 1."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    kind, level, depth = "paragraph", 0, []
    table = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
            depth.append("quote" if token.type == "blockquote_open" else "item")
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            depth.pop()
        elif token.type in ("table_open", "table_close"):
            table += token.nesting
        elif token.type == "heading_open":
            kind, level = "heading", int(token.tag[1])
        elif token.type == "heading_close":
            kind, level = "paragraph", 0
        elif token.type == "inline" and not table:
            said = one_line(_said(token))
            if not said or _NOTE.match(said):
                continue
            if kind == "heading":
                yield Block("heading", said, level)
            elif depth:
                yield Block("quote" if depth[-1] == "quote" else "item", said)
            else:
                yield Block("paragraph", said, int(_emphasised(token)))
        elif token.type == "html_block" and (said := one_line(_TAG.sub(" ", token.content))):
            yield Block("paragraph", said)


def _said(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return _NOTE.sub("", "".join(parts))


def _emphasised(token: Token) -> bool:
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
