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
            context = _context(command, name, root)
            parts.append(_help(f"bluf {name}", command, context))
            parts.extend(_below(f"bluf {name}", command, context))
    return "".join(parts)


def _below(title: str, command: click.Command, context: click.Context) -> list[str]:
    """Return the help of the commands that a group has."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [_help(f"{title} {each.name}", each, _context(each, str(each.name), context), mark="###") for each in below]


def _context(command: click.Command, name: str, parent: click.Context) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)


def _help(title: str, command: click.Command, context: click.Context, mark: str = "##") -> str:
    return f"\n{mark} {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
