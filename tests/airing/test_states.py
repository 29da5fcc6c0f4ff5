"""Which episodes are in the feed, from when on, under which name: asserted on the feed's bytes."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from podcast import airing
from podcast.errors import EpisodeError
from podcast.library import ledger, manifest, open_library, renaming, states
from tests.shows import SCRIPT, SHOW, add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.library import Library

DRAFTS = f'{SHOW}\n[publish]\nstate = "draft"\n'
LATER = datetime(2099, 12, 1, 7, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def shows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three episodes that are published, and the same as drafts; made once."""
    folder = tmp_path_factory.mktemp("shows")
    for name, show in (("published", SHOW), ("drafts", DRAFTS)):
        library = make_show(folder / name, show)
        for slug in ("a", "b", "c"):
            text = SCRIPT.replace("title: The gauge", f"title: Gauge {slug}")
            made(library, add_script(library, text.replace("example.org/gauge", f"example.org/{slug}"), slug))
    return folder


@pytest.fixture
def published(shows: Path, tmp_path: Path) -> Library:
    """Episodes a, b and c, that listeners have seen."""
    shutil.copytree(shows / "published", tmp_path / "show")
    library = open_library(tmp_path / "show")
    library.ledger.seen(library.slugs())
    return library


@pytest.fixture
def drafts(shows: Path, tmp_path: Path) -> Library:
    """Episodes a, b and c, that nobody has seen."""
    shutil.copytree(shows / "drafts", tmp_path / "drafts")
    return open_library(tmp_path / "drafts")


def items(library: Library) -> list[dict[str, str]]:
    """The items of the built feed, first to last, with what a listener's app knows them by."""
    root = etree.fromstring((library.episodes / "feed.xml").read_bytes())
    names = {"title": "title", "guid": "guid", "date": "pubDate", "number": "{*}episode"}
    found = []
    for item in root.iter("item"):
        facts = {key: item.findtext(name) or "" for key, name in names.items()}
        [enclosure] = item.findall("enclosure")
        found.append(facts | {"url": enclosure.get("url", ""), "length": enclosure.get("length", "")})
    return found


def known(item: dict[str, str]) -> tuple[str, str, str]:
    """What never changes."""
    return item["guid"], item["date"], item["number"]


def titles(library: Library) -> list[str]:
    """Of the feed's items."""
    return [item["title"].removeprefix("Gauge ") for item in items(library)]


def test_a_draft_is_in_no_feed_until_it_is_published(drafts: Library) -> None:
    """It gets the date of its first publication, or it would sink below the others in every app."""
    assert titles(drafts) == []
    airing.publish_episode(drafts, "b")
    airing.publish_episode(drafts, "a")
    assert titles(drafts) == ["a", "b"]
    assert [item["number"] for item in items(drafts)] == ["2", "1"]


def test_f15_a_date_is_kept_from_the_first_publication_on(published: Library) -> None:
    """Withdrawn, made a draft, published again: the same item to the byte."""
    before = (published.episodes / "feed.xml").read_bytes()
    one = items(published)[1]
    for leave in (airing.withdraw_episode, airing.draft_episode):
        leave(published, "b")
        assert titles(published) == ["c", "a"]
        assert (published.episodes / "b" / "b.mp3").exists()
        airing.publish_episode(published, "b")
        assert items(published)[1] == one
    without_time = [data.split(b"<lastBuildDate>")[0] for data in (before, _feed(published))]
    assert without_time[0] == without_time[1]


def test_what_is_off_the_air_uses_no_number(published: Library) -> None:
    """The next episode has that of one that was withdrawn, which gets the next, should it come back."""
    airing.withdraw_episode(published, "c")
    add_script(published, SCRIPT, "the-gauge")
    assert made(published, published.scripts / "the-gauge.md").episode.number == 3
    assert airing.publish_episode(published, "c").number == 4


def test_a_scheduled_episode_enters_at_the_first_build_after_its_time(drafts: Library) -> None:
    """With that time as its date; a second before it is not there."""
    at = datetime.now(UTC).replace(microsecond=0) + DAY
    airing.publish_episode(drafts, "a", at)
    for moment, expected in ((at - timedelta(seconds=1), []), (at, ["a"]), (at + DAY, ["a"])):
        airing.refresh_feed(drafts, moment)
        assert titles(drafts) == expected
    assert items(drafts)[0]["date"] == at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert states.state_of(states.episode(drafts, "a"), at) == "published"


