"""A list of sources as a person gives it: a file of addresses and paths, a folder of articles, or a pipe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast import article, urls
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

_LARGEST = 100_000_000
"""Bytes of a list: a million addresses have fewer."""


def read_list(text: str, stdin: BinaryIO) -> tuple[str, ...]:
    """Returns the sources of a list, each once, in order; ArticleError when it has none.

    A list is a file with an address or a path a line, a folder, or `-` for such lines on `stdin`. Empty lines and
    those that begin with `#` are left out. A path counts from the working folder, else from that of the list.
    """
    path = Path(text)
    if text != "-" and path.is_dir():
        return _in_folder(path)
    if text == "-":
        data, folder = stdin.read(_LARGEST), Path()
    elif urls.web_address(text):
        mend = f"put it into a file, a line each, or `podcast make {text}`; `podcast follow` reads feeds"
        raise ArticleError(f"{text} is an address, not a list of them", mend)
    else:
        data, folder = _read(path), path.parent
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    sources = list(
        dict.fromkeys(_placed(line, folder) for line in lines if line and not line.startswith("#"))
    )
    if not sources:
        raise ArticleError(f"{text} lists nothing", "write an address or a path a line")
    if not any(urls.web_address(source) or _is_file(source) for source in sources):
        mend = f"write one a line; if it is an article, `podcast make {text}`"
        raise ArticleError(f"no line of {text} is an address, or the path of a file that is there", mend)
    return tuple(sources)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except FileNotFoundError:
        raise ArticleError(
            f"{path} does not exist", "give a file of addresses and paths, or a folder"
        ) from None


def _in_folder(folder: Path) -> tuple[str, ...]:
    suffixes = article.suffixes()
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    visible = tuple(str(path) for path in files if not path.name.startswith("."))
    if not visible:
        raise ArticleError(f"{folder} holds no article", f"articles end in {_one_of(suffixes)}")
    return visible


def _placed(line: str, folder: Path) -> str:
    """Returns a line of a list as `make` would be given it."""
    if urls.web_address(line) or _is_file(line):
        return line
    beside = str(folder / line)
    return beside if _is_file(beside) else line


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # a line too long for a name, or with a zero byte
        return False


def _one_of(suffixes: Iterable[str]) -> str:
    *most, last = suffixes
    return f"{', '.join(most)} or {last}"
