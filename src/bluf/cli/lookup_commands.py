"""The commands that make nothing of a brief: they show what a file holds, what there is, and what words mean."""

import click

from bluf.cli import completion as completing
from bluf.cli import options


@click.command(cls=options.Command, short_help="Show what travels with a PDF or DOCX.")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(), shell_complete=completing.page_files
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to report: for people, or as one JSON object (docs/inspect.md).",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="List all that was found, however often and however long.")
def inspect(files: tuple[str, ...], form: str, everything: bool) -> int:
    """Show what travels with a PDF or DOCX, from anyone, beside what is read on its pages.

    FILE is a PDF or DOCX, or - for standard input. Shown are metadata, hidden text, comments, tracked changes,
    attachments, scripts, paths, what is fetched from elsewhere, links, fonts and the marking (docs/inspect.md).
    Nothing in a file is run, fetched or followed. What a file made by bluf never has bears a !, and the exit code is
    then 1, as it is where a file, or part of one, can't be inspected.

    \b
    Examples:
      bluf inspect out/arctic.pdf out/arctic.docx
      bluf inspect --all ~/Downloads/report.docx
      bluf inspect - --format json < report.pdf
    """
    from bluf.cli.inspect_command import inspect_all

    return inspect_all(tuple(dict.fromkeys(files)), form, everything)


@click.command(cls=options.Command, short_help="Say what a problem's code means, and how to mend it.")
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=completing.codes)
def explain(codes: tuple[str, ...]) -> int:
    """Say what a problem's code means, and how to mend it, as docs/diagnostics.md does.

    CODE is what stands in brackets where a problem is told: error[bad-date]. Without one, all are listed.

    \b
    Examples:
      bluf explain bad-date
      bluf explain quote-altered does-not-fit
    """
    from bluf.cli.explain_command import explain_codes, list_codes

    return explain_codes(codes) if codes else list_codes()


@click.command(cls=options.Command, short_help="Print the JSON Schema of a brief or a list.")
@click.option("--list", "of_lists", is_flag=True, help="Print that of a distribution list (docs/distribution.md).")
def schema(of_lists: bool) -> int:
    """Print the JSON Schema of a brief, with the fields of every template here.

    Editors complete and check briefs by it; bluf new writes it where it is missing. After a change to your own
    templates, write it again; with --list, it is the schema of the lists of who gets a briefing:

    \b
      bluf schema > schema/brief.schema.json
      bluf schema --list > schema/list.schema.json
    """
    from bluf.cli.listing_commands import print_schema

    return print_schema(of_lists)


@click.command(cls=options.Command, short_help="Print what makes a shell complete bluf's commands.")
@click.argument("shell", type=click.Choice(completing.SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print what makes a shell complete bluf's commands, options, briefs and template names.

    \b
    Put one of these into your shell's start-up file:
      bash   eval "$(bluf completion bash)"
      zsh    eval "$(bluf completion zsh)"
      fish   bluf completion fish | source
    """
    from bluf.cli.output_streams import write_line

    write_line(completing.script(context.find_root().command, shell))
    return 0
