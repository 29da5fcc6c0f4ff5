"""A render that costs what changed, and is the one from nothing to the byte: told by what the cache then holds."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
import soundfile
from mutagen.id3 import ID3

from podcast import making
from podcast.errors import EngineError, EpisodeError
from podcast.library import open_library
from podcast.scripting import Order
from podcast.voices import engines
from tests.shows import ART, ARTICLE, SCRIPT, SHOW, add_script, files, made, make_show
from tests.voices import stand_in

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.making import MakeResult
    from podcast.model import Speech, Utterance

CHAPTERS = "".join(
    f"""
## Chapter {name}

**Maya:** What of the {name} walls?

**Theo:** The {name} harbour holds the sea out. [^1]

**Maya:** What must the {name} people do?

**Theo:** Raise whatever is {name}, every year. [^3]
"""
    for name in ("northern", "southern", "eastern", "western")
)
LONG = SCRIPT.replace("\n## Outlook", f"{CHAPTERS}\n## Outlook")
"""Twenty-two lines in seven chapters."""


class Cost:
    """What a run added to the cache."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._before = self._held()

    def of(self, kind: str) -> int:
        """How many things of a kind are new."""
        return len(self._held() - self._before & {it for it in self._held() if it[0] == kind})

    def _held(self) -> set[tuple[str, str]]:
        cache = self.library.cache
        return {(path.relative_to(cache).parts[0], str(path)) for path in cache.rglob("*") if path.is_file()}


def sound(audio: Path) -> bytes:
    """The MP3 without its tag, which names guid and date."""
    return audio.read_bytes()[ID3(audio).size :]


def from_nothing(folder: Path, script: str, show: str = SHOW, workers: int | None = None) -> bytes:
    """The sound of a script in a show that has never made anything."""
    library = make_show(folder, show, ART)
    return sound(making.make(library, str(add_script(library, script)), Order(workers=workers)).audio)


def changed(library: Library, script: str, folder: Path, show: str = SHOW) -> tuple[Cost, making.MakeResult]:
    """The cost of making a show's script anew; the outcome is compared with a render from nothing."""
    library = make_show(library.folder, show)
    cost = Cost(library)
    result = made(library, add_script(library, script))
    assert sound(result.audio) == from_nothing(folder, script, show)
    return cost, result


@pytest.fixture(scope="module")
def long_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a show whose long script was made from nothing, to be copied."""
    library = make_show(tmp_path_factory.mktemp("long") / "show", warm=ART)
    assert made(library, add_script(library, LONG)).called == 22
    return library.folder


@pytest.fixture
def library(long_show: Path, tmp_path: Path) -> Library:
    """A show whose long script is made."""
    return open_library(shutil.copytree(long_show, tmp_path / "show"))


def test_an_edited_line(library: Library, tmp_path: Path) -> None:
    """One line spoken, its own part encoded, and that before it, whose silence ends elsewhere."""
    cost, result = changed(library, LONG.replace("the southern people", "all people"), tmp_path / "new")
    assert (result.called, cost.of("speech")) == (1, 1)
    assert 1 <= cost.of("parts") <= 2
    assert cost.of("music") == 0


def test_a_moved_chapter(library: Library, tmp_path: Path) -> None:
    """Nothing spoken or levelled; encoded are the lines before its seams alone, for the silence behind them."""
    head, *chapters = LONG.split("\n## ")
    chapters.insert(2, chapters.pop(4))
    cost, result = changed(library, "\n## ".join([head, *chapters]), tmp_path / "new")
    assert [chapter.title for chapter in result.episode.chapters][2:5] == [
        "Chapter eastern",
        "Chapter northern",
        "Chapter southern",
    ]
    assert (result.called, cost.of("speech"), cost.of("clips")) == (0, 0, 0)
    assert cost.of("parts") <= 3


def test_another_voice(library: Library, tmp_path: Path) -> None:
    """The lines of that host are spoken and encoded, and no other's."""
    cost, result = changed(library, LONG.replace("Theo: tone:low", "Theo: tone:lower"), tmp_path / "new")
    assert (result.called, cost.of("speech")) == (11, 11)
    assert 11 <= cost.of("parts") <= 12


def test_another_theme(library: Library, tmp_path: Path) -> None:
    """Nothing is spoken or levelled; only what sounds together with the music is encoded."""
    cost, result = changed(library, LONG, tmp_path / "new", SHOW + '\n[music]\ntheme = "telegraph"\n')
    assert (result.called, cost.of("speech"), cost.of("clips")) == (0, 0, 0)
    assert cost.of("music") == 2
    assert 2 <= cost.of("parts") <= 4


