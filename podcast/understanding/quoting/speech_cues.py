"""The words beside a quotation that name its speaker: "said Lee", "Lee told us:", "according to the ministry"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from podcast.understanding.quoting.cue_grammar import (
    find_informant,
    find_name_before,
    find_phrase,
    find_phrase_behind,
    find_recalled,
    find_sayer,
    is_object_of_own,
    is_saying,
    is_speaker,
    looks_saying,
    phrase_end,
)
from podcast.understanding.quoting.following_cues import find_following, find_signature
from podcast.understanding.quoting.interviews import ALONE
from podcast.understanding.quoting.sentence_frames import find_framing
from podcast.understanding.quoting.speaker_cue import make_cue
from podcast.understanding.quoting.surroundings import (
    next_line,
    words_after,
    words_around,
    words_before,
    words_closing,
    words_leading,
)
from podcast.understanding.quoting.worded_quotations import find_issued, find_worded
from podcast.understanding.sentences.saying_verbs import ADJACENT, INTRODUCING, JUDGING, SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Parse
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.quoting.surroundings import Places
    from podcast.understanding.sentences.paragraphs import Paragraph, Word

_RUBRIC = re.compile(r"The\s[a-z-]+:")
"""A label before a colon that, where it comes again, heads a part and names nobody: "The idea: “…”"."""
_REACH = 40
"""Words between a mark and its verb of saying at most: a name, and what stands in apposition to it."""
_NEAR = 4
"""Words between a weak verb of saying and the mark, fewer than which they go together."""
_FEW = 3
"""Words that a quotation has at least which is no clause."""
_SEVERAL = 2
"""People of whom a clause speaks, from which on it does not tell who has what follows its colon."""
_CALLING = frozenset("call dub brand label term deem".split())
"""Verbs whose object and what it is called stand side by side."""


def find_cues(
    paragraphs: Sequence[Paragraph], quoted: Sequence[QuotedPassage]
) -> tuple[SpeechCue | None, ...]:
    """Returns the cue of each quotation; None where nothing beside it says whose it is."""
    begun = Counter(match[0] for one in paragraphs if (match := _RUBRIC.match(one.text)) is not None)
    rubrics = frozenset(label for label, times in begun.items() if times > 1)
    places: Places = {}
    for one in quoted:
        for piece in one.pieces if one.form == "inline" else ():
            places.setdefault(piece.paragraph, []).append((piece.start, piece.stop))
    return tuple(_find_cue(paragraphs, one, places, rubrics) for one in quoted)


def _find_cue(
    paragraphs: Sequence[Paragraph], one: QuotedPassage, places: Places, rubrics: frozenset[str]
) -> SpeechCue | None:
    start = one.pieces[0].start
    if one.form == "turn" or paragraphs[one.pieces[0].paragraph].text[:start].rstrip() in rubrics:
        return None
    around = words_around(paragraphs, one, places)
    sentence = words_leading(paragraphs, one, places)
    before = words_before(paragraphs, one, places)
    after = words_after(paragraphs, one, places)
    following = find_following(after, one) if one.form == "inline" else None
    signed = find_signature(after or next_line(paragraphs, one))
    worded = find_worded(before or words_closing(paragraphs, one), follows=not before)
    if worded is not None and following is None:
        return worded
    leading, is_bound = _lead(before, (*sentence, *around))
    leading = leading if is_bound and leading is not None else _introduce(sentence) or leading
    if leading is None and not is_bound and sentence:
        leading = _announce(sentence) or find_issued(sentence)
    if leading is None and not is_bound and ALONE.search(one.text):
        leading = _present(before)
    if sentence and not is_bound and leading is not None and _asks(leading):
        return None
    if one.form == "block":
        return signed or leading
    framed = _frame(one, around)
    # "According to the log, the crew chose to continue “…”": that a weak verb stands before the words says less.
    if leading is not None or is_bound:
        is_weak = leading is not None and not any(
            is_saying(word, SAYING) for word in around if leading.start <= word.at < leading.stop
        )
        return framed if is_weak and framed is not None and before[-1].token.text not in ",:" else leading
    return (
        signed or following or _govern(one, around) or framed or _enclose(one, before) or _judge(one, before)
    )


def _lead(words: Sequence[Word], around: Sequence[Word]) -> tuple[SpeechCue | None, bool]:
    """Returns the cue that leads up to a quotation, and whether a verb of saying stands right before it.

    `around` are the words of the quotation's sentence outside marks, where the verb's subject may stand.
    """
    if not words:
        return None, False
    end = words[-1].token.text
    introduces = end in (",", ":")
    if introduces and words[0].token.word == "according" and len(words) > 2 and words[1].token.word == "to":
        return make_cue(words, find_informant(words[2].sentence.parse, words[2].at), words[2], "cue"), True
    for place in range(len(words) - 1, max(-1, len(words) - _REACH), -1):
        word = words[place]
        between = words[place + 1 :]
        is_bound = all(one.token.pos in ("PUNCT", "SCONJ") for one in between)
        if not place and introduces and _opens(word) and len(words) > 1:
            return make_cue(words, find_phrase_behind(word.sentence.parse, word.at + 1), word, "colon"), True
        if is_saying(word) or (is_bound and introduces and looks_saying(word)):
            # A weak verb must be near: "how the world thought about trade, “…”" gives no words.
            if not is_bound and not (introduces and (_is_near(between) or is_saying(word, SAYING))):
                return None, False
            evidence: Literal["cue", "colon"] = "colon" if end == ":" else "cue"
            return make_cue((*words, *around), _subject(words, place), word, evidence), is_bound
        if word.token.is_finite and not _is_in_brackets(between):
            break
    label = _label(words) if end == ":" else None
    return (_announce(words) if label is None and end == ":" else label), label is not None


def _opens(word: Word) -> bool:
    """Returns whether a verb of saying begins a sentence, its subject behind it: "Added Ann Lee, the warden: “…”"."""
    return (
        is_saying(word) and word.token.left == 0 and word.at == 0 and word.token.tag in ("VBD", "VBN", "VBZ")
    )


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
    return make_cue(words, label, words[-1], "colon")


def _announce(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a sentence that ends with a colon and says by the way who speaks: "It was hard, she says:"."""
    says = [word for word in words if word.token.is_finite and is_saying(word, SAYING)]
    sayers = {find_sayer(word.sentence.parse, word.at) for word in says}
    if len(sayers) != 1 or len({word.sentence.index for word in says}) != 1:
        return None
    (sayer,) = sayers
    is_named = sayer is not None and says[0].sentence.parse.tokens[sayer].pos in ("PROPN", "PRON")
    return make_cue(words, sayer, says[0], "colon") if is_named else None


