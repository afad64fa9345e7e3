"""The sandboxed Jinja environment that templates are filled in.

Autoescaping is on and an unknown name is an error. Templates extend, include and import within template folders only;
a symbolic link that leads out of them is not followed. What prints a located word of the brief wraps it in a `span`
that names its field (`finalize`), and that is where prose becomes markup. An environment is kept for each set of
folders, with the templates it has compiled, so a further build compiles nothing.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from pydantic import BaseModel

from bluf.brief import Located, Prose, Text
from bluf.template import limits, prose
from bluf.template.kept import state_of
from bluf.template.places import Stamping, has_markers
from bluf.template.words import Foreign


class Folders(BaseLoader):
    """Loads `TEMPLATE/FILE` from the first of the template folders that has it."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its path, and a test of whether it is still as it was read."""
        parts = template.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            raise TemplateNotFound(template, f"{template!r} is not a path inside the template folders")
        for folder in self._folders:
            path = folder.joinpath(*parts)
            if path.is_file() and _is_inside(path, folder):
                return _text(path, template), str(path), partial(_is_as, path, state_of(path))
        raise TemplateNotFound(template)

    def has_file(self, path: str) -> bool:
        """Whether a path is that of a file in the folders."""
        return any(Path(path).is_relative_to(folder) for folder in self._folders)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, narrowed to what pages need."""

    intercepted_binops = frozenset(["*", "**"])

    def has_file(self, path: str) -> bool:
        """Whether a path is that of a template in the folders."""
        return self.loader is not None and isinstance(self.loader, Folders) and self.loader.has_file(path)

    def join_path(self, template: str, parent: str) -> str:
        """Return the full name of a template: `FILE` is beside its parent, `TEMPLATE/FILE` is not."""
        return template if "/" in template else f"{parent.rpartition('/')[0]}/{template}"

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a part of the brief; the methods of the model that holds it are as if they were not."""
        if isinstance(obj, BaseModel):
            known = attribute in type(obj).model_fields
            return getattr(obj, attribute) if known else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, or a field of a part by its name."""
        return self.getattr(obj, str(argument)) if isinstance(obj, BaseModel) else super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow a part's fields alone, however they are asked for, and of its words not where they stand in the file.

        In an edition, the number in `key_points[3].text` would tell how many points were left out before it.
        """
        if isinstance(obj, BaseModel):
            return attr in type(obj).model_fields and super().is_safe_attribute(obj, attr, value)
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, Located) and attr == "path")

    def call_binop(self, _context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers only, and small ones."""
        return limits.product(operator, left, right)


@lru_cache(maxsize=16)
def environment(folders: tuple[Path, ...]) -> TemplateEnvironment:
    """Return the environment whose templates are in `folders`, the first of which goes first."""
    made = TemplateEnvironment(
        loader=Folders(folders),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[Stamping, "jinja2.ext.do"],
        finalize=located,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals = {"range": limits.short_range, "turn": limits.turn}
    made.filters["attribute"] = attribute
    return made


def located(value: Any) -> Any:
    """Return what is printed for a value: a located word with its field's path, prose as markup, nothing for None."""
    match value:
        case Prose():
            return Markup(f'<span data-src="{escape(value.path)}">{prose.markup(value)}</span>')
        case Text():
            return Markup(f'<span data-src="{escape(value.path)}">{escape(str(value))}</span>')
        case Foreign():
            return Markup(f'<span lang="{escape(value.lang)}">{escape(str(value))}</span>')
        case None:
            return ""
        case str() | Undefined():
            return value
        case tuple() | list() | dict():
            raise TypeError("this is a list, which can't be printed; loop over it")
        case BaseModel():
            raise TypeError("this has several fields and can't be printed; name one of them")
        case _ if callable(value):
            raise TypeError("this is a function, which can't be printed; call it with ()")
        case _:
            return value


def attribute(value: Any) -> Any:
    """Return a value for an attribute of an element: the words alone."""
    if isinstance(value, Prose):
        return escape(prose.plain(value))
    return escape(str(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _text(path: Path, template: str) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise TemplateSyntaxError("the file is not in UTF-8", line, template, str(path)) from None
    if has_markers(text):
        raise TemplateSyntaxError("the file has control characters in it", 1, template, str(path))
    return text


def _is_as(path: Path, state: object) -> bool:
    return state_of(path) == state


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
