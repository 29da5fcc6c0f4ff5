"""`podcast batch`: many sources to episodes, each failure told, nothing done twice."""

from __future__ import annotations

import contextlib
import io
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import making, newsroom, scripting
from podcast.cli import run
from podcast.errors import ArticleError, PodcastError
from podcast.model import Stage
from podcast.newsroom.batch_outlook import BatchOutlook
from podcast.newsroom.scripts_ahead import ScriptsAhead
from podcast.scripting import Order
from podcast.scripting.order import Crew
from tests.newsroom.articles import write_articles, write_scripts
from tests.shows import SHOW, files, make_show

if TYPE_CHECKING:
    from collections.abc import Callable


def make(library: object, *texts: object) -> newsroom.BatchResult:
    """The outcome of a batch."""
    return newsroom.make_batch(library, tuple(map(str, texts)), Order())  # type: ignore[arg-type]


def test_what_is_missing_is_made_and_what_fails_keeps_nobody_else(tmp_path: Path) -> None:
    """Three articles and two faults: three episodes in the feed, in the list's order; the faults are told."""
    library = make_show(tmp_path / "show")
    first, second, third = write_articles(tmp_path, 3)
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    result = make(library, first, tmp_path / "empty.md", second, tmp_path / "gone.md", third)
    assert [outcome.status for outcome in result.outcomes] == ["made", "failed", "made", "failed", "made"]
    assert all(outcome.why for outcome in result.outcomes if outcome.status == "failed")
    feed = feedparser.parse(library.feed.read_bytes())
    assert [item.title for item in feed.entries] == ["Harbour 3", "Harbour 2", "Harbour 1"]


def test_a_second_run_does_nothing_and_reads_no_script(tmp_path: Path) -> None:
    """Every file stays as it is, to the byte and to the moment; an edited script is made again, alone."""
    library = make_show(tmp_path / "show")
    articles = write_scripts(library, 3)
    made = make(library, *articles)
    before = files(library.folder)
    times = {name: (library.folder / name).stat().st_mtime_ns for name in before}
    again = make(library, *articles)
    assert [outcome.status for outcome in again.outcomes] == ["skipped"] * 3
    assert [outcome.slug for outcome in again.outcomes] == [outcome.slug for outcome in made.outcomes]
    assert files(library.folder) == before
    assert {name: (library.folder / name).stat().st_mtime_ns for name in before} == times
    script = articles[1]
    script.write_text(script.read_text(encoding="utf-8").replace("Outlook", "Prospects"), encoding="utf-8")
    edited = {outcome.source: outcome.status for outcome in make(library, *articles).outcomes}
    assert [edited[str(path)] for path in articles] == ["skipped", "made", "skipped"]
    library.audio_file(made.outcomes[0].slug).unlink()
    assert make(library, *articles).count("made") == 1


def test_an_edit_while_its_episode_is_made_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run makes it: what is taken down as done is the script that was spoken."""
    library = make_show(tmp_path / "show")
    [script] = write_scripts(library, 1)
    make_episode = making.make_episode

    def edit_and_make(*args: Any) -> making.MakeResult:
        text = script.read_text(encoding="utf-8")
        script.write_text(text.replace("Outlook", "Prospects"), encoding="utf-8")
        return make_episode(*args)

    with monkeypatch.context() as patch:
        patch.setattr(making, "make_episode", edit_and_make)
        assert make(library, script).count("made") == 1
    assert make(library, script).count("made") == 1
    assert make(library, script).count("skipped") == 1


def test_an_edit_that_cannot_be_read_does_not_take_the_episode_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was spoken before it is made, and told so; the next run tells what is wrong with the script."""
    library = make_show(tmp_path / "show")
    [script] = write_scripts(library, 1)
    make_episode = making.make_episode

    def make_and_break(*args: Any) -> making.MakeResult:
        result = make_episode(*args)
        script.write_bytes(b"\xff\xfe")
        return result

    with monkeypatch.context() as patch:
        patch.setattr(making, "make_episode", make_and_break)
        assert make(library, script).count("made") == 1
    assert make(library, script).count("failed") == 1


