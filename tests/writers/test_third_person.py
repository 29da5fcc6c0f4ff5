"""What an author says of themself, as the hosts tell it: who does what stays, and what is not sure stays quoted."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from podcast.model import Article, Block, Line, Section
from podcast.writers.extractive.edits import apply_edits
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.retelling import tell
from podcast.writers.extractive.slots import find_slot
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence
from podcast.writers.extractive.tellers import find_tellers
from podcast.writers.extractive.third_person import ToldSentence
from podcast.writers.extractive.verbs_of_one import third_person
from tests.writers.written import faults, understood, write_script

if TYPE_CHECKING:
    from podcast.model import Understanding

TOLD = {
    "I keep a small boat in the harbour.": "Vark keeps a small boat in the harbour.",
    "I don’t believe that the gate will hold.": "Vark doesn’t believe that the gate will hold.",
    "I'd never seen such a tide before.": "Vark had never seen such a tide before.",
    "I'd love to see the old pier again.": "Vark would love to see the old pier again.",
    "I’ve come to think that the harbour is too small.": "Vark has come to think that the harbour is too small.",
    "I'll admit that the view is good.": "Vark will admit that the view is good.",
    "I’m going to miss the old gate.": "Vark is going to miss the old gate.",
    "I do not know why the lamp went out.": "Vark does not know why the lamp went out.",
    "If I were the harbour master, the gate would be shut.": "If Vark were the harbour master, the gate would be shut.",
    "I go to the quay every morning and watch the boats.": "Vark goes to the quay every morning and watches the boats.",
    "I can go out and come back in an hour.": "Vark can go out and come back in an hour.",
    "The keeper told me that the lamp was out.": "The keeper told Vark that the lamp was out.",
    "They made me wait for an hour.": "They made Vark wait for an hour.",
    "The keepers call me Red.": "The keepers call Vark Red.",
    "In my view, the pumps are too small.": "In Vark’s view, the pumps are too small.",
    "The boats, I think, are too old.": "The boats, Vark thinks, are too old.",
    "I think we all need a rest.": "Vark thinks we all need a rest.",
    "I said, “The gate is shut.”": "Vark said, “The gate is shut.”",
    "I gave it to the keeper, and I never saw it again.": "Vark gave it to the keeper, and never saw it again.",
    "Anyone who, like me, has waited there knows the cold.": "Anyone who, like Vark, has waited there knows the cold.",
}
"""A sentence of Ines Vark’s → what the hosts say of her, whom nobody has called her."""

UNSURE = (
    "I read the letter on the train.",  # now, or then?
    "I put the letter back.",
    "I think that I know the answer.",  # "Vark thinks that Vark knows"
    "When I was twelve, I left the island.",
    "My brother and I walked to the quay.",
    "It was me who shut the gate.",
    "The new sign is supposed to cry, I am not a gate.",
    "So do I.",
    "I was.",
    "I always have and always will.",
    "I need not tell anybody.",
    "I do not mean the gate at the quay.",
    "I joined them, and we sailed until dawn.",  # a group
    "I met Ana Bell and Tom Reyes, and he laughed.",  # who?
    "I asked the keeper about his gate.",
    "I hope you will come to the quay.",  # to whoever reads
    "I owe you an answer.",
    "Trust me, the gate is shut.",
    "Call me old, but the bridge is good.",
    "Mind the gate, I opened it in May.",
    "The boats are too old, I’m afraid.",
    "Am I wrong about the gate?",
    "There is a sign that says ‘I am shut’ in blue.",
    "Their letter of “things I hate” hangs in the hall.",
    "I have to tap the lock and then say its number.",
)
"""Sentences that stay the author's own words."""

PLAIN = (
    "The harbour was dug in 1860. It holds forty boats. The gate is older than the pier. A lamp stands at its end. "
    "The council wants to sell the pier. Nobody has made an offer so far. The lock was mended in 1911 and in 1960."
)
"""Sentences with nobody in them, so that the first person is no memoir."""


NAMED = "I like the sea."
"""A sentence that the hosts tell in any case."""


def _page(*sentences: str, authors: tuple[str, ...] = ("Ines Vark",)) -> Article:
    blocks = tuple(Block("paragraph", one) for one in (PLAIN, *sentences, PLAIN.replace("forty", "fifty")))
    own = Section("", tuple(block.text for block in blocks), blocks=blocks)
    return Article("-", "The old gate", Section("", (), "summary"), (own,), authors=authors)


def _read(article: Article, genre: str = "essay") -> Understanding:
    return replace(understood(article), genre=genre)


def _told(understanding: Understanding) -> list[str]:
    """What the hosts tell of an article's author, by last name."""
    told = find_tellers(understanding).told
    texts = [(understanding.sentences[index].text, one) for index, one in told.items()]
    return [apply_edits(text, 0, len(text), one.edits_with("Vark")) for text, one in texts]


@lru_cache
def _each() -> dict[str, str]:
    """Each sentence → what the hosts say of it, by itself; empty where it stays."""
    page = understood(_page(*TOLD, *UNSURE))
    said = {}
    for sentence in page.sentences:
        edits = ToldSentence(tuple(tell(page, sentence)), "", "", "").edits_with("Vark")
        said[sentence.text] = apply_edits(sentence.text, 0, len(sentence.text), edits) if edits else ""
    return said


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_is_told_of_its_author(sentence: str) -> None:
    """With the verb of one person, the tense and the doubt that it has, and nobody else in the author's place."""
    assert _each()[sentence] == TOLD[sentence]


