"""Words that carry content, brought to a form in which two sentences can be compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article_memory import keep_for_article
from podcast.language.facts.number_words import VOCABULARY
from podcast.language.plain.folding import fold
from podcast.script.check.glue import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENDINGS = re.compile(
    r"(?:ations?|ational|itions?|ions?|ments?|ness(?:es)?|ingly|edly|ings?|ers?|ors?|ively|ives?|ally|als?|ously|ous|"
    r"ably|ables?|ibly|ibles?|ities|ity|ies|ied|ances?|ences?|ants?|ents?|ists?|isms?|ians?|ans?|ese|ish|fully|ful|"
    r"ly|ed|es|s|y|e)$"
)
_IRREGULAR = """
rise rose risen rising raise raised
fall fell fallen
grow grew grown growth
see saw seen
say said
take took taken
give gave given
begin began begun
drive drove driven
write wrote written
speak spoke spoken speech
break broke broken
choose chose chosen choice
win won
lose lost loss losses
buy bought
bring brought
think thought
teach taught
seek sought
fight fought
sell sold
hold held
tell told
find found
build built
send sent
spend spent
keep kept
lead led
leave left
mean meant
meet met
pay paid
run ran
sit sat
stand stood
understand understood
steal stole stolen
shoot shot
strike struck
throw threw thrown
know knew known knowledge
high height higher highest
long length longer
strong strength stronger
wide width
deep depth
man men
woman women
child children
person people
foot feet
die died death dead deaths dying
live life lives alive
sea seas ocean oceans
good better best well
bad worse worst
lie lay lain lies
eat ate eaten
drink drank drunk
swim swam swum
sing sang sung
freeze froze frozen
hide hid hidden
feed fed
bear bore born borne
catch caught
cut cuts cutting
put puts putting
"""
_SAME = {word: line.split()[0] for line in _IRREGULAR.strip().splitlines() for word in line.split()}


def tokenize(text: str) -> list[str]:
    """Returns the words of a text, folded, in order."""
    return _WORD.findall(fold(text))


@keep_for_article(20_000)
def stem(word: str) -> str:
    """Returns what the forms of a word have in common: at most six letters, a short word as it is."""
    word = word.partition("'")[0]
    word = _SAME.get(word, word)
    bare = word
    for _ in range(2):  # "use-ful-ness"
        shorter = _ENDINGS.sub("", bare)
        bare = shorter if len(shorter) >= 3 else bare
    if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "aeiou":
        bare = bare[:-1]  # "stopped"
    return bare[:6]


def content_words(text: str) -> list[tuple[str, str]]:
    """Returns (stem, word) of each word that says something by itself, in order.

    Words of numbers are not among them: `numbers` looks those up.
    """
    return [
        (stem(word), word)
        for word in tokenize(text)
        if len(word) > 2 and word.partition("'")[0] not in FUNCTION_WORDS and word not in VOCABULARY
    ]


def collect_stems(texts: Iterable[str]) -> frozenset[str]:
    """Returns the stems of all words of the texts."""
    return frozenset(stem(word) for text in texts for word in tokenize(text))
