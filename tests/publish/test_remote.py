"""Publishing to any fsspec filesystem: here the one in memory, whole and failing at every call."""

from __future__ import annotations

import itertools
import sys
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from podcast.airing.publishing import publish
from podcast.errors import PublishError
from podcast.publish.remote import RemoteTarget
from podcast.publish.repairs import patiently
from tests.publish.shows import assert_published, assert_whole, heard, revoice, set_state

if TYPE_CHECKING:
    from podcast.library import Library


@dataclass(frozen=True)
class MemoryPlace:
    """A folder in fsspec's memory."""

    root: str

    def get(self, name: str) -> bytes | None:
        files = fsspec.filesystem("memory")
        path = f"{self.root}/{name}"
        data: bytes | None = files.cat_file(path) if files.isfile(path) else None
        return data

    def names(self) -> set[str]:
        return {path[len(self.root) + 1 :] for path in fsspec.filesystem("memory").find(self.root)}


@pytest.fixture
def memory() -> MemoryPlace:
    """An empty one."""
    return MemoryPlace(f"/{uuid.uuid4().hex}")


def test_h7_a_show_on_any_filesystem(library: Library, memory: MemoryPlace) -> None:
    """Published, again for nothing, voiced anew, withdrawn: all is there, no more, no temporary name."""
    target = f"memory:/{memory.root}"
    publish(library, target)
    assert_published(memory, library)
    plan = publish(library, target).plan
    assert (plan.upload, plan.remove) == ((), ())
    revoice(library, "gauge-2", b"another take")
    set_state(library, "gauge-3", "withdrawn")
    publish(library, target)
    assert_published(memory, library)


def test_a_file_appears_whole(library: Library, memory: MemoryPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written under the name that listeners know: it comes there by a move."""
    opened: list[str] = []
    real = MemoryFileSystem._open

    def watched(self: Any, path: str, mode: str = "rb", **options: Any) -> Any:
        if "w" in mode:
            opened.append(path)
        return real(self, path, mode, **options)

    monkeypatch.setattr(MemoryFileSystem, "_open", watched)
    publish(library, f"memory:/{memory.root}")
    assert opened
    assert all(path.endswith(".part") for path in opened)


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.slow)])
def test_h7_a_target_that_fails_at_any_call_keeps_the_old_feed(
    library: Library, memory: MemoryPlace, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Whichever call fails for good, the feed names only what is there, one line says why, and the next run mends.

    Every `step`th is tried.
    """
    target = f"memory:/{memory.root}"
    publish(library, target)
    methods = ("find", "info", "cat_file", "open", "mv", "rm_file", "makedirs")
    told: list[str] = []
    for fatal in itertools.count(1, step):
        revoice(library, "gauge-2", f"take {fatal}".encode())
        calls = itertools.count(1)
        with monkeypatch.context() as patch:
            for name in methods:
                patch.setattr(MemoryFileSystem, name, _failing(getattr(MemoryFileSystem, name), calls, fatal))
            try:
                publish(library, target)
                break
            except PublishError as error:
                told.append(str(error))
        assert_whole(memory)
    assert len(told) >= 80 // step
    assert all("no permission (the server says no)" in line and "\n" not in line for line in told)
    publish(library, target)
    assert_published(memory, library)


def _failing(real: Any, calls: Any, fatal: int) -> Any:
    """A filesystem's method that fails when it is the `fatal` one of all calls, and ever after."""

    def call(*arguments: Any, **options: Any) -> Any:
        if next(calls) >= fatal:
            raise PermissionError("the server says no")
        return real(*arguments, **options)

    return call


def test_h7_damage_on_the_way_is_noticed(
    library: Library, memory: MemoryPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that turns a bit: the file never gets its name, the old feed stays, and one line names it."""
    target = f"memory:/{memory.root}"
    publish(library, target)
    feed = memory.get("feed.xml")
    revoice(library, "gauge-2", b"another take")
    real = RemoteTarget._digest

    def damaged(self: RemoteTarget, name: str) -> str:
        if name.endswith(".part") and ".mp3" in name:
            path = self.path(name)
            self.filesystem.pipe_file(path, b"X" + self.filesystem.cat_file(path)[1:])
        return real(self, name)

    with monkeypatch.context() as patch:
        patch.setattr(RemoteTarget, "_digest", damaged)
        with pytest.raises(PublishError, match=r"gauge-2-\w+\.mp3: .* twice: check that disk or server"):
            publish(library, target)
    assert memory.get("feed.xml") == feed
    publish(library, target)
    assert_published(memory, library)


def test_two_publishers_at_once_do_not_break_the_feed(
    library: Library, memory: MemoryPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another one takes away is missed before the feed is put; under another one's feed nothing is removed."""
    target = f"memory:/{memory.root}"
    publish(library, target)
    real = RemoteTarget.put
    files = fsspec.filesystem("memory")

    def meanwhile(name: str, action: Any) -> Any:
        def put(self: RemoteTarget, file: Any) -> Any:
            found = real(self, file)
            if name in file.name:
                action()
            return found

        return put

    def replace_feed() -> None:
        files.pipe_file(f"{memory.root}/feed.xml", memory.get("feed.xml") + b"<!-- theirs -->")  # type: ignore[operator]

    revoice(library, "gauge-2", b"another take")
    feed = memory.get("feed.xml")
    with monkeypatch.context() as patch:
        gone = f"{memory.root}/gauge-3/gauge-3.mp3"
        patch.setattr(RemoteTarget, "put", meanwhile("gauge-2-", lambda: files.rm_file(gone)))
        with pytest.raises(PublishError, match=r"gauge-3\.mp3 went away while publishing"):
            publish(library, target)
    assert memory.get("feed.xml") == feed
    with monkeypatch.context() as patch:
        patch.setattr(RemoteTarget, "put", meanwhile("feed.xml", replace_feed))
        with pytest.raises(PublishError, match=r"feed\.xml was replaced while publishing"):
            publish(library, target)
    assert memory.get("gauge-2/gauge-2.mp3") is not None
    publish(library, target)
    assert_published(memory, library)
    assert len(heard(memory)) == 3


def test_passing_trouble_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dropped connection costs a pause, three of them; what will not pass is told at once."""
    waited: list[float] = []
    monkeypatch.setattr("podcast.publish.repairs.time.sleep", waited.append)
    troubles = iter([ConnectionResetError("reset"), TimeoutError("late")])

    def action() -> str:
        for trouble in troubles:
            raise trouble
        return "done"

    assert patiently(action, "there") == "done"
    assert waited == [0.5, 2.0]

    def refused() -> str:
        raise PermissionError("no")

    with pytest.raises(PublishError, match="there: no permission"):
        patiently(refused, "there")
    assert waited == [0.5, 2.0]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("https://user:secret@example.org/podcast", "https://example.org/podcast is an address to read from"),
        ("nowhere://x", "nowhere://x: Protocol not known"),
        ("s3://", "s3:// names no bucket"),
    ],
)
def test_targets_that_are_none(library: Library, target: str, message: str) -> None:
    """One line, and no password in it."""
    with pytest.raises(PublishError) as caught:
        publish(library, target)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_missing_library_is_named(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without s3fs one line says how to get it."""
    for name in [it for it in sys.modules if it.partition(".")[0] == "s3fs"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "s3fs", None)
    for name in ("s3", "s3a"):
        monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, name, raising=False)
    with pytest.raises(PublishError, match=r"-m pip install .podcast-footnotes\[s3\]"):
        publish(library, "s3://bucket/podcast")
