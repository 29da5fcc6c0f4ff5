"""The `Range` header made such that Starlette reads it as RFC 9110 has it."""

from __future__ import annotations

import re

_SPEC = re.compile(r"(\d{1,99})-(\d{0,99})|-(\d{1,99})")


def valid_ranges(header: str, size: int) -> str:
    """Return `header` without the ranges that a file of `size` bytes does not have; empty when it is to be ignored.

    Starlette alone refuses a unit that it does not know, and all ranges because of one beyond the end. Where none
    lies within the file they are left: the answer is 416.
    """
    unit, _, rest = header.partition("=")
    specs = [spec.strip(" \t") for spec in rest.split(",") if spec.strip(" \t")]
    within = [_within(spec, size) for spec in specs]
    if unit.strip().lower() != "bytes" or not specs or None in within:
        return ""
    valid = [spec for spec, there in zip(specs, within, strict=True) if there]
    return f"bytes={','.join(valid or specs)}"


def _within(spec: str, size: int) -> bool | None:
    """Whether a range has bytes of the file; None when it is not a range."""
    match = _SPEC.fullmatch(spec)
    if not match:
        return None
    first, last, suffix = match.groups()
    if suffix:
        return int(suffix) > 0 and size > 0
    if last and int(last) < int(first):
        return None
    return int(first) < size
