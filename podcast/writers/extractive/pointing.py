"""What a sentence points at that a listener does not have: a chart, a picture, code, another place of the page.

Where the rest stands alone, the words that point go; a sentence that says what is to be seen there is not said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView

_DRAWN = "charts? graphs? tables? diagrams? maps? plots? figures? infographics? timelines?"
_TAKEN = (
    "pictures? photos? photographs? images? screenshots? videos? films? clips? gifs? illustrations? slideshows? "
    "galler(?:y|ies) animations? slides?"
)
_WRITTEN = (
    "code snippets? listings? examples? commands? outputs? functions? scripts? equations? formulas? lists? links? "
    "forms? box(?:es)? widgets? mock-?ups? tweets? posts? reports? results? messages? logs? lines? rows? columns?"
)
_SHOWN = f"(?:{'|'.join((*_DRAWN.split(), *_TAKEN.split(), *_WRITTEN.split()))})"
"""What stands on a page besides its text, as "chart"."""
_FILMS = "|".join(_TAKEN.split())
_NOUNS = f"{'|'.join(_DRAWN.split())}|{_FILMS}"
_PLACE = r"(?:above|below|at (?:the )?(?:left|right|top|bottom)|(?:on|to) the (?:left|right))"
_ENDS = (
    r"(?=[.,;:)!]|$| (?:is|are|was|were|has|have|can|will|and|but|to|for|from|as|by|which|you|we|shows?|gives?|lists?"
    r"|illustrates?|depicts?|explains?|summari[sz]es?|includes?|contains?|demonstrates?|compares?|highlights?|tells?|says?)\b)"
)
"""What stands behind a place of the page, as in "The map above shows", and not in "The lamp above the door"."""
_NUMBERED = (
    r"(?:(?-i:Fig(?:ure|s?\.)|FIG(?:URE|S?\.)|Table|Chart|Graph|Exhibit|Listing|Equation|Diagram|Panel|Image|Photo"
    r"|Appendix)s? (?:\d[\w.–-]*\w|\d|[A-Z]\b(?!\.))(?: (?:and|to) \d+)?)"
)
"""What has a number by which it is found, as "Figure 2b"."""
_PLACED = (
    rf"(?:(?:the|this|these|our|my|an?) (?:above|following|accompanying) (?:[\w-]+ ){{0,2}}{_SHOWN}\b"
    rf"|(?:the|this|these|those|both|our|my|an?) (?:[\w’'-]+ ){{0,3}}{_SHOWN} (?:[\w’'-]+ )?{_PLACE}{_ENDS})"
)
"""What has its place on the page, as "the small chart below"."""
_THIS = (
    r"(?:(?:this|these) (?:[\w-]+ )?"
    r"(?:charts?|graphs?|diagrams?|screenshots?|mock-?ups?|gifs?|infographics?|slideshows?)\b)"
)
"""What is there to be seen, as "this chart"."""
_THING = rf"(?:{_NUMBERED}|{_PLACED}|{_THIS})"
_SHOWS = r"(?:shows?|showed|illustrates?|demonstrates?|indicates?|reveals?|suggests?|confirms?|makes? (?:it )?clear)"
_SHOWED = (
    r"(?:shown|seen|illustrated|depicted|displayed|listed|described|discussed|mentioned|noted|explained|outlined"
    r"|declared|defined|stated|summari[sz]ed|posted|embedded|attached|pictured|reproduced)"
)
_PART = r"(?:the [\w’' -]{1,40}(?:sections?|chapters?|paragraphs?|parts?) (?:above|below))"
"""Another part of the text, as "the section on nets below"."""
_IN = rf"(?:(?:in|on|by|from) (?:{_THING}|{_PART}|the (?:{_NOUNS})\b)|above|below|(?:earlier|previously)(?=[,.;]))"

_SEEN = rf"(?:(?:you|we) can (?:\w+ )?see|(?:can be |is |was |are )?(?:\w+ly )?{_SHOWED})"
"""How it is said that something is to be seen, behind "as": "as you can see"."""

CUTS: tuple[tuple[str, str, str], ...] = (
    (
        rf"^(?:and |but |so )?as (?:{_SEEN}(?: {_IN},? |, | (?=from ))|{_THING} (?:\w+ly )?{_SHOWS}, )",
        "As you can see in the map below, the coast has sunk.",
        "The coast has sunk.",
    ),
    (
        rf"^(?:from|according to) {_THING},? (?=it |we |you )",
        "From the screenshot above, it is clear that the gate is shut.",
        "It is clear that the gate is shut.",
    ),
    (
        (
            rf"(?:, as {_SEEN}(?: {_IN})?|(?<!,) as {_SEEN} {_IN}|,? as {_THING} (?:\w+ly )?{_SHOWS})"
            r"(?:,(?= )|(?=[.;]))"
        ),
        "The wall, as you can see above, has sunk.",
        "The wall has sunk.",
    ),
    (
        (
            rf" ?\((?:(?:see|shown|seen|pictured|more (?:on|about) \w+|also|as|in|at|,) ){{0,3}}"
            rf"(?:{_THING}|{_PLACE}|left|right|top|bottom|pictured|later)(?: (?:and|in|on|with|next to|for) [^()]*)?\)"
        ),
        "The keeper (pictured above) has read the gauge.",
        "The keeper has read the gauge.",
    ),
    (
        r" ?\((?:see|cf\.?)\b[^()]*\)",
        "The wall has sunk (see section 2 below).",
        "The wall has sunk.",
    ),
    (
        (
            rf"(?<!those)(?<!that)(?<!ones)(?<!is)(?<!are)(?<!was)(?<!were)(?: already)? {_SHOWED} (?:above|below"
            r"|in this (?:article|post|guide|section|tutorial))"
            r"(?=[.,;]| (?:is|are|was|were)\b)"
        ),
        "The three rules listed above are old.",
        "The three rules are old.",
    ),
    (
        rf", {_SHOWED} (?:above|below),(?= )",
        "The letter, posted below, names the keeper.",
        "The letter names the keeper.",
    ),
    (
        rf"(?: as)? {_SHOWED} (?:above |below )?in [Ss]ections? \d[\d.]*(?=[.,;])",
        "The depths are read as described in Section 4.",
        "The depths are read.",
    ),
)
"""Words that point at what stands on a page, a sentence with them, and what is said of it."""

POINTS: tuple[tuple[str, str], ...] = (
    (rf"(?<!\w){_THING}", "The grey line of Figure 2 is the price of nets."),
    (
        rf"\b(?:see|(?:those|that|ones?) {_SHOWED}) (?:above|below)\b",
        "The rules are those described below.",
    ),
    (
        rf"\b(?:the|this|my|our|an?) (?:\w+ )?(?:chapters?|paragraphs?|stor(?:y|ies)|articles?) (?:above|below){_ENDS}",
        "The mayor of the story above has resigned.",
    ),
    (
        r"\bat the (?:top|bottom|end|foot) of (?:this|the) (?:page|post|article|story|screen)\b",
        "It stands at the top of this page.",
    ),
)
"""What is left in a sentence that is not said, and such a one."""

_CUTS = tuple(re.compile(pattern, re.IGNORECASE) for pattern, _, _ in CUTS)
_POINTS = re.compile("|".join(pattern for pattern, _ in POINTS), re.IGNORECASE)
"""Any of them: «Figure 2 is older.»"""
_FILMED = re.compile(
    r"\b(?:the|this|our) (?:[\w’'-]+ ){0,3}(?P<noun>videos?|films?|clips?|footage|recordings?|letters?|statements?"
    rf"|interviews?)(?P<place> {_PLACE}){_ENDS}(?P<told>, (?:which|in which|who) )?",
    re.IGNORECASE,
)
"""What can be told of, and its place: «The film above, which was made in May, shows the old gate.»"""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""Somebody's words, who points at what is before them: «“Look at this chart,” she said.»"""


