"""What a page says about itself: title, author, date, language, standfirst."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast.article.author_names import once, split_names
from podcast.article.dates import iso_day
from podcast.article.extraction import key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|Posting|Report|Recipe|Review|WebPage|Creative")
_PUBLISHED = (
    "article:published_time", "datepublished", "itemprop:datepublished", "og:published_time",
    "citation_online_date", "dc.date",
    "dcterms.created", "dc.date.issued", "prism.publicationdate", "citation_publication_date", "pub_date",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "date",
)  # fmt: skip
_KICKER = re.compile(
    r"(?:^|[-_\s])(?:category|kicker|rubric|eyebrow|overline|dachzeile|label|date|byline)(?:$|[-_\s])",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?:^|[-_\s])(?:standfirst|sub-?title|sub-?head(?:line)?|strap-?line|dek|deck|teaser-text|vorspann|chapo|intro|"
    r"hl__text|abstract-short|article-description|lead-in)(?:$|[-_\s])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[|·»•]\s*|\s+[-–—:]\s+|\s+[-–—|]$")


class PageMetadata:
    """A page's own statements, read once; its methods choose between them."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self.fields: dict[str, str] = {}
        self._credits: list[str] = []
        for element in tree.iter("meta"):
            # `itemprop` also marks the authors of works cited; only its dates and descriptions are of use.
            name = (
                element.get("property") or element.get("name") or f"itemprop:{element.get('itemprop') or ''}"
            )
            value = one_line(element.get("content") or "")
            if value:
                self.fields.setdefault(name.lower(), value)
                self._credits += [value] if name.lower() in ("citation_author", "dc.creator") else []
        self._nodes = _linked_data(tree)
        self._linked = _article_nodes(self._nodes)

    def title(self, site: str) -> str:
        """Returns the headline as the page shows it, without the site's name; empty when there is none."""
        in_head = next((one_line(element.text_content()) for element in self._tree.iter("title")), "")
        stated = [self._json_ld("headline"), self._json_ld("name"), self.fields.get("og:title", ""), in_head]
        words = [set(key(text).split()) for text in stated if text]
        headlines = [_headline(element) for element in self._tree.iter("h1")]
        # A page may have several h1, one of them the site's logo: the one most like what is stated counts.
        scores = [
            (max((_likeness(set(key(text).split()), other) for other in words), default=0.0), text)
            for text in headlines
        ]
        score, best = max(scores, default=(0.0, ""), key=lambda pair: pair[0])
        if score >= 0.3 or (len(scores) == 1 and not words):
            return best
        return next((short for text in stated if text and (short := without_site(text, site))), "")

    def day(self) -> str:
        """Returns the day of publication, YYYY-MM-DD, or empty; only what the page states, never a guess."""
        stated = [self._json_ld("datePublished"), *(self.fields.get(name, "") for name in _PUBLISHED)]
        stated += [element.get("datetime") or "" for element in self._tree.iter("time")][:1]
        stated += re.findall(r"\|\s*(\d{1,2}\.\d{1,2}\.\d{4})\s*$", self.fields.get("og:title", ""))
        return next((day for text in stated if text and (day := iso_day(text))), "")

    def language(self) -> str:
        """Returns the language as the page declares it, or empty."""
        own = self._tree.get("lang") or self._tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        return (
            own
            or self._json_ld("inLanguage")
            or self.fields.get("og:locale", "")
            or self.fields.get("language", "")
        )

    def authors(self) -> tuple[str, ...]:
        """Returns the authors: those of JSON-LD, else those of the meta elements."""
        for node in self._linked:
            authors = node.get("author") or []
            names = [
                name
                for author in (authors if isinstance(authors, list) else [authors])
                if isinstance(author, dict) and author.get("@type") != "Organization"
                for name in split_names(str(author.get("name") or ""))
            ]
            if names:
                return once(names)
        stated = [name for text in self._credits for name in split_names(text)]
        return once(stated or split_names(self.fields.get("author", "")))

    def standfirst(self, first: str) -> str:
        """Returns the sentence under the headline as the page shows it above its text, or as its first line, or empty.

        It is known by the page's own description, or by its class. `first` is the key of the text's first long
        paragraph.
        """
        described = [
            self.fields.get(name, "") for name in ("og:description", "description", "twitter:description")
        ]
        described += [self._json_ld("description"), self._json_ld("alternativeHeadline")]
        is_cut = {
            key(re.sub(r"(?:\.\.\.|…)$", "", text)): text.endswith(("...", "…")) for text in described if text
        }
        is_cut = {words: cut for words, cut in is_cut.items() if len(words.split()) >= 5}
        by_its_class = ""
        below_title = False
        for element in self._tree.iter("h1", "h2", "h3", "p", "div", "span"):
            below_title = below_title or element.tag == "h1"
            marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
            has_class = below_title and not by_its_class and bool(_STANDFIRST.search(marks))
            if element.tag == "h1" or not (has_class or (is_cut and _is_shallow(element))):
                continue
            text = _headline(element).strip('"“” ')
            words = key(text)
            if any(words == full or (cut and words.startswith(full)) for full, cut in is_cut.items()):
                return text
            if has_class and 5 <= len(words.split()) <= 60:
                by_its_class = text
            if words == first:
                break
        return by_its_class

    def kinds(self, address: str) -> tuple[str, ...]:
        """Returns what the page says it is, in lower case: its types, its sections, the folders of its address."""
        types = [node.get("@type") for node in self._nodes]
        types += [(element.get("itemtype") or "").rpartition("/")[2] for element in self._tree.iter("*")]
        sections = [self._json_ld("articleSection"), self.fields.get("article:section", "")]
        links = [link.get("href") for link in self._tree.iter("link") if link.get("rel") == "canonical"]
        own = next((link for link in (*links, self.fields.get("og:url"), address) if link), "")
        folders = urlsplit(own).path.split("/")[:-1] if "//" in own else []
        stated = (kind for part in types for kind in (part if isinstance(part, list) else [part]))
        return tuple(dict.fromkeys(str(kind).lower() for kind in (*stated, *sections, *folders) if kind))

    def _json_ld(self, name: str) -> str:
        return next(
            (one_line(value) for node in self._linked if isinstance(value := node.get(name), str)), ""
        )


