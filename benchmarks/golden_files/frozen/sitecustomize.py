"""Stops the clock, chance and the network for the processes of golden.py: PYTHONPATH has this folder first.

GOLDEN_NOW is the moment that every process takes for now, in ISO 8601 with a zone. Only what becomes part of a
file is stopped: `time.monotonic` and `time.time`, by which programs wait, go on.
"""

from __future__ import annotations

import datetime
import ipaddress
import itertools
import os
import socket
import uuid

_RealDatetime = datetime.datetime
_NOW = _RealDatetime.fromisoformat(os.environ["GOLDEN_NOW"])
_real_getaddrinfo = socket.getaddrinfo
_numbers = itertools.count(1)


class _Kind(type):
    """Lets every datetime pass for one of ours, also one that C code has made."""

    def __instancecheck__(cls, value):
        return isinstance(value, _RealDatetime)

    def __subclasscheck__(cls, kind):
        return issubclass(kind, _RealDatetime)


class FrozenDatetime(_RealDatetime, metaclass=_Kind):
    """A datetime whose now is GOLDEN_NOW."""

    @classmethod
    def now(cls, tz=None):
        """Return GOLDEN_NOW in the zone, or in local time without one."""
        return cls.fromtimestamp(_NOW.timestamp(), tz)

    @classmethod
    def utcnow(cls):
        """Return GOLDEN_NOW in UTC, without a zone."""
        return cls.fromtimestamp(_NOW.timestamp(), datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        """Return GOLDEN_NOW in local time, without a zone."""
        return cls.now()


def _uuid4():
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{_NOW.isoformat()} {next(_numbers)}")


def _getaddrinfo(host, *arguments, **options):
    """Know localhost and written-out addresses only, whatever network there is."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost") or _is_address(name.partition("%")[0]):
        return _real_getaddrinfo(host, *arguments, **options)
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def _is_address(name):
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


datetime.datetime = FrozenDatetime
uuid.uuid4 = _uuid4
socket.getaddrinfo = _getaddrinfo
