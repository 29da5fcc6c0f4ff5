"""What every test may rely on: its lane, no network but loopback, and an honest word about what this machine lacks."""

from __future__ import annotations

import logging
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import certifi
import pytest
from hypothesis import HealthCheck, settings

from tests import quick

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ROOT = Path(__file__).parents[1]
IN_CI = os.environ.get("CI") == "true"

LANES = ("everyday", "slow", "all")

# The number of examples is the lane's: `tests.properties.examples` scales it for each property. CI tells whether a
# change is sound, so it tries the same examples every time; new ones are for people's runs. No property has a limit
# of time, for this machine may be busy; what examples share by a fixture, each of them writes over.
for lane, count in {"everyday": 20, "slow": 60, "all": 60}.items():
    settings.register_profile(
        lane,
        max_examples=count,
        derandomize=IN_CI,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which tests run."""
    parser.addoption(
        "--lane",
        choices=LANES,
        default="everyday",
        help="everyday (default): all but the slow tests, a third of the examples of each property; "
        "slow: what the everyday lane leaves out; all: both",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Try as many examples of a property as the lane has, unless another profile was asked for."""
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile(config.getoption("--lane"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of the other lane; properties are in both, for each tries its own number of examples.

    Long files come first, then those that are slow as a whole, so that no worker has one to do when the others have
    ended.
    """
    lane = config.getoption("--lane")
    items.sort(key=_turn)
    if lane == "all":
        return

    def belongs(item: pytest.Item) -> bool:
        slow = item.get_closest_marker("slow") is not None
        if lane == "everyday":
            return not slow
        return slow or getattr(getattr(item, "obj", None), "is_hypothesis_test", False)

    config.hook.pytest_deselected(items=[item for item in items if not belongs(item)])
    items[:] = [item for item in items if belongs(item)]


_LONGEST = (
    "tests/writers/test_probe_path.py",
    "tests/install/test_wheel.py",
    "tests/newsroom/test_chaos.py",
    "tests/docs/test_commands.py",
    "tests/script/test_faults.py",
    "tests/clients/test_year.py",
    "tests/test_music.py",
    "tests/newsroom/test_failures.py",
    "tests/making/test_sound.py",
    "tests/site/test_site_accessible.py",
    "tests/publish/test_killed.py",
    "tests/docs/test_plugins.py",
    "tests/clients/test_gpodder.py",
)
"""Files whose slow tests take a core 20 seconds and more, the longest first."""


def _turn(item: pytest.Item) -> tuple[int, bool]:
    module = item.getparent(pytest.Module)
    name = item.nodeid.partition("::")[0]
    place = _LONGEST.index(name) if name in _LONGEST else len(_LONGEST)
    return place, module is None or all(marker.name != "slow" for marker in module.own_markers)


# Where sound itself is what is tested, or bytes are compared with those of another day, or of other processes.
_BEST_SOUND = (
    "tests/audio/",
    "tests/making/test_sound.py",
    "tests/test_",
    "tests/cluster/",
    "tests/newsroom/test_failures.py",
)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let MP3s of episodes be encoded in a quarter of the time, but where their sound is what is tested."""
    if item.nodeid.startswith(_BEST_SOUND):
        return (yield)
    with quick.encoding():
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that is marked with a program that is not here, before any fixture of any scope asks for it."""
    for marker in item.iter_markers("debian"):
        for program in marker.args:
            if shutil.which(program) is None:
                lacking(f"the program {program} (Debian's packages, see .ci/run)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what the everyday lane has left out."""
    if config.getoption("--lane") == "everyday" and not config.getoption("--collect-only"):
        terminalreporter.write_line(
            "The everyday lane. `make test-all` adds real voices, browser, other people's programs, kills by the dozen "
            "and three times the examples of each property."
        )


def lacking(what: str) -> None:
    """Skip for want of `what`, but fail in CI, where nothing may be missing."""
    if IN_CI:
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test may reach beyond loopback, by accident or by proxy."""
    import socket

    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    look_up = socket.getaddrinfo

    def known(host: str | bytes | None, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host or "localhost"
        if name in ("localhost", socket.gethostname()) or re.fullmatch(
            r"(?:0x[\da-f]+|[\d.])+|[\da-fA-F:.%]*:[\w:.%]*", name
        ):
            return look_up(host, *args, **options)
        # Where no network is, a name takes five seconds to be unknown.
        raise socket.gaierror(socket.EAI_NONAME, "a test has no names but localhost")

    monkeypatch.setattr(socket, "getaddrinfo", known)
    monkeypatch.setattr(socket.socket, "connect", guarded)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _one_certificate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let clients know one authority only: no test speaks TLS, and to load them all takes each client 30 ms."""
    path = tmp_path_factory.mktemp("tls") / "authority.pem"
    end = "-----END CERTIFICATE-----\n"
    path.write_text(certifi.contents().partition(end)[0] + end, encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(path))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_power_cut() -> Iterator[None]:
    """Nothing waits for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        quick.skip_waiting(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def _kept_parses() -> Iterator[None]:
    """A sentence is parsed once for all tests: a quarter of the time of the writer's tests was the same sentences."""
    with pytest.MonkeyPatch.context() as patch:
        quick.keep_parses(patch, ROOT / ".pytest_cache" / "parses")
        yield


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
