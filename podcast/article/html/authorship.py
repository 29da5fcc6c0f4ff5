"""Who wrote a page: what it states and shows, what is credited near the headline, what is labelled anywhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.article.author_names import (
    begins_as_person,
    is_body,
    is_newsroom,
    is_person,
    once,
    split_names,
    take_lead,
    without_desk,
    without_employers,
)
from podcast.article.bylines import Byline, read_byline
from podcast.article.days import find_day
from podcast.article.extraction import ends, key
from podcast.article.top_matter import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    "twitter:creator",
)
_CREDIT = re.compile(
    r"(?:^|[\s_-])(?:authors?|autor(?:en|in|es)?|by-?lines?|writers?|contributors?|vcard)(?:$|[\s_-])"
    r"|(?:^|\s)[a-z]+(?:author|byline)(?:$|\s)"
)
_NO_CREDIT = re.compile(r"(?<!has-)(?:comment|avatar|photo|image|img|caption|license|social|quote|desc|bio)")
_PICTURE = re.compile(r"(?:photo|foto|image|bild|picture)\w*(?:\s(?:credit|by|von))?\s*:?", re.IGNORECASE)
_STRONG = re.compile(r"(?:^|\s)(?:author|vcard|byline|fn)(?:$|\s)|entry-author|author-name")
_LINKED = "profile-link"
_ACCOUNT = re.compile(r"[^\W\d_][\w.-]+")
_MOST_CREDITS = 100
_FEW = 4
"""Words of a button between two names of a by-line."""
_SHORT = 12
"""Words of a line with somebody's name and job."""
_LABELLED = re.compile(
    r"^\(?(?:(?:written|reporting|reported)\s+by|authors?|autor(?:in|en|innen)?|text)\b\s*:?\s|^(?:[–—-]+\s*|\()by\s",
    re.IGNORECASE,
)
"""How a text is signed far from its headline; "By" alone stands over many a teaser."""
_TELLING = (
    r"about {0}$"
    r"|{0} (?:is|was) (?:an?|the) (?:\w+ ){{0,8}}(?:author|columnist|editor|journalist|reporter|writer)\b"
)
"""How a line begins that says who an author is: “Ann Lee is a reporter at the Bridge”; a name for the braces."""
_TOLD = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][^\s,]*\s){2,4}?)(?:is|was|has|writes|covers|ist|schreibt)\s"
    r"(?P<job>an?\s(?:[\w-]+\s){0,5}(?:columnist|contributor|correspondent|editor|journalist|reporter|writer)\b)?"
)
_LETTERS = re.compile(r"\b(?:letters|leserbriefe?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _ShownWords:
    """The words that a page shows, as keys."""

    whole: str
    """All of them, with a space at either end."""
    pieces: frozenset[str]
    """Those that stand alone between two tags."""


def find_authors(
    metadata: PageMetadata, page: PageLines, around: Surroundings, site: str, host: str
) -> tuple[str, ...]:
    """Returns the authors that a page names where a reader sees them, no site and no newsroom; none where unsure.

    `around` are the lines near the headline. Who stands only in metadata is the account that published the page. Of
    the lists that a page gives, the one counts whose names most of the others give, too; people before newsrooms.
    """
    fields = metadata.fields
    near = (*around.below, *around.above)
    names = (site, metadata.linked.publisher(), fields.get("publisher", ""), fields.get("dc.publisher", ""))
    sites = {key(name).replace(" ", "") for text in names for name in (text, *split_names(text))} - {""}
    hosts = {key(host).replace(" ", ""), key(host.rpartition(".")[0]).replace(" ", "")} - {""}
    shown = _ShownWords(
        f" {key(page.whole)} ", frozenset(key(part) for parts in page.parts for part in parts)
    )
    persons = _names(metadata.linked.authors())
    # A part of the site stands beside the day as a name does.
    rubrics = set(map(key, metadata.sections()))
    marked = [part for part in page.marked if part.line in near and _is_credit(page, part)]
    # A site's people are linked in its menu and text, too; a by-line is short and no sentence.
    linked = [
        part
        for part in page.marked
        if part.line in around.below and _LINKED in part.marks and _is_short(page, part)
    ]
    strong = [part for part in page.marked if _STRONG.search(part.marks) and _is_credit(page, part)]
    signed = [number for number, line in enumerate(page.lines) if _LABELLED.match(line)]
    # A page with more of them lists other pages.
    alone = tuple(filter(is_person, _credited(strong))) if len(strong) <= _MOST_CREDITS else ()

    def is_own(name: str) -> bool:
        written = {key(text).replace(" ", "") for text in (name, without_desk(name))}
        # Many a site has its author's name.
        if written & sites:
            return is_person(name) and name in persons
        # "Harbour Daily" publishes the Harbour Daily Newspaper.
        if not begins_as_person(name) and any(own.startswith(tuple(written)) for own in sites):
            return False
        return is_person(name) or not written & hosts

    stated = (
        _known(persons, shown),
        _known(metadata.credits, shown),
        _known([fields.get(name, "") for name in _FIELDS], shown),
    )
    seen = (
        _signers(page, _together(page, around)),
        _credited(marked),
        _credited(linked),
        [name for name in _beside_days(page, around) if key(name) not in rubrics],
    )
    people = [tuple(filter(is_person, filter(is_own, names))) for names in (*stated, *seen)]
    # Metadata are one witness, whatever their number of forms.
    best = _most_given(
        [next((names for names in people[: len(stated)] if names), ()), *people[len(stated) :]]
    )
    # A site's name may look like somebody's: "Harbour Daily, 3 May 2024, Ann Lee".
    best = tuple(name for name in best if key(name).replace(" ", "") not in hosts) or best
    best = _with_fellows(best, page, (*marked, *linked))
    accounts = [name for name in _accounts(part for part in strong if part.line in near) if is_own(name)]
    others = (
        _signers(page, signed),
        [name for name in accounts if not is_body(name)][:1],
        alone if len(alone) == 1 else (),
        *stated,
        *seen,
        _letter_writers(page) if any(map(_LETTERS.search, metadata.titles())) else (),
        _told_of(page, near),
        _told_below(page, sites | hosts),
        _single(page, linked),
        accounts[:1],
    )
    found = best or next((own for names in others if (own := tuple(filter(is_own, names)))), ())
    return tuple(name for name in found if not is_newsroom(name))


def _most_given(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Returns the names that two of the lists give, else those of the first list that gives any."""
    given = Counter(name for names in lists for name in set(map(key, names)))
    twice = once(name for names in lists for name in names if given[key(name)] > 1)
    return twice or next((names for names in lists if names), ())


def _together(page: PageLines, around: Surroundings) -> list[int]:
    """Returns the lines near the headline that are signed, of several those from the first on between which no text is.

    Behind a teaser's headline stands whoever wrote that one.
    """
    signed = [number for number in (*around.below, *around.above) if _signers(page, [number])]
    run = signed[:1]
    for number in signed[1:]:
        if any(len(line.split()) > _FEW for line in page.lines[run[-1] + 1 : number]):
            break
        run.append(number)
    return run


def _with_fellows(names: tuple[str, ...], page: PageLines, marked: Sequence[MarkedText]) -> tuple[str, ...]:
    """Returns names with those marked alike in the same by-line: a list has "By" before its first name only.

    Buttons may stand between: "By Ann Lee", "Follow", "Ben Low". Between teasers stands a headline.
    """
    spelled = {key(name): name for name in names}
    credited = [(part, people) for part in marked if (people := tuple(filter(is_person, _credited([part]))))]
    known = [part for part, people in credited if spelled.keys() & set(map(key, people))]

    def is_beside(part: MarkedText, other: MarkedText) -> bool:
        first, last = sorted((part.line, other.line))
        between = page.lines[first + 1 : last]
        is_alike = not set(part.marks.split()).isdisjoint(other.marks.split())
        return is_alike and all(len(line.split()) <= _FEW for line in between)

    beside = [
        (part.line, people) for part, people in credited if any(is_beside(part, other) for other in known)
    ]
    people = once(name for _, group in sorted(beside) for name in group)
    if spelled and spelled.keys() < set(map(key, people)):
        return tuple(spelled.get(key(name), name) for name in people)
    return names


def _beside_days(page: PageLines, around: Surroundings) -> tuple[str, ...]:
    """Returns the people in lines of authors and day below the headline; a heading names what stands under it.

    Nothing but the day says that they are authors; places, parts of the site and buttons stand there, too.
    """
    lines = [" | ".join(page.parts[number]) for number in around.below]
    headings = {key(page.lines[number]) for number in around.below if number in page.lower_rank}
    names = read_lines(lines, page.lines).authors
    return tuple(name for name in names if begins_as_person(name) and key(name) not in headings)


def _signers(page: PageLines, numbers: Iterable[int]) -> tuple[str, ...]:
    """Returns the names of which a line says that they wrote the text."""
    bylines = (_read(page.lines[number], page.parts[number]) for number in numbers)
    return once(name for byline in bylines if byline.is_signed for name in byline.authors)


def _read(text: str, parts: Sequence[str], *, beside: bool = False) -> Byline:
    """Returns what a line says of authors, cut at its tags, where that makes sense, else as it is: no name has tags.

    But one that is nothing else, its words each in a tag: "Ann" and "Lee".
    """
    if beside and len(parts) > 1 and all(map(str.isalpha, parts)) and is_person(text):
        parts = (text,)
    cut = read_byline(" | ".join(parts), beside=beside)
    if not (cut and cut.authors):
        cut = read_byline(text, beside=beside) or Byline()
        if not all(any(name in part for part in parts) for name in cut.authors):
            return Byline()
    return replace(cut, authors=without_employers(cut.authors, text))


def _letter_writers(page: PageLines) -> tuple[str, ...]:
    """Returns who signed the letters on a page of several: a name and a place, each alone, right below a text."""
    names = [
        name
        for text, name, place in zip(page.lines, page.lines[1:], page.lines[2:], strict=False)
        if is_person(name) and place.istitle() and ends(text) and len(text.split()) > _SHORT
    ]
    return once(names) if len(names) > 1 else ()


def _told_of(page: PageLines, near: Iterable[int]) -> tuple[str, ...]:
    """Returns the names that stand alone near the headline, and of whose bearers a line below the text tells."""
    below = [key(line) for line in page.lines[len(page.lines) // 2 :]]
    names = [page.lines[number] for number in near if is_person(page.lines[number])]
    return once(name for name in names if any(map(re.compile(_TELLING.format(key(name))).match, below)))


def _told_below(page: PageLines, sites: Iterable[str]) -> tuple[str, ...]:
    """Returns the one whose work for this site a line tells of below the text: “Ann Lee is a reporter at the Bridge”.

    The site is named, or the name leads to its page of theirs.
    """
    linked = {(part.line, part.text) for part in page.marked if _LINKED in part.marks}
    found = []
    for number in range(len(page.lines) // 2, len(page.lines)):
        line = page.lines[number]
        told = _TOLD.match(line)
        if told and is_person(told["name"].strip()):
            words = key(line).replace(" ", "")
            if (told["job"] and any(site in words for site in sites)) or (
                number,
                told["name"].strip(),
            ) in linked:
                found.append(told["name"].strip())
    names = once(found)
    return names if len(names) == 1 else ()


def _single(page: PageLines, linked: Iterable[MarkedText]) -> tuple[str, ...]:
    """Returns the one word that leads to somebody's page, alone in its line, with the day in the next: a blog's Ann."""
    return once(
        part.text
        for part in linked
        if page.lines[part.line] == part.text
        and _ACCOUNT.fullmatch(part.text)
        and split_names(part.text)
        and any(map(find_day, page.lines[part.line + 1 : part.line + 2]))
    )[:1]


def _is_short(page: PageLines, part: MarkedText) -> bool:
    """Returns whether a marked part stands in a line of few words that is no sentence."""
    line = page.lines[part.line] if part.line < len(page.lines) else ""
    return len(line.split()) <= _SHORT and not ends(line)


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    return once(name for text in texts for name in split_names(text))


def _credited(marked: Iterable[MarkedText]) -> tuple[str, ...]:
    """Returns the names in what is marked as a by-line; a day may stand beside them."""
    return once(name for part in marked for name in _read(part.text, part.parts, beside=True).authors)


def _accounts(marked: Iterable[MarkedText]) -> Iterator[str]:
    """Yields the names of newsrooms and accounts that are marked as authors, those alone in their element first."""
    for part in sorted(marked, key=lambda part: len(part.parts)):
        for text in part.parts:
            name = take_lead(text)[0].strip(" ,:|")
            is_account = is_body(name) or (_ACCOUNT.fullmatch(name) and take_lead(f"{name} ")[0])
            if is_account and split_names(name):
                yield name


def _known(texts: Iterable[str], shown: _ShownWords) -> tuple[str, ...]:
    """Returns the names that a page states and shows, too; one word must stand alone, for it may be half a name."""
    return tuple(
        name
        for name in _names(texts)
        if (key(name) in shown.pieces if " " not in key(name) else f" {key(name)} " in shown.whole)
    )


def _is_credit(page: PageLines, part: MarkedText) -> bool:
    """Returns whether a part is marked as a by-line, and not as that of a picture."""
    before = page.lines[part.line - 1] if 0 < part.line <= len(page.lines) else ""
    return (
        bool(_CREDIT.search(part.marks))
        and not _NO_CREDIT.search(part.marks)
        and not _PICTURE.fullmatch(before)
        and len(part.text) <= 200
    )
