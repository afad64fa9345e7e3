"""Whether a command was asked to be quiet: then it prints its errors, and on success nothing.

What a command is there to print stays: the page that goes to standard output, reports as data, the schema, a
completion script, an explanation, the editor's address.
"""

import click

_QUIET = "bluf.quiet"


def ask_for_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """Note, where a command's options are read, that it is to be quiet."""
    if value:
        context.meta[_QUIET] = True  # which the group and its command share


def is_quiet() -> bool:
    """Whether the command that runs is to be quiet."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))
