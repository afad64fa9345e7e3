"""The commands that deliver briefings: what each takes, and what its help says."""

import click

from bluf.cli import completion as completing
from bluf.cli import options
from bluf.ground.workspace import Workspace


@click.command(cls=options.Command, short_help="Issue a brief to a list: a copy for each, mailed if asked.")
@click.argument("brief", required=False, metavar="[BRIEF]", type=click.Path(), shell_complete=completing.brief_files)
@click.option(
    "--to", metavar="LIST", type=click.Path(), shell_complete=completing.brief_files,
    help="The list of recipients, such as lists/cabinet.yaml.",
)  # fmt: skip
@click.option(
    "--group", "groups", multiple=True, metavar="G", help="Those alone who are in this group; may be repeated."
)
@click.option("--sign", "key", metavar="KEY", type=click.Path(), help="Sign PDFs by the key in this file (.p12, .pfx).")
@click.option(
    "--passphrase-fd", type=click.IntRange(min=0), metavar="N",
    help="Read the key's passphrase from this file descriptor.  [default: the keyring, or a prompt]",
)  # fmt: skip
@click.option("--timestamp", metavar="URL", help="Have each signature stamped with the time by this server (RFC 3161).")
@click.option("--protect", is_flag=True, help="Give each copy a password of its own (AES-256). Such a PDF is no PDF/A.")
@click.option(
    "--passwords", metavar="FILE", type=click.Path(),
    help="Write the passwords to this new file, for you alone.  [default: print them once]",
)  # fmt: skip
@click.option("--mail", is_flag=True, help="Write a mail for each recipient beside the copies (.eml); send none.")
@click.option("--send", is_flag=True, help="Write the mails, and hand them to the mail server that BLUF_SMTP names.")
@click.option("--from", "sender", metavar="ADDRESS", help="Whom mails are from.  [default: the list's sender]")
@click.option(
    "--rate", type=click.FloatRange(min=0, min_open=True, max=6000), default=30, show_default=True, metavar="N",
    help="How many mails to hand over in a minute at most.",
)  # fmt: skip
@click.option(
    "--allow", "allowed", multiple=True, type=click.Choice(["draft", "unchecked"]),
    help="Mail a brief though its status is not final (draft), or its quotes were not checked (unchecked).",
)  # fmt: skip
@click.option("--dry-run", "is_dry", is_flag=True, help="Check all, list who would get what, and write nothing.")
@click.option("--yes", "-y", is_flag=True, help="Send without asking first.")
@click.option(
    "--resume", is_flag=False, flag_value="", metavar="[ISSUE]",
    help="Go on with an issue where it stopped; without a name, with the latest that is not finished.",
)  # fmt: skip
@click.option(
    "--again", is_flag=True, help="With --resume: send mails again of which it is not known if they went out."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to report: for people, or as one JSON object (docs/json.md).",
)  # fmt: skip
def issue(
    brief: str | None,
    to: str | None,
    groups: tuple[str, ...],
    key: str | None,
    passphrase_fd: int | None,
    timestamp: str | None,
    protect: bool,
    passwords: str | None,
    mail: bool,
    send: bool,
    sender: str | None,
    rate: float,
    allowed: tuple[str, ...],
    is_dry: bool,
    yes: bool,
    resume: str | None,
    again: bool,
    form: str,
) -> int:
    """Issue a brief: each recipient of a list gets the edition for their level, as a copy with their name on it.

    Copies go to out/issues/NAME-N/, and what was made and sent is recorded in the project's bluf-ledger.sqlite
    (docs/distribution.md). The paths written go to standard output, problems to standard error. Nothing is sent without
    --send, and without your confirmation or --yes. A brief with errors is never issued; a draft, or one with unchecked
    quotes, is mailed with --allow alone.

    A passphrase is never taken from the command line: it comes from the keyring (service bluf, the name of the key's
    file), from --passphrase-fd, or from a prompt.

    \b
    Examples:
      bluf issue briefs/ports.yaml --to lists/cabinet.yaml --dry-run
      bluf issue briefs/ports.yaml --to lists/cabinet.yaml --sign ines.p12 --mail
      bluf issue briefs/ports.yaml --to lists/cabinet.yaml --group press --send
      bluf issue --resume
      bluf issue --resume ports-3 --send
    """
    if mail and send:
        raise click.UsageError("--send writes the mails too: leave out --mail")
    if timestamp and not key:
        raise click.UsageError("--timestamp is of a signature: name a key with --sign")
    if passphrase_fd is not None and not key:
        raise click.UsageError("--passphrase-fd is of a key: name it with --sign")
    if passwords and not (protect or resume is not None):
        raise click.UsageError("--passwords goes with --protect")
    if again and resume is None:
        raise click.UsageError("--again goes with --resume")
    from bluf.cli.issue_command import Request
    from bluf.cli.issue_command import issue as carry_out

    request = Request(
        brief=brief,
        to=to,
        groups=groups,
        key=key,
        passphrase_fd=passphrase_fd,
        timestamp=timestamp,
        is_protected=protect,
        passwords=passwords,
        post="send" if send else "mail" if mail else "",
        sender=sender,
        per_minute=rate,
        allowed=allowed,
        is_dry=is_dry,
        yes=yes,
        resume=resume,
        again=again,
        form=form,
    )
    return carry_out(request, Workspace.here())
