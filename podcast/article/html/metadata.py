"""What a page says about itself: title, author, date, language, site, standfirst."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

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
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class Meta:
    """The page's own statements, read once; methods choose between them."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.fields: dict[str, str] = {}
        self.authors: list[str] = []
        for element in tree.iter("meta"):
            # `itemprop` also marks the authors of works cited; only its dates and descriptions are of use.
            name = (
                element.get("property") or element.get("name") or f"itemprop:{element.get('itemprop') or ''}"
            )
            value = one_line(element.get("content") or "")
            if value:
                self.fields.setdefault(name.lower(), value)
                self.authors += [value] if name.lower() in ("citation_author", "dc.creator") else []
        self.linked = _linked(tree)

    def title(self, site: str) -> str:
        """The headline as the page shows it, without the site's name; empty when there is none."""
        in_head = next((one_line(element.text_content()) for element in self.tree.iter("title")), "")
        told = [self._ld("headline"), self._ld("name"), self.fields.get("og:title", ""), in_head]
        words = [set(key(text).split()) for text in told if text]
        shown = [(element, _headline(element)) for element in self.tree.iter("h1")]
        ranked = [
            (max((_alike(set(key(text).split()), known) for known in words), default=0.0), text)
            for _, text in shown
        ]
        score, best = max(ranked, default=(0.0, ""), key=lambda pair: pair[0])
        if score >= 0.3 or (len(ranked) == 1 and not words):
            return best
        return next((short for text in told if text and (short := without_site(text, site))), "")

    def day(self) -> str:
        """The day of publication; only what the page states, never a guess."""
        stated = [self._ld("datePublished"), *(self.fields.get(name, "") for name in _PUBLISHED)]
        stated += [element.get("datetime") or "" for element in self.tree.iter("time")][:1]
        stated += re.findall(r"\|\s*(\d{1,2}\.\d{1,2}\.\d{4})\s*$", self.fields.get("og:title", ""))
        return next((day for text in stated if text and (day := iso_day(text))), "")

    def language(self) -> str:
        """As declared, or empty."""
        own = self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        return (
            own
            or self._ld("inLanguage")
            or self.fields.get("og:locale", "")
            or self.fields.get("language", "")
        )

    def author(self) -> str:
        """From JSON-LD, persons before organisations; else the meta element."""
        for node in self.linked:
            people = node.get("author") or []
            named = [
                person
                for person in (people if isinstance(people, list) else [people])
                if isinstance(person, dict)
            ]
            names = [
                str(person.get("name") or "") for person in named if person.get("@type") != "Organization"
            ]
            if any(names):
                return one_line(", ".join(name for name in names if name))
        told = ", ".join(dict.fromkeys(self.authors)) or self.fields.get("author", "")
        return re.sub(r"\s*\((?:www\.|https?:)[^)]*\)$", "", told)

    def standfirst(self, first: str) -> str:
        """The sentence under the headline, as it stands on the page above the text, or at its head, or empty.

        `first` is the key of the text's first long paragraph.
        """
        described = [
            self.fields.get(name, "") for name in ("og:description", "description", "twitter:description")
        ]
        described += [self._ld("description"), self._ld("alternativeHeadline")]
        wanted = {
            key(re.sub(r"(?:\.\.\.|…)$", "", text)): text.endswith(("...", "…")) for text in described if text
        }
        wanted = {text: cut for text, cut in wanted.items() if len(text.split()) >= 5}
        styled = ""
        seen_title = False
        for element in self.tree.iter("h1", "h2", "h3", "p", "div", "span"):
            seen_title = seen_title or element.tag == "h1"
            marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
            by_class = seen_title and not styled and bool(_STANDFIRST.search(marks))
            if element.tag == "h1" or not (by_class or (wanted and _shallow(element))):
                continue
            text = _headline(element).strip('"“” ')
            folded = key(text)
            if any(folded == full or (cut and folded.startswith(full)) for full, cut in wanted.items()):
                return text
            if by_class and 5 <= len(folded.split()) <= 60:
                styled = text
            if folded == first:
                break
        return styled

    def _ld(self, name: str) -> str:
        return next((one_line(value) for node in self.linked if isinstance(value := node.get(name), str)), "")


def without_site(title: str, site: str) -> str:
    """A title without ` | Site` at its end (or `Site | ` before it); empty when nothing else is there."""
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


def iso_day(text: str) -> str:
    """YYYY-MM-DD of a date as metadata write it, or empty."""
    if match := re.match(r"(\d{4})[-/](\d\d)[-/](\d\d)", text):
        year, month, day = (int(part) for part in match.groups())
    elif match := re.match(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$", text):
        day, month, year = (int(part) for part in match.groups())
    elif (match := re.match(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", text)) and match[
        1
    ].lower() in _MONTHS:
        year, month, day = int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2])
    elif (match := re.match(r"(\d{1,2})\.? ([A-Za-z]{3})[a-z]*\.?,? (\d{4})", text)) and match[
        2
    ].lower() in _MONTHS:
        year, month, day = int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1])
    else:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _linked(tree: HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD nodes that describe the article, the most telling first."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                nodes.extend(_nodes(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue  # a page's metadata may be broken; its text is what counts
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
    """An element's text without the rubrics and dates that some sites put inside."""
    return one_line(" ".join(_said(element)))


def _said(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag != "time"
            and not _KICKER.search(child.get("class") or "")
        ):
            yield from _said(child) if len(child) else (child.text_content(),)
        yield child.tail or ""


def _shallow(element: HtmlElement) -> bool:
    """Whether an element holds a paragraph's worth of text and no blocks."""
    return len(element) <= 6 and all(
        child.tag in ("span", "a", "em", "i", "b", "strong", "br", "time") for child in element
    )


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
