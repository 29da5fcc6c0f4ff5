"""Publishing to a folder: what gets there, in which order, and what goes away."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest

from podcast import store
from podcast.airing.publishing import publish
from podcast.errors import PublishError
from podcast.library import open_library, renaming
from podcast.model import ImportOrigin
from podcast.publish.folder import FolderTarget
from tests.publish.shows import (
    BASE,
    FolderPlace,
    Place,
    add_episode,
    assert_published,
    assert_whole,
    heard,
    ledger_of,
    revoice,
    set_state,
)
from tests.shows import another, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library
    from podcast.publish.files import File
    from podcast.publish.target import TargetFile


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, folder: FolderPlace) -> list[str]:
    """What is done to the folder, in order; before and after each step the feed there must be whole."""
    done: list[str] = []
    put, remove = FolderTarget.put, FolderTarget.remove

    def watched_put(self: FolderTarget, file: File) -> TargetFile:
        assert_whole(folder)
        found = put(self, file)
        assert_whole(folder)
        done.append(f"+{file.name}")
        return found

    def watched_remove(self: FolderTarget, name: str) -> None:
        remove(self, name)
        assert_whole(folder)
        done.append(f"-{name}")

    monkeypatch.setattr(FolderTarget, "put", watched_put)
    monkeypatch.setattr(FolderTarget, "remove", watched_remove)
    return done


LISTS = (".html", "oembed.json", ".opml", "sitemap.xml")


def test_f12_what_is_published_is_what_the_feed_says(library: Library, folder: FolderPlace) -> None:
    """Each enclosure lies at the target with its bytes; the feed there is the local one byte for byte."""
    published = publish(library, str(folder.root))
    assert published.feed == "https://example.org/podcast/feed.xml"
    assert_published(folder, library)
    assert len(heard(folder)) == 3
    assert folder.get("feed.xml") == (library.episodes / "feed.xml").read_bytes()
    assert not any("episode.json" in name or name == "show.json" for name in folder.names())


def test_h7_media_come_first_and_the_feed_last(
    library: Library, folder: FolderPlace, steps: list[str]
) -> None:
    """Nothing names what is not there yet: media, what lies beside them, pages, lists, feed; then the ledger."""
    publish(library, str(folder.root))
    names = [step[1:] for step in steps]
    assert names[0] == names[-1] == ".podcast-files.json"
    assert names[-2] == "feed.xml"
    media = [name.endswith(".mp3") for name in names[1:-1]]
    assert media == sorted(media, reverse=True)
    pages = [
        name.endswith(LISTS) and "transcript" not in name and "notes" not in name for name in names[1:-2]
    ]
    assert pages == sorted(pages)


def test_f20_publishing_again_touches_nothing(
    library: Library, folder: FolderPlace, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing changed no file is written, and neither here nor there are media read."""
    publish(library, str(folder.root))
    steps.clear()
    for path in library.episodes.glob("*/*.mp3"):
        path.unlink()  # what is at the target is known from the manifest and the ledger
    monkeypatch.setattr(FolderTarget, "holds", None)
    plan = publish(library, str(folder.root)).plan
    assert (plan.upload, plan.remove, steps) == ((), (), [])
    assert {file.name for file in plan.keep} == folder.names() - {".podcast-files.json"}


def test_only_what_changed_is_uploaded(library: Library, folder: FolderPlace, steps: list[str]) -> None:
    """A new episode costs its own files and the feed."""
    publish(library, str(folder.root))
    steps.clear()
    slug = add_episode(library, 4)
    publish(library, str(folder.root))
    assert_published(folder, library)
    assert f"+{slug}/{slug}.mp3" in steps
    elsewhere = {step for step in steps if not step.startswith(f"+{slug}/") and "/" in step}
    assert all(step.endswith("/index.html") or step.startswith(f"+assets/{slug}-") for step in elsewhere)


