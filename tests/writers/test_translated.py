"""A script in another language than its article's: nothing of the article's own words is said in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from podcast import scripting
from podcast.errors import WriterError
from podcast.scripting import Order
from tests.writers.llm_server import Model
from tests.writers.test_llm import library, notes, text  # noqa: F401 - a fixture, and looks at a script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library import Library
    from podcast.model import Effort, Script

GERMAN = {
    "The port of Merle lost": "Der Hafen von Merle hat in zehn Jahren zwei Drittel seiner Schiffe verloren.",
    "A slow plan for": "Ein langsamer Plan half dem Hafen mehr als der schnelle.",
    "The last big crane": "Der letzte große Kran von Merle wurde im März 2011 abgebaut.",
    "Until then the harbour": "Bis dahin hatte der Hafen 840 Menschen Arbeit gegeben.",
    "Most of them left": "Die meisten von ihnen gingen in die Städte an der Küste.",
    "The mayor, Ruth Calder": "Die Bürgermeisterin Ruth Calder sagte, die Stadt habe ihre Uhr verloren.",
    "Only the ferry": "Nur die Fähre zu den Inseln fuhr weiter, zweimal am Tag.",
    "The first plan was": "Der erste Plan war ein schneller.",
    "A company from Oslo": "Eine Firma aus Oslo wollte einen Hafen für 300 Jachten bauen.",
    "The council agreed": "Der Rat stimmte in einer Woche zu.",
    "After that the council": "Danach fragte der Rat die Fischer, was sie brauchen.",
    "They wanted an ice": "Sie wollten ein Eishaus und einen Ort, an dem sie ihren Fang verkaufen.",
    "The ice house was": "Das Eishaus wurde im Jahr 2015 eröffnet und hat 2,4 Millionen Euro gekostet.",
    "The repair slip": "Zwei Jahre danach folgte die Werft für die Boote.",
    "In 2019 the fish": "Im Jahr 2019 zählte der Markt 61 Boote, doppelt so viele wie zuvor.",
    "The market grows": "Der Markt wächst langsam, und die Jungen finden dort Arbeit.",
    "What speaks for it": "Dafür spricht der Kredit, den die Region bis zum Jahr 2030 zugesagt hat.",
    "It hinges on": "Es hängt am Preis für den Diesel, und den machen nicht die Fischer.",
    "A new lock would": "Mit einer neuen Schleuse kämen die Frachter wieder in den Hafen.",
    "The lock would cost": "Die Schleuse würde 90 Millionen Euro kosten, und niemand will sie zahlen.",
    "The author expects": "Der Autor erwartet, dass die Idee vor jeder Wahl wieder auf den Tisch kommt.",
}
"""How sentences of the article begin, and what the model says for them."""
OTHER = "Das ist die Geschichte von einem Plan, der sich nicht beeilt."


class Translator(Model):
    """The loopback model, which says German sentences, with the footnotes of the English ones."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """The good model's answer, with other words in each sentence."""
        answer = super().answer(messages)
        turns = [*answer.get("turns", ()), *answer.get("close", ())]
        said = [sentence for turn in turns for sentence in turn["sentences"]]
        for sentence in [*said, *answer.get("hook", ())]:
            known = (german for begins, german in GERMAN.items() if sentence["text"].startswith(begins))
            sentence["text"] = next(known, OTHER)
        if "turns" in answer:
            answer["turns"] = [turn for turn in answer["turns"] if turn["sentences"][0]["cites"]]
        return answer


@pytest.fixture
def model() -> Iterator[Model]:
    """A model on loopback that translates."""
    with Translator() as server:
        yield server


def _write(library: Library, effort: Effort = "auto") -> tuple[Script, tuple[str, ...]]:  # noqa: F811
    writer = replace(library.show.writer, language="de", effort=effort)
    written = scripting.write_script(
        replace(library, show=replace(library.show, writer=writer)), "harbour.md", Order(2)
    )
    assert written.file is not None
    return written.file.script, written.notes


def test_it_is_said_in_that_language(library: Library) -> None:  # noqa: F811
    """Welcome, chapters and goodbye; a note says what nobody has proved."""
    script, told = _write(library)
    assert script.language == "de"
    said = text(script).replace("The harbour that learned to wait", "").split()
    assert not {"the", "and", "of", "was"} & {word.lower() for word in said}
    for proved in ("840 Menschen", "hat 2,4 Millionen Euro", "90 Millionen Euro"):
        assert proved in text(script)
    assert any(note.startswith("Of a script in German the check proves figures, names") for note in told)


def test_who_answers_in_the_articles_language_is_asked_again(library: Library, model: Model) -> None:  # noqa: F811
    """And is told why; who does not listen gives one line, and no script in two languages."""
    model.answer = lambda messages: Model.answer(model, messages)  # type: ignore[method-assign]
    with pytest.raises(WriterError, match="no usable answer for “The silence after the cranes”"):
        _write(library)
    chapters = [one["messages"] for one in model.requests if one["kind"] == "chapter"]
    assert len(chapters) == 3
    assert "it was not written in the language of the script (de)" in chapters[1][-1]["content"]


def test_what_fails_is_left_out(library: Library, model: Model) -> None:  # noqa: F811
    """The article's own words cannot take its place."""
    model.next["chapter"] = ["number"]
    model.always["repair"] = "prose"
    script, _ = _write(library)
    assert "7,431" not in text(script)
    assert any("dropped: " in note for note in notes(script))
    assert not any("replaced: " in note for note in notes(script))


def test_a_small_model_cannot_do_it(library: Library, model: Model) -> None:  # noqa: F811
    """Its script is the extractive writer's, which has no German words."""
    with pytest.raises(WriterError, match="the extractive writer knows English only"):
        _write(library, "small")
    assert model.requests == []
