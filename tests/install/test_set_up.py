"""`make episode` fills its environment by the quicker way where there is one, and always by one of two."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROGRAM = """\
#!{python} -I
import json, pathlib, shutil, sys
arguments = sys.argv[1:]
with open({log!r}, "a") as log:
    print(json.dumps([pathlib.Path(sys.argv[0]).name, *arguments]), file=log)
if arguments[:3] == ["-m", "pip", "config"]:
    print({settings!r})
if "--target" in arguments and {uv!r} != "not on the index":
    programs = pathlib.Path(arguments[arguments.index("--target") + 1], "bin")
    programs.mkdir(exist_ok=True)
    shutil.copy(__file__, programs / "uv")
failing = {{"not on the index": "--target" in arguments, "failing": sys.argv[0].endswith("uv")}}
sys.exit(failing.get({uv!r}, False))
"""


@pytest.fixture
def set_up() -> Any:
    """The program that sets up an environment, as a module."""
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "install" / "set_up.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def calls(tmp_path: Path, set_up: Any) -> Callable[..., list[list[str]]]:
    """Fills an environment whose python plays pip and uv, and returns what these were told."""

    def fill(uv: str, settings: str = "", wanted: tuple[str, ...] = ("-e", ".")) -> list[list[str]]:
        log = tmp_path / "log"
        python = tmp_path / "bin" / "python"
        python.parent.mkdir()
        python.write_text(PROGRAM.format(python=sys.executable, log=str(log), settings=settings, uv=uv))
        python.chmod(0o755)
        assert set_up.install(tmp_path, *wanted) == 0
        told = [json.loads(line) for line in log.read_text().splitlines()]
        return [call for call in told if "config" not in call and "--target" not in call]

    return fill


def test_uv_is_enough(calls: Callable[..., list[list[str]]]) -> None:
    """Where uv can be fetched it installs everything, in the versions of the tests, and pip nothing."""
    [call] = calls("there")
    assert call[0] == "uv"
    assert call[-4:] == ["-c", "constraints.txt", "-e", "."]


@pytest.mark.parametrize("uv", ["not on the index", "failing"])
def test_pip_stands_in(
    calls: Callable[..., list[list[str]]], uv: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine or index without uv, or one that uv cannot work with, is pip's, without a word about uv."""
    call = calls(uv)[-1]
    assert call[:4] == ["python", "-m", "pip", "install"]
    assert call[-4:] == ["-c", "constraints.txt", "-e", "."]
    assert "uv" not in capsys.readouterr().err


def test_groups_need_a_newer_pip(calls: Callable[..., list[list[str]]]) -> None:
    """What tests need is named by groups, which the pip that comes with older Pythons does not know."""
    newer, call = calls("failing", wanted=("--group", "dev"))[-2:]
    assert newer[-1].startswith("pip>=")
    assert call[-4:] == ["-c", "constraints.txt", "--group", "dev"]


@pytest.mark.parametrize(
    ("settings", "index"),
    [
        ("global.index-url='https://packages.example/simple'", ["https://packages.example/simple"]),
        ("global.extra-index-url='https://more.example/simple'", []),
    ],
)
def test_an_index_of_pip_is_uvs(
    calls: Callable[..., list[list[str]]], settings: str, index: list[str]
) -> None:
    """Whoever told pip to ask an index of their own in place of the public one is not sent to the public one by uv."""
    [call] = calls("there", settings)
    assert [after for before, after in pairwise(call) if before == "--default-index"] == index


def test_a_machine_without_python_is_told_how_each_gets_one(tmp_path: Path) -> None:
    """Debian, Fedora and macOS by their commands, another place by its option; nothing is made."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "constraints.txt").touch()
    done = subprocess.run(
        ["make", "episode", "PYTHON="],  # noqa: S607 - as one types it
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode
    for way in (
        "apt install python3-venv",
        "dnf install python3",
        "brew install python",
        "make episode PYTHON=/",
    ):
        assert way in done.stderr
    assert not (tmp_path / ".venv").exists()
