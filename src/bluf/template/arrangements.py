"""The arrangements of a brief's page: which there are, and its document in each, made when it is asked for."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.document import Document
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import did_you_mean, shown, told
from bluf.template.declaration import Template
from bluf.template.speakers import has_positions

POSITIONS = "positions"  # tried last where few actors have a position, or few quotes are of them
_FIELD = FieldPath("arrange")


class Arranged(Sequence[Document]):
    """Documents of the same words, each made when it is first asked for. What is pickled of them is none."""

    def __init__(self, names: Sequence[str], make: Callable[[str], Document]) -> None:
        self._names = tuple(names)
        self._make = make
        self._made: dict[str, Document] = {}

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> Document: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...

    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return tuple(self._of(name) for name in self._names[index])
        return self._of(self._names[index])

    def __iter__(self) -> Iterator[Document]:
        return map(self._of, self._names)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, ()

    def _of(self, name: str) -> Document:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]


def arrangements_of(brief: Brief, template: Template) -> tuple[str, ...]:
    """Return the names of the arrangements to try, the preferred one first: one alone where the brief names it.

    Raises BriefError if the template does not have what the brief names.
    """
    asked = core_value(brief, "arrange")
    if not asked:
        table_last = POSITIONS in template.arrangements and not has_positions(brief)
        return tuple(sorted(template.arrangements, key=lambda name: table_last and name == POSITIONS)) or ("",)
    if str(asked) in template.arrangements:
        return (str(asked),)
    span = brief.spans.get(_FIELD)
    if template.arrangements:
        message = f"the template `{template.name}` has no arrangement {shown(str(asked))!r}"
        hint, details = told(did_you_mean(str(asked), template.arrangements), span)
        raise BriefError([Problem("arrangement-not-found", message, span, _FIELD, hint, data=details)])
    message = f"the template `{template.name}` has one arrangement only, without a name"
    raise BriefError([Problem("arrangement-not-found", message, span, _FIELD, "leave out `arrange`")])
