"""Templates filled, and what browsers are to allow a page."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment


def fill(template: str, values: Mapping[str, Any]) -> bytes:
    """Return a template filled with values."""
    return _templates().get_template(template).render(values).encode()


def content_policy(audios: Sequence[str] = ()) -> str:
    """Return a content-security policy: nothing but our own files, and episodes' audio where it lies."""
    # Audio that lies elsewhere is often behind redirects through further hosts, each of which has to be allowed.
    schemes = {urlsplit(audio).scheme for audio in audios}
    elsewhere = " http: https:" if "http" in schemes else " https:" if "https" in schemes else ""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    rules += [f"{kind}-src 'self'" for kind in ("img", "script", "style")]
    return "; ".join([*rules, f"media-src 'self'{elsewhere}"] if audios else rules)


@functools.cache
def _templates() -> Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment
