"""What a tree of this project does when it runs. Started by structure.py in a process of its own for each question.

    python -P benchmarks/probe.py calls           what one `make` of a new article calls, how often
    python -P benchmarks/probe.py imports MODULE  what importing MODULE loads and costs

The tree must come first on PYTHONPATH. Prints JSON.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import io
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES = {
    "parse": [
        "podcast.script.text.parsing.parse_script",
        "podcast.script.text.parsing.parse",
        "podcast.script.text.parse.parse_script",
        "podcast.script.parse.parse",
    ],
    "front matter": [
        "podcast.script.text.front_matter.read_front_matter",
        "podcast.script.text.front_matter.read",
        "podcast.script.text.front.read_front",
        "podcast.script.text.front.read",
        "podcast.script.front.read",
    ],
    "format": [
        "podcast.script.text.formatting.format_script",
        "podcast.script.text.formatting.form",
        "podcast.script.text.form.format_script",
        "podcast.script.form.form",
    ],
}
"""What is counted -> the function that does it, by the names it has had; the first one that exists is meant."""

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
minutes = 1
"""
ARTICLE = """\
# The gauge

The gauge at the old quay has measured the tide since 1807. Its curves fill forty books in the town's archive. The
sea stands 30 centimetres higher today than in the first of them, says the harbour master Ana Ruiz.

## What it costs

Every storm takes a part of the wall. The town has paid for its repair out of the ferry's fares since 1990. A new
wall would cost two million, and the council has put the decision off until next spring.

## Outlook

The harbour will have to raise its walls by half a metre. If it waits, the lower town floods once in ten years.
"""


def main() -> None:
    """Answer the question."""
    question, *subject = sys.argv[1:]
    answer = imports(*subject) if question == "imports" else calls()
    print(json.dumps(answer))


def calls() -> dict[str, int]:
    """How often each role is called by `podcast make ARTICLE` in a new show whose voices are tones."""
    counts: Counter[str] = Counter(dict.fromkeys(ROLES, 0))
    for role, names in ROLES.items():
        _watch(_function(role, names), functools.partial(counts.update, [role]))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("show.toml").write_text(SHOW, encoding="utf-8")
        Path("article.md").write_text(ARTICLE, encoding="utf-8")
        _run("make", "article.md")
    return dict(counts)


def imports(name: str) -> dict[str, object]:
    """The modules of podcast, and all modules, that are loaded once `name` and all that it offers are; CPU seconds."""
    before, start = set(sys.modules), time.process_time()
    module = importlib.import_module(name)
    for offered in getattr(module, "__all__", ()):  # a face may load what it offers only when it is asked
        getattr(module, offered)
    seconds = time.process_time() - start
    loaded = set(sys.modules) - before
    ours = sorted(each for each in loaded if each.partition(".")[0] == "podcast")
    return {"podcast": ours, "all": len(loaded), "seconds": seconds, "face": module.__file__ is not None}


def _function(role: str, names: list[str]) -> Callable[..., object]:
    """The first function of these names that there is; the end, said loudly, when there is none."""
    for name in names:
        home, _, attribute = name.rpartition(".")
        with contextlib.suppress(ModuleNotFoundError):
            function: Callable[..., object] | None = vars(importlib.import_module(home)).get(attribute)
            if function:
                return function
    sys.exit(
        f"nothing here does what `{role}` counts; name its function in ROLES of {__file__}. Tried: {names}"
    )


def _watch(function: Callable[..., object], count: Callable[[], object]) -> None:
    """Call `count` before each call of `function`, under whatever name any module holds it."""

    @functools.wraps(function)
    def counted(*arguments: object, **options: object) -> object:
        count()
        return function(*arguments, **options)

    for module in list(sys.modules.values()):
        names = [name for name, value in vars(module).items() if value is function]
        for name in names:
            setattr(module, name, counted)


def _run(*words: str) -> None:
    """A command of podcast in this process; its output is shown only when it fails."""
    from podcast.cli import main as command

    def leave(status: int) -> NoReturn:
        raise SystemExit(status)

    os._exit = leave  # type: ignore[assignment]  # the command's end must not be ours
    sys.argv = ["podcast", *words]
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            command()
    except SystemExit as end:
        if end.code not in (None, 0):
            sys.exit(f"podcast {' '.join(words)} failed: {out.getvalue()}")


if __name__ == "__main__":
    main()
