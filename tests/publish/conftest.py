"""A show that is made once, and places to publish it to: a folder, fsspec's memory, and an S3 server on loopback."""

from __future__ import annotations

import json
import logging
import os
import shutil
import uuid
from typing import TYPE_CHECKING

import httpx
import pytest

from podcast.library import open_library
from tests.publish.shows import BucketPlace, FolderPlace, new_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library

SECRETS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}


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


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a real S3 server on loopback."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> BucketPlace:
    """A new bucket, and the environment in which s3fs finds it."""
    for name, value in {**SECRETS, "AWS_ENDPOINT_URL": s3_server}.items():
        monkeypatch.setenv(name, value)
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
