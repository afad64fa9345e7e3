"""Write new items into lists and mappings, in the manner of those beside them; cut items out, and move them."""

import re
from collections.abc import Sequence

from bluf.yaml_edit.amended_text import Amended, Splice
from bluf.yaml_edit.regions import blank_lines, gap, region
from bluf.yaml_edit.scalars import NEW_WIDTH, fresh, key_text, one_line
from bluf.yaml_edit.yaml_nodes import Node, Plain, column

_SEPARATOR = re.compile(r"\s*,\s*")


def flow_text(data: Plain, careful: bool = False) -> str:
    """Return data in flow style."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key_text(name)}: {flow_text(value, careful)}" for name, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(flow_text(value, careful) for value in data) + "]"
    return one_line(data or "", True, careful)


def lines_after(
    page: Amended, data: Plain, margin: int, used: int, listed: bool = False, careful: bool = False
) -> list[str]:
    """Return the lines of a value that stands behind a key or, `listed`, a dash at column `margin`.

    The first goes on that line, of which `used` columns are taken; it is empty where the value starts below.
    """
    if data is None or isinstance(data, str):
        return fresh(data or "", margin + 2, used + 1, page.width, careful)
    if isinstance(data, list):
        flow = flow_text(data, careful)
        if listed or (all(isinstance(item, str) for item in data) and used + 1 + len(flow) <= NEW_WIDTH):
            return [flow]
        inner = margin + page.list_step
        lines = [""]
        for item in data:
            first, *more = lines_after(page, item, inner, inner + 1, True, careful)
            lines += [f"{' ' * inner}- {first}", *more]
        return lines
    inner = margin + 2 if listed else margin + page.step
    lines = [] if listed else [""]
    for name, value in ((key_text(key), value) for key, value in data.items()):
        first, *more = lines_after(page, value, inner, inner + len(name) + 1, False, careful)
        text = f"{name}: {first}".rstrip(" ")
        lines += [text if listed and not lines else " " * inner + text, *more]
    return lines


def added(
    page: Amended, around: Node, index: int, data: Plain, name: str | None = None, careful: bool = False
) -> Splice:
    """Return the change that puts an item before `index` of a list, or of a mapping under `name`."""
    name = name if name is None else key_text(name)
    if around.flow:
        key = f"{name}: " if name is not None else ""
        return _added_in_flow(page, around, index, key + flow_text(data, careful))
    margin = column(page.text, around.items[0].start)
    if name is None:
        first, *more = lines_after(page, data, margin, margin + 1, True, careful)
        lines = [f"- {first}", *more]
    else:
        first, *more = lines_after(page, data, margin, margin + len(name) + 1, False, careful)
        lines = [f"{name}: {first}".rstrip(" "), *more]
    text = page.eol.join(lines)
    apart = page.eol * (1 + _apart(page, around, index, len(lines) > 1 or name is None))
    if index == 0:
        at = region(page, around, 0).start
        return Splice(at, at, text + apart + " " * margin)
    at = region(page, around, index - 1).end
    return Splice(at, at, apart + " " * margin + text)


def _apart(page: Amended, around: Node, index: int, long: bool) -> int:
    """Return how many blank lines set a new item apart from the one before it (from the next, for the first)."""
    gaps = [number for number in (index - 1, index - 2, index) if 0 <= number < len(around.items) - 1]
    if around.kind == "list":
        return blank_lines(gap(page, around, gaps[0])) if gaps else 0
    neighbour = around.items[max(index - 1, 0)]
    text = page.text[neighbour.start : neighbour.end]
    if not long and "\n" not in text and "\r" not in text:
        return 0
    return max((blank_lines(gap(page, around, number)) for number in gaps), default=0)


def _added_in_flow(page: Amended, around: Node, index: int, text: str) -> Splice:
    items = around.items
    if not items:
        return Splice(around.start + 1, around.start + 1, text)
    between = ", "
    if len(items) > 1:
        number = min(max(index - 1, 0), len(items) - 2)
        found = page.text[items[number].end : items[number + 1].start]
        between = found if _SEPARATOR.fullmatch(found) else between
    if index == 0:
        return Splice(items[0].start, items[0].start, text + between)
    at = items[index - 1].end
    return Splice(at, at, between + text)


def removed(page: Amended, around: Node, index: int) -> Splice:
    """Return the change that takes an item out; comments set apart from it stay."""
    text, own = page.text, region(page, around, index)
    if len(around.items) == 1:
        after = re.compile(r"[ \t]*(?:\r\n|\r|\n|$)").match(text, own.end)
        return Splice(own.start, own.end if around.flow or not after else after.end(), "")
    if around.flow:
        if index:
            return Splice(around.items[index - 1].end, own.end, "")
        return Splice(own.start, around.items[1].start, "")
    if index:
        between = gap(page, around, index - 1)
        start = own.start - len(between) if not between.strip() else own.start - _last_line(between)
        return Splice(start, own.end, "")
    between = gap(page, around, 0)
    if not between.strip():
        return Splice(own.start, own.end + len(between), "")
    return Splice(own.start, own.end + len(between) - len(between.lstrip()), "")


def _last_line(between: str) -> int:
    """Return how many characters a gap has from its last line end on."""
    match = re.search(r"(?:\r\n|\r|\n)[ \t]*\Z", between)
    return len(match.group()) if match else 0


def moved(page: Amended, around: Node, index: int, to: int) -> list[Splice]:
    """Return the changes that move an item: the items change places, and what is between them stays."""
    regions = [region(page, around, number) for number in range(len(around.items))]
    order = list(range(len(regions)))
    order.insert(to, order.pop(index))
    return [
        Splice(place.start, place.end, page.text[regions[number].start : regions[number].end])
        for place, number in zip(regions, order, strict=True)
        if place is not regions[number]
    ]


def tucked(page: Amended, around: Node, index: int, prefix: str, more: Sequence[str]) -> Splice:
    """Return the change that makes a mapping or list out of bare text: `prefix` goes before it, lines below it.

    The text keeps its characters, and its lines after the first are indented as far as it takes.
    """
    text, item = page.text, around.items[index]
    node = item.node
    lead = text[max(text.rfind("\n", 0, node.start), text.rfind("\r", 0, node.start)) + 1 : node.start]
    margin = column(text, item.start)
    if not lead.strip() or item.name is None:
        inner, start, opening = len(lead), node.start, ""
    else:
        inner = margin + (page.list_step if prefix.startswith("-") else page.step)
        start, opening = text.index(":", item.after_key) + 1, page.eol + " " * inner
    end = _end_of_line(text, node.end)
    lines = re.split(r"\r\n|\r|\n", text[node.start : end])
    full = [line for line in lines[1:] if line.strip()]
    now = min((len(line) - len(line.lstrip(" ")) for line in full), default=0)
    shift = " " * max(inner + 2 - now, 0)
    shifted = [lines[0], *(shift + line if line else line for line in lines[1:])]
    below = [" " * inner + line if number == 0 else line for number, line in enumerate(more)]
    return Splice(start, end, opening + prefix + page.eol.join([*shifted, *below]))


def _end_of_line(text: str, at: int) -> int:
    match = re.compile(r"[^\r\n]*").match(text, at)
    return match.end() if match else at
