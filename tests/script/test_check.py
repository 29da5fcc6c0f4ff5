"""Each rule finds the fault it is for, and leaves an honest script alone."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from podcast.script.check import CheckContext, article_text, check, estimate_timing, examine
from podcast.script.check.glue import collect_words, find_statements
from podcast.script.text import read_script
from tests.properties import examples
from tests.samples import corpus
from tests.script.sample import CABLE, EXAMPLE, parsed
from tests.script.strategies import scripts

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Problem, Script, Voice

HONEST = """---
title: The harbour that measures the sea
author: A. Writer
hosts:
  Maya: hibari:heart
  Theo: piper:joe
---

## Welcome

[music: intro]

**Maya:** This is the Reports podcast. I'm Maya.

**Theo:** And I'm Theo. Both of us are synthetic voices, reading a script made from one article.

## The gauge

**Maya:** How long has anyone been watching the water at Brest?

**Theo:** Since 1807. The gauge at Brest, says Marie Curtin, is "one of the longest records in the world". [^1]

**Maya:** And what does it show?

**Theo (rate +10%):** The sea there now stands thirty centimetres higher. [^2] Half of it came after 1980. [^3]

[pause: 0.8s]

## To remember

**Maya:** The article is "The harbour that measures the sea". Its link is in the show notes. Thanks for listening.

[music: outro]

