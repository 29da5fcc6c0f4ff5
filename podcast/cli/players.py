"""What can play a sound here: a player that is installed, else a browser."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import from_here, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator

_BACKGROUND = {"mpv": ("--no-terminal",)}
"""What a player is told so that it neither reads keys nor writes while something else uses the terminal."""


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a file, from a moment on where it can."""

    program: str
    arguments: tuple[str, ...] = ()
    seek: str = ""
    """The argument for the second to begin at, `--start={}`; empty where it begins at the beginning only."""

    def call(self, sound: str, at: float = 0.0, *, background: bool = False) -> list[str]:
        """Returns the command line that plays `sound`, a path or an address, from second `at` on."""
        start = self.seek.format(f"{at:.3f}").split() if at and self.seek else []
        quiet = _BACKGROUND.get(self.program, ()) if background else ()
        return [self.program, *self.arguments, *quiet, *start, sound]


PLAYERS = (
    Player("mpv", ("--no-video", "--msg-level=all=error,statusline=status"), "--start={}"),
    Player("ffplay", ("-nodisp", "-autoexit", "-loglevel", "error", "-stats"), "-ss {}"),
    Player("cvlc", ("--play-and-exit", "--quiet"), "--start-time={}"),
    Player("afplay"),
)
"""The best first: one that takes keys and tells where it is. The last comes with macOS."""
NOTHING = "nothing here can play sound: install mpv or ffmpeg, or listen elsewhere by `podcast serve --lan`"


def find_player() -> Player | None:
    """Returns the first player that is installed."""
    return next((player for player in PLAYERS if shutil.which(player.program)), None)


def play(sound: str, page: str = "", at: float = 0.0) -> bool:
    """Plays a file or address to its end, else lets a browser show `page` (by default the sound itself).

    Returns whether it has been heard to the end, and so is needed no more; a browser goes on by itself.
    ClickException when nothing here can play.
    """
    player = find_player()
    if player is None:
        if not open_browser(page or sound):
            raise click.ClickException(NOTHING)
        return False
    try:
        status = subprocess.run(player.call(sound, at), check=False).returncode  # noqa: S603 - of the table
    except KeyboardInterrupt:  # which the player has had, too
        return True
    refuse_silence(player, sound, status)
    return True


def refuse_silence(player: Player, sound: str, status: int) -> None:
    """Raises ClickException when a player has ended with a status that says that it could not play."""
    if status in (0, 4):  # mpv's, when it is ended by a key
        return
    elsewhere = "where this machine has no sound, listen elsewhere by `podcast serve --lan`"
    raise click.ClickException(
        f"{player.program} could not play {from_here(sound)} (it ended with {status}); {elsewhere}"
    )


@contextlib.contextmanager
def started(player: Player, sound: str) -> Iterator[subprocess.Popen[bytes]]:
    """Lets a player play beside the block, without the terminal; what goes wrong in the block ends it."""
    silence = subprocess.DEVNULL
    call = player.call(sound, background=True)
    process = subprocess.Popen(call, stdin=silence, stdout=silence, stderr=silence)  # noqa: S603 - of the table
    try:
        yield process
    except BaseException:
        process.terminate()
        raise


def open_browser(address: str) -> bool:
    """Opens an address in a browser that has a window; returns whether there is one."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    has_screen = sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    # One that runs in the terminal (w3m, lynx) would take that, and plays nothing.
    return has_screen and browser.open(address)


@contextlib.contextmanager
def heard_or_kept(path: Path | None, usual: str, *, aloud: bool, as_json: bool = False) -> Iterator[Path]:
    """Gives the file that the block is to write; then plays it if it is to be heard `aloud`, and prints its path.

    Without a `path` that is `usual` here, or no file that stays (None as JSON) when it is only heard.
    """
    passing = path is None and aloud
    folder = Path(tempfile.mkdtemp(prefix="podcast-")) if passing else Path()
    heard = True
    try:
        yield (file := path or folder / usual)
        if as_json:
            print_json({"audio": None if passing else file})
        elif not passing:
            click.echo(file)
        heard = not aloud or play(str(file.resolve()))
    finally:
        if passing and heard:  # a browser still needs it
            shutil.rmtree(folder, ignore_errors=True)
