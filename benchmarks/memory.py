"""Run a command and watch the memory of its whole tree of processes."""

import contextlib
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True, slots=True)
class Watched:
    """How long a command took, in seconds, and the most memory that its processes held at once, in bytes."""

    seconds: float
    peak: int
    processes: int


def watch(command: Sequence[str | Path], *, every: float = 0.02) -> Watched:
    """Run `command` to its end; memory is the proportional set size (shared pages count once) where Linux tells it."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        running = psutil.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=said)
        peak = processes = 0
        while running.poll() is None:
            tree = [running, *_children(running)]
            peak, processes = max(peak, sum(_held(process) for process in tree)), max(processes, len(tree))
            time.sleep(every)
        seconds = time.perf_counter() - start
        if running.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(running.returncode, command, stderr=said.read())
    return Watched(seconds, peak, processes)


def _children(process: psutil.Process) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return list(process.children(recursive=True))
    return []


def _held(process: psutil.Process) -> int:
    try:
        held = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.ZombieProcess, psutil.AccessDenied):
        return 0
    return int(getattr(held, "pss", 0) or held.rss)
