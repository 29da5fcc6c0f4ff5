"""Brackets and dashes as the ear needs them, by what stands between them: a clause, a list, a name, one word.

What nothing is said of here is turned into a pause where the sentence loses its marks.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import RELATIVES
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.cutting import CONCEDES, has_statement
from podcast.writers.extractive.edits import Edit, apply_edits, as_sentence
from podcast.writers.extractive.shortening import BRACKETED_ACRONYM, BRIEF
from podcast.writers.extractive.verbs_of_one import has_subject
from podcast.writers.plain_speech import DASH, JOINED, says_again, says_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Sentence, Token
    from podcast.writers.extractive.source_view import SourceView

NAME = 6
"""Words of another name, or of examples, that go where commas would make them members of a list."""
PAIRED = " – "
"""Either of two marks round what commas would make a part of the sentence."""
_BRACKETS = re.compile(r"\s*(?<![\w.])\((?P<aside>[^()]{2,300})\)(?!\w)")
"""What stands in brackets: «The gate (built in 1911) is shut.»"""
_CLOSE_DASHES = re.compile(r"(?<=[a-z])–(?=[a-z][^–]* [^–]*[\w?!]–[a-z])|(?<=[\w?!])–(?=[a-z])")
"""Short dashes without spaces, round several words: «The wall is dear–at least three ports say so–and low.»"""
_LIFE = re.compile(r"(?:c\. ?)?\d{3,4} ?[–—-] ?(?:c\. ?)?\d{3,4}|(?:born|b\.) (?:in )?\d{4}")
"""When somebody lived: «1875–1961»"""
_LONG_FORM = re.compile(r"[A-Za-z][\w’'-]*(?:[ -][\w’'-]+){1,7}")
"""What an acronym stands for: «server-side rendering»"""
_ACRONYM = re.compile(r"[A-Z]{2,8}")
"""An acronym before a bracket: «SSR»"""
_QUESTION = re.compile(r"[^.!?]+\?")
"""What ends with a question mark: «what else is there?»"""
_MEMBER = re.compile(r"(?:,(?: (?:and|or|&))?| (?:and|or|&)) [^\s,;]+(?: [^\s,;]+){0,4}")
"""What stands between the brackets of two members of a list: «, and the old port»"""
GLOSS = 4
"""Words of a bracket behind a member of a list, at most."""
LABEL = 5
"""Words of a name that only says more of what stands before it, at most."""
_SPECIES = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.) [a-z]+(?:us|is|um|ii|ae|ana|ica|ina|ensis)")
"""What scholars call a plant or an animal: «Mytilus edulis»"""
_EARLIER = re.compile(
    r"(?=[^()]*\b(?:19|20)\d\d\b|[^()]*\b(?:a year|last year|previous|prior)\b)"
    r"(?:(?:19|20)\d\d: ?|[a-z ]{4,20}: ?|[A-Z]{3} )?[$€£¥]?[-–]?\d[^()]{2,60}"
)
"""The same figure of another time: «EUR 31.1 million in June 2015»"""
_RECORD = re.compile(r"(?:No\. ?\d+|\d+-\d+(?:-\d+)?)(?:, [^()]*)?")
"""Figures of a team or a player behind the name: «No. 9, Corrow», «26-0, 16 KOs»"""
_SUMS = re.compile(
    r"((?:[A-Z]{1,3})?[$€£¥] ?\d[\d.,]*(?: ?[a-z]+)?)(?:[;,/] ?| or )(?:[A-Z]{1,3})?[$€£¥] ?\d.*"
)
"""A sum in two other currencies, of which one will do: «$500; £330»"""
_COMMA = re.compile(r"[,;:] ")
"""What parts the members of a list: «Ruan drops, Corrowin»"""
_NOTES = re.compile(r"\(\d[\d,\s–-]*\)")
"""Numbers of notes: «The wall has risen (8).»"""
_MODIFIERS = ("compound", "amod", "nmod", "nummod", "poss", "quantmod", "det")
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_STOPS = frozenset((".", ",", ";", ":", "!", "?", "”", ""))
_WHEN = ("DATE", "TIME", "PERCENT", "ORDINAL")
_LEANS = RELATIVES.union("when if as because though although while since unless namely".split())
"""Words that begin a clause that leans on the sentence: «which lies to the north»"""
_JOINS = frozenset(("and", "or", "but", "so", "yet", "nor"))
"""Words that join what follows to what was said: «and nobody knew»"""
_THIRD = frozenset(
    ("he", "she", "it", "they", "his", "her", "its", "their", "this", "these", "that", "those")
)
"""Words that point at what was named last, which may be something else behind the sentence: «it was shut»"""
_FORMS = (("he", "his"), ("she", "her"), ("it", "its"), ("they", "their"))
_SAID_SO = frozenset(
    ("such", "including", "like", "eg", "e.g.", "ie", "i.e.", "namely", "especially", "mostly")
)
"""Words that make examples heard as such: «including two of clay»"""
_ADDED = frozenset(
    (
        "not",
        "never",
        "only",
        "except",
        "but",
        "now",
        "then",
        "formerly",
        "or",
        "and",
        "also",
        "former",
        "acting",
    )
)
"""Words that make an aside more than a name: «now closed»"""


@dataclass(frozen=True, slots=True)
class Apart:
    """An aside that is said behind its sentence, as one of its own."""

    start: int
    """Where it stands in the sentence, in characters."""
    text: str


@dataclass(frozen=True, slots=True)
class _Aside:
    """An aside, and the tokens before, in and behind it."""

    sentence: Sentence
    start: int
    stop: int
    """Its characters, with its marks."""
    text: str
    first: int
    last: int
    """Its tokens without its marks: from the first to before the last."""
    before: int
    """The token before it, or -1."""
    after: int
    """The token behind it, or the number of tokens."""
    is_quoted: bool
    """Whether it is among somebody's own words, or has some."""
    is_in_marks: bool
    """Whether it stands between the marks of a quotation, in which a reporter may have put it in."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.parse.tokens

    @property
    def inside(self) -> tuple[Token, ...]:
        return self.tokens[self.first : self.last]

    @property
    def next_word(self) -> str:
        match = re.match(r"\s*([\w’'-]+|\S)", self.sentence.text[self.stop :])
        return match[1].lower() if match else ""

    @property
    def follows_quotation(self) -> bool:
        """Whether it says what the words in marks before it mean: "“Ahoj” (that is a greeting)"."""
        return self.sentence.text[: self.start].endswith(("”", '"', "’", "'"))

    @property
    def is_in_lead(self) -> bool:
        """Whether the subject comes only behind it."""
        return not any(token.relation in _SUBJECTS for token in self.tokens[: self.before + 1])

    @property
    def is_last(self) -> bool:
        """Whether the sentence ends behind it."""
        return not re.search(r"\w", _NOTES.sub("", self.sentence.text[self.stop :]))


def find_asides(
    source: SourceView, index: int, kept: Sequence[Edit] = (), *, is_somebodys: bool = False
) -> tuple[list[Edit], list[Apart]]:
    """Returns the changes of a sentence's brackets and dashes, and what is said behind it instead.

    `kept` are changes that are made already: what they touch stays. Of somebody's own words none go and none move.
    """
    sentence = source.sentence(index)
    if not sentence.parse.tokens:
        return [], []
    places = [
        _place(sentence, match.start(), match.end(), match["aside"], is_somebodys=is_somebodys)
        for match in _BRACKETS.finditer(sentence.text)
    ]
    if is_somebodys and index not in source.tellers:
        places = [replace(place, is_in_marks=True) for place in places]
    glosses = [place for place in places if not place.is_quoted and not _is_label(place)]
    edits = _glosses(sentence, glosses)
    apart: list[Apart] = []
    for place in places:
        if _touches(edits, place.start, place.stop) or not place.inside or place.before < 0:
            continue
        if place.is_quoted:
            edits += _mark(place)
        elif _states(place) and not _is_long_form(place) and not place.follows_quotation:
            if not _only_adds(place):
                inner = sentence.text.index(place.text, place.start)
                apart.append(_apart(place.start, sentence, inner, inner + len(place.text), kept))
            edits.append(_without(place))
        elif (edit := _bracket(source, place)) and not (edit.words and _touches(kept, edit.start, edit.stop)):
            edits.append(edit)
    dashes, behind = _dashes(sentence, [*kept, *edits], is_somebodys=is_somebodys)
    return [*edits, *dashes], [*apart, *behind]


def mark_words(source: SourceView, index: int, start: int, stop: int) -> str:
    """Returns somebody's own words with their brackets and dashes as pauses."""
    text = source.sentence(index).text
    marks = [
        edit
        for edit in find_asides(source, index, is_somebodys=True)[0]
        if start <= edit.start < edit.stop <= stop
    ]
    if not marks:
        return text[start:stop].strip()
    said = apply_edits(text, start, stop, marks)
    return f"{said}," if text[start:stop].rstrip().endswith(",") else said


