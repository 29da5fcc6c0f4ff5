"""Guids, numbers and dates: minted once, by the rules, whoever else is minting."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import store
from podcast.errors import EpisodeError, ShowError
from podcast.library import ledger, manifest
from podcast.library.manifest import NAME as MANIFEST
from podcast.library.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode, Show

NOON = datetime(2025, 2, 11, 12, 0, 0, 500_000, tzinfo=UTC)


def open_ledger(folder: Path, show: Show) -> ledger.Ledger:
    """The ledger of a show whose folder of episodes this is."""
    return ledger.Ledger(folder, show, lambda: store.lock(folder / ".show.lock"))


def clock() -> datetime:
    """A clock that stands."""
    return NOON


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("HTTP://mp3s.nashownotes.com/pc20rss.xml//", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_p1_guid_follows_the_namespaces_rule(url: str, guid: str) -> None:
    """The vectors of the namespace."""
    assert ledger.feed_guid(url) == guid


def test_p1_a_show_with_an_address_takes_its_guid_from_it(tmp_path: Path, show: Show) -> None:
    """Once: moving the show later changes nothing."""
    guid = open_ledger(tmp_path, show).show_guid()
    assert guid == ledger.feed_guid("pod.example.org/reports/feed.xml")
    moved = replace(show, base_url="https://elsewhere.example/")
    assert open_ledger(tmp_path, moved).show_guid() == guid
    assert open_ledger(tmp_path, moved).mint("a").show_guid == guid


def test_p1_a_show_without_an_address_gets_a_random_guid_once(tmp_path: Path, show: Show) -> None:
    """And keeps it when the address is known."""
    nowhere = replace(show, base_url="")
    guid = open_ledger(tmp_path / "one", nowhere).mint("a").show_guid
    assert uuid.UUID(guid).version == 4
    assert open_ledger(tmp_path / "one", show).mint("b").show_guid == guid
    assert open_ledger(tmp_path / "two", nowhere).mint("a").show_guid != guid


def test_p1_the_users_guid_goes_before_all(tmp_path: Path, show: Show) -> None:
    """An imported show keeps its own; a wrong one is told."""
    open_ledger(tmp_path, show).mint("a")
    own = "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810"
    assert open_ledger(tmp_path, replace(show, guid=own)).mint("a").show_guid == own.lower()
    with pytest.raises(ShowError, match=r"show\.toml: guid 'seven' is not a UUID"):
        open_ledger(tmp_path, replace(show, guid="seven")).mint("a")


def test_f14_an_identity_is_minted_once(tmp_path: Path, show: Show) -> None:
    """The same whatever the show is called later and wherever it moves."""
    first = open_ledger(tmp_path, show).mint("a", clock)
    assert first.number == 1
    assert first.guid == str(uuid.uuid5(uuid.UUID(first.show_guid), "a"))
    changed = replace(show, title="Renamed", base_url="http://other.example/")
    assert open_ledger(tmp_path, changed).mint("a") == first
    before = (tmp_path / "show.json").stat().st_mtime_ns
    open_ledger(tmp_path, changed).mint("a")
    assert (tmp_path / "show.json").stat().st_mtime_ns == before


def test_f15_dates_strictly_rise_with_numbers(tmp_path: Path, show: Show) -> None:
    """Within one second, and when the clock is set back."""
    moments = [NOON, NOON, datetime(2020, 1, 1, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)]
    minted = [
        open_ledger(tmp_path, show).mint(f"e{n}", lambda moment=moment: moment)  # type: ignore[misc]
        for n, moment in enumerate(moments)
    ]
    assert [one.number for one in minted] == [1, 2, 3, 4]
    assert [one.published for one in minted] == [
        "2025-02-11T12:00:00Z",
        "2025-02-11T12:00:01Z",
        "2025-02-11T12:00:02Z",
        "2025-03-01T00:00:00Z",
    ]


def put(folder: Path, episode: Episode) -> None:
    """A finished episode."""
    path = folder / episode.slug / MANIFEST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(manifest.dumps(episode), encoding="utf-8")


def test_a_lost_ledger_is_made_again_from_the_manifests_and_the_feed(
    tmp_path: Path, show: Show, make: Callable[..., Episode]
) -> None:
    """Nothing that listeners know may change because a file was not copied."""
    old = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    put(tmp_path, make(slug="a", guid="kept", number=7, published="2025-02-11T12:00:05Z"))
    (tmp_path / "feed.xml").write_text(f"<rss><podcast:guid>{old}</podcast:guid></rss>", encoding="utf-8")
    new = open_ledger(tmp_path, show).mint("b", clock)
    assert (new.show_guid, new.number, new.published) == (old, 8, "2025-02-11T12:00:06Z")
    again = open_ledger(tmp_path, show).mint("a", clock)
    assert (again.guid, again.number, again.published) == ("kept", 7, "2025-02-11T12:00:05Z")


def test_an_episode_that_came_by_another_way_is_taken_up(
    tmp_path: Path, show: Show, make: Callable[..., Episode]
) -> None:
    """As after a pull of somebody else's episode."""
    open_ledger(tmp_path, show).mint("a", clock)
    put(tmp_path, make(slug="z", guid="theirs", number=9))
    assert open_ledger(tmp_path, show).mint("b", clock).number == 10
    assert open_ledger(tmp_path, show).mint("z", clock).guid == "theirs"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1, "guid": "x", "episodes": {}}', '{"episodes": {"a": 1}}']
)
def test_a_damaged_ledger_is_told(tmp_path: Path, show: Show, text: str) -> None:
    """Not overwritten: what it knew may be nowhere else."""
    (tmp_path / "show.json").write_text(text, encoding="utf-8")
    with pytest.raises(EpisodeError, match=r"show\.json: damaged: restore it, or delete it"):
        open_ledger(tmp_path, show).mint("a")
    assert (tmp_path / "show.json").read_text(encoding="utf-8") == text


