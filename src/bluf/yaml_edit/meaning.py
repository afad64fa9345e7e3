"""Say what an edit makes of a text's data: what the amended text must read back as."""

from dataclasses import dataclass
from typing import TypeAlias

from bluf.problems.field_path import ROOT, FieldPath, Step
from bluf.yaml_edit.edits import Cut, Edit, Insert, Move, Put, Rename, Texts, path_of
from bluf.yaml_edit.shapes import Shape
from bluf.yaml_edit.yaml_nodes import Plain

Given: TypeAlias = "Texts | Plain"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What edits mean in a text of some shape. Paths are from the top of the text."""

    shape: Shape

    def at(self, path: FieldPath) -> Shape:
        """Return the shape of a field. Raises ValueError where there can be no such field."""
        return self.shape.at(path)

    def made(self, path: FieldPath, here: FieldPath, value: Plain) -> Plain:
        """Return what must be new at `here`, where nothing is, for `value` to be at `path` below it."""
        if here == path:
            return value
        step = next_step(here, path)
        shape, below = self.at(here), here / step
        inner = self.made(path, below, value)
        if isinstance(step, int):
            if step:
                raise ValueError(f"`{here}` has no item {step}")
            if shape.known and not shape.listed:
                raise ValueError(f"`{here}` is no list")
            return [inner]
        self.at(below)
        if shape.known and shape.main == step and below == path:
            return inner
        return {step: inner}

    def written(self, path: FieldPath, value: Texts) -> Plain:
        """Return texts as they are written where nothing is: a single one without its list where that may be."""
        if isinstance(value, str):
            return value
        if len(value) == 1 and path and path.position is None and self.at(path).several:
            return value[0]
        return list(value)

    def item_of(self, listed: FieldPath, value: object) -> Plain:
        """Return what an Insert puts into a list."""
        if isinstance(value, str):
            return value
        if isinstance(value, tuple):
            if not (found := self.at(listed / 0)).listed and found.known:
                raise ValueError(f"the items of `{listed}` are no lists")
            return list(value)
        assert isinstance(value, dict)
        fields: dict[str, Plain] = {}
        for name, texts in value.items():
            inner = listed / 0 / name
            self.at(inner)
            if texts != ():
                fields[name] = self.written(inner, texts)
        if not fields:
            raise ValueError(f"what goes into `{listed}` has no fields")
        return fields

    def find(self, data: Plain, path: FieldPath) -> Plain:
        """Return what stands at a path, taking shorthands for what they stand for; None where nothing does."""
        here = ROOT
        for step in path.steps:
            shape = self.at(here)
            if isinstance(data, dict) and isinstance(step, str):
                data = data.get(step)
            elif isinstance(data, list) and isinstance(step, int):
                data = data[step] if step < len(data) else None
            elif not (isinstance(data, str) and ((step == 0 and shape.may_be_one) or step == shape.main)):
                return None
            here = here / step
        return data

    def applied(self, data: Plain, edit: Edit) -> Plain:
        """Return data with an edit made, which may change `data` itself. Raises ValueError for what makes no sense."""
        path = path_of(edit)
        if isinstance(edit, Put):
            return self._put(data, path, ROOT, edit.value)
        if isinstance(edit, Cut):
            return self._cut(data, path)
        if isinstance(edit, Rename):
            return self._renamed(data, path, edit.name)
        found = self.find(data, path)
        if isinstance(edit, Insert):
            item = self.item_of(path, edit.value)
            if found is None:
                if edit.index:
                    raise ValueError(f"`{path}` has no item {edit.index}")
                return self._put(data, path / 0, ROOT, item)
            items = self._items(found, path)
            if not 0 <= edit.index <= len(items):
                raise ValueError(f"`{path}` has {len(items)} items, and none can go before {edit.index}")
            items.insert(edit.index, item)
            return self._put(data, path, ROOT, items)
        assert isinstance(edit, Move)
        items = self._items(found, path)
        for index in (edit.index, edit.to):
            if not 0 <= index < len(items):
                raise ValueError(f"`{path}` has {len(items)} items, and none at {index}")
        items.insert(edit.to, items.pop(edit.index))
        return data

    def _renamed(self, data: Plain, path: FieldPath, name: str) -> Plain:
        around, old = self.find(data, path.parent), path.name
        if not isinstance(around, dict) or old not in around or path.position is not None:
            raise ValueError(f"`{path.parent}` has no `{old}`")
        if not (shape := self.at(path.parent)).by_key and shape.known:
            raise ValueError(f"`{old}` is a field's name, which can't be another")
        if name != old and name in around:
            raise ValueError(f"`{path.parent}` has `{name}` already")
        renamed = {name if each == old else each: value for each, value in around.items()}
        around.clear()
        around.update(renamed)
        return data

    def _items(self, found: Plain, path: FieldPath) -> list[Plain]:
        if isinstance(found, str) and self.at(path).may_be_one:
            return [found]
        if not isinstance(found, list):
            raise ValueError(f"`{path}` is no list")
        return found

    def _put(self, data: Plain, path: FieldPath, here: FieldPath, value: Given) -> Plain:
        if data is None:
            return self.made(path, here, self._as_data(path, value))
        if here == path:
            if isinstance(value, list):  # an Insert's
                return value
            return self._instead(data, path, value)
        step, shape = next_step(here, path), self.at(here)
        below = here / step
        if isinstance(step, int):
            if isinstance(data, str) and shape.may_be_one:
                if step == 0:
                    return self._put(data, path, below, value)
                data = [data]
            if not isinstance(data, list):
                raise ValueError(f"`{here}` is no list")
            if step < len(data):
                data[step] = self._put(data[step], path, below, value)
            elif step == len(data):
                data.append(self.made(path, below, self._as_data(path, value)))
            else:
                raise ValueError(f"`{here}` has {len(data)} items, and none at {step}")
            return data
        if isinstance(data, str):
            if shape.main is None:
                raise ValueError(f"`{here}` is text and has no `{step}`")
            if shape.main == step:
                return self._put(data, path, below, value)
            data = {shape.main: data}
        if not isinstance(data, dict):
            raise ValueError(f"`{here}` is a list and has no `{step}`")
        if step in data:
            data[step] = self._put(data[step], path, below, value)
        else:
            self.at(below)
            data[step] = self.made(path, below, self._as_data(path, value))
        return data

    def _as_data(self, path: FieldPath, value: Given) -> Plain:
        return self.written(path, value) if isinstance(value, tuple) else value

    def _instead(self, data: Plain, path: FieldPath, value: Given) -> Plain:
        if isinstance(value, dict):
            return value
        if isinstance(data, dict):
            shape = self.at(path)
            main = shape.main if shape.known else None
            if main is None or not isinstance(value, str):
                raise ValueError(f"`{path}` holds fields: put text into one of them")
            data[main] = value
            return data
        if isinstance(data, list) and not all(isinstance(item, str) for item in data):
            raise ValueError(f"`{path}` holds more than texts: edit its items")
        if isinstance(value, tuple):
            return list(value)
        return value

    def _cut(self, data: Plain, path: FieldPath) -> Plain:
        trail: list[tuple[Plain, Step]] = []
        here = ROOT
        for step in path.steps:
            shape = self.at(here)
            if isinstance(data, dict) and isinstance(step, str):
                if step not in data:
                    return _start(trail, data)
                trail.append((data, step))
                data = data[step]
            elif isinstance(data, list) and isinstance(step, int):
                if step >= len(data):
                    raise ValueError(f"`{here}` has {len(data)} items, and none at {step}")
                trail.append((data, step))
                data = data[step]
            elif isinstance(data, str) and ((step == 0 and shape.may_be_one) or (shape.main and step == shape.main)):
                pass
            elif isinstance(step, str) and (data is None or (isinstance(data, str) and shape.main)):
                return _start(trail, data)
            else:
                raise ValueError(f"`{here}` has no `{step}`" if isinstance(step, str) else f"`{here}` is no list")
            here = here / step
        root = trail[0][0]
        while trail:
            around, step = trail.pop()
            if isinstance(around, dict):
                del around[str(step)]
            elif isinstance(around, list):
                del around[int(step)]
            if around:
                break
        return root


def next_step(here: FieldPath, path: FieldPath) -> Step:
    """Return the step that leads from `here` towards `path`, which is below it."""
    return path.steps[len(here.steps)]


def _start(trail: list[tuple[Plain, Step]], data: Plain) -> Plain:
    return trail[0][0] if trail else data