def _apart(at: int, sentence: Sentence, start: int, stop: int, kept: Sequence[Edit]) -> Apart:
    """Returns what is said behind a sentence instead of inside it, with the changes that are made already."""
    return Apart(at, as_sentence(apply_edits(sentence.text, start, stop, list(kept))))


def _touches(edits: Sequence[Edit], start: int, stop: int) -> bool:
    return any(edit.start < stop and start < edit.stop for edit in edits)


def _place(sentence: Sentence, start: int, stop: int, text: str, *, is_somebodys: bool) -> _Aside:
    tokens = sentence.parse.tokens
    inner = sentence.text.index(text, start)
    inside = [at for at, token in enumerate(tokens) if inner <= token.start < inner + len(text)]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    before = max((at for at, token in enumerate(tokens) if token.end <= start), default=-1)
    after = min((at for at, token in enumerate(tokens) if token.start >= stop), default=len(tokens))
    opened = sentence.text[:start]
    is_in_marks = opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1
    is_quoted = is_somebodys or is_in_marks or bool(re.search('[“"]', text))
    return _Aside(sentence, start, stop, text.strip(), first, last, before, after, is_quoted, is_in_marks)


def is_statement(sentence: Sentence, first: int, last: int) -> bool:
    """Returns whether a stretch of tokens begins with the subject of a clause that leans on nothing."""
    tokens = sentence.parse.tokens
    while first < last and tokens[first].pos == "PUNCT":
        first += 1
    if (
        last - first < 3
        or tokens[first].word in _LEANS | _JOINS | CONCEDES | _SAID_SO
        or tokens[first].tag in ("WP", "WDT", "WRB")
    ):
        return False
    return has_statement(sentence, first, last) and _begins_with_subject(sentence, first, last)


