"""What the Tab key offers for a word of a command line: episodes, voices, themes, writers, files.

Whoever presses Tab wants no error: what cannot be had now (no show here, an engine that fails) offers nothing.
"""

from __future__ import annotations

import contextlib
from functools import wraps
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from podcast.errors import PodcastError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import click

    Offer = Callable[[click.Context], Iterable[tuple[str, str]]]
    """Gives names, each with what it is, of a context that knows the options before the word."""
    Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _completer(offer: Offer) -> Completer:
    """Returns click's kind of completer: of what is offered all that begins as the word does."""

    @wraps(offer)
    def complete(context: click.Context, _parameter: click.Parameter, word: str) -> list[CompletionItem]:
        with contextlib.suppress(PodcastError, OSError):
            return [CompletionItem(name, help=what) for name, what in offer(context) if name.startswith(word)]
        return []

    return complete


@_completer
def offer_slugs(context: click.Context) -> Iterable[tuple[str, str]]:
    """Offers the episodes of the show, with their titles."""
    from podcast.library import open_library

    shown = context.params.get("library") or open_library(context.params.get("folder"))
    return [(listing.slug, listing.title) for listing in shown.listings()]


@_completer
def offer_voices(_context: click.Context) -> Iterable[tuple[str, str]]:
    """Offers the voices that `podcast voices` lists."""
    from podcast import equipment

    return [(str(info.voice), info.note) for info in equipment.list_voices()]


@_completer
def offer_themes(_context: click.Context) -> Iterable[tuple[str, str]]:
    """Offers the themes that come with the program."""
    from podcast import equipment

    return [(info.name, info.mood) for info in equipment.list_themes()]


@_completer
def offer_writers(_context: click.Context) -> Iterable[tuple[str, str]]:
    """Offers the writers that are installed."""
    from podcast import equipment

    return [(name, "") for name in equipment.list_writers()]


def offer_files(_context: click.Context, _parameter: click.Parameter, word: str) -> list[CompletionItem]:
    """Leaves it to the shell to offer files."""
    return [CompletionItem(word, type="file")]


def offer_episodes_or_files(
    context: click.Context, parameter: click.Parameter, word: str
) -> list[CompletionItem]:
    """Offers episodes, and files where the word is the beginning of none."""
    return offer_slugs(context, parameter, word) or offer_files(context, parameter, word)
