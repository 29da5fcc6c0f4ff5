"""A real S3 server on loopback, and the environment in which s3fs asks it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

SECRETS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}


def use_s3(monkeypatch: pytest.MonkeyPatch, server: str) -> None:
    """Let s3fs ask this server."""
    for name, value in {**SECRETS, "AWS_ENDPOINT_URL": server}.items():
        monkeypatch.setenv(name, value)
