"""Who says it first, then what: a sentence of which the words around a quotation or a report only say whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.edits import Edit, apply_edits, tidy
from podcast.writers.extractive.first_person import find_told
from podcast.writers.extractive.named_again import name_again
from podcast.writers.extractive.participles import TOLD_BESIDES, say_so
from podcast.writers.extractive.quotation_tags import find_tag
from podcast.writers.extractive.shortening import BRACKETED_ACRONYM
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.plain_speech import DASH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model.sentence import Parse, Token
    from podcast.model.understanding import Quotation, Sentence
    from podcast.writers.extractive.source_view import SourceView

_MARKS = frozenset(("“", "”", '"', "‘", "’", "'", ",", "—", "–", "-"))
_DASHES = frozenset(("—", "–", "-"))
"""Marks before another statement, which is not who says the first one."""
_CUT = ("relcl", "acl")
_OWNERS = frozenset(("his", "her", "their", "its"))
_HOUSED = frozenset(("with", "of", "from", "at"))
"""Words between a speaker and whom they work for, which the parser gives to the verb before them."""
WAY = 4
"""Words behind a speaker's last comma that tell how something was said, at most."""
HALVES = 2
"""Stretches of words in marks that a tag parts."""
GESTURE = 6
"""Words of what a speaker does besides, at most: more is something that the article says."""
LONGEST_GESTURE = 26
"""Words of what a speaker does besides that are said before the words, at most."""
OCCASION = 3
"""Words before a speaker from which on they are where or when it was said, and no "In fact"."""
LONGEST_LEAD = 28
"""Words of who says it; a longer description loses its clauses."""
_COMMENT = re.compile(
    r"\w+, (?:an?|another) (?!(?:few )?(?:days?|weeks?|months?|years?|hours?|moments?)\b)"
    r"|[^,]*, (?:\w+ly )?(?:referring|alluding) to\b"
)
"""A verb with what is said of the words, which stands behind them: «said, a nod to the old port»"""
_QUOTE = re.compile(r"[“”\"]")
"""A mark in a tag, whose words are of something else: «wrote a letter with the heading “No more”»"""
_TURNS = frozenset("however still nevertheless nonetheless instead though meanwhile".split())
"""Words before a speaker that turn from the sentence before: «However, Lee said»"""
_LETTER_AT_END = re.compile(r"(?<=\b[A-Z])\.$")
"""The full stop of a sentence that ends with a letter, which the parser takes for an initial's: «on the network X.»"""


_WHEN = frozenset(("when", "where", "while"))
"""Words with which what is quoted hangs on what stands before it: «when, while and where it leaked»"""


@dataclass(frozen=True, slots=True)
class SpokenAttribution:
    """Who says it, and which characters of the sentence are what is said."""

    speaker: str
    """As the sentence names the speaker, "he" or "Bill Powers, a San Diego engineer,"."""
    speaker_token: int
    """Index of the speaker's head word."""
    verb: str
    """The verb with what belongs to it: "said on Friday"."""
    words: tuple[tuple[int, int], ...]
    """Stretches of what is said."""
    is_quotation: bool
    rest: tuple[int, int] | None = None
    """A stretch behind the marks that goes on with what is said: “It is in force” in all ports, Lee said."""
    addition: str = ""
    """What the speaker says besides, as a sentence: "She added that the wall is old"."""
    speaker_stop: int = 0
    """Index behind the last token of the speaker's words."""


def find_attribution(source: SourceView, index: int) -> SpokenAttribution | None:
    """Returns how a sentence falls into speaker and speech; None where it says anything besides."""
    attribution = _find_attribution(source, index)
    if attribution is None or _COMMENT.match(attribution.verb) or _QUOTE.search(attribution.verb):
        return None  # what is in marks in the tag itself is told of somebody's words: "wrote “no more” on the wall"
    return attribution


def find_sayer(source: SourceView, index: int) -> int | None:
    """Returns whose words or report a sentence is as a whole; None where it is nobody's, or nobody known's."""
    speakers = {q.speaker for q in source.quotations.get(index, ()) if q.is_clause}
    if speakers:
        return speakers.pop() if len(speakers) == 1 else None
    parse = source.sentence(index).parse
    if parse.root < 0:
        return None
    saying = [
        at
        for at in (parse.root, *parse.children(parse.root, "parataxis"))
        if parse.tokens[at].lemma in SAYING
    ]
    subjects = parse.children(saying[0], "nsubj") if saying else ()
    if len(subjects) != 1:
        return None
    for number in source.mentions.get(index, ()):
        places = source.entity(number).mentions
        if any(m.span.sentence == index and m.head == subjects[0] and m.form != "noun" for m in places):
            return number
    return None


