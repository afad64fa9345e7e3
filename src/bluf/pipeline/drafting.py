"""Turn sources into a brief drafted from them: as many of their quotes as the page has room for, and proven."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bluf.brief import Brief, workspace_of
from bluf.brief.declared_fields import HIDDEN, REQUIRED, FieldSpec
from bluf.draft import POINTS, Draft, budget_of, gather, written
from bluf.evidence import Evidence
from bluf.ground import filesystem
from bluf.ground.budget import OWN, Budget
from bluf.ground.files import write_all
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.ground.workspace import Workspace
from bluf.pipeline.phases import run
from bluf.pipeline.project import COPIES
from bluf.pipeline.source_checks import prove, receipts_path
from bluf.pipeline.starting import find_schema, reference, schema_text, template_for_new
from bluf.problems import BriefError, Problem, Severity, Span
from bluf.sources import MAX_BYTES
from bluf.template import Template

FEWEST_POINTS = 2
_POINTS = "key_points"
_DRAFTED = ("bottom_line", _POINTS, "actors", "quotes", "sources")  # what a draft has of a brief's own
_SOME = 4  # quotes that are tried first: a page seldom has room for many more
LAYING_OUT = 0.3  # seconds that it takes to lay out a draft, as often as there may be need
_CITATION = re.compile(r"^ +source:.*\n|, source: [\w-]+(?=[,}])", re.MULTILINE)  # of a source that the starter has
_FIELD = re.compile(r"^(?P<name>\w+):.*\n(?:(?:[ \t].*)?\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was written. `files` are all that were, the brief first; `problems` keep it from being built.

    `left_out` are warnings of the sources from which nothing could be taken.
    `quotes` were found, and `left` of them stand in it as comments, for want of room; `unattributed` more do, because
    the source does not make plain who says them.
    """

    files: tuple[Path, ...]
    quotes: int
    left: int
    unattributed: int
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...] = ()


def start_from(
    target: Path,
    sources: Sequence[Path],
    template: str = DEFAULT_TEMPLATE,
    *,
    copy: bool = False,
    workspace: Workspace | None = None,
) -> Drafted:
    """Draft a brief from `sources` into `target`, over what is there.

    A source outside the brief's folder is copied to `sources/` beside it if `copy` is set. One from which nothing can
    be taken is left out. Relative paths start from the folder of the `workspace`, the process's own unless one is
    given. Raises BriefError, where it is so with all too, and FileExistsError where another file has the place of a
    copy.
    """
    workspace = workspace or Workspace.here()
    found = template_for_new(target, template, workspace)
    files, copies = _placed(target.parent, sources, copy, workspace)
    read_from = [workspace.at(source) for source in sources]
    budget = budget_of(read_from, OWN + LAYING_OUT)
    with workspace.naming():
        drafted = gather(read_from, files, budget)
    schema = find_schema(target, workspace.folder)
    hidden = {field.name for field in found.fields if field.core == HIDDEN}
    text = partial(
        written,
        drafted,
        today=workspace.today(),
        template=template,
        schema=reference(workspace.at(schema), workspace.at(target)),
        extra=_wanted(found, stand_in=False),
        points_in=(found.drafts or None) if _POINTS in hidden else _POINTS,
        without=hidden,
    )
    quotes, points = _room(drafted, partial(text, extra=_wanted(found, stand_in=True)), str(target), workspace)
    brief = text(quotes=quotes, points=points).encode()
    used = {target.parent / article.file for article in drafted.articles}
    outputs = {target: brief, **{place: content for place, content in copies.items() if place in used}}
    if not filesystem.exists(workspace.at(schema)):
        outputs[schema] = schema_text(str(target), strict=False, workspace=workspace)
    write_all({workspace.at(place): content for place, content in outputs.items()}, workspace.shown)
    return Drafted(
        tuple(outputs),
        len(drafted.quotes),
        len(drafted.quotes) - quotes,
        len(drafted.unattributed),
        _errors(drafted, target, budget, workspace),
        tuple(replace(problem, severity=Severity.WARNING) for problem in workspace.named(drafted.problems)),
    )


def _errors(drafted: Draft, target: Path, budget: Budget, workspace: Workspace) -> tuple[Problem, ...]:
    """Return what keeps a draft from being built. Quotes that were judged when it was drafted are not judged again."""

    def judge(brief: Brief) -> Evidence:
        return Evidence() if _is_proven(brief, drafted) else prove(brief, budget)

    found = run(str(target), workspace, judge=judge)
    return tuple(problem for problem in found.problems if problem.is_error)


