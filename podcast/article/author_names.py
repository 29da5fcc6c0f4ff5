"""A list of authors as people write it → their names, without "by", titles, degrees, jobs and addresses."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from podcast.article.extraction import key, one_line
from podcast.language.facts.first_names import NAMES_AND_WORDS, is_first_name
from podcast.language.meaning.lexicon import NO_ENTRY, look_up
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WRITTEN = (
    r"written|reporting|authored|posted|published|reported|prepared|compiled|submitted|contributed|filed|created"
    r"|geschrieben|verfasst|erstellt|veröffentlicht|publiziert|escrito|publicado|écrit|rédigé|publié|scritto|pubblicato"
    r"|geschreven|geplaatst"
)
_WRITING = (
    r"words|text|story|report|review|opinion|analysis|commentary|interview|essay|article|column"
    r"|(?:guest\s+)?post"
)
_LEAD = re.compile(
    rf"^\W*(?:(?:(?:an?\s+)?(?:{_WRITTEN})|(?:\w+\s+)?(?:{_WRITING}))\s+)?(?:by|von|par|por|di|da|door)\b\s*[:|]?\s+"
    r"|^\W*(?:by|von|text|words|story)\s*:\s*"
    r"|^\W*(?:author(?:[’']?s)?|autor(?:in|es|en|innen)?|auteure?s?)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
"""That somebody wrote the text; who edited, drew or paid for it is another one."""
_POSTED = re.compile(rf"\W*(?:{_WRITTEN})\s", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s@]{1,64}@\S{1,200}|(?<!\w)@\w+|\b(?:https?:|www\.)\S+")
_CALLED = r"(?!\([A-Z]{3,}\))\([A-Z][\w.]{0,12}\)\s(?=[A-Z])"
"""What somebody is called, between the names: "Richard (Dick) Low", and no "(AFP)"."""
BRACKETED = re.compile(rf"\s*(?!{_CALLED})[(\[]([^()\[\]]*)[)\]]")
_STRONG = re.compile(r"\s*[;|•·\n]\s*|\s+/\s+|\s+[–—-]\s+")
_JOINED = re.compile(r"\s+(?:and|und|et|y|e|en|i|&|with|mit)\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:dr|prof|mag|ing|mr|mrs|ms|dipl\.?-\w+|med|phil|rer|nat|jur|h\.\s?c|rev)\.\s*"
    r"|(?:dr|prof|professor|dame|sir|rechtsanw(?:alt|ältin)|pfarrer(?:in)?|pastor(?:in)?|bisch(?:of|öfin))\s+)+",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:,?\s+(?:ph\.?\s?d|m\.?d|d\.?o|m\.?sc?|b\.?sc?|m\.?a|b\.?a|mba|mph|llm|j\.?d|r\.?n|r\.?d|cpt|cscs|cfa|cpa|dds|esq)\.?)+$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:our|guest|staff|admin\w*|editor(?:s|ial)?|senior|letters|unknown|anonymous|webmaster|user|root|owner|author|default"
    r"|redaktion|redacción|redação|rédaction)\b.*|(?:published|posted|updated)\b.*|print|(?:the|die|das|el|los)\s(?:\w+|.*\b(?-i:[a-zà-ÿ]{4,}).*)|(?:the\s)?(?:news\s)?(?:team|newsroom|editors)"
    r"|.*\bredaktion|(?:view|read|see|show)\s(?:more|all)\b.*|more\s(?:articles|posts|stories)\b.*",
    re.IGNORECASE,
)
"""What stands where an author would, and names nobody."""
_JOB = re.compile(
    r"(?![A-Z]\.)(?:.*\b(?:author|reporter|writer|editor|correspondent|columnist|journalist|producer|contribut\w+|fellow|chief"
    r"|professor|director|president|head|analyst|economist|researcher|associate|strategist|lecturer"
    r"|redakteur\w*|autor\w*)\b|\w+ (?:at|of|for)\b)",
    re.IGNORECASE,
)
"""What may follow a name behind a comma: "Ann Writer, science reporter"."""
_BEHIND = re.compile(
    r"\s(?:(?:staff|senior|chief|contributing|special|associate|deputy|assistant|managing|executive|freelance|guest)\s\w+.*"
    r"|associated\spress|reuters|bloomberg)$",
    re.IGNORECASE,
)
"""A job or an agency with nothing but a space before it: "Ann Low Staff Reporter"."""
_WORK_BEHIND = re.compile(
    r"(?P<name>\S+(?:\s[A-Z]\.)?\s\S+)\s(?:[A-Z]\S*\s){0,3}(?:[Cc]olumnist|[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter)"
)
"""A name with a job right behind it: "Ann Low Harbour Writer"."""
_NEWSROOM = re.compile(
    r".*\b(?:agence|agency|news|press|wires?|desk|newsroom|staff|reporters|submissions|sports|tribune|times|post|reuters)\b.*"
    r"|(?-i:[A-Z]{2,4})",
    re.IGNORECASE,
)
"""Who brought a text, where nobody is said to have written it: an agency, a desk, a paper."""
_DESK = re.compile(
    r"\s+(?:(?:(?:news|web|online)\s+)?(?:staff|desk|team|editors|newsroom|redaktion)|news)$", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:news|press|times|post|media|magazine|agency|agence|institute|institut|university|universität|ministry"
    r"|department|association|society|company|inc|ltd|gmbh|ag|e\.\s?v|corporation|group|foundation|online|verlag|zeitung"
    r"|network|service|bureau|staff|team|desk|newsroom|editors|kitchens?|the|die|das|of|for|für|(?<!van\s)(?<!von\s)der|des)\b|\.\w{2,4}$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,5}")
"""Letters that nobody can speak as a word, as in "KBN Wire": no part of somebody's name."""
_INITIALS = re.compile(r"(?:[A-Z]\.-?){1,3}|[A-Z]")
_FULL_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})\.$")
"""What ends a by-line set as a sentence, “By Ann Lee.”, and no abbreviation: “Ann C.”, “Jr.”"""
_PARTICLES = frozenset("von van de del della der den di da dos du la le ter ten bin al el af av y e".split())
_SMALL_WORDS = frozenset("of the and for und der die das für de la e y &".split())
_SUFFIX = re.compile(r"(?:jr|sr)\.?|[IVX]{2,4}", re.IGNORECASE)
_MOST = 5000
"""Characters of a list of authors at most; papers of physics have hundreds."""


