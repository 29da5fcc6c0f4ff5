"""A script file read, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.equipment import known_paces, theme_of, voice_problem
from podcast.errors import ArticleError, ScriptError, SoundError
from podcast.model import Problem
from podcast.script.check import CheckContext, Timing, estimate_timing, examine
from podcast.script.text import read_script
from podcast.scripting.article_behind import ArticleBehind, adopt_article, find_article
from podcast.scripting.understood import understand_behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Article, Script
    from podcast.script.check import Tally
    from podcast.script.text import ScriptFile


@dataclass(frozen=True, slots=True)
class ScriptReport:
    """A script with its problems, and how far it is grounded in its article."""

    script: Script
    problems: tuple[Problem, ...]
    tally: Tally
    language: str
    """The show's, for scripts that name none."""
    note: str = ""
    """One line when the script's article is not at hand, or has changed."""

    @property
    def timing(self) -> Timing:
        """Returns how long the episode will be."""
        return script_timing(self.script, self.language)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Returns the problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def refuse_errors(self) -> None:
        """Raises ScriptError where there are some."""
        if self.errors:
            raise ScriptError(self.errors)


def load_script(path: Path) -> ScriptFile:
    """Reads the script in a file; ScriptError names every place that cannot be understood."""
    try:
        return read_script(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        raise ArticleError(f"{path} does not exist", "`podcast script SOURCE` writes one") from None
    except UnicodeDecodeError:
        raise ArticleError(f"{path} is not text in UTF-8", "save it as UTF-8") from None


def check_script(
    library: Library, path: Path, *, strict: bool = False, article: Article | None = None, named: str = ""
) -> ScriptReport:
    """Reads a script and returns it with everything wrong with it, how far it is grounded, and how long it will be.

    Its footnotes are checked against `article`, which was read where `named` says, by default against that which its
    front matter names, if it can be had.
    """
    file = load_script(path)
    behind = adopt_article(library, file, article, named) if article else find_article(library, file)
    return examine_script(library, file, behind, strict=strict)


def examine_script(
    library: Library, file: ScriptFile, behind: ArticleBehind, *, strict: bool
) -> ScriptReport:
    """Returns what `check_script` does, for a script that was read before, and the article behind it."""
    context = CheckContext(
        str(file.path),
        (library.show.title, library.show.author),
        article=behind.text,
        understanding=understand_behind(library, behind.content, file.script),
        voice_problem=voice_problem,
        strict=strict,
        key_lines=file.key_lines,
    )
    problems, tally = examine(file.script, context)
    problems = tuple(sorted((*problems, *_missing_files(library, file)), key=lambda problem: problem.line))
    return ScriptReport(file.script, problems, tally, library.show.language, behind.note)


def _missing_files(library: Library, file: ScriptFile) -> Iterator[Problem]:
    """Yields a problem for each picture that is not in the show's folder, and for a theme that there is not."""
    named = [(chapter.image, chapter.at) for chapter in file.script.chapters]
    for image, at in [(file.script.image, file.key_lines.get("image", 1)), *named]:
        if image and not library.own_file(image).is_file():
            yield Problem(
                str(file.path), at, f"there is no picture {image} in {library.folder}: put it there"
            )
    try:
        theme_of(library, file.script.theme)
    except SoundError as error:
        if file.script.theme:  # the show's own is none of the script's business
            yield Problem(str(file.path), file.key_lines.get("theme", 1), str(error))


def script_timing(script: Script, language: str) -> Timing:
    """Returns how long an episode will be; `language` is the show's."""
    return estimate_timing(script, known_paces(script.hosts), language)
