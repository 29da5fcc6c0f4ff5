"""Makes the pictures and the sound of the README from a real run: `python docs/media/make_media.py`.

The run is the README's own first command, with the voices of the repository's show, in a copy of it. Needs tmux,
chromium and ffmpeg, and the packages of the group `dev`.
"""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COLUMNS, ROWS = 104, 26
BEGIN_S, LENGTH_S = 5.0, 30.0
"""What is heard of the episode: the end of the music, the welcome, the first of the article."""
PROMPT = "$ "
DARK = TerminalTheme(
    (22, 24, 29),
    (230, 230, 230),
    [(22, 24, 29), (224, 108, 117), (152, 195, 121), (229, 192, 123)],
    [(97, 175, 239), (198, 120, 221), (86, 182, 194), (171, 178, 191)],
)
FRAME = """\
<body style="margin:0; background:#fff">
<pre style="display:inline-block; margin:0; padding:18px 22px; border-radius:10px; background:#16181d; color:#e6e6e6;
font:15px/1.45 monospace">{code}</pre>"""
COMMAND = "podcast make samples/the-open-feed.md"


def main() -> None:
    """Writes terminal.png, page.png and half-a-minute.mp3 beside this file."""
    with tempfile.TemporaryDirectory(prefix="home-") as folder:
        show = Path(folder) / "podcast"
        show.mkdir()
        for name in ("samples", "scripts", "episodes"):
            shutil.copytree(ROOT / name, show / name, ignore=shutil.ignore_patterns("*.mp3", "the-*"))
        for name in ("show.toml", "samples/the-open-feed.md"):
            shutil.copy(ROOT / name, show / name)
        # Where this run happened to lie is nobody's business.
        screen = run_in_terminal(show).replace(folder, "/home/ann")
        [sound] = show.glob("episodes/*/*.mp3")
        cut(sound)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
            picture_terminal(browser.new_page(device_scale_factor=2), screen)
            with serving(show / "episodes") as address:
                picture_page(
                    browser.new_page(viewport={"width": 1180, "height": 960}),
                    f"{address}/{sound.parent.name}/",
                )
            browser.close()


def run_in_terminal(show: Path) -> str:
    """Returns what a terminal shows when the command has ended, with the codes of its colours."""
    programs = Path(sys.executable).parent
    rc = f"PS1='{PROMPT}'; PATH={shlex.quote(str(programs))}:$PATH; clear"
    tmux = ["tmux", "-L", "media", "-f", "/dev/null"]
    size = ["-x", str(COLUMNS), "-y", str(ROWS)]
    subprocess.run([*tmux, "new-session", "-d", *size, "-c", str(show), "bash --norc"], check=True)
    try:
        for line in (rc, COMMAND):
            subprocess.run([*tmux, "send-keys", line, "Enter"], check=True)
            time.sleep(1)
        capture = [*tmux, "capture-pane", "-e", "-p"]
        while True:
            time.sleep(2)
            screen = subprocess.run(capture, check=True, capture_output=True, text=True).stdout.rstrip()
            if screen.splitlines()[-1].startswith(PROMPT.strip()) and "change" in screen:
                return screen
    finally:
        subprocess.run([*tmux, "kill-session"], check=True)


def picture_terminal(page: Page, screen: str) -> None:
    """Writes a picture of a terminal's screen."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(screen), soft_wrap=True)
    html = console.export_html(theme=DARK, inline_styles=True, code_format=FRAME)
    page.set_content(html)
    page.locator("pre").screenshot(path=HERE / "terminal.png")


def picture_page(page: Page, address: str) -> None:
    """Writes a picture of an episode's page, with the source of a sentence open."""
    page.goto(address)
    page.locator("a.ref").first.click()
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / "page.png")


class QuietHandler(SimpleHTTPRequestHandler):
    """A handler that keeps no log."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Gives the address of a server of a folder, which runs as long as the block."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def cut(sound: Path) -> None:
    """Writes half a minute of an episode, faded at both ends."""
    fades = f"afade=t=in:d=0.5,afade=t=out:st={LENGTH_S - 2}:d=2"
    command = [
        "ffmpeg",
        "-y",
        "-loglevel",
        "error",
        "-ss",
        str(BEGIN_S),
        "-t",
        str(LENGTH_S),
        "-i",
        str(sound),
    ]
    command += [
        "-map",
        "0:a",
        "-map_metadata",
        "-1",
        "-af",
        fades,
        "-b:a",
        "64k",
        str(HERE / "half-a-minute.mp3"),
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
