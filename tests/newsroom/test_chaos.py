"""What machines do to a batch: it dies at any moment, its disk is full, and the next run goes on from there."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest

from podcast import newsroom
from podcast.newsroom import upkeep
from podcast.scripting import Order
from tests.buckets import use_s3
from tests.mortal import mortal
from tests.newsroom.articles import write_scripts
from tests.shows import SHOW, WARM, files, make_show

if TYPE_CHECKING:
    from podcast.library import Library

_SCRIPTS = 3
_BUILT = re.compile(rb"<(lastBuildDate|pubDate)>[^<]*</\1>")


def published(library: Library) -> dict[str, bytes]:
    """Every file of the show's that listeners or its owner keep, but for the moment at which the feed was built."""
    kept = {name: data for name, data in files(library.folder).items() if not name.startswith(".cache")}
    return {name: _BUILT.sub(b"", data) if name.endswith("feed.xml") else data for name, data in kept.items()}


def new_show(folder: Path, warm: tuple[str, ...] = WARM, scripts: int = _SCRIPTS) -> Library:
    """A show with scripts that nobody has spoken."""
    library = make_show(folder, warm=warm)
    write_scripts(library, scripts)
    return library


@pytest.mark.parametrize(
    ("kills", "small"),
    [
        (2, upkeep._SMALL),
        pytest.param(100, upkeep._SMALL, marks=pytest.mark.slow),
        pytest.param(10, 0, marks=pytest.mark.slow),
    ],
)
def test_killed_at_any_moment_it_goes_on_from_there(
    tmp_path: Path, kills: int, small: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed again and again, a show ends as one that was left alone, to the byte; only lines under way are lost."""
    chance = random.Random(17)
    count = Counter[str]()
    environment = {"PYTHONHASHSEED": "0", "PODCAST_TESTS_SMALL": str(small)}
    with mortal(Path(__file__).with_name("mortal.py"), **environment) as batch_until:
        whole = new_show(tmp_path / "whole", scripts=2)
        steps = int(batch_until(whole.folder, 0))
        expected = published(whole)
        lines = Counter(Path(f"{whole.folder}-spoken.txt").read_text(encoding="ascii").split())
        while count["kills"] < kills:
            library = new_show(tmp_path / f"show-{count['shows']}", scripts=2)
            count["shows"] += 1
            for _ in range(8):  # then it is left alone
                answer = batch_until(library.folder, chance.randrange(1, steps))
                if answer != "killed":
                    break
                count["kills"] += 1
                count["feeds invalid"] += _is_invalid(library)
            answer = batch_until(library.folder, 0)
            assert answer.isdecimal(), answer
            count["reruns"] += 1
            spoken = Counter(Path(f"{library.folder}-spoken.txt").read_text(encoding="ascii").split())
            assert spoken.keys() == lines.keys()
            count["lines spoken twice"] += spoken.total() - lines.total()
            now = published(library)
            damaged = sorted(name for name in expected if now.get(name) != expected[name])
            count["files damaged"] += len(damaged)
            assert damaged == []
            assert now.keys() == expected.keys()
    with capsys.disabled():
        sys.stdout.write(f"\nbatch: {', '.join(f'{value} {name}' for name, value in count.items())}\n")
    assert count["feeds invalid"] == 0
    assert count["lines spoken twice"] <= 4 * count["kills"]


def _is_invalid(library: Library) -> bool:
    return library.feed.exists() and bool(feedparser.parse(library.feed.read_bytes()).bozo)


SMALL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from podcast.cli import run
sys.exit(run(["batch", sys.argv[2], "--show", sys.argv[3]]))
"""


def test_files_that_cannot_grow_end_in_one_line_each(tmp_path: Path) -> None:
    """A limit on files is told for each source, and the next run without it makes all."""
    library = new_show(tmp_path / "show")
    arguments = ["200000", str(library.scripts), str(library.folder)]
    refused = subprocess.run(
        [sys.executable, "-c", SMALL, *arguments], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1, refused.stderr
    assert "Traceback" not in refused.stderr
    free = newsroom.make_batch(library, tuple(map(str, library.script_files())), Order())
    assert free.count("made") == _SCRIPTS, free


@pytest.mark.slow
def test_a_full_disk_ends_in_one_line(tmp_path: Path) -> None:
    """On a tmpfs of some megabytes the run stops and says so; with room it goes on, to the byte of a show at ease."""
    small = tmp_path / "small"
    small.mkdir()
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs root, to mount a tmpfs")
    try:
        library = new_show(small / "show", warm=())
        command = [
            sys.executable,
            "-m",
            "podcast",
            "batch",
            str(library.scripts),
            "--show",
            str(library.folder),
        ]
        full = subprocess.run(command, capture_output=True, text=True, check=False)
        assert full.returncode == 1
        assert "Traceback" not in full.stderr
        assert "No space left" in full.stderr
        subprocess.run(
            [*mount[:3], "-o", "remount,size=200m", "tmpfs", str(small)], check=True, capture_output=True
        )
        again = subprocess.run(command, capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stderr
        assert len(library.slugs()) == _SCRIPTS
        assert not list(library.folder.rglob(".*.part"))
    finally:
        subprocess.run([shutil.which("umount") or "umount", str(small)], check=False, capture_output=True)


@pytest.mark.slow
def test_a_bucket_that_stops_and_starts_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server of the shared cache is stopped after the first episode and started after the second."""
    import httpx
    from moto.server import ThreadedMotoServer

    monkeypatch.setattr("podcast.shared_store._REST_S", 0.1)
    monkeypatch.setattr("podcast.shared_store._S3", {"config_kwargs": {"retries": {"max_attempts": 1}}})
    servers = [ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)]
    servers[0].start()
    host, port = servers[0].get_host_and_port()
    use_s3(monkeypatch, f"http://{host}:{port}")
    httpx.put(f"http://{host}:{port}/bucket").raise_for_status()
    shared = make_show(tmp_path / "shared", f'{SHOW}\n[cache]\nurl = "s3://bucket/chaos-{port}"\n')
    alone = make_show(tmp_path / "alone")

    def disturb(_outcome: object) -> None:
        if len(servers) == 1:
            servers[0].stop()
            servers.append(ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False))
        elif len(servers) == 2:
            servers[1].start()
            servers.append(servers[1])

    results = [
        newsroom.make_batch(library, tuple(map(str, write_scripts(library, _SCRIPTS))), Order(), tell=tell)
        for library, tell in ((shared, disturb), (alone, lambda _outcome: None))
    ]
    servers[-1].stop()
    assert [result.count("made") for result in results] == [_SCRIPTS] * 2
    for kind in ("speech", "clips", "parts"):
        assert files(shared.cache / kind) == files(alone.cache / kind)
    assert any("shared cache" in note for outcome in results[0].outcomes for note in outcome.notes)