def split_names(text: str) -> tuple[str, ...]:
    """Returns the names in a list of authors, each once; the whole text where it reads like one body's name."""
    text = one_line(html.unescape(html.unescape(re.sub(r"<[^<>]*>", " ", text[:_MOST]))))
    text = ADDRESS.sub(" ", BRACKETED.sub("", text))
    text = take_lead(text)[0].strip(" ,;:|-–—")
    parts = [part for piece in _STRONG.split(text) for part in _at_commas(piece) if part]
    names = [
        name
        for index, part in enumerate(parts)
        if (name := _bare(part)) and not _NOBODY.fullmatch(name) and not (index and _JOB.match(name))
    ]
    people = [name for name in names if is_person(name)]
    if people:
        return without_shouted(once(people))
    return once(names if len(names) == len(parts) else names[:1])


def take_lead(text: str) -> tuple[str, str]:
    """Returns a text without "by", "written by" or "author:" before it, and these words."""
    lead = _LEAD.match(text)
    return (text[lead.end() :].strip(), lead[0]) if lead else (text.strip(), "")


def without_desk(name: str) -> str:
    """Returns a name without the "staff", "news" or "news desk" at its end: whose people they are."""
    return _DESK.sub("", name)


def is_lead(text: str) -> bool:
    """Returns whether a text is nothing but "by", "written by" or "author:": the name stands in the next line."""
    rest, lead = take_lead(f"{text} ")
    return bool(lead) and not rest


def is_posting(lead: str) -> bool:
    """Returns whether words before a name say that somebody wrote or posted the text, and not only "by"."""
    return bool(_POSTED.match(lead))


