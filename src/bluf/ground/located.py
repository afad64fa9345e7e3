"""Text that knows which field of a brief it came from."""

from typing import Self

from bluf.problems.field_path import ROOT, FieldPath


class Located(str):
    """What an author typed, with the `path` of its field, such as `quotes[0].text`; empty where it has none."""

    __slots__ = ("path",)
    path: FieldPath

    def __new__(cls, value: str, path: FieldPath = ROOT) -> Self:
        """Make text that came from `path`."""
        self = super().__new__(cls, value)
        self.path = path
        return self
