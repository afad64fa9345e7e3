"""The commands of what was issued: what a file is, what the ledger has, and what no longer holds."""

from typing import Any

import click

from bluf.cli import completion as completing
from bluf.cli import options
from bluf.ground.workspace import Workspace

_ledger = click.option(
    "--ledger", metavar="FILE", type=click.Path(), help="The ledger.  [default: that of the project one stands in]"
)
_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to report: for people, or as one JSON object (docs/json.md).",
)  # fmt: skip
_issue = click.argument("issue", metavar="ISSUE", shell_complete=completing.issues)


@click.command(cls=options.Command, short_help="Say whose copy of what a file is, and whether it still holds.")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(), shell_complete=completing.page_files
)
@click.option(
    "--trust", multiple=True, metavar="CERT", type=click.Path(),
    help="Trust what is signed by this certificate, or by one that it vouches for (PEM or DER); may be repeated.",
)  # fmt: skip
@_ledger
@_form
def verify(files: tuple[str, ...], trust: tuple[str, ...], ledger: str | None, form: str) -> int:
    """Say whose copy of what a PDF or DOCX is, whether it is unaltered, by whom it is signed, and whether it holds.

    FILE is a PDF or DOCX, or - for standard input. It is looked up by its bytes in the ledger of the project that one
    stands in, or else of the file's own. Where no ledger has it, its signature tells who made it; nobody is trusted
    but whom --trust names, and nothing is fetched (docs/distribution.md).

    The exit code is 0 where all files are genuine and current, or without a ledger as somebody signed them who is
    trusted; else it is 1.

    \b
    Examples:
      bluf verify ~/Downloads/ports.pdf
      bluf verify --trust cabinet-office.pem ports.pdf
      bluf verify - --format json < ports.docx
    """
    from bluf.cli.verify_command import verify_all

    return verify_all(tuple(dict.fromkeys(files)), Workspace.here(), form, ledger, trust)


class _WithList(options.Commands):
    """A group that lists where no command of its own is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line, with the command that is meant."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if not args or (args[0] not in self.commands and args[0] not in own and args[0].startswith("-")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_WithList, short_help="Show what was issued, to whom, and what became of it.")
def ledger() -> None:
    """Show what was issued, to whom, and what became of it, as the project's ledger has it.

    \b
    Examples:
      bluf ledger
      bluf ledger show ports-1
      bluf ledger export --out issued.csv
    """


@ledger.command(name="list", short_help="List the issues, the latest first.")
@_ledger
@_form
def list_(**given: Any) -> int:
    """List the issues, the latest first: how many copies were sent, refused, or are of unknown fate, and the state."""
    from bluf.cli.ledger_commands import list_issues

    return list_issues(Workspace.here(), given["ledger"], given["form"])


@ledger.command(short_help="Show an issue and its copies.")
@_issue
@_ledger
@_form
def show(issue: str, **given: Any) -> int:
    """Show what became of an issue, and of each of its copies."""
    from bluf.cli.ledger_commands import show_issue

    return show_issue(issue, Workspace.here(), given["ledger"], given["form"])


@ledger.command(short_help="Write all events as CSV or JSON.")
@_ledger
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True, help="As what.")
@click.option("--out", metavar="FILE", type=click.Path(), help="The file to write.  [default: standard output]")
def export(form: str, out: str | None, **given: Any) -> int:
    """Write all events of the ledger, each with its digest, to standard output or a file.

    In CSV, what a spreadsheet would take for a formula has a ' before it; JSON has each value as it was recorded.
    Whoever holds the ledger can write it anew: keep an export, or its last digest, elsewhere (docs/distribution.md).
    """
    from bluf.cli.ledger_commands import export_events

    return export_events(Workspace.here(), given["ledger"], form, out)


@click.command(cls=options.Command, short_help="Record that an issue no longer holds.")
@_issue
@click.option("--why", required=True, metavar="TEXT", help="The reason, which bluf verify tells.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask whether it is meant.")
@_form
def withdraw(issue: str, why: str, yes: bool, form: str) -> int:
    """Record that an issue no longer holds: from then on bluf verify says so of its copies, with the reason.

    It can't be undone. Nobody is told: who has a copy hears of it from you.

    \b
    Examples:
      bluf withdraw ports-1 --why "The figures of the third point are wrong."
    """
    if not why.strip():
        raise click.UsageError("--why is empty: say why it no longer holds")
    from bluf.cli.ledger_commands import withdraw_issue

    return withdraw_issue(issue, " ".join(why.split()), Workspace.here(), yes, form)
