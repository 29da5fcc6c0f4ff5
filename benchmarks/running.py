"""Commands in processes of their own: how long they took, how much memory, and how much others were in the way."""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import click

from podcast.voices.engines.base import cores

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
PODCAST = Path(sys.executable).with_name("podcast")
CALM = 0.03
"""Of the cores; where others take no more a run counts as undisturbed."""
PATIENCE_S = 60
"""How long to wait for others before a run."""
_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024
"""What ru_maxrss counts in."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ended well."""

    seconds: float
    peak: float
    """MB that its largest process held at most. This process must stay smaller: a child inherits its figure."""
    others: float
    """Share of the cores that everybody else took meanwhile; 0 where the system does not tell."""
    out: str
    err: str

    @property
    def told(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


def run(*command: str | Path, **environment: str) -> Run:
    """Run a command to its end; its errors end this one."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        words = [str(word) for word in command]
        busy, start = _others(), time.perf_counter()
        process = subprocess.Popen(words, stdout=out, stderr=err, env=os.environ | environment)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        others = max(0.0, _others() - busy) / seconds / (os.cpu_count() or 1)
        out.seek(0)
        err.seek(0)
        done = Run(seconds, used.ru_maxrss / _MB, others, out.read(), err.read())
    if process.returncode:
        raise click.ClickException(f"{' '.join(words)} failed:\n{done.err[-2000:]}")
    return done


def alone(job: str, *arguments: str | Path | int) -> Run:
    """A job of alone.py."""
    return run(sys.executable, HERE / "alone.py", job, *map(str, arguments))


def alternately(times: int, **sides: Callable[[], Run]) -> dict[str, list[Run]]:
    """Every side in turn until each ran undisturbed so many times, or twice as often; its calmest runs."""
    runs: dict[str, list[Run]] = {name: [] for name in sides}
    for turn in range(2 * times):
        if turn >= times and all(sum(it.others < CALM for it in side) >= times for side in runs.values()):
            break
        for name, side in sides.items():
            _wait()
            runs[name].append(side())
            took = runs[name][-1]
            told = f"  {name}: {took.seconds:.2f} s, {took.peak:.0f} MB, others {100 * took.others:.0f} %"
            click.echo(told, err=True)
    return {name: sorted(side, key=lambda it: it.others)[:times] for name, side in runs.items()}


def typical(runs: list[Run]) -> Run:
    """The medians of runs; the load of others at its worst; what the last one told."""
    return replace(
        runs[-1],
        seconds=median(it.seconds for it in runs),
        peak=median(it.peak for it in runs),
        others=max(it.others for it in runs),
    )


def figures(runs: list[Run]) -> dict[str, float]:
    """The medians of what jobs told."""
    told = [it.told for it in runs]
    return {name: median(it[name] for it in told) for name in told[0]}


def machine() -> str:
    """Where this runs, in a line."""
    told = Path("/proc/cpuinfo")
    names = (
        [line.partition(":")[2].strip() for line in told.read_text().splitlines() if "model name" in line]
        if told.exists()
        else []
    )
    packages = ("podcast", "hibari-tts", "piper-tts", "onnxruntime", "lameenc", "pydub", "numpy")
    used = ", ".join(f"{package} {version(package)}" for package in packages)
    first = run("ffmpeg", "-version").out.split(maxsplit=3)[2]
    return (
        f"{time.strftime('%Y-%m-%d')}: {cores()} cores ({names[0] if names else platform.processor()}), "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {used}, ffmpeg {first}"
    )


def _wait() -> None:
    """Until others are calm, or for as long as there is patience."""
    for _ in range(PATIENCE_S):
        before = _others()
        time.sleep(1)
        if _others() - before < CALM * (os.cpu_count() or 1):
            return


def _others() -> float:
    """Seconds of all cores that neither this process nor its children took."""
    try:
        ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except OSError:
        return 0.0
    user, nice, system, _, _, interrupts, softly, stolen = ticks
    busy = (user + nice + system + interrupts + softly + stolen) / os.sysconf("SC_CLK_TCK")
    own = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return busy - sum(it.ru_utime + it.ru_stime for it in own)