def _states(place: _Aside) -> bool:
    """Returns whether an aside is a statement, be it behind a label: "(Fun fact: he had just moved)"."""
    label = next((at for at, token in enumerate(place.inside[: LABEL - 1]) if token.text == ":"), -1)
    return is_statement(place.sentence, place.first + label + 1, place.last)


def _begins_with_subject(sentence: Sentence, first: int, last: int) -> bool:
    """Returns whether a subject is the first thing in a stretch, but for an adverb or where and when it was."""
    tokens = sentence.parse.tokens
    subjects = [
        at
        for at in range(first, last)
        if tokens[at].relation in _SUBJECTS and first <= tokens[at].head < last
    ]
    if not subjects:
        return False
    left = tokens[subjects[0]].left
    return left <= first or all(
        token.pos in ("ADV", "PUNCT", "INTJ") or token.relation in ("prep", "pobj", "det", "amod", "nummod")
        for token in tokens[first:left]
    )


def _mark(place: _Aside) -> list[Edit]:
    """Returns the brackets among somebody's own words as pauses, with every word that says anything."""
    text = place.text.rstrip(".!")
    if says_nothing(place.text):
        return [Edit(place.start, place.stop)]
    if _states(place) and not _is_put_in(place):
        return [Edit(place.start, place.stop, f". {as_sentence(text)[:-1]}")] if place.is_last else []
    asks = not place.is_in_marks and not place.is_last and text.endswith(('?"', "?”", '!"', "!”"))
    if asks or text.endswith("?"):
        return [_without(place)] if asks else []
    goes_on = _is_one_phrase(place) or _is_put_in(place) or text.startswith("of ") or JOINED.fullmatch(text)
    if not goes_on and _is_joined(place):
        return [_joined(place)]
    if not goes_on and (_would_list(place) or _is_within_phrase(place)):
        return [Edit(place.start, place.stop, f"{PAIRED}{text}{PAIRED}")]
    end = "" if place.next_word in _STOPS else ","
    return [Edit(place.start, place.stop, f" {text}" if goes_on else f", {text}{end}")]


def _is_put_in(place: _Aside) -> bool:
    """Returns whether a reporter's words stand for somebody's that would not be understood: "I think (the gate) leaks".

    There is nothing before it that it could say more of, or it goes on with that: "the owners (of the boats)", "Ann
    (Lee) knows", "one in nine (old) gates".
    """
    if not place.is_in_marks or len(place.inside) > LABEL or place.text.endswith("?"):
        return False
    before, first = place.tokens[place.before], place.inside[0]
    is_new = (
        before.pos in ("DET", "ADP", "AUX", "VERB", "CCONJ", "SCONJ", "PUNCT", "ADJ") or before.tag[0] == "W"
    )
    is_rest = before.pos == first.pos == "PROPN" and len(place.inside) == 1 and first.text.istitle()
    belongs = any(token.relation in _MODIFIERS and token.head >= place.after for token in place.inside)
    is_new = is_new and first.pos != "ADV" and before.text not in ("”", '"') and not _is_within_phrase(place)
    return is_new or is_rest or belongs or first.pos == "ADP"