@pytest.mark.parametrize("sentence", UNSURE)
def test_what_is_not_sure_stays(sentence: str) -> None:
    """Nobody guesses who or when it was."""
    assert _each()[sentence] == ""


def test_what_is_not_told_is_said_word_for_word() -> None:
    """Each sentence of a page is among the hosts' own words, or stands in marks as it is written."""
    kept = (
        "I think that I know the answer.",
        "My brother and I walked to the quay.",
        "I put the letter back.",
    )
    article = _page(NAMED, *kept, "I love fog.", "The pumps bore me.", "I admire the keepers.")
    said = [line.text for line in write_script(article, 4).lines]
    assert any("Vark admires the keepers." in text for text in said)
    quoted = " ".join(mark for text in said for mark in re.findall("“[^”]*”", text))
    outside = " ".join(re.sub("“[^”]*”", "", text) for text in said[2:])
    assert [one for one in kept if one.rstrip(".") not in quoted] == []
    assert not re.search(r"\b(?:I|me|my)\b", outside)


def test_an_author_is_named_in_full_at_first() -> None:
    """And never by the same name in two sentences of a turn in a row."""
    article = _page("I love fog. I admire the keepers. The pumps bore me.")
    said = " ".join(line.text for line in write_script(article, 4).lines[2:])
    assert (
        "the author, Ines Vark, loves fog. The author admires the keepers. The pumps bore Vark."
        in said.replace("The author, Ines", "the author, Ines")
    )


def test_an_author_of_whom_the_page_has_another_is_named_again() -> None:
    """ "The author" would be the one of the book."""
    article = _page(
        "I love fog. I admire the keepers.", "The author of the oldest book on locks is not known."
    )
    said = " ".join(line.text for line in write_script(article, 4).lines)
    assert "Vark admires the keepers." in said


@pytest.mark.parametrize("genre", ["letter", "interview", "forum"])
def test_who_speaks_to_somebody_says_it(genre: str) -> None:
    """Letters, answers and posts keep their "I"."""
    assert _told(_read(_page(NAMED), genre)) == []
    assert _told(_read(_page(NAMED))) == ["Vark likes the sea."]


@pytest.mark.parametrize(
    "authors", [(), ("Ines Vark", "Tom Reyes"), ("Vark",), ("The Gate Editors",), ("Marsh",)]
)
def test_nobody_is_named_who_may_be_another(authors: tuple[str, ...]) -> None:
    """Several authors, none, or a name without a last one."""
    assert _told(_read(_page(NAMED, authors=authors))) == []


def test_a_name_that_two_have_names_nobody() -> None:
    """The page has another Vark."""
    assert (
        _told(_read(_page(NAMED, "The keeper Jon Vark shut the gate in 1960. Vark had shut it before.")))
        == []
    )


def test_a_scene_is_not_told() -> None:
    """Its "I" may be anybody; nor is somebody's own story."""
    scene = ("I walk to the gate.", "I wait for the ferry.", "At noon I leave the quay.")
    assert _told(_read(_page(NAMED, *scene))) == []
    story = [f"I opened lock {number}." for number in range(20)]
    assert _told(_read(_page(NAMED, *story))) == []


def test_a_he_of_the_next_sentence_is_not_the_author() -> None:
    """Whom the sentence named was he, and would be Vark."""
    assert _told(_read(_page("I like the keeper Lee Marsh. He shuts the gate."))) == []
    assert _told(_read(_page("I like the keeper Lee Marsh. Lee Marsh says that he shuts the gate."))) != []


def test_no_half_is_cut_off_without_its_subject() -> None:
    """Two verbs that have one name before them now stay one sentence, however long it is."""
    long = (
        "I asked the keepers of the old lock and of the new one for the numbers of the last five years, and I "
        "never saw them, not even after the second letter to the council."
    )
    said = " ".join(line.text for line in write_script(_page(NAMED, long), 4).lines)
    assert "the last five years, and never saw them" in said


def test_no_question_is_made_of_a_sentence_as_it_is_written() -> None:
    """Its "my" would be the host's: "Why did my boat leave the port?"."""
    why = "There are good reasons why my boat left the port."
    source = read_source(_read(_page(NAMED, why)))
    index = next(one.index for one in source.sentences if one.text == why)
    (wording,) = word_sentence(source, index, Heard())
    assert wording.text == "There are good reasons why Ines Vark’s boat left the port."
    assert find_slot(source, wording, Heard(), follows=False) is None


def test_a_script_of_it_passes_the_check_and_one_with_somebody_else_does_not() -> None:
    """The name may stand for the "I" of a cited sentence, and nobody else's may."""
    article = _page("I love fog.", "I admire the keepers.", "The mayor Lee Marsh says that the gate is shut.")
    script = write_script(article, 4)
    assert faults(script, article) == []
    wrong = 0
    for chapter in script.chapters:
        for item in chapter.items:
            if isinstance(item, Line) and "admires the keepers" in item.text:
                passages = tuple(
                    replace(one, text=re.sub(r"\S+(?: \S+)? admires", "Lee Marsh admires", one.text))
                    for one in item.passages
                )
                lines = tuple(replace(item, passages=passages) if it is item else it for it in chapter.items)
                parts = tuple(replace(it, items=lines) if it is chapter else it for it in script.chapters)
                wrong += bool(faults(replace(script, chapters=parts), article))
    assert wrong


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        ("try", "tries"),
        ("say", "says"),
        ("watch", "watches"),
        ("go", "goes"),
        ("have", "has"),
        ("miss", "misses"),
    ],
)
def test_a_verb_agrees(stem: str, said: str) -> None:
    """With one person."""
    assert third_person(stem) == said
