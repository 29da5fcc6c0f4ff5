"""The head of the pages that lie beside an episode: they load nothing, so their style is within them."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from podcast.contract import DIGITAL_SOURCE_TYPE, VALUE_LIMIT
from podcast.episode import synthetic
from podcast.language.plain.hygiene import clean, shorten

if TYPE_CHECKING:
    from podcast.model import Description

_STYLE = """\
:root { color-scheme: light dark; --ground: #fbfaf7; --ink: #1d1c1a; --link: #1a56b0; }
@media (prefers-color-scheme: dark) {
:root { --ground: #141517; --ink: #ecebe8; --link: #9dbdff; }
}
html { background: var(--ground); color: var(--ink); font: 1.1rem/1.6 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
a { color: var(--link); }
audio { width: 100%; }
ul { list-style: none; padding: 0; }
header { margin-bottom: 2rem; }
cite { font-style: normal; font-weight: 650; }
time { font-size: .9rem; font-variant-numeric: tabular-nums; }
cite + time + p { margin-top: 0; }"""
"""Rules for paper by day and by night; the grounds are those of the site's pages."""


def render_head(episode: Description, *media: str) -> str:
    """Returns such a page up to its body: its language, its title, the mark that software made it.

    Its policy lets nothing be loaded but `media`, as in `media-src 'self'`.
    """
    policy = "; ".join(("default-src 'none'", *media, "style-src 'unsafe-inline'"))
    return f"""<!doctype html>
<html lang="{html.escape(clean(episode.language) or "en")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="{synthetic.SOURCE_TYPE_FIELD}" content="{DIGITAL_SOURCE_TYPE}">
<title>{html.escape(shorten(episode.title, VALUE_LIMIT))}</title>
<style>
{_STYLE}
</style>
</head>
"""
