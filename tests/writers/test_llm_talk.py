"""What the writer does about how a model talks: words for "it follows", too many questions, holes where a line was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from podcast.writers.llm import question_limit
from podcast.writers.llm.parts import ChapterPart
from podcast.writers.llm.whole_sentences import is_clause, stands_alone
from tests.writers.llm_server import Model, kind_of
from tests.writers.test_llm import library, model, notes, sound, text, write_harbour  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Script


def test_so_is_said_where_the_article_says_it(library: Library, model: Model) -> None:  # noqa: F811
    """ "So" stays where a cited sentence gives a cause, goes elsewhere, and the script says where it went."""
    model.always["chapter"] = "all follows"
    script = sound(library, "harbour.md", 3)
    spoken = text(script)
    assert "So most of them left for the cities on the coast, because" in spoken
    assert "After that the council asked the fishermen" in spoken
    assert [part for part in re.findall(r"\bSo [^.]*\.", spoken) if "because" not in part] == []
    assert [
        note
        for note in notes(script)
        if note.endswith("it was: So after that the council asked the fishermen what they needed.")
    ]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("The ship waits for calm.", True),
        ("Planned operations are postponed.", True),
        ("Trouble for the town.", False),
        ("Because the rope may part.", False),
    ],
)
def test_what_is_left_is_a_sentence(words: str, is_one: bool) -> None:
    """A word is only left out before somebody who does something."""
    assert is_clause(words) is is_one


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        ("Divers found the cable chafed through.", True),
        ("It was written in 2022.", False),
        ("The work. “Every box that goes over is a box that our own people do not pack.”", False),
        ("Hardly anybody objected.", False),
        ("“Because a rope that parts can kill people.”", False),
    ],
)
def test_an_answer_without_its_question(answer: str, stands: bool) -> None:
    """Only a whole sentence about somebody named is understood when nobody has asked."""
    assert stands_alone(answer) is stands


def test_a_model_that_asks_before_every_line_is_held_to_few_questions(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
) -> None:
    """What goes is noted; no answer that needs its question loses it."""
    model.always["chapter"] = "interrogates"
    script = sound(library, "harbour.md", 3)
    dropped = [
        note
        for note in notes(script)
        if note.startswith(f"dropped: more than {question_limit.MOST} questions")
    ]
    asked = [line.text for line in script.lines if line.text.endswith("?")]
    assert dropped
    assert len(asked) > question_limit.MOST  # the others have answers like "It grew", which hang without them
    assert not {note.partition("it was: ")[2] for note in dropped} & {*asked}


@pytest.mark.parametrize(("words", "most"), [((200, 300, 250), 6), ((60, 60), 1), ((40,) * 12, 5)])
def test_questions_are_shared_by_length(words: tuple[int, ...], most: int) -> None:
    """Six an episode at most, fewer in a short one; who has more words asks no less."""
    shared = question_limit.share_questions([ChapterPart("", "section", (), words=own) for own in words])
    own = [part.questions for part in shared]
    assert sum(own) == most
    assert max(own) - min(own) <= 1


def test_what_is_not_mended_leaves_no_hole(library: Library, model: Model) -> None:  # noqa: F811
    """Where the model would rather say nothing, the article's own sentence stands, if nobody else says it."""
    model.next["chapter"] = ["other language"]
    model.always["repair"] = "mends nothing"
    script = write_harbour(library)
    assert [note for note in notes(script) if note.startswith("replaced: ")]
    assert "geheime" not in text(script)
    assert [line for line in script.chapters[1].lines if line.cites]


def write_with(library: Library, model: Model, minutes: float = 1, judge: str = "off") -> Script:  # noqa: F811
    """The sound script of harbour.md by a model; with `judge="on"` it judges itself."""
    writer = replace(library.show.writer, base_url=model.url, judge=judge)
    return sound(replace(library, show=replace(library.show, writer=writer)), "harbour.md", minutes)


GULLS = """\
---
title: The gulls of Merle
---

## The roof

The fish market of Merle has a roof of glass. Gulls drop shells on the roof of the market, because glass breaks shells
open. Since May 212 panes have been broken. A pane costs 90 euros, and the town pays for it.

## The net

The mayor wants a net over the roof. Fishermen say that the gulls will learn to open it. A net was tried in Lund, and
the gulls carried it off within a week.
"""


