"""Whether a wheel says where its readers find us: `python install/publishable.py WHEEL`, before it leaves for an index.

Until the project has a home on the web its metadata name no address: an invented one leads to whoever registers it.
"""

from __future__ import annotations

import sys
import zipfile
from email.parser import BytesParser
from pathlib import Path

WANTED = ("Source", "Issues")


def main(wheel: Path) -> int:
    """Returns the exit status: 0 when the addresses are there, else 1, with a line that says what to write where."""
    missing = missing_addresses(wheel)
    if missing:
        print(
            f"{wheel.name} names no address for {' and '.join(missing)}: write them under [project.urls]"
            " in pyproject.toml, as https://…, and build again",
            file=sys.stderr,
        )
    return 1 if missing else 0


def missing_addresses(wheel: Path) -> list[str]:
    """Returns which of the wanted links the wheel's metadata lack."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        links = BytesParser().parsebytes(archive.read(name), headersonly=True).get_all("Project-URL", [])
    rows = [str(link).partition(",") for link in links]
    named = {label.strip() for label, _, address in rows if address.strip().startswith("https://")}
    return [label for label in WANTED if label not in named]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
