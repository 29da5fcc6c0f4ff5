"""A show on disk, and what a command asks of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import store
from podcast.library import settings

if TYPE_CHECKING:
    from podcast.model import Show

_NEW_SHOW = """\
# A show: what listeners see, who speaks, how it sounds. `podcast doctor` says whether all of it works here.

title = {title}
description = ""                               # what directories say of it
author = ""
language = "en"
category = "News"                              # one of Apple's; a subcategory after " > "
explicit = false
# base_url = "https://example.org/podcast/"    # where episodes/ is served; needed to publish
# rights = "CC BY 4.0"                         # by what right the articles' words are published
"""
TABLES = """
[hosts]                                        # one to three; `podcast voices` lists the voices
Maya = "hibari:heart"
Theo = "piper:joe"

[say]
# Brest = "brest"                              # a word, and how it is spoken

[music]
theme = "harbour"                              # `podcast music` lists them; intro = "my.wav" takes your own

[audio]
lufs = -16
channels = 1
bitrate = 96

[writer]
name = "extractive"                            # or "llm", a language model: pip install "podcast[llm]"
minutes = 8
# model = "…"                                  # for llm: as its server calls it; the key comes from OPENAI_API_KEY
# base_url = "http://127.0.0.1:11434/v1"       # for llm: any server with OpenAI's protocol, here Ollama's
"""
"""What a new show.toml has below the show's own facts."""


@dataclass(frozen=True, slots=True)
class Library:
    """A show on disk."""

    folder: Path
    show: Show

    @property
    def scripts(self) -> Path:
        """The folder of editable scripts."""
        return self.folder / "scripts"

    @property
    def episodes(self) -> Path:
        """The folder that is served."""
        return self.folder / "episodes"

    @property
    def feed(self) -> Path:
        """The feed, or its first page."""
        return self.episodes / "feed.xml"

    @property
    def cache(self) -> Path:
        """The folder of what can be made again."""
        return self.folder / ".cache"

    def store(self, kind: str) -> store.Store:
        """Things of one kind (`speech`, `clips`, `parts` …), by what they were made from."""
        return store.FolderStore(self.cache / kind)


def open_library(folder: Path | None = None) -> Library:
    """The show in `folder`, else the nearest from the working folder upwards."""
    folder = folder.resolve() if folder else settings.find(Path.cwd())
    return Library(folder, settings.load(folder))


def create_show(folder: Path, title: str = "") -> Path:
    """Make a show in `folder`, leaving what is there; the path of its show.toml."""
    folder = folder.resolve()
    path = folder / settings.FILE
    if not path.exists():
        quoted = json.dumps(title or folder.name or "My show", ensure_ascii=False)  # a TOML string, too
        store.write(path, _NEW_SHOW.format(title=quoted) + TABLES)
    for name in ("scripts", "episodes"):
        (folder / name).mkdir(exist_ok=True)
    return path