def cut_pointers(source: SourceView, index: int) -> list[Edit]:
    """Returns the changes by which a sentence loses the words that point at what nobody hears.

    Of what somebody says word for word none go but those at its beginning.
    """
    text = _without_quotations(source.sentence(index).text)
    edits = [Edit(*match.span()) for pattern in _CUTS if (match := pattern.search(text))]
    edits += [
        Edit(*match.span("place"))
        for match in _FILMED.finditer(text)
        if match["told"] or _speaks_of(source, index, match["noun"])
    ]
    if index in source.tellers:
        return [edit for edit in edits if edit.start == 0][:1]
    return edits


def points_at_unheard(source: SourceView, index: int) -> bool:
    """Returns whether a sentence still points at what nobody hears when it has lost the words that can go."""
    if index in source.listed or index in source.leads:
        return False
    text = _without_quotations(source.sentence(index).text)
    for edit in cut_pointers(source, index):
        text = text[: edit.start] + "·" * (edit.stop - edit.start) + text[edit.stop :]
    return bool(_POINTS.search(text.lstrip("·")))


def _speaks_of(source: SourceView, index: int, noun: str) -> bool:
    """Returns whether the title or another sentence has a noun, too."""
    texts = (source.understood.article.title, *(s.text for s in source.sentences if s.index != index))
    return any(re.search(rf"\b{noun}\b", text, re.IGNORECASE) for text in texts)


def _without_quotations(text: str) -> str:
    return _QUOTED.sub(lambda match: "·" * len(match[0]), text)