def is_person(text: str) -> bool:
    """Returns whether a text has the shape of somebody's full name: two to five words with capitals, no body's."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and not re.search(r"[\d:!?\"“”]", text)
        and not _BODY.search(text)
        and not _NOBODY.fullmatch(text)
        and (text.isupper() or not any(map(_ACRONYM.fullmatch, words)))
        and all(
            word.lstrip("(")[:1].isupper() or word.lower() in _PARTICLES or word[:2] in ("d'", "d’")
            for word in words
        )
        and words[0][0].isupper()
    )


def begins_as_person(name: str) -> bool:
    """Returns whether a name begins as somebody's: with an initial, a known first name, or what is no other word."""
    words = name.split()
    first = fold(words[0].partition("-")[0]).strip(".")
    if _INITIALS.fullmatch(words[0]) or is_first_name(first) or first in NAMES_AND_WORDS:
        return True
    is_letters = words[0].isupper() and not name.isupper()  # "HT Reporters", and "AJ Lee"
    return not _is_word(fold(words[-1]) if is_letters else first)


def without_employers(names: Sequence[str], text: str) -> tuple[str, ...]:
    """Returns the names that a text gives without those behind the first that are nobody's: "Ann Low, Port Today".

    Behind "and" stands somebody.
    """
    if _JOINED.search(text):
        return tuple(names)
    return (*names[:1], *filter(begins_as_person, names[1:]))


def is_body(text: str) -> bool:
    """Returns whether a text has the shape of the name of a newsroom, an agency or an office."""
    words = text.split()
    return (
        2 <= len(words) <= 6
        and not _NOBODY.fullmatch(text)
        and text[-1] not in ".?!:"
        and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
        and not any(map(str.isdigit, text))
    )


def without_work(text: str) -> str:
    """Returns the name in a text that is one with a job right behind it, else nothing."""
    work = _WORK_BEHIND.fullmatch(text)
    return work["name"] if work and is_person(work["name"]) else ""


def is_newsroom(text: str) -> bool:
    """Returns whether a name is that of an agency, a desk or a paper: who brings texts, not who wrote one."""
    return not is_person(text) and bool(_NEWSROOM.fullmatch(text))


def is_job(text: str) -> bool:
    """Returns whether a text is what somebody does: "science reporter", "Director", "head of research"."""
    return bool(_JOB.match(text))


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Returns the names, each once, as it is first written, whatever its case."""
    found: dict[str, str] = {}
    for name in names:
        if key(name):
            found.setdefault(key(name), name)
    return tuple(found.values())


def without_shouted(names: Sequence[str]) -> tuple[str, ...]:
    """Returns names without those in capitals, where others are not: "USA TODAY" beside "Ann Low"."""
    return tuple(name for name in names if not name.isupper() or all(map(str.isupper, names)))


def _at_commas(text: str) -> Iterator[str]:
    """Yields the parts between commas, and between "and" where both sides are names of their own."""
    parts: list[str] = []
    for part in re.split(r"\s*,\s*(?:(?:and|und|et|y|e|&)\s+)?", text):
        if parts and _SUFFIX.fullmatch(part):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    for part in parts:
        sides = [_bare(side) for side in _JOINED.split(part)]
        are_names = all(map(is_person, sides)) or all(re.fullmatch(r"[A-Z][a-zà-ÿ]+", side) for side in sides)
        yield from sides if are_names else [part]


def _bare(name: str) -> str:
    """Returns a name without title and degree, and without a job or an agency right behind it."""
    name = _DEGREE.sub("", _TITLE.sub("", name.strip(" ,;:|"))).strip(" ,")
    name = name[:-1] if _FULL_STOP.search(name) and is_person(name) else name
    behind = _BEHIND.search(name)
    if behind and is_person(name[: behind.start()]):
        return name[: behind.start()]
    return without_work(name) or name


def _is_word(word: str) -> bool:
    """Returns whether a folded word stands in a dictionary, alone or without the s of its plural."""
    return any(look_up(form, part) != NO_ENTRY for form in (word, word.removesuffix("s")) for part in "nvar")
