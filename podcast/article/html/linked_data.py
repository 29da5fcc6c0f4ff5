"""JSON-LD: what a page says of itself in a script that no reader sees."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from podcast.article.extraction import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    Node = dict[str, Any]

_ARTICLE = re.compile(r"Article|Posting|Report|Recipe|Review|WebPage|Creative")
_BODIES = ("Organization", "Corporation", "NewsMediaOrganization")


class LinkedData:
    """The JSON-LD nodes of a page, and those of them that describe its article."""

    def __init__(self, tree: HtmlElement) -> None:
        self.nodes = _read_nodes(tree)
        self._by_id = {
            node["@id"]: node
            for node in reversed(self.nodes)
            if isinstance(node.get("@id"), str) and "name" in node
        }
        articles = [node for node in self.nodes if _ARTICLE.search(str(node.get("@type") or ""))]
        self.articles = sorted(articles, key=lambda node: "headline" not in node)
        """Those with a headline first."""

    def text(self, name: str) -> str:
        """Returns the first text that a node of the article has under a name, or empty."""
        return next(
            (one_line(value) for node in self.articles if isinstance(value := node.get(name), str)), ""
        )

    def texts(self, name: str) -> list[str]:
        """Returns all texts that the nodes of the article have under a name, also those in lists."""
        values = [node.get(name) for node in self.articles]
        parts = [part for value in values for part in (value if isinstance(value, list) else [value])]
        return [one_line(part) for part in parts if isinstance(part, str)]

    def authors(self) -> list[str]:
        """Returns the people whom the first node with any names as its authors; bodies are none."""
        for node in self.articles:
            names = list(self._people(node.get("author") or node.get("creator")))
            if names:
                return names
        return []

    def publisher(self) -> str:
        """Returns the name of the site or of who publishes it, or empty."""
        sites = [node.get("name") for node in self.nodes if node.get("@type") == "WebSite"]
        publishers = [node.get("publisher") for node in self.articles]
        names = [self._resolve(value).get("name") for value in publishers if isinstance(value, dict)]
        return next((one_line(name) for name in (*sites, *names) if isinstance(name, str) and name), "")

    def _people(self, value: object) -> Iterator[str]:
        if isinstance(value, list):
            for part in value[:50]:
                yield from self._people(part)
        elif isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            node = self._resolve(value)
            kinds = node.get("@type")
            if not any(kind in _BODIES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield _full_name(node)

    def _resolve(self, node: Node) -> Node:
        """Returns a node itself, or the one that it only points to."""
        return node if "name" in node else self._by_id.get(str(node.get("@id")), node)


def _full_name(node: Node) -> str:
    """Returns a person's name; first and last name where `name` holds only one of them."""
    name = node.get("name")
    name = next((part for part in name if isinstance(part, str)), "") if isinstance(name, list) else name
    name = name if isinstance(name, str) else ""
    given, family = node.get("givenName"), node.get("familyName")
    if isinstance(given, str) and isinstance(family, str) and len(name.split()) < 2:
        return f"{given} {family}"
    return name


def _read_nodes(tree: HtmlElement) -> list[Node]:
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                nodes.extend(_nodes(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue  # a page's metadata may be broken; its text is what counts
    return nodes


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from _nodes(value.get(name) or [])
