"""What a publisher was promised and did not get, each as it was reported: numbers, dates, titles, escaping."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from mutagen.id3 import ID3

from podcast import airing, cli
from podcast.errors import EpisodeError, ScriptError
from podcast.library import open_library, states
from tests.shows import SCRIPT, SHOW, add_script, files, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Episode

LATER = datetime(2099, 12, 1, 7, tzinfo=UTC)
SHOW_WITH_RIGHTS = SHOW.replace("[hosts]", 'rights = "CC BY 4.0"\n\n[hosts]', 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show without episodes, that may be published."""
    return make_show(tmp_path / "show", SHOW_WITH_RIGHTS)


def make(library: Library, name: str, *keys: str, text: str = SCRIPT) -> Episode:
    """An episode of a script of that name with further keys in its front matter."""
    text = text.replace("example.org/gauge", f"example.org/{name}")
    text = text.replace("title: The gauge", "\n".join([f"title: The {name}", *keys]))
    return made(library, add_script(library, text, name)).episode


def told(library: Library) -> dict[str, str]:
    """The number that the feed tells of each item, by title."""
    root = etree.fromstring(library.feed.read_bytes())
    return {item.findtext("title") or "": item.findtext("{*}episode") or "" for item in root.iter("item")}


def test_trailers_bonuses_and_drafts_use_no_number(library: Library) -> None:
    """The full ones are 1, 2 and 3, in the feed and in their files, whatever stands between them."""
    make(library, "trailer", "type: trailer")
    make(library, "one")
    make(library, "bonus", "type: bonus")
    airing.draft_episode(library, make(library, "two").slug)
    make(library, "three")
    assert told(library) == {"The trailer": "", "The one": "1", "The bonus": "", "The three": "2"}
    airing.publish_episode(library, "two")
    assert told(library)["The two"] == "3"
    track = {name: ID3(library.audio_file(name)).get("TRCK") for name in library.slugs()}
    assert {name: str(number or "") for name, number in track.items()} == {
        "trailer": "",
        "bonus": "",
        "one": "1",
        "three": "2",
        "two": "3",
    }
    assert not [finding for finding in airing.check_feed(library).findings if finding.severity == "error"]


def test_an_episode_that_was_thrown_away_gives_its_number_back(library: Library) -> None:
    """Nobody sees a gap because of a try."""
    make(library, "one")
    make(library, "try")
    shutil.rmtree(library.episode_folder("try"))
    assert make(library, "two").number == 2


def test_seasons_count_their_own(library: Library) -> None:
    """The first of season 2 is 1; a chosen number moves what follows; one that is taken is told."""
    numbers = [make(library, name).number for name in ("a", "b")]
    numbers += [make(library, name, "season: 2").number for name in ("c", "d")]
    numbers += [make(library, "e", "season: 2", "number: 10").number, make(library, "f", "season: 2").number]
    assert numbers == [1, 2, 1, 2, 10, 11]
    with pytest.raises(EpisodeError, match=r"^g: number 10 of season 2 is taken by e: choose another, 12 is"):
        make(library, "g", "season: 2", "number: 10")
    assert make(library, "e", "season: 2", "number: 10", "summary: Another.").number == 10
    with pytest.raises(ScriptError, match="a bonus is not counted: remove `number`"):
        make(library, "h", "number: 3", "type: bonus")