def test_h7_another_take_never_touches_what_the_feed_names(
    library: Library, folder: FolderPlace, steps: list[str]
) -> None:
    """New bytes under the same local name get another name; the old file goes in its time, after the feed."""
    publish(library, str(folder.root))
    library = settings(library, "[publish]\nkeep_days = 0")
    steps.clear()
    revoice(library, "gauge-2", b"another take")
    publish(library, str(folder.root))
    assert_published(folder, library)
    [name] = [it.name for it in heard(folder) if it.guid == "guid-of-gauge-2"]
    assert name.startswith("gauge-2/gauge-2-")
    assert steps.index(f"+{name}") < steps.index("+feed.xml") < steps.index("-gauge-2/gauge-2.mp3")
    steps.clear()
    feed = folder.get("feed.xml")
    publish(library, str(folder.root))
    assert (steps, folder.get("feed.xml")) == ([], feed)


@pytest.mark.parametrize("kind", ["folder", pytest.param("bucket", marks=pytest.mark.slow)])
def test_what_a_feed_named_stays_for_its_days(
    library: Library, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    """Audio that another take replaced lies at its address for 30 days and no longer; withdrawn, it goes at once."""
    place: Place = FolderPlace(tmp_path / "www")
    address = str(tmp_path / "www")
    if kind == "bucket":
        place = request.getfixturevalue("bucket")
        address = f"s3://{request.getfixturevalue('bucket').bucket}/podcast"
    start = datetime(2030, 1, 1, tzinfo=UTC)
    publish(library, address, now=start)
    told = {it.name: place.get(it.name) for it in heard(place)}
    revoice(library, "gauge-2", b"another take")
    revoice(library, "gauge-3", b"another take of the third")
    publish(library, address, now=start)
    for days, there in ((0, True), (29, True), (31, False)):
        publish(library, address, now=start + timedelta(days=days))
        assert_published(place, library)
        assert {name: place.get(name) for name in told} == told or not there
        assert (place.get("gauge-2/gauge-2.mp3") is not None) == there
    revoice(library, "gauge-3", b"a third take")
    publish(library, address, now=start)
    set_state(library, "gauge-3", "withdrawn")
    publish(library, address, now=start)
    assert not [name for name in place.names() if name.startswith("gauge-3/")]


def test_an_episode_of_another_name_leaves_its_files_and_pages_that_lead_on(
    library: Library, folder: FolderPlace
) -> None:
    """What the old feed names is there, byte for byte; its pages lead to those of today, for ever."""
    start = datetime(2030, 1, 1, tzinfo=UTC)
    publish(library, str(folder.root), now=start)
    before = {name: folder.get(name) for name in folder.names() if name.startswith("gauge-2/")}
    renaming.move(library, "gauge-2", "tide")
    for days in (0, 29, 31):
        publish(library, str(folder.root), now=start + timedelta(days=days))
        after = {name: folder.get(name) for name in folder.names() if name.startswith("gauge-2/")}
        pages = {"gauge-2/index.html", "gauge-2/notes.html", "gauge-2/embed.html"}
        assert after.keys() == (before.keys() - {"gauge-2/oembed.json"} if days < 30 else pages)
        assert {name: after[name] for name in after.keys() - pages} == {
            name: before[name] for name in after.keys() - pages
        }
        for page in pages:
            assert f"url={BASE}tide/{page.partition('/')[2]}".encode() in (after[page] or b"")
    another(library, "the-gauge", "gauge-2", guid="other")  # the name is another episode's now
    publish(library, str(folder.root), now=start)
    assert b"refresh" not in (folder.get("gauge-2/index.html") or b"")


def settings(library: Library, table: str) -> Library:
    """The show with one table more in its show.toml."""
    path = library.folder / "show.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{table}\n", encoding="utf-8")
    return open_library(library.folder)


def test_a_name_is_never_used_for_other_bytes_again(library: Library, folder: FolderPlace) -> None:
    """A third take does not come under the first one's name, which caches may still hold; the first take does."""
    publish(library, str(folder.root))
    first = (library.episodes / "gauge-2" / "gauge-2.mp3").read_bytes()
    names = []
    for take in (b"second", b"third", first):
        revoice(library, "gauge-2", take)
        publish(library, str(folder.root))
        assert_published(folder, library)
        names += [it.name for it in heard(folder) if it.guid == "guid-of-gauge-2"]
    assert len({"gauge-2/gauge-2.mp3", *names}) == 3
    assert names[2] == "gauge-2/gauge-2.mp3"