def _without(place: _Aside) -> Edit:
    """Returns the change by which an aside goes; a comma stays behind what comes before the subject."""
    comma = "," if place.is_in_lead and place.next_word not in _STOPS else ""
    return Edit(place.start, place.stop, comma)


def _is_one_phrase(place: _Aside) -> bool:
    """Returns whether a bracket has one word that goes with the next one: "a (tacitly) agreed rule"."""
    word = place.inside[0]
    is_said = word.pos in ("ADV", "ADJ", "VERB") and (word.head >= place.after or _goes_on(place))
    return len(place.inside) == 1 and is_said


def _bracket(source: SourceView, place: _Aside) -> Edit | None:  # noqa: PLR0911 - one a kind of aside
    """Returns how a bracket is said; None where a comma before and behind it will do."""
    if says_again(place.text, place.sentence.text[: place.start]):
        return Edit(place.start, place.stop)
    breaks = place.text.endswith("?") and not place.is_last
    if breaks or (place.text.endswith(("!", "?")) and place.inside[0].word not in _JOINS):
        return _without(place)
    if BRACKETED_ACRONYM.fullmatch(place.sentence.text[place.start : place.stop]):
        return _acronym(source, place)
    if says_nothing(place.text):
        return None  # "(Tidal Service, 2023)" is a reference, and no list
    is_of = place.inside[0].word == "of" and place.tokens[place.before].pos in ("NOUN", "PROPN")
    if _is_one_phrase(place) or (is_of and len(place.inside) <= LABEL):
        return Edit(place.start, place.stop, f" {place.text}")
    if _is_joined(place) or (place.inside[0].word in _JOINS and _goes_on(place) and "," not in place.text):
        return _joined(place)
    if edit := _other_name(source, place):
        return edit
    if _goes(source, place):
        return Edit(place.start, place.stop)
    if place.is_last and _is_list(place):
        return Edit(place.start, place.stop, f": {place.text.rstrip('.')}")
    if _would_list(place) and count_words(place.text) <= BRIEF:
        return Edit(place.start, place.stop, f"{PAIRED}{place.text}{PAIRED}")
    if re.search("[‘’'“”\"]", place.text):  # whose marks hide the brackets from what reads the text further
        return Edit(place.start, place.stop, f", {place.text}{'' if place.next_word in _STOPS else ','}")
    return None


def _other_name(source: SourceView, place: _Aside) -> Edit | None:
    """Returns how another name inside a noun is said that is needed later: what letters stand for, or a short one.

    Of a sum in other currencies, the first will do.
    """
    if sums := _SUMS.fullmatch(place.text):
        return Edit(place.start, place.stop, f", or {sums[1]}{'' if place.next_word in _STOPS else ','}")
    goes_on = _goes_on(place)
    before = place.tokens[place.before]
    is_inside = goes_on or _is_member(place) or _next_pos(place) in ("NOUN", "PROPN", "CCONJ")
    if is_inside and _is_long_form(place):
        is_needed = source.acronyms.get(before.text, 0) > 1
        words = f"{place.text}, or {before.text}," if is_needed else place.text
        return Edit(before.start, place.stop, words)
    if goes_on and before.pos == "PROPN" and _is_label(place) and _is_needed(source, place):
        return Edit(place.start, place.stop, f", or {place.text},")
    return None


def _goes(source: SourceView, place: _Aside) -> bool:
    """Returns whether a bracket only breaks the line: when somebody lived, inside a name, last year's figure."""
    before = place.tokens[place.before]
    if _LIFE.fullmatch(place.text):
        return before.entity == "PERSON"
    if _comes_again(source, place) or _is_figure(place):
        return True
    if (_is_label(place) and not _is_needed(source, place)) or (
        _EARLIER.fullmatch(place.text) and before.tag in ("NN", "NNS", "CD")
    ):
        return True
    in_list = (_is_member(place) or _stands_in_list(place)) and not _has_verb(place) and _is_name(place)
    inside = _goes_on(place) and not _is_bound(place) and not _is_list(place)
    if in_list or inside or _is_within_phrase(place):
        return True
    # "all fuels (coal, oil and wood) and sails": the sails would be a fuel
    is_joined = _next_pos(place) == "CCONJ" and _next_pos(place, 1) in ("NOUN", "PROPN", "ADJ", "DET")
    return is_joined and _is_list(place)


