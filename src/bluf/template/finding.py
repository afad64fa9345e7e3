"""Find templates: folders with a `template.yaml`, a project's own before those that come with bluf.

Beside a brief at `briefs/2026/x.yaml` are searched `briefs/2026/templates`, `briefs/templates`, `templates` at the root
of its project, which is next to `briefs`, and `templates` in the workspace's folder. What is found is kept until its
file changes. The first folder that has a name has the word: where a link leads out of it from there, or no ordinary
file stands there, that is an error, and no other folder stands in.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from bluf.ground import filesystem
from bluf.ground.file_cache import Kept
from bluf.ground.inside import is_inside
from bluf.ground.project_root import project_root
from bluf.ground.shipped_templates import shipped
from bluf.ground.template_names import DEFAULT_TEMPLATE, all_names
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem, Span
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, shown, told
from bluf.template.declaration import DECLARATION, PAGE, Template, declared
from bluf.template.localized_labels import FALLBACK, NEWER_LABELS
from bluf.template.page_words import WORDS, Layers, PageWords
from bluf.template.project_files import has_file, leads_out

STYLES = "styles"  # the folder of house styles, beside the templates
_LONGEST_CIRCLE = 300  # characters
_DEEPEST = 8  # how many templates may be based on one another


def is_own(file: Path) -> bool:
    """Whether a file of a template or a style is one that comes with bluf."""
    return file.is_relative_to(shipped()) or is_inside(file, shipped())


@dataclass(frozen=True, slots=True)
class TemplateFolders:
    """The folders in which templates and styles are looked for, in order, and the workspace that keeps what is found.

    All are absolute. Problems name files as the workspace does (`Workspace.shown`).
    """

    paths: tuple[Path, ...]
    workspace: Workspace
    refused: tuple[Path, ...] = ()  # what would be among them if it were no link that leads elsewhere

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of the folders that are refused."""
        return self.workspace.named(leads_out(folder, "the project") for folder in self.refused)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.paths)


class _Declared(Kept[Path, Template]):
    """The templates that were found, by the file that declares each."""


def template_folders(workspace: Workspace, brief: str | os.PathLike[str] | None = None) -> TemplateFolders:
    """Return the folders in which the templates and styles of a brief's file are looked for.

    One that is a symbolic link is among them if it leads to another of them, or into the folder that the link is in.
    """
    found: dict[str, Path] = {}
    asked = _places(workspace, brief)
    refused = _refused(asked)
    for folder in (*asked, shipped()):
        if filesystem.is_folder(folder) and folder not in refused:
            found.setdefault(os.path.realpath(folder), folder)
    return TemplateFolders(tuple(found.values()), workspace, refused)


def shipped_alone(workspace: Workspace) -> TemplateFolders:
    """Return the folder of what comes with bluf, as all that is looked into."""
    return TemplateFolders((shipped(),), workspace)


def _places(workspace: Workspace, brief: str | os.PathLike[str] | None) -> tuple[Path, ...]:
    """Return where a project's own folders of templates would be."""
    beside = workspace.folder if brief is None else workspace.at(Path(brief).parent)
    root = project_root(Path(os.path.normpath(beside)))  # links are left as they are
    return _places_below(workspace.folder, root, None if brief is None else beside)


@lru_cache(maxsize=256)  # paths are put together once; what is there is looked at every time
def _places_below(folder: Path, root: Path | None, beside: Path | None) -> tuple[Path, ...]:
    found = [folder / "templates"]
    if root is not None:
        found.insert(0, root / "templates")
    if beside is not None:
        found = [beside / "templates", beside / ".." / "templates", *found]
    return tuple(dict.fromkeys(Path(os.path.normpath(place)) for place in found))


def _refused(asked: Iterable[Path]) -> tuple[Path, ...]:
    out = [place for place in asked if filesystem.is_link(place) and not is_inside(place, place.parent)]
    if not out:
        return ()
    sound = {os.path.realpath(place) for place in asked if place not in out}
    return tuple(place for place in out if os.path.realpath(place) not in sound)


def find_template(name: str, folders: TemplateFolders, span: Span | None = None) -> Template:
    """Return the template called `name`, a bare name. Raises BriefError; `span` is where the name was written."""
    with folders.workspace.naming(span.path if span else None):
        return _based(_find(name, folders, span, FieldPath("template")), folders)


