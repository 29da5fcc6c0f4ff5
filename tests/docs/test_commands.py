"""Blocks of shell on pages run as they stand, one after the other; what a test lacks is marked above a block."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import PAGES, ROOT, blocks
from tests.shows import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.docs.pages import CodeBlock

pytestmark = pytest.mark.slow

RUNNABLE = {
    page: [block for block in blocks(page) if block.language == "sh" and not block.needs] for page in PAGES
}
WHERE = [page for page, found in RUNNABLE.items() if found]

# A server serves until it is stopped; a test stops it when it has had the time to fail. Hosts beep: that takes no time.
PODCAST = f"""#!/bin/sh
export PYTHONPATH={ROOT}
if [ "$1" = serve ]; then timeout 4 {sys.executable} -m podcast "$@" --port 0; [ $? = 124 ]; exit; fi
{sys.executable} -m podcast "$@" || exit
[ "$1" != init ] || sed -i 's/hibari:heart/tone:high/; s/piper:joe/tone:low/' "${{2:-.}}/show.toml"
"""
SILENT = "#!/bin/sh\nexit 0\n"


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a new account: an empty home; the program; player, editor and browser that do nothing."""
    folder = tmp_path_factory.mktemp("account")
    programs = folder / "bin"
    programs.mkdir()
    for name, text in {"podcast": PODCAST, "mpv": SILENT, "editor": SILENT, "browser": SILENT}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    return {
        "PATH": f"{programs}:/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "SHELL": "/bin/bash",
        "EDITOR": "editor",
        "BROWSER": "browser",
        **{name: value for name, value in os.environ.items() if name.startswith("SSL_")},
    }


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory, surroundings: dict[str, str]) -> Path:
    """A show with an article, its script and its episode, spoken by beeps."""
    folder = tmp_path_factory.mktemp("shows") / "my-show"
    folder.mkdir()
    shutil.copy(ARTICLE, folder / "report.md")
    run("podcast init", folder, surroundings)
    settings = folder / "show.toml"
    settings.write_text(
        f'base_url = "https://example.org/podcast/"\nrights = "CC BY 4.0"\n{settings.read_text()}'
    )
    run("podcast make report.md", folder, surroundings)
    return folder


def clone(folder: Path) -> Path:
    """What the README's commands find in a clone of the repository, and an article of the user's."""
    folder.mkdir()
    for name in ("samples", "scripts", "episodes"):
        shutil.copytree(ROOT / name, folder / name)
    text = (ROOT / "show.toml").read_text(encoding="utf-8")
    (folder / "show.toml").write_text(
        text.replace("hibari:heart", "tone:high").replace("piper:joe", "tone:low")
    )
    shutil.copy(ARTICLE, folder / "report.md")
    return folder


def run(script: str, folder: Path, surroundings: dict[str, str]) -> str:
    """Run a script in bash, which stops at the first failure, and return what it says on standard output."""
    result = subprocess.run(
        ["/bin/bash", "-e", "-c", script],
        check=False,
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, f"{script}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.mark.parametrize("page", WHERE, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_run(page: Path, show: Path, surroundings: dict[str, str], tmp_path: Path) -> None:
    """Whoever copies a page's lines into a terminal, one block after the other, gets no error."""
    readme = page.name == "README.md" and page.parent == ROOT
    folder = clone(tmp_path / "clone") if readme else tmp_path / "my-show"
    if not readme:
        shutil.copytree(show, folder)
    run("\n".join(_texts(RUNNABLE[page])), folder, surroundings)


def _texts(found: Sequence[CodeBlock]) -> list[str]:
    return [block.text for block in found]


def test_a_block_that_fails_is_noticed(surroundings: dict[str, str], tmp_path: Path) -> None:
    """The test above can fail."""
    with pytest.raises(AssertionError, match=r"no show\.toml"):
        run("podcast episodes\ntrue", tmp_path, surroundings)
