"""The words behind a quotation that name its speaker: "said Lee", "Lee told us", a line "— Ann Lee, farmer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.understanding.quoting.cue_grammar import (
    find_informant,
    find_phrase,
    find_phrase_behind,
    find_recalled,
    find_sayer,
    is_saying,
    is_speaker,
    phrase_end,
    prefer_name,
)
from podcast.understanding.quoting.speaker_cue import make_cue
from podcast.understanding.quoting.surroundings import DASHES, LINE
from podcast.understanding.sentences.saying_verbs import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Parse, Token
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.sentences.paragraphs import Word

_REACH = 40
"""Words between a mark and its verb of saying at most: a name, and what stands in apposition to it."""
_OPENING = 2
"""Tokens before which a quotation begins its sentence: the mark is one."""
_FREE = frozenset({"ADV", "AUX", "PART"})
_PAST_OR_PRESENT = ("VBD", "VBZ")


def find_signature(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a line that is nothing but a dash and who said it: "— Ann Lee, farmer"."""
    spoken = sum(word.token.pos != "PUNCT" for word in words)
    if not 1 < spoken <= LINE or words[0].token.text not in (*DASHES, "--"):
        return None
    if any(word.token.is_finite or word.sentence is not words[0].sentence for word in words):
        return None
    phrase = find_phrase(words[1].sentence.parse, words[1].at)
    is_name = phrase is not None and words[1].sentence.parse.tokens[phrase].pos == "PROPN"
    return make_cue(words, phrase, words[1], "cue") if is_name else None


def find_following(words: Sequence[Word], one: QuotedPassage) -> SpeechCue | None:
    """Returns the cue that follows a quotation: "said Lee", "Lee, a sailor, said", "according to Lee"."""
    start = next((place for place, word in enumerate(words) if word.token.pos != "PUNCT"), len(words))
    words = words[start : start + _REACH]
    # "The “Rain Man” singer commented": a name in marks, and no words of hers.
    is_apart = start or one.is_clause or one.text[-1] in ",.?!…—-"
    if len(words) < 2 or not is_apart:
        return None
    parse = words[0].sentence.parse
    # A few words of somebody else's may stand there: "called it “a shame”, according to the paper".
    if (
        one.is_clause
        and words[0].token.word == "according"
        and words[1].token.word == "to"
        and len(words) > 2
    ):
        return make_cue(words, find_informant(parse, words[2].at), words[0], "cue")
    verb = 1 if words[0].token.pos == "ADV" and is_saying(words[1]) else 0
    if is_saying(words[verb]) and words[verb].token.tag != "VBG" and verb + 1 < len(words):
        return make_cue(words, find_phrase_behind(parse, words[verb + 1].at), words[verb], "cue")
    own = [word for word in words if word.sentence is words[0].sentence]
    phrase = find_phrase(parse, words[0].at)
    goes_on = one.is_clause and one.text.endswith(",")
    return (
        _trail_subject(own, phrase)
        or (_complete(own, phrase) if goes_on else None)
        or (_trail_name(own) if one.spans and one.spans[0].start < _OPENING else None)
    )


def _trail_subject(words: Sequence[Word], phrase: int | None) -> SpeechCue | None:
    """Returns the cue of a noun phrase right behind a quotation: parse or place must say that it is the speaker.

    `words` are those of one sentence, as everywhere below.
    """
    parse = words[0].sentence.parse
    recalled = next((word for word in words if find_recalled(parse, word.at) is not None), None)
    if recalled is not None:
        return make_cue(words, find_recalled(parse, recalled.at), recalled, "cue")
    verbs = (
        place
        for place, word in enumerate(words)
        if place and (is_saying(word) or _looks_read(word)) and word.token.relation != "relcl"
    )
    place = next(verbs, None)
    if phrase is None or place is None:
        return None
    verb = words[place]
    gap = [one for one in words[:place] if one.at >= phrase_end(parse, phrase) and one.token.pos not in _FREE]
    # In apposition: "Lee, a sailor from Brest, said".
    is_apposed = bool(gap) and gap[0].token.text == gap[-1].token.text == ","
    is_finite = verb.token.is_finite or _looks_read(verb)
    by_place = (is_finite and (not gap or is_apposed)) or (not gap and _looks_past(parse, verb.at))
    if not by_place and find_sayer(parse, verb.at) != phrase:
        return None
    return make_cue(words, prefer_name(parse, phrase, verb.at), verb, "cue")