class Stubborn(Model):
    """Says of one sentence what is false, then goes on from that, and mends nothing."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """One turn a chapter."""
        kind = kind_of(messages)
        if kind == "repair":
            return {"mended": []}
        if kind != "chapter":
            return super().answer(messages)
        [number] = re.findall(r"(?m)^\[(\d+)\] Gulls drop", messages[1]["content"]) or [0]
        said = [("There's a catch.", [int(number)]), ("Parrots drop shells on the roof.", [int(number)]),
                ("Glass breaks shells open.", [int(number)])]  # fmt: skip
        other = re.findall(r"(?m)^\[(\d+)\] (Fishermen .*)$", messages[1]["content"])
        sentences = said if number else [(text, [int(at)]) for at, text in other]
        turn = {"speaker": "Maya", "sentences": [{"text": text, "cites": cites} for text, cites in sentences]}
        return {"turns": [turn], "close": []}


def test_what_goes_on_from_what_fails_gives_way_with_it(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """Three sentences rest on one of the article, the second is false: the article's own stands for all of them."""
    (tmp_path / "harbour.md").write_text(GULLS, encoding="utf-8")
    with Stubborn() as stubborn:
        script = write_with(library, stubborn)
    spoken = text(script)
    assert "Parrots" not in spoken
    assert "There's a catch." not in spoken
    assert "shells" in spoken


class Repeating(Model):
    """Has one sentence for a chapter, which it says three times."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """Turns of one sentence."""
        if kind_of(messages) != "chapter":
            return {"mended": []} if kind_of(messages) == "repair" else super().answer(messages)
        [number] = re.findall(r"(?m)^\[(\d+)\] Since May", messages[1]["content"]) or [0]
        other = re.findall(r"(?m)^\[(\d+)\] ((?:The mayor|Fishermen|A net) .*)$", messages[1]["content"])
        said = [("Since May 212 panes have been broken.", int(number))] * 3 if number else [
            (text, int(at)) for at, text in other]  # fmt: skip
        turns = [
            {"speaker": ("Maya", "Theo")[at % 2], "sentences": [{"text": text, "cites": [cited]}]}
            for at, (text, cited) in enumerate(said)
        ]
        return {"turns": turns, "close": []}


def test_nothing_is_said_twice_and_no_chapter_is_all_but_empty(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """What repeats word for word goes; a chapter of which one sentence is left is told in the article's words."""
    (tmp_path / "harbour.md").write_text(GULLS, encoding="utf-8")
    with Repeating() as repeating:
        script = write_with(library, repeating, 2)
    assert text(script).count("212 panes") == 1
    assert "Gulls drop shells" in text(script)
    assert [note for note in notes(script) if note.startswith("replaced: the whole chapter")]


MARKETS = """\
---
title: The market for sleeping cars
---

## No goods

In most markets, demand calls forth supply. In this one it does not, since nobody builds the goods. A new sleeping car
costs three million crowns. The makers have no use for small orders.
"""


class Halving(Model):
    """Gets the other half of a pair wrong, and mends nothing."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """One turn."""
        if kind_of(messages) != "chapter":
            return {"mended": []} if kind_of(messages) == "repair" else super().answer(messages)
        said = [("In most markets, demand calls forth supply.", [2]), ("Parrots build them all.", [3]),
                ("A new sleeping car costs three million crowns.", [4])]  # fmt: skip
        turn = {"speaker": "Maya", "sentences": [{"text": text, "cites": cites} for text, cites in said]}
        return {"turns": [turn], "close": []}


def test_the_other_half_of_a_pair_is_put_in_the_articles_words(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """It says "this one", which is understood behind the sentence that stands before it in the article."""
    (tmp_path / "harbour.md").write_text(MARKETS, encoding="utf-8")
    with Halving() as halving:
        script = write_with(library, halving)
    assert "In most markets, demand calls forth supply. In this one it does not" in text(script)


SEALS = """\
---
title: The seals of Hest
---

## The count

The seals of Hest are counted from one boat. “Nobody pays for the boat,” said Mara Quill, who keeps the light. “We count
every seal ourselves.” The council has 40 boats of its own.
"""


class Borrowing(Model):
    """Has the host say what somebody else says, and mends nothing."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """One turn."""
        if kind_of(messages) != "chapter":
            return {"mended": []} if kind_of(messages) == "repair" else super().answer(messages)
        shown = re.findall(
            r"(?m)^\[(\d+)\] [“]?((?:The seals|We count|The council) [^”\n]*)", messages[1]["content"]
        )
        sentences = [{"text": text, "cites": [int(number)]} for number, text in shown]
        return {"turns": [{"speaker": "Maya", "sentences": sentences}], "close": []}


def test_what_somebody_says_is_put_in_the_articles_words_with_who_says_it(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """Nobody hears the marks, and the sentence that names her is not said."""
    (tmp_path / "harbour.md").write_text(SEALS, encoding="utf-8")
    with Borrowing() as borrowing:
        script = write_with(library, borrowing)
    assert "Mara Quill said: “We count every seal ourselves.”" in text(script)
    assert text(script).count("We count every seal") == 1


class AskingWrongly(Model):
    """Asks for what nobody has said, has it answered in two words, and mends nothing."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """Two hosts."""
        if kind_of(messages) != "chapter":
            return {"mended": []} if kind_of(messages) == "repair" else super().answer(messages)
        asks = {"speaker": "Maya", "sentences": [
            {"text": "In most markets, demand calls forth supply.", "cites": [2]},
            {"text": "And what does a parrot cost in Bergen?", "cites": []}]}  # fmt: skip
        answers = {"speaker": "Theo", "sentences": [{"text": "Three million crowns.", "cites": [4]}]}
        return {"turns": [asks, answers], "close": []}


def test_an_answer_goes_with_its_question(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """What is none without the question that fails is said in the article's words."""
    (tmp_path / "harbour.md").write_text(MARKETS, encoding="utf-8")
    with AskingWrongly() as asking:
        script = write_with(library, asking)
    assert "Bergen" not in text(script)
    assert "A new sleeping car costs three million crowns." in text(script)
    assert not [line for line in script.lines if line.text.startswith("Three million")]


