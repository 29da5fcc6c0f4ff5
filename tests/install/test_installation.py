"""What is said about adding to the program is right for the way in which it was installed."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import pytest

from podcast import installation

if TYPE_CHECKING:
    from pathlib import Path

FROM_A_FOLDER = '{"url": "file:///home/ann/read%20aloud", "dir_info": {}}'


@pytest.fixture(params=[FROM_A_FOLDER, ""], ids=["folder", "index"])
def origin(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program's package, installed from a folder or from an index, where Python finds it first."""
    folder = tmp_path / "podcast_footnotes-0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {installation.DISTRIBUTION}\nVersion: 0\n"
    )
    if request.param:
        (folder / "direct_url.json").write_text(request.param)
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    return "/home/ann/read aloud" if request.param else installation.DISTRIBUTION


@pytest.mark.parametrize(
    ("prefix", "extra", "package"),
    [
        (
            "/home/ann/.local/share/uv/tools/podcast-footnotes",
            "uv tool install '{}[llm]'",
            "uv tool install {} --with gcsfs",
        ),
        (
            "/home/ann/.local/pipx/venvs/podcast-footnotes",
            "pipx install --force '{}[llm]'",
            "pipx inject podcast-footnotes gcsfs",
        ),
    ],
)
def test_tools_are_told_in_their_own_words(
    monkeypatch: pytest.MonkeyPatch, origin: str, prefix: str, extra: str, package: str
) -> None:
    """Neither uv nor pipx lets pip into an environment of theirs; each is given what it was given before."""
    monkeypatch.setattr(sys, "prefix", prefix)
    assert installation.extra_command("llm") == extra.format(origin)
    quoted = f"'{origin}'" if " " in origin else origin
    assert installation.package_command("gcsfs") == package.format(quoted)


def test_elsewhere_it_is_the_environments_own_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pip` alone may be another Python's; the name is never that of the other project on the index."""
    monkeypatch.setattr(sys, "prefix", "/srv/venv")
    assert installation.extra_command("s3") == f"{sys.executable} -m pip install 'podcast-footnotes[s3]'"
    assert installation.package_command("gcsfs") == f"{sys.executable} -m pip install gcsfs"