def without_site(title: str, site: str) -> str:
    """Returns a title without ` | Site` at its end (or `Site | ` before it); empty when nothing else is there."""
    pieces = _SEPARATORS.split(title)
    if len(pieces) == 1:
        return "" if key(title) == key(site) else title
    stem = {key(site), key(site).replace(" ", "")} - {""}
    if not pieces[-1]:  # "Site -": the page's part is missing
        return ""
    first, last = pieces[0], pieces[-1]
    if {key(first), key(first).replace(" ", "")} & stem:
        return re.sub(r"^\s*[|·»•:–—-]\s*", "", title[len(first) :])
    if {key(last), key(last).replace(" ", "")} & stem or re.search(r"\s\|\s*\S[^|]*$", title):
        cut = title[: title.rindex(last)]
        return without_site(re.sub(r"\s*[|·»•:–—-]\s*$", "", cut), site)
    return title


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    """Returns all JSON-LD nodes of a page."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                nodes.extend(_nodes(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue  # a page's metadata may be broken; its text is what counts
    return nodes


def _article_nodes(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Returns the nodes that describe the article, those with a headline first."""
    articles = [node for node in nodes if _ARTICLE.search(str(node.get("@type") or ""))]
    return sorted(articles, key=lambda node: "headline" not in node)


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph") or [])


def _headline(element: HtmlElement) -> str:
    """Returns an element's text without the rubrics and dates that some sites put inside."""
    return one_line(" ".join(_texts(element)))


def _texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_element = isinstance(child.tag, str)  # and no comment
        if is_element and child.tag != "time" and not _KICKER.search(child.get("class") or ""):
            yield from _texts(child) if len(child) else (child.text_content(),)
        yield child.tail or ""


def _is_shallow(element: HtmlElement) -> bool:
    """Returns whether an element holds a paragraph's worth of text and no blocks."""
    return len(element) <= 6 and all(
        child.tag in ("span", "a", "em", "i", "b", "strong", "br", "time") for child in element
    )


def _likeness(first: set[str], second: set[str]) -> float:
    """Returns the share of the words of both that the two have in common, 0 to 1."""
    return len(first & second) / len(first | second) if first and second else 0.0