def _present(words: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a clause that ends with a colon, whose subject is the only person in it: "Lee lost hope: “I”".

    Given are the words before a quotation in which "I" stands.
    """
    if not words or words[-1].token.text != ":" or words[0].sentence is not words[-1].sentence:
        return None
    parse = words[-1].sentence.parse
    people = sum(word.token.entity == "PERSON" and word.token.begins_entity for word in words)
    last = words[-1].at
    main = [word for word in words if word.token.is_finite and _is_main(parse, word.at, last)]
    subjects = parse.children(main[-1].at, "nsubj") if main else ()
    is_one = bool(subjects) and (
        parse.tokens[subjects[0]].pos == "PROPN" or parse.tokens[subjects[0]].word in ("he", "she")
    )
    return make_cue(words, subjects[0], main[-1], "colon") if is_one and people < _SEVERAL else None


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
    return make_cue(words, sayer, main[-1], "colon")


def _is_main(parse: Parse, verb: int, last: int | None = None) -> bool:
    """Returns whether a verb is that of the main clause, or joined to it; of the words up to a last one, if given."""
    while parse.tokens[verb].relation == "conj":
        verb = parse.tokens[verb].head
    return verb == parse.root or (last is not None and parse.tokens[verb].head > last)


def _is_near(between: Sequence[Word]) -> bool:
    return sum(word.token.pos != "PUNCT" for word in between) < _NEAR


def _is_in_brackets(behind: Sequence[Word]) -> bool:
    """Returns whether a word stands in brackets: "(paraphrased)"; given are those behind it."""
    bracket = next((one.token.text for one in behind if one.token.text in "()"), "")
    return bracket == ")"


def _govern(one: QuotedPassage, around: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue in whose clause a quotation stands: "said that it was “a mistake” and “a shame”"."""
    if not one.spans or (not one.is_clause and len(one.text.split()) < _FEW):
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
            if subject is None or not is_object_of_own(sentence.parse, at, subject):
                return make_cue(list(words.values()), subject, words[at], "cue")
        if tokens[at].head == at:
            return None
        relation = tokens[at].relation
        at = tokens[at].head
    return None


def _enclose(one: QuotedPassage, before: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a clause that a verb of saying governs and that goes on with a quotation.

    "Lee, who confirmed that it is the voice of Kay, “one of our first”": by the last word, whatever hangs on the mark.
    """
    spoken = [word for word in before if word.token.pos != "PUNCT"]
    is_short = not one.is_clause and len(one.text.split()) < _FEW
    if not spoken or is_short or one.pieces[0].start == 0:
        return None
    last, tokens = spoken[-1], spoken[-1].sentence.parse.tokens
    words = {word.at: word for word in spoken if word.sentence is last.sentence}
    at, relation = last.at, ""
    for _ in range(_REACH):
        if relation == "ccomp" and at in words and is_saying(words[at], SAYING):
            return make_cue(list(words.values()), find_sayer(last.sentence.parse, at), words[at], "cue")
        if tokens[at].head == at:
            return None
        relation, at = tokens[at].relation, tokens[at].head
    return None


def _judge(one: QuotedPassage, before: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue of a verb that says what somebody calls something: "Lee called it “a joke gone too far”"."""
    verbs = [word for word in before if word.token.is_finite]
    if not verbs or len(one.text.split()) < _FEW or verbs[-1].token.lemma not in _CALLING:
        return None
    parse, verb = verbs[-1].sentence.parse, verbs[-1].at
    between = [word for word in before if word.at > verb]
    subject = next(iter(parse.children(verb, "nsubj")), None)
    is_object = bool(between) and all(word.token.pos not in ("PUNCT", "VERB", "SCONJ") for word in between)
    is_known = subject is not None and (is_speaker(parse, subject) or parse.tokens[subject].pos == "PRON")
    is_known = is_known and not parse.children(verb, "auxpass")
    return make_cue(before, subject, verbs[-1], "cue") if is_object and is_known else None


def _frame(one: QuotedPassage, around: Sequence[Word]) -> SpeechCue | None:
    """Returns the cue that stands elsewhere in a quotation's sentence: "according to Lee", "as Lee has said"."""
    framing = find_framing(one, around)
    return None if framing is None else make_cue(around, framing[0], framing[1], "cue")


def _subject(words: Sequence[Word], place: int) -> int | None:
    """Returns the subject of a verb that leads up to a quotation, by the parse, else by what stands beside it."""
    verb = words[place]
    parse = verb.sentence.parse
    subject = find_recalled(parse, verb.at) or find_sayer(parse, verb.at)
    if subject is None and verb.token.is_finite:
        subject = find_phrase(parse, verb.at + 1)
    if subject is None and looks_saying(verb) and place and words[place - 1].token.word == "and":
        subject = find_sayer(parse, parse.root)
    return find_name_before(parse, verb.at) if subject is None and verb.token.tag != "VBG" else subject
