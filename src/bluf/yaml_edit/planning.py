"""Find the characters that an edit changes."""

from collections.abc import Sequence

from bluf.problems.field_path import ROOT, FieldPath, Step
from bluf.yaml_edit.amended_text import Amended, Splice
from bluf.yaml_edit.edits import Cut, Edit, Insert, Move, Rename, path_of
from bluf.yaml_edit.item_writing import added, flow_text, lines_after, moved, removed, tucked
from bluf.yaml_edit.meaning import Meaning
from bluf.yaml_edit.scalars import key_text
from bluf.yaml_edit.setting import set_text
from bluf.yaml_edit.yaml_nodes import Item, Node, Plain, column


class Plan:
    """The changes of one edit, which is known to make sense. `careful` writes new text in double quotes."""

    def __init__(self, page: Amended, meaning: Meaning, careful: bool = False) -> None:
        self._page = page
        self._meaning = meaning
        self._careful = careful

    def splices(self, edit: Edit) -> Sequence[Splice]:
        """Return the changes that an edit asks for. Raises ValueError for what stands in an alias's copy."""
        path = path_of(edit)
        if isinstance(edit, Cut):
            return self._cut(path)
        if isinstance(edit, Move):
            node = self._found(path)
            return moved(self._page, node, edit.index, edit.to) if node is not None and node.kind == "list" else []
        if isinstance(edit, Rename):
            return self._renamed(path, edit.name)
        if isinstance(edit, Insert):
            return self._insert(path, edit.index, self._meaning.item_of(path, edit.value))
        return self._put(path, self._meaning.written(path, edit.value))

    def _put(self, path: FieldPath, value: Plain) -> Sequence[Splice]:
        page = self._page
        if page.root is None:
            return [self._into_nothing(self._meaning.made(path, ROOT, value))]
        node, around, index, flow = page.root, page.root, -1, False
        here = ROOT
        for step in path.steps:
            flow = flow or node.flow
            if node.kind == "alias":
                raise _copied(here, node)
            if node.kind == "text":
                if node.value is None:
                    return [self._filled(around, index, self._meaning.made(path, here, value), flow)]
                shape = self._meaning.at(here)
                if step == 0 or step == shape.main:
                    here = here / step
                    continue
                inner = self._meaning.made(path, here / step, value)
                if isinstance(step, int):
                    return [self._listed(around, index, 1, inner, flow)]
                return [self._expanded(around, index, shape.main or "text", step, inner, flow)]
            item = _item(node, step)
            if item is None:
                return [self._added(node, here, step, self._meaning.made(path, here / step, value))]
            around, index, node, here = node, node.items.index(item), item.node, here / step
        flow = flow or around.flow
        return [self._set(path, around, index, value, flow)]

    def _set(self, path: FieldPath, around: Node, index: int, value: Plain, flow: bool) -> Splice:
        item = around.items[index]
        node = item.node
        main = self._meaning.at(path).main
        if node.kind == "fields" and main is not None:
            inner = node.named(main)
            if inner is None:
                return self._added(node, path, main, value)
            return self._set(path / main, node, node.items.index(inner), value, flow or node.flow)
        if node.kind == "text" and isinstance(value, str):
            if node.value is None:
                return self._filled(around, index, value, flow)
            margin = column(self._page.text, item.start)
            return set_text(self._page, node, value, margin + 2, flow, self._careful)
        if node.kind == "alias" or flow or node.flow:
            start = node.start
            return self._page.placed(start, node.end, [flow_text(value, self._careful)])
        return self._filled(around, index, value, flow)

    def _insert(self, path: FieldPath, index: int, value: Plain) -> Sequence[Splice]:
        page = self._page
        if page.root is None:
            return self._put(path / 0, value)
        node, around, place, flow = page.root, page.root, -1, False
        here = ROOT
        for step in path.steps:
            flow = flow or node.flow
            if node.kind == "alias":
                raise _copied(here, node)
            item = _item(node, step)
            if item is None:
                return self._put(path / 0, value)
            around, place, node, here = node, node.items.index(item), item.node, here / step
        if node.kind == "alias":
            raise _copied(path, node)
        if node.kind == "text":
            if node.value is None:
                return self._put(path / 0, value)
            return [self._listed(around, place, index, value, flow or around.flow)]
        if not node.items:
            return [self._page.placed(node.start, node.end, [flow_text([value], self._careful)])]
        return [added(page, node, index, value, careful=self._careful)]

    def _cut(self, path: FieldPath) -> Sequence[Splice]:
        node = self._page.root
        trail: list[tuple[Node, int]] = []
        here = ROOT
        for step in path.steps:
            if node is None:
                return []
            if node.kind == "alias":
                raise _copied(here, node)
            if node.kind == "text":
                if step == 0 or step == self._meaning.at(here).main:
                    here = here / step
                    continue
                return []
            item = _item(node, step)
            if item is None:
                return []
            trail.append((node, node.items.index(item)))
            node, here = item.node, here / step
        while len(trail) > 1 and len(trail[-1][0].items) == 1:
            trail.pop()
        around, index = trail[-1]
        return [removed(self._page, around, index)]

    def _renamed(self, path: FieldPath, name: str) -> Sequence[Splice]:
        around = self._found(path.parent)
        item = around.named(path.name or "") if around is not None else None
        return [Splice(item.start, item.after_key, key_text(name, self._careful))] if item is not None else []

    def _found(self, path: FieldPath) -> Node | None:
        node = self._page.root
        here = ROOT
        for step in path.steps:
            if node is None:
                return None
            if node.kind == "alias":
                raise _copied(here, node)
            item = _item(node, step)
            node, here = item.node if item else None, here / step
        if node is not None and node.kind == "alias":
            raise _copied(path, node)
        return node

    def _added(self, node: Node, here: FieldPath, step: Step, value: Plain) -> Splice:
        page = self._page
        if not node.items:
            data: Plain = [value] if isinstance(step, int) else {step: value}
            return page.placed(node.start, node.end, [flow_text(data, self._careful)])
        if isinstance(step, int):
            return added(page, node, step, value, careful=self._careful)
        shape = self._meaning.at(here)
        ranks = [shape.rank(item.name or "") for item in node.items]
        rank = shape.rank(step)
        before = [(other, number) for number, other in enumerate(ranks) if other <= rank]
        index = max(before)[1] + 1 if before else 0
        return added(page, node, index, value, step, self._careful)

    def _filled(self, around: Node, index: int, value: Plain, flow: bool) -> Splice:
        page, item = self._page, around.items[index]
        node = item.node
        if flow or around.flow:
            return page.placed(node.start, node.end, [flow_text(value, self._careful)])
        margin = column(page.text, item.start)
        used = margin + (1 if item.name is None else item.after_key - item.start + 1)
        lines = lines_after(page, value, margin, used, item.name is None, self._careful)
        start = node.start
        if node.kind == "list" and not node.flow:
            start = page.text.index(":", item.after_key) + 1 if item.name is not None else start
        return page.placed(start, node.end, lines)

    def _listed(self, around: Node, place: int, index: int, value: Plain, flow: bool) -> Splice:
        """Make a list of a single value and put another before or behind it."""
        page, item = self._page, around.items[place]
        node = item.node
        raw = page.text[node.start : node.end]
        old, new = node.value or "", flow_text(value, self._careful)
        in_flow = raw if node.style in ("'", '"') else flow_text(old, self._careful)
        line = f"[{in_flow}, {new}]" if index else f"[{new}, {in_flow}]"
        used = column(page.text, node.start)
        short = isinstance(value, str) and "\n" not in raw and "\r" not in raw and used + len(line) <= 80
        if flow or short:
            return page.placed(node.start, node.end, [line])
        if index:
            margin = column(page.text, item.start) + page.list_step
            first, *more = lines_after(page, value, margin, margin + 1, True, self._careful)
            return tucked(page, around, place, "- ", [f"- {first}", *more])
        return self._filled(around, place, [value, old], flow)

    def _expanded(self, around: Node, place: int, main: str, name: str, value: Plain, flow: bool) -> Splice:
        """Make a mapping of bare text, with another field."""
        page, item = self._page, around.items[place]
        node = item.node
        if flow or around.flow:
            raw = page.text[node.start : node.end]
            return page.placed(node.start, node.end, [f"{{{main}: {raw}, {name}: {flow_text(value, self._careful)}}}"])
        margin = column(page.text, item.start) + (2 if item.name is None else page.step)
        first, *more = lines_after(page, value, margin, margin + len(name) + 1, False, self._careful)
        return tucked(page, around, place, f"{main}: ", [f"{name}: {first}".rstrip(" "), *more])

    def _into_nothing(self, data: Plain) -> Splice:
        page = self._page
        at = len(page.text)
        _, *lines = lines_after(page, data, -page.step, 0, False, self._careful)
        opening = "" if not page.text or page.text[-1] in "\r\n" else page.eol
        return Splice(at, at, opening + page.eol.join(lines) + page.eol)


def _item(node: Node, step: Step) -> Item | None:
    if isinstance(step, str):
        return node.named(step)
    return node.items[step] if node.kind == "list" and step < len(node.items) else None


def _copied(path: FieldPath, node: Node) -> ValueError:
    return ValueError(f"`{path}` is a copy of what `&{node.value}` names: edit that, or write the copy out in the YAML")