class FarClose(Model):
    """Closes with a sentence that nobody has shown it."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """As a good model does, but for the close."""
        answer = super().answer(messages)
        for turn in answer.get("close", ()):
            turn["sentences"] = [{"text": "Glass breaks shells open.", "cites": [999]}]
        return answer


def test_a_close_that_rests_on_nothing_costs_no_chapter(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """The chapter that it came with stays the model's, and is asked for once."""
    with FarClose() as far:
        script = write_with(library, far, 2)
        kinds = far.kinds()
    assert kinds.count("chapter") == len(script.chapters) - 2
    assert not [note for note in notes(script) if "the whole chapter" in note]
    assert "Glass breaks" not in text(script)


CABLE = """\
---
title: The cable of Corrow
---

## The repair

The island of Corrow has one cable. The maker guarantees the cable for 40 years. However, the guarantee does not
extend to damage by rock. Until it is mended, the ferry brings diesel to the island.
"""
CLAIM = "For 40 years, the maker guarantees the cable."


Said = list[tuple[str, list[int]]]


class Forgetful(Model):
    """Tells half of something, and as its own judge has something to say instead."""

    def __init__(self, said: Said, better: Said) -> None:
        super().__init__()
        self.said, self.better = said, better

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """One turn; a verdict for what has a fault."""

        def sentences(said: Said) -> list[dict[str, Any]]:
            return [{"text": text, "cites": cites} for text, cites in said]

        match kind_of(messages):
            case "chapter":
                return {"turns": [{"speaker": "Maya", "sentences": sentences(self.said)}], "close": []}
            case "judge":
                blocks = re.split(r"\n(?=Sentence \d+: )", messages[1]["content"])[1:]
                verdicts = [
                    {
                        "number": number,
                        "supported": True,
                        "why": "",
                        "instead": sentences(self.better) if "  fault: " in block else [],
                    }
                    for number, block in enumerate(blocks, 1)
                ]
                return {"verdicts": verdicts}
        return super().answer(messages)


@pytest.mark.parametrize(
    ("instead", "is_said"),
    [
        ("But not against damage by rock.", True),
        ("", False),
        ("It covers 7,431 kinds of rock.", False),
    ],
)
def test_a_claim_gets_its_caveat_from_the_judge(
    library: Library,  # noqa: F811
    tmp_path: Path,
    instead: str,
    is_said: bool,
) -> None:
    """In the request that judges anyway; a judge with nothing better, or with an invention, costs no sentence."""
    (tmp_path / "harbour.md").write_text(CABLE, encoding="utf-8")
    said: Said = [("Corrow has one cable.", [2]), (CLAIM, [3]), ("The ferry brings diesel.", [5])]
    with Forgetful(said, [(CLAIM, [3]), (instead, [4])] if instead else []) as forgetful:
        script = write_with(library, forgetful, judge="on")
        kinds = forgetful.kinds()
    assert CLAIM in text(script)
    assert ("not against damage by rock" in text(script)) is is_said
    assert "7,431" not in text(script)
    assert "repair" not in kinds


COUNT = """\
---
title: The ruling of the lake
---

## What follows

The ruling has three consequences. The first is that the wells must stop. The second is that the ministry loses its
royalty. The third is that the villages choose their partner. In May the court meets again.
"""


def test_a_count_gets_the_member_that_nobody_told(
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    """Three consequences, of which the model tells two: the judge is shown the third, and says it."""
    (tmp_path / "harbour.md").write_text(COUNT, encoding="utf-8")
    second = "The second is that the ministry loses its royalty."
    said: Said = [
        ("The ruling has three consequences.", [2]),
        ("The first is that the wells must stop.", [3]),
        (second, [4]),
        ("In May the court meets again.", [6]),
    ]
    third = "And the third is that the villages choose their partner."
    with Forgetful(said, [(second, [4]), (third, [5])]) as forgetful:
        spoken = text(write_with(library, forgetful, judge="on"))
    assert f"{second} {third} In May" in spoken