def test_no_source_is_begun_after_a_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by the thread that loads sources for a crew either; both threads end."""
    begun: list[object] = []
    first = threading.Event()

    def begin(*args: object) -> Callable[[], None]:
        begun.append(args)
        first.set()
        return lambda: None

    monkeypatch.setattr(scripting, "begin_draft", begin)
    monkeypatch.setattr(making, "make_speakable", lambda *_args, **_names: first.wait())
    library = make_show(tmp_path / "show")
    sources = [
        scripting.resolve_source(library, f"https://harbour.example/{number}") for number in range(1000)
    ]
    before = set(threading.enumerate())
    ahead = ScriptsAhead(library, sources, Order(crew=mock.create_autospec(Crew)))
    threads = set(threading.enumerate()) - before
    assert first.wait(20)
    ahead.stop()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)
    assert len(begun) < 100


def test_what_is_known_to_be_done_may_be_lost_or_damaged(tmp_path: Path) -> None:
    """Without the file of what is done, or with half of it, a run looks closer and finds nothing to do."""
    library = make_show(tmp_path / "show")
    articles = write_scripts(library, 2)
    make(library, *articles)
    known = library.cache / "finished.jsonl"
    for harm in (b"", known.read_bytes()[:-30], b"\xff{}\n[]\n7\n"):
        known.write_bytes(harm)
        assert make(library, *articles).count("skipped") == 2
    show = library.settings_file
    show.write_text(show.read_text(encoding="utf-8").replace("Read Aloud", "Read Again"), encoding="utf-8")
    changed = make_show(library.folder, show.read_text(encoding="utf-8"))
    assert make(changed, *articles).count("made") == 2


def test_an_article_that_is_listed_twice_is_one_episode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two spellings of a path are one source; two articles of one title are two."""
    library = make_show(tmp_path / "show")
    [article] = write_articles(tmp_path, 1)
    twin = tmp_path / "other" / "twin.md"
    twin.parent.mkdir()
    twin.write_bytes(article.read_bytes())
    monkeypatch.chdir(article.parent)
    result = make(library, article, article.name, twin)
    assert sorted((outcome.status, outcome.slug) for outcome in result.outcomes) == [
        ("made", "harbour-1"),
        ("made", "harbour-1-2"),
        ("skipped", ""),
    ]


def test_the_feed_that_a_killed_run_left_is_built_by_the_next(tmp_path: Path) -> None:
    """Episodes that are finished but not in the feed get there though nothing is to be made."""
    library = make_show(tmp_path / "show")
    articles = write_scripts(library, 2)
    make(library, *articles)
    whole = library.feed.read_bytes()
    library.feed.write_bytes(whole[:500])
    (library.cache / "feed-due").touch()
    assert make(library, *articles).count("skipped") == 2
    assert feedparser.parse(library.feed.read_bytes()).entries


def test_a_show_that_cannot_speak_is_told_once(tmp_path: Path) -> None:
    """What would keep every article from becoming an episode is one line, not one an article."""
    library = make_show(tmp_path / "show", SHOW.replace("tone:low", "nobody:low"))
    with pytest.raises(PodcastError, match="Theo"):
        make(library, *write_scripts(library, 3))


