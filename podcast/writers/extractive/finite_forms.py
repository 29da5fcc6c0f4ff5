"""A participle as a verb of its own, in the form of another one: "adding" as "added", "adds" or "will add"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.verbs_of_one import third_person

if TYPE_CHECKING:
    from podcast.model import Token

_PASTS = {
    "arise": "arose",
    "become": "became",
    "begin": "began",
    "bend": "bent",
    "bind": "bound",
    "bite": "bit",
    "blow": "blew",
    "break": "broke",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "catch": "caught",
    "choose": "chose",
    "cling": "clung",
    "come": "came",
    "deal": "dealt",
    "dig": "dug",
    "do": "did",
    "draw": "drew",
    "drink": "drank",
    "drive": "drove",
    "eat": "ate",
    "fall": "fell",
    "feed": "fed",
    "feel": "felt",
    "fight": "fought",
    "find": "found",
    "flee": "fled",
    "fly": "flew",
    "forbid": "forbade",
    "forget": "forgot",
    "freeze": "froze",
    "get": "got",
    "give": "gave",
    "go": "went",
    "grow": "grew",
    "hang": "hung",
    "hear": "heard",
    "hide": "hid",
    "hold": "held",
    "keep": "kept",
    "know": "knew",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "meet": "met",
    "overcome": "overcame",
    "overtake": "overtook",
    "overthrow": "overthrew",
    "pay": "paid",
    "ride": "rode",
    "ring": "rang",
    "rise": "rose",
    "run": "ran",
    "say": "said",
    "see": "saw",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "shake": "shook",
    "shoot": "shot",
    "sing": "sang",
    "sink": "sank",
    "sit": "sat",
    "sleep": "slept",
    "slide": "slid",
    "speak": "spoke",
    "spend": "spent",
    "spin": "spun",
    "stand": "stood",
    "steal": "stole",
    "stick": "stuck",
    "strike": "struck",
    "swear": "swore",
    "sweep": "swept",
    "swim": "swam",
    "swing": "swung",
    "take": "took",
    "teach": "taught",
    "tear": "tore",
    "tell": "told",
    "think": "thought",
    "throw": "threw",
    "undergo": "underwent",
    "understand": "understood",
    "wear": "wore",
    "win": "won",
    "withdraw": "withdrew",
    "write": "wrote",
}
"""Stem of a verb → its past, where that is no stem with an ending: «They give and take»"""
_SAME = frozenset(
    "beat bet burst cast cost cut hit hurt let put quit rid set shed shut slit split spread thrust upset".split()
)
"""Verbs whose past is their stem: «They shut the gate and cut the rope»"""
_UNKNOWN = frozenset("be have lie read spit bear dive shine wake bid light learn lean leap".split())
"""Verbs whose past is not one form of the verb alone: «The gauges lie on the quay and shine»"""


def find_past(participle: Token) -> str | None:
    """Returns the past of a verb whose "-ing" form is given; None where that is open."""
    stem, word = participle.lemma, participle.word
    if stem in _UNKNOWN or participle.tag != "VBG" or not word.endswith("ing"):
        return None
    if stem in _SAME:
        return stem
    if stem in _PASTS:
        return _PASTS[stem]
    if stem.endswith("ie"):
        return f"{stem}d"
    return re.sub(r"(?<=[^aeiou])yed$", "ied", f"{word[:-3]}ed")  # "stopping" has the second p of "stopped"


def make_finite(participle: Token, like: Token, *, is_plural: bool) -> str | None:
    """Returns an "-ing" form as a finite verb in the time of another one; None where that would be a guess."""
    if like.tag == "MD":
        return f"{like.word} {participle.lemma}" if like.word.isalpha() and like.word != "ca" else None
    past = find_past(participle)
    if past is None or like.tag == "VBD" or (like.lemma == "have" and like.relation == "aux"):
        return past
    return participle.lemma if is_plural else third_person(participle.lemma)