def test_another_bit_rate(library: Library, tmp_path: Path) -> None:
    """Nothing is spoken or levelled; everything is encoded."""
    cost, result = changed(library, LONG, tmp_path / "new", SHOW + "\n[audio]\nbitrate = 64\n")
    assert (result.called, cost.of("speech"), cost.of("clips")) == (0, 0, 0)
    assert cost.of("parts") >= 20


def test_another_loudness(library: Library, tmp_path: Path) -> None:
    """Nothing is spoken; every line is levelled anew."""
    cost, result = changed(library, LONG, tmp_path / "new", SHOW + "\n[audio]\nlufs = -19\n")
    assert (result.called, cost.of("speech")) == (0, 0)
    assert cost.of("clips") == 2 * 22


@pytest.mark.parametrize(
    "voices",
    [("tone:high", "tone:low"), pytest.param(("hibari:heart", "piper:joe"), marks=pytest.mark.slow)],
)
def test_workers_change_nothing(voices: tuple[str, str], tmp_path: Path) -> None:
    """The same bytes from one, two and four, of the tests' voices and of the embedded ones."""
    script = SCRIPT.replace("tone:high", voices[0]).replace("tone:low", voices[1])
    sounds = {from_nothing(tmp_path / str(workers), script, workers=workers) for workers in (1, 2, 4)}
    assert len(sounds) == 1


@pytest.mark.parametrize("harm", ["clips", "parts", "music"])
def test_a_damaged_cache_is_mended(library: Library, harm: str) -> None:
    """Whatever is cut short in it, the same bytes come out, and nothing is spoken."""
    before = files(library.episodes)
    for path in (library.cache / harm).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    if harm != "parts":
        shutil.rmtree(library.cache / "parts")
    next(library.episodes.glob("*/*.mp3")).unlink()
    again = made(library, library.scripts / "the-gauge.md")
    assert (again.called, again.fresh) == (0, True)
    assert files(library.episodes) == before


class TestPreview:
    """One chapter to listen to."""

    def test_a_chapter_costs_its_lines(self, tmp_path: Path) -> None:
        """They are spoken once, for it and for the episode; nothing is published."""
        library = make_show(tmp_path)
        path = add_script(library, LONG)
        out = tmp_path / "southern.mp3"
        heard = making.make_chapter(library, str(path), 4, Order(), out)
        assert (heard.audio, heard.title, heard.called) == (out, "Chapter southern", 4)
        assert not list(library.episodes.rglob("*"))
        with soundfile.SoundFile(out) as sound:
            assert sound.frames / 44_100 == pytest.approx(heard.seconds, abs=0.001)
        assert made(library, path).called == 22 - 4

    def test_its_parts_are_the_episodes(self, library: Library, tmp_path: Path) -> None:
        """Heard after the episode was made, no more of it is encoded than what begins and ends it."""
        cost = Cost(library)
        script = str(library.scripts / "the-gauge.md")
        assert making.make_chapter(library, script, 4, Order(), tmp_path / "it.mp3").called == 0
        assert cost.of("parts") <= 2

    @pytest.mark.parametrize("number", [-1, 0, 8])
    def test_a_chapter_that_is_not_there(self, library: Library, number: int, tmp_path: Path) -> None:
        """Is told with those that are."""
        script = str(library.scripts / "the-gauge.md")
        with pytest.raises(EpisodeError, match=r"no chapter .*1 Welcome, 2 Summary, .* 7 Outlook"):
            making.make_chapter(library, script, number, Order(), tmp_path / "it.mp3")
        assert not (tmp_path / "it.mp3").exists()


