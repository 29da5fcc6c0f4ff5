"""Names behind a comma: of whom they are, where the parser hangs them on the wrong noun."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand


def roles(text: str) -> dict[str, str]:
    understood = understand(Article("-", "", Section("", (), "summary"), (Section("", (text,)),)))
    return {entity.name: entity.role for entity in understood.entities if entity.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The managing director of Ennis Lines, Rupert Vane, has spoken to the press.",
            "Rupert Vane",
            "The managing director of Ennis Lines",
        ),
        ("“We dig,” said the head of the bank, Jon Petrie.", "Jon Petrie", "the head of the bank"),
        (
            "The mayor of the town of Hull, Ann Lee, left the meeting early.",
            "Ann Lee",
            "The mayor of the town of Hull",
        ),
    ],
)
def test_a_name_behind_the_office_is_its_holder(text: str, name: str, role: str) -> None:
    """Neither the firm nor the town has a person's name."""
    assert roles(text) == {name: role}


def test_what_stands_behind_a_place_may_be_its_name() -> None:
    """Of "the mayor of the capital, Oslo," Oslo is the capital."""
    assert "Oslo" not in roles("The mayor of the capital, Oslo, and his guests have left the hall.")


def test_who_is_named_behind_a_dateline_acts() -> None:
    """The parser takes the place for who acts, whom the name explains."""
    report = "HULL (AP) — Ann Lee, the head of the largest port of the coast, resigned on Monday, saying she is ill."
    parse = (
        understand(Article("-", "", Section("", (), "summary"), (Section("", (report,)),))).sentences[0].parse
    )
    assert [parse.tokens[at].text for at in parse.children(parse.root, "nsubj")] == ["Lee"]
