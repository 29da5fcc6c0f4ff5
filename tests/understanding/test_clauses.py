"""Clauses: which there are, how far each goes, who does what to whom, how sure it is, and whose words it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.language.grammar import clause_words
from podcast.language.grammar.clauses import find_clauses
from podcast.language.grammar.parsing import parse

if TYPE_CHECKING:
    from podcast.model import Clause, Parse, Span


def words(tree: Parse, span: Span | None) -> str:
    """The words of a span; nothing for None."""
    return "" if span is None else tree.words(span.start, span.stop)


def clauses(sentence: str) -> dict[str, tuple[Clause, Parse]]:
    """The clauses of a sentence by their verbs."""
    [tree] = parse([sentence])
    return {tree.tokens[clause.verb].text: (clause, tree) for clause in find_clauses(tree, 0)}


def shown(sentence: str) -> list[tuple[str, str, str]]:
    """Kind, subject and words of each clause."""
    return [
        (clause.kind, words(tree, clause.subject), tree.words(clause.start, clause.stop))
        for clause, tree in clauses(sentence).values()
    ]


SPLITS = {
    "who behind an apposition": (
        "The fair will be opened by Lena Moore, president of the Port Authority of Vale, who will speak on the quay.",
        "speak",
        "Lena Moore, president of the Port Authority of Vale",
        "who will speak on the quay",
    ),
    "a clause that ends at the next comma": (
        "The town, which lies on the coast, has had three mayors since 2014, when Carl Dunn, of Millford, resigned.",
        "lies",
        "The town",
        "which lies on the coast",
    ),
    "when behind a year": (
        "The town, which lies on the coast, has had three mayors since 2014, when Carl Dunn, of Millford, resigned.",
        "resigned",
        "Carl Dunn, of Millford",
        "when Carl Dunn, of Millford, resigned",
    ),
    "a list up to its last comma": (
        "It is not only fire, but drought, logging, and farming could make floods so common that the forest dies.",
        "make",
        "drought, logging, and farming",
        "drought, logging, and farming could make floods so common that the forest dies",
    ),
    "a list read right": (
        "The coast is dry, but wind, salt, and grazing could make sand so common that the grass never returns.",
        "make",
        "wind, salt, and grazing",
        "wind, salt, and grazing could make sand so common that the grass never returns",
    ),
    "a semicolon inside a list": (
        "Two groups matter here: the Northern Coalition, which has 102 members; and the Blue Circle, which counts 26.",
        "has",
        "the Northern Coalition",
        "which has 102 members",
    ),
    "a semicolon behind a list": (
        "Two groups matter here: the Northern Coalition, which has 102 members; and the Blue Circle, which counts 26.",
        "counts",
        "the Blue Circle",
        "which counts 26",
    ),
}


@pytest.mark.parametrize("name", SPLITS)
def test_a_clause_has_its_subject_and_its_ends(name: str) -> None:
    """Where a tagger has cut wrongly: each clause keeps who does it, and ends where it ends."""
    sentence, verb, subject, extent = SPLITS[name]
    clause, tree = clauses(sentence)[verb]
    assert words(tree, clause.subject) == subject
    assert tree.words(clause.start, clause.stop) == extent


KINDS: dict[str, list[tuple[str, str, str]]] = {
    "The tide rose.": [("main", "The tide", "The tide rose")],
    "He slipped and fell, but nobody saw it.": [
        ("main", "He", "He slipped"),
        ("coordinate", "He", "fell"),
        ("coordinate", "nobody", "nobody saw it"),
    ],
    "It rained for days; nobody came.": [
        ("coordinate", "It", "It rained for days"),
        ("main", "nobody", "nobody came"),
    ],
    "He sells nets, ropes, and boats, and his wife mends old sails.": [
        ("main", "He", "He sells nets, ropes, and boats"),
        ("coordinate", "his wife", "his wife mends old sails"),
    ],
    "The keeper stayed because the lamp had failed.": [
        ("main", "The keeper", "The keeper stayed because the lamp had failed"),
        ("adverbial", "the lamp", "because the lamp had failed"),
    ],
    "To mend the pump, Bell took it apart.": [
        ("adverbial", "Bell", "To mend the pump"),
        ("main", "Bell", "To mend the pump, Bell took it apart"),
    ],
    "The tower, built by monks and sold in 1820, has it.": [
        ("participle", "The tower", "built by monks"),
        ("coordinate", "The tower", "sold in 1820"),
        ("main", "The tower, built by monks and sold in 1820", "The tower, built by monks and sold in 1820, has it"),
    ],
    "They told her to sell the boat.": [
        ("main", "They", "They told her to sell the boat"),
        ("complement", "her", "to sell the boat"),
    ],
    "The port lives by selling fish.": [
        ("main", "The port", "The port lives by selling fish"),
        ("participle", "The port", "by selling fish"),
    ],
    "There are three boats in the harbour.": [
        ("main", "three boats in the harbour", "There are three boats in the harbour"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("sentence", KINDS)
def test_clauses_have_kinds_subjects_and_ends(sentence: str) -> None:
    """Shared subjects are found, antecedents stand in for relative words, coordinate clauses lie side by side."""
    assert shown(sentence) == KINDS[sentence]


OPEN = {
    "The harbour closed in May, leaving the gauge without a reader.": "leaving",
    "The quay was closed to save money.": "save",
    "The book is easy to read.": "read",
    "They bought the nets of the keeper who are torn.": "torn",
    "The gauge was found using a lamp.": "using",
}


@pytest.mark.parametrize("sentence", OPEN)
def test_a_subject_that_is_not_sure_is_open(sentence: str) -> None:
    """An outcome's, a passive's infinitive, and what does not agree in number have none."""
    clause, _ = clauses(sentence)[OPEN[sentence]]
    assert clause.subject is None


@pytest.mark.parametrize(
    "sentence", ["A storm over the harbour.", "Plans for the quay", "Sale! 20 % off nets"]
)
def test_what_has_no_verb_has_no_main_clause(sentence: str) -> None:
    """A heading or a label says nothing that could be true."""
    assert all(clause.kind != "main" for clause, _ in clauses(sentence).values())


OBJECTS = {
    "She gave him the old key.": ("gave", ["him", "the old key"]),
    "She walked to the harbour.": ("walked", ["to the harbour"]),
    "The gauge is the oldest in the country.": ("is", ["the oldest in the country"]),
    "He found the letter that she had written in May.": ("written", ["the letter"]),
    "The ferry left the harbour in May.": ("left", ["the harbour"]),
}


@pytest.mark.parametrize("sentence", OBJECTS)
def test_objects_are_found(sentence: str) -> None:
    """Direct, indirect and prepositional ones, what a copula says, and antecedents; times are none."""
    verb, expected = OBJECTS[sentence]
    clause, tree = clauses(sentence)[verb]
    assert [words(tree, span) for span in clause.objects] == expected


def test_a_passive_has_an_agent() -> None:
    """Also where it has its auxiliary from another verb."""
    found = clauses("The lamp was sold and stolen by a dealer.")
    clause, tree = found["stolen"]
    assert (clause.is_passive, words(tree, clause.agent)) == (True, "a dealer")
    assert found["sold"][0].is_passive
    assert not clauses("The lamp has fallen.")["fallen"][0].is_passive


NEGATED = {
    "The gauge did not stop.": "stop",
    "The gauge didn’t stop.": "stop",
    "The gauge never stopped.": "stopped",
    "No ship came.": "came",
    "She has no permit.": "has",
    "Neither ship came.": "came",
    "Nobody reads it.": "reads",
    "It hardly works.": "works",
    "He left without paying.": "paying",
    "She could not read or write.": "write",
}
STATED = {
    "He left without paying.": "left",
    "It is not only old.": "is",
    "He did not smile and walked away.": "walked",
    "She said that nobody came.": "said",
}


@pytest.mark.parametrize("sentence", NEGATED)
def test_what_is_denied_is_negated(sentence: str) -> None:
    """By an adverb, a pronoun, a determiner, a preposition, or an auxiliary that is shared."""
    assert clauses(sentence)[NEGATED[sentence]][0].is_negated


@pytest.mark.parametrize("sentence", STATED)
def test_what_is_not_denied_is_not(sentence: str) -> None:
    """A negation ends with its clause, and "not only" is none."""
    assert not clauses(sentence)[STATED[sentence]][0].is_negated


def test_modals_are_found() -> None:
    """In full, and shared by verbs that are joined."""
    found = clauses("It won’t rain, but the dam may leak or break.")
    assert {verb: clause.modality for verb, (clause, _) in found.items()} == {
        "rain": "will",
        "leak": "may",
        "break": "may",
    }


GROUPS = {
    name: group for name, group in vars(clause_words).items() if isinstance(group, clause_words.WordGroup)
}


@pytest.mark.parametrize("name", [name for name in GROUPS if name.startswith("HEDGING")])
def test_every_hedge_weakens_a_clause(name: str) -> None:
    """Each word of each group in its example; what hangs on it is weakened, too."""
    for word in GROUPS[name].words:
        found = clauses(GROUPS[name].example.format(word))
        assert any(word in clause.hedges for clause, _ in found.values()), word


@pytest.mark.parametrize("name", [name for name in GROUPS if name.startswith("REPORTING")])
def test_what_is_reported_is_somebodys(name: str) -> None:
    """Each verb and noun of saying and thinking in its example."""
    for word in GROUPS[name].words:
        clause, _ = clauses(GROUPS[name].example.format(word))["stopped"]
        assert clause.is_reported, word


@pytest.mark.parametrize("name", [name for name in GROUPS if name.startswith("NEGATING")])
def test_every_negation_denies(name: str) -> None:
    """Each word of each group in its example."""
    for word in GROUPS[name].words:
        assert clauses(GROUPS[name].example.format(word))["stopped"][0].is_negated, word


def test_an_outcome_has_no_word_for_its_subject() -> None:
    """Each verb of the group in its example."""
    group = clause_words.OUTCOME_VERBS
    for word in group.words:
        form = f"{word.removesuffix('e')}ing"
        found = clauses(group.example.format(form))
        assert found.get(form) is None or found[form][0].subject is None, word


def test_some_adjectives_hand_their_subject_on() -> None:
    """Each of the group in its example."""
    group = clause_words.RAISING_ADJECTIVES
    for word in group.words:
        clause, tree = clauses(group.example.format(word))["sail"]
        assert words(tree, clause.subject) == "The crew", word


REPORTED = {
    "“It rained for days,” said Bell.": "rained",
    "According to the ministry, the old dam has failed.": "failed",
    "The dam is said to leak.": "leak",
    "She says that the dam, which has failed, is old.": "failed",
    "The dam, he says, has failed.": "failed",
}


@pytest.mark.parametrize("sentence", REPORTED)
def test_reports_are_told_by_their_form(sentence: str) -> None:
    """Before the verb of saying, inside a passive, in what lies inside, and with "according to"."""
    assert clauses(sentence)[REPORTED[sentence]][0].is_reported


def test_markers_join() -> None:
    """The words that show how a clause goes with its parent, or with the sentence before."""
    found = clauses("But it will hold even if the lake, which is full, overflows.")
    assert {verb: clause.marker for verb, (clause, _) in found.items()} == {
        "hold": "but",
        "is": "which",
        "overflows": "even if",
    }


def test_clauses_know_their_parents() -> None:
    """By index, so that a consumer goes from a clause to what it depends on."""
    [tree] = parse(["He said that the boat sank and that nobody was hurt."])
    said, sank, hurt = find_clauses(tree, 0)
    assert (said.parent, sank.parent, hurt.parent) == (None, 0, 1)
    assert hurt.is_reported
