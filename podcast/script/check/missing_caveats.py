"""Claims that are said without what the article takes back of them: the next sentence, or a clause of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.script.check.stems import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Caveat, Line, Script, Understanding
    from podcast.script.check.evidence import EvidenceShelf

_AHEAD = 3
"""Lines behind a claim in which its caveat is still heard as one."""
_TURNING = ("but", "yet")
"""Words behind which a clause takes its own sentence back; a condition that is lost is looked for elsewhere."""
_CLAIMED = 0.3
"""Share of a claim's words that a line has which makes the claim."""
_SAID = 0.34
"""Share of a caveat's words any more of which say it, in words of their own."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim without its caveat."""

    at: int
    """Line of the script's file."""
    claim: str
    caveat: str
    """The sentence or the clause that takes something back, as the article has it."""


def find_left_out(script: Script, shelf: EvidenceShelf) -> Iterator[LeftOut]:
    """Yields the claims of a script whose caveats it leaves out, each once."""
    understood = shelf.understood
    if understood is None:
        return
    places = [{place for label in line.cites for place in shelf.places(label)} for line in script.lines]
    every = set[int]().union(*places)
    own = [one for one in understood.caveats if one.clause is not None and one.words in _TURNING]
    caveats = (*understood.find_left_out(every), *own)
    named: set[str] = set()
    for at, line in enumerate(script.lines):
        near = script.lines[max(0, at - 1) : at + 1 + _AHEAD]
        for caveat in caveats:
            if caveat.claim not in places[at]:
                continue
            claim, limit = _read_sides(caveat, understood)
            if limit not in named and _claims(line, claim, limit) and not _is_said(near, claim, limit):
                named.add(limit)
                yield LeftOut(line.at, claim, limit)


def _read_sides(caveat: Caveat, understood: Understanding) -> tuple[str, str]:
    """Returns what is claimed, and what takes it back: two sentences, or two parts of one."""
    claim, limit = (understood.sentences[it] for it in (caveat.claim, caveat.limit))
    if caveat.clause is None:
        return claim.text, limit.text
    clause, tokens = limit.clauses[caveat.clause], limit.parse.tokens
    start, stop = tokens[clause.start].start, tokens[clause.stop - 1].end
    return claim.text[:start] + claim.text[stop:], f"{caveat.words} {limit.text[start:stop]}"


def _claims(line: Line, claim: str, limit: str) -> bool:
    """Whether a line says what the caveat is about, and not another part of the sentence."""
    stems, said = _stems(claim), _stems(line.text)
    about = stems & _stems(limit)
    return len(stems & said) >= _CLAIMED * len(stems) and (not about or bool(about & said))


def _is_said(lines: Sequence[Line], claim: str, limit: str) -> bool:
    """Whether lines say most of what takes the claim back, whatever they cite."""
    own = _stems(limit) - _stems(claim)
    said = {stem for line in lines for stem in _stems(line.text)}
    return len(own & said) > _SAID * len(own) or not own


def _stems(text: str) -> set[str]:
    return {stem for stem, _ in content_words(text)}
