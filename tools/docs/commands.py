"""Turn the command line's own help into `docs/commands.md`."""

import click

from bluf.cli.commands import bluf

_HEAD = """\
# Commands

What `bluf --help` and `bluf COMMAND --help` print. `make docs` writes this page from the commands.
"""


def commands() -> str:
    """Return the page."""
    root = click.Context(bluf, info_name="bluf", terminal_width=100, max_content_width=100, **bluf.context_settings)
    parts = [_HEAD, _help("bluf", bluf, root)]
    for name in bluf.list_commands(root):
        command = bluf.get_command(root, name)
        if command is not None and not command.hidden:
            context = click.Context(command, info_name=name, parent=root, terminal_width=100, max_content_width=100)
            parts.append(_help(f"bluf {name}", command, context))
    return "".join(parts)


def _help(title: str, command: click.Command, context: click.Context) -> str:
    return f"\n## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
