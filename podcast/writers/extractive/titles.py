"""Titles of chapters: headings without numbers, shouting and headline case; names for parts that have none."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.topic_phrases import VAGUE, title_by_phrase
from podcast.writers.frame import chapter_title
from podcast.writers.plain_speech import unmarked

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

LONGEST = 120
"""Characters of a chapter's title; apps cut longer ones."""
_WORDS = 4
"""Words of a title that is made of a noun of the text, at most."""
_NO_TOPICS = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
_EMPTY = frozenset(
    """people person man woman thing way time year today day week month lot number part kind sort something someone
    everything anything nothing one other example case fact place""".split()
)
"""Nouns that name no topic."""
_MARKS = ",.:;?!()“”\"'’"
_WEAK = frozenset(("be", "have", "do", "get", "take", "make", "give"))
"""Verbs that say little by themselves."""
_LOOK = 3
"""Sentences of a chapter in which a title is looked for."""
_CLAIM = 7
"""Words of a title that says who does what, at most."""
OFTEN = 3
"""Sentences of a run with a name, or with a noun of the headline, from which on it is their topic."""
MOSTLY = 4
"""Those with the name of a place."""
_PLACES = frozenset(("GPE", "LOC", "NORP"))
_HANGING = frozenset(
    "a an the of to in on at for by with from and or but that which is are was were as its their … - –".split()
)
"""Words that no title ends with."""
_OWN_CASE = re.compile(r"[a-z]+[A-Z]")
"""How a name begins that has no capital letter at first: «iPlayer for the harbour»"""
_NO_TITLE = re.compile(r"\d{3}.*\d{3}|^\w+: \W*[\d ]+\W*$|https?:|@|^[a-e][.)] ")
"""Headings that are numbers, addresses, codes or answers to choose from: «Phone: 555 0100 200»"""


def read_spellings(source: SourceView) -> dict[str, str]:
    """Returns a word in lower case → as the article writes it most often inside sentences, where only names are big."""
    forms: dict[str, Counter[str]] = {}
    for sentence in source.sentences:
        for token in sentence.parse.tokens[1:]:
            if token.text[:1].isalpha():
                forms.setdefault(token.text.lower(), Counter())[token.text] += 1
    return {word: max(tally, key=lambda form: (tally[form], form)) for word, tally in forms.items()}


def title_of(heading: str, spellings: dict[str, str]) -> str:
    """Returns a heading as a chapter's title, with a capital letter but for names such as "iPlayer"."""
    if _NO_TITLE.search(heading):
        return ""
    text = _cased(heading, spellings)
    return text if _OWN_CASE.match(text) else text[:1].upper() + text[1:]


def _cased(heading: str, spellings: dict[str, str]) -> str:
    """Returns a heading in the letters that its words have in the text."""
    text = _shortened(chapter_title(" ".join(unmarked(heading).split())))
    words = text.split()
    if text.isupper() and len(text) > 6:
        return " ".join(_spelled(word, spellings) for word in text.capitalize().split())
    long = [word for word in words[1:] if len(word) > 3]
    if long and all(word[:1].isupper() or not word[:1].isalpha() for word in long):
        if any(word.strip(_MARKS).lower() not in spellings for word in long):
            return text  # a word that the text does not have may be a name: better all in headline case than half
        known = [
            _spelled(word, spellings) if at and not words[at - 1].endswith((":", "?", ".")) else word
            for at, word in enumerate(words)
        ]
        return " ".join(known)
    return text


def _shortened(text: str) -> str:
    """Returns a title of LONGEST characters at most, cut between two words, where a mark parts it if there is one."""
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    marks = [cut.rfind(mark) for mark in (": ", " – ", " — ", "; ", ", ")]
    at = max(marks) if max(marks) >= LONGEST // 3 else cut.rfind(" ")
    words = (cut[:at] if at > 0 else cut).rstrip(" ,;:–—-").split()
    while len(words) > 3 and words[-1].lower() in _HANGING:
        words.pop()
    return " ".join(words)


def _spelled(word: str, spellings: dict[str, str]) -> str:
    bare = word.strip(_MARKS)
    known = spellings.get(bare.lower())
    return word.replace(bare, known) if bare and known else word


