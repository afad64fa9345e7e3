"""Turn what Jinja raises while a page is filled into a problem at the template's line."""

import re
from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from bluf.brief.suggest import did_you_mean
from bluf.problems import Problem, Span
from bluf.template.environment import TemplateEnvironment
from bluf.template.limits import TooMuchError
from bluf.template.places import whole_line

_NAME = re.compile(r"'(\w+)' is undefined")
_FIELD = re.compile(r"'(?:.* object|.*)' has no attribute '(\w+)'")


def fault(error: Exception, page: Path, jinja: TemplateEnvironment, known: Iterable[str]) -> Problem:
    """Return an error as a problem; `known` are the names that the page could use."""
    span = line_of_error(error, jinja) or whole_line(str(page), 1)
    match error:
        case TemplateSyntaxError():
            message = error.message or "this is not valid Jinja"
            return Problem("template-syntax", message, whole_line(error.filename or str(page), error.lineno))
        case TemplateNotFound():
            hint = "name a file beside this one, or TEMPLATE/FILE; nothing outside the template folders is read"
            return Problem("template-missing-file", f"there is no template file {error.name!r}", span, hint=hint)
        case SecurityError():
            hint = "a template reads the brief's fields and prints them; it can't reach Python behind them"
            return Problem("template-unsafe", str(error), span, hint=hint)
        case UndefinedError():
            return _undefined(error.message or "an unknown name is used", span, known)
        case TooMuchError():
            return Problem("template-limit", f"the template does too much: {error}", span)
        case RecursionError():
            return Problem("template-limit", "the template includes or calls itself without end", span)
        case _:
            return Problem("template-failed", f"{type(error).__name__}: {error}", span)


def _undefined(message: str, span: Span, known: Iterable[str]) -> Problem:
    name, field = _NAME.search(message), _FIELD.search(message)
    hint = "declare the field in template.yaml, or correct the name"
    if name:
        suggested = did_you_mean(name[1], known)
        return Problem(
            "template-undefined",
            f"there is no field `{name[1]}`",
            span,
            hint=suggested if suggested.endswith("?") else hint,
        )
    if field:
        return Problem("template-undefined", f"there is no `{field[1]}` here", span, hint=hint)
    return Problem("template-undefined", message, span, hint=hint)


def line_of_error(error: Exception, jinja: TemplateEnvironment) -> Span | None:
    """Return the last line of a template file that an error came through; None where it came through none."""
    found: tuple[str, int] | None = None
    traceback = error.__traceback__
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if jinja.has_file(file):
            found = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return whole_line(*found) if found else None