def test_a_name_whose_file_was_taken_away_is_free_for_its_own_bytes_only(
    library: Library, folder: FolderPlace
) -> None:
    """Long after it went caches may still hold it: a third take has a name of its own, the first one its old one."""
    publish(library, str(folder.root))
    first = (library.episodes / "gauge-2" / "gauge-2.mp3").read_bytes()
    revoice(library, "gauge-2", b"second")
    publish(library, str(folder.root))
    later = datetime.now(UTC) + timedelta(days=400)
    publish(library, str(folder.root), now=later)
    assert folder.get("gauge-2/gauge-2.mp3") is None
    revoice(library, "gauge-2", b"third")
    publish(library, str(folder.root), now=later)
    assert folder.get("gauge-2/gauge-2.mp3") is None
    revoice(library, "gauge-2", first)
    publish(library, str(folder.root), now=later)
    assert folder.get("gauge-2/gauge-2.mp3") == first


def test_what_is_withdrawn_goes_away_last(library: Library, folder: FolderPlace, steps: list[str]) -> None:
    """A withdrawn episode's files go after the feed no longer names them; it may come back under its old name."""
    publish(library, str(folder.root))
    steps.clear()
    set_state(library, "gauge-2", "withdrawn")
    publish(library, str(folder.root))
    assert_published(folder, library)
    gone = [step for step in steps if step.startswith("-")]
    assert "-gauge-2/gauge-2.mp3" in gone
    assert steps.index("+feed.xml") < steps.index(gone[0])
    assert not (folder.root / "gauge-2").exists()
    set_state(library, "gauge-2", "published")
    publish(library, str(folder.root))
    assert_published(folder, library)
    assert "gauge-2/gauge-2.mp3" in {it.name for it in heard(folder)}


def test_f23_a_feed_of_several_pages(library: Library, folder: FolderPlace, steps: list[str]) -> None:
    """The oldest page comes first and `feed.xml` last; a page that is no more goes away after that."""
    toml = library.folder / "show.toml"
    toml.write_text(toml.read_text().replace("[writer]", "[feed]\npage_size = 1\n\n[writer]"))
    library = open_library(library.folder)
    publish(library, str(folder.root))
    assert_published(folder, library)
    feeds = ["+feed-3.xml", "+feed-2.xml", "+feed.xml"]
    assert [step for step in steps if step in feeds] == feeds
    steps.clear()
    revoice(library, "gauge-2", b"another take")
    set_state(library, "gauge-3", "withdrawn")
    publish(library, str(folder.root))
    assert_published(folder, library)
    assert steps.index("+feed.xml") < steps.index("-feed-3.xml")
    assert len(heard(folder)) == 2


def test_other_peoples_files_stay(library: Library, folder: FolderPlace) -> None:
    """Nothing goes away that we did not put there: not beside the show, not in an episode's folder."""
    theirs = [folder.root / name for name in ("robots.txt", "gauge-2/notes.pdf", "gauge-2/.x.abcdefgh.part")]
    for path in theirs:
        store.write(path, "theirs")
    publish(library, str(folder.root))
    set_state(library, "gauge-2", "withdrawn")
    publish(library, str(folder.root))
    assert [path.read_text() for path in theirs] == ["theirs"] * 3


def test_a_taken_name_is_left_alone(library: Library, folder: FolderPlace) -> None:
    """A file that was there before under an episode's name is neither overwritten nor removed."""
    store.write(folder.root / "gauge-2" / "gauge-2.mp3", "theirs")
    publish(library, str(folder.root))
    assert_whole(folder)
    assert folder.get("gauge-2/gauge-2.mp3") == b"theirs"
    assert "gauge-2/gauge-2.mp3" not in {it.name for it in heard(folder)}


@pytest.mark.parametrize("name", ["index.html", "cover.jpg", "feed.xml"])
def test_other_peoples_files_are_not_overwritten(library: Library, folder: FolderPlace, name: str) -> None:
    """A homepage, or a feed without a guid, that lay there before: one line names it, and nothing is uploaded."""
    store.write(folder.root / name, "theirs")
    for dry_run in (True, False):
        with pytest.raises(PublishError, match=rf"{name} would be overwritten, and is not this show's"):
            publish(library, str(folder.root), dry_run=dry_run)
    assert files(folder.root) == {name: b"theirs"}
    (folder.root / name).unlink()
    publish(library, str(folder.root))
    assert_published(folder, library)


