"""Where a long sentence can be cut in two, so that each half keeps its subject and how it goes with the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.results import find_result
from podcast.writers.extractive.speakers_first import SAYING

if TYPE_CHECKING:
    from podcast.model.understanding import Clause, Sentence
    from podcast.writers.extractive.source_view import SourceView

LONG = 16
"""Words of a sentence that is cut where it can be."""
LEAST = 4
"""Words of a half, at least."""
_JOINS = {"and": "", "but": "But", "so": "So", ";": "", "yet": "Yet", "": ""}
_BEFORE = {
    "although": "But",
    "though": "But",
    "even though": "Still,",
    "whereas": "But",
    "because": "So",
    "since": "So",
}
"""Word that begins a clause before the main one → what the main one begins with when the two are cut."""
_BEHIND = {"whereas": "But", "while": ""}
"""Word that begins a clause behind the main one → what that clause begins with when the two are cut."""
_CONDITIONS = frozenset(
    ("if", "unless", "when", "whenever", "once", "until", "provided", "as long as", "in case", "suppose")
)
"""Words that begin a clause on which all that follows hangs: "When the gate is shut, the boats wait, and …"."""
_SCOPE = frozenset(
    """perhaps maybe probably possibly arguably apparently presumably reportedly allegedly supposedly if unless
    evidently conceivably seemingly""".split()
)
"""Words at the beginning that hold for all that "and" joins behind them."""
_SPEECH = frozenset(
    """message view idea claim conclusion belief argument fear hope question point thesis verdict warning lesson theory
    answer reason assumption suspicion complaint motto promise clear""".split()
)
"""Nouns before a colon behind which somebody's view stands: "The message was clear: the oil was going." """
_CLOSING = frozenset((")", "]", "”", "’", '"'))
_CONNECTIVE = re.compile(r"(?:(?:And|But|Yet|However|Still|So|Then|Thus|Moreover|Nevertheless),?\s+)")
"""Words that join a sentence to the one before it: «But the gate was shut.»"""