def all_templates(folders: TemplateFolders, *, strict: bool = True) -> tuple[Template, ...]:
    """Return every template, by name; of two with one name, the first.

    Raises BriefError for bad ones, unless `strict` is off: then they are left out.
    """
    found: list[Template] = []
    problems: list[Problem] = []
    for name in template_names(folders):
        try:
            template = find_template(name, folders)
        except BriefError as error:
            problems.extend(problem for problem in error.problems if problem not in problems)
        else:
            if template not in found:  # by another of its names
                found.append(template)
    if problems and strict:
        raise BriefError(problems)
    return tuple(found)


def template_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of all templates in the folders, sound or not."""
    return tuple(sorted({path.parent.name for folder in folders for path in folder.glob(f"*/{DECLARATION}")}))


def _find(
    name: str, folders: TemplateFolders, span: Span | None, field: FieldPath, met: Iterable[Path] = ()
) -> Template:
    """Return the template of a name, in the first folder that has one by any of its names.

    Those in `met` are not taken by another name than the one asked for: a user's own `standard` may be based on
    `briefing-note`, and is then on bluf's.
    """
    if is_bare(name) and name != STYLES:
        for folder in folders:
            for each in all_names(name):
                path = folder / each / DECLARATION
                if has_file(path) and (each == name or path.parent not in met):
                    return _declaration(path, folder, folders.workspace)
    hint, details = told(there_are(name, template_names(folders)), span)
    message = f"there is no template {shown(name)!r}"
    raise BriefError([Problem("template-not-found", message, span, field, hint, data=details)])


def _based(template: Template, folders: TemplateFolders) -> Template:
    """Return a template with what it takes from the one that it is based on."""
    met, places = [template.name], [template.folder]
    while template.based_on is not None:
        if template.based_on in met or len(met) == _DEEPEST:
            circle = circle_of([*met, template.based_on])
            raise BriefError(
                [Problem("template-invalid", circle, template.base_span, FieldPath("based_on"), "break the circle")]
            )
        met.append(template.based_on)
        base = _find(template.based_on, folders, template.base_span, FieldPath("based_on"), places)
        places.append(base.folder)
        template = template.over(base)
    if template.page is None:
        message = f"neither the template {met[0]!r} nor what it is based on has a `{PAGE}`"
        raise BriefError([Problem("template-invalid", message, template.base_span)])
    return template


def _declaration(path: Path, root: Path, workspace: Workspace) -> Template:
    """Return what a `template.yaml` declares, which is kept until it changes."""
    return workspace.cache(_Declared).get(path, partial(_with_shared_labels, root=root, workspace=workspace))


def _with_shared_labels(path: Path, root: Path, workspace: Workspace) -> Template:
    """Return what a `template.yaml` declares, with the labels of bluf's `briefing-note` that the shared parts need.

    One of bluf's own has its labels in the files of words, and no notes: these are for whoever wrote the template. A
    copy of one in a project, which has no labels itself, has its labels there too.
    """
    template = declared(path, root, workspace.shown(path))
    is_own = root == shipped()
    is_copy = not is_own and not template.labels and template.based_on is None and _is_shipped(template.name)
    if is_own or is_copy:
        words = Layers((PageWords(shipped() / WORDS, template.name), template.labels))
        return replace(template, labels=words, notes=template.notes if is_copy else ())
    lacking = NEWER_LABELS.keys() - template.labels.get(FALLBACK, {}).keys()
    if not lacking:
        return template
    standard = _declaration(shipped() / DEFAULT_TEMPLATE / DECLARATION, shipped(), workspace)
    return replace(template, shared_labels=Layers((standard.labels,), frozenset(lacking)))


def _is_shipped(name: str) -> bool:
    return has_file(shipped() / name / DECLARATION)


def circle_of(names: Iterable[str]) -> str:
    """Return the words for things that are based on one another, the last of them on one before."""
    return shown(", which is based on ".join(map(shown, names)).replace(", which", "", 1), _LONGEST_CIRCLE)


def is_bare(name: str) -> bool:
    """Whether a name is one of a file or folder alone, with no path in it, and one that a file can have."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return name not in ("", ".", "..") and not any(character in name for character in "/\\:\0")


def there_are(name: str, known: Iterable[str]) -> Suggestion:
    """Return the suggestion of one of the `known` names that lists them too, unless they are many."""
    return replace(did_you_mean(name, known, "`bluf templates`"), lists_all=True)
