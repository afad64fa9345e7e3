"""The sandboxed Jinja environment that templates are filled in.

Autoescaping is on and an unknown name is an error. Templates extend, include and import within template folders only;
a symbolic link that leads out of them is an error. What prints a field of the brief prints a `span` with its number,
in which its words are put when the markup is read (`finalize`). An environment is kept for each set of folders, with
the templates it has compiled, so a further build compiles nothing.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import AssignBlock, Concat, FilterBlock
from jinja2.runtime import Context, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from bluf.filling import printed_fields, template_limits
from bluf.filling.compiled_templates import CompiledTemplates
from bluf.filling.derived_words import derived, followed, note, printed_derived
from bluf.filling.stamps import Stamping, has_markers, stamping_of
from bluf.filling.template_values import (
    DeclaredGroup,
    Derived,
    DerivedMarkup,
    Drawn,
    FieldGroup,
    Foreign,
    Numbered,
    Words,
    drawn,
    reference,
)
from bluf.ground.file_cache import state_of
from bluf.ground.inside import Unfit, UnfitFileError, content, is_inside, is_there
from bluf.ground.template_names import all_names

_REFERENCE = re.compile(r'<span data-src="(\d{1,8})"/>')


class FileError(Exception):
    """A template's file that is there and can't be used."""

    def __init__(self, file: Path, message: str, *, is_link: bool = False) -> None:
        super().__init__(message)
        self.file = file
        self.is_link = is_link


class ElsewhereError(Exception):
    """A template's file lies outside the folder that all must be in."""


class UndefinedNameError(UndefinedError):
    """A name is used that is not defined; with `is_field`, it is a field of something that is there."""

    def __init__(self, message: str | None, name: str, is_field: bool) -> None:
        super().__init__(message)
        self.name = name
        self.is_field = is_field


class NamedUndefined(StrictUndefined):
    """What an unknown name stands for: whatever is done with it raises UndefinedNameError."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        if exc is UndefinedError and hint is None and isinstance(name, str):
            exc = partial(UndefinedNameError, name=name, is_field=obj is not missing)
        super().__init__(hint, obj, name, exc)


class Folders(BaseLoader):
    """Loads `TEMPLATE/FILE` from the first of the template folders that has it; from `own` alone, if that is given."""

    def __init__(self, folders: tuple[Path, ...], own: Path | None) -> None:
        self._folders = folders
        self._own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its path, and a test of whether it is still as it was read."""
        found = self._find(template)
        if found is None:
            raise TemplateNotFound(template)
        path, folder = found
        if self._own and not path.is_relative_to(self._own) and not is_inside(path, self._own):
            raise ElsewhereError
        state = state_of(path)

        def is_as_read() -> bool:
            return self._find(template) == found and state_of(path) == state

        text = _text(path, folder, template)
        stamping_of(environment).loaded(str(path))  # it may be kept compiled, and not be stamped now
        return text, str(path), is_as_read

    def _find(self, template: str) -> tuple[Path, Path] | None:
        """Return the path of a template's file and the folder that it was found in."""
        parts = template.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
            return None
        places = [(folder, parts[0]) for folder in self._folders]
        places += [(self._folders[-1], name) for name in all_names(parts[0])[1:]]  # bluf's own, by its other name
        for folder, name in places:
            path = folder.joinpath(name, *parts[1:])
            try:
                if is_there(path):
                    return path, folder
            except OSError as error:
                raise FileError(path, error.strerror or str(error)) from None
            except ValueError:  # half a character: no file has such a name
                return None
        return None

    def has_file(self, path: str) -> bool:
        """Whether a path is that of a file in the folders."""
        return any(Path(path).is_relative_to(folder) for folder in self._folders)