@dataclass(frozen=True, slots=True)
class SpokenStretch:
    """Characters of a sentence that are said as a sentence of their own."""

    start: int
    stop: int
    opening: str = ""
    """Words before them: the conjunction, the subject again."""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Where the first half ends and the second begins."""

    end: int
    start: int
    opening: str = ""
    skip: int = 0
    """Where the first half begins: behind the word that joined it to the second."""
    named: Edit | None = field(default=None, compare=False)
    """The subject again, where it stands behind the first words of the second half."""


def find_cuts(source: SourceView, index: int) -> tuple[SpokenStretch, ...]:
    """Returns a sentence in the stretches in which it is said; one where it is short or holds together."""
    sentence = source.sentence(index)
    text = sentence.text
    whole = (SpokenStretch(0, len(text)),)
    if (
        count_words(text) <= LONG
        or not sentence.clauses
        or any(q.is_clause for q in source.quotations.get(index, ()))
    ):
        return whole
    cuts = sorted(
        [
            *(cut for clause in sentence.clauses for cut in _cuts(source, sentence, clause)),
            *_marks(sentence),
            *_result(sentence),
        ]
    )
    stretches: list[SpokenStretch] = []
    at, opening, named = 0, "", None
    for cut in cuts:
        edits = (named,) if named else ()
        first = SpokenStretch(max(at, cut.skip), cut.end, opening, edits)
        if cut.end <= at or count_words(text[at : cut.end]) < LEAST or count_words(text[cut.start :]) < LEAST:
            continue
        if cut.skip and at:
            continue  # a clause before the main one stands at the beginning, or stays where it is
        stretches.append(first)
        at, opening, named = cut.start, cut.opening, cut.named
    return (
        (*stretches, SpokenStretch(at, len(text), opening, (named,) if named else ())) if stretches else whole
    )


def _result(sentence: Sentence) -> list[Cut]:
    result = find_result(sentence.parse)
    if result is None or _has_words(sentence, "may", "might", "could", "would", "will"):
        return []
    at, opening = result
    tokens = sentence.parse.tokens
    return [Cut(tokens[at - 2].end, tokens[at + 1].start, opening)]


def _has_words(sentence: Sentence, *words: str) -> bool:
    return any(token.word in words for token in sentence.parse.tokens)


def _marks(sentence: Sentence) -> list[Cut]:
    """Returns the cuts at semicolons, colons and dashes between two statements; of a pair of dashes there are none."""
    tokens = sentence.parse.tokens
    cuts = []
    if _has_aside(sentence):
        return []
    for at, token in enumerate(tokens[:-1]):
        if (
            token.text in (";", ":", "—", "–", "--")
            and at
            and _states(sentence, 0, at)
            and _states(sentence, at + 1, len(tokens))
        ):
            if token.text == ":" and _names_speech(sentence, at):
                continue
            following = at + 1
            opening = ""
            if tokens[following].word in ("and", "but", "so", "yet") and following + 1 < len(tokens):
                opening = _JOINS[tokens[following].word]
                following += 1
            cuts.append(Cut(tokens[at - 1].end, tokens[following].start, opening))
    return cuts


def _has_aside(sentence: Sentence) -> bool:
    """Returns whether something stands between two dashes."""
    return sum(token.text in ("—", "–", "--") for token in sentence.parse.tokens) > 1


def _names_speech(sentence: Sentence, at: int) -> bool:
    """Returns whether what stands before a colon is a message, a view, a question: what follows is only reported."""
    return any(
        token.lemma in _SPEECH or token.lemma in SAYING
        for token in sentence.parse.tokens[max(0, at - 12) : at]
    )


def _states(sentence: Sentence, start: int, stop: int) -> bool:
    """Returns whether a stretch has a subject with a verb of its own, outside of any clause that depends on a noun."""
    tokens = sentence.parse.tokens
    for at in range(start, stop):
        if tokens[at].relation not in ("nsubj", "nsubjpass", "expl"):
            continue
        head = tokens[at].head
        if not start <= head < stop or tokens[head].relation in ("relcl", "advcl", "acl", "csubj", "pcomp"):
            continue
        if any(token.is_finite for token in sentence.parse.verb_group(head)) and not sentence.parse.children(
            head, "mark"
        ):
            return True
    return False


def _cuts(source: SourceView, sentence: Sentence, clause: Clause) -> list[Cut]:
    if clause.parent is None or clause.verb < 0:
        return []
    if clause.kind == "coordinate":
        cut = _coordinate(source, sentence, clause)
    elif clause.kind == "adverbial":
        cut = _adverbial(sentence, clause)
    elif clause.kind == "relative":
        cut = _relative(source, sentence, clause)
    else:
        cut = None
    return [cut] if cut else []


def _coordinate(  # noqa: C901, PLR0911, PLR0912 - one a case in which they hold together
    source: SourceView, sentence: Sentence, clause: Clause
) -> Cut | None:
    """Two statements that “and”, “but”, “so” or a semicolon joins."""
    tokens = sentence.parse.tokens
    if clause.marker not in _JOINS or clause.marker == ";" or not _is_independent(sentence, clause):
        return None
    if not clause.marker and tokens[clause.verb].lemma in SAYING:
        return None  # "It may fall, Lee suggested, as each …"
    if tokens[0].word in _SCOPE:
        return None  # "Perhaps the gate leaks, and the pump is old": perhaps, both
    if tokens[clause.start].word in ("where", "which", "who", "whom", "whose", "that", "what"):
        return None
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if (
        parent is not None
        and tokens[parent.predicate].lemma in SAYING
        and parent.predicate - parent.start < 3
        and not parent.objects
        and not sentence.parse.children(parent.predicate, "ccomp")
    ):
        return None  # "Turnout, they say, is low, and …": they say all of it
    if parent is not None and _reports(sentence, parent) and tokens[clause.verb].lemma not in SAYING:
        return None  # "Lee said the dam was old, and the gate was broken": who says the second?
    if clause.parent is not None and _has_condition(sentence, clause.parent):
        return None  # "If the ice melts, the harbour floods, and the city moves": the second hangs on it, too
    if parent is not None and parent.kind == "coordinate" and not parent.marker:
        return None  # "one is paid, two are built, and the third is opened": three of a kind
    if any(
        other.kind == "coordinate"
        and not other.marker
        and other.parent == clause.parent
        and other.start < clause.start
        for other in sentence.clauses
    ):
        return None  # the same, and "the ice has thinned, they say, and the bay is closed": they say both
    before = clause.start - 1
    while before > 0 and (
        (tokens[before].pos in ("CCONJ", "PUNCT") and tokens[before].text not in _CLOSING)
        or tokens[before].word in _JOINS
    ):
        before -= 1
    if before == clause.start - 1 or _is_half_of_pair(sentence, before):
        return None
    between = sentence.text[tokens[before].end : tokens[clause.start].start]
    if not clause.marker and (not re.search(r"[;–—:]", between) or _has_aside(sentence)):
        return None  # "… with masts, sails wrapped in oil, and a bell": a member of a list that looks like a clause
    opening = _JOINS[clause.marker]
    own = (
        clause.subject is not None
        and clause.subject.sentence == sentence.index
        and (clause.start <= clause.subject.start < clause.stop)
    )
    if own and not re.search(r"[,;–—:]", between) and count_words(sentence.text) <= 24:
        return None
    if own and clause.subject is not None:
        before_subject = tokens[clause.start : clause.subject.start]
        if any(
            token.tag in ("WRB", "WP", "WDT") for token in tokens[clause.subject.start : clause.subject.stop]
        ):
            return None
        if any(token.pos == "NOUN" for token in before_subject) and before_subject[-1].text != ",":
            return None  # "… and the use of tools and how they help": the last member of a list
    if not own:
        if _has_rival(sentence, clause):
            return None
        if not clause.marker:
            return None  # "… on the open side, joined by a pipeline": a participle that looks like a verb
        if "," not in between and ";" not in between and count_words(sentence.text) <= 24:
            return None
        again = _subject_again(source, sentence, clause)
        if not again or not _is_finite(sentence, clause):
            return None
        verb = min(
            (
                at
                for at in (
                    clause.verb,
                    *sentence.parse.children(clause.predicate, "aux", "auxpass", "cop", "neg"),
                )
                if at >= clause.start
            ),
            default=clause.start,
        )
        fronted = tokens[clause.start : verb]
        if len(fronted) > 1 or any(token.pos != "ADV" for token in fronted):
            place = tokens[verb].start  # "and for that reason remains": it stands before the verb
            return Cut(
                tokens[before].end,
                tokens[clause.start].start,
                opening,
                named=Edit(place, place, f"{_lower(again)} "),
            )
        if any(token.word == again.lower() for token in tokens[clause.verb : clause.stop]):
            return None  # "… measured the fee, but will expand it": "it will expand it"
        opening = f"{opening} {_lower(again) if opening else again}".strip()
    return Cut(tokens[before].end, tokens[clause.start].start, opening)


def _is_half_of_pair(sentence: Sentence, last: int) -> bool:
    """Returns whether what is joined behind a token was announced before it: "from both the port and elsewhere"."""
    for token in reversed(sentence.parse.tokens[: last + 1]):
        if token.pos == "CCONJ" and token.word in ("and", "or", "nor"):
            return False
        if token.word in ("both", "either", "neither"):
            return True
    return False


def _has_condition(sentence: Sentence, number: int) -> bool:
    """Returns whether a condition stands before a statement."""
    return any(
        other.kind == "adverbial"
        and other.parent == number
        and other.marker in _CONDITIONS
        and other.start < sentence.clauses[number].predicate
        for other in sentence.clauses
    )


def _reports(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether a clause is a verb of saying with what is said."""
    parse = sentence.parse
    return parse.tokens[clause.predicate].lemma in SAYING and bool(parse.children(clause.predicate, "ccomp"))


