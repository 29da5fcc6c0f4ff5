"""Notes at the edges of a text about the text itself: who helped, what was corrected, where it appeared first.

One sign is chance, for articles are written about articles, too; two together are a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.rules import WordingRule, any_of

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Sequence

_TEXT = r"""(?:article|story|report|essay|post|column|commentary|interview|piece|version|text|review|project|excerpt
  |series|episode|video|analysis|edition|investigation|blog|page)"""
SIGNS = (
    WordingRule(
        "the text itself",
        rf""".*\b(?:(?:this|our|(?:an|a|the)\s+(?:earlier|previous|shorter|longer|original|print(?:ed)?))
            \s+(?:\w+\s+)?{_TEXT}s?
          | (?:the\s+)?(?:below|following|above)\s+(?:letter|{_TEXT}) | (?:letter|{_TEXT})\s+(?:below|above)
          | dies(?:er|e|es|em|en)\s+(?:artikel|beitrag|text|interview))\b.*""",
        "An earlier version called the bridge a dam.",
    ),
    WordingRule(
        "how it came about",
        r""".*\b(?:contribut\w+\s+(?:to|from)
          | (?:reported|edited|translated|written|produced|reprinted|excerpted|adapted|compiled|reviewed|supported
            |funded|updated|corrected|syndicated)\s+(?:by|from|for|in|with|on|to)
          | (?:reporting|writing|editing)\s+by
          | (?:first|originally)\s+(?:appeared|published|aired|ran)
          | (?:appear(?:ed|s)|published)\s+(?:first|originally|in|on|by|at|with)
          | (?:has|have)\s+been\s+(?:updated|corrected|changed|edited|amended|clarified|revised)
          | misstated | misspelled | misidentified | incorrectly | mistakenly
          | (?:is|was)\s+(?:the\s+\w+\s+)?(?:part|instal?lment)\s+(?:of|in)
          | with\s+(?:the\s+)?permission | thank | special\s+to
          | erschien(?:en)?\s+(?:zuerst\s+)?(?:in|im|auf|bei))\b.*""",
        "It was funded by the Museum of Bridges.",
    ),
    WordingRule(
        "label",
        r"""\W*(?:(?:\w+[’']?s?\s+)?(?:notes?|correction|clarification|updates?|disclosure|disclaimer)\b
            [^.!?:]{0,40}[:.—–-]
          | (?:\w+\s)?(?:contributing|contributors|reporting|sources?|editors?|producers?|hinweis|anmerkung|korrektur)\b
            [^.!?:]{0,30}:
          | (?:additional\s+)?(?:reporting|writing|editing)\s+by\s
          | (?:authors?|autor(?:in|en|innen)?|text|words)\s*:?\s(?-i:[^\W\d_a-z])).*""",
        "Editor’s note: the bridge is open again.",
    ),
    WordingRule(
        "whose it is",
        r""".*\b(?:(?:the|its)\s+(?:authors?|writers?|reporters?|correspondents?|columnists?|editors?)
          | (?:staff|news)\s+(?:writers?|reporters?) | d(?:er|ie)\s+autor(?:in)?)\b.*""",
        "The author lives by the river.",
    ),
    WordingRule(
        "address", r".*(?:\S@\w | (?<!\S)@\w{3} | https?:// | \bwww\.).*", "Write to ann@bridge.example."
    ),
    WordingRule("set apart", r"[\[(*].*[\])*]\W? | (?:--|[—–-])\s*\w.*", "(Jan de Vries in Port Lenn.)"),
)
"""What notes about a text are known by, each a sign on its own."""
BIO = WordingRule(
    "who somebody is",
    r"""(?-i:[^\W\d_a-z][\w.’'-]+(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w.’'-]*){1,3})\s+
          (?:is|was|writes|covers|reports|works|teaches|lives)\b.*""",
    "Ann Lee writes about rivers.",
)
"""A sign of notes below a text: above it, a sentence that says who somebody is is its first."""
STRANGER = WordingRule(
    "who a stranger is",
    r"""(?-i:(?P<name>[^\W\d_a-z][\w.’'-]+(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-z][\w.’'-]*){1,3}))\s+
          (?:(?:writes|covers|reports|teaches)\s+(?:about|on|for|at)\b
            | is\s+(?:an?|the)\s+(?:[\w’'&-]+\s+){0,5}
              (?:writer|journalist|reporter|editor|columnist|author|correspondent|professor|lecturer|fellow|director
                |historian|contributor|blogger)s?\b).*""",
    "Ann Lee is a staff writer at the Bridge.",
)
"""A second sign of such notes, where the text above does not speak of that person."""
_SIGNS = [any_of([sign]) for sign in SIGNS]
_STRANGER = any_of([STRANGER])
_BELOW = [*_SIGNS, any_of([BIO])]
NOTE = "note about the text"
"""Why such a line is left out."""
_NEEDED = 2
"""Signs of a note."""
_LONGEST = 70
"""Words of a note at most."""
_STRANGERS = 3
"""Lines at the end that may each tell of somebody else."""
_ABOVE = 2
"""Lines above the text at most among which notes stand."""


def find_notes(
    texts: Sequence[str],
    authors: Sequence[str],
    *,
    slanted: Collection[int] = (),
    aside: Collection[int] = (),
) -> frozenset[int]:
    """Returns the indices of the lines at the top and at the end of a text that are notes about it.

    `slanted` holds the indices of lines set in italics in a text that is not: at its end that is a sign of a note, too;
    at its top abstracts are set so. `aside` holds those of them with a link, or of few words: at the end that is one
    more sign.
    """
    names = [key(name) for name in authors]
    below = len(texts)
    while below and (
        _count_signs(texts[below - 1], names, _BELOW)
        + sum(below - 1 in those for those in (slanted, aside))
        + (len(texts) - below < _STRANGERS and _tells_of_a_stranger(texts, below - 1))
        >= _NEEDED
    ):
        below -= 1
    above = [
        index for index in range(min(_ABOVE, below)) if _count_signs(texts[index], names, _SIGNS) >= _NEEDED
    ]
    return frozenset((*above, *range(below, len(texts)))) if below else frozenset()


def count_signs(text: str) -> int:
    """Returns how many signs of a note a line has, wherever it stands."""
    return _count_signs(text, (), _SIGNS)


def _tells_of_a_stranger(texts: Sequence[str], at: int) -> bool:
    """Returns whether a line says what somebody does of whom no other line speaks."""
    match = _STRANGER.match(texts[at])
    last = match["name"].split()[-1] if match else ""
    return bool(last) and not any(last in text for index, text in enumerate(texts) if index != at)


def _count_signs(text: str, names: Sequence[str], signs: Iterable[re.Pattern[str]]) -> int:
    if len(text) > 12 * _LONGEST or len(text.split()) > _LONGEST:
        return 0
    words = f" {key(text)} "
    return sum(bool(sign.match(text)) for sign in signs) + any(f" {name} " in words for name in names)
