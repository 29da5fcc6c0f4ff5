"""Quotations that a noun or an infinitive announces: "Lee’s reply: “…”", "the words of Lee, “…”", "to quote Lee:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import is_person_noun
from podcast.understanding.quoting.cue_grammar import find_sayer, is_speaker
from podcast.understanding.quoting.speaker_cue import make_cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Parse
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.sentences.paragraphs import Word

_WORDS = frozenset(
    """line words word quote quotation phrase saying adage motto mantra maxim lyric reply answer response retort remark
    advice warning observation verdict dictum explanation""".split()
)
"""Nouns for what somebody says, which stand right before it: "his famous line, “…”"."""
_ISSUED = frozenset(
    "statement letter email e-mail message tweet post note memo release announcement comment".split()
)
_ISSUING = frozenset("issue release publish post send write share tweet put give make deliver".split())
"""Verbs whose object is what somebody says at length: "Lee issued a statement on the wells:"."""
_BY = frozenset({"of", "from", "by"})


def find_worded(words: Sequence[Word], follows: bool = False) -> SpeechCue | None:
    """Returns the cue of words that end with a noun for what somebody says, or with whom they quote.

    They stand before a quotation; `follows` says that a full stop is between: "I end with a quote from Ann Lee. “…”".
    """
    spoken = [word for word in words if word.token.pos != "PUNCT"]
    if not spoken or spoken[0].sentence is not spoken[-1].sentence:
        return None
    parse, last = spoken[-1].sentence.parse, spoken[-1].at
    for word in reversed(spoken):
        owner = None
        if word.token.lemma.lower() in _WORDS and word.token.pos == "NOUN":
            owner = _find_owner(parse, word.at, last, follows)
        elif word.token.lemma == "quote" and word.token.tag == "VB" and not follows:
            quoted = parse.children(word.at, "dobj")
            owner = quoted[0] if quoted and parse.tokens[quoted[0]].right >= last else None
        if owner is not None:
            return make_cue(words, owner, word, "colon")
    return None


def _find_owner(parse: Parse, at: int, last: int, follows: bool) -> int | None:
    """Returns whose words a noun means, where nothing but that follows it: "Lee’s reply", "the words of Ann Lee"."""
    if at == last and not follows:
        owners = parse.children(at, "poss")
        return owners[0] if owners and _may_own(parse, owners[0]) else None
    behind = [at + 1] if at < last and parse.tokens[at + 1].word in _BY else []
    for preposition in (*parse.children(at, "prep"), *behind):
        for owner in parse.children(preposition, "pobj"):
            named = [owner, *parse.children(owner, "appos")]
            is_last = max(parse.tokens[one].right for one in named) >= last
            # "A farmer, [Ann Lee]": the parser does not always see that a name explains.
            explains = parse.tokens[last].entity == "PERSON" and _begins_behind(parse, last) == owner + 1
            persons = [one for one in named if parse.tokens[one].pos == "PROPN"] if is_last else []
            if parse.tokens[preposition].word in _BY and (persons or explains):
                return persons[-1] if persons else last
    return None


def _begins_behind(parse: Parse, last: int) -> int | None:
    """Returns where the comma stands behind which a person's name begins that ends with a token."""
    at = last
    while at and parse.tokens[at].entity == "PERSON":
        at -= 1
    return at if parse.tokens[at].text == "," else None


def _may_own(parse: Parse, at: int) -> bool:
    return is_speaker(parse, at) or parse.tokens[at].word in ("his", "her")


def find_issued(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a sentence that ends with a colon and says that somebody issues a statement or its like."""
    if not words or words[-1].token.text != ":":
        return None
    for word in reversed(words):
        parse, token = word.sentence.parse, word.token
        if token.lemma.lower() not in _ISSUED or token.relation != "dobj":
            continue
        sayer = find_sayer(parse, token.head) if parse.tokens[token.head].lemma in _ISSUING else None
        is_known = sayer is not None and (
            is_speaker(parse, sayer)
            or is_person_noun(parse.tokens[sayer].lemma)
            or parse.tokens[sayer].pos == "PRON"
        )
        return make_cue(words, sayer, word, "colon") if is_known else None
    return None
