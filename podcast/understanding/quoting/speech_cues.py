"""The words beside a quotation that name its speaker: "said Lee", "Lee told us:", "according to the ministry"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.understanding.quoting.cue_grammar import (
    find_name_before,
    find_phrase,
    find_sayer,
    is_saying,
    is_speaker,
    looks_saying,
    phrase_end,
    prefer_name,
)
from podcast.understanding.quoting.sentence_frames import find_framing
from podcast.understanding.quoting.surroundings import (
    DASHES,
    LINE,
    next_line,
    words_after,
    words_around,
    words_before,
    words_leading,
)
from podcast.understanding.sentences.saying_verbs import ADJACENT, INTRODUCING, JUDGING, SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Parse, Sentence
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.surroundings import Places
    from podcast.understanding.sentences.paragraphs import Paragraph, Word

_REACH = 40
"""Words between a mark and its verb of saying at most: a name, and what stands in apposition to it."""
_NEAR = 4
"""Words between a weak verb of saying and the mark, fewer than which they go together."""
_FREE = frozenset({"ADV", "AUX", "PART"})


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """Who speaks, as the words beside a quotation say."""

    sentence: Sentence
    speaker: int
    """Index of the head of the words that name the speaker."""
    start: int
    stop: int
    """Tokens of the cue in the sentence."""
    evidence: Literal["cue", "colon"]


def find_cues(
    paragraphs: Sequence[Paragraph], quoted: Sequence[QuotedPassage]
) -> tuple[SpeechCue | None, ...]:
    """Returns the cue of each quotation; None where nothing beside it says whose it is."""
    places: Places = {}
    for one in quoted:
        for piece in one.pieces if one.form == "inline" else ():
            places.setdefault(piece.paragraph, []).append((piece.start, piece.stop))
    return tuple(_find_cue(paragraphs, one, places) for one in quoted)


def _find_cue(paragraphs: Sequence[Paragraph], one: QuotedPassage, places: Places) -> SpeechCue | None:
    if one.form == "turn":
        return None
    around = words_around(paragraphs, one, places)
    sentence = words_leading(paragraphs, one, places)
    leading, is_bound = _lead(words_before(paragraphs, one, places), (*sentence, *around))
    leading = leading if is_bound and leading is not None else _introduce(sentence) or leading
    if sentence and not is_bound and leading is not None and _asks(leading):
        return None
    if leading is not None or is_bound:
        return leading
    after = words_after(paragraphs, one, places)
    line = _sign(after or next_line(paragraphs, one))
    if line is not None or one.form == "block":
        return line
    return _trail(after, one) or _govern(one, around) or _frame(one, around)


def _sign(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a line that is nothing but a dash and who said it: "— Ann Lee, farmer"."""
    spoken = sum(word.token.pos != "PUNCT" for word in words)
    if not 1 < spoken <= LINE or words[0].token.text not in (*DASHES, "--"):
        return None
    if any(word.token.is_finite or word.sentence is not words[0].sentence for word in words):
        return None
    phrase = find_phrase(words[1].sentence.parse, words[1].at)
    is_name = phrase is not None and words[1].sentence.parse.tokens[phrase].pos == "PROPN"
    return _cue(words, phrase, words[1], "cue") if is_name else None


def _lead(words: Sequence[Word], around: Sequence[Word]) -> tuple[SpeechCue | None, bool]:
    """Returns the cue that leads up to a quotation, and whether a verb of saying stands right before it.

    `around` are the words of the quotation's sentence outside marks, where the verb's subject may stand.
    """
    if not words:
        return None, False
    end = words[-1].token.text
    introduces = end in (",", ":")
    if introduces and words[0].token.word == "according" and len(words) > 2 and words[1].token.word == "to":
        return _cue(words, find_phrase(words[2].sentence.parse, words[2].at), words[2], "cue"), True
    for place in range(len(words) - 1, max(-1, len(words) - _REACH), -1):
        word = words[place]
        between = words[place + 1 :]
        is_bound = all(one.token.pos in ("PUNCT", "SCONJ") for one in between)
        if is_saying(word) or (is_bound and introduces and looks_saying(word)):
            # A weak verb must be near: "how the world thought about trade, “…”" gives no words.
            if not is_bound and not (introduces and (_is_near(between) or is_saying(word, SAYING))):
                return None, False
            evidence: Literal["cue", "colon"] = "colon" if end == ":" else "cue"
            return _cue((*words, *around), _subject(words, place), word, evidence), is_bound
        if word.token.is_finite and not _is_in_brackets(between):
            break
    label = _label(words) if end == ":" else None
    return (_announce(words) if label is None and end == ":" else label), label is not None


