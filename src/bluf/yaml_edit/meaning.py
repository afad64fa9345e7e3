"""Say what an edit makes of a brief's data: what the amended text must read back as."""

from typing import TypeAlias

from bluf.yaml_edit.edits import Cut, Edit, Insert, Move, Put, Step, Texts, steps_of
from bluf.yaml_edit.shapes import path_of, shape_at
from bluf.yaml_edit.yaml_nodes import Plain

Given: TypeAlias = "Texts | Plain"


def made(steps: list[Step], number: int, value: Plain) -> Plain:
    """Return what must be new where nothing is at `steps[:number]`, for `value` to be at the end of `steps`."""
    if number == len(steps):
        return value
    shape, step = shape_at(steps[:number]), steps[number]
    inner = made(steps, number + 1, value)
    if isinstance(step, int):
        if step:
            raise ValueError(f"`{path_of(steps[:number])}` has no item {step}")
        if shape.known and not shape.listed:
            raise ValueError(f"`{path_of(steps[:number])}` is no list")
        return [inner]
    shape_at(steps[: number + 1])
    if shape.known and shape.main == step and number + 1 == len(steps):
        return inner
    return {step: inner}


def written(steps: list[Step], value: Texts) -> Plain:
    """Return texts as they are written where nothing is: a single one without its list where that may be."""
    if isinstance(value, str):
        return value
    if len(value) == 1 and (steps and isinstance(steps[-1], str)) and shape_at(steps).several:
        return value[0]
    return list(value)


def item_of(steps: list[Step], value: object) -> Plain:
    """Return what an Insert puts into the list at `steps`."""
    if isinstance(value, str):
        return value
    assert isinstance(value, dict)
    fields: dict[str, Plain] = {}
    for name, texts in value.items():
        inner = [*steps, 0, name]
        shape_at(inner)
        if texts != ():
            fields[name] = written(inner, texts)
    if not fields:
        raise ValueError(f"what goes into `{path_of(steps)}` has no fields")
    return fields


def find(data: Plain, steps: list[Step]) -> Plain:
    """Return what stands at a path, taking shorthands for what they stand for; None where nothing does."""
    for number, step in enumerate(steps):
        shape = shape_at(steps[:number])
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        elif isinstance(data, str) and ((step == 0 and (shape.several or not shape.known)) or step == shape.main):
            continue
        else:
            return None
    return data


def applied(data: Plain, edit: Edit) -> Plain:
    """Return data with an edit made, which may change `data` itself. Raises ValueError for what makes no sense."""
    steps = steps_of(edit.path)
    if isinstance(edit, Put):
        return _put(data, steps, 0, edit.value)
    if isinstance(edit, Cut):
        return _cut(data, steps)
    found = find(data, steps)
    if isinstance(edit, Insert):
        item = item_of(steps, edit.value)
        if found is None:
            if edit.index:
                raise ValueError(f"`{edit.path}` has no item {edit.index}")
            return _put(data, [*steps, 0], 0, item)
        items = _items(found, steps)
        if not 0 <= edit.index <= len(items):
            raise ValueError(f"`{edit.path}` has {len(items)} items, and none can go before {edit.index}")
        items.insert(edit.index, item)
        return _put(data, steps, 0, items)
    assert isinstance(edit, Move)
    items = _items(found, steps)
    for index in (edit.index, edit.to):
        if not 0 <= index < len(items):
            raise ValueError(f"`{edit.path}` has {len(items)} items, and none at {index}")
    items.insert(edit.to, items.pop(edit.index))
    return data


def _items(found: Plain, steps: list[Step]) -> list[Plain]:
    if isinstance(found, str) and _may_be_one(steps):
        return [found]
    if not isinstance(found, list):
        raise ValueError(f"`{path_of(steps)}` is no list")
    return found


def _may_be_one(steps: list[Step]) -> bool:
    shape = shape_at(steps)
    return shape.several or not shape.known


def _put(data: Plain, steps: list[Step], number: int, value: Given) -> Plain:
    here = steps[:number]
    if data is None:
        return made(steps, number, _as_data(steps, value))
    if number == len(steps):
        if isinstance(value, list):  # an Insert's
            return value
        return _instead(data, steps, value)
    step, shape = steps[number], shape_at(here)
    if isinstance(step, int):
        if isinstance(data, str) and _may_be_one(here):
            if step == 0:
                return _put(data, steps, number + 1, value)
            data = [data]
        if not isinstance(data, list):
            raise ValueError(f"`{path_of(here)}` is no list")
        if step < len(data):
            data[step] = _put(data[step], steps, number + 1, value)
        elif step == len(data):
            data.append(made(steps, number + 1, _as_data(steps, value)))
        else:
            raise ValueError(f"`{path_of(here)}` has {len(data)} items, and none at {step}")
        return data
    if isinstance(data, str):
        if shape.main is None:
            raise ValueError(f"`{path_of(here)}` is text and has no `{step}`")
        if shape.main == step:
            return _put(data, steps, number + 1, value)
        data = {shape.main: data}
    if not isinstance(data, dict):
        raise ValueError(f"`{path_of(here)}` is a list and has no `{step}`")
    if step in data:
        data[step] = _put(data[step], steps, number + 1, value)
    else:
        shape_at(steps[: number + 1])
        data[step] = made(steps, number + 1, _as_data(steps, value))
    return data


def _as_data(steps: list[Step], value: Given) -> Plain:
    return written(steps, value) if isinstance(value, tuple) else value


def _instead(data: Plain, steps: list[Step], value: Given) -> Plain:
    if isinstance(value, dict):
        return value
    if isinstance(data, dict):
        main = shape_at(steps).main if shape_at(steps).known else None
        if main is None or not isinstance(value, str):
            raise ValueError(f"`{path_of(steps)}` holds fields: put text into one of them")
        data[main] = value
        return data
    if isinstance(data, list) and not all(isinstance(item, str) for item in data):
        raise ValueError(f"`{path_of(steps)}` holds more than texts: edit its items")
    if isinstance(value, tuple):
        return list(value)
    return value


def _cut(data: Plain, steps: list[Step]) -> Plain:
    trail: list[tuple[Plain, Step]] = []
    for number, step in enumerate(steps):
        here, shape = steps[:number], shape_at(steps[:number])
        if isinstance(data, dict) and isinstance(step, str):
            if step not in data:
                return _start(trail, data)
            trail.append((data, step))
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int):
            if step >= len(data):
                raise ValueError(f"`{path_of(here)}` has {len(data)} items, and none at {step}")
            trail.append((data, step))
            data = data[step]
        elif isinstance(data, str) and ((step == 0 and _may_be_one(here)) or (shape.main and step == shape.main)):
            continue
        elif isinstance(step, str) and (data is None or (isinstance(data, str) and shape.main)):
            return _start(trail, data)
        else:
            raise ValueError(
                f"`{path_of(here)}` has no `{step}`" if isinstance(step, str) else f"`{path_of(here)}` is no list"
            )
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


def _start(trail: list[tuple[Plain, Step]], data: Plain) -> Plain:
    return trail[0][0] if trail else data
