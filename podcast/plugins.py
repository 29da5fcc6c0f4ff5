"""The door by which engines and writers come in: entry points, the built-in ones and those of other packages."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING, TypeVar

from podcast.errors import PodcastError, reason
from podcast.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PluginKind:
    """A group of entry points, and how errors speak of what comes in by it."""

    group: str
    """The entry points' group: `podcast.engines`."""
    noun: str
    """What errors call one of them: `engine`."""
    error: type[PodcastError]
    unlisted: tuple[str, ...] = ()
    """Names that work, and that nobody is offered."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """What an entry point names, called without arguments, and the package that it came with."""

    value: object
    package: str
    version: str
    """The package's; empty when it is not known."""
    built_in: bool
    """Whether it is a module of this program: that is told by its address, for a fork has another package's name."""


def names(kind: PluginKind) -> tuple[str, ...]:
    """Return the names of all that is installed, sorted."""
    return tuple(sorted({entry.name for entry in _entries(kind)}))


def load(kind: PluginKind, name: str) -> Plugin:
    """Load what has that name; the kind's error, in one line, when there is none or it does not load."""
    entry = next((entry for entry in _entries(kind) if entry.name == name), None)
    if entry is None:
        offered = tuple(known for known in names(kind) if known not in kind.unlisted)
        raise kind.error(f"there is no {kind.noun} {name!r}", alternatives(name, offered))
    package = entry.dist.name if entry.dist else entry.value
    try:
        value = entry.load()()
    except Exception as error:
        raise kind.error(
            f"the {kind.noun} {name!r} of {package} does not load ({reason(error)})", "reinstall or remove it"
        ) from error
    return Plugin(value, package, entry.dist.version if entry.dist else "", _is_built_in(entry))


def list_foreign(kind: PluginKind) -> tuple[tuple[str, str], ...]:
    """Return (name, package with its version) of each that other packages bring, by name; nothing is loaded."""
    packages = {
        entry.name: f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
        for entry in _entries(kind)
        if not _is_built_in(entry)
    }
    return tuple(sorted(packages.items()))


def _entries(kind: PluginKind) -> metadata.EntryPoints:
    return _entries_on(tuple(sys.path), kind.group)


@lru_cache(maxsize=8)
def _entries_on(_: tuple[str, ...], group: str) -> metadata.EntryPoints:
    """Returns a group's entry points on a `sys.path`, looked up once: every package's list is read for it."""
    return metadata.entry_points(group=group)


def _is_built_in(entry: metadata.EntryPoint) -> bool:
    return entry.module.partition(".")[0] == __name__.partition(".")[0]


def guarded(call: Callable[[], T], label: str, error: type[PodcastError], mend: str) -> T:
    """Returns what a call of somebody's code returns; what it raises becomes one line that begins with `label`.

    A PodcastError has its line already, and passes.
    """
    try:
        return call()
    except PodcastError:
        raise
    except Exception as failure:  # of any library behind it
        raise error(f"{label} failed ({reason(failure)})", mend) from failure


def alternatives(name: str, known: tuple[str, ...]) -> str:
    """Return the end of a line about an unknown name: the nearest known one, and all of them."""
    listed = ", ".join(known)
    close = nearest(name, known)
    return f"did you mean {close[0]!r}? (known: {listed})" if close else f"known: {listed}"
