"""An answer as it comes: what has no end is not waited for, and what a server says of its room is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.writers.llm.refusals import is_too_long
from podcast.writers.llm.replies import CIRCLES, TOO_LONG, find_no_end
from tests.writers.test_llm import library, model, sound, write_harbour  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from podcast.library import Library
    from tests.writers.llm_server import Model

VERDICTS = "".join(
    f'{{"number": {number}, "supported": true, "why": "", "instead": []}}, ' for number in range(1, 31)
)
PRETTY = "\n".join(
    f'        {{\n          "text": "The ship sails.",\n          "cites": [\n            {number}\n'
    '          ],\n          "optional": false\n        },'
    for number in range(1, 40)
)


@pytest.mark.parametrize(
    "text",
    [
        '{"texts": [{"number": 1, "text": "' + "The operator said that the waves were too high. " * 12,
        '{"points": [' + ", ".join(str(587 + at // 5) for at in range(120)),
        '{"texts": [' + " \n" * 300,
        "<think>" + "Wait, let me read the article again. " * 30,
    ],
)
def test_circles_are_seen(text: str) -> None:
    """The same sentence, the same number, blanks: as small models go on until their room is full."""
    assert find_no_end(text, 100_000) == CIRCLES


@pytest.mark.parametrize("text", [VERDICTS, PRETTY, "<think>" + " ".join(f"step {at}" for at in range(9000))])
def test_what_only_looks_alike_is_read_on(text: str) -> None:
    """Thirty verdicts in a row, an answer that is laid out, and thought that is long."""
    assert find_no_end(text, 12_000) == ""


def test_what_is_far_too_long_has_no_end() -> None:
    """It need not say the same."""
    assert find_no_end(" ".join(f"the {number}th" for number in range(1000)), 2000) == TOO_LONG


@pytest.mark.parametrize("fault", ["endless", "babble"])
def test_nobody_listens_to_what_has_no_end(library: Library, model: Model, fault: str) -> None:  # noqa: F811
    """The server is left in the middle, asked once more without what it said, and the episode goes on."""
    model.next["chapter"] = [fault]
    write_harbour(library)
    assert model.hung_up == 1
    first, again = [one for one in model.requests if one["kind"] == "chapter"][:2]
    assert [one["role"] for one in again["messages"]] == ["system", "user", "user"]
    assert again["messages"][:2] == first["messages"]


@pytest.mark.parametrize("refused", [False, True])
def test_a_server_that_answers_in_one_piece_will_do(library: Library, model: Model, refused: bool) -> None:  # noqa: F811
    """Whether it overlooks what it is asked for or refuses it, once; the format stays the strictest."""
    model.streams = False
    model.refuses = {"stream"} if refused else set()
    write_harbour(library)
    assert len(model.requests) == 5 + refused
    assert {one["response_format"]["type"] for one in model.requests} == {"json_schema"}


def test_an_answer_that_breaks_off_is_asked_for_again(library: Library, model: Model) -> None:  # noqa: F811
    """The server says inside the answer that it cannot go on."""
    model.next["any"] = ["", "breaks off"]
    write_harbour(library)
    assert len(model.requests) == 6


@pytest.mark.parametrize(
    "message",
    [
        "request (8238 tokens) exceeds the available context size (8192 tokens), try increasing it",
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.",
        "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context",
        "prompt is too long: 210000 tokens > 200000 maximum",
        "input is too large to process. increase the physical batch size",
    ],
)
def test_a_request_without_room_is_known(message: str) -> None:
    """By what the servers say, each in its own words."""
    assert is_too_long(message)
    assert not is_too_long("response_format json_schema is not supported")