[^1]: Brest has been read since 1807, which makes it “one of the longest records in the world”, says Marie Curtin.
[^2]: Since then the mean level has risen by 30 centimetres.
[^3]: Half of that rise came after 1980.
"""
ARTICLE = "\n".join(line.partition(": ")[2] for line in HONEST.splitlines() if line.startswith("[^"))
SAME = "How long has anyone been watching the water at Brest?"
CONTEXT = CheckContext("s.md", show_words=("Reports",), article=f"Before. {ARTICLE} After Lisbon.")


def line_of(piece: str, text: str = HONEST) -> int:
    return text[: text.index(piece)].count("\n") + 1


def problems_of(text: str, context: CheckContext = CONTEXT) -> list[Problem]:
    return list(check(parsed(text), context))


def change(old: str, new: str) -> str:
    assert HONEST.count(old) == 1, old
    return HONEST.replace(old, new)


def test_an_honest_script_is_left_alone() -> None:
    """No error and no warning."""
    assert problems_of(HONEST) == []
    assert problems_of(HONEST, dataclasses.replace(CONTEXT, strict=True)) == []


@pytest.mark.parametrize(
    ("old", "new", "severity", "says"),
    [
        ("Since 1807. The", "Since 1870. The", "error", "the number `1870` is not in the sentences this line cites"),
        ("thirty centimetres", "thirteen centimetres", "error", "the number `thirteen`"),
        ("after 1980. [^3]\n\n[pause", "after 1980.\n\n[pause", "error", "the number `1980` is not in the sentences"),
        ("The gauge at Brest, says", "The gauge at Calais, says", "error", "the name `Calais`"),
        ("says Marie Curtin, is", "says Marie Dupont, is", "error", "the name `Marie Dupont`"),
        ('"one of the longest records', '"one of the oldest records', "error", "is not word for word"),
        ("The sea there", "The sea at Brest", "warning", "`Brest` is not in the sentences this line cites"),
        ("And what does it show?", "And what does Oslo show?", "error", "the name `Oslo` is not in the footnotes"),
        ("And what does it show?", "And what of 1492?", "error", "the number `1492`"),
        ("And what does it show?", 'And what is "the great flood"?', "error", "the quotation `the great flood`"),
        ("And what does it show?", "The coffee cures most illnesses of old sailors.", "warning", "cites nothing"),
        ("I'm Maya.", "I'm Maya. The harbour was closed by angry fishermen.", "warning", "cites nothing"),
        ("And what does it show?", "And **what** does it show?", "error", "is Markdown"),
        ("And what does it show?", "And _what_ does it show?", "error", "is Markdown"),
        ("And what does it show?", "And *what does* it show?", "error", "is Markdown"),
        ("And what does it show?", "And `what` does it show?", "error", "is Markdown"),
        ("And what does it show?", "And <b>what</b> does it show?", "error", "is HTML"),
        ("And what does it show?", "And what does AT&amp;T show?", "error", "is HTML"),
        ("And what does it show?", "And [what](http://a.example) does it show?", "error", "is a link"),
        ("And what does it show?", "And what does https://a.example/b show?", "error", "is an address"),
        ("And what does it show?", "[laughs] And what does it show?", "error", "is a bracket"),
        ("And what does it show?", "(laughs softly) And what does it show?", "error", "is a stage direction"),
        ("And what does it show?", "And what does it show? 🙂", "error", "is an emoji"),
        ("And what does it show?", "And what | does it show?", "error", "is a table's rule"),
        ("And what does it show?", "And so.", "warning", "so short a turn"),
        ("And what does it show?", "… ?", "error", "has no word that can be said"),
        ("And what does it show?", "And what " + "then " * 74 + "?", "warning", "this turn has 76 words"),
        (
            "And what does it show?",
            "Lee says: “" + "then " * 149 + "?”",
            "warning",
            "this turn has 151 words, 150 are the most",
        ),
        ("And what does it show?", SAME, "warning", f"the same words as in line {line_of(SAME)}"),
        ("**Maya:** And what does it show?\n\n", "", "warning", "Theo speaks twice in a row"),
        ("## To remember\n", "## Empty\n\n## To remember\n", "error", "nobody speaks in the chapter `Empty`"),
        ("## The gauge", "## The **gauge**", "error", "is Markdown"),
        ("[^3]: Half", "[^4]: Never cited it is.\n[^3]: Half", "warning", "`[^4]` is never cited"),
        ("[^3]: Half of that rise", "[^3]: Most of that rise", "error", "`[^3]` is not in the article word for word"),
        ("author: A. Writer", "date: May 3rd", "warning", "not of the form 2025-02-11"),
        ("  Theo: piper:joe", "  Theo: piper:joe\n  Ann: hibari:sky", "warning", "Ann never speaks"),
    ],
)  # fmt: skip
def test_a_seeded_fault_is_found(old: str, new: str, severity: str, says: str) -> None:
    """Exactly the fault that was put in, where it was put in, with the severity of the contract."""
    text = change(old, new)
    problems = [problem for problem in problems_of(text) if says in problem.message]
    assert [problem.severity for problem in problems] == [severity], problems_of(text)
    assert problems[0].path == "s.md"


def test_faults_stand_where_they_are() -> None:
    """Line of the file, in the order of the file."""
    text = change("Since 1807. The", "Since 1870. The").replace(
        "[^2]: Since then", "[^9]: Odd.\n[^2]: Since then"
    )
    text = text.replace("thirty", "ninety")
    places = [
        line_of("Since 1870", text),
        line_of("ninety", text),
        line_of("[^9]:", text),
        line_of("[^9]:", text),
    ]
    assert [problem.line for problem in problems_of(text)] == places


def test_strict_makes_errors_of_two_warnings() -> None:
    """Statements from nowhere and turns nobody can follow."""
    strict = dataclasses.replace(CONTEXT, strict=True)
    for new in ("The coffee cures most illnesses of old sailors.", "And what " + "then " * 74 + "?"):
        assert [
            problem.severity for problem in problems_of(change("And what does it show?", new), strict)
        ] == ["error"]
    short = problems_of(change("And what does it show?", "And so."), strict)
    assert [problem.severity for problem in short] == ["warning"]


def test_voices_are_asked_for() -> None:
    """The context knows the engines; the problem names the host and stands where it first speaks."""

    def problem(voice: Voice) -> str:
        return f"`{voice}` is unknown: see `podcast voices`" if voice.name == "joe" else ""

    (unknown,) = problems_of(HONEST, dataclasses.replace(CONTEXT, voice_problem=problem))
    assert unknown.message == "the voice of Theo: `piper:joe` is unknown: see `podcast voices`"
    assert unknown.line == line_of("**Theo:** And I'm")


def test_a_pause_lets_a_host_speak_on() -> None:
    """And one host alone always speaks twice in a row."""
    assert problems_of(change("**Maya:** And what does it show?", "[pause: 1s]")) == []
    alone = (
        change("  Theo: piper:joe\n", "")
        .replace("**Theo:**", "**Maya:**")
        .replace("**Theo (rate +10%):**", "**Maya:**")
    )
    assert [problem for problem in problems_of(alone) if "twice in a row" in problem.message] == []


def test_names_of_the_article_may_be_asked_for() -> None:
    """When it is at hand; without it a name must be in the footnotes."""
    text = change("And what does it show?", "And what does it show for Lisbon?")
    assert problems_of(text) == []
    assert [p.severity for p in problems_of(text, dataclasses.replace(CONTEXT, article=""))] == ["error"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Keep two things. Since 1807 the gauge at Brest has been read. [^1]", False),
        ("The second question. The gauge at Brest has been read since 1807. [^1]", False),
        ("The second gauge at Brest has been read since 1807. [^1]", True),
        ("Go back 173 years. The gauge at Brest has been read since 1807. [^1]", False),
        ("Go back 174 years. The gauge at Brest has been read since 1807. [^1]", True),
        ("The gauge at Brest has been read for 173 years. [^1]", True),
    ],
)
def test_numbers_of_the_talk(said: str, wrong: bool) -> None:
    """What orders the talk, or is the time between two years of the evidence, needs no sentence of its own."""
    old = 'Since 1807. The gauge at Brest, says Marie Curtin, is "one of the longest records in the world". [^1]'
    assert ["number" in problem.message for problem in problems_of(change(old, said))] == [True] * wrong


@pytest.mark.parametrize(
    "text",
    [
        "Welcome to the Reports podcast. Today we read an article by A. Writer.",
        "I'm Maya, and with me is Theo. We are both computer-generated voices.",
        "This episode was made by a machine from one article. You'll find the link in the show notes.",
        "That's all for today. Thank you for listening, and see you next time.",
        "Let's go on to the next part of the article.",
        "Let us turn to the gauge at the harbour.",
        "And that brings us to the last question.",
        "Here is what the author has to say about it.",
        "Both hosts are AI voices; the words come from the article, sentence by sentence.",
    ],
)
def test_glue_states_nothing(text: str) -> None:
    """Greeting, disclosure, turns of talk, sign-off."""
    known = collect_words(
        ["The harbour that measures the sea", "A. Writer", "Reports", "Maya", "Theo", "The gauge"]
    )
    assert find_statements(text, "en", known) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The author expects that the war will end with a frozen conflict.",
        "We now know that the oceans are rising faster than anyone predicted.",
        "The article says coffee cures most illnesses.",
        "Prices doubled within months and never came back.",
        "Most scientists reject this explanation as too simple.",
    ],
)
def test_a_claim_in_the_dress_of_glue_is_one(text: str) -> None:
    """Words of talk do not excuse what is stated among them."""
    assert find_statements(text, "en", collect_words(["The harbour that measures the sea"])) == (text,)


def test_the_tally() -> None:
    """Counts for people."""
    nothing = "2 statements, 2 grounded, 0 numbers, 0 names, 0 quotations unsupported; 3 footnotes"
    script = parsed(HONEST)
    assert str(examine(script, dataclasses.replace(CONTEXT, article=""))[1]) == nothing
    assert str(examine(script, CONTEXT)[1]) == f"{nothing}, all in the article"
    bad = examine(parsed(change("Since 1807. The", "Since 1870. The")), CONTEXT)[1]
    assert (bad.statements, bad.grounded, bad.numbers, bad.misquoted) == (2, 1, 1, 0)
    doubtful = examine(parsed(change("The sea there", "The moon is cheese. The sea there")), CONTEXT)[1]
    assert str(doubtful).startswith("2 statements, 1 grounded, 1 in doubt, 0 numbers")
    strange = examine(script, dataclasses.replace(CONTEXT, article="Nothing of it."))[1]
    assert str(strange).endswith("3 footnotes, 3 not in the article")


def test_timing() -> None:
    """Words by the host's pace and delivery, pauses and music on top."""
    text = (
        "---\ntitle: T\nhosts:\n  Maya: e:a\n  Theo: e:b\n---\n## One\n[music: intro]\n"
        "**Maya:** one two three four five six\n"
        "[pause: 1.5s]\n## Two\n**Theo (rate +100%):** one two three four\n<!-- x -->\n[sting]\n[music: bed]\n"
    )
    timing = estimate_timing(parsed(text), {"Maya": 60, "Theo": 120})
    assert timing.words == 10
    assert dict(timing.hosts) == {"Maya": 6.0, "Theo": 1.0}
    assert dict(timing.chapters) == {"One": 8 + 6 + 1.5 + 0.65, "Two": 1 + 2.0}
    assert timing.seconds == pytest.approx(19.15)
    assert dict(estimate_timing(parsed(text), {}).hosts)["Maya"] == pytest.approx(6 * 60 / 165)
    figures = parsed(text.replace("one two three four five six", "$699.99"))
    assert (
        dict(estimate_timing(figures, {"Maya": 60, "Theo": 120}).hosts)["Maya"] > 6
    )  # as many words as it takes to say it


