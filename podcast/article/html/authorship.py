"""Who wrote a page: what it states and shows, what is credited near the headline, what is labelled anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.author_names import is_person, once, split_names
from podcast.article.days import without_days
from podcast.article.extraction import ends, key
from podcast.article.html.credit_lines import read_credits
from podcast.article.top_matter import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.article.html.metadata import PageMetadata
    from podcast.article.html.page_lines import MarkedText, PageLines, Surroundings

_FIELDS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dc.author",
    "byl",
)
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:authors?|autor(?:en|in|es)?|by-?lines?|writers?|contributors?|vcard)(?:$|[\s_-])"
    r"|(?:^|\s)[a-z]+author(?:$|\s)"
)
_NO_CREDIT = re.compile(r"comment|avatar|photo|image|img|caption|license|social|quote|desc|bio")
_STRONG = re.compile(r"(?:^|\s)(?:author|vcard|byline|fn)(?:$|\s)|entry-author|author-name")
_LINKED = "profile-link"
_SHORT = 12
"""Words of a line with somebody's name and job."""
_BESIDE = re.compile(r"[|•·].*$")
_LABELLED = re.compile(r"^(?:written\s+by|authors?|autor(?:in|en|innen)?|text)\b\s*:?\s", re.IGNORECASE)


def find_authors(
    metadata: PageMetadata, page: PageLines, around: Surroundings, site: str, host: str
) -> tuple[str, ...]:
    """Returns the authors that a page names where a reader sees them, without the site itself; none where unsure.

    `around` are the lines near the headline. Who stands only in metadata is the account that published the page.
    """
    fields = metadata.fields
    near = (*around.below, *around.above)
    names = (site, metadata.linked.publisher(), fields.get("publisher", ""), fields.get("dc.publisher", ""))
    sites = {key(name).replace(" ", "") for text in names for name in (text, *split_names(text))} - {""}
    hosts = {key(host).replace(" ", ""), key(host.rpartition(".")[0]).replace(" ", "")} - {""}
    shown = f" {key(page.whole)} "
    stated, fields_of_authors = metadata.linked.authors(), [fields.get(name, "") for name in _FIELDS]
    marked = [part.text for part in page.marked if part.line in near and _is_credit(part)]
    # A site's people are linked in its text, too; a by-line is short and no sentence.
    linked = [
        part.text
        for part in page.marked
        if part.line in near and _LINKED in part.marks and _is_short(page, part)
    ]
    strong = [part.text for part in page.marked if part.line in near and _STRONG.search(part.marks)]

    def is_site(name: str) -> bool:
        words = key(name).replace(" ", "")
        return words in sites or (words in hosts and not is_person(name))  # many a site has its author's name

    everywhere = (part.text for part in page.marked if _STRONG.search(part.marks) and _is_credit(part))
    alone = tuple(filter(is_person, _credited(everywhere)))
    choices = (
        _known(stated, shown),
        _known(metadata.credits, shown),
        tuple(filter(is_person, _credited(marked))),
        tuple(filter(is_person, _credited(linked))),
        once(name for number in near for name in read_credits(page.lines[number])),
        read_lines([page.lines[number] for number in around.below], page.lines).authors,
        labelled := once(name for line in page.lines if _LABELLED.match(line) for name in read_credits(line)),
        _known(fields_of_authors, shown),
        _credited(strong)[:1],
        alone if len(alone) == 1 else (),
    )
    own = [tuple(name for name in names if not is_site(name)) for names in choices]
    best = next((names for names in own if names), ())
    return labelled if labelled and all(" " not in name for name in best) else best


def _is_short(page: PageLines, part: MarkedText) -> bool:
    """Returns whether a marked part stands in a line of few words that is no sentence."""
    line = page.lines[part.line] if part.line < len(page.lines) else ""
    return len(line.split()) <= _SHORT and not ends(line)


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    return once(name for text in texts for name in split_names(text))


def _credited(texts: Iterable[str]) -> tuple[str, ...]:
    """Returns the names in what is marked as a by-line; a day may stand beside them."""
    return once(
        name
        for text in texts
        for name in read_credits(text) or split_names(_BESIDE.sub("", without_days(text)))
    )


def _known(texts: Iterable[str], shown: str) -> tuple[str, ...]:
    """Returns the names that a page states and shows, too; `shown` is the key of all its words."""
    return tuple(name for name in _names(texts) if f" {key(name)} " in shown)


def _is_credit(part: MarkedText) -> bool:
    return bool(_CREDIT.search(part.marks)) and not _NO_CREDIT.search(part.marks) and len(part.text) <= 200