def _trail_name(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a person's name before a verb of saying, behind what they are: by place, where parses fail.

    "“…,” study co-author Ann Lee, professor of soils at Hull, told the paper".
    """
    first = next((place for place, word in enumerate(words) if word.token.entity == "PERSON"), None)
    if first is None or any(_parts(word.token) for word in words[:first]):
        return None
    last = first
    while last + 1 < len(words) and words[last + 1].token.entity == "PERSON":
        last += 1
    behind = words[last + 1 :]
    verb = next((place for place, word in enumerate(behind) if word.token.is_finite), None)
    if verb is None or not is_saying(behind[verb]):
        return None
    gap = behind[:verb]
    is_apposed = bool(gap) and gap[0].token.text == gap[-1].token.text == ","
    return make_cue(words, words[last].at, behind[verb], "cue") if not gap or is_apposed else None


def _parts(token: Token) -> bool:
    """Returns whether a token can stand in no description before a name: a verb, a comma, "and"."""
    return token.is_finite or token.pos in ("CCONJ", "SCONJ", "PRON") or token.text in ",;:—–()"


def _looks_read(word: Word) -> bool:
    """Returns whether a word is the verb of a document, which the parser takes for a noun: "a press statement read"."""
    tokens, at = word.sentence.parse.tokens, word.at
    return word.token.word == "read" and word.token.relation == "ROOT" and tokens[at - 1].lemma in DOCUMENTS


def _looks_past(parse: Parse, verb: int) -> bool:
    """Returns whether a participle right behind a name may be its verb: "“…!” Lee tweeted on Monday".

    Or behind a document, at the end: "“…,” a statement read.".
    """
    token, above = parse.tokens[verb], parse.tokens[verb - 1]
    is_right_behind = token.relation == "acl" and token.head == verb - 1
    is_end = verb + 2 >= len(parse.tokens) and above.lemma.lower() in DOCUMENTS
    return is_right_behind and token.tag == "VBN" and (above.pos == "PROPN" or is_end)


def _complete(words: Sequence[Word], phrase: int | None) -> SpeechCue | None:
    """Returns the cue of what completes a sentence that a quotation leaves open with a comma.

    Whatever verb stands there, its subject speaks: "“…,” Lee fumed", "“…,” fumed Lee"; so does a name without a verb.
    """
    parse, first = words[0].sentence.parse, words[0]
    if first.token.tag in _PAST_OR_PRESENT and len(words) > 1:
        behind = find_phrase(parse, words[1].at)
        is_name = behind is not None and parse.tokens[behind].entity == "PERSON"
        return make_cue(words, behind, first, "cue") if is_name else None
    if phrase is None or not (is_speaker(parse, phrase) or parse.tokens[phrase].word in ("he", "she")):
        return None
    # "“…,” [Ann] Lee": where a parse hangs the quotation on the name, its first word looks like all of it.
    while phrase + 1 < len(parse.tokens) and _goes_on(parse, phrase):
        phrase += 1
    behind_phrase = [
        word for word in words if word.at >= phrase_end(parse, phrase) and word.token.pos != "ADV"
    ]
    if not behind_phrase:
        return None
    following = behind_phrase[0]
    if following.token.tag in _PAST_OR_PRESENT:
        return make_cue(words, phrase, following, "cue")
    is_alone = not any(word.token.is_finite for word in words) and following.token.text in ",."
    is_person = parse.tokens[phrase].entity == "PERSON"
    return make_cue(words, phrase, following, "cue") if is_alone and is_person else None


def _goes_on(parse: Parse, at: int) -> bool:
    """Returns whether a person's name goes on behind a token of it."""
    token, following = parse.tokens[at : at + 2]
    return token.entity == following.entity == "PERSON" and not following.begins_entity
