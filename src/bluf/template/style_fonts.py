"""Turn the `fonts` of a style into a FontSet: families that bluf has, and families of files beside the style.

A family's files are read again only where one of them has changed. What is wrong with one is told where the style names
it.
"""

import fnmatch
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bluf.document import ParagraphStyle
from bluf.fonts.font_family import BUILT_IN, FontFamily, built_in
from bluf.fonts.font_files import FACE_NAMES, read_font_file
from bluf.fonts.font_set import ROLES, TEXT, FontSet
from bluf.fonts.own_family import own_family
from bluf.fonts.script_families import named_family
from bluf.fonts.sfnt import MOST_BYTES, FontFault, FontFileError
from bluf.ground.file_cache import state_of
from bluf.ground.inside import Unfit, UnfitFileError, content, is_inside
from bluf.ground.workspace import Workspace
from bluf.problems.wording import Suggestion, did_you_mean, shown
from bluf.template.style_values import FontChoice

MOST_FILES = 60  # of a family
MOST_FAMILY_BYTES = 64 << 20  # all its files together
_WILD = "*?"

States: TypeAlias = tuple[tuple[Path, object], ...]
Fault: TypeAlias = Callable[[tuple[str, ...], str, str, "str | Suggestion | None"], None]


@dataclass(frozen=True, slots=True)
class StyleFonts:
    """The families of a style, and the files that they were made of in the state that these were in."""

    fonts: FontSet
    states: States = ()


class _Families(dict[tuple[str, tuple[str, ...], Path], tuple[States, FontFamily]]):
    """Families of files, by what the style says of them and where it stands."""


def style_fonts(
    choices: Mapping[tuple[str, ...], FontChoice | tuple[FontChoice, ...]],
    file_of: Mapping[tuple[str, ...], Path],
    workspace: Workspace,
    fault: Fault,
) -> StyleFonts:
    """Return the families that a style chooses for its roles.

    `choices` are by place, such as `("fonts", "text")`, and `file_of` says in which style file each stands. Every fault
    is told to `fault`, and Arimo stands in.
    """
    made: dict[tuple[str, ...], tuple[FontFamily, ...]] = {}
    states: list[tuple[Path, object]] = []
    for at, choice in choices.items():
        families = []
        for each in choice if isinstance(choice, tuple) else (choice,):
            found, seen = _family(each, file_of[at], workspace, at, fault)
            states += seen
            families.append(found)
        made[at] = tuple(families)
    roles = {role: made["fonts", role][0] for role in ROLES if ("fonts", role) in made}
    roles.setdefault(TEXT, built_in("Arimo"))
    return StyleFonts(FontSet(roles, made.get(("fonts", "fallback"), ())), tuple(states))


def check_faces(paragraphs: Iterable[ParagraphStyle], fonts: FontSet, fault: Fault) -> None:
    """Tell `fault` which faces a style's paragraphs need that a family of its own lacks.

    Text needs bold and italic besides, for the words that a brief sets so; letters without italics need none.
    """
    needed: dict[str, set[tuple[bool, bool]]] = {TEXT: {(False, False), (True, False), (False, True)}}
    for style in paragraphs:
        needed.setdefault(style.font, set()).add((style.bold, style.italic))
    for role, family in fonts.roles.items():
        if not is_of_files(family):
            continue
        for bold, italic in sorted(needed.get(role, ())):
            if lacks(family, bold, italic):
                message = f"the family {family.name!r} has no {FACE_NAMES[bold, italic]} face, which the style needs"
                fault(("fonts", role), message, "font-file", "add its file to `files`")


def lacks(family: FontFamily, bold: bool, italic: bool) -> bool:
    """Whether a family of files has no face of a weight and slope; letters that have no italics need none."""
    has_italics = not next(iter(family.faces.values())).missing("a")
    return (bold, italic and has_italics) not in family.faces


def is_of_files(family: FontFamily) -> bool:
    """Whether a family is of a style's own files."""
    face = next(iter(family.faces.values()))
    return not face.is_own and named_family(family.name) is not family


