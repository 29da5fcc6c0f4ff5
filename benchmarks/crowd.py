"""A private show under load: half-open connections, downloads and listeners with tokens, all at the same time.

    python benchmarks/crowd.py [--idle 2000] [--downloads 500] [--listeners 50] [--megabytes 3.7]

`podcast serve` runs in a process of its own. Connections that ask for nothing are opened first, and again as soon as
the server drops one. Then the downloads start, all at once, by the tokens of the listeners, who ask for the feed every
second meanwhile. In the middle one of them is revoked, whose next requests must all be refused. Every download is
compared by its bytes. What somebody else does on the machine makes the times longer.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import random
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import click
import feed as made_up
import running

from podcast.library import create_show, listeners, manifest, open_library
from podcast.server.listening import raise_file_limit

if TYPE_CHECKING:
    from podcast.library import Library

REVOKED = "listener-0"


@dataclass
class Crowd:
    """Who is there, and what they got."""

    host: str
    port: int
    tokens: dict[str, str]
    idle_open: int = 0
    idle_dropped: int = 0
    answers: list[tuple[float, int, float]] = field(default_factory=list)
    """(seconds it took, status, when it was asked) of each request of a listener who may listen."""
    after: list[int] = field(default_factory=list)
    """What the revoked listener got from the next request on."""
    ended: bool = False

    async def ask(self, token: str, name: str) -> tuple[int, bytes]:
        """Return status and body of one request on a connection of its own; 0 when it broke off."""
        try:
            reader, writer = await asyncio.open_connection(self.host, self.port)
            writer.write(f"GET /~{token}/{name} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            answer = await reader.read(-1)
            writer.close()
        except OSError:
            return 0, b""
        head, _, body = answer.partition(b"\r\n\r\n")
        status = re.match(rb"HTTP/1\.1 (\d+)", head)
        return (int(status[1]), body) if status else (0, b"")

    async def hold(self) -> None:
        """Open a connection, send half of a request, wait to be dropped, begin again."""
        while not self.ended:
            try:
                reader, writer = await asyncio.open_connection(self.host, self.port)
            except OSError:
                await asyncio.sleep(0.5)
                continue
            writer.write(b"GET /feed.xml HTTP/1.1\r\nHost: x\r\nX-")
            self.idle_open += 1
            with contextlib.suppress(OSError):
                await reader.read(-1)
            self.idle_open -= 1
            self.idle_dropped += 1
            writer.close()

    async def listen(self, name: str) -> None:
        """Ask for the feed every second."""
        while not self.ended:
            began = time.monotonic()
            token = self.tokens.get(name)
            if token is None:
                return
            status, _ = await self.ask(token, "feed.xml")
            if name in self.tokens:
                self.answers.append((time.monotonic() - began, status, began))
            await asyncio.sleep(1.0)


@click.command()
@click.option("--idle", default=2000)
@click.option("--downloads", default=500)
@click.option("--listeners", "many", default=50)
@click.option("--megabytes", default=3.7)
def main(idle: int, downloads: int, many: int, megabytes: float) -> None:
    """Print the table."""
    raise_file_limit()
    with tempfile.TemporaryDirectory() as place:
        library = open_library(create_show(Path(place), "Read Aloud").parent)
        made_up.add(library, *range(1, 51))
        audio, name = record(library, round(megabytes * 1e6))
        tokens = {f"listener-{at}": listeners.add_listener(library, f"listener-{at}") for at in range(many)}
        words = [str(running.PODCAST), "serve", "--port", "0", "--show", place]
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                told = server.stdout.readline() if server.stdout else ""
                address = re.search(r"http://([^:/]+):(\d+)/", told)
                if address is None:
                    raise click.ClickException("`podcast serve` does not say where it listens")
                crowd = Crowd(address[1], int(address[2]), tokens)
                click.echo(f"| | {idle} half-open, {downloads} downloads, {many} listeners |")
                click.echo("|---|--:|")
                asyncio.run(play(library, crowd, idle, downloads, hashlib.sha256(audio).digest(), name))
                status = Path(f"/proc/{server.pid}/status")
                if status.exists():
                    peak = re.search(r"VmHWM:\s+(\d+)", status.read_text())
                    click.echo(f"| server's peak memory | {int(peak[1]) / 1000 if peak else 0:.0f} MB |")
            finally:
                server.terminate()


def record(library: Library, size: int) -> tuple[bytes, str]:
    """Give the newest episode audio of that size; return its bytes and its name."""
    slug = library.slugs()[-1]
    episode = library.episode(slug)
    audio = random.Random(7).randbytes(size)
    library.audio_file(slug).write_bytes(audio)
    path = library.manifest_file(slug)
    text = path.read_text(encoding="utf-8").replace(f'"bytes": {episode.bytes}', f'"bytes": {size}')
    path.write_text(text, encoding="utf-8")
    manifest.load(path)
    return audio, f"{slug}/{episode.audio}"


async def play(library: Library, crowd: Crowd, idle: int, downloads: int, expected: bytes, name: str) -> None:
    """Let all come, and print what they got."""
    one = next(token for who, token in crowd.tokens.items() if who != REVOKED)
    began = time.monotonic()
    status, _ = await crowd.ask(one, "feed.xml")
    click.echo(f"| feed, nobody else there | {status}, {time.monotonic() - began:.2f} s |")
    holders = [asyncio.create_task(crowd.hold()) for _ in range(idle)]
    while crowd.idle_open < idle * 0.95 and time.monotonic() - began < 30:
        await asyncio.sleep(0.1)
    click.echo(f"| half-open connections when the rest comes | {crowd.idle_open} |")
    listening = [asyncio.create_task(crowd.listen(who)) for who in crowd.tokens]
    tokens = [token for who, token in crowd.tokens.items() if who != REVOKED]
    began = time.monotonic()
    loads = [asyncio.create_task(crowd.ask(tokens[at % len(tokens)], name)) for at in range(downloads)]
    await asyncio.sleep(2.0)
    revoked = crowd.tokens.pop(REVOKED)
    await asyncio.to_thread(listeners.revoke_listener, library, REVOKED)
    for asked in ("feed.xml", name, "index.html", "search-1.js", "feed.xml"):
        crowd.after.append((await crowd.ask(revoked, asked))[0])
    results = await asyncio.gather(*loads)
    seconds = time.monotonic() - began
    crowd.ended = True
    for task in (*holders, *listening):
        task.cancel()
    whole = sum(status == 200 and hashlib.sha256(body).digest() == expected for status, body in results)
    waits = sorted(wait for wait, status, _ in crowd.answers if status == 200)
    refused = sum(status != 200 for _, status, _ in crowd.answers)
    total = sum(len(body) for _, body in results) / 1e6
    click.echo(f"| downloads whole | {whole} of {downloads}, {total:.0f} MB in {seconds:.1f} s |")
    p95 = quantiles(waits, n=20)[-1] if len(waits) > 1 else 0.0
    click.echo(f"| feeds for listeners meanwhile | {len(waits)}, refused {refused} |")
    click.echo(f"| … median, 95 of 100, longest | {median(waits):.2f}, {p95:.2f}, {waits[-1]:.2f} s |")
    click.echo(f"| half-open ones dropped and opened again | {crowd.idle_dropped} |")
    click.echo(f"| a revoked listener's next requests | {' '.join(map(str, crowd.after))} |")


if __name__ == "__main__":
    main()