def test_a_scheduled_episode_pushes_no_other_into_the_future(drafts: Library) -> None:
    """What is made or published meanwhile has its own time."""
    airing.publish_episode(drafts, "a", LATER)
    airing.publish_episode(drafts, "b")
    soon = datetime.now(UTC) + timedelta(hours=1)
    assert datetime.fromisoformat(states.episode(drafts, "b").published) < soon
    made(drafts, add_script(drafts))
    assert datetime.fromisoformat(states.episode(drafts, "the-gauge").published) < soon


def test_f15_dates_never_collide(drafts: Library) -> None:
    """Two episodes for one moment, a third one rescheduled to it."""
    for slug in ("a", "b", "c"):
        airing.publish_episode(drafts, slug, LATER)
    airing.publish_episode(drafts, "b", LATER)
    dates = [states.episode(drafts, slug).published for slug in ("a", "b", "c")]
    assert dates == [f"2099-12-01T07:00:0{second}Z" for second in (0, 1, 2)]


@pytest.mark.parametrize("change", ["publish", "draft", "withdraw"])
def test_a_scheduled_episode_can_be_changed_before_its_time(drafts: Library, change: str) -> None:
    """Published at once it has the time of now."""
    airing.publish_episode(drafts, "a", LATER)
    getattr(airing, f"{change}_episode")(drafts, "a")
    assert titles(drafts) == (["a"] if change == "publish" else [])
    airing.publish_episode(drafts, "a")
    assert datetime.fromisoformat(states.episode(drafts, "a").published) < datetime.now(UTC) + DAY


def test_f15_a_date_that_came_is_kept(drafts: Library) -> None:
    """Once its time has come a scheduled episode counts as seen, whoever built the feed."""
    start = datetime.now(UTC) - 10 * DAY
    airing.publish_episode(drafts, "a", start + DAY, now=start)
    one = known(items(drafts)[0])
    airing.withdraw_episode(drafts, "a")
    assert titles(drafts) == []
    airing.publish_episode(drafts, "a")
    assert known(items(drafts)[0]) == one


def test_a_time_that_cannot_be_is_refused(published: Library, drafts: Library) -> None:
    """In the past, or for an episode that has been out; nothing changes."""
    before = _feed(published), _feed(drafts)
    with pytest.raises(EpisodeError, match=r"2001-\d\d-\d\d \d\d:\d\d is past: leave the time out"):
        airing.publish_episode(drafts, "a", datetime(2001, 1, 1, 12, tzinfo=UTC))
    with pytest.raises(EpisodeError, match=r"a has been out since .* and keeps that date"):
        airing.publish_episode(published, "a", LATER)
    airing.withdraw_episode(published, "a")
    with pytest.raises(EpisodeError, match="keeps that date"):
        airing.publish_episode(published, "a", LATER)
    airing.publish_episode(published, "a")
    assert (_items(_feed(published)), _feed(drafts)) == (_items(before[0]), before[1])


@pytest.mark.parametrize(
    ("slug", "message"),
    [("aa", "did you mean a"), ("qqq", "`podcast episodes` lists them"), ("../a", "no episode")],
)
def test_an_unknown_episode_names_the_nearest(published: Library, slug: str, message: str) -> None:
    """On one line."""
    with pytest.raises(EpisodeError, match=message) as caught:
        airing.withdraw_episode(published, slug)
    assert "\n" not in str(caught.value)


def test_make_keeps_what_was_decided(drafts: Library) -> None:
    """State, date and whether anybody has seen it; an edit neither publishes nor hides."""
    airing.publish_episode(drafts, "a", LATER)
    airing.publish_episode(drafts, "b")
    airing.withdraw_episode(drafts, "b")
    before = {slug: states.episode(drafts, slug) for slug in ("a", "b", "c")}
    for slug, old in before.items():
        path = drafts.scripts / f"{slug}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("What comes next", "What will come"))
        new = made(drafts, path).episode
        for name in ("state", "published", "aired", "guid", "number"):
            assert getattr(new, name) == getattr(old, name), (slug, name)
    assert titles(drafts) == []