def _family(
    choice: FontChoice, style: Path, workspace: Workspace, at: tuple[str, ...], fault: Fault
) -> tuple[FontFamily, States]:
    if not choice.files:
        known = built_in(choice.family) if choice.family in BUILT_IN else named_family(choice.family)
        if known is None:
            message = f"there is no family {shown(choice.family)!r}; name one of these, or give its `files`"
            fault(at, message, "style-value", _alike(choice.family) or did_you_mean(choice.family, BUILT_IN))
        return known or built_in("Arimo"), ()
    kept = workspace.cache(_Families)
    key = (choice.family, choice.files, style.parent)
    found = kept.get(key)
    if found is None or any(state_of(path) != state for path, state in found[0]):
        try:
            found = kept[key] = _read(choice, style)
        except FontFileError as error:
            fault(at, error.message, "font-file", error.hint or None)
            return built_in("Arimo"), ()
    return found[1], found[0]


def _alike(name: str) -> str | None:
    """Return the hint for the name of a family that one of bluf's stands for, None for another."""
    wanted = name.casefold()
    for own, (docx, _) in BUILT_IN.items():
        if docx.casefold() == wanted:
            return f"write `{own}`: it is as wide letter by letter, and the DOCX names {docx}"
    return None


def _read(choice: FontChoice, style: Path) -> tuple[States, FontFamily]:
    """Return a family of files beside a style, and the state of these. Raises FontFileError."""
    states: dict[Path, object] = {}
    files = []
    size = 0
    for path in _named(choice.files, style, states):
        states[path] = state_of(path)
        name = os.path.relpath(path, style.parent)
        data = _content(path, style.parent.parent, name)
        size += len(data)
        if size > MOST_FAMILY_BYTES:
            message = f"the files of {choice.family!r} have more than {MOST_FAMILY_BYTES >> 20} MiB together"
            raise FontFileError(FontFault.LARGE, message, "name only those of the faces that the style needs")
        try:
            files.append(read_font_file(name, data))
        except FontFileError as error:
            raise FontFileError(error.fault, f"can't use {shown(name)}: {error.message}", error.hint) from None
    return tuple(states.items()), own_family(choice.family, files)


def _content(path: Path, root: Path, name: str) -> bytes:
    try:
        return content(path, root, MOST_BYTES)
    except UnfitFileError as error:
        reason = {
            Unfit.OUTSIDE: "it is reached by a link that leads out of its folder of templates",
            Unfit.SPECIAL: "it is not an ordinary file",
            Unfit.LARGE: f"it is larger than {MOST_BYTES >> 20} MiB",
        }[error.unfit]
    except IsADirectoryError:
        reason = "it is a folder"
    except FileNotFoundError:
        reason = "there is no such file"
    except OSError as error:
        reason = error.strerror or "it can't be opened"
    raise FontFileError(FontFault.KIND, f"can't use {shown(name)}: {reason}", "put a font file there")


def _named(names: Iterable[str], style: Path, states: dict[Path, object]) -> list[Path]:
    """Return the files that names and patterns stand for, in order, and note the state of folders that are searched."""
    found: dict[Path, None] = {}
    root = style.parent.parent
    for name in names:
        path = Path(os.path.normpath(style.parent / name))
        if os.path.isabs(name) or "\\" in name or not is_inside(path.parent, root):  # noqa: PTH117
            message = f"{shown(name)!r} does not lie in the style's folder of templates"
            hint = "put the files beside the style, and write their path from there: fonts/House-*.ttf"
            raise FontFileError(FontFault.KIND, message, hint)
        states[path.parent] = state_of(path.parent)
        matched = list(_matching(path)) if any(sign in path.name for sign in _WILD) else [path]
        if not matched:
            message = f"no file is called {shown(name)!r}"
            raise FontFileError(
                FontFault.KIND, message, f"put the files of the family into {shown(str(Path(name).parent))}"
            )
        found.update(dict.fromkeys(matched))
    if len(found) > MOST_FILES:
        message = f"these are {len(found):,} files, and a family may have {MOST_FILES}"
        raise FontFileError(FontFault.LARGE, message, "name only those of the family")
    return list(found)


def _matching(path: Path) -> Iterator[Path]:
    """Yield the files of a folder whose names a pattern fits: `*` any characters, `?` any one, and all others alone."""
    pattern = path.name.replace("[", "[[]")
    try:
        names = sorted(entry.name for entry in os.scandir(path.parent))
    except OSError:
        return
    yield from (path.parent / name for name in names if fnmatch.fnmatchcase(name, pattern) and name[0] != ".")
