"""The options that commands share, and those that every command has."""

from typing import Any

import click

from bluf.cli import completion as completing
from bluf.cli import inputs
from bluf.cli.quietness import ask_for_quiet
from bluf.ground.template_names import DEFAULT_TEMPLATE
from bluf.version import VERSION


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"bluf {VERSION}")
        context.exit()


def _everywhere() -> list[click.Parameter]:
    """Return the options that are understood before a command's name and after it."""
    return [
        click.Option(
            ["--quiet", "-q"],
            is_flag=True,
            expose_value=False,
            callback=ask_for_quiet,
            help="Print errors alone, and nothing on success; the exit code tells.",
        ),
        click.Option(
            ["--version", "-V"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_version,
            help="Show the version and exit.",
        ),
    ]


class Command(click.Command):
    """A command, with the options that all have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_everywhere())


class Commands(click.Group):
    """A group that lists its commands in the order a newcomer needs them."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_everywhere())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names as they were added."""
        return list(self.commands)


class Sources(click.Option):
    """Names sources. Its help lists their formats, which are imported when it is asked for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help."""
        from bluf.sources import usual_suffixes

        self.help = f"Draft the brief from these sources: {usual_suffixes()}."
        return super().get_help_record(ctx)


def language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the language that `--lang` names. Raises BadParameter."""
    if value is None:
        return None
    from bluf.brief import language_hint, usual_case

    hint = language_hint(value)
    if hint is not None:
        raise click.BadParameter(f"{value!r} is not a language tag: {hint}")
    return usual_case(value)


paths = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(), shell_complete=completing.brief_files)
jobs = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many briefs to work on at once.  [default: as many as there are cores]",
)
readers = click.option(
    "--for",
    "readers",
    metavar="LEVEL",
    callback=inputs.level,
    shell_complete=completing.level_names,
    help="The edition for readers of this level, such as TLP:GREEN: without what is marked above it.",
)
template = click.option(
    "--template",
    "-t",
    default=DEFAULT_TEMPLATE,
    show_default=True,
    metavar="NAME",
    shell_complete=completing.template_names,
    help="The template to start from; bluf templates lists them.",
)