def means_another(source: SourceView, index: int, speaker: int, start: int, stop: int) -> bool:
    """Returns whether a report begins with a "he" who is not the person who says it, but would be behind their name:
    "He will visit the port, Lombardi said".
    """
    person = source.find_person(index, speaker, "name")
    if person is None:
        return False
    for at, token in enumerate(source.sentence(index).parse.tokens):
        if not start <= token.start < stop:
            continue
        if token.entity == "PERSON":
            return False
        if token.word in ("he", "she") and token.relation.startswith("nsubj"):
            return person not in source.list_meant(index, at)
    return False


def _find_attribution(source: SourceView, index: int) -> SpokenAttribution | None:
    sentence = source.sentence(index)
    parse = sentence.parse
    root = parse.root
    if root < 0:
        return None
    quotations = source.quotations.get(index, ())
    spans = _find_spans(index, [quotation for quotation in quotations if quotation.is_clause])
    halves = _find_spans(index, quotations)
    # “The old books,” Lee said, “were never read”: neither of them is a clause.
    is_bare = not spans and len(halves) == 1 and sentence.text.startswith(("“", '"'))
    goes_on = len(halves) == HALVES > len(spans) and _goes_on(parse.tokens[halves[1][0]])
    for stretches in (spans, halves if goes_on or is_bare else []):
        attribution = _tagged(source, index, stretches) if stretches else None
        if attribution and not (
            is_bare and (attribution.rest or attribution.addition)
        ):  # “No, no,” Lee said.
            return attribution
    subjects = parse.children(root, "nsubj")
    if len(subjects) != 1:
        return None
    if spans:
        return _quoted(sentence, spans, root, subjects[0])
    if parse.tokens[root].lemma not in SAYING:
        return None
    return _reported(source, index, root, subjects[0])


def _goes_on(first: Token) -> bool:
    """Returns whether a second stretch of words in marks goes on with the first, and is not a name: “Old Ports”."""
    return first.text[:1].islower() or first.word == "i"


