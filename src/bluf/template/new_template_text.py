"""Write the files of a new template that is based on another: their text, with comments that lead its author on.

The template declares one field, prints it at the end of one block of the base's page, and has the base's starter with
that field in it. What is wrong with it once it has been changed is told at its own lines, like any template's.
"""

import re
import textwrap
from collections.abc import Sequence
from itertools import chain, count

from bluf.brief.model import CORE_FIELDS
from bluf.template.declaration import DECLARATION, PAGE, STARTER, Template

# The example is printed in this block of the base's page, or else in the last that is none of those at its foot.
_USUAL_PLACE = "main"
_AT_FOOT = ("sources", "footer")
_FIELD = "open_questions"
_SCHEMA_LINE = re.compile(r"\A# yaml-language-server: .*\n")
_HEAD = re.compile(r"\A(?:[ \t]*#.*\n)+")
_TEMPLATE_LINE = re.compile(r"^template:[ \t]*[^\s#]+(?P<rest>.*)$", re.MULTILINE)
_DATE_LINE = re.compile(r"^date:.*\n", re.MULTILINE)
_LATER_FIELD = re.compile(r"(?:sources|annexes|fit):")
_NO_TEXT = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")  # to programs that read YAML 1.1


def new_template_text(name: str, base: Template, blocks: Sequence[str], starter: str) -> dict[str, str]:
    """Return the text of a new template's files by their names.

    `blocks` are those of the base's page, and `starter` is the brief that its `bluf new` begins with.
    """
    field = _own_name(base)
    return {
        DECLARATION: _declaration(name, base, field),
        PAGE: _page(name, base, blocks, field),
        STARTER: _starter(name, starter, field),
    }


def _own_name(base: Template) -> str:
    """Return a name for the example's field and label that neither a brief nor the base has."""
    taken = {*CORE_FIELDS, *(spec.name for spec in base.fields), *base.labels.get("en", {})}
    return next(name for name in chain([_FIELD], (f"{_FIELD}_{number}" for number in count(2))) if name not in taken)


def _declaration(name: str, base: Template, field: str) -> str:
    kind = name.replace("-", " ").replace("_", " ")
    arrangements = ""
    if base.arrangements:
        arrangements = f"""\
# The ways in which {base.name}'s page can be set. List those that print your block; without this, it is set in one.
# arrangements: [{", ".join(base.arrangements)}]
"""
    return f"""\
# The template `{name}`. docs/templates.md explains every key; what is left out here is as in `{base.name}`.

# The folder's name, which a brief gives as `template: {name}`; and a line for `bluf templates` and the editor.
name: {_plain(name)}
description: A page of our own, made from {base.name}.

# Lends its page, its fields, its words and its styles.
based_on: {_plain(base.name)}

# The house style of briefs that name none; `bluf templates` lists them.
# style: harbour

{arrangements}
# What a brief's own fields are in its briefs: optional, required or hidden.
# core: {{actors: hidden, to: required}}

# What its briefs may hold besides. Each field is checked, completed and offered in the editor like bluf's own.
# A field is text, prose, paragraphs, date, points, choice, table, figures, timeline, chart, picture, list or mapping.
fields:
  {field}:
    type: list
    description: What is still to be found out, the most pressing first.
    # required: true            # then a brief without it is at fault
    items:
      type: mapping
      shorthand: text           # `- Who pays?` stands for `- text: Who pays?`
      fields:
        text: {{type: prose, required: true}}
        owner: {{type: text, description: Who finds out.}}

# Words of the page, by language and name; the page prints them as `labels.NAME`. `kind` says in the header what it is.
# A word of {base.name}'s page that is to be another here, such as `key_points: This week`, is given here too.
labels:
  en: {{kind: {_plain(kind[:1].upper() + kind[1:])}, {field}: Open questions}}
  # fr: {{kind: Note, {field}: Questions ouvertes}}
""".replace("\n\n\n", "\n\n")


def _page(name: str, base: Template, blocks: Sequence[str], field: str) -> str:
    extended = f"{base.page.parent.name if base.page else base.name}/{PAGE}"
    place = _place(blocks)
    lead = f"""\
The page of the template `{name}`: that of {base.name}, with one block replaced. docs/templates.md says what a page \
may print, in which elements, and how `style.yaml` gives them styles of your own."""
    replaced = f"""\
Blocks that can be replaced here, each by its name: {", ".join(blocks) or "none"}. What stands outside of blocks is \
not printed."""
    head = f"""\
{{#
{_wrapped(lead)}

{_wrapped(replaced)}
#}}
{{% extends "{extended}" %}}
{{% import "shared/parts.html.j2" as parts with context %}}
"""
    if place is None:
        return head
    return f"""\
{head}
{{% block {place} %}}
{{# What {base.name} has here. Leave it out to print something else in its place. #}}
{{{{ super() }}}}

{{# Without this, a brief that lacks the field would have a heading over nothing. #}}
{{% if {field} %}}
<h2>{{{{ labels.{field} }}}}</h2>
<ul>
{{% for question in {field} %}}
  <li>
    {{{{- parts.portion(question.mark) }}}}{{{{ question.text }}}}
    {{%- if question.owner %}} <span class="Quiet">({{{{ question.owner }}}})</span>{{% endif %}}
  </li>
{{% endfor %}}
</ul>
{{% endif %}}
{{% endblock %}}
"""


def _place(blocks: Sequence[str]) -> str | None:
    if _USUAL_PLACE in blocks:
        return _USUAL_PLACE
    return next((block for block in reversed(blocks) if block not in _AT_FOOT), None)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 118, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _starter(name: str, starter: str, field: str) -> str:
    head = f"""\
# A brief of the template `{name}`. Replace the words after each colon; delete what you don't need.
# In sentences, **bold**, *italic* and [links](https://example.org) work.
"""
    example = f"""\
{field}:                 # a field of this template: what is still to be found out
  - Ask what is not known yet, the most pressing first.
  - text: A question may say who finds out.
    owner: Who finds out

"""
    body = _HEAD.sub("", _SCHEMA_LINE.sub("", starter), count=1)
    named = f"template: {_plain(name)}"
    body, has_name = _TEMPLATE_LINE.subn(lambda line: named + line["rest"], body, count=1)
    if not has_name:
        body = _DATE_LINE.sub(lambda line: f"{line[0]}{named}\n", body, count=1)
    lines = body.splitlines(keepends=True)
    later = next((index for index, line in enumerate(lines) if _LATER_FIELD.match(line)), None)
    if later is None:
        return f"{head}{body.rstrip()}\n\n{example.rstrip()}\n"
    while later > 0 and lines[later - 1].startswith("#"):  # the comment on that field
        later -= 1
    return f"{head}{''.join(lines[:later])}{example}{''.join(lines[later:])}"


def _plain(text: str) -> str:
    """Return text as a YAML value that no program takes for anything but text."""
    return f'"{text}"' if text.lower() in _NO_TEXT or not text[0].isalpha() else text