def title_by_claim(source: SourceView, sentences: Sequence[int]) -> str:
    """Returns who does what in the first sentence that says so in few words: "Experts doubt the blackouts"."""
    for index in sentences[:_LOOK]:
        parse = source.sentence(index).parse
        root = parse.root
        if root < 0 or any(q.is_clause for q in source.quotations.get(index, ())):
            continue
        subjects = parse.children(root, "nsubj", "nsubjpass")
        objects = parse.children(root, "dobj")
        if (
            len(subjects) != 1
            or parse.tokens[root].lemma in SAYING | _WEAK
            or parse.children(root, "neg", "ccomp")
        ):
            continue
        subject, rest = parse.tokens[subjects[0]], parse.tokens[root : root + 1]
        if subject.pos not in ("NOUN", "PROPN") or not parse.tokens[root].is_finite:
            continue
        verb = parse.words(subject.right + 1, root + 1) if subject.right < root else ""
        thing = _phrase(parse, objects[0]) if objects and objects[0] > root else ""
        if not verb or not thing or not rest or parse.words(root + 1, parse.tokens[objects[0]].left):
            continue
        if parse.words(parse.tokens[objects[0]].right + 1, len(parse.tokens))[:1] not in (
            ".",
            ",",
            ";",
            "?",
            "!",
        ):
            continue  # "The focus sets its goals apart from others": it does not set them
        if parse.tokens[objects[0]].right > objects[0]:
            continue  # "The rule implies a certain amount of care": it would be cut
        determined = parse.words(parse.tokens[objects[0]].left, objects[0] + 1)
        words = f"{_phrase(parse, subjects[0])} {verb} {determined}"
        if 3 <= len(words.split()) <= _CLAIM and words[:1].isalpha() and re.fullmatch(r"[\w’' -]+", words):
            return words[:1].upper() + words[1:]
    return ""


def name_run(source: SourceView, sentences: Sequence[int], taken: Collection[str]) -> str:
    """Returns a title for a run of sentences: who does what in it, what it tells of, or a name that comes often."""
    return (
        title_by_claim(source, sentences)
        or title_by_phrase(source, sentences, taken)
        or title_by_topic(source, sentences, taken)
    )


def is_statement(source: SourceView, title: str) -> bool:
    """Returns whether a title says something: a word of it, not the first, is a finite verb in the text."""
    words = {word.lower() for word in re.findall(r"[\w’'-]+", title)[1:]}
    tally = Counter(
        (t.word, t.is_finite and t.pos in ("VERB", "AUX"))
        for s in source.sentences
        for t in s.parse.tokens
        if t.word in words
    )
    return any(tally[word, True] > tally[word, False] for word in words)


def title_by_topic(source: SourceView, sentences: Sequence[int], taken: Collection[str]) -> str:
    """Returns what a run of sentences speaks of and the others do not, as a title; empty where nothing comes often.

    `taken` are titles of other chapters, in lower case.
    """
    here: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for sentence in source.sentences:
        heads = {token.lemma.lower() for token in sentence.parse.tokens if token.pos in ("NOUN", "PROPN")}
        everywhere.update(heads)
        if sentence.index in sentences:
            here.update(heads)
    texts = [source.sentence(index).text.lower() for index in sentences]
    headline = set(re.findall(r"\w+", source.understood.article.title.lower()))
    best, best_score = "", 0.0
    for index in sentences:
        parse = source.sentence(index).parse
        for at, token in enumerate(parse.tokens):
            words = _phrase(parse, at)
            lemma = token.lemma.lower()
            if not words or words.lower() in taken:
                continue
            if token.pos == "PROPN":
                is_often = here[lemma] >= (MOSTLY if token.entity in _PLACES else OFTEN)
            elif " " in words:
                is_often = sum(words.lower() in text for text in texts) > 1
            else:
                is_often = here[lemma] >= OFTEN and lemma in headline
            if not is_often:
                continue  # what comes once is a detail: "Multiple folders"
            if token.pos == "PROPN" and any(title.endswith(token.word) for title in taken):
                continue  # "Roger Ailes" has had a chapter
            score = here[lemma] / everywhere[lemma] * math.sqrt(here[lemma]) * (1.5 if " " in words else 1.0)
            score *= 1.2 if index == sentences[0] else 1.0
            if score > best_score:
                best, best_score = words, score
    return best[:1].upper() + best[1:]


def _phrase(parse: Parse, at: int) -> str:
    """Returns a noun with the words before it that belong to it, without an article; empty for times and long ones."""
    token = parse.tokens[at]
    if token.pos not in ("NOUN", "PROPN") or token.relation == "compound" or token.entity in _NO_TOPICS:
        return ""
    first = at
    while (
        first > token.left
        and token.entity
        and parse.tokens[first - 1].entity == token.entity
        and not parse.tokens[first].begins_entity
    ):
        first -= 1
    while (
        first > token.left
        and parse.tokens[first - 1].relation in ("compound", "amod", "nmod")
        and first
        <= parse.tokens[first - 1].head
        <= at  # "carbon dioxide emissions": carbon belongs to dioxide
    ):
        first -= 1
    if parse.tokens[first].pos == "DET":
        first += 1
    while first < at and token.pos == "PROPN" and parse.tokens[first].text[:1].islower():
        first += 1  # "the late Ann Lee"
    if parse.tokens[first].word in VAGUE:
        return ""
    before = parse.tokens[first - 1].word if first else ""
    behind = parse.tokens[at + 1].word if at + 1 < len(parse.tokens) else ""
    if before in ("-", "'s", "’s") or behind == "-":
        return ""  # "smoke-free hotels" and "Lee's Point Light" are no free hotels, nor a Point Light
    words = parse.words(first, at + 1)
    is_plain = re.fullmatch(r"[^\W\d_][\w’' -]*", words) and len(words) > 4
    return words if is_plain and at - first < _WORDS and token.lemma.lower() not in _EMPTY else ""
