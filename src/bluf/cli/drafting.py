"""Write a brief that is drafted from its sources: as many of their quotes as the page has room for, and proven."""

import datetime
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from bluf.cli.listing import schema_text
from bluf.cli.starter import file_to_write, find_schema, reference
from bluf.cli.streams import write_path
from bluf.cli.text import print_problems, say
from bluf.draft import POINTS, Draft, gather, written
from bluf.evidence.source_text import MAX_BYTES
from bluf.pipeline.files import write_all
from bluf.pipeline.phases import lay_out, read
from bluf.pipeline.proving import prove
from bluf.problems import BriefError, Problem, Span
from bluf.template import Template, find_template, template_folders

COPIES = "sources"  # the folder beside the brief that sources are copied to
FEWEST_POINTS = 2
_FIELD = re.compile(r"^(?P<name>\w+):.*\n(?:(?:[ \t].*)?\n)*", re.MULTILINE)


def start_from(path: str, sources: Sequence[str], template: str, copy: bool, force: bool) -> int:
    """Draft a brief from `sources` into `path`; print what was written, and whether it is fit to build."""
    target = file_to_write(path, force)
    try:
        found = find_template(template, template_folders(target))
        files, copies = _placed(target.parent, [Path(source) for source in sources], copy)
        drafted = gather([Path(source) for source in sources], files)
        schema = find_schema(target)
        text = partial(
            written,
            drafted,
            today=datetime.date.today(),
            template=template,
            schema=reference(schema, target),
            extra=_wanted(found),
        )
        quotes, points = _room(drafted, text, str(target))
        outputs = {target: text(quotes=quotes, points=points).encode(), **copies}
        if not schema.exists():
            outputs[schema] = schema_text(str(target))
        write_all(outputs)
    except BriefError as error:
        print_problems(error.problems)
        return 1
    for output in outputs:
        write_path(str(output))
    return _told(drafted, quotes, target)


def _told(drafted: Draft, quotes: int, target: Path) -> int:
    """Say what came of the draft: what stands in it as comments, and every error that keeps it from being built."""
    left, unattributed = len(drafted.quotes) - quotes, len(drafted.unattributed)
    if left:
        say(f"{left} of {len(drafted.quotes)} quotes are comments in it: the page has no room for them")
    if unattributed:
        say(f"{unattributed} more are comments in it: the source does not make plain who says them")
    try:
        brief = read(target.read_bytes(), str(target))
        problems = [*prove(brief).problems, *lay_out(brief)[0]]
    except BriefError as error:
        problems = list(error.problems)
    errors = [problem for problem in problems if problem.is_error]
    print_problems(errors)
    return 1 if errors else 0


def _placed(folder: Path, sources: Sequence[Path], copy: bool) -> tuple[list[str], dict[Path, bytes]]:
    """Return what the brief calls each source, and what is copied where. Raises BriefError for those out of reach."""
    root = folder.resolve()
    files: list[str] = []
    copies: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for source in sources:
        resolved = source.resolve()
        if resolved.is_relative_to(root):
            files.append(resolved.relative_to(root).as_posix())
            continue
        place = folder / COPIES / source.name
        files.append(f"{COPIES}/{source.name}")
        if not copy:
            message, hint = "the source is outside the brief's folder", "--copy-source copies it beside the brief"
            problems.append(Problem("outside-folder", message, Span(str(source), 0, 0), hint=f"{hint}, to {place}"))
        elif resolved.is_file() and resolved.stat().st_size <= MAX_BYTES:
            content = resolved.read_bytes()
            if copies.get(place, content) != content or (place.exists() and place.read_bytes() != content):
                raise click.UsageError(
                    f"{click.format_filename(place)} is there already and differs; rename one of them"
                )
            copies[place] = content
    if problems:
        raise BriefError(problems)
    return files, copies


def _wanted(template: Template) -> str:
    """Return the fields that a template asks for beyond a brief's own, as its starter has them."""
    asked = {field.name for field in template.fields if field.required}
    if not asked or template.starter is None:
        return ""
    blocks = _FIELD.finditer(template.starter.read_text(encoding="utf-8"))
    found = [block.group().rstrip("\n") for block in blocks if block["name"] in asked]
    return "# What the template asks for besides, which no source can give.\n" + "\n".join(found) if found else ""


def _room(drafted: Draft, text: Callable[..., str], path: str) -> tuple[int, int]:
    """Return how many quotes and points the page has room for: all, or fewer quotes, or fewer points too."""

    def fits(quotes: int, points: int) -> bool:
        try:
            brief = read(text(quotes=quotes, points=points).encode(), path)
        except BriefError:
            return True  # it is at fault in another way, which will be told
        return not isinstance(lay_out(brief)[1], BriefError)

    most = len(drafted.quotes)
    points = min(POINTS, len(drafted.points))
    while points > FEWEST_POINTS and not fits(0, points):
        points -= 1
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle, points) else (low, middle - 1)
    return low, points
