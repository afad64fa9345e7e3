"""Print for people: problems on standard error, a bar while many briefs are made, a closing line."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self

from bluf.cli.output_streams import write_line, write_path
from bluf.cli.quotes_command import quote_table
from bluf.problems import Problem
from bluf.problems.text import printable, render

if TYPE_CHECKING:
    import rich.progress

    from bluf.pipeline.report import Fit, Report

_WIDEST = 120


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, in colour on a terminal that has it."""
    say(render(problems, color=has_color(sys.stderr), width=width()), end="")


def say(text: str, end: str = "\n", style: str | None = None) -> None:
    """Print to standard error; `style` is an SGR code for terminals that have colour."""
    if sys.stderr is None:
        return
    if style and has_color(sys.stderr):
        text = f"\x1b[{style}m{text}\x1b[0m"
    with contextlib.suppress(OSError):
        sys.stderr.write(text + end)
        sys.stderr.flush()


def is_terminal(stream: Any) -> bool:
    """Whether a stream goes to a terminal that can move its cursor."""
    return bool(stream and stream.isatty() and os.environ.get("TERM") != "dumb")


def has_color(stream: Any) -> bool:
    """Whether to colour what goes to a stream: on a terminal, unless NO_COLOR (no-color.org) is set to something."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def width() -> int:
    """Return how many cells wide to print: the terminal, or 100 where there is none."""
    columns = shutil.get_terminal_size((100, 24)).columns
    return min(columns, _WIDEST) if is_terminal(sys.stderr) or "COLUMNS" in os.environ else 100


class Text:
    """Reports as people read them: paths or verdicts on standard output, the rest on standard error."""

    def __init__(self, verb: str, total: int) -> None:
        self._verb = verb  # what was done to a good brief
        self._total = total
        self._good = 0
        self._unchanged = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            return
        if self._total > 1:
            bad = self._total - self._good
            left = (
                f"{self._unchanged} left as {'it was' if self._unchanged == 1 else 'they were'}, "
                if self._unchanged
                else ""
            )
            closing = f"{self._total} briefs: {self._good - self._unchanged} {self._verb}, {left}{bad} at fault"
            say(closing, style="1;31" if bad else "32")
        elif self._unchanged:
            say("1 brief left as it was: nothing that it is made from has changed", style="32")

    def show(self, report: "Report") -> None:
        """Print what came of a brief."""
        for output in report.outputs:
            write_path(output.path)
        print_problems(report.problems)
        self._good += report.ok
        self._unchanged += report.unchanged
        if self._verb == "checked":
            for line in quote_table(report.quotes, width(), has_color(sys.stdout)):
                write_line(line)
        if not report.ok or report.fit is None:
            return
        if self._verb == "checked":
            write_line(f"{printable(report.path)}: {fit_line(report.fit)}")
        elif self._total == 1 and is_terminal(sys.stderr):
            say(fit_line(report.fit), style="2")


def fit_line(fit: "Fit") -> str:
    """Say how a page holds its brief."""
    dropped = f", {len(fit.dropped)} left out" if fit.dropped else ""
    return f"one page at {fit.size:g} pt, {fit.fill:.0%} full{dropped}"


class Bar:
    """A progress bar on standard error, where there are several briefs and a terminal to show it."""

    def __init__(self, total: int) -> None:
        self._progress: rich.progress.Progress | None = None
        if total < 2 or not is_terminal(sys.stderr):
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("[dim]{task.description}"),
            BarColumn(bar_width=40, style="bright_black", complete_style="cyan", finished_style="green"),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True, highlight=False),
            transient=True,
            auto_refresh=False,  # no thread: workers are forked from this process
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("briefs", total=total)

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()

    def advance(self) -> None:
        """Count one more brief as done."""
        if self._progress:
            self._progress.advance(self._task)
            self._progress.refresh()

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is printed."""
        self.__exit__()
        try:
            yield
        finally:
            self.__enter__()
