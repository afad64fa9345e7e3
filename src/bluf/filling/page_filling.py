"""Fill a page: run its template on values, within limits, and turn whatever goes wrong into a fault with its line."""

from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from bluf.filling import derived_words, printed_fields, template_limits
from bluf.filling.environment import ElsewhereError, FileError, TemplateEnvironment, UndefinedNameError, environment
from bluf.filling.stamps import stamped_files
from bluf.filling.template_limits import TooMuchError
from bluf.filling.template_values import Fault, FaultKind, Filled
from bluf.ground.alarms import ringing_after


def fill_in_time(page: str, folders: tuple[Path, ...], values: dict[str, Any], seconds: float) -> Filled | Fault:
    """Return what the page prints for the values, or why it can't be filled in some seconds of this process's time.

    Where time or memory runs out, anything may go wrong anywhere: whatever does is the template's fault.
    """
    try:
        with ringing_after(seconds, TooMuchError("it takes too long")):
            return _filled(page, environment(folders), values)
    except Exception as error:
        return _fault(error, "", 0) or Fault(FaultKind.FAILED, f"{type(error).__name__}: {error}", "")


def fill_from(page: str, folders: tuple[Path, ...], values: dict[str, Any], own: Path) -> Filled | Fault | None:
    """Return the same, in any time; None where part of the page lies outside the folder `own`."""
    try:
        return _filled(page, environment(folders, own), values)
    except ElsewhereError:
        return None


def _filled(page: str, jinja: TemplateEnvironment, values: dict[str, Any]) -> Filled | Fault:
    template_limits.begin()
    printed_fields.begin()
    derived_words.begin()
    parts: list[str] = []
    printed = 0
    try:
        for part in jinja.get_template(page).generate(values):
            printed += len(part)
            if printed > template_limits.MOST_PRINTED:
                raise TooMuchError(f"it prints more than {template_limits.MOST_PRINTED:,} characters")
            parts.append(part)
        return Filled("".join(parts), stamped_files(jinja), derived_words.noted())
    except ElsewhereError:
        raise
    except Exception as error:
        parts.clear()
        file, line = _place(error, jinja)
        fault = _fault(error, file, line)
        if fault is None:
            raise  # not in the template: a fault of bluf's own
        return fault


def _fault(error: Exception, file: str, line: int) -> Fault | None:
    """Return what an error says of the template; None where it says nothing of it and came through no line of it."""
    match error:
        case TemplateSyntaxError():
            message = error.message or "this is not valid Jinja"
            return Fault(FaultKind.SYNTAX, message, error.filename or file, error.lineno)
        case TemplateNotFound():
            return Fault(FaultKind.MISSING_FILE, f"there is no template file {error.name!r}", file, line)
        case SecurityError():
            return Fault(FaultKind.UNSAFE, str(error), file, line)
        case UndefinedNameError():
            kind = FaultKind.UNDEFINED_FIELD if error.is_field else FaultKind.UNDEFINED_NAME
            return Fault(kind, error.message or "an unknown name is used", file, line, error.name)
        case UndefinedError():
            return Fault(FaultKind.UNDEFINED, error.message or "an unknown name is used", file, line)
        case FileError():
            kind = FaultKind.LINK if error.is_link else FaultKind.UNREADABLE
            return Fault(kind, str(error), str(error.file))
        case TooMuchError():
            return Fault(FaultKind.LIMIT, str(error), file, line)
        case MemoryError():
            return Fault(FaultKind.LIMIT, "it takes too much memory", file, line)
        case RecursionError():
            return Fault(FaultKind.LIMIT, "it includes or calls itself without end, or is nested too deep", file, line)
        case SyntaxError():
            return Fault(FaultKind.LIMIT, f"Python can't run what it asks for: {error.msg}", file, line)
    if not line and not isinstance(error, TemplateError):
        return None
    return Fault(FaultKind.FAILED, f"{type(error).__name__}: {error}", file, line)


def _place(error: Exception, jinja: TemplateEnvironment) -> tuple[str, int]:
    """Return the last file and line of a template that an error came through; "" and 0 if it came through none."""
    found = ("", 0)
    traceback = error.__traceback__
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if jinja.has_file(file):
            found = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