@pytest.mark.parametrize("lost", [True, False])
def test_a_run_killed_between_ledger_and_manifest_is_mended(
    drafts: Library, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    """The next one publishes, and `make` agrees with it; also when the ledger is gone."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(manifest, "dumps", killed)
        with pytest.raises(KeyboardInterrupt):
            airing.publish_episode(drafts, "a")
    assert titles(drafts) == []
    if lost:
        (drafts.episodes / "show.json").unlink()
    airing.publish_episode(drafts, "a")
    before = known(items(drafts)[0])
    path = drafts.scripts / "a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("What comes next", "What will come"))
    made(drafts, path)
    assert known(items(drafts)[0]) == before


def test_a_rebuilt_ledger_says_the_same(drafts: Library) -> None:
    """Dates that somebody gave are still no measure for others."""
    airing.publish_episode(drafts, "a", LATER)
    airing.publish_episode(drafts, "b")
    (drafts.episodes / "show.json").unlink()
    airing.publish_episode(drafts, "c")
    assert titles(drafts) == ["c", "b"]
    assert datetime.fromisoformat(states.episode(drafts, "c").published) < datetime.now(UTC) + DAY


def renamed(library: Library, old: str, new: str) -> Path:
    """Its script under another name, as a person does it."""
    return (library.scripts / f"{old}.md").rename(library.scripts / f"{new}.md")


def test_f14_a_renamed_script_is_the_same_episode(published: Library) -> None:
    """Guid, number, date and the sound stay; the address is new, the old folder gone; nothing is spoken."""
    before = items(published)[1]
    result = made(published, renamed(published, "b", "beta"))
    after = items(published)[1]
    assert known(after) == known(before)
    assert after["url"] == "https://example.org/podcast/beta/beta.mp3"
    assert (published.episodes / "beta" / "beta.mp3").stat().st_size == int(after["length"])
    assert not (published.episodes / "b").exists()
    assert result.called == 0
    assert "b is now beta: the same episode, with its guid, number and date." in result.notes
    assert not list(published.episodes.glob(".*.left"))
    assert set(json.loads((published.episodes / "show.json").read_bytes())["episodes"]) == {"a", "beta", "c"}
    assert made(published, published.scripts / "beta.md").fresh is False


def test_f14_a_rename_with_a_new_title_and_voice(published: Library) -> None:
    """All at once is still the same episode, for its source is."""
    before = items(published)[1]
    path = renamed(published, "b", "beta")
    path.write_text(path.read_text().replace("title: Gauge b", "title: Beta").replace("tone:low", "tone:c"))
    made(published, path)
    after = items(published)[1]
    assert known(after) == known(before)
    assert after["title"] == "Beta"


def test_f14_a_moved_show_keeps_every_guid(published: Library) -> None:
    """Another base_url: other addresses, and nothing else."""
    before = [known(item) for item in items(published)]
    path = published.folder / "show.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("example.org/podcast", "cdn.example.net/x"))
    moved = open_library(published.folder)
    airing.refresh_feed(moved)
    assert [known(item) for item in items(moved)] == before
    assert all(item["url"].startswith("https://cdn.example.net/x/") for item in items(moved))


def test_a_renamed_draft_stays_one(drafts: Library) -> None:
    """And so do a schedule and a withdrawal."""
    airing.publish_episode(drafts, "a", LATER)
    airing.publish_episode(drafts, "b")
    airing.withdraw_episode(drafts, "b")
    before = [states.episode(drafts, slug) for slug in ("a", "b", "c")]
    for old in before:
        new = made(drafts, renamed(drafts, old.slug, f"new-{old.slug}")).episode
        for name in ("state", "published", "aired", "guid", "number"):
            assert getattr(new, name) == getattr(old, name), (old.slug, name)
    assert titles(drafts) == []


def test_scripts_without_a_source_are_known_by_their_title(tmp_path: Path) -> None:
    """Text that was piped in, or written by hand."""
    library = make_show(tmp_path)
    text = SCRIPT.replace("source: https://example.org/gauge\n", "")
    first = made(library, add_script(library, text, "one")).episode
    made(library, add_script(library, text.replace("title: The gauge", "title: Another"), "two"))
    new = made(library, renamed(library, "one", "uno")).episode
    assert (new.guid, new.number) == (first.guid, 1)


def test_a_file_of_the_same_name_elsewhere_is_another_source(tmp_path: Path) -> None:
    """Listeners see only a file's name; two reports called the same are told apart by their titles."""
    library = make_show(tmp_path)
    text = SCRIPT.replace("https://example.org/gauge", "north/report.pdf")
    made(library, add_script(library, text, "north"))
    (library.scripts / "north.md").unlink()
    other = text.replace("north/report.pdf", "south/report.pdf").replace("title: The gauge", "title: South")
    assert made(library, add_script(library, other, "south")).episode.number == 2


def test_where_two_episodes_may_be_meant_none_is_taken(published: Library) -> None:
    """A new episode, and a line that says how to tell; the other two stay as they are."""
    before = [known(item) for item in items(published)]
    text = (published.scripts / "a.md").read_text(encoding="utf-8")
    made(published, add_script(published, text, "a-twin"))
    for slug in ("a", "a-twin"):
        (published.scripts / f"{slug}.md").unlink()
    result = made(published, add_script(published, text, "alpha"))
    assert result.episode.number == 5
    assert any("may be a or a-twin under another name" in note for note in result.notes)
    assert [known(item) for item in items(published)][2:] == before


def test_an_episode_whose_script_is_there_is_never_taken(published: Library) -> None:
    """A copy of a script is another episode."""
    text = (published.scripts / "a.md").read_text(encoding="utf-8")
    assert made(published, add_script(published, text, "copy")).episode.number == 4
    assert len(items(published)) == 4


def test_f14_a_name_that_became_free_gets_another_guid(published: Library) -> None:
    """Guids come from names; the episode that had this name before keeps the one it has."""
    made(published, renamed(published, "b", "beta"))
    text = SCRIPT.replace("example.org/gauge", "example.org/new")
    new = made(published, add_script(published, text, "b")).episode
    assert new.number == 4
    guids = [item["guid"] for item in items(published)]
    assert len(set(guids)) == len(guids) == 4


def test_an_episode_can_be_renamed_by_hand(published: Library) -> None:
    """Script and episode together; what is in the way is told."""
    before = items(published)[1]
    assert airing.rename_episode(published, "b", "beta") == published.scripts / "beta.md"
    assert known(items(published)[1]) == known(before)
    assert items(published)[1]["url"].endswith("/beta/beta.mp3")
    assert not (published.episodes / "b").exists()
    assert not (published.scripts / "b.md").exists()
    made(published, published.scripts / "beta.md")
    assert known(items(published)[1]) == known(before)
    for new, message in (("a", "already"), ("Über uns", "take uber-uns"), ("../x", "take x")):
        with pytest.raises(EpisodeError, match=message):
            airing.rename_episode(published, "c", new)
    assert (published.scripts / "c.md").exists()


def _step(module: object, name: str, after: bool = False) -> Callable[[pytest.MonkeyPatch], None]:
    """Die at the call of a function, or right after it."""

    def prepare(patch: pytest.MonkeyPatch) -> None:
        real = getattr(module, name)

        def dying(*args: object, **kwargs: object) -> None:
            if after:
                real(*args, **kwargs)
            raise KeyboardInterrupt

        patch.setattr(module, name, dying)

    return prepare


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(_step(renaming, "_link_all"), id="before its files are linked"),
        pytest.param(_step(renaming, "_link_all", after=True), id="after its files are linked"),
        pytest.param(_step(renaming, "_finish"), id="once it is decided"),
        pytest.param(_step(ledger.Ledger, "rename"), id="without a manifest"),
        pytest.param(_step(ledger.Ledger, "rename", after=True), id="with the ledger written"),
        pytest.param(_step(renaming, "_finish", after=True), id="with everything moved"),
        pytest.param(_step(renaming, "clear"), id="before the old folder is removed"),
        pytest.param(_step(shutil, "rmtree"), id="while the old folder is removed"),
    ],
)
@pytest.mark.parametrize("then", ["make", "feed", "episodes"])
def test_f21_a_rename_that_is_killed_is_finished_by_the_next_run(
    published: Library,
    monkeypatch: pytest.MonkeyPatch,
    step: Callable[[pytest.MonkeyPatch], None],
    then: str,
) -> None:
    """Whatever comes next: never two episodes with one guid, never a feed that names a file not in place."""
    before = [known(item) for item in items(published)]
    path = renamed(published, "b", "beta")
    with monkeypatch.context() as patch:
        step(patch)
        patch.setattr("podcast.airing.refreshing.clear", renaming.clear)
        with pytest.raises(KeyboardInterrupt):
            made(published, path)
    _whole(published)
    if then == "feed":
        airing.refresh_feed(published)
        _whole(published)
    elif then == "episodes":
        assert len({it.guid for it in states.episodes(published)}) == 3
    made(published, path)
    assert [known(item) for item in items(published)] == before
    assert sorted(it.slug for it in states.episodes(published)) == ["a", "beta", "c"]
    assert not (published.episodes / "b").exists()
    _whole(published)


def test_a_folder_that_is_in_use_again_is_not_removed(
    published: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the move and the next feed another script may take the old name."""
    path = renamed(published, "b", "beta")
    with monkeypatch.context() as patch:
        patch.setattr("podcast.airing.refreshing.clear", lambda _library: None)
        made(published, path)
    text = SCRIPT.replace("example.org/gauge", "example.org/new")
    made(published, add_script(published, text, "b"))
    _whole(published)
    assert len(items(published)) == 4


def _feed(library: Library) -> bytes:
    return (library.episodes / "feed.xml").read_bytes()


def _items(feed: bytes) -> list[bytes]:
    return [etree.tostring(item) for item in etree.fromstring(feed).iter("item")]


def _whole(library: Library) -> None:
    """Every file that the feed on disk names is there, as long as it says."""
    for item in items(library):
        audio = library.episodes.joinpath(*item["url"].split("/")[-2:])
        assert audio.stat().st_size == int(item["length"])