def _is_within_phrase(place: _Aside) -> bool:
    """Returns whether a bracket parts an adjective from its noun: "in large (more than 1000 boats) harbours"."""
    before = place.tokens[place.before]
    return (
        before.relation == "amod"
        and before.tag == "JJ"
        and _next_pos(place) in ("NOUN", "PROPN")
        and len(place.inside) > 1
        and not any(token.word in _ADDED or token.relation == "neg" for token in place.inside)
    )


def _is_figure(place: _Aside) -> bool:
    """Returns whether a bracket only has a name's figures, and not when it was: "Ostmere (pop. 2,300) is old"."""
    return (
        place.tokens[place.before].pos == "PROPN"
        and not place.is_last
        and bool(re.search(r"\d", place.text))
        and count_words(place.text) <= GLOSS
        and not any(token.pos in ("VERB", "AUX") or token.entity in _WHEN for token in place.inside)
        and not any(token.word in _ADDED | _SAID_SO | _LEANS for token in place.inside)
    )


def _comes_again(source: SourceView, place: _Aside) -> bool:
    """Returns whether a bracket labels a name as others are: "Pondlog (Android)", "Tide Table ($2, Android, iOS)"."""
    marks = [token.text for token in place.inside if token.pos != "PUNCT"]
    names = {text for text in marks if re.search("[A-Z]", text) and len(text) > 2}
    is_list_of_names = "," in place.text and not place.is_last and len(names) == len(marks)
    if (
        not (place.tokens[place.before].text[0].isupper() or is_list_of_names)
        or count_words(place.text) > NAME
        or any(token.is_finite or token.entity == "DATE" for token in place.inside)
    ):
        return False
    return any(source.labels.get(name, 0) > 1 for name in names)


def _stands_in_list(place: _Aside) -> bool:
    """Returns whether what a bracket stands in has commas round it as two others beside it, with no verb in them."""
    text, tokens = place.sentence.text, place.tokens
    plain = _BRACKETS.sub(lambda match: " " * len(match[0]), text)
    starts = [match.end() for match in _COMMA.finditer(plain)]
    parts = list(itertools.pairwise([*starts, len(text)]))
    here = next((at for at, (start, stop) in enumerate(parts) if start <= place.start < stop), None)
    if here is None:
        return False
    is_bare = [
        not any(token.is_finite for token in tokens if start <= token.start < stop) for start, stop in parts
    ]
    return any(all(is_bare[at : at + 3]) and at + 3 <= len(parts) for at in range(max(here - 2, 0), here + 1))


def _has_verb(place: _Aside) -> bool:
    return any(token.is_finite or token.tag in ("VBN", "VBG") for token in place.inside)


def _is_list(place: _Aside) -> bool:
    return "," in place.text and not _has_verb(place) and _lists(place)


def _joined(place: _Aside) -> Edit:
    return Edit(place.start, place.stop, f" {place.text}{_comma(place)}")


def _comma(place: _Aside) -> str:
    """Returns the comma behind an aside that has none before it: a new clause begins there, or the subject."""
    parse = place.sentence.parse
    subjects = parse.children(parse.root, *_SUBJECTS) if parse.root >= 0 else ()
    is_subject = any(place.tokens[at].left == place.after for at in subjects)
    return "," if place.next_word in _JOINS | _LEANS or is_subject else ""


def _acronym(source: SourceView, place: _Aside) -> Edit:
    """Returns how an acronym behind its long form is said: "or TS" where the text has it again."""
    goes_on = _goes_on(place)
    is_needed = source.acronyms.get(place.text, 0) > 1
    if not is_needed or _next_pos(place) == "PROPN":  # "the Tidal Service (TS) Annual Meeting": one name
        return Edit(place.start, place.stop)
    heads = (place.before, place.tokens[place.before].head)
    is_list = any(
        place.tokens[head].relation == "conj" or _has_conjunct(place, head) for head in heads[: 1 + goes_on]
    )
    has_no_comma = is_list and (place.next_word == "," or goes_on)
    return Edit(place.start, place.stop, f" or {place.text}" if has_no_comma else f", or {place.text},")


def _next_pos(place: _Aside, further: int = 0) -> str:
    at = place.after + further
    return place.tokens[at].pos if at < len(place.tokens) else ""


def _spells(text: str, acronym: str) -> bool:
    """Returns whether words have the letters of an acronym as their first ones."""
    if not _LONG_FORM.fullmatch(text):
        return False
    letters = iter(word[0].upper() for word in re.split(r"[ -]", text) if word)
    return all(letter in letters for letter in acronym.rstrip("s"))


def _is_long_form(place: _Aside) -> bool:
    """Returns whether an aside is what the acronym before it stands for."""
    before = place.tokens[place.before].text
    return bool(_ACRONYM.fullmatch(before)) and _spells(place.text, before)


