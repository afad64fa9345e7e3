"""The commands that show, draw and begin templates: what each takes, and what its help says."""

import click

from bluf.cli import completion as completing
from bluf.cli import inputs, options
from bluf.ground.template_names import DEFAULT_TEMPLATE


@click.command(cls=options.Command, short_help="List templates and house styles; draw a page.")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=completing.template_names)
@click.option(
    "--to", metavar="FORMATS", callback=inputs.formats,
    help="Draw the page of the template NAME as png, or make it a pdf or docx; commas between.",
)  # fmt: skip
@click.option(
    "--style", metavar="STYLE", shell_complete=completing.style_names, help="The house style to draw it in."
)  # fmt: skip
@click.option(
    "--out", metavar="PLACE", type=click.Path(),
    help="The folder to write to, or for one format a file such as page.png, or - for standard output.  "
    "[default: out/ of the project]",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Write over files that bluf did not make as they are.")
def templates(name: str | None, to: tuple[str, ...] | None, style: str | None, out: str | None, replace: bool) -> int:
    """List the templates and house styles that a brief here can name, or draw the page of one template.

    Your own come first: a folder under templates/ is a template, a file templates/styles/NAME.yaml is a style. A
    brief names them as `template: NAME` and `style: NAME`.

    With NAME and --to, the page that its starter makes is drawn: out/template-NAME.png. A starter is what bluf new
    begins a brief with.

    \b
    Examples:
      bluf templates
      bluf templates decision --to png
      bluf templates decision --to png --style harbour --out decision.png
    """
    if name is None:
        if to or style or out or replace:
            raise click.UsageError("name the template to draw, such as: bluf templates decision --to png")
        from bluf.cli.listing_commands import list_templates

        return list_templates()
    if to is None:
        raise click.UsageError(f"say what to make of the template's page: bluf templates {name} --to png")
    from bluf.cli.template_drawing import draw_template

    return draw_template(name, to, style, out, replace)


@click.command(name="new-template", cls=options.Command, short_help="Begin a template of your own.")
@click.argument("name")
@click.option(
    "--based-on",
    default=DEFAULT_TEMPLATE,
    show_default=True,
    metavar="NAME",
    shell_complete=completing.template_names,
    help="The template to begin with; bluf templates lists them.",
)
@click.option("--force", is_flag=True, help="Replace its files if they are there already.")
def new_template(name: str, based_on: str, force: bool) -> int:
    """Begin a template of your own, which works as it is: a folder templates/NAME beside the project's briefs/.

    It has three files, with comments that say what can be changed: template.yaml declares what its briefs hold and the
    words of its page, page.html.j2 is the page, and starter.yaml is what bluf new begins a brief with. All that they
    leave out is as in the template that it is based on (docs/templates.md). Where there is no project yet, the folder
    is made in the one that you are in.

    \b
    Examples:
      bluf new-template weekly
      bluf new-template our-decision --based-on decision
      bluf new briefs/week-12.yaml --template weekly
    """
    from bluf.cli.new_command import start_template

    return start_template(name, based_on, force)