def _find_spans(index: int, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Returns the tokens of a sentence that stand in marks, from and up to."""
    return sorted((s.start, s.stop) for q in quotations for s in q.spans if s.sentence == index)


def _tagged(source: SourceView, index: int, spans: list[tuple[int, int]]) -> SpokenAttribution | None:
    """Words with their speaker behind them: “The gauge is old,” Lee told the council."""
    parse = source.sentence(index).parse
    inside = {at for start, stop in spans for at in range(start, stop)}
    cues = [q.cue for q in source.quotations.get(index, ()) if q.cue and q.cue.sentence == index]
    tag = find_tag(parse, inside, {at for cue in cues for at in range(cue.start, cue.stop)}, SAYING)
    if tag is None:
        return None
    by = _find_way(parse, tag.subject, tag.speaker)
    name = _speaker(parse, tag.subject, range(tag.speaker.start, by.start) if by else tag.speaker)
    house = (
        _find_house(parse, tag.subject, tag.speaker.stop) if tag.speaker.start > tag.verb.start else range(0)
    )
    if house:
        name = f"{name.rstrip(',')} {parse.words(house.start, house.stop)}"
    tail = range(max(tag.tail.start, house.stop), tag.tail.stop)
    pieces = [parse.words(run.start, run.stop).strip("“”\"' ,.") for run in (tag.verb, by, tail)]
    if len(tail) > 1 and parse.tokens[tail.start].text == "," and parse.tokens[tail.start + 1].pos != "ADP":
        pieces[0] += ","  # "said, according to the paper": but "said on Friday"
    rest = (parse.tokens[tag.rest.start].start, parse.tokens[tag.rest[-1]].end) if tag.rest else None
    addition = _say_addition(parse, tag.addition, tag.verb[-1])
    again = name_again(source, source.sentence(index), tag.subject) or name
    own = [(start, stop) for start, stop in spans if not tag.addition or stop <= tag.addition.start]
    words = tuple(
        (parse.tokens[start].start, parse.tokens[_end_stretch(parse, own, at)].end)
        for at, (start, _) in enumerate(own)
    )
    return SpokenAttribution(
        name,
        tag.subject,
        DASH.sub(", ", " ".join(filter(None, pieces))).rstrip(", "),
        words,
        is_quotation=True,
        rest=rest,
        addition=f"{again} {addition}" if addition else "",
        speaker_stop=house.stop or (by.start if by else tag.speaker.stop),
    )


def _find_way(parse: Parse, subject: int, own: range) -> range:
    """Returns how somebody says it, where the parser takes that for theirs: "Ann Lee, a pilot, over email"."""
    for at in parse.children(subject, "prep"):
        if at in own and at > subject and parse.tokens[at - 1].text == "," and own.stop - at <= WAY:
            return range(at, own.stop)
    return range(0)


def _end_stretch(parse: Parse, spans: list[tuple[int, int]], at: int) -> int:
    """Returns the last token of a stretch: no comma that only the tag wanted: “Who leads,” says Lee, “are those.”"""
    last = spans[at][1] - 1
    is_parted = at + 1 < len(spans) and parse.tokens[spans[at + 1][0]].is_finite
    return last - 1 if is_parted and parse.tokens[last].text == "," and last > spans[at][0] else last


def _say_addition(parse: Parse, addition: range, verb: int) -> str:
    """Returns what somebody says besides with its verbs in the form of the first: "adding that …" as "added that …"."""
    if not addition:
        return ""
    form = parse.tokens[verb].tag
    edits = []
    for at in addition:
        token = parse.tokens[at]
        is_own = at == addition.start or (token.relation == "conj" and token.head == addition.start)
        if is_own and token.tag == "VBG" and token.lemma in TOLD_BESIDES:
            said = say_so(token, form)
            clauses = [c for c in parse.children(at, "ccomp") if parse.tokens[c].left == at + 1]
            is_bare = any(
                not parse.children(c, "mark") and parse.tokens[at + 1].tag[0] != "W" for c in clauses
            )
            edits.append(
                Edit(token.start, token.end, f"{said} that" if is_bare and token.lemma != "say" else said)
            )
    return apply_edits(parse.text, parse.tokens[addition.start].start, len(parse.text), edits)


def _quoted(
    sentence: Sentence, spans: list[tuple[int, int]], root: int, subject: int
) -> SpokenAttribution | None:
    parse = sentence.parse
    inside = {at for start, stop in spans for at in range(start, stop)}
    if root in inside or subject in inside or parse.tokens[min(inside)].text in _WHEN:
        return None  # Lee recalled a day “when the gate leaked”: that is no sentence
    if parse.tokens[root].lemma not in SAYING and (
        parse.tokens[root].pos != "VERB"
        or set(parse.children(root, "dobj", "prep", "attr", "acomp")) - inside
    ):
        return None  # "He wore a “hood of …”": no verb of saying
    if parse.tokens[root].lemma not in SAYING and not _may_speak(parse.tokens[subject]):
        return None  # "To wait would hand “them the best gift”"
    # "…," she says, pouring a glass: what a speaker does besides is not said, if it is short.
    gestures = [
        range(parse.tokens[child].left, parse.tokens[child].right + 1)
        for child in parse.children(root, "advcl")
        if not inside & {*range(parse.tokens[child].left, parse.tokens[child].right + 1)}
        and parse.tokens[child].tag == "VBG"
        and parse.tokens[child].lemma not in SAYING
        and parse.tokens[child].left > max(root, subject)
    ]
    last = len(parse.tokens) - 1
    told = [
        g for g in gestures if GESTURE < len(g) <= LONGEST_GESTURE and not _is_behind(parse, g.stop, last)
    ]
    beside = {at for gesture in gestures if len(gesture) <= GESTURE or gesture in told for at in gesture}
    outside = [
        at
        for at in range(len(parse.tokens))
        if at not in inside and at not in beside and not _is_mark(parse, at)
    ]
    if not _is_only_lead(parse, outside, root, subject):
        return None
    words = tuple((parse.tokens[start].start, parse.tokens[stop - 1].end) for start, stop in sorted(spans))
    attribution = _attribution(parse, outside, subject, words, is_quotation=True)
    besides = [tidy(parse.words(gesture.start, gesture.stop)).strip("“”\"' .") for gesture in told]
    return replace(attribution, verb=", ".join((attribution.verb, *besides)))


def _may_speak(token: Token) -> bool:
    """Returns whether a subject is somebody, of whom another verb may say that they speak: "Lee quipped"."""
    return (
        token.pos in ("PRON", "PROPN")
        or bool(token.entity)
        or may_be_person_noun(token.lemma)
        or token.tag == "NNS"
    )


def _is_behind(parse: Parse, start: int, stop: int) -> bool:
    """Returns whether anything but marks stands from a token up to another one."""
    return any(token.pos != "PUNCT" for token in parse.tokens[start : stop + 1])


def _reported(source: SourceView, index: int, root: int, subject: int) -> SpokenAttribution | None:
    """A report with its speaker behind it: “The gauge is old, Lee said.”"""
    sentence = source.sentence(index)
    parse = sentence.parse
    complements = parse.children(root, "ccomp")
    if not complements:
        return None
    token = parse.tokens[complements[0]]
    if token.right >= root or (subject < root and subject <= token.right) or token.left > 1:
        return None
    inside = range(token.left, token.right + 1)
    outside = [at for at in range(len(parse.tokens)) if at not in inside and not _is_mark(parse, at)]
    if not outside or min(outside) < token.right or not _is_only_lead(parse, outside, root, subject):
        return None
    is_apart = parse.tokens[token.right + 1].text not in _MARKS - _DASHES
    if is_apart or _has_dash(parse, token):
        # "The first was of wood; the second wrote on paper": two statements. "All ships — even the last, alas — will
        # sail, Lee said": is the aside Lee's?
        return None
    if _is_named_in(source, index, subject, inside):
        return None
    words = ((parse.tokens[token.left].start, parse.tokens[token.right].end),)
    return _attribution(parse, outside, subject, words, is_quotation=False)


def _has_dash(parse: Parse, said: Token) -> bool:
    """Returns whether a dash stands in what is said, and not behind the place of a report: "HULL — All ships …"."""
    dashes = list(DASH.finditer(parse.text, parse.tokens[said.left].start, parse.tokens[said.right].end))
    return len(dashes) > parse.tokens[0].text.isupper()


def _is_named_in(source: SourceView, index: int, subject: int, inside: range) -> bool:
    """Returns whether who is meant by a speaker stands in the report: "Lee left the port, her lawyer said"."""
    parse = source.sentence(index).parse
    speaker = parse.tokens[subject]
    own = range(speaker.left, speaker.right + 1)
    meant = {r.entity for r in source.references.get(index, ()) if r.span.start in own} - {None}
    named = {
        number
        for number in source.mentions.get(index, ())
        for mention in source.entity(number).mentions
        if mention.form == "name" and mention.span.sentence == index and mention.head in inside
    }
    if meant & named:
        return True
    # "…, the Republican said": one of those named before, if no other sentence has told who that is.
    is_the_one = any(parse.tokens[at].word == "the" for at in parse.children(subject, "det"))
    is_somebodys = any(parse.tokens[at].word in _OWNERS for at in own)
    people = any(source.entity(number).kind == "person" for number in named)
    is_name = any(parse.tokens[at].entity == "PERSON" for at in own)
    is_described = is_the_one and (may_be_person_noun(speaker.lemma) or speaker.entity == "NORP")
    return people and not is_name and (is_described or is_somebodys)


def _is_only_lead(parse: Parse, outside: list[int], root: int, subject: int) -> bool:
    """Returns whether words outside of what is said are the speaker, the verb and what belongs to the verb alone."""
    speaker = parse.tokens[subject]
    for at in outside:
        token = parse.tokens[at]
        if speaker.left <= at <= speaker.right or at == root or token.pos == "PUNCT":
            continue
        if at < speaker.left and (token.word in _TURNS or token.tag in ("WDT", "WP")):
            return False  # "However, Lee said", "At which point Lee said"
        if token.head not in outside and (token.relation != "mark" or at < root):
            return False  # "That “unique ability to …,” Lee said": a word of what is said, outside its marks
        if token.relation in (
            "ccomp",
            "conj",
            "cc",
            "advcl",
            "parataxis",
            "dep",
            "ROOT",
            "relcl",
            "xcomp",
            "nsubj",
            "nsubjpass",
            "attr",
        ):
            return False
    return True


def _attribution(
    parse: Parse,
    outside: list[int],
    subject: int,
    words: tuple[tuple[int, int], ...],
    *,
    is_quotation: bool,
) -> SpokenAttribution:
    speaker = parse.tokens[subject]
    name = _speaker(parse, subject, range(speaker.left, speaker.right + 1))
    rest = [
        at
        for at in outside
        if not speaker.left <= at <= speaker.right
        and parse.tokens[at].text not in (".", ":")
        and not (parse.tokens[at].word == "as" and at + 1 == speaker.left)  # "As Lee explained: …"
    ]
    front = [at for at in rest if at < speaker.left and at < parse.root]
    rest = [
        at for at in rest if not (parse.tokens[at].word == "that" and parse.tokens[at].relation == "mark")
    ]
    # "In a film of that night, Lee said": Lee said in a film of that night.
    is_occasion = any(
        parse.tokens[at].entity in ("DATE", "TIME") or parse.tokens[at].pos == "PRON" for at in front
    )
    if len(front) >= OCCASION or is_occasion:
        rest = [*rest[len(front) :], *front]
    verb = "".join(
        _with_gap(parse, at, after, has_commas=at > parse.root or {at, after} <= {*front})
        for at, after in pairwise([*rest, -1])
    )
    verb = tidy(verb).strip("“”\"' ,.:").removesuffix(" that")
    if told := find_told(parse):
        verb = re.sub(r"^\w+ (?:me|us)\b", told.words, verb)
    return SpokenAttribution(name, subject, verb, words, is_quotation, speaker_stop=speaker.right + 1)


def _with_gap(parse: Parse, at: int, after: int, *, has_commas: bool) -> str:
    """Returns a word of a tag with what stands before the next one: a space, a comma, nothing inside a word."""
    token = parse.tokens[at]
    text = token.text if at or token.pos == "PROPN" else token.text.lower()
    if after == at + 1:
        return text + " " * (token.end < parse.tokens[after].start)
    is_parted = has_commas and after > at and parse.tokens[at + 1].text == ","
    return f"{text}, " if is_parted else f"{text} "


def _find_house(parse: Parse, speaker: int, at: int) -> range:
    """Returns the tokens right behind a speaker that say for whom they work: "…," said Ann Lee with Corrow Lights."""
    is_name = parse.tokens[speaker].pos == "PROPN"
    if at + 1 >= len(parse.tokens) or parse.tokens[at].word not in _HOUSED or not is_name:
        return range(0)
    objects = parse.children(at, "pobj")
    is_house = len(objects) == 1 and parse.tokens[objects[0]].pos == "PROPN"
    return range(at, parse.tokens[objects[0]].right + 1) if is_house else range(0)


def _speaker(parse: Parse, subject: int, own: range) -> str:
    """Returns the speaker's words, without relative clauses where they are many, with a comma after an apposition."""
    cuts = []
    if len(own) > LONGEST_LEAD:
        cuts = [
            (other.left, other.right)
            for other in parse.tokens[own.start : own.stop]
            if other.relation in _CUT and other.left > subject
        ]
    edits = [Edit(parse.tokens[a].start, parse.tokens[b].end) for a, b in cuts]
    text = apply_edits(parse.text, parse.tokens[own.start].start, parse.tokens[own[-1]].end, edits)
    # To the parser, a mark at the end of what is said may belong to the name behind it.
    text = BRACKETED_ACRONYM.sub("", text).strip('“”"‘’ ,')
    if text.count("“") > text.count("”"):
        text += "”"  # "her paper, “Old Ports,”": the name's own
    if parse.tokens[own[-1]].end == len(parse.text):
        text = _LETTER_AT_END.sub("", text)
    return f"{text}," if "," in text else text


def _is_mark(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    is_inside = 0 < at < len(parse.tokens) - 1 and parse.tokens[at - 1].end == token.start
    if token.text in _DASHES and is_inside and token.end == parse.tokens[at + 1].start:
        return False  # "Duarte-Lund"
    return token.text in _MARKS
