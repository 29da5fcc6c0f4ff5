"""Words that are for a thing and words that are against it, where WordNet knows no opposites: data, two sides each."""

from __future__ import annotations

from functools import lru_cache

CAMPS = (
    (
        "v",
        """advance aid allow boost ease enable encourage facilitate favour foster fuel further help improve nurture
        promote speed spur stimulate strengthen support""",
        """block curb discourage frustrate hamper harm hinder impede inhibit obstruct oppose prevent slow stifle stop
        thwart undermine weaken worsen""",
    ),
    ("v", "keep maintain preserve retain save", "abandon abolish cancel delete discard drop remove scrap"),
    ("v", "add include incorporate", "delete exclude omit remove"),
    ("v", "build construct create develop establish found", "demolish destroy dismantle eliminate ruin"),
    ("v", "acknowledge admit affirm confirm", "contradict deny dispute refute"),
    ("v", "arrest capture detain imprison jail", "free liberate release"),
    ("v", "accept approve back endorse grant ratify", "block refuse reject veto"),
    ("v", "expand grow swell", "contract dwindle shrink"),
    ("v", "mend repair resolve settle solve", "aggravate worsen"),
    ("v", "enter join", "leave quit"),
    ("v", "launch open start", "cancel halt"),
    ("v", "loosen relax", "tighten"),
    ("n", "advantage asset benefit", "disadvantage drawback harm"),
    ("n", "excess glut surplus", "deficit lack scarcity shortage"),
    ("n", "ally friend partner supporter", "enemy foe opponent rival"),
    ("n", "north", "south"),
    ("n", "east", "west"),
    ("a", "optional voluntary", "compulsory mandatory obligatory"),
    ("a", "unanimous united", "divided split"),
)
"""Part of speech, words of the one side, words of the other."""


@lru_cache(maxsize=1)
def _read() -> dict[tuple[str, str], frozenset[str]]:
    table: dict[tuple[str, str], frozenset[str]] = {}
    for part, one, two in CAMPS:
        for words, others in ((one, two), (two, one)):
            for word in words.split():
                table[word, part] = table.get((word, part), frozenset()) | frozenset(others.split())
    return table


def are_in_two_camps(first: str, second: str, part: str) -> bool:
    """Whether one word is for what the other is against: "The tax spurs, or hinders, trade"."""
    return second in _read().get((first, part), frozenset())
