"""Readers that other people wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import lacking

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of packages for Node.js, as `npm ci --ignore-scripts` sets it up in tests/clients/node."""
    if shutil.which("node") is None:
        lacking("the program node (Debian's package nodejs)")
    folder = NODE / "node_modules"
    if not folder.is_dir():
        lacking("Node's packages: `npm ci --ignore-scripts` in tests/clients/node")
    return folder
