"""What a strong model said of texts on which nothing was tuned: how much of it the check refuses, and what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.model import Comment
from podcast.scripting import load_script
from podcast.writers.llm import client
from tests.writers.recorded_model import DOUBT, RecordedModel, read_recording
from tests.writers.test_llm import QUICK
from tests.writers.test_strong_model import MOST_REQUESTS, play, squeezed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("lawns", 3),
        pytest.param("seeds", 10, marks=pytest.mark.slow),
        pytest.param("salt-lakes", 5, marks=pytest.mark.slow),
    ],
)
def test_nothing_true_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, refused: int
) -> None:
    """Of what is true so many sentences at most are refused, wrongly; all others are said word for word.

    What is refused is said as the judge mends it, in the request that judges anyway.
    """
    monkeypatch.setattr(client, "PATIENCE", QUICK)
    with RecordedModel(read_recording(name)) as model:
        script = load_script(play(model, tmp_path, name)).script
        kinds, recording = model.kinds(), model.recording
    said = squeezed(" ".join(line.text for line in script.lines))
    assert [text for text in recording.faultless if squeezed(text) not in said] == []
    mended = [
        (slip, all(squeezed(one["text"]) in said for one in slip.mended))
        for slip in recording.slips.values()
        if squeezed(slip.text) not in said
    ]
    assert [slip.text for slip, is_said in mended if not is_said] == []
    assert [slip.text for slip in recording.slips.values() if slip.kind != DOUBT] == [
        slip.text for slip, _ in mended if slip.kind != DOUBT
    ]
    assert sum(slip.kind == DOUBT for slip, _ in mended) <= refused
    assert not [
        item
        for chapter in script.chapters
        for item in chapter.items
        if isinstance(item, Comment) and not item.text.startswith("repaired: ")
    ]
    assert sum(kind not in ("outline", "judge") for kind in kinds) <= MOST_REQUESTS * len(recording.chapters)