class TestCommand:
    """The command line."""

    def test_paths_table_and_status(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        """Paths of what was made go to standard output, the table to standard error; a failure is status 1."""
        library = make_show(tmp_path / "show")
        article, _ = write_articles(tmp_path, 2)
        listed = tmp_path / "list.txt"
        listed.write_text(f"# today\n\narticles/{article.name}\nhttp://127.0.0.1:9/gone\n", encoding="utf-8")
        assert run(["batch", str(listed), "--show", str(library.folder)]) == 1
        out, err = capfd.readouterr()
        assert out.split() == [str(library.audio_file("harbour-1"))]
        rows = {line.split()[0]: line.split()[1] for line in err.splitlines() if line[:1].islower()}
        assert {"made": "1", "skipped": "0", "failed": "1"}.items() <= rows.items()
        assert "127.0.0.1 is a private address" in err
        assert run(["batch", str(tmp_path / "articles"), "--show", str(library.folder), "--json"]) == 0
        lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        assert [line["status"] for line in lines[:-1]] == ["skipped", "made"]
        assert all(Path(line["audio"]).is_file() for line in lines[:-1])
        assert lines[-1] == {"total": 2, "made": 1, "skipped": 1, "failed": 0, "left": 0, "stopped": ""}

    def test_a_full_disk_ends_the_run_in_one_line(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is left is counted, and the next run goes on from there."""
        import errno

        from podcast import making

        library = make_show(tmp_path / "show")
        write_scripts(library, 3)
        real, calls = making.make_episode, []

        def make_episode(*arguments: object) -> object:
            calls.append(arguments)
            if len(calls) == 2:
                raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "full"))
            return real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(making, "make_episode", make_episode)
        command = ["batch", str(library.scripts), "--show", str(library.folder)]
        assert run(command) == 1
        err = capfd.readouterr().err
        assert "No space left on device" in err
        assert "left          2" in err
        assert run(command) == 0


class TestList:
    """What a list may be."""

    def test_a_path_counts_from_here_else_from_the_list(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As `ls > list` writes it, and as somebody keeps it beside the articles."""
        [article] = write_articles(tmp_path, 1)
        listed = article.with_name("list.txt")
        listed.write_text(
            f"\ufeff{article.name}\r\n{article.name}\r\nhttps://example.org/a?b=c\r\n", encoding="utf-8"
        )
        for here, name in ((article.parent, article.name), (tmp_path, str(article))):
            monkeypatch.chdir(here)
            assert newsroom.read_list(str(listed), io.BytesIO()) == (name, "https://example.org/a?b=c")

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "lists nothing"),
            ("# none\n\n", "lists nothing"),
            ("It rained.\nIt was wet.\n", "podcast make"),
        ],
    )
    def test_what_is_no_list_is_one_line(self, tmp_path: Path, text: str, says: str) -> None:
        """An article in place of a list is told as what it is."""
        path = tmp_path / "list.txt"
        path.write_text(text, encoding="utf-8")
        for wanted in (str(path), "-"):
            with pytest.raises(ArticleError, match=says):
                newsroom.read_list(wanted, io.BytesIO(text.encode()))

    def test_a_folder_without_articles_and_what_is_not_there(self, tmp_path: Path) -> None:
        """Each says what is wanted."""
        for wanted, says in ((tmp_path, "no article"), (tmp_path / "gone", "does not exist")):
            with pytest.raises(ArticleError, match=says):
                newsroom.read_list(str(wanted), io.BytesIO())
        with pytest.raises(ArticleError, match="podcast follow"):
            newsroom.read_list("https://example.org/feed.xml", io.BytesIO())

    @given(st.binary(max_size=300))
    def test_any_bytes_end_well(self, data: bytes) -> None:
        """What comes by the pipe is a list, or told to be none."""
        with contextlib.suppress(ArticleError):
            assert all(source.strip() for source in newsroom.read_list("-", io.BytesIO(data)))


def test_the_time_that_is_left_is_what_episodes_took(tmp_path: Path) -> None:
    """Ten sources, two of them done before: after two episodes of 10 s each six more are a minute away."""
    now = [0.0]
    told: list[Any] = []

    def report(
        stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        told.append((stage, round(done, 2), total, detail, left_s))

    outlook = BatchOutlook(10, 8, report, lambda: now[0])
    outlook.begin("https://example.org/first")
    assert told[-1] == (Stage.BATCH, 2, 10, "3 of 10: first", None)
    outlook.tell(Stage.SPEAKING, 50, 100, "line 5 of 10", 5.0)
    assert told[-1] == (Stage.BATCH, 2.45, 10, "3 of 10: first line 5 of 10", 40.0)
    for _ in range(2):
        now[0] += 10
        outlook.end(worked=True)
        outlook.begin("b.md")
    assert told[-1][-1] == 60.0
    outlook.end(worked=False)
    outlook.begin("c.md")
    assert told[-1][-1] == 50.0
