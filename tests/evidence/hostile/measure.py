"""Measure `bluf check` as a whole command on all cases: `python -m tests.evidence.hostile.measure --size 1`.

Prints a table of the largest processor time and memory of each group of cases, and how many of them keep their limits:
2 s and 300 MB, and 1 s and 30 MB more for each MiB of input. Memory is that of all of a command's processes together.
Linux only; a command is ended at ten times its limits.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.evidence.hostile.cases import MIB, TEXT, Case, cases

MB = 1_000_000
_POLL = 0.005  # seconds
_TIMES = 10  # the limit, after which a command is ended


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds of processor time, bytes, and its exit code (None: it was ended)."""

    seconds: float
    memory: int
    code: int | None
    size: int

    @property
    def of_time(self) -> float:
        """How much of the allowed time it took: 1 is all of it."""
        return self.seconds / (2 + self.size / MIB)

    @property
    def of_memory(self) -> float:
        """How much of the allowed memory it took."""
        return self.memory / MB / (300 + 30 * self.size / MIB)

    @property
    def keeps(self) -> bool:
        """Whether it kept its limits, and did not end as a bug."""
        return self.code in (0, 1) and self.of_time <= 1 and self.of_memory <= 1


def run(command: Sequence[str], size: int) -> Run:
    """Run a command on input of `size` bytes."""
    mib = size / MIB
    most = int((300 + 30 * mib) * MB * _TIMES)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    )
    peak = [0]
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watch.start()
    try:
        code: int | None = process.wait((2 + mib) * _TIMES)
    except subprocess.TimeoutExpired:
        for pid in _tree(process.pid):
            os.kill(pid, 9)
        process.wait()
        code = None
    done.set()
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, peak[0], code, size)


def _watch(pid: int, peak: list[int], done: threading.Event) -> None:
    page = os.sysconf("SC_PAGE_SIZE")
    while not done.wait(_POLL):
        peak[0] = max(peak[0], sum(_resident(each) for each in _tree(pid)) * page)


def _tree(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0


def measured(bluf: str, size: float) -> Iterator[tuple[str, Run]]:
    """Run `bluf check` on every case, and on a brief of twenty sources of which all are bad."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for case in cases(size):
            source, brief = place / f"s{case.suffix}", place / "brief.yaml"
            source.write_bytes(case.content)
            brief.write_text(case.brief(source.name))
            yield case.name, run([bluf, "check", str(brief)], len(case.content) + brief.stat().st_size)
        for name in ("PDF: a form that draws itself", "word: a bomb of paragraphs"):
            case = next(case for case in cases(size) if case.name == name)
            yield f"twenty: {name}", run([bluf, "check", str(brief)], _twenty(place, case, brief))


def _twenty(place: Path, case: Case, brief: Path) -> int:
    """Write a brief of twenty such sources. Return the size of all files together."""
    entries = quotes = ""
    for number in range(20):
        (place / f"s{number}{case.suffix}").write_bytes(case.content)
        entries += f"  - {{id: s{number}, title: A, file: s{number}{case.suffix}}}\n"
        quotes += f"  - {{text: {case.quote}, speaker: Ann Lee, source: s{number}}}\n"
    head = "title: A\ndate: 2026-03-02\nbottom_line: B.\nkey_points: [C]\n"
    brief.write_text(f"{head}quotes:\n{quotes}sources:\n{entries}")
    return 20 * len(case.content) + len(TEXT)


def table(runs: Iterator[tuple[str, Run]]) -> str:
    """Return the table of all runs."""
    groups: dict[str, list[Run]] = {}
    for name, each in runs:
        print(f"{name}: {each.seconds:.2f} s, {each.memory / MB:.0f} MB, {each.code}", file=sys.stderr)  # noqa: T201
        groups.setdefault(name.split(":")[0], []).append(each)
    lines = [
        "| cases | kept | longest | of what is allowed | most memory | of what is allowed |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, group in groups.items():
        slow = max(group, key=lambda each: each.of_time)
        large = max(group, key=lambda each: each.of_memory)
        lines.append(
            f"| {name} | {sum(each.keeps for each in group)} of {len(group)} | {slow.seconds:.2f} s"
            f" | {slow.of_time:.0%} | {large.memory / MB:.0f} MB | {large.of_memory:.0%} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--bluf", default="bluf")
    given = parser.parse_args()
    print(table(measured(given.bluf, given.size)))  # noqa: T201
