"""The commands that begin, check, build and edit briefs: what each takes, and what its help says.

What lays out a page is imported by the command that needs it, so that help and completion answer at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bluf.cli import completion as completing
from bluf.cli import early, inputs, options
from bluf.cli.issue_options import issue
from bluf.cli.issued_commands import ledger, verify, withdraw
from bluf.cli.lookup_commands import completion, explain, inspect, schema
from bluf.cli.template_commands import new_template, templates
from bluf.ground.workspace import Workspace

if TYPE_CHECKING:
    from bluf.markings import Marking

_EXIT_CODES = """\
\b
Exit codes:
  0   good
  1   a brief is at fault, a file can't be written, or one isn't as bluf's own
  2   the command was misused
  70  a bug in bluf
"""


@click.group(
    cls=options.Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EXIT_CODES,
    invoke_without_command=True,
)
@click.pass_context
def bluf(context: click.Context) -> None:
    """Bottom line up front: turn a brief in YAML into a one-page briefing, as PDF to send and DOCX to edit.

    \b
    Begin with:
      bluf new briefs/first.yaml    write a commented starter brief
      bluf build                    make every brief of briefs/ a page in out/

    A project is the folder that holds briefs/, and the commands work in every folder below it.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@bluf.command(short_help="Write a commented starter brief.")
@click.argument("path", type=click.Path())
@click.argument("more", nargs=-1, type=click.Path(), metavar="")
@options.template
@click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="SOURCE...",
    type=click.Path(),
    cls=options.Sources,
)
@click.option(
    "--lang",
    metavar="TAG",
    callback=options.language,
    shell_complete=completing.languages,
    help="The language of the brief, such as fr or en-GB.  [default: en]",
)
@click.option("--copy-source", is_flag=True, help="Copy sources from elsewhere into sources/ beside the brief.")
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
def new(
    path: str,
    more: tuple[str, ...],
    template: str,
    sources: tuple[str, ...],
    lang: str | None,
    copy_source: bool,
    force: bool,
) -> int:
    """Write a commented starter brief, which builds as it is.

    PATH is the file to write; .yaml is added if it has no such suffix. A bare name is a file in the project's briefs/,
    or in the folder below it that you are in; where there is no project yet, in the folder that you are in.

    Editors that know the YAML language server complete and check the brief by the JSON Schema that its first line
    names: schema/brief.schema.json at the project's root, which is written too where there is none.

    With --lang, the brief is in that language: its date and headings follow, and so do the sample words where bluf
    has them (de, es, fr, ru, uk).

    With --from, the brief is a first draft in the sources' own words: title, date, quotes with their speakers, actors,
    and the sentences that carry the most, each with its place in the source (docs/drafting.md). The sources must be
    in the brief's folder or below it. One that can't be drafted from is left out, with a warning.

    \b
    Examples:
      bluf new briefs/arctic.yaml
      bluf new briefs/arctic-options.yaml --template decision
      bluf new briefs/arctique.yaml --lang fr
      bluf new briefs/arctic.yaml --from briefs/forum.html briefs/speech.txt
      bluf new briefs/arctic.yaml --from ~/Downloads/forum.pdf --copy-source
    """
    if not sources:
        if more or copy_source:
            raise click.UsageError("name the sources with --from" if copy_source else "new takes one PATH")
        from bluf.cli.new_command import start

        return start(path, Workspace.here(), template, lang, force)
    if lang:
        raise click.UsageError(
            "a draft is in the language of its sources: leave out --lang, and change it in the brief"
        )
    from bluf.cli.new_command import start_from

    return start_from(path, Workspace.here(), (*sources, *more), template, copy_source, force)


@bluf.command(short_help="Say all that is wrong with briefs and lists; write nothing.")
@options.paths
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True,
    help="How to report: for people, as one JSON object (docs/json.md), or as SARIF 2.1.0 for code hosts.",
)  # fmt: skip
@click.option("--record", is_flag=True, help="Write what was found of each brief's quotes to NAME.receipts.yaml.")
@options.readers
@options.jobs
def check(paths: tuple[str, ...], form: str, record: bool, readers: "Marking | None", jobs: int | None) -> int:
    """Say everything that is wrong with briefs, and make no page.

    PATH is a brief, a folder, for every brief below it, or - for standard input. Without one: every brief below the
    project's briefs/. All that a build would find is found: quotes, figures and names that their sources don't have,
    and whether the page fits. The quotes with their verdicts, and one line a brief, go to standard output; problems,
    each with its file, line and column, go to standard error.

    A distribution list is checked too, where it is named or in a folder that is (docs/distribution.md).

    With --record, receipts are written beside each brief, which stand in for its sources where these can't go.

    \b
    Examples:
      bluf check
      bluf check briefs/arctic.yaml
      bluf check --format sarif > bluf.sarif
      bluf check briefs/arctic.yaml --record
    """
    found = inputs.briefs(paths, Path.cwd())
    if record and inputs.STDIN in found.briefs:
        raise click.UsageError("standard input has no place for receipts beside it")
    if record and readers:
        raise click.UsageError(
            "receipts are of the whole brief, which readers of an edition may not see: leave out --for"
        )
    early.get_ready(found.names)
    from bluf.cli.making import check_all

    return check_all(found, form, jobs, record, readers)