def _goes_on(place: _Aside) -> bool:
    """Returns whether the noun phrase before a bracket goes on behind it: "Liberal (Venstre) party leader"."""
    before, word = place.tokens[place.before], place.next_word
    modifies = before.relation in _MODIFIERS
    belongs = any(token.relation in _MODIFIERS and token.head >= place.after for token in place.inside)
    return word == "of" or belongs or (modifies and before.head >= place.after)


def _is_member(place: _Aside) -> bool:
    """Returns whether what a bracket stands behind is a member of a list, as the next word goes on with it."""
    tokens = place.tokens
    if place.next_word not in (",", "and", "or", "&") or tokens[place.before].pos not in ("NOUN", "PROPN"):
        return False
    if any(
        token.relation == "conj" and place.first <= token.head < place.last for token in tokens[place.after :]
    ):
        return True  # to the parser, the next member belongs to what stands in brackets
    head = place.before
    while (
        tokens[head].relation in ("compound", "pobj", "prep", "appos", "nmod") and tokens[head].head != head
    ):
        if _has_conjunct(place, head):
            break
        head = tokens[head].head
    return tokens[head].pos in ("NOUN", "PROPN") and (
        tokens[head].relation == "conj" or _has_conjunct(place, head)
    )


def _has_conjunct(place: _Aside, head: int) -> bool:
    return any(child >= place.after for child in place.sentence.parse.children(head, "conj"))


def _is_name(place: _Aside) -> bool:
    """Returns whether an aside is another name or short examples, without figures and words that say more."""
    return (
        count_words(place.text) <= NAME
        and not re.search(r"\d", place.text)
        and not any(token.word in _ADDED | _SAID_SO | _LEANS for token in place.inside)
        and any(token.pos in ("NOUN", "PROPN") for token in place.inside)
        and place.inside[0].pos != "ADP"
    )


def _is_bound(place: _Aside) -> bool:
    """Returns whether an aside has a figure, or what makes the sentence another one: "most (but not all) ports"."""
    return bool(re.search(r"\d", place.text)) or any(
        token.word in _ADDED or token.relation == "neg" for token in place.inside
    )


def _is_label(place: _Aside) -> bool:
    """Returns whether an aside is a name or a figure that only says more of what it stands behind.

    That is where somebody comes from, a brand, a species; not who it is, in "the winner (Ann Lee) was late".
    """
    before = place.tokens[place.before]
    if _SPECIES.fullmatch(place.text) or (before.pos == "PROPN" and _RECORD.fullmatch(place.text)):
        return True
    names = [token for token in place.inside if token.pos not in ("PUNCT", "CCONJ", "SYM")]
    is_common = before.pos == "NOUN" and ("," in place.text or any(one.entity == "PERSON" for one in names))
    # To the parser, "Glimpse" is a noun; a name has its capital, whatever it is made of.
    is_name = len(names) <= LABEL and all(
        token.pos in ("PROPN", "NUM", "NOUN", "ADJ")
        and token.entity != "DATE"
        and not token.text[0].islower()
        for token in names
    )
    # "Ann Lee (Corrow College of Tides, Ostmere), its author": of somebody, where she works
    is_place = before.entity == "PERSON" and all(
        token.pos in ("PROPN", "NUM", "ADP", "DET") for token in names
    )
    may_follow = not place.is_last and before.pos in ("PROPN", "NOUN", "NUM") and not is_common
    return may_follow and (is_name or is_place)


def _is_needed(source: SourceView, place: _Aside) -> bool:
    """Returns whether a later sentence has a name of an aside; of somebody, nobody needs the place or the figures."""
    if place.tokens[place.before].entity == "PERSON" or _RECORD.fullmatch(place.text):
        return False
    names = {token.text for token in place.inside if token.text[0].isupper() and len(token.text) > 2}
    later = source.sentences[place.sentence.index + 1 :]
    return any(token.text in names for sentence in later for token in sentence.parse.tokens)


def _lists(place: _Aside) -> bool:
    """Returns whether an aside is a list of things, and nothing before them says so; who says it is none."""
    is_joined = any(token.word in ("and", "or") for token in place.inside)
    if place.inside[0].entity in ("PERSON", "ORG") and not is_joined:
        return False  # "(Bell, Corrow College)"
    nouns = sum(token.pos in ("NOUN", "PROPN") for token in place.inside)
    return nouns > 1 and not any(
        token.word in _SAID_SO | _LEANS | _ADDED - {"and", "or"} for token in place.inside[:2]
    )


