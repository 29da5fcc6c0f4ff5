"""Markdown → blocks, each with what of its look helps to understand it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line
from podcast.language.plain.sentences import split
from podcast.model import Block, Omission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from podcast.model import BlockKind

_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_CONTAINERS: dict[str, BlockKind] = {
    "bullet_list_open": "item",
    "ordered_list_open": "item",
    "blockquote_open": "quote",
}
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_UNREAD = frozenset(("fence", "code_block", "table_open"))
"""What is for the eye, with the line that leads to it."""


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A block, and how it looks."""

    block: Block
    emphasised: bool = False
    """From end to end, as a standfirst is."""
    bold: bool = False
    """In bold from end to end, as a heading is that was not marked as one."""


def read_texts(text: str) -> tuple[list[MarkdownText], list[Omission]]:
    """Returns what is read of a text, headings, bold ones too, paragraphs, items and quotations; and what is not."""
    dropped: list[Omission] = []
    return list(_with_bold_headings(_texts(text, dropped))), dropped


def _texts(text: str, dropped: list[Omission]) -> list[MarkdownText]:
    """Returns the texts; what is left out is appended to `dropped`."""
    from markdown_it import MarkdownIt

    texts: list[MarkdownText] = []
    kind: BlockKind = "paragraph"
    level, tables = 0, 0
    around: list[BlockKind] = []
    """The lists and quotations that are open, the innermost last."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in _CONTAINERS:
            around.append(_CONTAINERS[token.type])
        elif token.type.replace("_close", "_open") in _CONTAINERS:
            around.pop()
        elif token.type in _UNREAD:
            dropped += _unread(token, texts)
        elif token.type == "heading_open":
            kind, level = "heading", int(token.tag[1])
        elif token.type == "heading_close":
            kind, level = "paragraph", 0
        elif token.type == "inline":
            words = one_line(_plain_text(token))
            because = "table" if tables else _why_not(token, words, is_heading=kind == "heading")
            if because or not words:
                dropped += [Omission(words, because)] if words else []
            elif kind != "heading" and around:
                texts.append(MarkdownText(Block(around[-1], words)))
            else:
                emphasis = _emphasis(token) if kind == "paragraph" else ""
                texts.append(MarkdownText(Block(kind, words, level), bool(emphasis), emphasis == "strong"))
        elif token.type == "html_block" and (words := one_line(_TAG.sub(" ", token.content))):
            texts.append(MarkdownText(Block("paragraph", words)))
        tables += token.nesting if token.type in ("table_open", "table_close") else 0
    return texts


def _with_bold_headings(texts: Iterable[MarkdownText]) -> Iterator[MarkdownText]:
    """Yields the texts, bold lines over others as headings below the last one that was marked."""
    texts = list(texts)
    level = 1
    for text, after in zip_longest(texts, texts[1:]):
        block = text.block
        level = block.level if block.kind == "heading" else level
        is_line = text.bold and len(block.text.split()) <= 14 and block.text[-1] not in ".:;,"
        if is_line and after is not None and not after.bold and after.block.kind != "heading":
            yield replace(text, block=Block("heading", block.text, min(level + 1, 6)))
        else:
            yield text


def _plain_text(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return _NOTE.sub("", "".join(parts))


def _only_leads(block: Block) -> bool:
    """Returns whether a block is one sentence that leads to what comes next."""
    return block.kind == "paragraph" and block.text.endswith(":") and len(split(block.text)) == 1


def _unread(token: Token, texts: list[MarkdownText]) -> list[Omission]:
    """Returns what is for the eye, and takes the line that leads to it off the texts."""
    dropped = []
    if texts and _only_leads(texts[-1].block):
        dropped.append(Omission(texts.pop().block.text, "line that leads to code"))
    if token.content.strip():
        dropped.append(Omission(token.content.strip(), "code"))
    return dropped


def _why_not(token: Token, words: str, *, is_heading: bool) -> str:
    """Returns why a text is not read, or empty."""
    if _NOTE.match(words):
        return "note"
    return "caption or links" if words and not is_heading and _is_caption_or_links(token, words) else ""


def _is_caption_or_links(token: Token, words: str) -> bool:
    """Returns whether a paragraph is the emphasised caption of its image, or little but links."""
    children = [child for child in token.children or () if child.type != "softbreak"]
    if children[0].type == "image":
        rest = [child for child in children if child.type != "text" or child.content.strip()][1:]
        return not rest or rest[0].type in ("em_open", "strong_open")
    linked, depth = 0, 0
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        linked += len(child.content) if depth else 0
    return not ends(words) and linked > 0.5 * len(words)


def _emphasis(token: Token) -> str:
    """Returns how a paragraph is emphasised from end to end: `em`, `strong` or empty."""
    children = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    if len(children) < 3:
        return ""
    first, last = children[0], children[-1]
    kind = first.type.removesuffix("_open")
    closes = sum(child.type == last.type for child in children)
    return kind if kind in ("em", "strong") and last.type == f"{kind}_close" and closes == 1 else ""
