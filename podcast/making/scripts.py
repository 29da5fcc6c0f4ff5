"""From a source to a script, and what is wrong with a script."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from podcast import article, store, writers
from podcast.errors import ArticleError, ScriptError, VoiceError
from podcast.library.ledger import slug_of
from podcast.model import Stage, silent
from podcast.script.check import CheckContext, Tally, Timing, article_text, check, estimate_timing, examine
from podcast.script.text import HEAD, ScriptFile, compose_script, has_hosts, read_script, source_of
from podcast.voices import engines
from podcast.writers.brief import Brief

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.library.layout import Library
    from podcast.making.order import Order
    from podcast.model import Article, Host, Problem, Report, Script, Voice

_URL = re.compile(r"https?://", re.IGNORECASE)
_TOLERANCE = 0.1
"""Of the minutes asked for."""


@dataclass(frozen=True, slots=True)
class Written:
    """A script that was written."""

    path: Path
    note: str = ""
    """One line when its length is not what was asked for."""
    file: ScriptFile | None = None
    """What was written; None for a script that was there, which nobody has read yet."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A script and what is to be said of it."""

    script: Script
    problems: tuple[Problem, ...]
    tally: Tally
    language: str
    """The show's, for scripts that name none."""

    @property
    def timing(self) -> Timing:
        """How long it will be."""
        return _timing(self.script, self.language)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


@dataclass(frozen=True, slots=True)
class Ready:
    """A script that can be spoken."""

    file: ScriptFile
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def is_script(library: Library, source: str) -> bool:
    """Whether a source is an episode script: by its place, or by `hosts:` in its front matter."""
    path = Path(source)
    if source == "-" or _URL.match(source) or not path.is_file():
        return False
    if library.is_own_script(path):
        return True
    return has_hosts(_head(path))


def find_script(library: Library, source: str) -> Path | None:
    """The script that was made of this source, by its front matter."""
    kept = _kept(library, source)
    scripts = (path for path in library.script_files() if kept != "-")
    return next((path for path in scripts if _source_of(path) == kept), None)


def write_script(
    library: Library,
    source: str,
    order: Order,
    path: Path | None = None,
    *,
    existing: Literal["refuse", "use", "replace"] = "refuse",
    report: Report = silent,
) -> Written:
    """Write the script of an article to `path`, by default `scripts/<slug>.md`.

    `existing` says what happens to a script that is there: when it is replaced, the old one stays as `.bak`.
    """
    path = path or find_script(library, source)
    if path and path.exists() and existing != "replace":
        return _kept_script(path, order, existing)
    found = _found(library, source, order, report)
    path = path or _new_path(library, found)
    if path.exists() and existing != "replace":
        return _kept_script(path, order, existing)
    file, note = _written(library, found, path, order, report)
    if path.exists():
        store.write(path.with_name(f"{path.name}.bak"), path.read_bytes())
    store.write(path, file.canonical)
    return Written(path, note, file)


def draft(library: Library, source: str, order: Order, report: Report = silent) -> ScriptFile:
    """The script that would be written of a source; nothing is."""
    found = _found(library, source, order, report)
    return _written(library, found, _new_path(library, found), order, report)[0]


def _found(library: Library, source: str, order: Order, report: Report) -> Article:
    report(Stage.READING, 0, 1)
    found = replace(read_article(library, source, order), source=_kept(library, source))
    report(Stage.READING, 1, 1)
    return found


def _written(
    library: Library, found: Article, path: Path, order: Order, report: Report
) -> tuple[ScriptFile, str]:
    """The script of an article for `path`, and one line when its length is not what was asked for."""
    _check_language(library, found)
    # Writers mostly hand in the very script that they had checked last.
    compose = lru_cache(maxsize=1)(compose_script)
    brief = _brief(library, order, report, compose)
    script = writers.load(order.writer or library.show.writer.name).write(found, brief)
    return replace(compose(script), path=path), _length_note(script, brief.minutes, library.show.language)


def script_of(library: Library, source: str, order: Order, report: Report = silent) -> Ready:
    """The script of a source, or of its file; written where there is none. ScriptError, VoiceError for a wrong one."""
    if is_script(library, source):
        file, note = load_script(Path(source)), ""
    else:
        written = write_script(library, source, order, existing="use", report=report)
        file, note = written.file or load_script(written.path), written.note
    checked = _check(library, file, strict=order.strict)
    if order.strict and checked.errors:
        raise ScriptError(checked.errors)
    check_voices(file)
    return Ready(file, checked.problems, (note,) if note else ())


def check_voices(file: ScriptFile) -> None:
    """VoiceError when a host has a voice that cannot speak."""
    for host in file.script.hosts:
        for voice in host.voices:
            if problem := voice_problem(voice):
                raise VoiceError(f"{file.path}: {host.name}'s voice: {problem}")


def preview_script(library: Library, source: str, order: Order) -> str:
    """What writing the script would send to anybody, and what it would cost."""
    writer = writers.load(order.writer or library.show.writer.name)
    return writer.preview(
        read_article(library, source, order), _brief(library, order, silent, compose_script)
    )


def read_article(library: Library, source: str, order: Order) -> Article:
    """What a source holds, understood; FetchError, ArticleError."""
    return article.read(source, allow=(*library.show.fetch_allow, *order.allow), stdin=order.stdin)