def _label(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a line that is nothing but who speaks and a colon; "USAGE: “…”" names no speaker."""
    parse = words[0].sentence.parse
    label = find_phrase(parse, words[0].at)
    is_caption = words[0].token.text.isupper() and not words[0].token.entity
    if (
        label is None
        or is_caption
        or phrase_end(parse, label) != words[-1].at
        or not is_speaker(parse, label)
    ):
        return None
    return _cue(words, label, words[-1], "colon")


def _announce(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a sentence that ends with a colon and says by the way who speaks: "It was hard, she says:"."""
    says = [word for word in words if word.token.is_finite and is_saying(word, SAYING)]
    sayers = {find_sayer(word.sentence.parse, word.at) for word in says}
    if len(sayers) != 1 or len({word.sentence.index for word in says}) != 1:
        return None
    (sayer,) = sayers
    is_named = sayer is not None and says[0].sentence.parse.tokens[sayer].pos in ("PROPN", "PRON")
    return _cue(words, sayer, says[0], "colon") if is_named else None


def _asks(cue: SpeechCue) -> bool:
    """Returns whether a cue is that somebody asks for something: "Lee asked his opinion of it:" gives his words."""
    return any(token.lemma == "ask" for token in cue.sentence.parse.tokens[cue.start : cue.stop])


def _introduce(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of the sentence before a set-off quotation that says what somebody does with these words.

    "Lee weighs what it has cost us:": the verb of its main clause, or one that "and" joins to that, has a person as its
    subject, and behind it nobody else thinks or speaks.
    """
    parse = words[0].sentence.parse if words else None
    main = [word for word in words if is_saying(word, INTRODUCING) and _is_main(word.sentence.parse, word.at)]
    sayer = find_sayer(parse, main[-1].at) if parse and main else None
    if parse is None or sayer is None or not (is_speaker(parse, sayer) or parse.tokens[sayer].pos == "PRON"):
        return None
    behind = [word for word in words if word.at > main[-1].at and is_saying(word, INTRODUCING | ADJACENT)]
    others = {find_sayer(parse, word.at) for word in behind} - {None, sayer}
    if any(other is not None and parse.tokens[other].pos != "PRON" for other in others):
        return None
    return _cue(words, sayer, main[-1], "colon")


def _is_main(parse: Parse, verb: int) -> bool:
    """Returns whether a verb is that of the main clause, or joined to it."""
    while parse.tokens[verb].relation == "conj":
        verb = parse.tokens[verb].head
    return verb == parse.root


def _is_near(between: Sequence[Word]) -> bool:
    return sum(word.token.pos != "PUNCT" for word in between) < _NEAR


def _is_in_brackets(behind: Sequence[Word]) -> bool:
    """Returns whether a word stands in brackets: "(paraphrased)"; given are those behind it."""
    bracket = next((one.token.text for one in behind if one.token.text in "()"), "")
    return bracket == ")"


def _trail(words: Sequence[Word], one: QuotedPassage) -> SpeechCue | None:
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
        return _cue(words, find_phrase(parse, words[2].at), words[0], "cue")
    verb = 1 if words[0].token.pos == "ADV" and is_saying(words[1]) else 0
    if is_saying(words[verb]) and words[verb].token.tag != "VBG" and verb + 1 < len(words):
        return _cue(words, find_phrase(parse, words[verb + 1].at), words[verb], "cue")
    return _trail_subject(words, find_phrase(parse, words[0].at))


def _trail_subject(words: Sequence[Word], phrase: int | None) -> SpeechCue | None:
    """Returns the cue of a noun phrase right behind a quotation: parse or place must say that it is the speaker."""
    sentence = words[0].sentence
    own = [word for word in words if word.sentence is sentence]
    verbs = (
        place
        for place, word in enumerate(own)
        if place and is_saying(word) and word.token.relation != "relcl"
    )
    place = next(verbs, None)
    if phrase is None or place is None:
        return None
    verb = own[place]
    end = phrase_end(sentence.parse, phrase)
    gap = [one for one in own[:place] if one.at >= end and one.token.pos not in _FREE]
    # In apposition: "Lee, a sailor from Brest, said".
    is_apposed = bool(gap) and gap[0].token.text == gap[-1].token.text == ","
    by_place = verb.token.is_finite and (not gap or is_apposed)
    if not by_place and find_sayer(sentence.parse, verb.at) != phrase:
        return None
    return _cue(own, prefer_name(sentence.parse, phrase, verb.at), verb, "cue")


def _govern(one: QuotedPassage, around: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue in whose clause a quotation stands: "said that it was “a mistake” and “a shame”"."""
    if not one.spans or (not one.is_clause and len(one.text.split()) < 3):
        return None
    words = {word.at: word for word in around if word.sentence.index == one.spans[0].sentence}
    if not words:
        return None
    sentence = next(iter(words.values())).sentence
    tokens, span = sentence.parse.tokens, one.spans[0]
    at = span.start
    relation = ""
    for _ in range(_REACH):
        # What follows "that" is said by whoever notes, adds or suggests it.
        verbs = SAYING | JUDGING | (ADJACENT if relation == "ccomp" else frozenset())
        if at in words and is_saying(words[at], verbs):
            subject = find_sayer(sentence.parse, at)
            return _cue(list(words.values()), subject, words[at], "cue")
        if tokens[at].head == at:
            return None
        relation = tokens[at].relation
        at = tokens[at].head
    return None


def _frame(one: QuotedPassage, around: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue that stands elsewhere in a quotation's sentence: "according to Lee", "as Lee has said"."""
    framing = find_framing(one, around)
    return None if framing is None else _cue(around, framing[0], framing[1], "cue")


def _subject(words: Sequence[Word], place: int) -> int | None:
    """Returns the subject of a verb that leads up to a quotation, by the parse, else by what stands beside it."""
    verb = words[place]
    parse = verb.sentence.parse
    subject = find_sayer(parse, verb.at)
    if subject is None and verb.token.is_finite:
        subject = find_phrase(parse, verb.at + 1)
    if subject is None and looks_saying(verb) and place and words[place - 1].token.word == "and":
        subject = find_sayer(parse, parse.root)
    return find_name_before(parse, verb.at) if subject is None and verb.token.tag != "VBG" else subject


def _cue(
    words: Sequence[Word], speaker: int | None, word: Word, evidence: Literal["cue", "colon"]
) -> SpeechCue | None:
    """Returns the cue of a speaker's head and another word of it; None where the speaker stands elsewhere."""
    own = [one.at for one in words if one.sentence is word.sentence]
    if speaker is None or speaker not in own:
        return None
    start, stop = sorted((speaker, word.at))
    return SpeechCue(word.sentence, speaker, start, stop + 1, evidence)
