"""Takes out what is no part of the text: credits, appeals, links, back matter, repeated sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from podcast.article.extraction import Extract, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Block

_NOISE = re.compile(
    r"""^(?:
        read\s+(?:more|also|next)\b(?:.{0,80}[^.!?]|.{0,12})
      | (?:see|read)\s+(?:also|our)\b.{0,80}[^.!?] | see\s+also | also\s+read\b.{0,80}
      | related(?:\s+(?:reports?|articles?|stories|posts?|content|links?|topics?|reading|coverage))?:?
      | recommended(?:\s+(?:reading|articles|for\s+you))?:?
      | you\s+(?:may|might)\s+also\s+(?:like|be\s+interested.*)
      | more\s+(?:on\s+this(?:\s+(?:story|topic))?|from\s+.{1,40}|stories|articles)
      | most\s+(?:read|popular|viewed)
      | (?:scroll|back)\s+to\s+(?:the\s+)?top | go\s+to\s+top | skip\s+to\s+(?:main\s+)?content
      | hide\s+images?
      | advertisement | sponsored(?:\s+content)? | promoted | anzeige | werbung | publicit[eé]
      | share(?:\s+(?:this|on|via)\b.{0,50})? | print(?:\s+this\s+(?:page|article))? | e-?mail | tweet
      | copy\s+link
      | follow\s+(?:us|me)\s+on\b.{0,60} | like\s+us\s+on\b.{0,60} | loading\W* | click\s+here\b.{0,60}
      | (?:sign\s+up|subscribe|register)\b.{0,100}
        \b(?:newsletters?|inbox|podcast|updates|mailing\s+list|alerts?|channel)\b.{0,100}
      | never\s+miss\b.{0,80}\b(?:newsletters?|sign(?:ing)?\s+up)\b.{0,60}
      | you\s+can\s+unsubscribe\b.{0,160}
      | .{0,120}\btune\s+in(?:to)?\s+(?:to\s+)?our\b.{0,40}\bpodcast\b.{0,40}
      | listen\s+to\s+(?:this\s+article|our\s+podcast)\b.{0,60}
      | contact\s+us\b.{0,160}
      | (?:for\s+more\s+information,?\s+)?(?:please\s+)?(?:contact|e-?mail)\s+us\b.{0,120}
      | (?:you\s+can\s+)?(?:contact|follow|find|e-?mail)\s+(?:[\w.]+\s+){1,3}
        on\s+(?:facebook|twitter|instagram|x|linkedin)\b.{0,90}
      | do\s+you\s+want\s+to\s+be\s+informed\b.{0,80} | .{0,80}\bsign\s+up\s+here\W*
      | (?:we|this\s+(?:site|website))\s+uses?\s+cookies\b.{0,300} | accept\s+(?:all\s+)?cookies
      | this\s+is\s+a\s+preview\s+of\s+subscription\s+content\b.{0,80}
      | (?:access|buy|rent)\s+(?:this\s+)?article\b.{0,60}
      | (?:leave|post|add)\s+a\s+comment\b.{0,40} | \d+\s+comments? | no\s+comments\s+yet.?
      | view\s+comments | comments?
      | tags?:.{0,200} | filed\s+under:?.{0,200} | topics?:.{0,200} | categor(?:y|ies):.{0,120}
      | (?:last\s+)?(?:updated|modified|reviewed)(?:\s+on)?:?\s+(?:\w+\s+)?\d.{0,30} | stand:\s+\d.{0,30}
      | (?:image|photo(?:graph)?|picture|foto|bild|cr[eé]dit)
        (?:\s*(?:credits?|sources?|by|quelle))?\s*:\s*.{1,120}
      | (?:©|\(c\)|copyright\b).{0,140} | (?:all\s+)?rights\s+reserved\W*
      | by\s+(?-i:(?:(?:[^\W\d_a-z][\w.’'-]*|and|staff|de|der|van|von|la|del|di)(?:,?\s+|$)){1,6})
      | \d{1,2}\s+min(?:ute)?s?\s+read | members | online
      | doi:.{0,80} | [A-Z][\w\s&.]{1,40}\s\d{1,4},\s\d+[-–]\d+\s\(\d{4}\)
      | mehr\s+zum\s+thema:? | lesen\s+sie\s+auch\b.{0,100} | weiterlesen.{0,60} | zum\s+seitenanfang
      | nach\s+oben
      | (?:[àa]\s+)?lire\s+aussi\b.{0,120} | (?:lee|leer|lea)\s+(?:también|más)\b.{0,120}
      | leggi\s+anche\b.{0,120}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_BACK_MATTER = re.compile(
    r"""^(?:\d+\.?\s+)?(?:
        references?(?:\s+(?:and|&)\s+notes)? | bibliography | literature(?:\s+cited)? | works\s+cited
        | notes? | footnotes | endnotes
      | acknowledge?ments? | author(?:s|\s+information|\s+contributions|s’?\s+contributions)?
      | about\s+the\s+authors?
      | about\s+this\s+article | cite\s+this\s+article | rights\s+and\s+permissions
      | ethics\s+declarations? | additional\s+information
      | (?:conflicts?|declaration)\s+of\s+(?:competing\s+)?interests? | competing\s+interests | funding
      | data\s+availability(?:\s+statement)?
      | further\s+reading | external\s+links | see\s+also | supplementary\s+(?:information|materials?)
      | keywords | comments?
      | \d+\s+comments? | leave\s+a\s+(?:reply|comment) | nutrition(?:al)?\s+(?:information|facts)
      | share\s+this(?:\s+article)?
      | (?:sign\s+up|subscribe)\b.{0,60} | newsletter | literatur(?:verzeichnis)? | einzelnachweise
      | quellen | danksagung
      | r[eé]f[eé]rences | bibliographie | bibliograf[ií]a | referencias
    )\s*:?$""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT_TAIL = re.compile(
    r"(?:\s*©\s*[^.!?©]{2,60}"
    r"|(?<=[.!?”\"])\s*\(?(?:Foto|Photo|Image|Picture|Bild)(?:\s*(?:credit|by))?\s*:\s*[^.!?]{2,50}(?:\.\w{2,4})?\)?)$"
)
_ADDRESS = re.compile(r"^\(?(?:https?://|www\.)\S+\)?$", re.IGNORECASE)
_PULL_QUOTE = 6
"""Words: shorter repeats (“He agreed.”) are how people write."""
_LONG = 20
"""Words: who says that much twice has copied it."""


def clean(found: Extract) -> Extract:
    """The same document without what a listener should never hear; every sentence of the text stays."""
    blocks = _without_back_matter(found.document.blocks)
    blocks = list(_without_figures(list(_without_noise(blocks))))
    blocks = _without_repeats(blocks, found.standfirst)
    standfirst = tuple(text for text in found.standfirst if not _NOISE.match(text))
    return Extract(replace(found.document, blocks=tuple(blocks)), standfirst)


def _without_back_matter(blocks: Sequence[Block]) -> list[Block]:
    """Drop references, acknowledgements and the like: from such a heading to the next of its level."""
    kept: list[Block] = []
    skipping = 0
    for index, block in enumerate(blocks):
        if block.kind == "heading" and (not skipping or block.level <= skipping):
            # A page that only begins with "Notes" is about them; back matter comes after text.
            after_text = any(before.kind == "paragraph" for before in kept)
            skipping = block.level if after_text and _BACK_MATTER.match(block.text) else 0
            if not skipping and index == 0 and _NOISE.match(block.text):
                continue
        if not skipping:
            kept.append(block)
    return kept


def _without_noise(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        text = block.text
        if not any(map(str.isalnum, text)) or _ADDRESS.match(text):
            continue
        if len(text) <= 400 and _NOISE.match(text) and not _is_opening(block):
            continue
        credit = _CREDIT_TAIL.search(text) if block.kind == "paragraph" else None
        if credit is None:
            yield block
        elif len(text.split()) > 60 or "©" not in credit.group():
            yield replace(block, text=text[: credit.start()].rstrip())
        # What is short and ends in a credit is a caption.


def _without_figures(blocks: list[Block]) -> Iterator[Block]:
    """Lists of prices and figures go."""
    for is_item, run in groupby(blocks, key=lambda block: block.kind == "item"):
        items = list(run)
        if is_item and 2 * sum(map(_is_figures, items)) > len(items):
            continue
        yield from items


def _is_figures(block: Block) -> bool:
    """Whether a listener would hear little but figures."""
    return 2 * sum(map(str.isalpha, block.text)) < len(re.sub(r"\s", "", block.text))


def _is_opening(block: Block) -> bool:
    """“Contact us today” is an appeal, “Contact us: how …” over a section might be its heading."""
    return block.kind == "heading" and ":" in block.text[:-1]


def _without_repeats(blocks: list[Block], standfirst: tuple[str, ...]) -> list[Block]:
    """Drop a paragraph whose words all stand, in a row, inside another: a pull quote, a doubled paragraph."""
    words = [key(block.text).split() if block.kind in ("paragraph", "quote") else [] for block in blocks]
    parts = list(accumulate(int(block.kind == "heading") for block in blocks))
    starts: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    openings = {tuple(mine[:_PULL_QUOTE]) for mine in words if len(mine) >= _PULL_QUOTE}
    for index, mine in enumerate(words):
        for offset in range(len(mine) - _PULL_QUOTE + 1):
            opening = tuple(mine[offset : offset + _PULL_QUOTE])
            # A cap keeps ten thousand equal lines from costing ten thousand squared.
            if opening in openings and len(starts[opening]) < 12:
                starts[opening].append((index, offset))

    first: dict[tuple[str, ...], int] = {}
    for index, mine in enumerate(words):
        first.setdefault(tuple(mine), index)

    def repeats(index: int, mine: list[str]) -> bool:
        if len(mine) < _PULL_QUOTE:
            return False
        before = first[tuple(mine)]
        if before < index and (parts[before] == parts[index] or len(mine) >= _LONG):
            return True
        return any(
            len(words[other]) > len(mine)
            # A pull quote stands near its sentence; a short answer may be right under two questions.
            and (abs(parts[other] - parts[index]) <= 1 or len(mine) >= _LONG)
            and words[other][offset : offset + len(mine)] == mine
            for other, offset in starts.get(tuple(mine[:_PULL_QUOTE]), ())
        )

    def leads(index: int) -> bool:
        """What introduces a list belongs to it, however often it is said."""
        return (
            blocks[index].text.endswith(":") and index + 1 < len(blocks) and blocks[index + 1].kind == "item"
        )

    above = {key(text) for text in standfirst}
    return [
        block
        for index, (block, mine) in enumerate(zip(blocks, words, strict=True))
        if not mine or leads(index) or not (" ".join(mine) in above or repeats(index, mine))
    ]