class _Compiler(CodeGenerator):
    """Compiles `a ~ b` so that what it makes knows the fields of both, and `{% filter %}` likewise."""

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write the joining of an expression's parts as a call of `TemplateEnvironment.joined`."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_FilterBlock(self, node: FilterBlock, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write a block that is filtered so that what comes of it is printed as that of an expression is.

        Jinja's own prints it as markup, and so a `<` of the brief's words as a tag.
        """
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.start_write(frame, node)
        self.write("environment.filtered(")
        self.visit_Filter(node.filter, inner)
        self.write(")")
        self.end_write(frame)
        self.leave_frame(inner)

    def visit_AssignBlock(self, node: AssignBlock, frame: Frame) -> None:  # noqa: N802 - as Jinja calls it
        """Write `{% set name %}` as Jinja does, and what a filter of it gives as a block's."""
        if node.filter is None:
            super().visit_AssignBlock(node, frame)
            return
        block = FilterBlock(node.body, node.filter, lineno=node.lineno)
        super().visit_AssignBlock(AssignBlock(node.target, None, [block], lineno=node.lineno), frame)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, narrowed to what pages need, in which words of the brief keep their field (`derived_words`)."""

    code_generator_class = _Compiler
    intercepted_binops = frozenset(["*", "**", "+", "%"])

    @staticmethod
    def joined(parts: tuple[Any, ...]) -> Any:
        """Return what `~` makes of some values."""
        return derived(markup_join(parts), parts)

    @staticmethod
    def filtered(value: Any) -> Markup:
        """Return the markup of what a filter made of a block."""
        return escape(printed(value))

    def has_file(self, path: str) -> bool:
        """Whether a path is that of a template in the folders."""
        return self.loader is not None and isinstance(self.loader, Folders) and self.loader.has_file(path)

    def join_path(self, template: str, parent: str) -> str:
        """Return the full name of a template: `FILE` is beside its parent, `TEMPLATE/FILE` is not."""
        return template if "/" in template else f"{parent.rpartition('/')[0]}/{template}"

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a part of the brief, and of anything else what the sandbox allows."""
        if isinstance(obj, FieldGroup):
            return getattr(obj, attribute, None) if _has(obj, attribute) else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, or a field of a part by its name."""
        return self.getattr(obj, str(argument)) if isinstance(obj, FieldGroup) else super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow a part's fields alone, however they are asked for."""
        return super().is_safe_attribute(obj, attr, value) and (not isinstance(obj, FieldGroup) or _has(obj, attr))

    def call_binop(self, _context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers only, and small ones; what is made of words keeps their field."""
        if operator == "+":
            return derived(left + right, (left, right))
        if operator == "%":
            return derived(left % right, (left, right))
        return template_limits.product(operator, left, right)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as in Jinja
        """Call something; what a method of text makes of words of the brief keeps their field."""
        result = super().call(__context, __obj, *args, **kwargs)
        if isinstance(__obj, Macro):
            return result
        text = getattr(getattr(__obj, "__wrapped__", __obj), "__self__", None)  # `format` is wrapped by the sandbox
        if not isinstance(text, str):
            return result
        made = Markup(result) if isinstance(text, DerivedMarkup) and isinstance(result, str) else result
        return derived(made, (text, *args, *kwargs.values()))


@lru_cache(maxsize=16)
def environment(folders: tuple[Path, ...], own: Path | None = None) -> TemplateEnvironment:
    """Return the environment whose templates are in `folders`, the first of which goes first.

    With `own`, a file that lies outside that folder raises ElsewhereError.
    """
    made = TemplateEnvironment(
        loader=Folders(folders, own),
        autoescape=True,
        undefined=NamedUndefined,
        extensions=[Stamping, "jinja2.ext.do"],
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(writes=own is not None),
    )
    made.globals = {"range": template_limits.short_range, "turn": template_limits.turn}
    made.filters["attribute"] = attribute
    made.filters["striptags"] = without_tags
    made.tests["core"] = is_core
    made.tests["numbered"] = is_numbered
    del made.filters["random"]  # the same brief makes the same page
    for name, filtering in made.filters.items():
        if name not in _AS_THEY_ARE:
            made.filters[name] = followed(filtering)
    return made


def printed(value: Any) -> Any:
    """Return what is printed for a value: for words of the brief a reference to their field, nothing for None."""
    match value:
        case Words():
            printed_fields.note(value._number, value)
            return reference(value)
        case Derived():
            return printed_derived(value)
        case Foreign():
            return Markup(f'<span lang="{escape(value.lang)}">{escape(str(value))}</span>')
        case None:
            return ""
        case str() | Undefined():
            return value
        case tuple() | list() | dict():
            raise TypeError("this is a list, which can't be printed; loop over it")
        case Drawn():
            return drawn(value)
        case FieldGroup():
            raise TypeError("this has several fields and can't be printed; name one of them")
        case _ if callable(value):
            raise TypeError("this is a function, which can't be printed; call it with ()")
        case _:
            return value


def is_core(value: Any) -> bool:
    """Whether a part has the fields that bluf gives it, and none that a template has declared (the test `core`)."""
    return isinstance(value, FieldGroup) and not isinstance(value, DeclaredGroup)


def is_numbered(value: Any) -> bool:
    """Whether points are to be numbered (the test `numbered`)."""
    return isinstance(value, Numbered)


def attribute(value: Any) -> Any:
    """Return a value for an attribute of an element: the words alone."""
    if isinstance(value, Words):
        note(value, frozenset([value._number]))
        return escape(str(value))
    if isinstance(value, Derived):
        note(value, value._numbers)
        return escape(value if isinstance(value, DerivedMarkup) else str(value))
    return escape(str(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def without_tags(value: Any) -> str:
    """Return markup without its elements, and with the words of the fields that it refers to (Jinja's `striptags`)."""
    return Markup(_REFERENCE.sub(_words_of, str(value))).striptags()


def _words_of(match: re.Match[str]) -> str:
    return escape(printed_fields.words_of(int(match[1])))


def _has(part: FieldGroup, name: str) -> bool:
    return any(field == name for field, _ in part)


def _text(path: Path, folder: Path, template: str) -> str:
    try:
        data = content(path, folder, template_limits.MOST_BYTES)
        text = data.decode()
    except UnfitFileError as error:
        raise FileError(path, _REASONS[error.unfit], is_link=error.unfit is Unfit.OUTSIDE) from None
    except OSError as error:
        raise FileError(path, error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TemplateSyntaxError("the file is not in UTF-8", line, template, str(path)) from None
    if has_markers(text):
        raise TemplateSyntaxError("the file has control characters in it", 1, template, str(path))
    return text


# Filters whose result is no text, or the items that they were given.
_AS_THEY_ARE = frozenset(["attribute", "batch", "map", "reject", "rejectattr", "select", "selectattr", "slice"])
_REASONS = {
    Unfit.OUTSIDE: "it is a link that leads out of its folder of templates",
    Unfit.SPECIAL: "it is not an ordinary file",
    Unfit.LARGE: f"it is larger than {template_limits.MOST_BYTES // 1024} KiB",
}
