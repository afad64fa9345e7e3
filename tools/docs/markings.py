"""Turn the marking schemes into the table of `docs/markings.md`."""

from collections.abc import Iterator

from bluf.markings import SCHEMES, Scheme

_PLACES = {"left": "at the left", "center": "in the middle", "right": "at the right"}


def schemes() -> str:
    """Return the table: each scheme's markings, those with an order from the least restricted to the most."""
    head = "| scheme | marking | letters | ground | how it is set |\n|---|---|---|---|---|\n"
    return head + "".join(row for scheme in SCHEMES for row in _rows(scheme))


def _rows(scheme: Scheme) -> Iterator[str]:
    look, wording = scheme.look, scheme.wording
    size = f"{look.least_size:g} points or more"
    where = "in a line of its own, " if look.alone else ""
    for label in wording.examples:
        letters = wording.color(label) or look.color
        cells = (scheme.name, f"`{label}`", _color(letters), _color(look.fill), f"{where}{_PLACES[look.align]}, {size}")
        yield f"| {' | '.join(cells)} |\n"


def _color(value: str | None) -> str:
    return f"`{value.upper()}`" if value else "the style's"
