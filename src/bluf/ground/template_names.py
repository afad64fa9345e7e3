"""The names of bluf's templates that have several: what a brief, a template or a command says by either is the same."""

DEFAULT_TEMPLATE = "briefing-note"
_ALSO_CALLED = {DEFAULT_TEMPLATE: ("standard",)}


def all_names(template: str) -> tuple[str, ...]:
    """Return the names of a template, the one asked for first.

    >>> all_names("standard")
    ('standard', 'briefing-note')
    >>> all_names("memo")
    ('memo',)
    """
    own = usual_name(template)
    return (template, *(name for name in (own, *_ALSO_CALLED.get(own, ())) if name != template))


def usual_name(template: str) -> str:
    """Return the name that a template is listed by."""
    return next((name for name, others in _ALSO_CALLED.items() if template in others), template)