@bluf.command(short_help="Make each brief into one page: PDF and DOCX.")
@options.paths
@click.option(
    "--to",
    metavar="FORMATS",
    callback=inputs.formats,
    help="What to make, commas between: pdf, docx, png.  [default: pdf,docx]",
)
@click.option(
    "--out",
    metavar="PLACE",
    type=click.Path(),
    help="The folder to write to, from here; or, for one brief in one format, a file such as page.pdf, or - for "
    "standard output.  [default: out/ of the project]",
)
@click.option("--watch", is_flag=True, help="Stay, and build again what changes; Ctrl-C ends it.")
@click.option("--fresh", is_flag=True, help="Build every brief, those too that have not changed.")
@click.option("--replace", is_flag=True, help="Write over files that bluf did not make as they are.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to report: for people, or as one JSON object (docs/json.md).",
)
@options.readers
@options.jobs
def build(
    paths: tuple[str, ...],
    to: tuple[str, ...] | None,
    out: str | None,
    watch: bool,
    fresh: bool,
    replace: bool,
    form: str,
    readers: "Marking | None",
    jobs: int | None,
) -> int:
    """Make each brief into one page: a PDF to send and a DOCX to edit.

    PATH is a brief, a folder, for every brief below it, or - for standard input, which becomes one output. Without
    one: every brief below the project's briefs/, but not in templates/, sources/, lists/ and hidden folders.

    Outputs go to out/ beside briefs/, in the same subfolders: briefs/2026/ports.yaml becomes out/2026/ports.pdf
    (docs/outputs.md). The paths written go to standard output, problems to standard error. A brief that is at fault
    leaves its earlier outputs as they were, and does not stop the others.

    A brief keeps its outputs if nothing that they are made from has changed; --fresh builds all. Nothing that a brief
    is made from is ever written over. A file that bluf did not make, or that somebody has edited since, is written
    over with --replace alone.

    With --for, what is marked above LEVEL, or bears no mark under a higher banner, is left out, and the files are named
    by the level: arctic.tlp-green.pdf (docs/markings.md).

    \b
    Examples:
      bluf build
      bluf build briefs/arctic.yaml --to pdf,docx,png
      bluf build briefs/arctic.yaml --watch
      bluf build briefs/arctic.yaml --for TLP:GREEN
      bluf build - --out arctic.pdf < draft.yaml
    """
    here = Workspace.here()
    found = inputs.briefs(paths, here.folder)
    if watch and inputs.STDIN in found.briefs:
        raise click.UsageError("standard input cannot be watched")
    if watch and form == "json":
        raise click.UsageError("--watch reports for people; leave out --format json")
    targets = inputs.targets(found, out, to, here.folder, readers)
    if (form == "json" or watch) and any(None in places.values() for places in targets.values()):
        raise click.UsageError("standard output takes one page and nothing else; name a file with --out")
    if watch:
        from bluf.cli.watch_command import watch as go_on

        return go_on(paths, here, out, to, jobs, readers, fresh=fresh, replace=replace)
    early.get_ready(found.names)
    from bluf.cli.making import build_all

    return build_all(targets, here, form, jobs, readers=readers, problems=found.problems, fresh=fresh, replace=replace)


for _command in (issue, inspect, templates, new_template):
    bluf.add_command(_command)


@bluf.command(short_help="Edit a brief in the browser, beside its finished page.")
@click.argument("path", required=False, metavar="[BRIEF]", type=click.Path(), shell_complete=completing.brief_files)
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="N", help="The port.  [default: one of your own, or a free one]"
)
@click.option("--no-browser", is_flag=True, help="Print the address only.")
def edit(path: str | None, port: int | None, no_browser: bool) -> int:
    """Edit a brief in the browser: its outline or YAML on the left, the finished page on the right.

    Without BRIEF, begin with the briefs of the project, or where there is none with those of the working folder. The
    editor runs on this machine and for you alone: its address holds a key that lets a browser in while it runs. It is
    an extra: pip install 'bluf[edit]' (docs/editor.md).

    \b
    Examples:
      bluf edit
      bluf edit briefs/arctic.yaml
    """
    from bluf.cli.edit_command import edit as start

    return start(path, Path.cwd(), port, not no_browser)


for _other in (verify, ledger, withdraw, explain, schema, completion):
    bluf.add_command(_other)


@bluf.command(name="help", short_help="Show this help, or that of a command.")
@click.argument("name", required=False, metavar="[COMMAND]", shell_complete=completing.commands)
@click.pass_context
def show_help(context: click.Context, name: str | None) -> int:
    """Show what bluf does and what to begin with, or what a command takes.

    \b
    Examples:
      bluf help
      bluf help build
    """
    top = context.find_root()
    command = bluf if name is None else bluf.get_command(top, name)
    if command is None:
        raise click.UsageError(f"there is no command {name!r}; there are {', '.join(bluf.list_commands(top))}")
    click.echo(command.get_help(top if name is None else click.Context(command, info_name=name, parent=top)))
    return 0
