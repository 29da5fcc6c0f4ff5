"""Shows for tests: spoken by tones, from a cache that is there already, so that a whole episode takes an instant."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcast import airing, making, store
from podcast.library import Library, manifest, open_library
from podcast.library.manifest import NAME as MANIFEST
from podcast.scripting import Order

if TYPE_CHECKING:
    from podcast.model import Episode

SAMPLE = Path(__file__).parents[1] / "samples" / "the-open-feed.md"
"""An article of four minutes; where any article would do, `ARTICLE` costs a fifth."""
ARTICLE = Path(__file__).with_name("the-harbour-gauge.md")
"""An article of a minute."""
SHOW = """
title = "Read Aloud"
description = "Articles worth hearing."
author = "The studio"
category = "News"
base_url = "https://example.org/podcast"

[hosts]
Maya = "tone:high"
Theo = "tone:low"

[writer]
minutes = 4
"""
SCRIPT = """\
---
title: The gauge
source: https://example.org/gauge
hosts:
  Maya: tone:high
  Theo: tone:low
---

## Welcome

[music: intro]

**Maya:** This is Read Aloud. I'm Maya.

**Theo:** I'm Theo. We are synthetic voices, reading a script made from one article.

## Summary

**Maya:** What has the gauge measured?

**Theo:** The gauge has measured the tide since 1807. [^1] The sea stands thirty centimetres higher now. [^2]

## Outlook

**Maya:** What comes next for the harbour, then?

**Theo:** The harbour will have to raise its walls. [^3]

[music: outro]

[^1]: The gauge has measured the tide since 1807.
[^2]: The sea stands 30 centimetres higher now.
[^3]: The harbour will have to raise its walls.
"""


ART = ("covers",)
WARM = (*ART, "music", "parts")
"""What a show's cache may begin with. Speech is never there: tests count how many lines an engine is asked for."""


def make_show(folder: Path, show: str = SHOW, warm: tuple[str, ...] = WARM) -> Library:
    """Make a show in `folder`, its cache as if `SCRIPT` and `ARTICLE` had been made before in the kinds of `warm`.

    Whoever tests what a render from nothing costs or gives has it `ART` or nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "show.toml").write_text(show, encoding="utf-8")
    library = open_library(folder)
    for kind in warm:
        if not (library.cache / kind).exists():
            shutil.copytree(_seed() / kind, library.cache / kind)
    return library


_SEED = "PODCAST_TESTS_SEED"
"""Says to the programs that tests start where the seed of their process lies."""


@cache
def _seed() -> Path:
    """Return the cache of a show that is made once a process, and for the programs that it starts."""
    if known := os.environ.get(_SEED):
        return Path(known)
    folder = Path(tempfile.mkdtemp(prefix="podcast-seed-"))
    atexit.register(_remove, folder, os.getpid())
    library = make_show(folder, warm=())
    for source in (add_script(library), ARTICLE):
        made(library, source)
    os.environ[_SEED] = str(library.cache)
    return library.cache


def _remove(folder: Path, owner: int) -> None:
    """Remove the seed when the process that made it ends; one that was forked from it ends before."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def add_script(library: Library, text: str = SCRIPT, name: str = "the-gauge") -> Path:
    """A script in the show's folder."""
    path = library.scripts / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def made(library: Library, source: Path | str) -> making.MakeResult:
    """The episode of a source, in the feed, as `podcast make` makes it."""
    result = making.make(library, str(source), Order())
    airing.refresh_feed(library, made=result.episode.slug)
    return result


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the locks apart."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


def another(library: Library, like: str, slug: str, **changes: Any) -> Episode:
    """An episode with the files of the episode `like`, under a name and a guid of its own."""
    old = manifest.load(library.manifest_file(like))
    folder = library.episodes / slug
    shutil.copytree(library.episodes / like, folder)
    (folder / MANIFEST).unlink()
    (folder / old.audio).rename(folder / f"{slug}.mp3")
    new = replace(old, slug=slug, guid=f"guid-of-{slug}", number=old.number + 1, audio=f"{slug}.mp3")
    new = replace(new, **changes)
    store.write(folder / MANIFEST, manifest.dumps(new))
    return new


def change(library: Library, slug: str, **changes: Any) -> Episode:
    """An episode's manifest with other values."""
    path = library.manifest_file(slug)
    new = replace(manifest.load(path), **changes)
    store.write(path, manifest.dumps(new))
    return new
