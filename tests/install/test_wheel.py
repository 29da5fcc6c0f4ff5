"""What a release uploads: wheel and sdist are whole, and the wheel works in an environment that has nothing else."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from podcast.installation import DISTRIBUTION
from podcast.version import __version__
from tests.conftest import lacking
from tests.docs.pages import ROOT
from tests.shows import ARTICLE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

MEGABYTES = 700
"""The most that a whole environment may take."""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a wheel, which was built from the sdist, as an installer of the sdist would."""
    folder = tmp_path_factory.mktemp("dist")
    if not (all(map(importlib.util.find_spec, ("build", "twine", "uv")))):
        lacking("build, twine and uv, of the group `dev`")
    run([sys.executable, "-m", "build", "--installer", "uv", "--outdir", str(folder), str(ROOT)], folder)
    return folder


def run(command: list[str], folder: Path) -> str:
    """Run a program elsewhere than in the clone, with nothing of its environment, and return what it says."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL", "PIP_NO"))
    }
    result = subprocess.run(command, check=False, cwd=folder, env=kept, capture_output=True, text=True)
    if "No matching distribution" in result.stderr or "Failed to establish" in result.stderr:
        lacking("a package index")
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout + result.stderr


def test_they_pass_the_indexs_check(dist: Path) -> None:
    """twine finds nothing wrong, the names say what and which version, and the README is the description."""
    files = sorted(dist.iterdir())
    stem = f"{DISTRIBUTION.replace('-', '_')}-{__version__}"
    assert [path.name for path in files] == [f"{stem}-py3-none-any.whl", f"{stem}.tar.gz"]
    told = run([sys.executable, "-m", "twine", "check", "--strict", *map(str, files)], dist)
    assert told.count("PASSED") == 2


def test_no_release_leaves_without_addresses(dist: Path, tmp_path: Path) -> None:
    """The workflow stops at a wheel that does not say where its project lives, as ours until there is such a place."""
    [wheel] = dist.glob("*.whl")
    assert "Author: The podcast-footnotes authors" in metadata_of(wheel)
    check = [sys.executable, str(ROOT / "install/publishable.py")]
    told = subprocess.run([*check, str(wheel)], check=False, capture_output=True, text=True)
    assert told.returncode == 1
    assert "Source and Issues: write them under [project.urls] in pyproject.toml" in told.stderr
    links = "".join(f"Project-URL: {name}, https://example.org/{name}\n" for name in ("Source", "Issues"))
    with zipfile.ZipFile(tmp_path / "a-1-py3-none-any.whl", "w") as archive:
        archive.writestr("a-1.dist-info/METADATA", f"Metadata-Version: 2.4\n{links}\nText\n")
    run([*check, str(tmp_path / "a-1-py3-none-any.whl")], tmp_path)


def metadata_of(wheel: Path) -> str:
    """What an index reads of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return archive.read(name).decode()


def test_the_wheel_has_all_that_the_package_has(dist: Path) -> None:
    """Every file below podcast/ is in it: themes, fonts, templates, models, types; and nothing of tests or shows."""
    [wheel] = dist.glob("*.whl")
    ours = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("podcast/**/*") if path.is_file()}
    ours = {name for name in ours if "__pycache__" not in name}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert ours <= names
    assert {name.partition("/")[0] for name in names - ours} == {
        f"{wheel.name.split('-')[0]}-{__version__}.dist-info"
    }
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        assert any(name.endswith("/constraints.txt") for name in archive.getnames())


def test_the_wheel_makes_an_episode_in_an_empty_environment(dist: Path, tmp_path: Path) -> None:
    """Outside the clone, from what the wheel alone asks for, within the size that is told; no warning is shown."""
    from uv import find_uv_bin

    python = tmp_path / "empty/bin/python"
    run([sys.executable, "-m", "venv", str(tmp_path / "empty")], tmp_path)
    install = [find_uv_bin(), "pip", "install", "--python", str(python), "--system-certs", "--no-cache"]
    run([*install, "-c", str(ROOT / "constraints.txt"), str(next(dist.glob("*.whl")))], tmp_path)
    size = sum(path.lstat().st_blocks * 512 for path in (tmp_path / "empty").rglob("*"))
    assert size < MEGABYTES * 1_000_000
    program = str(tmp_path / "empty/bin/podcast")
    assert run([program, "--version"], tmp_path) == f"podcast {__version__}\n"
    run([program, "init", "show"], tmp_path)
    told = run([program, "make", str(ARTICLE), "--show", "show"], tmp_path)
    assert list(tmp_path.glob("show/episodes/*/*.mp3"))
    assert "Warning" not in told
