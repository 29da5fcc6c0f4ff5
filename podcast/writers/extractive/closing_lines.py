"""What a text ends with behind its last statement: who paid, what to read, rules for readers, a date by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.announcing import announces

if TYPE_CHECKING:
    from podcast.model import Understanding
    from podcast.model.understanding import Sentence

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_PAID = "funded|supported|financed|sponsored|underwritten|made possible"
_WORK = "research|work|study|studies|project|trial|analysis|survey|report|paper|programme?|authors?|researchers?|team"

CLOSING: tuple[tuple[str, str], ...] = (
    (
        (
            rf"\b(?:{_WORK}|funding|support|grants?)\b.{{0,60}}\b(?:{_PAID}|provided|came|comes)\b"
            r".* (?:by|from|through|with)\b"
        ),
        "The research was supported by a grant of the Tidal Service.",
    ),
    (
        (
            r"\b(?:reports?|reported|declares?|declared|discloses?|disclosed|ha[sd]|have) (?:\w+ ){0,3}"
            r"(?:no|any|financial|potential|other|relevant|competing)\b.{0,60}"
            r"\b(?:conflicts?|interests?|relationships|disclosures|disclose)\b"
        ),
        "The authors reported having no conflicts of interest.",
    ),
    (
        (
            r"^[A-Z].{2,80}\b(?:manages|operates|runs|administers)\b.* for (?:the )?[A-Z]"
            r"|\bData (?:is|are) (?:archived|stored|housed)\b|\b[Oo]perations are (?:conducted|managed|based)\b"
        ),
        "The Tidal College manages the gauge for the Ministry of Tides.",
    ),
    (
        (
            r"(?i:\bdoi\b|^(?:primary |full |original )?(?:source|citation|reference|journal)(?: reference)?s?:)"
            r"|^[“\"][^”\"]{20,}[,.]?[”\"].{0,120}\b(?:19|20)\d\d\b.{0,20}$|^[A-Z][\w ]{2,40} et al\b"
        ),
        "Source: Lee et al., The gauges of the coast.",
    ),
    (
        rf"^(?:\w+day,? )?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}),? (?:19|20)\d\d\.?$",
        "7 June 2013.",
    ),
    (
        r"\b[Pp]lease\b|^(?:All )?[Cc]omments (?:must|should|will|are|may|that)\b|\bour comments? policy\b",
        "If you write of the gauge, please do not name its keepers.",
    ),
    (
        (
            r"^Transcript (?:provided|by)\b|\b[Cc]opyright (?:©|\d{4}|[A-Z]+\.?$)|\b[Aa]ll rights reserved\b"
            r"|\bcontributed (?:\w+ )?to this (?:report|story|article|post)\b"
        ),
        "Tom Harrow contributed reporting to this story.",
    ),
    (
        (
            r"\b(?:has|have|offers?|provides?) (?:more|additional|further) (?:about\b|on\b|information\b|details\b)"
            r"|^(?:For|To) (?:more|further|additional|learn|read|see|find out)\b"
        ),
        "The Ministry of Tides has more about gauges.",
    ),
    (
        (
            r"^(?:Get in touch|Chat|Contact|Visit|Follow|Subscribe|Sign up|Tune in|Click|Join)\b"
            r"|^We(?:[’']ll| will) (?:be (?:covering|updating|reporting|following)|update|keep you|have more)\b"
        ),
        "We'll be covering the race from the mole.",
    ),
)
"""What such a sentence has, by its shape, and one that has it."""
MOST = 16
"""Lines of an end, at most."""
_ANY = re.compile("|".join(pattern for pattern, _ in CLOSING))
"""Any of them: «The study was funded by the port.»"""


def find_closing_lines(understood: Understanding) -> frozenset[int]:
    """Returns the sentences behind an article's last statement: from its end back, as long as they are nothing else."""
    quoted = {index for quotation in understood.quotations if quotation.cue for index in quotation.sentences}
    closing: set[int] = set()
    passed: list[int] = []
    for sentence in reversed(understood.sentences):
        if sentence.section < 0 or len(closing) >= MOST or sentence.index in quoted:
            break
        passed.append(sentence.index)
        if _ANY.search(sentence.text):
            closing.update(passed)
        elif not _is_silent(sentence):
            break
    return frozenset(closing if len(closing) < len(understood.sentences) else ())


def _is_silent(sentence: Sentence) -> bool:
    """Returns whether a line states nothing itself: a label, a name with its number, a word to readers."""
    is_stated = any(token.is_finite for token in sentence.parse.tokens)
    return not is_stated or sentence.text.endswith(":") or announces(sentence.text)