def _has_rival(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether another statement stands between a verb and the one that it shares its subject with: "She wanted
    a captain who sang, and spared the crew" has two who may have spared it."""
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    return parent is not None and any(
        other.kind in ("relative", "complement")
        and parent.predicate < other.predicate < clause.start
        and _is_finite(sentence, other)
        for other in sentence.clauses
    )


def _adverbial(  # noqa: PLR0911 - one a case in which they hold together
    sentence: Sentence, clause: Clause
) -> Cut | None:
    """A concession, reason or supposition before or behind the main statement."""
    tokens = sentence.parse.tokens
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or parent.kind != "main" or clause.subject is None:
        return None
    begin = _CONNECTIVE.match(sentence.text)
    lead = begin.end() if begin else 0
    start, stop = tokens[clause.start].start, tokens[clause.stop - 1].end
    after = sentence.text[stop:].lstrip()
    if (
        start <= lead
        and clause.marker in _BEFORE
        and after.startswith(",")
        and clause.stop <= parent.predicate
    ):
        subject = tokens[clause.subject.start]
        if subject.pos == "PRON" and subject.word not in (
            "this",
            "these",
            "that",
            "those",
            "there",
            "i",
            "we",
            "you",
        ):
            return None  # whom it means comes only in the second half
        marker = len(clause.marker)
        if sentence.text[start : start + marker].lower() != clause.marker:
            return None
        if clause.marker == "since" and not _is_surely(sentence, clause):
            return None
        skip = start + marker
        if sentence.text[skip:].lstrip().startswith(("so ", "such ")):
            return None  # "Because so much of it is steep, …" without its "because" would lead to nothing
        return Cut(stop, stop + sentence.text[stop:].index(",") + 1, _BEFORE[clause.marker], skip)
    ends = not re.search(r"\w", sentence.text[stop:])
    if (
        ends
        and clause.marker in _BEHIND
        and sentence.text[:start].rstrip().endswith(",")
        and clause.start > parent.predicate
    ):
        if clause.marker == "while" and not _is_surely(sentence, clause):
            return None
        marker = len(clause.marker)
        return Cut(start, start + marker, _BEHIND[clause.marker])
    return None


def _is_surely(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether “while” contrasts and “since” gives a reason: neither has anything to do with time."""
    verb = sentence.parse.tokens[clause.verb]
    return verb.tag in ("VBZ", "VBP", "MD") or bool(clause.modality)


def _relative(  # noqa: PLR0911 - one a case in which they hold together
    source: SourceView, sentence: Sentence, clause: Clause
) -> Cut | None:
    """A clause with “which” or “who” behind a comma, at the end: what it says more of a noun."""
    tokens = sentence.parse.tokens
    start, stop = tokens[clause.start].start, tokens[clause.stop - 1].end
    if clause.parent is not None and _has_condition(sentence, clause.parent):
        return None
    if clause.marker not in ("which", "who") or re.search(r"\w", sentence.text[stop:]):
        return None
    if not sentence.text[:start].rstrip().endswith(",") or tokens[clause.start].word != clause.marker:
        return None
    if (
        clause.subject is None
        or clause.subject.sentence != sentence.index
        or not _is_independent_root(sentence, clause)
    ):
        return None
    noun = tokens[clause.verb].head
    token = tokens[noun]
    if token.pos not in ("NOUN", "PROPN") or noun >= clause.start or token.right != clause.stop - 1:
        return None
    if token.relation in ("pobj", "appos") and tokens[tokens[token.head].head].pos in ("NOUN", "PROPN"):
        return None  # "the contract with Ostmere, the country in the middle, which …": which one?
    if clause.start - noun > 4 or clause.stop - 1 != token.right:
        return None
    if clause.subject.start > clause.start or not _subject_is_relative(sentence, clause):
        return None
    again = _again(source, sentence, noun)
    is_subject = token.relation in ("nsubj", "nsubjpass")
    if not is_subject and again in ("He", "She", "They", "It"):
        again = _by_name(sentence, noun)  # "He" would be taken for the subject of the first half
    elif clause.marker == "which" and token.tag == "NN" and (is_subject or not again):
        again = "It"
    if not again:
        return None
    return Cut(start, tokens[clause.start].end, again)


def _by_name(sentence: Sentence, noun: int) -> str:
    """Returns a noun with the word before it that says which, as it is said again: "The old gauge", "Lee"."""
    parse = sentence.parse
    token = parse.tokens[noun]
    if token.pos == "PROPN":
        return parse.words(noun, noun + 1) if token.entity == "PERSON" else ""
    return f"{'These' if token.tag in ('NNS', 'NNPS') else 'The'} {_with_which(sentence, noun)}"


def _with_which(sentence: Sentence, noun: int) -> str:
    """Returns a noun with the word before it that says which; a number there counts, and says nothing."""
    which = [at for at in sentence.parse.children(noun, "compound", "amod") if at >= noun - 2]
    first = min((at for at in which if not sentence.parse.tokens[at].entity), default=noun)
    return sentence.parse.words(first, noun + 1)


def _subject_is_relative(sentence: Sentence, clause: Clause) -> bool:
    return sentence.parse.tokens[clause.start].relation in ("nsubj", "nsubjpass")


def _is_independent(sentence: Sentence, clause: Clause) -> bool:
    """Returns whether a clause is joined to the main one, of which neither lies in another."""
    tokens = sentence.parse.tokens
    number = clause.parent
    while number is not None:
        other = sentence.clauses[number]
        if other.kind not in ("main", "coordinate"):
            return False
        if any(tokens[at].relation == "mark" for at in sentence.parse.children(other.predicate)):
            return False
        number = other.parent
    root = next((other for other in sentence.clauses if other.kind == "main"), None)
    return root is not None and clause.start > root.predicate


def _is_independent_root(sentence: Sentence, clause: Clause) -> bool:
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    return parent is not None and parent.kind in ("main", "coordinate")


def _is_finite(sentence: Sentence, clause: Clause) -> bool:
    tokens = sentence.parse.tokens
    group = sentence.parse.verb_group(clause.predicate)
    return tokens[clause.verb].is_finite or any(token.is_finite for token in group)


def _subject_again(source: SourceView, sentence: Sentence, clause: Clause) -> str:
    """Returns the subject that a half shares with the first, as it is said again."""
    span = clause.subject
    if span is None or span.sentence != sentence.index:
        return ""
    tokens = sentence.parse.tokens
    head = next(
        (
            at
            for at in range(span.start, span.stop)
            if not span.start <= tokens[at].head < span.stop or tokens[at].head == at
        ),
        span.start,
    )
    return _again(source, sentence, head)


def _again(source: SourceView, sentence: Sentence, head: int) -> str:  # noqa: PLR0911 - one a kind of noun
    """Returns a noun as it is said again: a pronoun where its number and gender are plain; else empty."""
    tokens = sentence.parse.tokens
    token = tokens[head]
    if token.pos == "PRON":
        words = sentence.parse.words(token.left, token.right + 1)
        return (
            words[:1].upper() + words[1:]
            if token.word not in ("who", "which", "that") and count_words(words) < 3
            else ""
        )
    if any(
        tokens[at].relation == "conj" and tokens[at].head == head for at in range(token.left, token.right + 1)
    ):
        return "They"
    for number in source.mentions.get(sentence.index, ()):
        entity = source.entity(number)
        if any(m.span.sentence == sentence.index and m.head == head for m in entity.mentions):
            if entity.kind == "person":
                pronoun = {"female": "She", "male": "He"}.get(entity.gender, "")
                if len({t.text for t in tokens if t.entity == "PERSON"} - set(entity.name.split())) > 0:
                    pronoun = ""  # another person stands in the sentence, too
                return pronoun or (entity.name.split()[-1] if entity.name[:1].isupper() else "")
            break
    if token.entity == "PERSON":
        return token.text
    if token.tag in ("NNS", "NNPS"):
        return "They"
    if token.tag == "NN":  # "It" might be a person: "The owner"
        return f"The {_with_which(sentence, head)}"
    return "It" if token.tag == "NNP" and token.entity in ("ORG", "GPE") else ""


def _lower(text: str) -> str:
    is_plain = text in ("It", "They", "He", "She", "We", "You") or text.startswith("The ")
    return text[:1].lower() + text[1:] if is_plain else text
