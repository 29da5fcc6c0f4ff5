"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in that is was for with his are by this not but from have which you were their has",
    "de": "der die und das ist nicht mit ein den sich auf für im dem von zu eine auch werden des wird sind",
    "fr": "le la les de des et est une dans que pour qui sur pas au plus par ne avec ce sont aux cette nous du",
    "es": "el la los las de que y del en una por con para se no más su como al es lo este pero sus ha fue",
    "it": "il di che e la per una non del della sono con più gli nel anche alla è dei ha come si da delle",
    "pt": "que o os de do da em um para com não uma na no mais dos das ao se foi pelo são à também pela",
    "nl": "de het een van en dat niet op te zijn met voor aan er om ook als bij door maar naar uit dan wordt",
    "sv": "och att det som en på är av för med den till inte har om ett de var men från kan sig vi så",
    "da": "og at det er en til af på som med for den ikke der de har et om var men fra kan sig blev efter",
    "no": "og det er en til av på som med for den ikke de har et om var men fra kan seg ble etter jeg å",
    "fi": "ja on ei että se oli hän ovat kun mutta myös joka tai ole sen niin kuin hänen sekä mukaan ollut",
    "pl": "i w nie na się z że do jest to jak o za po od przez przy ale dla są było tym być oraz który",
    "cs": "a v se na je že s z do o to i za jako pro ale by jsou byl po jeho od který také podle jsem",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra kadar ancak göre ama değil her en ne",
    "hu": "a az és hogy nem is egy ez volt meg de csak már van még mint vagy el ha kell azt ki lesz",
    "ro": "și de în la a cu pe din că nu este o care mai pentru un sunt fost prin sau ca după lui",
}
_COMMON_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ur", re.compile(r"[ٹڈڑےں]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_ALIASES = {"nb": "no", "nn": "no"}
_SHORTER = dict(
    pair.split(":")
    for pair in """eng:en deu:de ger:de fra:fr fre:fr spa:es ita:it por:pt nld:nl dut:nl swe:sv dan:da nor:no nob:nb
    nno:nn fin:fi pol:pl ces:cs cze:cs tur:tr hun:hu ron:ro rum:ro jpn:ja kor:ko zho:zh chi:zh ukr:uk rus:ru ell:el
    gre:el urd:ur fas:fa per:fa ara:ar heb:he hin:hi tha:th""".split()
)
"""Codes of three letters -> those of two, which BCP 47 wants where a language has one."""
_SHARE = {"ja": 0.05, "uk": 0.02, "ur": 0.03, "fa": 0.02}
"""The share of letters that must be in a language's script: a third, but for scripts with few letters of their own."""


def normalise_tag(declared: str) -> str:
    """Returns a declared language as a BCP 47 tag in lower case (`en-gb`), or empty when it is none."""
    text = declared.strip().lower().replace("_", "-").partition(".")[0]
    if not re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", text):
        return ""
    language, *more = text.split("-")
    return "-".join((_SHORTER.get(language, language), *more))


def detect_language(text: str, declared: str = "") -> str:
    """Returns the declared language, unless the text plainly speaks another; `en` when nothing tells."""
    declared, sample = normalise_tag(declared), text[:40_000]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) >= letters * _SHARE.get(language, 0.33):
            return declared if declared[:2] == language else language
    words = re.findall(r"\w+", sample.lower())
    counts = Counter(words)
    scores = {language: sum(counts[word] for word in common) for language, common in _COMMON_WORDS.items()}
    best, second = sorted(scores, key=lambda language: -scores[language])[:2]
    if declared:
        # A template's `lang` often stays English whatever the text: believe the text when it is clear.
        own = scores.get(_ALIASES.get(declared[:2], declared[:2]))
        is_clear = scores[best] >= 0.2 * len(words) if own is None else scores[best] > 2 * own
        return best if scores[best] >= 5 and is_clear else declared
    is_clear = scores[best] >= 2 and scores[best] >= 0.2 * len(words) and scores[best] > scores[second]
    return best if scores[best] >= 5 or is_clear else "en"


def is_rather(text: str, other: str, wanted: str) -> bool:
    """Returns whether a text, maybe a sentence only, has the common words of another language than the one wanted."""
    words = re.findall(r"\w+", text.lower())
    hits = [
        sum(word in _COMMON_WORDS.get(_ALIASES.get(tag[:2], tag[:2]), ()) for word in words)
        for tag in (other, wanted)
    ]
    return hits[0] >= 2 and hits[0] > 2 * hits[1]
