"""Marks in other people's words that nobody says: an editor's brackets, pointers to notes, underscores of a name."""

from __future__ import annotations

import re

_VALUE = r"(?<!\bat )(?<!\bin )(?<!\bof )(?<!\bor )(?<!\band )(?<!\bindex )(?<!\boffset )"
"""What stands before a number in brackets that a sentence needs, and that points to no note: «at offset [4] or [6]»."""
UNSAID_BRACKETS = re.compile(
    rf"\[(?:\^[\w-]*+|sic|\.\.\.|…|citation needed|emphasis (?:added|mine)"
    r"|laugh(?:s|ing|ter)|chuckles|smiles|sighs|pauses?|applause|cheers|crosstalk|inaudible"
    rf"|(?:[^\[\]]{{1,60}}[,;–-] ?)?(?:eds?|editor|trans)\.?)\]|{_VALUE}\[\d{{1,3}}(?:[,–-] ?\d{{1,3}})*+\]",
    re.IGNORECASE,
)
"""Marks of footnotes, of an editor, of what was left out or done: «“It [3] rose [sic] […] at Ruan [laughs]”.»"""
BRACKET_MARKS = re.compile(r"[\[\]]")
"""What stands around a word or a letter that an editor put in, which is said: «They ask [if] the keeper[s] came.»"""
_UNDERSCORES = re.compile(r"(?<!\w)_{1,2}(?=\w)|(?<=[^\W_])_{1,2}(?![^\W_])")
"""What only makes a name look like code: «Write __init__ first.»"""
_IN_WORDS = re.compile(r"\((\w{1,4})\)(?=\w)")
"""Letters that a word may be read with or without: «The (in)action of the council costs more.»"""


def resolve_marks(text: str) -> str:
    """Returns a text as its marks are said: "it asks [if] a judge[s] rule [sic]" is "it asks if a judges rule"."""
    # Most texts have none of these; what looks behind each place in a text took a fifth of the check.
    said = BRACKET_MARKS.sub("", UNSAID_BRACKETS.sub(" ", text)) if "[" in text else text
    said = _IN_WORDS.sub(r"\1", said) if "(" in said else said
    return " ".join((_UNDERSCORES.sub("", said) if "_" in said else said).split())
