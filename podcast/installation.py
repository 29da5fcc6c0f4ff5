"""How this program was installed, for messages that say how to add to it."""

from __future__ import annotations

import json
import shlex
import sys
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

DISTRIBUTION = "podcast-footnotes"
"""The name of the program's package. `podcast` is another project's on the index: no message may tell to get that."""
_PIP = f"{shlex.quote(sys.executable)} -m pip install"


def extra_command(extra: str) -> str:
    """Returns the command that adds one of the program's extras, `llm` or `s3`, to this installation of it."""
    wanted = shlex.quote(f"{_origin()}[{extra}]")
    match _installer():
        case "uv":
            return f"uv tool install {wanted}"
        case "pipx":
            return f"pipx install --force {wanted}"
        case _:  # what is installed here satisfies its own name, so pip fetches the extra's packages alone
            return f"{_PIP} '{DISTRIBUTION}[{extra}]'"


def package_command(package: str) -> str:
    """Returns the command that adds somebody else's package to this installation."""
    match _installer():
        case "uv":
            return f"uv tool install {shlex.quote(_origin())} --with {package}"
        case "pipx":
            return f"pipx inject {DISTRIBUTION} {package}"
        case _:
            return f"{_PIP} {package}"


def _installer() -> Literal["uv", "pipx", "pip"]:
    parts = Path(sys.prefix).parts
    if ("uv", "tools") in pairwise(parts):
        return "uv"
    return "pipx" if ("pipx", "venvs") in pairwise(parts) else "pip"


def _origin() -> str:
    """Returns the folder that the program was installed from, or its name on an index."""
    try:
        record = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return DISTRIBUTION
    url = urlsplit(json.loads(record).get("url", "")) if record else None
    return unquote(url.path) if url and url.scheme == "file" else DISTRIBUTION