def _glosses(sentence: Sentence, places: Sequence[_Aside]) -> list[Edit]:
    """Returns the changes where members of a list have a bracket each: "øst (east), ørn (eagle)"."""
    edits: list[Edit] = []
    run: list[_Aside] = []
    for place in [*places, None]:
        is_gloss = place is not None and count_words(place.text) <= GLOSS and not says_nothing(place.text)
        if place and is_gloss and (not run or _is_between(sentence, run[-1], place)):
            run.append(place)
            continue
        if len(run) > 2 or (len(run) == 2 and not _stands_in_list(run[-1])):
            edits += _paused(sentence.text, run)
        run = [place] if place and is_gloss else []
    return edits


def _is_between(sentence: Sentence, first: _Aside, second: _Aside) -> bool:
    """Returns whether nothing but another member of a list stands between two brackets."""
    between = sentence.parse.tokens[first.after : second.before + 1]
    is_member = _MEMBER.fullmatch(sentence.text[first.stop : second.start])
    return bool(is_member) and not any(token.is_finite for token in between)


def _paused(text: str, run: Sequence[_Aside]) -> list[Edit]:
    """Returns the brackets of a list as short pauses, and what stands between its members as longer ones."""
    long = len(run) > 2
    edits = []
    for place in run:
        is_last = place is run[-1]
        comma = not is_last and text[place.stop] == ","
        end = "" if is_last and place.next_word in _STOPS else ";" if long and not is_last else ","
        edits.append(Edit(place.start, place.stop + comma, f", {place.text}{end}"))
    return edits


def _only_adds(place: _Aside) -> bool:
    """Returns whether a statement between others goes: behind the sentence, what it points at may be another."""
    word = place.inside[0].word
    return not place.is_last and word in _THIRD and not _points_clearly(place, word)


def _points_clearly(place: _Aside, word: str) -> bool:
    """Returns whether a pronoun can mean but one of those whom the sentence names, or its subject says the same."""
    outside = [*place.tokens[: place.first], *place.tokens[place.last :]]
    forms = next((forms for forms in _FORMS if word in forms), ())
    subject = next((token for token in outside if token.relation in _SUBJECTS), None)
    if subject is not None and subject.word in forms:
        return True
    people = sum(token.begins_entity and token.entity == "PERSON" for token in outside)
    return word in ("he", "she", "his", "her") and people == 1


def _dashes(
    sentence: Sentence, kept: Sequence[Edit], *, is_somebodys: bool
) -> tuple[list[Edit], list[Apart]]:
    """Returns the changes of dashes, and what is said behind the sentence."""
    text = sentence.text
    matches = sorted(
        (match for rule in (DASH, _CLOSE_DASHES) for match in rule.finditer(text)),
        key=lambda match: match.start(),
    )
    spans = [
        match.span()
        for match in matches
        if not _touches(kept, *match.span())
        and re.search(r"\w", text[: match.start()])
        and match.end() < len(text)
    ]
    if any(_is_range(text, *span) for span in spans):
        return [Edit(*span, " to " if _is_range(text, *span) else ", ") for span in spans], []
    if len(spans) == 2:
        return _pair(sentence, spans[0], spans[1], kept, is_somebodys=is_somebodys)
    if len(spans) == 1 and _asks(sentence, spans[0]):
        start, stop = spans[0]
        return [Edit(start, stop + 1, f". {text[stop].upper()}")], []
    if len(spans) == 1:
        return [Edit(*spans[0], _single(sentence, *spans[0]))], []
    return [Edit(*span, ", ") for span in spans], []


def _is_range(text: str, start: int, stop: int) -> bool:
    """Returns whether a dash stands between two figures: «20 - 30 percent», «$20 - $30»"""
    return text[start - 1].isdigit() and text[stop : stop + 2].lstrip("$€£¥")[:1].isdigit()


def _pair(
    sentence: Sentence,
    opens: tuple[int, int],
    closes: tuple[int, int],
    kept: Sequence[Edit],
    *,
    is_somebodys: bool,
) -> tuple[list[Edit], list[Apart]]:
    """Returns what stands between two dashes between commas, or behind the sentence; a cry goes."""
    text = sentence.text[opens[1] : closes[0]]
    place = _place(sentence, opens[0], closes[1], text, is_somebodys=is_somebodys)
    # "LATE NEWS — The gate is shut — which is new": what has the main verb is no aside.
    is_main = place.first <= sentence.parse.root < place.last
    is_main = is_main and not has_statement(sentence, 0, place.before + 1)
    # To the parser, a dash may be a part of the words beside it: "the mole”—as they called it—is old".
    leans = next(iter(text.lower().split()), "") in _LEANS | _JOINS
    is_own = not is_main and not leans and is_statement(sentence, place.first, place.last)
    if place.is_quoted and is_own:
        return [Edit(*opens, PAIRED), Edit(*closes, PAIRED)], []
    if place.is_quoted or not (is_own or text.endswith(("?", "!"))):
        first, last = _pauses(place) if place.inside and not is_main else (", ", ", ")
        return [Edit(*opens, first), Edit(*closes, last)], []
    whole = Edit(opens[0], closes[1], ", " if place.next_word in _JOINS | _LEANS else " ")
    stays = is_own and not _only_adds(place)
    return [whole], [_apart(opens[0], sentence, opens[1], closes[0], kept)] if stays else []