def _is_proven(brief: Brief, drafted: Draft) -> bool:
    """Whether all quotes of a brief are those that were judged when it was drafted, and no receipts are beside it."""
    proven = {(quote.text, quote.speaker, quote.article) for quote in drafted.quotes}
    return not os.path.lexists(receipts_path(workspace_of(brief).at(brief.path))) and all(
        (str(quote.text.line), quote.speaker, quote.source) in proven for quote in brief.quotes
    )


def _placed(
    folder: Path, sources: Sequence[Path], copy: bool, workspace: Workspace
) -> tuple[list[str], dict[Path, bytes]]:
    """Return what the brief calls each source, and what is copied where. Raises BriefError for those out of reach."""
    root = filesystem.real(workspace.at(folder))
    files: list[str] = []
    copies: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for source in sources:
        resolved = filesystem.real(workspace.at(source))
        if resolved.is_relative_to(root):
            files.append(resolved.relative_to(root).as_posix())
            continue
        place = folder / COPIES / source.name
        files.append(f"{COPIES}/{source.name}")
        if not filesystem.exists(resolved):
            problems.append(
                Problem("source-missing", "there is no such file", Span(str(source), 0, 0), hint="check the path")
            )
        elif not copy:
            message, hint = "the source is outside the brief's folder", "--copy-source copies it beside the brief"
            problems.append(Problem("outside-folder", message, Span(str(source), 0, 0), hint=f"{hint}, to {place}"))
        elif filesystem.is_file(resolved) and resolved.stat().st_size <= MAX_BYTES:
            content = resolved.read_bytes()
            there = workspace.at(place)
            if copies.get(place, content) != content or (filesystem.exists(there) and not _holds(there, content)):
                raise FileExistsError(f"{place} is there already and differs; rename one of them")
            copies[place] = content
    if problems:
        raise BriefError(problems)
    return files, copies


def _holds(place: Path, content: bytes) -> bool:
    """Whether a file with this content is there; a pipe, which would be waited for, holds nothing."""
    return filesystem.is_file(place) and place.stat().st_size == len(content) and place.read_bytes() == content


def _wanted(template: Template, *, stand_in: bool) -> str:
    """Return the fields that a template asks for, and that no draft has, as its starter has them.

    Those that would pass for facts, such as a number, a date or a state, are comments: the draft can't be built until
    they are filled in. With `stand_in` they are there, to see what there is room for.
    """
    facts = set() if stand_in else {field.name for field in template.fields if _passes_for_fact(field)}
    asked = {field.name for field in template.fields if field.required or field.core == REQUIRED}
    asked -= {template.drafts, *_DRAFTED}
    starter = template.starter_text() if asked else None
    if starter is None:
        return ""
    blocks = _FIELD.finditer(starter)
    found = [
        _commented(words) if block["name"] in facts else words
        for block in blocks
        if block["name"] in asked
        for words in [_CITATION.sub("", block.group()).rstrip("\n")]
    ]
    return (
        "# What the template asks for besides, which no source gives: its starter's words, for you to replace.\n"
        + "\n".join(found)
        if found
        else ""
    )


def _passes_for_fact(field: FieldSpec) -> bool:
    """Whether nobody is told of a starter's words in a field: they are too short for that, or of a closed list."""
    if field.type in ("list", "mapping"):
        inner = (field.items,) if field.items else field.fields
        return any(each.type == "choice" or (each.fields and _passes_for_fact(each)) for each in inner)
    return field.type in ("text", "choice", "date", "timeline", "figures")


def _commented(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))


def _room(drafted: Draft, text: Callable[..., str], path: str, workspace: Workspace) -> tuple[int, int]:
    """Return how many quotes and points the page has room for: all, or fewer quotes, or fewer points too."""

    otherwise_at_fault = False  # in a way that fewer words don't mend, and that will be told

    def fits(quotes: int, points: int) -> bool:
        nonlocal otherwise_at_fault
        if not otherwise_at_fault:
            tried = text(quotes=quotes, points=points, aside=False, stand_in=True).encode()
            found = run(path, workspace, tried, judge=lambda _: Evidence())
            if any(problem.code == "does-not-fit" for problem in found.problems):
                return False
            otherwise_at_fault = not found.ok
        return True

    most = len(drafted.quotes)
    points = min(POINTS, len(drafted.points))
    while points > FEWEST_POINTS and not fits(0, points):
        points -= 1
    low, high = 0, most
    while low < high:
        reached = min(max(2 * low, _SOME), high)
        if not fits(reached, points):
            high = reached - 1
            break
        low = reached
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle, points) else (low, middle - 1)
    return low, points
