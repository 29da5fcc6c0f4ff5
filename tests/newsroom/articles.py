"""Articles of a minute that differ, for tests of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shows import ARTICLE, SCRIPT, add_script

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library


def write_articles(folder: Path, count: int) -> list[Path]:
    """That many articles in `articles/`, each of some sentences, by the order of their names."""
    (folder / "articles").mkdir(exist_ok=True)
    return [write_article(folder / "articles" / f"{nth:04}.md", nth) for nth in range(1, count + 1)]


def write_article(path: Path, nth: int) -> Path:
    """An article that shares most of its sentences with the others."""
    path.write_text(article_text(nth), encoding="utf-8")
    return path


def article_text(nth: int) -> str:
    """Returns the Markdown of the nth article."""
    text = ARTICLE.read_text(encoding="utf-8").replace("The harbour gauge", f"Harbour {nth}")
    return f"{text}\nThe quay number {nth} was built in {1700 + nth % 300} by hand.\n"


def write_scripts(library: Library, count: int) -> list[Path]:
    """That many scripts in the show's folder, a few lines each, one of them their own: a tenth of an article's work."""
    return [add_script(library, script_text(nth), f"quay-{nth}") for nth in range(1, count + 1)]


def script_text(nth: int) -> str:
    """Returns the text of the nth script."""
    own = SCRIPT.replace("title: The gauge", f"title: Quay {nth}").replace("org/gauge", f"org/quay/{nth}")
    return own.replace("What comes next for the harbour, then?", f"What comes next for quay {nth}, then?")