def _pauses(place: _Aside) -> tuple[str, str]:
    """Returns what is said for the marks before and behind an aside: commas, where it stays one between them."""
    if _is_joined(place):
        return " ", f"{_comma(place)} "
    is_paired = (
        _would_list(place) or _tells(place) or (place.next_word in ("and", "or") and _is_member(place))
    )
    return (PAIRED, PAIRED) if is_paired else (", ", ", ")


def _tells(place: _Aside) -> bool:
    """Returns whether an aside has a verb of its own that leans on nothing: «as a pilot, Lee had seen it all»."""
    if place.text.split(maxsplit=1)[0].lower() in _JOINS | _SAID_SO:
        return False
    verb = next((at for at, token in enumerate(place.inside) if token.is_finite), -1)
    return verb >= 0 and not any(
        token.tag[0] == "W" or token.relation == "mark" for token in place.inside[:verb]
    )


def _is_joined(place: _Aside) -> bool:
    """Returns whether an aside only adds a second one: "so that they need not shut the gate (or guard it) because"."""
    first, tokens = place.inside[0], place.tokens
    if (
        first.word not in ("and", "or")
        or re.search(r"[,!?]", place.text)
        or not 0 <= first.head < place.first
    ):
        return False
    seconds = [at for at in range(place.first, place.last) if tokens[at].relation == "conj"]
    if not seconds or tokens[seconds[0]].head != first.head or has_subject(place.sentence.parse, seconds[0]):
        return False
    verb = tokens[tokens[first.head].head]  # "The mole, and the wall, is old"
    return tokens[first.head].relation not in _SUBJECTS or verb.tag == "VBD"


def _would_list(place: _Aside) -> bool:
    """Returns whether an aside between commas would be heard as members of a list: "the ports, Ruan, Corrow, and"."""
    has_comma = "," in place.text and not any(token.is_finite for token in place.inside)
    return has_comma and _lists(place) and place.next_word not in _STOPS


def _asks(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Returns whether a statement breaks off before a question: "We have to believe it — what else is there?"."""
    before = [token for token in sentence.parse.tokens if token.end <= span[0]]
    behind = sentence.parse.tokens[len(before) + 1 :]
    is_asked = behind and behind[0].tag in ("WP", "WRB") and _QUESTION.match(sentence.text, span[1])
    is_told = any(token.is_finite for token in before) and before[0].tag not in ("WP", "WRB", "MD")
    return bool(is_asked) and is_told and any(token.is_finite for token in behind)


def _single(sentence: Sentence, start: int, stop: int) -> str:
    """Returns the mark for a dash: a semicolon between statements, a colon at a label or a list, else a comma."""
    tokens = sentence.parse.tokens
    before = max((at for at, token in enumerate(tokens) if token.end <= start), default=-1)
    after = min((at for at, token in enumerate(tokens) if token.start >= stop), default=len(tokens))
    if sentence.text[start - 1] in ",:;.!?":
        return " "
    rest = tokens[after:]
    if not has_statement(sentence, 0, before + 1):
        is_label = before < LABEL and rest[0].text[0].isupper() and rest[0].pos != "PROPN"
        return ": " if is_label else ", "
    opens_other = rest[0].tag == "VB" or (
        rest[0].pos == "AUX" and rest[0].tag != "MD"
    )  # "should it rain" leans
    opens_other = opens_other or (
        rest[0].tag == "PRP" and rest[0].relation == "nsubj" and rest[0].head >= after
    )
    if is_statement(sentence, after, len(tokens)) or opens_other:
        return "; "
    has_verb = any(token.is_finite for token in rest)
    commas = sum(token.text == "," for token in rest)
    nouns = sum(token.pos in ("NOUN", "PROPN") for token in rest)
    opens = rest[0].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "VERB")
    return ": " if not has_verb and commas > 1 and nouns > 2 and opens else ", "