MINTER = """
import sys
from pathlib import Path
from podcast.model import Show
from tests.library.test_ledger import open_ledger
show = Show(title="T", hosts=())
for n in range(12):
    open_ledger(Path(sys.argv[1]), show).mint(f"{sys.argv[2]}-{n}")
    open_ledger(Path(sys.argv[1]), show).mint(f"both-{n}")
"""


def test_two_processes_never_mint_the_same(tmp_path: Path) -> None:
    """Numbers and dates differ, and an episode of both is one."""
    root = {"PYTHONPATH": str(Path(__file__).parents[2])}
    minters = [
        subprocess.Popen([sys.executable, "-c", MINTER, str(tmp_path), name], env=os.environ | root)
        for name in "ab"
    ]
    assert [minter.wait(60) for minter in minters] == [0, 0]
    ledger = json.loads((tmp_path / "show.json").read_text(encoding="utf-8"))
    entries = ledger["episodes"].values()
    assert len(entries) == 36
    assert {entry["number"] for entry in entries} == set(range(1, 37))
    assert len({entry["published"] for entry in entries}) == 36
    by_number = sorted(entries, key=lambda entry: entry["number"])
    assert [e["published"] for e in by_number] == sorted(e["published"] for e in by_number)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The harbour that measures the sea", "the-harbour-that-measures-the-sea"),
        ("Don't panic: it’s 42!", "dont-panic-its-42"),
        ("Łódź, Äpfel & Œuvre", "lodz-apfel-oeuvre"),
        ("Добрый день", "dobryy-den"),
        ("北京", "beijing"),
        ("🎉", "tada"),
        ("", "episode"),
        ("…", "episode"),
        ("CON", "con-episode"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 1_000_000, "x" * 60),
    ],
)
def test_a_slug_is_the_title_in_plain_letters(title: str, slug: str) -> None:
    """Transliterated, short, never empty."""
    assert ledger.slug_of(title) == slug


@given(st.text(), st.integers(0, 12))
def test_a_slug_is_always_a_folders_name_and_free(title: str, others: int) -> None:
    """Whatever the title, and however many have it."""
    taken: list[str] = []
    for _ in range(others + 1):
        name = ledger.slug_of(title, taken)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert len(name) <= 60
        assert name not in taken
        taken.append(name)
    if others:
        assert taken[1].endswith("-2")


def arrivals(*facts: tuple[str, str, int]) -> list[ledger.Arrival]:
    """(guid, day of March 2020, number)."""
    return [
        ledger.Arrival(guid, f"2020-03-{day}T07:00:00Z", f"Title {guid}", 0, number)
        for guid, day, number in facts
    ]