class TestForecast:
    """`make --dry-run` against what `make` then does."""

    def test_of_an_article(self, tmp_path: Path) -> None:
        """Nothing is written; length, size, lines and files are what comes out."""
        library = make_show(tmp_path, warm=ART)
        forecast = making.forecast(library, str(ARTICLE), Order())
        assert not [path for path in files(tmp_path) if not path.startswith((".cache", "show.toml"))]
        assert forecast.new
        result = made(library, ARTICLE)
        assert forecast.lines == result.lines == sum(lines for _, lines, _ in forecast.spoken)
        assert forecast.seconds == pytest.approx(result.episode.duration_ms / 1000, rel=0.1)
        assert forecast.encoded == forecast.seconds
        assert forecast.bytes == pytest.approx(result.episode.bytes, rel=0.1)
        assert forecast.script.exists()
        assert all(path.exists() for path in forecast.files)
        beside = {path for path in result.audio.parent.iterdir() if not path.name.endswith(".lock")}
        assert beside <= set(forecast.files)

    def test_of_an_edit(self, library: Library) -> None:
        """The one line, the seconds around it; after it, nothing."""
        path = add_script(library, LONG.replace("the southern people", "all people"))
        forecast = making.forecast(library, str(path), Order())
        assert [(voice, lines) for voice, lines, _ in forecast.spoken] == [("tone:high", 1)]
        assert 2 < forecast.encoded < 20 < forecast.seconds
        cost = Cost(library)
        assert made(library, path).called == 1
        assert cost.of("speech") == 1
        nothing = making.forecast(library, str(path), Order())
        assert (nothing.spoken, nothing.encoded, nothing.files, nothing.work_s) == ((), 0, (), 0)

    def test_time_is_by_this_machines_pace(self, tmp_path: Path) -> None:
        """A guess until a run of some length was measured; then as long as such runs take here."""
        library = make_show(tmp_path)
        path = add_script(library, LONG)
        guess = making.forecast(library, str(path), Order(workers=1))
        assert not guess.measured
        paces = {"speak tone:high by 1": 2.0, "speak tone:low by 1": 2.0, "encode 1x96 by 1": 4.0}
        library.cache.mkdir(exist_ok=True)
        (library.cache / "pace.json").write_text(json.dumps(paces), encoding="utf-8")
        forecast = making.forecast(library, str(path), Order(workers=1))
        words = sum(words for *_, words in forecast.spoken)
        assert forecast.measured
        assert forecast.work_s == pytest.approx(words / 2 + forecast.encoded / 4, rel=0.1)

    def test_a_run_tells_the_pace_of_each_voice(self, tmp_path: Path) -> None:
        """So an edit of one host's line after it is no guess."""
        library = make_show(tmp_path, warm=ART)
        made(library, add_script(library, LONG))
        path = add_script(library, LONG.replace("the southern people", "all people"))
        assert making.forecast(library, str(path), Order()).measured

    @pytest.mark.parametrize("text", ["", "[]", "{", '{"encode 1x96 by 1": "x"}', '{"encode 1x96 by 1": -1}'])
    def test_a_damaged_pace_is_no_pace(self, tmp_path: Path, text: str) -> None:
        """It is only a cache."""
        library = make_show(tmp_path)
        library.cache.mkdir(exist_ok=True)
        (library.cache / "pace.json").write_text(text, encoding="utf-8")
        assert not making.forecast(library, str(add_script(library)), Order(workers=1)).measured


class Failing(engines.Engine):
    """Speaks by the tone engine until it is out of order."""

    online = True
    parallel = 2

    def __init__(self) -> None:
        self.broken = ""
        """A text that it fails at for good."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Speak, or fail."""
        if self.broken and self.broken in utterance.text:
            raise EngineError("the service has closed; use another voice")
        return engines.load("tone").synthesize(utterance)


def of_voices(result: MakeResult) -> list[str]:
    """What is told of voices that stood in."""
    return [note for note in result.notes if "speaks all" in note]


class TestSecondVoice:
    """A voice that stands in for another."""

    SCRIPT = LONG.replace("Theo: tone:low", 'Theo: ["service:a", "tone:low"]')

    @pytest.fixture
    def service(self, monkeypatch: pytest.MonkeyPatch) -> Failing:
        """The engine `service`."""
        engine = Failing()
        stand_in.install(monkeypatch, "service", engine)
        return engine

    def test_speaks_all_or_nothing(self, service: Failing, library: Library, tmp_path: Path) -> None:
        """One line that fails for good gives all of the host's lines to it, and none of the others'."""
        service.broken = "western harbour"
        [usual] = map(sound, library.episodes.glob("*/*.mp3"))
        library = make_show(tmp_path / "failing", warm=ART)
        path = add_script(library, self.SCRIPT)
        result = made(library, path)
        assert [str(host.voice) for host in result.episode.hosts] == ["tone:high", "tone:low"]
        assert sound(result.audio) == usual
        [note] = of_voices(result)
        assert "the-gauge.md:" in note
        assert "the service has closed" in note
        assert "tone:low speaks all of Theo's lines" in note
        assert "\n" not in note

    def test_is_only_for_the_time(self, service: Failing, tmp_path: Path) -> None:
        """The next run asks the first voice again; where that speaks, all lines are its own."""
        service.broken = "western harbour"
        library = make_show(tmp_path / "show")
        path = add_script(library, self.SCRIPT)
        made(library, path)
        assert len(of_voices(made(library, path))) == 1
        service.broken = ""
        result = made(library, path)
        assert (of_voices(result), str(result.episode.hosts[1].voice)) == ([], "service:a")
        assert not made(library, path).fresh

    def test_without_one_the_line_is_named(self, service: Failing, tmp_path: Path) -> None:
        """And what was spoken is kept."""
        service.broken = "western harbour"
        library = make_show(tmp_path)
        path = add_script(library, LONG.replace("tone:low", "service:a"))
        with pytest.raises(EngineError, match=r"the-gauge\.md:\d+ \(Theo\): the service has closed"):
            made(library, path)
        assert not list(library.episodes.rglob("*.mp3"))
        service.broken = ""
        assert 0 < made(library, path).called < 22
