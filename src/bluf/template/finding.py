"""Find templates: folders with a `template.yaml` and a `page.html.j2`, a project's own before those that come with bluf.

Beside a brief at `briefs/x.yaml` are searched `briefs/templates`, `templates` next to `briefs`, and `templates` in the
working folder. What is found is kept until its file changes.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bluf
from bluf.brief import FieldSpec, Source, parse_fields, read_yaml
from bluf.problems import BriefError, Problem, Span
from bluf.template.kept import Kept
from bluf.brief.suggest import did_you_mean

DECLARATION = "template.yaml"
PAGE = "page.html.j2"
STARTER = "starter.yaml"
STYLE = "style.yaml"
STYLES = "styles"  # the folder of house styles, beside the templates
_KEYS = ("name", "description", "style", "fields", "labels")


@dataclass(frozen=True, slots=True)
class Template:
    """A template: where it is, what it declares, and its words by language (`labels["en"]["sources"]`)."""

    name: str
    description: str
    folder: Path
    style: str
    fields: tuple[FieldSpec, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = ()  # type: ignore[assignment]

    @property
    def page(self) -> Path:
        """The file that prints the page."""
        return self.folder / PAGE

    @property
    def starter(self) -> Path | None:
        """The brief that `bluf new` begins with, where there is one."""
        path = self.folder / STARTER
        return path if path.is_file() else None


def shipped() -> Path:
    """Return the folder of the templates that come with bluf: in a wheel, or in its checkout."""
    package = Path(bluf.__file__).parent
    carried = package / "templates"
    return carried if carried.is_dir() else package.parents[1] / "templates"


def template_folders(brief: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
    """Return the folders in which the templates and styles of a brief's file are looked for, in order."""
    places = [Path.cwd() / "templates", shipped()]
    if brief is not None:
        beside = Path(brief).parent
        places = [beside / "templates", beside / ".." / "templates", *places]
    return _unique(Path(os.path.normpath(place)) for place in places)


def _unique(folders: Iterable[Path]) -> tuple[Path, ...]:
    found: dict[Path, Path] = {}
    for folder in folders:
        if folder.is_dir():
            found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def find_template(name: str, folders: Iterable[Path], span: Span | None = None) -> Template:
    """Return the template called `name`, a bare name. Raises BriefError; `span` is where the name was written."""
    searched = tuple(folders)
    for folder in searched:
        path = folder / name / DECLARATION
        if _is_bare(name) and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return _templates.get(path, _read)
    known = [template.name for template in all_templates(searched, strict=False)]
    hint = f"{did_you_mean(name, known)} There {'are' if len(known) > 1 else 'is'}: {', '.join(known) or 'none'}"
    raise BriefError([Problem("template-not-found", f"there is no template {name!r}", span, "template", hint)])


def all_templates(folders: Iterable[Path], *, strict: bool = True) -> tuple[Template, ...]:
    """Return every template, by name; of two with one name, the first. With `strict`, raises BriefError for a bad one."""
    found: dict[str, Template] = {}
    problems: list[Problem] = []
    for folder in folders:
        for path in sorted(folder.glob(f"*/{DECLARATION}")):
            if path.parent.name in found or not path.resolve().is_relative_to(folder.resolve()):
                continue
            try:
                found[path.parent.name] = _templates.get(path, _read)
            except BriefError as error:
                problems.extend(error.problems)
    if problems and strict:
        raise BriefError(problems)
    return tuple(found[name] for name in sorted(found))


def _is_bare(name: str) -> bool:
    return name not in ("", ".", "..", STYLES) and not any(character in name for character in "/\\:\0")


def _read(path: Path) -> Template:
    source = read_yaml(path.read_bytes(), str(path))
    declared = source.data
    problems = list(_faults(source))
    if not (path.parent / PAGE).is_file():
        problems.append(_problem(source, "", f"the template has no `{PAGE}` beside this file", ""))
    if problems:
        raise BriefError(problems)
    return Template(
        name=path.parent.name,
        description=str(declared["description"]),
        folder=path.parent,
        style=str(declared["style"]),
        fields=parse_fields(source, at="fields") if "fields" in declared else (),
        labels={
            str(tag): {str(name): str(words) for name, words in labels.items()}
            for tag, labels in (declared.get("labels") or {}).items()
        },
    )


def _faults(source: Source) -> Iterator[Problem]:
    declared = source.data
    for key in declared:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS)
            yield Problem("template-invalid", f"unknown key `{key}`", source.keys[key], key, hint)
    for key in ("name", "description", "style"):
        if not isinstance(declared.get(key), str):
            yield _problem(source, key, f"`{key}` must be given, as text", f"write `{key}: …`")
    folder = Path(source.path).parent.name
    if isinstance(declared.get("name"), str) and declared["name"] != folder:
        message = f"the template is called {str(declared['name'])!r}, but its folder is {folder!r}"
        yield _problem(source, "name", message, "give both the same name")
    yield from _label_faults(source, declared.get("labels"))


def _label_faults(source: Source, labels: Any) -> Iterator[Problem]:
    hint = "write `labels: {en: {key: Words}}`, a mapping by language"
    if labels is None:
        return
    if not isinstance(labels, dict) or not all(isinstance(words, dict) for words in labels.values()):
        yield _problem(source, "labels", "labels are not listed by language", hint)
        return
    english = labels.get("en")
    if english is None:
        yield _problem(source, "labels", "labels in `en` are missing", "they stand in for others")
        return
    for tag, words in labels.items():
        for key, text in words.items():
            at = f"labels.{tag}.{key}"
            if not isinstance(text, str):
                yield _problem(source, at, f"the label `{key}` is not text", hint)
            if key not in english:
                yield _problem(
                    source,
                    at,
                    f"the label `{key}` is not among those in `en`",
                    did_you_mean(key, english),
                )


def _problem(source: Source, at: str, message: str, hint: str) -> Problem:
    return Problem("template-invalid", message, source.span(at), at or None, hint or None)


_templates: Kept[Path, Template] = Kept()


def clear() -> None:
    """Forget the templates found so far."""
    _templates.clear()
