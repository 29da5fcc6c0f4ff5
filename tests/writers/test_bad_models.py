"""Six bad models, and a small one: a grounded script or one clear line comes of each, never an invention."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pytest

from podcast import cli, scripting
from podcast.model import Comment
from podcast.scripting import Order, load_script
from podcast.writers.llm import client
from tests.shows import SAMPLE
from tests.writers.recorded_model import RecordedModel, read_recording
from tests.writers.test_llm import QUICK, library, model, notes, sound, text  # noqa: F401 - fixtures
from tests.writers.test_strong_model import play, squeezed

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Effort
    from tests.writers.llm_server import Model

BAD = ("invents everything", "no citations", "wrong speaker", "prose", "endless", "other language")


def with_effort(library: Library, effort: Effort) -> Library:  # noqa: F811 - the fixture's value
    """The show with another effort."""
    writer = replace(library.show.writer, effort=effort)
    return replace(library, show=replace(library.show, writer=writer))


@pytest.mark.parametrize("effort", ["auto", pytest.param("small", marks=pytest.mark.slow)])
@pytest.mark.parametrize("fault", BAD)
def test_a_bad_model_gives_a_grounded_script(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
    fault: str,
    effort: Effort,
) -> None:
    """Whatever it is asked for: the strict check finds nothing, and nothing is made up."""
    model.always["any"] = fault
    script = sound(with_effort(library, effort), "harbour.md", 2)
    spoken = text(script)
    for invented in ("Zebulon", "7,431", "geheime", "Bob", "so on and so on"):
        assert invented not in spoken
    assert sum(bool(line.cites) for line in script.lines) >= 5
    assert spoken.count("spoken by synthetic voices") == 1


@pytest.mark.parametrize(
    "fault",
    [
        "prose",
        *(pytest.param(fault, marks=pytest.mark.slow) for fault in BAD if fault != "prose"),
    ],
)
def test_a_judge_who_fails_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """Its verdicts cannot be used: the check alone decides, and what is faultless arrives."""
    monkeypatch.setattr(client, "PATIENCE", QUICK)
    with RecordedModel(read_recording("news")) as recorded:
        recorded.always["judge"] = fault
        path = play(recorded, tmp_path, "news")
        assert "judge" in recorded.kinds()
        said = squeezed(text(load_script(path).script))
        assert [one for one in recorded.recording.faultless if squeezed(one) not in said] == []


def test_a_small_model_is_asked_for_small_jobs(library: Library, model: Model) -> None:  # noqa: F811
    """It chooses, asks and shortens; the script passes the strict check, and a note says how many lines are its own."""
    path = scripting.write_script(with_effort(library, "small"), str(SAMPLE), Order(4))
    assert set(model.kinds()) <= {"choose", "ask", "shorten"}
    [note] = [note for note in path.notes if "sentences are played's" in note]
    assert int(note.split()[0]) >= 2
    assert path.file is not None
    asked = [line.text for line in path.file.script.lines if "And what about the" in line.text]
    assert asked


def test_who_fails_at_once_is_asked_for_less(library: Library, model: Model) -> None:  # noqa: F811
    """Neither plan nor first chapter: small jobs by itself, and the note says why."""
    model.always = {"outline": "prose", "chapter": "prose"}
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert any("small jobs" in note.lower() for note in written.notes)
    assert "shorten" in model.kinds()
    assert model.kinds().count("chapter") == 3


def test_who_comes_to_no_end_is_asked_for_less(library: Library, model: Model) -> None:  # noqa: F811
    """Two plans without an end are enough: no chapter is asked for."""
    model.always = {"outline": "babble"}
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert "Small jobs in place of chapters: played comes to no end." in written.notes
    assert model.kinds().count("outline") == 2
    assert "chapter" not in model.kinds()


def test_who_comes_to_no_end_slowly_is_asked_once(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One plan without an end is enough where it took minutes: the second would take as many."""
    moments = itertools.count(0, 150)
    patience = replace(QUICK, total_s=3_000, clock=lambda: float(next(moments)))
    monkeypatch.setattr(client, "PATIENCE", patience)
    model.always = {"outline": "babble"}
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert "Small jobs in place of chapters: played comes to no end." in written.notes
    assert model.kinds().count("outline") == 1


