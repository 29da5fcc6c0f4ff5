"""A show that is made once, and places to publish it to: a folder, fsspec's memory, and an S3 server on loopback."""

from __future__ import annotations

import json
import shutil
import uuid
from typing import TYPE_CHECKING

import httpx
import pytest

from podcast.library import open_library
from tests.buckets import use_s3
from tests.publish.shows import BucketPlace, FolderPlace, new_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library


@pytest.fixture(scope="session")
def model_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show's folder, to be copied."""
    return new_show(tmp_path_factory.mktemp("published") / "show").folder


@pytest.fixture
def library(model_show: Path, tmp_path: Path) -> Library:
    """A show with three episodes, the first of them made for real."""
    shutil.copytree(model_show, tmp_path / "show")
    return open_library(tmp_path / "show")


@pytest.fixture
def folder(tmp_path: Path) -> FolderPlace:
    """A folder to publish to, not there yet."""
    return FolderPlace(tmp_path / "www")


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> BucketPlace:
    """A new bucket, and the environment in which s3fs finds it."""
    use_s3(monkeypatch, s3_server)
    name = f"bucket-{uuid.uuid4().hex[:12]}"
    everybody = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{name}/*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [everybody]}).encode()
    for path, body in ((name, None), (f"{name}?policy", policy)):
        httpx.put(f"{s3_server}/{path}", content=body).raise_for_status()
    return BucketPlace(s3_server, name, "podcast/")
