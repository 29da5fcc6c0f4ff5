"""What only other people's machines run (the image, the workflows, the issue forms) is held by its linters."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from podcast.installation import DISTRIBUTION
from tests.conftest import lacking
from tests.docs.pages import ROOT

KINDS = {
    "github-workflows": "workflows/*.yml",
    "github-issue-forms": "ISSUE_TEMPLATE/[!c]*.yml",
    "github-issue-config": "ISSUE_TEMPLATE/config.yml",
}
"""What GitHub reads, by the name of its schema."""
DOCKERFILE = ROOT / "Dockerfile"


def lint(program: str, *arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """What a linter of the group `dev` says."""
    path = shutil.which(program, path=str(Path(sys.executable).parent))
    if not path:
        lacking(f"{program}, of the group `dev`")
    return subprocess.run(
        [str(path), *map(str, arguments)], check=False, input=given, capture_output=True, text=True
    )


@pytest.mark.parametrize("kind", KINDS)
def test_github_can_read_its_files(kind: str, tmp_path: Path) -> None:
    """Each file is what its schema asks for; one without its first key is not, so the schema tells."""
    files = sorted((ROOT / ".github").glob(KINDS[kind]))
    assert files
    check = ("check-jsonschema", "--builtin-schema", f"vendor.{kind}")
    told = lint(*check, *files)
    assert told.returncode == 0, told.stdout
    broken = tmp_path / files[0].name
    broken.write_text(re.sub(r"(?m)^(name|blank_issues_enabled|on):", r"no_\1:", files[0].read_text()))
    assert lint(*check, broken).returncode == 1


def test_the_dockerfile_is_clean() -> None:
    """hadolint finds nothing; it does in one that installs without a version and runs as nobody in particular."""
    told = lint("hadolint", DOCKERFILE)
    assert (told.returncode, told.stdout) == (0, "")
    assert lint("hadolint", "-", given="FROM python\nRUN cd /srv && pip install x\n").returncode == 1


def test_the_image_is_made_of_what_is_there() -> None:
    """All that is copied into the image exists and is let in; it runs as an ordinary user, for a show at /show."""
    rows = DOCKERFILE.read_text(encoding="utf-8")
    let_in = {row[1:] for row in (ROOT / ".dockerignore").read_text().split() if row.startswith("!")}
    copied = [word for row in re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", rows) for word in row.split()]
    assert copied
    for name in copied:
        assert (ROOT / name).exists()
        assert Path(name).parts[0] in let_in
    assert DISTRIBUTION in rows
    last = rows[rows.rindex("FROM ") :]
    for row in ("USER 1000", "VOLUME /show", 'ENTRYPOINT ["podcast"]', 'CMD ["serve", '):
        assert f"\n{row}" in last


def test_workflows_call_what_is_there() -> None:
    """Programs and paths of the repository that a workflow's steps name are there, and CI runs `.ci/run`."""
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
        steps = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
        assert ".ci/run" in steps
        for name in re.findall(
            r"(?<![\w/$\"])(?:samples|install|\.ci|constraints)[\w./-]*", "\n".join(steps)
        ):
            assert (ROOT / name).exists(), f"{path.name}: {name}"
