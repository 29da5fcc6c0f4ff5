"""An engine is found by its entry point, and ten lines make one."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING, NoReturn

import pytest

from podcast import cli
from podcast.errors import VoiceError
from podcast.model import Utterance, Voice
from podcast.store import FolderStore
from podcast.voices import engines
from podcast.voices.engines import base, loading
from podcast.voices.pool import SpeechRequest, speak
from tests.shows import SHOW, make_show
from tests.voices import stand_in
from tests.voices.edge_server import mp3, tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Speech


class Acme(engines.Engine):
    """A whole engine for a service that sends MP3s."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Ask the service."""
        return engines.decode(mp3(tone(utterance.text)))


class Clumsy(Acme):
    """An engine that fails in its own way, whatever it is asked."""

    def fail(self, *_: object) -> NoReturn:
        """Fails."""
        raise KeyError("no such\nthing")

    voices = check = identity = info = prepare = stop = fail  # type: ignore[assignment]


class Offline(Acme):
    """An engine that answers every question, and cannot speak."""

    online = False

    def synthesize(self, utterance: Utterance) -> Speech:  # noqa: ARG002 - it does not come to that
        """Fails."""
        raise RuntimeError("out of\nmemory")


class Broken(engines.Engine):
    """An engine whose package is damaged."""

    def __init__(self) -> None:
        raise ImportError("libacme.so: cannot open\nshared object file")

    def synthesize(self, utterance: Utterance) -> Speech:
        """Never reached."""
        raise NotImplementedError


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A distribution `acme-voices` that registers the engines of this module."""
    info = tmp_path / "acme_voices-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-voices\nVersion: 1.2\n")
    points = [f"{name.lower()} = {__name__}:{name}" for name in ("Acme", "Clumsy", "Offline", "Broken")]
    points += ["path = pathlib:Path", "gone = acme_gone:Engine"]
    (info / "entry_points.txt").write_text("[podcast.engines]\n" + "\n".join(points))
    monkeypatch.syspath_prepend(str(tmp_path))
    stand_in.forget(monkeypatch)


@pytest.mark.usefixtures("installed")
class TestThirdParty:
    """Another's package comes in by the door of the built-ins."""

    def test_speaks(self, tmp_path: Path) -> None:
        """Ten lines speak, with a name and a version of their own."""
        turn = SpeechRequest(Utterance(("Hello there, world.",), Voice("acme", "roadrunner")), "line 1")
        spoken = speak([turn], FolderStore(tmp_path), lambda _, said: said)
        assert spoken.called == 1
        assert spoken.results[0].seconds == pytest.approx(0.07 * 19, abs=0.1)
        engine = engines.load("acme")
        assert (engine.name, engine.version) == ("acme", "1.2")
        assert engine is engines.load("acme")
        assert "acme" in engines.available()

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("broken", ["acme-voices", "libacme.so: cannot open shared object file", "reinstall"]),
            ("gone", ["acme-voices", "acme_gone"]),
            ("path", ["acme-voices", "no podcast.engines.Engine"]),
        ],
    )
    def test_fault_is_one_line(self, name: str, words: list[str]) -> None:
        """An engine that does not load names its package."""
        with pytest.raises(VoiceError) as caught:
            engines.load(name)
        assert "\n" not in str(caught.value)
        assert all(word in str(caught.value) for word in words)


CLUMSY = r"^the engine 'clumsy' of acme-voices failed \(KeyError: .*no such.*\); update or remove it, or use another"
VOICE = Voice("clumsy", "roadrunner")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "ask",
    [
        lambda engine: engine.voices(),
        lambda engine: engine.check(VOICE),
        lambda engine: engine.identity(VOICE),
        lambda engine: engine.info(VOICE),
        lambda engine: engine.prepare(VOICE),
        lambda engine: engine.stop(),
    ],
    ids=["voices", "check", "identity", "info", "prepare", "stop"],
)
def test_what_an_engine_raises_is_one_line(ask: Callable[[engines.Engine], object]) -> None:
    """Whatever it is asked, the error names the engine and its package."""
    with pytest.raises(VoiceError, match=CLUMSY):
        ask(engines.load("clumsy"))


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("command", "line"),
    [
        (["voices"], "the engine 'broken' of acme-voices does not load"),
        (["say", "Hello.", "--voice", "clumsy:a"], "the engine 'clumsy' of acme-voices failed (KeyError"),
        (
            ["say", "Hello.", "--voice", "offline:a"],
            "offline:a failed (RuntimeError: out of memory); try again",
        ),
    ],
)
def test_a_command_tells_it_in_one_line(
    command: list[str],
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nobody sees a traceback for what another's package does."""
    make_show(tmp_path / "show", warm=())
    monkeypatch.chdir(tmp_path / "show")
    assert cli.run(command) == 1
    [message] = capsys.readouterr().err.splitlines()
    assert message.startswith("podcast: ")
    assert line in message


@pytest.mark.usefixtures("installed")
def test_doctor_tells_of_every_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A voice that cannot be asked, or does not speak, does not keep it from looking at the others."""
    show = SHOW.replace("tone:high", "clumsy:a").replace("tone:low", "offline:a")
    make_show(tmp_path / "show", show, warm=())
    monkeypatch.chdir(tmp_path / "show")
    assert cli.run(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any("clumsy:a: the engine 'clumsy' of acme-voices failed" in line for line in lines)
    assert any("offline:a: offline:a failed (RuntimeError: out of memory)" in line for line in lines)
    assert any("speaks offline" in line for line in lines)


def test_unknown_engine_names_the_nearest() -> None:
    """A slip of the pen is named."""
    with pytest.raises(VoiceError, match=r"no engine 'hibary'; did you mean 'hibari'\? \(known: .*piper"):
        engines.load("hibary")


def test_built_ins_are_entry_points() -> None:
    """The built-ins come in by the same door."""
    own = {
        entry.name
        for entry in metadata.entry_points(group=loading.ENGINES.group)
        if entry.value.startswith("podcast.")
    }
    assert {"hibari", "piper", "edge", "tone"} <= own
    for name in ("hibari", "piper", "edge", "tone"):
        engine = engines.load(name)
        assert engine.voices() or name == "tone"  # which only tests have a use for
        for info in engine.voices():
            assert engine.check(info.voice) == ""
            assert engine.info(info.voice) == info


@pytest.mark.parametrize(("text", "change"), [("", 0), ("+10%", 0.1), ("-50%", -0.5), ("+12.5%", 0.125)])
def test_percent(text: str, change: float) -> None:
    """A change is read as a part of one."""
    assert base.percent(text) == pytest.approx(change)


@pytest.mark.parametrize("text", ["10%", "+10", "fast", "+10 %", "+1e3%"])
def test_percent_refuses(text: str) -> None:
    """What is no change in percent is refused in one line."""
    with pytest.raises(VoiceError, match="write it as"):
        base.percent(text)