def _check_language(library: Library, found: Article) -> None:
    """ArticleError when the hosts' voices speak another language than the article."""
    language = found.language.partition("-")[0]
    spoken = {str(voice): _language(voice) for host in library.show.hosts for voice in host.voices}
    foreign = [voice for voice, one in spoken.items() if one and one != language]
    if language and foreign:
        raise ArticleError(
            f"{found.source} is in the language {language!r}, which {' and '.join(foreign)} cannot speak: "
            "choose voices that do under [hosts] in show.toml; `podcast voices` lists them with their languages"
        )


def _language(voice: Voice) -> str:
    """Of a voice (`en`); empty when nobody knows."""
    if voice_problem(voice):
        return ""
    return engines.load(voice.engine).info(voice).language.partition("-")[0].lower()


def _brief(library: Library, order: Order, report: Report, compose: Callable[[Script], ScriptFile]) -> Brief:
    hosts = library.show.hosts
    paces = [pace(host.voice) for host in hosts]
    known = known_paces(hosts)

    def faults(script: Script) -> tuple[tuple[str, ...], ...]:
        read = compose(script).script
        errors: dict[int, list[str]] = {}
        for problem in check(
            read, CheckContext("script", (library.show.title, library.show.author), strict=True)
        ):
            errors.setdefault(problem.line, []).append(problem.message)
        return tuple(tuple(errors.get(line.at, ())) for line in read.lines)

    return Brief(
        library.show,
        hosts,
        minutes=order.minutes or library.show.writer.minutes,
        pace=sum(paces) / len(paces),
        seconds=lambda script: estimate_timing(script, known, library.show.language).seconds,
        faults=faults,
        once=lambda key, make: store.once(library.store("writing"), key, make),
        report=report,
    )


def load_script(path: Path) -> ScriptFile:
    """The script in a file; ScriptError names every place that cannot be understood."""
    try:
        return read_script(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        raise ArticleError(f"{path} does not exist; `podcast script SOURCE` writes one") from None
    except UnicodeDecodeError:
        raise ArticleError(f"{path} is not text in UTF-8; save it as UTF-8") from None


def check_script(
    library: Library, path: Path, *, strict: bool = False, article: Article | None = None
) -> Checked:
    """Returns the script with everything wrong with it, how far it is grounded, and how long it will be.

    With the article of its source at hand, its footnotes are checked against that.
    """
    return _check(library, load_script(path), strict=strict, article=article)


def _check(library: Library, file: ScriptFile, *, strict: bool, article: Article | None = None) -> Checked:
    context = CheckContext(
        str(file.path),
        (library.show.title, library.show.author),
        article=article_text(article) if article else "",
        voice_problem=voice_problem,
        strict=strict,
        key_lines=file.key_lines,
    )
    listed, tally = examine(file.script, context)
    return Checked(file.script, listed, tally, library.show.language)


def voice_problem(voice: Voice) -> str:
    """Why a voice cannot speak, or nothing."""
    try:
        return engines.load(voice.engine).check(voice)
    except VoiceError as error:
        return str(error)


def pace(voice: Voice) -> int:
    """Words a minute of a voice, gaps included; VoiceError when there is no such engine."""
    return engines.load(voice.engine).info(voice).words_per_minute


def _timing(script: Script, language: str) -> Timing:
    return estimate_timing(script, known_paces(script.hosts), language)


def known_paces(hosts: Sequence[Host]) -> dict[str, int]:
    """Words a minute by host's name, of those whose voice can speak."""
    return {host.name: pace(host.voice) for host in hosts if not voice_problem(host.voice)}


def _length_note(script: Script, minutes: float, language: str) -> str:
    length = _timing(script, language).seconds / 60
    if abs(length - minutes) <= _TOLERANCE * minutes:
        return ""
    why = "the article holds no more" if length < minutes else "its sections need that much"
    return f"About {length:.1f} minutes instead of {minutes:g}: {why}."


def _kept_script(path: Path, order: Order, existing: str) -> Written:
    """The script that is there, as a person may have edited it."""
    if existing == "refuse":
        raise ArticleError(
            f"{path} exists: `podcast make {path}` uses it, --force writes it anew and keeps it as .bak"
        )
    asked = order.minutes or order.writer
    return Written(
        path, f"{path} exists and is used as it is; `podcast script --force` writes it anew." if asked else ""
    )


def published_source(source: str) -> str:
    """A script's source as listeners see it: of a file only its name."""
    return source if "://" in source else Path(source).name


def taken(library: Library, source: str) -> set[str]:
    """Names of scripts, and of the episodes of other sources: what took such a name would become that episode."""
    episodes = library.listings()
    others = {it.slug for it in episodes if it.source != published_source(source)}
    return others | {path.stem for path in library.scripts.glob("*.md")}


def _kept(library: Library, source: str) -> str:
    """A source as scripts keep it: the URL, or the path from the show's folder."""
    if source == "-" or _URL.match(source):
        return source
    try:
        return Path(os.path.relpath(Path(source).resolve(), library.folder)).as_posix()
    except ValueError:  # on another drive
        return Path(source).resolve().as_posix()


def _source_of(path: Path) -> str:
    return source_of(_head(path))


def _head(path: Path) -> str:
    """So much of a file as its front matter may take; an article can have any length."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(HEAD)


def _new_path(library: Library, found: Article) -> Path:
    """Where the script of an article goes; text that is piped in is known by its title alone."""
    plain = library.script_file(slug_of(found.title))
    if found.source == "-" and plain.exists() and _source_of(plain) == "-":
        return plain
    return library.script_file(slug_of(found.title, taken(library, found.source)))
