"""Print for people: problems on standard error, a bar while many briefs are made, a closing line."""

import contextlib
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self

from bluf.cli.output_streams import write_line, write_path
from bluf.cli.quietness import is_quiet
from bluf.cli.quotes_command import quote_table
from bluf.problems import Problem
from bluf.problems.text import printable, render
from bluf.problems.wording import shown

if TYPE_CHECKING:
    import rich.progress

    from bluf.pipeline.report import Fit, Report

_WIDEST = 120
_LONGEST = 300  # characters of a description: some lines of a terminal


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, in colour on a terminal that has it; quietly, those alone that are errors."""
    if is_quiet():
        problems = [problem for problem in problems if problem.is_error]
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


def remark(text: str, style: str | None = None) -> None:
    """Print to standard error what nobody misses who asked for quiet."""
    if not is_quiet():
        say(text, style=style)


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


def write_table(rows: Sequence[tuple[str, str, str]]) -> None:
    """Print rows with their columns under one another; on a terminal, names in bold and long texts wrapped."""
    first, second = (max((len(row[at]) for row in rows), default=0) for at in (0, 1))
    bold, plain = ("\x1b[1m", "\x1b[0m") if has_color(sys.stdout) else ("", "")
    indent = first + second + 4
    width = shutil.get_terminal_size().columns - indent if is_terminal(sys.stdout) else sys.maxsize
    for kind, name, text in rows:
        lines = textwrap.wrap(printable(shown(" ".join(text.split()), _LONGEST)), max(width, 20))
        write_line(f"{kind:{first}}  {bold}{printable(name):{second}}{plain}  {next(iter(lines), '')}".rstrip())
        for line in lines[1:]:
            write_line(f"{'':{indent}}{line}")


class TerminalReport:
    """Reports as people read them: paths or verdicts on standard output, the rest on standard error."""

    def __init__(self, verb: str, total: int) -> None:
        self._verb = verb  # what was done to a good brief
        self._total = total
        self._good = 0
        self._unchanged = 0
        self._lists = 0

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
            what = "files" if self._lists else "briefs"
            closing = f"{self._total} {what}: {self._good - self._unchanged} {self._verb}, {left}{bad} at fault"
            remark(closing, style="1;31" if bad else "32")
        elif self._unchanged:
            remark("1 brief left as it was: nothing that it is made from has changed", style="32")

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print what is about no brief."""
        print_problems(problems)

    def show(self, report: "Report") -> None:
        """Print what came of a brief."""
        if not is_quiet():
            for output in report.outputs:
                write_path(output.path)
        print_problems(report.problems)
        self._good += report.ok
        self._unchanged += report.unchanged
        self._lists += report.recipients is not None
        if is_quiet():
            return
        if self._verb == "checked":
            for line in quote_table(report.quotes, width(), has_color(sys.stdout)):
                write_line(line)
        if report.ok and report.recipients is not None:
            many = "1 recipient" if report.recipients == 1 else f"{report.recipients:,} recipients"
            write_line(f"{printable(report.path)}: a list of {many}")
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
    """A progress bar on standard error, where there are several briefs, copies or mails and a terminal to show it."""

    def __init__(self, total: int, what: str = "briefs") -> None:
        self._progress: rich.progress.Progress | None = None
        if total < 2 or is_quiet() or not is_terminal(sys.stderr):
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
        self._task = self._progress.add_task(what, total=total)

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()

    def advance(self) -> None:
        """Count one more as done."""
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
