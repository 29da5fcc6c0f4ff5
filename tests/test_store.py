"""Files that are whole or not there."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import store

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Another process."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


class TestWrite:
    """`write` and `writing`."""

    @given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300)))
    def test_round_trip(self, tmp_path_factory: pytest.TempPathFactory, data: bytes | str) -> None:
        """What is written is read, text as UTF-8 with its line ends as they are."""
        path = tmp_path_factory.mktemp("w") / "a" / "b.txt"
        assert store.write(path, data)
        assert path.read_bytes() == (data.encode() if isinstance(data, str) else data)
        assert not store.write(path, data)

    def test_same_bytes_leave_the_file_alone(self, tmp_path: Path) -> None:
        """Same bytes: False, and neither time nor inode changes; other bytes of the same length: True."""
        path = tmp_path / "feed.xml"
        store.write(path, "abc")
        os.utime(path, (1, 1))
        before = path.stat()
        assert not store.write(path, b"abc")
        assert (path.stat().st_mtime, path.stat().st_ino) == (1, before.st_ino)
        assert store.write(path, "abd")
        assert path.stat().st_mtime > 1

    def test_readable_by_a_web_server(self, tmp_path: Path) -> None:
        """A new file has the mode that the umask gives, not that of a temporary file."""
        store.write(tmp_path / "a", "")
        (tmp_path / "b").touch()
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == stat.S_IMODE((tmp_path / "b").stat().st_mode)

    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
    def test_failure_leaves_what_was(self, tmp_path: Path, error: type[BaseException]) -> None:
        """A block that fails changes nothing and leaves nothing behind."""
        path = tmp_path / "a"
        store.write(path, "old")

        def fail() -> None:
            with store.writing(path) as file:
                file.write(b"new")
                raise error

        with pytest.raises(error):
            fail()
        assert path.read_text() == "old"
        assert list(tmp_path.iterdir()) == [path]

    def test_killed_at_any_moment(self, tmp_path: Path) -> None:
        """A reader, during the writes and after the kill, sees one whole file or the other."""
        path = tmp_path / "big"
        wholes = {letter * 3_000_000 for letter in (b"a", b"b")}
        code = """
import sys
from pathlib import Path
from podcast.store import write
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write(Path(sys.argv[1]), letter * 3_000_000)
"""
        chance = random.Random(3)
        for _ in range(8):
            with python(code, str(path)) as process:
                assert process.stdout is not None
                process.stdout.readline()
                for _ in range(chance.randrange(1, 40)):
                    if path.exists():
                        assert path.read_bytes() in wholes
                process.kill()
            if path.exists():
                assert path.read_bytes() in wholes
        store.write(path, "c")
        assert path.read_text() == "c"
        assert all(left.name.startswith(".") for left in tmp_path.iterdir() if left != path)


class TestKey:
    """`key`."""

    def test_order_of_parts_is_nothing(self) -> None:
        """The same parts in another order are the same key; another part is another."""
        assert store.key(a=1, b=("x", "é")) == store.key(b=["x", "é"], a=1)
        assert store.key(a=1) != store.key(a="1") != store.key(a=None)
        assert len(store.key()) == 64

    @given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
    def test_lists_do_not_run_together(self, one: list[str], other: list[str]) -> None:
        """Keys are equal only when the parts are."""
        assert (store.key(sentences=one) == store.key(sentences=other)) == (one == other)


class TestFolderStore:
    """The content-addressed store."""

    @given(data=st.binary(max_size=500))
    def test_round_trip(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        """What is put is got; what is not put is not there."""
        kept = store.FolderStore(tmp_path_factory.mktemp("s"))
        kept.put(store.key(a=1), data)
        assert kept.get(store.key(a=1)) == data
        assert kept.get(store.key(a=2)) is None

    def test_has(self, tmp_path: Path) -> None:
        """A file is there, whatever its state; only reading it tells."""
        kept = store.FolderStore(tmp_path)
        assert not kept.has(store.key(a=1))
        kept.put(store.key(a=1), b"")
        assert kept.has(store.key(a=1))
        assert not kept.has(store.key(a=2))
        kept._path(store.key(a=1)).write_bytes(b"?")
        assert kept.has(store.key(a=1))
        assert kept.get(store.key(a=1)) is None

    def test_what_cannot_be_read_is_a_miss(self, tmp_path: Path) -> None:
        """An entry that the system refuses to read is made anew in its place."""
        kept = store.FolderStore(tmp_path)
        path = kept._path(store.key(a=1))
        path.parent.mkdir(parents=True)
        path.symlink_to(path)
        assert kept.get(store.key(a=1)) is None
        kept.put(store.key(a=1), b"new")
        assert kept.get(store.key(a=1)) == b"new"

    @given(data=st.binary(min_size=1, max_size=200), harm=st.data())
    def test_damage_is_a_miss(
        self, tmp_path_factory: pytest.TempPathFactory, data: bytes, harm: st.DataObject
    ) -> None:
        """A file cut anywhere, or with any byte changed, is not there; putting it anew mends it."""
        kept = store.FolderStore(tmp_path_factory.mktemp("s"))
        key = store.key(data=data.hex())
        kept.put(key, data)
        path = kept._path(key)
        whole = bytearray(path.read_bytes())
        at = harm.draw(st.integers(0, len(whole) - 1))
        if harm.draw(st.booleans()):
            path.write_bytes(whole[:at])
        else:
            whole[at] ^= harm.draw(st.integers(1, 255))
            path.write_bytes(whole)
        assert kept.get(key) is None
        kept.put(key, data)
        assert kept.get(key) == data

    def test_many_writers_of_one_key(self, tmp_path: Path) -> None:
        """Threads that put the same thing at once do no harm, and leave nothing behind."""
        kept = store.FolderStore(tmp_path)
        key = store.key(a=1)
        threads = [threading.Thread(target=kept.put, args=(key, b"x" * 100_000)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert kept.get(key) == b"x" * 100_000
        assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


HOLDER = """
import sys
from pathlib import Path
from podcast.store import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
print("freed", flush=True)
"""


@pytest.mark.parametrize("ending", ["leaves", "is killed"])
def test_lock_excludes_another_process(tmp_path: Path, ending: str) -> None:
    """Nobody enters while another process is inside; its death frees the lock."""
    path = tmp_path / "deep" / "lock"
    entered = threading.Event()

    def enter() -> None:
        with store.lock(path):
            entered.set()

    with python(HOLDER, str(path)) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        thread = threading.Thread(target=enter)
        thread.start()
        assert not entered.wait(0.5)
        if ending == "leaves":
            process.stdin.write("\n")
            process.stdin.flush()
        else:
            process.kill()
        assert entered.wait(10)
        thread.join()


def test_a_disk_that_takes_no_more_is_told_with_the_files_name(tmp_path: Path) -> None:
    """The system names no file then; who mends it wants to know which disk it was."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match=r"whole\.bin") as caught:
            store.write(tmp_path / "whole.bin", bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.filename == str(tmp_path / "whole.bin")
    assert list(tmp_path.iterdir()) == []
