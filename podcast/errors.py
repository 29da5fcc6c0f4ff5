"""One root for everything a user can cause; each message is one line that says what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Problem


class PodcastError(Exception):
    """What a user can cause and mend.

    `str()` is one line, `what` is wrong and `mend`, the next thing to do, with `joint` between them; the command
    line prints it and exits with 1.
    """

    def __init__(self, what: str, mend: str = "", joint: str = "; ") -> None:
        super().__init__(f"{what}{joint}{mend}" if mend else what)
        self.what = what
        self.mend = mend


class FetchError(PodcastError):
    """An address that cannot, or must not, be read."""


class ArticleError(PodcastError):
    """A source that holds no article that can be read."""


class ShowError(PodcastError):
    """A `show.toml` that is missing or wrong."""


class ScriptError(PodcastError):
    """A script that cannot be understood; `problems` holds every place, `str()` names the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - 1
        rest = f" (and {more} more: `podcast check` lists them)" if more else ""
        super().__init__(f"{self.problems[0]}{rest}")

    def __reduce__(self) -> tuple[type[ScriptError], tuple[tuple[Problem, ...]]]:
        """Returns how another process makes it again: an exception is made of its text, by default."""
        return type(self), (self.problems,)


class WriterError(PodcastError):
    """A writer that could not write: no key, no server, no usable answer."""


class VoiceError(PodcastError):
    """A voice or engine that does not exist or cannot speak here."""


class EngineError(PodcastError):
    """An engine that gave no audio for an utterance."""

    def __init__(
        self,
        what: str,
        mend: str = "",
        *,
        passing: bool = False,
        wait_s: float | None = None,
        index: int | None = None,
    ) -> None:
        super().__init__(what, mend)
        self.passing = passing
        """Whether another try may succeed (a dropped connection), or none will (a refused voice)."""
        self.wait_s = wait_s
        """How long nobody should ask the engine now, when it is not this utterance's fault alone."""
        self.index = index
        """Which of the requests it was, once `speak` knows."""


class SoundError(PodcastError):
    """A sound file that cannot be read, written or mixed."""


class EpisodeError(PodcastError):
    """An episode folder that is missing or damaged."""


class ClusterError(PodcastError):
    """A cluster that cannot be reached, or is of another version."""


class PublishError(PodcastError):
    """A show that cannot be published, or a target that cannot be written to."""


def reason(error: BaseException) -> str:
    """Return a foreign exception as one short line."""
    # Network errors carry the system's own, which says it in fewer words.
    inner = getattr(error, "os_error", None) or getattr(error, "reason", None)
    error = inner if isinstance(inner, OSError) else error
    text = " ".join((getattr(error, "strerror", None) or str(error)).split())
    if text and isinstance(error, OSError):
        return text[:200]
    return f"{type(error).__name__}: {text[:200]}" if text else type(error).__name__
