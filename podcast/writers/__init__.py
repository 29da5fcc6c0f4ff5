"""From an article to a script: the Writer, and the door by which built-in and other packages' writers come in.

An Article and a Brief come in (`brief`: show, hosts, minutes, the check), a Script goes out in which every statement
cites the article's sentences. Others import this module and `brief`; the writers are `extractive` and `llm`, and what
both say alike is in `frame`. A package with a writer of its own imports this module alone: `__all__` is a promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from podcast import plugins
from podcast.errors import ShowError, WriterError
from podcast.model import (
    Article,
    Footnote,
    Line,
    Music,
    Passage,
    Pause,
    Script,
    ScriptChapter,
    Section,
    Sting,
)
from podcast.writers.brief import CARRYING, Brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import WriterChoice
    from podcast.writers.llm.local_servers import LocalServer

__all__ = [
    "WRITERS",
    "Article",
    "Brief",
    "Footnote",
    "GuardedWriter",
    "Line",
    "Music",
    "Passage",
    "Pause",
    "Script",
    "ScriptChapter",
    "Section",
    "Sting",
    "Writer",
    "WriterError",
    "load",
]

WRITERS = plugins.PluginKind("podcast.writers", "writer", ShowError)


@runtime_checkable
class Writer(Protocol):
    """Turns an article into a script in which every statement cites the article's sentences."""

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script.

        ArticleError when this article cannot be written about, WriterError when the writer cannot write.
        """
        ...

    def preview(self, article: Article, brief: Brief) -> str:
        """Returns what writing would send to anybody, and an estimate of what it costs; nothing is sent."""
        ...


@dataclass(frozen=True, slots=True)
class GuardedWriter:
    """A writer of another package, whose failures are one line that names it."""

    writer: Writer
    label: str

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the writer's script; WriterError when it gives none."""
        script: object = self._guard(lambda: self.writer.write(article, brief))
        if not isinstance(script, Script):
            raise WriterError(f"{self.label} returned no podcast.model.Script", "choose another --writer")
        return script

    def preview(self, article: Article, brief: Brief) -> str:
        """Returns the writer's preview; WriterError when it gives none."""
        return str(self._guard(lambda: self.writer.preview(article, brief)))

    def _guard(self, call: Callable[[], object]) -> object:
        return plugins.guarded(call, self.label, WriterError, "try again, or choose another --writer")


def needs(name: str, choice: WriterChoice) -> tuple[str, ...]:
    """Returns what the writer of that name lacks here, each as the thing to do; by its method `needs`, if it has one.

    ShowError when there is no such writer, or it does not load.
    """
    writer, label = _unguarded(name)
    ask = getattr(writer, "needs", lambda _: ())
    return plugins.guarded(
        lambda: tuple(map(str, ask(choice))), label, WriterError, "choose another --writer"
    )


def writes(name: str, language: str) -> bool:
    """Returns whether the writer of that name writes in a language; by its `languages`, without which it does in any.

    ShowError when there is no such writer, or it does not load.
    """
    languages = getattr(_unguarded(name)[0], "languages", ())
    return not languages or language.partition("-")[0].lower() in languages


def read_carrying(name: str) -> float:
    """Returns the share of an article's words that the writer of that name tells it in; by its `carrying`, or half.

    ShowError when there is no such writer, or it does not load; WriterError when its `carrying` is no number.
    """
    writer, label = _unguarded(name)
    return plugins.guarded(
        lambda: float(getattr(writer, "carrying", CARRYING)), label, WriterError, "choose another --writer"
    )


def find_model_servers() -> tuple[LocalServer, ...]:
    """Returns the servers of language models that run on this machine, each with its models; loopback is asked only."""
    from podcast.writers.llm.local_servers import find_servers

    return find_servers()


def _unguarded(name: str) -> tuple[Writer, str]:
    """Returns the writer of that name as its package made it, and what it is called in messages."""
    writer = load(name)
    return (writer.writer, writer.label) if isinstance(writer, GuardedWriter) else (writer, name)


def load(name: str) -> Writer:
    """Returns the writer of that name; ShowError when there is none or it does not load."""
    plugin = plugins.load(WRITERS, name)
    if not isinstance(plugin.value, Writer):
        raise ShowError(
            f"the writer {name!r} of {plugin.package} is no podcast.writers.Writer", "ask its author"
        )
    if plugin.built_in:
        return plugin.value
    return GuardedWriter(plugin.value, f"the writer {name!r} of {plugin.package}")
