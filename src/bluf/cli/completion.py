"""Complete briefs, pages, templates, languages and codes in a shell; print the script that makes a shell ask."""

import os
from collections.abc import Callable

import click
from click.shell_completion import CompletionItem, get_completion_class

from bluf.pipeline.brief_search import is_brief_name

SHELLS = ("bash", "zsh", "fish")
_DEPTH = 2  # how many folders down briefs are offered
_OFFERED = 200


def script(command: click.Command, shell: str) -> str:
    """Return what `shell` has to read to complete bluf's commands."""
    complete = get_completion_class(shell)
    if complete is None:
        raise click.UsageError(f"bluf has no completion for {shell}")
    return complete(command, {}, "bluf", "_BLUF_COMPLETE").source()


def brief_files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the briefs whose path begins with `incomplete`, in its folder and a little below it."""
    return _files(incomplete, is_brief_name)


def page_files(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the PDFs and DOCXs whose path begins with `incomplete`, in its folder and a little below it."""
    return _files(incomplete, lambda name: name.lower().endswith((".pdf", ".docx")))


def codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes of problems that begin with `incomplete`, with what they mean."""
    from bluf.problems.catalogue import CATALOGUE

    return [
        CompletionItem(code.name, help=code.meaning)
        for code in CATALOGUE.values()
        if code.name.startswith(incomplete.lower())
    ]


def commands(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return bluf's commands whose name begins with `incomplete`, with what they do."""
    top = context.find_root().command
    known = top.commands.values() if isinstance(top, click.Group) else ()
    return [
        CompletionItem(command.name, help=command.short_help)
        for command in known
        if command.name and command.name.startswith(incomplete)
    ]


def languages(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the languages that the templates here have words in and whose tag begins with `incomplete`."""
    from bluf.pipeline.template_catalogue import template_catalogue

    tags = {tag for template in template_catalogue().templates for tag in template.labels}
    return [CompletionItem(tag) for tag in sorted(tags) if tag.lower().startswith(incomplete.lower())]


def _files(incomplete: str, wanted: Callable[[str], bool]) -> list[CompletionItem]:
    folder = os.path.dirname(incomplete)  # noqa: PTH120 - "./x" must stay "./x"
    found: list[str] = []
    for at, folders, files in os.walk(folder or "."):
        prefix = os.path.relpath(at, folder or ".")
        depth = 0 if prefix == "." else prefix.count(os.sep) + 1
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if depth < _DEPTH else []
        for name in files:
            path = os.path.join(folder, *([] if prefix == "." else [prefix]), name)  # noqa: PTH118
            if wanted(name) and path.startswith(incomplete):
                found.append(path)
        if len(found) >= _OFFERED:
            break
    return [CompletionItem(path) for path in sorted(found)]


def level_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the markings with an order that begin with `incomplete`, in any case: those that editions can be for."""
    from bluf.markings import levels

    return [CompletionItem(level) for level in levels() if level.lower().startswith(incomplete.lower())]


def template_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the templates whose name begins with `incomplete`, with what they are for."""
    from bluf.pipeline.template_catalogue import template_catalogue

    return [
        CompletionItem(template.name, help=template.description)
        for template in template_catalogue().templates
        if template.name.startswith(incomplete)
    ]


def style_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the house styles whose name begins with `incomplete`, with what they are for."""
    from bluf.pipeline.template_catalogue import template_catalogue

    return [
        CompletionItem(style.name, help=style.description)
        for style in template_catalogue().styles
        if style.name.startswith(incomplete)
    ]


def issues(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the issues of the ledger at hand whose name begins with `incomplete`, with what they are of."""
    from bluf.deliver.ledger_report import issue_summaries
    from bluf.deliver.verifying import KnownIssues
    from bluf.ground.workspace import Workspace
    from bluf.pipeline.project import root_of
    from bluf.problems import BriefError

    here = Workspace.here()
    named = context.params.get("ledger")
    try:
        known = (
            KnownIssues.of_file(here.at(named), here)
            if named
            else KnownIssues.of_project(root_of(None, here.folder), here)
        )
    except BriefError:
        return []
    return [
        CompletionItem(each.issue, help=each.title)
        for each in issue_summaries(known.events)
        if each.issue.startswith(incomplete)
    ]
