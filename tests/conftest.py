"""What every test may rely on: no network but loopback, and an honest word about what this machine lacks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT.parent / "shared" / "articles"
IN_CI = os.environ.get("CI") == "true"

# CI tells whether a change is sound, so it tries the same examples every time; new ones are for people's runs.
settings.register_profile("ci", derandomize=True)
if IN_CI:
    settings.load_profile("ci")


def lacking(what: str) -> None:
    """Skip for want of `what`, but fail in CI, where nothing may be missing."""
    if IN_CI:
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(autouse=True)
def _debian(request: pytest.FixtureRequest) -> None:
    for marker in request.node.iter_markers("debian"):
        for program in marker.args:
            if shutil.which(program) is None:
                lacking(f"the program {program} (Debian's packages, see .ci/run)")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test may reach beyond loopback, by accident or by proxy."""
    import socket

    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def articles() -> Path:
    """Real articles, kept beside the repository and never in it."""
    if not ARTICLES.is_dir():
        lacking("the folder of real articles beside the repository")
    return ARTICLES
