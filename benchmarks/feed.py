"""What a feed of very many episodes costs: against bare lxml, and when one episode comes. Ratios of times of one run.

    python benchmarks/feed.py [--episodes 10000] [--rounds 5]

The manifests are made up: 100 cues, 60 footnotes, seven chapters, 25 KB each; the ledger of identities is there, as in
any show that has been used. Bare lxml gets every element, attribute and text of the finished feed, ready in memory,
and builds and serialises them; its bytes must be the feed's. The feed is made from its manifests by `edition` and
`build`, without and with the index of manifests that an earlier run has kept. Each side by turns, in a process of its
own, whose start does not count. Then `podcast feed` makes feed and site from nothing, after one new episode, and when
nothing is new.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import pickle
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import click
import running
from lxml import etree
from writing import sentence

from podcast.airing.refreshing import build
from podcast.library import Library, create_show, current_edition, manifest, open_library
from podcast.model import Chapter, Cue, Episode, Footnote, Host, MakeOrigin, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTS = (Host("Maya", Voice("hibari", "heart")), Host("Theo", Voice("piper", "joe")))
HTML = {"description", "{http://purl.org/rss/1.0/modules/content/}encoded"}
"""The tags whose text stands in CDATA."""
KINDS = 20
"""Episodes with words of their own; the others differ from one of them by name, number and date."""
RECIPE = "recipe.pickle"


def main() -> None:
    """Print the table."""
    cli()


@click.command()
@click.option("--episodes", "count", default=10_000)
@click.option("--rounds", default=5)
@click.option("--job", "name", type=click.Choice(["prepare", "ours", "bare"]), hidden=True)
@click.option("--show", "folder", type=Path, hidden=True)
def cli(count: int, rounds: int, name: str | None, folder: Path | None) -> None:
    """Time all."""
    if name and folder:
        click.echo(json.dumps(timed(name, folder)))
        return
    with tempfile.TemporaryDirectory() as place:
        library = open_library(create_show(Path(place), "Read Aloud").parent)
        add(library, *range(1, count + 1))
        size = sum(path.stat().st_size for path in library.episodes.glob("*/episode.json")) / count
        click.echo(f"| episodes, manifests of {size / 1000:.0f} KB each | {count} |")
        against_lxml(library, rounds)
        when_one_comes(library, count, min(rounds, 3))


# --- against bare lxml -------------------------------------------------------------------------------------


def against_lxml(library: Library, rounds: int) -> None:
    """Cold, warm and bare by turns."""
    feed = job("prepare", library).told
    runs: dict[str, list[running.Run]] = {"cold": [], "warm": [], "bare": []}
    for _ in range(rounds):
        for name, side in runs.items():
            if name == "cold":
                shutil.rmtree(library.cache / "listings", ignore_errors=True)
            side.append(job("bare" if name == "bare" else "ours", library))
    if any(run.told["sha256"] != feed["sha256"] for run in runs["bare"]):
        raise click.ClickException("bare lxml makes another feed: they cannot be compared")
    cold, warm, alone = (median(run.told["seconds"] for run in side) for side in runs.values())
    peak, tree = (max(run.peak for run in runs[name]) for name in ("cold", "bare"))
    click.echo(f"| feed of {feed['bytes'] / 1e6:.0f} MB, bare lxml | {alone:.2f} s, {tree:.0f} MB |")
    click.echo(f"| from its manifests, no index | {cold:.2f} s, {peak:.0f} MB |")
    click.echo(f"| from its manifests, with the index | {warm:.2f} s |")
    click.echo(f"| no index ÷ bare lxml | {cold / alone:.2f} |")
    click.echo(f"| with the index ÷ bare lxml | {warm / alone:.2f} |")


def job(name: str, library: Library) -> running.Run:
    """A side in a process of its own."""
    return running.run(sys.executable, __file__, "--job", name, "--show", library.folder)


def timed(name: str, folder: Path) -> dict[str, Any]:
    """Seconds that a side takes, size and SHA-256 of what it makes."""
    side = {"prepare": prepared, "ours": ours, "bare": ready}[name](folder)
    gc.collect()
    gc.freeze()  # the recipe is nobody's garbage
    gc.set_threshold(50_000, 20, 50)  # as the commands have it
    start = time.perf_counter()
    made = side()
    took = time.perf_counter() - start
    return {"seconds": took, "bytes": len(made), "sha256": hashlib.sha256(made).hexdigest()}


def prepared(folder: Path) -> Callable[[], bytes]:
    """Writes down what bare lxml is to make."""
    feed = ours(folder)()
    parser = etree.XMLParser(strip_cdata=False, remove_blank_text=True)
    (folder / RECIPE).write_bytes(pickle.dumps(ingredients(etree.fromstring(feed, parser))))
    return lambda: feed


def ours(folder: Path) -> Callable[[], bytes]:
    """From the manifests."""
    library = open_library(folder)
    return lambda: build(current_edition(library), {})["feed.xml"]


def ready(folder: Path) -> Callable[[], bytes]:
    """From what was written down."""
    recipe = pickle.loads((folder / RECIPE).read_bytes())  # noqa: S301 - our own
    return lambda: bare(recipe)


Recipe = tuple[str, dict[str, str], str | None, list[Any]]


def ingredients(element: Any) -> Recipe:
    """(tag, attributes, text, children) of an element."""
    children = [ingredients(child) for child in element]
    return element.tag, dict(element.attrib), element.text, children


def bare(recipe: Recipe) -> bytes:
    """Nothing but lxml: elements, attributes, texts, bytes."""
    tag, attributes, _, children = recipe
    root = etree.Element(tag, attributes, nsmap=NSMAP)
    fill(root, children)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def fill(parent: Any, children: list[Recipe]) -> None:
    """The children and all below."""
    for tag, attributes, text, below in children:
        child = etree.SubElement(parent, tag, attributes)
        if text is not None:
            child.text = etree.CDATA(text) if tag in HTML else text
        if below:
            fill(child, below)


NSMAP = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}


# --- when one comes ----------------------------------------------------------------------------------------


def when_one_comes(library: Library, count: int, rounds: int) -> None:
    """Feed and site from nothing, with one more, with nothing new."""
    runs: dict[str, list[running.Run]] = {"all": [], "one": [], "none": []}
    for turn in range(1, rounds + 1):
        forget(library)
        for name, side in runs.items():
            if name == "one":
                add(library, count + turn)
            side.append(running.run(running.PODCAST, "feed", "--show", library.folder))
    every, one, none = (running.typical(runs[name]) for name in runs)
    click.echo(f"| `podcast feed`, feed and site from nothing | {every.seconds:.2f} s, {every.peak:.0f} MB |")
    click.echo(f"| one new episode | {one.seconds:.2f} s, {one.peak:.0f} MB |")
    click.echo(f"| nothing new | {none.seconds:.2f} s |")
    click.echo(f"| one new episode ÷ all | {one.seconds / every.seconds:.3f} |")


def forget(library: Library) -> None:
    """Take away what is made from manifests; manifests, ledger and cover stay."""
    shutil.rmtree(library.cache / "listings", ignore_errors=True)
    for path in library.episodes.rglob("*"):
        if path.is_file() and path.name not in (manifest.NAME, "show.json"):
            path.unlink()


# --- episodes ----------------------------------------------------------------------------------------------

_LEDGER: dict[str, Any] = {"version": 1, "guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810", "episodes": {}}


def add(library: Library, *numbers: int) -> None:
    """Manifests by number, and their entries in the ledger."""
    texts = [manifest.dumps(episode(random.Random(kind))) for kind in range(KINDS)]
    for number in numbers:
        slug = f"the-tide-of-the-year-{number:06d}"
        published = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_000_000_000 + 3600 * number))
        path = library.episodes / slug / manifest.NAME
        path.parent.mkdir()
        text = texts[number % KINDS].replace("SLUG", slug).replace("2000-01-01T00:00:00Z", published)
        path.write_text(text.replace('"number": 1,', f'"number": {number},', 1), encoding="utf-8")
        os.utime(path, (1_000_000_000, 1_000_000_000))  # what was written just now is not trusted to stay
        _LEDGER["episodes"][slug] = {"guid": f"guid-of-{slug}", "number": number, "published": published}
    ledger = json.dumps(_LEDGER, indent=2, ensure_ascii=False) + "\n"
    (library.episodes / "show.json").write_text(ledger, encoding="utf-8")


def episode(chance: random.Random) -> Episode:
    """As long as one of eight minutes is; SLUG stands for its name."""
    said = [sentence(chance)[:90] for _ in range(100)]
    return Episode(
        slug="SLUG",
        guid="guid-of-SLUG",
        number=1,
        title=f"{said[0][:60]} (SLUG)",
        published="2000-01-01T00:00:00Z",
        state="published",
        summary="\n\n".join(" ".join(said[at : at + 3]) for at in (0, 3)),
        source="https://example.org/reports/SLUG?from=feed&format=html",
        source_title=said[1][:80],
        source_author="A. Writer",
        source_date="2001-09-09",
        language="en",
        hosts=HOSTS,
        audio="SLUG.mp3",
        bytes=5_760_000,
        duration_ms=480_000,
        chapters=tuple(
            Chapter(68_000 * at, min(68_000 * (at + 1), 480_000), f"{said[at][:40]} & more")
            for at in range(7)
        ),
        music="Harbour, composed for this project, CC0",
        origin=MakeOrigin(f"{chance.getrandbits(256):064x}"),
        rights="CC BY 4.0",
        sha256=f"{chance.getrandbits(256):064x}",
        aired=True,
        cues=tuple(
            Cue(4800 * at, 4800 * (at + 1), HOSTS[at % 2].name, text, (str(at % 60 + 1),))
            for at, text in enumerate(said)
        ),
        footnotes=tuple(Footnote(str(at + 1), sentence(chance)[:80]) for at in range(60)),
    )


if __name__ == "__main__":
    main()
