"""What a strong model says arrives whole, and its slips do not: measured on answers recorded for three samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast import scripting
from podcast.model import Comment
from podcast.script.check import CheckContext, article_text, check
from podcast.scripting import Order, load_script
from podcast.writers.llm import client
from tests.samples import corpus
from tests.shows import SHOW, make_show
from tests.writers.recorded_model import FOLDER, RecordedModel, read_recording
from tests.writers.test_llm import QUICK
from tests.writers.written import understood

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Script

SAMPLES = FOLDER.parents[2] / "samples"
SOURCES = {
    "news": (SAMPLES / "articles/news.html", 5.6),
    "essay": (SAMPLES / "articles/essay.txt", 8.5),
    "night-trains": (SAMPLES / "reports/night-trains.html", 5),
    "salt-lakes": (SAMPLES / "reports/salt-lakes.html", 4),
    "lawns": (FOLDER / "lawns.md", 4),
    "seeds": (FOLDER / "seeds.md", 4),
}
"""Recording → the article, and the minutes asked for."""
MOST_REQUESTS = 1.3
"""Requests a chapter, besides plan and judge."""


def squeezed(text: str) -> str:
    """A text without the differences that no listener hears."""
    return " ".join(text.replace("“", '"').replace("”", '"').split())


def play(model: RecordedModel, folder: Path, name: str) -> Path:
    """The script that the model writes of a sample, in a show of its own."""
    source, minutes = SOURCES[name]
    writer = f'[writer]\nname = "llm"\nmodel = "played"\nbase_url = "{model.url}"\n'
    library = make_show(folder, SHOW.replace("[writer]\n", writer), warm=())
    return scripting.write_script(library, str(source), Order(minutes)).path


@pytest.fixture(
    params=["news", *(pytest.param(name, marks=pytest.mark.slow) for name in ("essay", "night-trains"))],
    scope="module",
)
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[RecordedModel, Script]:
    """The model after it has been asked for everything, and the script that came of it."""
    tmp_path = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch, RecordedModel(read_recording(request.param)) as model:
        patch.delenv("OPENAI_API_KEY", raising=False)
        patch.setattr(client, "PATIENCE", QUICK)
        return model, load_script(play(model, tmp_path, request.param)).script


def test_what_is_faultless_arrives_word_for_word(played: tuple[RecordedModel, Script]) -> None:
    """Every sentence that is no slip stands in the script as the model wrote it, under the chapter it wrote it for."""
    model, script = played
    said = squeezed(" ".join(line.text for line in script.lines))
    assert [text for text in model.recording.faultless if squeezed(text) not in said] == []


def test_every_slip_is_mended(played: tuple[RecordedModel, Script]) -> None:
    """None of the seeded slips is said; what the model makes of them when it is asked again is; a comment tells why."""
    model, script = played
    said = squeezed(" ".join(line.text for line in script.lines))
    slips = model.recording.slips
    assert [text for text in slips if squeezed(text) in said] == []
    assert [
        one["text"] for slip in slips.values() for one in slip.mended if squeezed(one["text"]) not in said
    ] == []
    comments = [
        item.text for chapter in script.chapters for item in chapter.items if isinstance(item, Comment)
    ]
    assert len([text for text in comments if text.startswith("repaired: ")]) == len(slips)


def test_requests_are_few(played: tuple[RecordedModel, Script]) -> None:
    """Besides plan and judge 1.3 a chapter at most; the judge is asked once a chapter, and of what is mended."""
    model, _ = played
    kinds = model.kinds()
    chapters = len(model.recording.chapters)
    assert sum(kind not in ("outline", "judge") for kind in kinds) <= MOST_REQUESTS * chapters
    assert kinds.count("judge") <= chapters + 2


def test_the_strictest_check_finds_nothing(played: tuple[RecordedModel, Script]) -> None:
    """With the article at hand, as `podcast check --strict` looks at it."""
    _, script = played
    article = corpus.article(next(path for path, _ in SOURCES.values() if path.name in script.source))
    context = CheckContext("s", ("Read Aloud",), article_text(article), understood(article), strict=True)
    assert [str(problem) for problem in check(script, context)] == []