def test_what_came_back_to_another_number_is_told(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft keeps the number that its script chose, and takes it from nobody before it is on air."""
    airing.withdraw_episode(library, make(library, "one").slug)
    assert make(library, "two").number == 1
    assert cli.run(["episodes", "one", "--publish", "--show", str(library.folder)]) == 0
    assert "Its number 1 is another episode's by now; it gets 2." in capsys.readouterr().err
    (library.folder / "show.toml").write_text(f'{SHOW_WITH_RIGHTS}\n[publish]\nstate = "draft"\n')
    drafting = open_library(library.folder)
    assert make(drafting, "planned", "number: 12").number == 12
    assert make(drafting, "next").number == 0
    assert airing.publish_episode(drafting, "next").number == 3
    assert airing.publish_episode(drafting, "planned").number == 12


def test_what_nobody_was_told_of_can_be_scheduled(library: Library, tmp_path: Path) -> None:
    """Made, drafted or withdrawn: before the first upload every date will do; after it, the date stays."""
    for change in (None, airing.draft_episode, airing.withdraw_episode):
        slug = make(library, f"e-{change.__name__ if change else 'made'}".replace("_", "-")).slug
        if change:
            change(library, slug)
        assert airing.publish_episode(library, slug, LATER).state == "scheduled"
        assert told(library) == {}
    airing.publish_episode(library, slug)
    airing.publish(library, str(tmp_path / "out"))
    for leave in (None, airing.withdraw_episode):
        if leave:
            leave(library, slug)
        with pytest.raises(EpisodeError, match="has been out since"):
            airing.publish_episode(library, slug, LATER)


def test_a_retitle_leaves_the_source_its_name(library: Library) -> None:
    """In notes, tags and feed; a script of before there was `source_title`, too."""
    for name, keys in (("new", ["source_title: The gauge of Brest"]), ("old", [])):
        source = "The gauge of Brest" if keys else "The old"
        make(library, name, *keys)
        text = library.script_file(name).read_text(encoding="utf-8")
        episode = made(library, add_script(library, text.replace(f"The {name}", "Retitled"), name)).episode
        assert (episode.title, episode.source_title) == ("Retitled", source)
        assert f"Source: {source}" in str(ID3(library.audio_file(name)).getall("COMM")[0])
        assert f">{source}</a>" in (library.episode_folder(name) / "notes.html").read_text()


def test_a_saved_page_is_credited_by_its_own_address(library: Library) -> None:
    """The file stays what `make` knows it by; listeners get the link that the page states of itself, as promised."""
    saved = library.folder / "pages" / "saved.html"
    saved.parent.mkdir()
    page = "https://town.example/2026/gauge"
    text = "".join(
        f"<p>The keeper reads the gauge {n} times a day and writes it down.</p>" for n in range(2, 9)
    )
    saved.write_text(
        f'<html><head><link rel="canonical" href="{page}"></head><body><h1>The gauge</h1>{text}</body></html>',
        encoding="utf-8",
    )
    first = made(library, saved)
    script = first.script.read_text(encoding="utf-8")
    assert f"\nsource: pages/saved.html\nsource_link: {page}\n" in script
    assert "The show notes link to it, and to the sentences" in script
    assert (
        f'<a href="{page}">The gauge</a>' in (library.episode_folder("the-gauge") / "notes.html").read_text()
    )
    assert not made(library, saved).fresh
    first.script.unlink()
    assert made(library, saved).episode.guid == first.episode.guid
    assert [episode.slug for episode in library.listings()] == ["the-gauge"]


def test_a_script_without_source_claims_none(library: Library) -> None:
    """No source line, no software that read it, no credit for music that is not heard."""
    text = re.sub(r"source: .*\n|\[music: .*\]\n\n| ?\[\^\d\](?!:)|\[\^\d\]: .*\n", "", SCRIPT)
    episode = make(library, "own", text=text)
    notes = (library.episode_folder("own") / "notes.html").read_text()
    assert (episode.source_title, episode.music) == ("", "")
    assert "Source:" not in notes
    assert "Music:" not in notes
    assert "Made with AI: Maya and Theo are synthetic voices, reading a script." in notes


def test_markup_of_an_article_is_text_to_whoever_reads_a_description(library: Library) -> None:
    """A word in angle brackets is seen, a tag of the source runs nowhere, in show and item alike."""
    show = library.folder / "show.toml"
    show.write_text(SHOW_WITH_RIGHTS.replace("Articles worth", "<weekly> R&D <img src=x onerror=alert(1)>"))
    library = open_library(library.folder)
    make(library, "weird", "summary: A <weekly> report <img src=x onerror=alert(1)> of R&D")
    feed = etree.fromstring(library.feed.read_bytes())
    for place in ("channel/description", "channel/item/description"):
        markup = feed.findtext(place) or ""
        shown = "".join(map(str, etree.HTML(markup).itertext()))  # what a reader of HTML shows
        assert "<weekly>" in shown
        assert "R&D" in shown
        assert not etree.HTML(markup).findall(".//img")


def test_a_tag_names_a_page_that_is_there_wherever_the_file_lies(library: Library, tmp_path: Path) -> None:
    """The published file may have another name than the one here, which its own bytes cannot tell."""
    make(library, "one")
    airing.publish(library, str(tmp_path / "out"))
    made(library, add_script(library, SCRIPT.replace("What comes next", "What will come"), "one"))
    airing.publish(library, str(tmp_path / "out"))
    for mp3 in (tmp_path / "out").rglob("*.mp3"):
        page = ID3(mp3)["WOAF"].url.removeprefix("https://example.org/podcast/")
        assert (tmp_path / "out" / page).is_file()


def test_the_list_shows_what_listeners_see(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft has no number; nothing that is asked changes a file of theirs."""
    make(library, "one")
    airing.draft_episode(library, make(library, "two").slug)
    before = files(library.episodes)
    assert cli.run(["episodes", "--show", str(library.folder)]) == 0
    two, one = capsys.readouterr().out.splitlines()
    assert (two.split()[0], one.split()[0]) == ("–", "1")
    assert cli.run(["episodes", "two", "--show", str(library.folder)]) == 0
    assert re.search(r"number +none", capsys.readouterr().out)
    assert files(library.episodes) == before
    assert states.episode(library, "two").number == 0