@pytest.mark.parametrize("ledger", [None, b"", b"{", b'{"show": "", "files": {"a": 1}}', b"[]"])
def test_a_lost_ledger_is_made_again(
    library: Library, folder: FolderPlace, steps: list[str], ledger: bytes | None
) -> None:
    """Without it, or with a damaged one, what lies there is compared: nothing is sent again, no name changes."""
    publish(library, str(folder.root))
    before = ledger_of(folder)
    path = folder.root / ".podcast-files.json"
    path.unlink() if ledger is None else path.write_bytes(ledger)
    steps.clear()
    publish(library, str(folder.root))
    assert steps == ["+.podcast-files.json"]
    assert ledger_of(folder) == before
    assert_published(folder, library)


def test_a_ledger_cannot_lead_out_of_the_target(library: Library, folder: FolderPlace) -> None:
    """Names in it that point elsewhere are nobody's files."""
    publish(library, str(folder.root))
    outside = folder.root.parent / "outside.txt"
    outside.write_text("mine")
    path = folder.root / ".podcast-files.json"
    kept = json.loads(path.read_text())
    entry = kept["files"]["feed.xml"]
    kept["files"] |= dict.fromkeys(("../outside.txt", str(outside), "a/../../outside.txt"), entry)
    path.write_text(json.dumps(kept))
    set_state(library, "gauge-2", "withdrawn")
    publish(library, str(folder.root))
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("fault", ["gone", "cut", "other bytes"])
@pytest.mark.parametrize("name", ["gauge-2/gauge-2.mp3", "gauge-2/transcript.vtt", "feed.xml"])
def test_what_others_did_to_the_target_is_mended(
    library: Library, folder: FolderPlace, name: str, fault: str
) -> None:
    """A file that went away, was cut, or was written over is put back under its name."""
    publish(library, str(folder.root))
    path = folder.root / name
    data = path.read_bytes()
    if fault == "gone":
        path.unlink()
    else:
        path.write_bytes(data[:100] if fault == "cut" else bytes(len(data)))
        os.utime(path, ns=(0, 0))
    publish(library, str(folder.root))
    assert path.read_bytes() == data
    assert_published(folder, library)


def test_what_a_killed_run_left_is_swept(library: Library, folder: FolderPlace) -> None:
    """Half-written files under our temporary names go with the next run."""
    publish(library, str(folder.root))
    for name in (".feed.xml.abcdefgh.part", "gauge-2/.gauge-2.mp3.0123_abc.part"):
        store.write(folder.root / name, "half")
    publish(library, str(folder.root))
    assert_published(folder, library)


def test_another_shows_target_is_refused(library: Library, folder: FolderPlace, tmp_path: Path) -> None:
    """Publishing over it would take its files away; also when only the feed tells whose it is."""
    publish(library, str(folder.root))
    before = files(folder.root)
    (library.episodes / "show.json").unlink()
    (library.episodes / "feed.xml").unlink()
    (library.folder / "show.toml").write_text(
        (library.folder / "show.toml").read_text().replace("example.org", "example.net")
    )
    other = open_library(library.folder)
    with pytest.raises(PublishError, match="holds another show"):
        publish(other, str(folder.root))
    assert files(folder.root) == before
    (folder.root / ".podcast-files.json").unlink()
    with pytest.raises(PublishError, match="holds another show"):
        publish(other, str(folder.root))


def test_a_lost_show_takes_nothing_off_the_air(library: Library, folder: FolderPlace) -> None:
    """An empty folder of episodes is a mishap, though the show is known by its guid; withdrawing all is a decision."""
    publish(library, str(folder.root))
    before = files(folder.root)
    toml = library.folder / "show.toml"
    guid = json.loads((library.episodes / "show.json").read_text())["guid"]
    store.write(toml, f'guid = "{guid}"\n{toml.read_text()}')
    kept = library.folder / "kept"
    library.episodes.rename(kept)
    library.episodes.mkdir()
    lost = open_library(library.folder)
    for dry_run in (True, False):
        with pytest.raises(PublishError, match="holds no episode"):
            publish(lost, str(folder.root), dry_run=dry_run)
    assert files(folder.root) == before
    shutil.rmtree(library.episodes)
    kept.rename(library.episodes)
    for it in heard(folder):
        set_state(library, it.name.partition("/")[0], "withdrawn")
    publish(library, str(folder.root))
    assert not heard(folder)


