"""Shows for tests: spoken by tones, so that a whole episode takes a second."""

from __future__ import annotations

from pathlib import Path

from podcast import airing, making
from podcast.library import Library, open_library
from podcast.making import Order

SAMPLE = Path(__file__).parents[1] / "samples" / "the-open-feed.md"
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


def make_show(folder: Path, show: str = SHOW) -> Library:
    """A show in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "show.toml").write_text(show, encoding="utf-8")
    return open_library(folder)


def add_script(library: Library, text: str = SCRIPT, name: str = "the-gauge") -> Path:
    """A script in the show's folder."""
    path = library.scripts / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def made(library: Library, source: Path | str) -> making.Made:
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
