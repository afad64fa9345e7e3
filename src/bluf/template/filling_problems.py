"""Turn a fault that kept a page from being filled into a problem at the template's line."""

from collections.abc import Iterable

from bluf.filling import Fault, FaultKind
from bluf.ground.confined import Excess
from bluf.problems import Problem, Span
from bluf.problems.wording import did_you_mean, shown
from bluf.template.template_lines import whole_line

_EXCESSES = {
    Excess.TIME: "it takes too long",
    Excess.MEMORY: "it takes too much memory",
    Excess.CRASH: "it breaks the program that fills it",
}
_LONGEST = 300  # characters of what Jinja says, which may repeat the template's own
_UNDEFINED = "declare the field in template.yaml, or correct the name"
_LIMITED = "loop over the brief's lists, and keep what is repeated or widened small"


def problem_of(fault: Fault, page: str, known: Iterable[str]) -> Problem:
    """Return a fault as a problem; `page` is the page's file, and `known` are the names that it could use."""
    message = shown(fault.message, _LONGEST)
    file = fault.file or page
    span = whole_line(file, fault.line) if fault.line else Span(file, 0, 0)
    match fault.kind:
        case FaultKind.SYNTAX:
            return Problem("template-syntax", message, span)
        case FaultKind.MISSING_FILE:
            hint = "name a file beside this one, or TEMPLATE/FILE; nothing outside the template folders is read"
            return Problem("template-missing-file", message, span, hint=hint)
        case FaultKind.LINK:
            return Problem("link-outside", message, span, hint="put a copy in its place")
        case FaultKind.UNREADABLE:
            return Problem("cannot-read", f"cannot read this file: {message}", span, hint="check the file")
        case FaultKind.UNSAFE:
            hint = "a template reads the brief's fields and prints them; it can't reach Python behind them"
            return Problem("template-unsafe", message, span, hint=hint)
        case FaultKind.UNDEFINED:
            return Problem("template-undefined", message, span, hint=_UNDEFINED)
        case FaultKind.UNDEFINED_FIELD:
            message = f"there is no `{shown(fault.name)}` here"
            return Problem("template-undefined", message, span, hint=_UNDEFINED)
        case FaultKind.UNDEFINED_NAME:
            meant = did_you_mean(fault.name, known)
            hint = _UNDEFINED if meant.meant is None else meant.hint
            message = f"there is no field `{shown(fault.name)}`"
            return Problem("template-undefined", message, span, hint=hint, data=meant.details)
        case FaultKind.LIMIT:
            return Problem("template-limit", f"the template does too much: {message}", span, hint=_LIMITED)
        case FaultKind.FAILED:
            return Problem("template-failed", message, span)


def excess_problem(excess: Excess, page: str) -> Problem:
    """Return the problem of a page whose process was ended."""
    message = f"the template does too much: {_EXCESSES[excess]}"
    return Problem("template-limit", message, Span(page, 0, 0), hint=_LIMITED)
