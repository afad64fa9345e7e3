"""The path of a field in a brief: `key_points[2].text`, in steps `("key_points", 2, "text")`.

It is parsed, printed and compared here and nowhere else. A path is text, in the one form that its steps have, so two
paths are equal if their text is; JSON and dictionaries hold it as it is. A name that would read as something else, such
as `a.b` or an empty one, stands in brackets and quotes as JSON has it: `labels["a.b"]`.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Self, TypeAlias, TypeVar

Step: TypeAlias = str | int  # the name of a field, or the index of an item, from 0
_P = TypeVar("_P", bound="FieldPath")

_PLAIN = re.compile(r'[^.\[\]"]+')
_STEP = re.compile(r'(?:^|\.)(?P<name>[^.\[\]"]+)|\[(?P<index>\d{1,9})\]|\[(?P<quoted>"(?:[^"\\]|\\.)*")\]')


class FieldPath(str):
    """Where a field is in a brief. The empty path is that of the brief itself."""

    @classmethod
    def of(cls, *steps: Step) -> Self:
        """Return the path of some steps, from the top."""
        path = cls()
        for step in steps:
            path = path / step
        return path

    @classmethod
    def parsed(cls, text: str) -> Self:
        """Return the path that a text is. Raises ValueError for text that is none."""
        path, at = cls(), 0
        while at < len(text):
            match = _STEP.match(text, at)
            if match is None:
                raise ValueError(f"not the path of a field: {text[:100]!r}")
            path = path / _step(match)
            at = match.end()
        if path != text:
            raise ValueError(f"not the path of a field: {text[:100]!r}")
        return path

    def __truediv__(self, step: Step) -> Self:
        """Return the path of a field or an item that is in what this path leads to."""
        path: Self = _below(self, step)
        return path

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps from the top: names of fields, and indexes of items."""
        return _steps(self)

    @property
    def parent(self) -> Self:
        """The path of what holds the field; the empty path's is itself."""
        path: Self = _above(self)
        return path

    @property
    def name(self) -> str:
        """The name of the field, or of the list that this is an item of; empty for the brief itself."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def top(self) -> str:
        """The name of the brief's own field that this is, or is in; empty for the brief itself."""
        return str(_placed_steps(self)[0][0]) if self else ""

    @property
    def position(self) -> int | None:
        """The index of the item that this is in its list; None if it is a field."""
        last = _placed_steps(self)[-1][0] if self else None
        return last if isinstance(last, int) else None

    @property
    def item(self) -> Self | None:
        """The path of the nearest item of a list that this is or is in; None where there is none."""
        steps = _placed_steps(self)
        for index in range(len(steps) - 1, -1, -1):
            if isinstance(steps[index][0], int):
                return self if index == len(steps) - 1 else type(self)(self[: steps[index + 1][1]])
        return None

    @property
    def entry(self) -> Self:
        """The path of the brief's own field that this is in, or of the item of it: `quotes[1]` for `quotes[1].text`."""
        steps = self.steps
        count = 2 if len(steps) > 1 and isinstance(steps[1], int) else 1
        return type(self).of(*steps[:count])

    @property
    def names(self) -> tuple[str, ...]:
        """The steps without the indexes: which field of the model it is, whichever item it is in."""
        return tuple(step for step in self.steps if isinstance(step, str))

    def upwards(self) -> Iterator[Self]:
        """Yield this path and those of all that it is in, the nearest first, and the brief's own last."""
        path = self
        while path:
            yield path
            path = path.parent
        yield path

    def is_within(self, other: str) -> bool:
        """Whether this is the field `other`, or in it."""
        return self == other or not other or (self.startswith(other) and self[len(other)] in ".[")

    def value_in(self, data: Any) -> Any:
        """Return what is there in data of mappings and lists, None if there is no such place."""
        for step in self.steps:
            match data, step:
                case dict(), str():
                    data = data.get(step)
                case list(), int():
                    data = data[step] if step < len(data) else None
                case _:
                    return None
        return data


ROOT = FieldPath()


@lru_cache(maxsize=10_000)
def _below(path: _P, step: Step) -> _P:
    """Return the path of a step below a path. The same few hundred are asked for again and again, in every brief."""
    if isinstance(step, int):
        return type(path)(f"{path}[{int(step)}]")
    if not _PLAIN.fullmatch(step):
        return type(path)(f"{path}[{json.dumps(str(step), ensure_ascii=False)}]")
    return type(path)(f"{path}.{step}" if path else step)


@lru_cache(maxsize=10_000)
def _above(path: _P) -> _P:
    """Return the path of what holds a field."""
    return type(path)(path[: _placed_steps(path)[-1][1]] if path else "")


@lru_cache(maxsize=10_000)
def _steps(path: str) -> tuple[Step, ...]:
    return tuple(step for step, _ in _placed_steps(path))


@lru_cache(maxsize=10_000)
def _placed_steps(path: str) -> tuple[tuple[Step, int], ...]:
    """Return the steps of a path, and where in it each begins."""
    return tuple((_step(match), match.start()) for match in _STEP.finditer(path))


def _step(match: re.Match[str]) -> Step:
    if match["name"] is not None:
        return match["name"]
    return int(match["index"]) if match["index"] is not None else str(json.loads(match["quoted"]))
