"""What an edit must know of the mapping that a text holds: which fields it has, in which order, and their shorthands.

Whoever edits a text passes its shape in; nothing here knows what a brief is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bluf.problems.field_path import ROOT, FieldPath, Step
from bluf.yaml_files.key_spellings import other_spelling


@dataclass(frozen=True, slots=True)
class Shape:
    """A field, or the whole text.

    `fields` are those of the mapping that it holds, or that each item of its list is, in the order in which they are
    written; none for text. `short` is the one of them that bare text stands for. `listed` is whether it holds a list,
    and `several` whether one value may stand for the whole list. `others_after` names the field after which fields go
    that are not among `fields`; without one, there can be no others. `of_lists` is whether each item of its list is a
    list of texts, and `by_key` the shape of what each key has in a mapping whose keys are the author's own words. Of a
    field that is not `known`, anything may be in it, and bare text in its lists stands for `text`.
    """

    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    short: str | None = None
    listed: bool = False
    several: bool = False
    others_after: str | None = None
    of_lists: bool = False
    by_key: "Shape | None" = None
    known: bool = True

    @property
    def main(self) -> str | None:
        """The field that bare text stands for here; None where it stands for none."""
        if not self.known:
            return "text"
        return None if self.listed else self.short

    @property
    def may_be_one(self) -> bool:
        """Whether a single value may stand for a list of one."""
        return self.several or not self.known

    def inner(self, step: Step) -> "Shape | None":
        """Return the shape of a field or item of this one; None where there can be none."""
        if not self.known:
            return UNKNOWN
        if isinstance(step, int):
            return replace(self, listed=self.of_lists, of_lists=False, several=False) if self.listed else None
        if self.listed:
            return None
        if self.by_key:
            return self.by_key
        known = self.fields.get(step) or self.fields.get(other_spelling(step) or "")
        return known or (UNKNOWN if self.others_after else None)

    def at(self, path: FieldPath) -> "Shape":
        """Return the shape of the field at a path from here. Raises ValueError where there can be none."""
        shape, here = self, ROOT
        for step in path.steps:
            inner = shape.inner(step)
            if inner is None:
                raise ValueError(f"`{here}` has no `{step}`")
            shape, here = inner, here / step
        return shape

    def rank(self, name: str) -> float:
        """Return the place of a field among those of this mapping."""
        names = list(self.fields)
        if name in self.fields:
            return names.index(name)
        return names.index(self.others_after) + 0.5 if self.others_after else len(names)

    def names(self) -> Iterator[str]:
        """Yield the names of all fields, at any depth."""
        for name, inner in self.fields.items():
            yield name
            yield from inner.names()


UNKNOWN = Shape(known=False)
