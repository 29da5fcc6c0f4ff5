"""Engines that tests put in the place of installed ones: the one place that knows how loaded engines are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.voices.engines import loading

if TYPE_CHECKING:
    import pytest

    from podcast.voices.engines import Engine


def install(monkeypatch: pytest.MonkeyPatch, name: str, engine: Engine) -> None:
    """Let `engines.load(name)` give this engine, until the test ends."""
    engine.name = name
    monkeypatch.setitem(loading._loaded, name, engine)


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every engine be loaded anew, until the test ends."""
    monkeypatch.setattr(loading, "_loaded", {})