def test_f14_adopted_episodes_keep_what_they_have(tmp_path: Path, show: Show) -> None:
    """Guid, date and number, be it none or that of another; the next one that is made goes on after the highest."""
    own = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    came = arrivals(("urn:x", "03", 7), ("urn:y", "01", 0), ("urn:z", "02", 7))
    known = open_ledger(tmp_path, show).adopt(own, came, {"title-urn-x"})
    assert {guid: (it.slug, it.number, it.published[8:10]) for guid, it in known.items()} == {
        "urn:y": ("title-urn-y", 0, "01"),
        "urn:z": ("title-urn-z", 7, "02"),
        "urn:x": ("title-urn-x-2", 7, "03"),
    }
    assert {it.show_guid for it in known.values()} == {own}
    assert (
        open_ledger(tmp_path, show).adopt(own, [*came, *arrivals(("urn:n", "09", 0))])["urn:x"]
        == known["urn:x"]
    )
    new = open_ledger(tmp_path, show).mint("made-here", clock)
    assert (new.show_guid, new.number, new.published) == (own, 8, "2025-02-11T12:00:00Z")


def test_trailers_are_not_counted(tmp_path: Path, show: Show) -> None:
    """They take no number away from an episode."""
    trailer = replace(arrivals(("t", "01", 0))[0], counted=False)
    known = open_ledger(tmp_path, show).adopt(str(uuid.uuid4()), [trailer])
    assert known["t"].number == 0
    assert open_ledger(tmp_path, show).mint("next").number == 1


def test_a_show_that_came_without_numbers_goes_on_without(tmp_path: Path, show: Show) -> None:
    """Its 233rd episode is no number 1; a number that is chosen begins the count, each season's its own."""
    open_ledger(tmp_path, show).adopt(str(uuid.uuid4()), arrivals(("a", "01", 0), ("b", "02", 0)))
    minting = open_ledger(tmp_path, show)
    assert minting.mint("next").number == 0
    assert minting.mint("counted", numbering=Numbering(chosen=233)).number == 233
    assert minting.mint("after").number == 234
    assert minting.mint("second-season", numbering=Numbering(season=2)).number == 1


def test_another_shows_episodes_are_not_adopted(tmp_path: Path, show: Show) -> None:
    """Nor into a show whose guid the user has set."""
    open_ledger(tmp_path / "one", show).mint("a", clock)
    named = replace(show, guid=str(uuid.uuid4()))
    for folder, it in (("one", show), ("two", named)):
        with pytest.raises(ShowError, match="they are two shows"):
            open_ledger(tmp_path / folder, it).adopt(str(uuid.uuid4()), arrivals(("x", "01", 0)))
    assert open_ledger(tmp_path / "one", show).mint("b", clock).number == 2


def test_f15_a_given_date_is_no_measure_for_others(
    tmp_path: Path, show: Show, make: Callable[..., Episode]
) -> None:
    """An episode scheduled for next year does not push today's behind itself; nor after the ledger was lost."""
    later = datetime(2026, 1, 1, 7, 0, 0, 999_999, tzinfo=UTC)
    open_ledger(tmp_path, show).mint("a", clock)
    open_ledger(tmp_path, show).mint("b", clock)
    assert open_ledger(tmp_path, show).redate("a", later).published == "2026-01-01T07:00:00Z"
    assert open_ledger(tmp_path, show).redate("b", later).published == "2026-01-01T07:00:01Z"
    assert open_ledger(tmp_path, show).mint("c", clock).published == "2025-02-11T12:00:00Z"
    assert open_ledger(tmp_path, show).redate("b", clock=clock).published == "2025-02-11T12:00:01Z"
    assert open_ledger(tmp_path, show).mint("b").number == 2
    put(tmp_path, make(slug="a", number=1, published="2026-01-01T07:00:00Z", state="scheduled"))
    (tmp_path / "show.json").unlink()
    assert open_ledger(tmp_path, show).mint("d", clock).published == "2025-02-11T12:00:00Z"


def test_f14_no_guid_is_given_twice(tmp_path: Path, show: Show) -> None:
    """A name that became free by a rename belongs to another episode from then on."""
    first = open_ledger(tmp_path, show).mint("a", clock)
    open_ledger(tmp_path, show).rename("a", "b")
    open_ledger(tmp_path, show).rename("a", "b")
    (tmp_path / "a").rename(tmp_path / "b")
    assert replace(open_ledger(tmp_path, show).mint("b", clock), slug="a") == first
    second = open_ledger(tmp_path, show).mint("a", clock)
    assert (second.number, second.guid == first.guid) == (2, False)
    open_ledger(tmp_path, show).rename("a", "c")
    assert len({open_ledger(tmp_path, show).mint(slug, clock).guid for slug in ("a", "b", "c")}) == 3