def test_an_answer_that_still_comes_when_time_is_up_has_no_end(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server that is there, and too slow for what it is asked, gets small jobs, not the advice to wait."""
    monkeypatch.setattr(client, "PATIENCE", replace(QUICK, total_s=3))
    model.next = {"outline": ["stalls", "babble"]}
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert "Small jobs in place of chapters: played comes to no end." in written.notes
    assert "shorten" in model.kinds()


def test_who_says_hardly_anything_has_said_nothing(library: Library, model: Model) -> None:  # noqa: F811
    """A chapter of one sentence is none, asked for again, and after two such chapters for no more."""
    model.always = {"chapter": "hardly anything"}
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert "Small jobs in place of chapters: played gave no usable answer for most chapters." in written.notes
    assert model.kinds().count("chapter") == 6
    again = [one["messages"][-1]["content"] for one in model.requests if one["kind"] == "chapter"][1]
    assert "it tells hardly anything; the chapter has about " in again


def test_who_can_write_no_chapter_opens_no_episode(library: Library, model: Model) -> None:  # noqa: F811
    """With `effort = "full"`, neither; the first words of its plan are those of a model that cannot tell anything."""
    opening, good = "The last big crane of Merle was taken down in that year.", model.answer

    def answer(messages: list[dict[str, str]]) -> dict[str, Any]:
        said = good(messages)
        return {**said, "hook": [{**said["hook"][0], "text": opening}]} if "hook" in said else said

    model.answer = answer  # type: ignore[method-assign]
    model.always = {"chapter": "prose"}
    written = scripting.write_script(with_effort(library, "full"), "harbour.md", Order(2))
    assert written.file is not None
    assert "outline" in model.kinds()
    assert opening not in text(written.file.script)


def test_a_chapter_of_several_sections_is_told_whole_where_no_answer_will_do(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
) -> None:
    """Three short sections are one chapter for the model, and three of the extractive writer's."""
    model.always = {"chapter": "prose"}
    talk = SAMPLE.parent / "voices" / "round-table.html"
    written = scripting.write_script(with_effort(library, "full"), str(talk), Order(2))
    assert written.file is not None
    said = text(written.file.script)
    for answer in ("A higher dike only moves the water", "cheaper than one more flood", "a year to draw"):
        assert answer in said


def test_a_very_small_model_is_known_by_its_name(library: Library, model: Model) -> None:  # noqa: F811
    """What it invents in chapters may have the article's words; with `effort = "full"` it is asked nevertheless."""
    efforts: tuple[tuple[Literal["auto", "full"], bool], ...] = (("auto", False), ("full", True))
    for effort, is_asked in efforts:
        writer = replace(library.show.writer, model="/models/Played-135M-Q4.gguf", effort=effort)
        show = replace(library, show=replace(library.show, writer=writer))
        written = scripting.write_script(show, str(SAMPLE), Order(4), existing="replace")
        assert ("chapter" in model.kinds()) is is_asked
        why = "Small jobs in place of chapters: Played-135M-Q4 is very small, by its name."
        assert (why in written.notes) is not is_asked


@pytest.mark.parametrize("parallel", [1, 3])
def test_who_can_write_no_chapter_is_asked_for_one(library: Library, model: Model, parallel: int) -> None:  # noqa: F811
    """Without a plan the first chapter goes ahead, however many could be asked for at once."""
    model.always = {"outline": "prose", "chapter": "prose"}
    writer = replace(library.show.writer, parallel=parallel)
    show = replace(library, show=replace(library.show, writer=writer))
    scripting.write_script(show, str(SAMPLE), Order(4))
    asked = [one["messages"][1]["content"] for one in model.requests if one["kind"] == "chapter"]
    assert len(asked) == 3
    assert len(set(asked)) == 1


def test_who_mostly_invents_is_not_asked_for_all_chapters(library: Library, model: Model) -> None:  # noqa: F811
    """After two chapters it is known; the note says why the jobs are small."""
    model.always = {"chapter": "all number"}
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert any("more than half of what played said is not in the article" in note for note in written.notes)
    assert model.kinds().count("chapter") == 2


def test_who_does_no_small_job_well_is_not_asked_for_all(library: Library, model: Model) -> None:  # noqa: F811
    """Two requests in vain are enough for a job; the script is the extractive writer's, and the note says so."""
    model.always = {"shorten": "invents everything", "ask": "invents everything", "choose": "prose"}
    written = scripting.write_script(with_effort(library, "small"), str(SAMPLE), Order(8))
    assert model.kinds().count("shorten") == 2
    assert any(note.startswith("Nothing that played wrote could be used: all ") for note in written.notes)


def test_a_server_without_room_gets_small_jobs(library: Library, model: Model) -> None:  # noqa: F811
    """It refuses the long requests, each once, and the note has its words; what is short it does."""
    model.room = 8_000
    written = scripting.write_script(library, str(SAMPLE), Order(4))
    assert any("exceeds the available context size (2000 tokens)" in note for note in written.notes)
    assert model.kinds().count("chapter") == 1
    assert "shorten" in model.kinds()


def test_a_server_without_room_is_one_line_where_chapters_are_wanted(
    library: Library,  # noqa: F811
    model: Model,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`effort = "full"` takes nothing less: what is to be changed is the server."""
    model.room = 8_000
    show = library.folder / "show.toml"
    show.write_text(show.read_text().replace('name = "llm"', 'name = "llm"\neffort = "full"'))
    assert cli.run(["script", str(SAMPLE), "--minutes", "4"]) == 1
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("podcast: 127.0.0.1:")
    assert "exceeds the available context size" in error
    assert error.endswith("start its server with more context, 16,384 tokens or so")


def test_a_model_is_named_without_its_folders(library: Library, model: Model) -> None:  # noqa: F811
    """llama.cpp names a model by its file; lines name it as people do."""
    writer = replace(library.show.writer, model="/models/small/Played-1B-Q4.gguf", effort="small")
    written = scripting.write_script(
        replace(library, show=replace(library.show, writer=writer)), str(SAMPLE), Order(4)
    )
    assert any("are Played-1B-Q4's" in note for note in written.notes)
    assert not any("/models" in note for note in written.notes)
    assert {one["model"] for one in model.requests} == {"/models/small/Played-1B-Q4.gguf"}


def test_no_effort_for_a_language_without_words(
    library: Library,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A German article for a small model is one line that says what to do."""
    path = tmp_path_factory.mktemp("german") / "hafen.md"
    path.write_text(
        "# Der Hafen\n\nDer letzte Kran des Hafens wurde im Jahr 2011 abgebaut. Danach verließen viele Familien "
        "die Stadt. Nur die Fähre zu den Inseln fuhr weiter wie bisher, und sie fuhr jeden Tag.\n",
        encoding="utf-8",
    )
    show = library.folder / "show.toml"
    show.write_text(show.read_text().replace('name = "llm"', 'name = "llm"\neffort = "small"'))
    assert cli.run(["script", str(path), "--minutes", "1"]) == 1
    assert "knows English only" in capsys.readouterr().err


def test_a_repair_says_what_was_there(library: Library, model: Model) -> None:  # noqa: F811
    """The comment has the fault and the words that were said, for whoever edits the script."""
    model.next["chapter"] = ["number"]
    script = sound(library, "harbour.md", 2)
    [note] = [one for one in notes(script) if "it was said before" not in one]
    assert note.startswith("repaired: the number `7,431` is not in the sentences this line cites")
    assert note.endswith("it was: The whole thing cost 7,431 dollars.")
    assert any(isinstance(item, Comment) for item in script.chapters[1].items)