def test_timing_counts_in_the_language_that_is_spoken() -> None:
    """The script's, else the show's: "1.250" is two words in German, and six where it is read as English."""
    text = "---\ntitle: T\nhosts:\n  Maya: e:a\n---\n## One\n**Maya:** Es kamen 1.250 Leute.\n"
    german = parsed(text.replace("title:", "language: de\ntitle:"))
    by_language = {
        language: estimate_timing(parsed(text), {"Maya": 60}, language).seconds for language in ("de", "en")
    }
    assert by_language == {"de": 4, "en": 8}
    assert estimate_timing(german, {"Maya": 60}, "en").seconds == 4


@pytest.mark.parametrize(
    ("paths", "alone"),
    [
        pytest.param(CABLE, [], id="cable"),
        *(
            [
                pytest.param(
                    EXAMPLE,
                    [
                        ("error", "the name `Cold War` is not in the footnotes, and the line cites none"),
                        ("warning", "the name `Rubicon` of this text for the feed is not in the footnotes"),
                    ],
                    id="example",
                    marks=[
                        pytest.mark.slow,
                        pytest.mark.xfail(
                            reason="doubts three of its lines, which say things in words of their own",
                            raises=AssertionError,
                            strict=True,
                        ),
                    ],
                )
            ]
            if EXAMPLE
            else []
        ),
    ],
)
def test_whole_scripts_hold(paths: tuple[Path, Path], alone: list[tuple[str, str]]) -> None:
    """Scripts written by hand under the writer's own rules: nothing is told of them; without the article only what
    no footnote has."""
    script = read_script(paths[0].read_text(encoding="utf-8"), paths[0]).script
    problems, figures = examine(
        script, CheckContext(str(paths[0]), article=article_text(corpus.article(paths[1])))
    )
    assert [str(problem) for problem in problems] == []
    assert figures.statements == figures.grounded > 20
    doubts, figures = examine(script, CheckContext(str(paths[0])))
    assert [(doubt.severity, doubt.message.partition(":")[0]) for doubt in doubts] == alone


@given(scripts())
@settings(max_examples=examples(60))
def test_any_script_can_be_checked(script: Script) -> None:
    """Whatever language, text or markup it has."""
    context = dataclasses.replace(CONTEXT, article="")
    assert all(str(problem).startswith("s.md:") for problem in check(script, context))
    figures = examine(script, context)[1]
    assert 0 <= figures.grounded <= figures.statements <= len(script.lines)
    assert estimate_timing(script, {}).seconds >= 0