def test_a_dry_run_shows_the_plan_and_touches_nothing(library: Library, folder: FolderPlace) -> None:
    """The plan of a dry run is what the next run does."""
    planned = publish(library, str(folder.root), dry_run=True).plan
    assert not folder.root.exists()
    done = publish(library, str(folder.root)).plan
    assert [file.name for file in planned.upload] == [file.name for file in done.upload]
    before = files(folder.root)
    set_state(library, "gauge-2", "withdrawn")
    planned = publish(library, str(folder.root), dry_run=True).plan
    assert "gauge-2/gauge-2.mp3" in {stale.name for stale in planned.remove}
    assert [file.name for file in planned.upload if file.role == "feed"] == ["feed.xml"]
    assert files(folder.root) == before


def test_audio_that_lies_elsewhere_is_not_uploaded(library: Library, folder: FolderPlace) -> None:
    """An imported episode's enclosure stays where it is."""
    from dataclasses import replace

    from podcast.library import manifest

    path = library.manifest_file("gauge-2")
    episode = replace(manifest.load(path), origin=ImportOrigin("https://old.example.com/2.mp3"))
    store.write(path, manifest.dumps(episode))
    (path.parent / "gauge-2.mp3").unlink()
    publish(library, str(folder.root))
    assert b"https://old.example.com/2.mp3" in (folder.get("feed.xml") or b"")
    assert not any(name.startswith("gauge-2/") and name.endswith(".mp3") for name in folder.names())


def test_an_episode_that_changes_meanwhile_is_not_published(library: Library, folder: FolderPlace) -> None:
    """Audio that is not what its manifest says never gets to the target, and the old feed stays."""
    publish(library, str(folder.root))
    before = files(folder.root)
    revoice(library, "gauge-2", b"another take")
    (library.episodes / "gauge-2" / "gauge-2.mp3").write_bytes(b"half a take ")
    with pytest.raises(PublishError, match=r"gauge-2\.mp3 is not the file that its episode describes"):
        publish(library, str(folder.root))
    after = files(folder.root)
    assert {name for name in after if after[name] != before.get(name)} == {".podcast-files.json"}
    (library.episodes / "gauge-2" / "gauge-2.mp3").unlink()
    with pytest.raises(PublishError, match=r"gauge-2\.mp3 is missing"):
        publish(library, str(folder.root))
    revoice(library, "gauge-2", b"another take")
    publish(library, str(folder.root))
    assert_published(folder, library)


def test_a_change_between_plan_and_upload_is_taken_in(
    library: Library, folder: FolderPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An episode that is voiced anew while it is uploaded is planned again, and goes out as it is then."""
    from podcast.publish.upload import carry_out

    takes = iter([b"second take"])

    def changed_first(*arguments: object) -> None:
        for take in takes:
            revoice(library, "gauge-2", take)
        carry_out(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("podcast.airing.publishing.carry_out", changed_first)
    publish(library, str(folder.root))
    assert_published(folder, library)


def test_h7_a_disk_that_damages_files_is_noticed(
    library: Library, folder: FolderPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What reads otherwise than it was written never gets its name, and the old feed stays."""
    publish(library, str(folder.root))
    revoice(library, "gauge-2", b"another take")
    before = files(folder.root)
    with monkeypatch.context() as patch:
        patch.setattr(store, "writing", _damaging(store.writing))
        with pytest.raises(PublishError, match="twice: check that disk or server"):
            publish(library, str(folder.root))
    after = files(folder.root)
    assert {name for name in after if after[name] != before.get(name)} == {".podcast-files.json"}
    publish(library, str(folder.root))
    assert_published(folder, library)


def _damaging(writing: Any) -> Any:
    """`store.writing`, on a disk that turns a bit of every MP3."""

    @contextlib.contextmanager
    def damaging(path: Path, **options: bool) -> Iterator[BinaryIO]:
        with writing(path, **options) as file:
            if path.suffix == ".mp3":
                write = file.write
                file = SimpleNamespace(  # noqa: PLW2901
                    write=lambda data: write(bytes([data[0] ^ 1]) + data[1:]),
                    **{name: getattr(file, name) for name in ("flush", "seek", "read")},
                )
            yield file

    return damaging
