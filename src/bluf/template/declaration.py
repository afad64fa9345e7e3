"""Turn a `template.yaml` into a Template: what it is called, asks for, and prints in each language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bluf.brief import FieldSpec, YamlFile, parse_fields, read_yaml
from bluf.brief.model import NEWER_FIELDS
from bluf.problems import BriefError, Problem, Span, first
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, shown, told
from bluf.template.language_tags import tags_for
from bluf.template.page_words import Labels, Layers
from bluf.template.project_files import file_content, file_text, has_file

DECLARATION = "template.yaml"
PAGE = "page.html.j2"
STARTER = "starter.yaml"
ROLES = "style.yaml"
MOST_ARRANGEMENTS = 12
_ARRANGEMENT = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MOST_LABELS = 5_000  # in all languages; bluf's own have some 200
_KEYS = ("name", "description", "based_on", "style", "arrangements", "numbered", "core", "drafts", "fields", "labels")


@dataclass(frozen=True, slots=True)
class Template:
    """A template. `labels` are its words by language and name (`labels["en"]["sources"]`).

    `shared_labels` are those that the shared parts print and it lacks; `label_spans` is where its own stand.

    `arrangements` are the names of those that its page can print, the preferred one first; none where it has but one.
    `page` is the file that prints the page, and `roles` are the style files that add to the house style, its own first;
    both may come from the template that it is based on. `numbered` is whether the key points of its briefs are numbered
    unless they say otherwise, None where it does not say. `drafts` is the field to which the points of a draft go where
    its briefs have no key points. `notes` are what its author may want to know of it.
    """

    name: str
    description: str
    folder: Path
    style: str = ""
    fields: tuple[FieldSpec, ...] = ()
    labels: Labels = field(default_factory=dict)
    shared_labels: Labels = field(default_factory=dict)
    label_spans: Mapping[tuple[str, str], Span] = field(default_factory=dict)
    page: Path | None = None
    roles: tuple[Path, ...] = ()
    based_on: str | None = None
    base_span: Span | None = None
    style_span: Span | None = None
    numbered: bool | None = None
    drafts: str = ""
    arrangements: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def starter(self) -> Path | None:
        """The brief that `bluf new` begins with, where there is one."""
        path = self.folder / STARTER
        return path if has_file(path) else None

    def starter_text(self, lang: str | None = None) -> str | None:
        """Return what the starter says, where there is one. Raises BriefError if it can't be read.

        For a language, such as `fr-CA`, it is that of `starter.fr-CA.yaml` or `starter.fr.yaml`, where they are there.
        """
        tags = tags_for(lang) if lang else []
        own = (self.folder / f"starter.{tag}.yaml" for tag in tags)
        starter = next(filter(has_file, own), self.starter)
        return file_text(starter, self.folder.parent) if starter else None

    def over(self, base: "Template") -> "Template":
        """Return this template with what it does not say itself taken from `base`."""
        own = {spec.name for spec in self.fields}
        return replace(
            self,
            style=self.style or base.style,
            style_span=self.style_span if self.style else base.style_span,
            fields=(*(spec for spec in base.fields if spec.name not in own), *self.fields),
            labels=Layers((base.labels, self.labels)),
            label_spans={**base.label_spans, **self.label_spans},
            page=self.page or base.page,
            roles=(*self.roles, *base.roles),
            based_on=base.based_on,
            base_span=base.base_span or self.base_span,
            arrangements=self.arrangements if self.arrangements or self.page else base.arrangements,
            drafts=self.drafts or base.drafts,
            numbered=base.numbered if self.numbered is None else self.numbered,
            notes=(*self.notes, *(note for note in base.notes if note.field and note.field.name not in own)),
        )


def declared(path: Path, root: Path, shown: str) -> Template:
    """Return the template that a `template.yaml` in a folder of templates declares.

    `shown` is the name that problems give the file. Raises BriefError with all that is wrong with it.
    """
    source = read_yaml(file_content(path, root), shown)
    data, folder = source.data, path.parent
    problems = list(first(_faults(source, folder)))
    fields: tuple[FieldSpec, ...] = ()
    try:
        fields = parse_fields(source)
    except BriefError as error:
        problems.extend(error.problems)
    else:
        problems.extend(_drafts_fault(source, data.get("drafts"), fields))
    if problems:
        raise BriefError(problems)
    page, roles = folder / PAGE, folder / ROLES
    return Template(
        name=folder.name,
        description=str(data["description"]),
        folder=folder,
        style=str(data.get("style") or ""),
        fields=fields,
        labels={
            str(tag): {str(name): str(words) for name, words in labels.items()}
            for tag, labels in (data.get("labels") or {}).items()
        },
        label_spans={
            (str(tag), str(name)): source.span(FieldPath.of("labels", str(tag), str(name)))
            for tag, labels in (data.get("labels") or {}).items()
            for name in labels
        },
        page=page if has_file(page) else None,
        roles=(roles,) if has_file(roles) else (),
        based_on=str(data["based_on"]) if data.get("based_on") else None,
        base_span=source.span(FieldPath("based_on")) if data.get("based_on") else None,
        style_span=source.span(FieldPath("style")) if data.get("style") else None,
        arrangements=tuple(map(str, data.get("arrangements") or ())),
        numbered=None if data.get("numbered") is None else str(data["numbered"]).lower() == "true",
        drafts=str(data.get("drafts") or ""),
        notes=tuple(_own_fields(source, fields)),
    )


def _own_fields(source: YamlFile, fields: Iterable[FieldSpec]) -> Iterator[Problem]:
    """Yield a note for each field that stands in for a brief's own of that name."""
    for spec in fields:
        if spec.name in NEWER_FIELDS and not spec.core:
            at = ROOT / "fields" / spec.name
            message = f"briefs have a field `{spec.name}` of their own; in those of this template it is the template's"
            hint = "to have both, give the template's another name"
            yield Problem("own-field", message, source.keys.get(at) or source.span(at), at, hint)


def _faults(source: YamlFile, folder: Path) -> Iterator[Problem]:
    data = source.data
    for key in data:
        if key not in _KEYS:
            yield _problem(source, ROOT / key, f"unknown key `{key}`", did_you_mean(key, _KEYS))
    based = data.get("based_on") is not None
    for key in ("name", "description", *(() if based else ("style",))):
        if data.get(key) is None:
            yield _problem(source, ROOT / key, f"`{key}` is missing", f"add `{key}: …`")
    for key in ("name", "description", "style", "based_on"):
        if isinstance(data.get(key), list | dict):
            yield _problem(source, ROOT / key, f"`{key}` should be text", f"write `{key}: …` on one line")
    if data.get("numbered") is not None and str(data["numbered"]).lower() not in ("true", "false"):
        message = f"`numbered` is neither true nor false: {shown(str(data['numbered']))!r}"
        yield _problem(source, ROOT / "numbered", message, "write true or false")
    yield from _arrangement_faults(source, data.get("arrangements"))
    if isinstance(data.get("name"), str) and data["name"] != folder.name:
        message = f"the template is called {shown(data['name'])!r}, but its folder is {folder.name!r}"
        yield _problem(source, ROOT / "name", message, "give both the same name")
    if not based and not has_file(folder / PAGE):
        hint = f"add a `{PAGE}`, or take another template's with `based_on: briefing-note`"
        yield _problem(source, ROOT, f"the template has no `{PAGE}` beside this file", hint)
    yield from _label_faults(source, data.get("labels"), based)


def _drafts_fault(source: YamlFile, name: Any, fields: Iterable[FieldSpec]) -> Iterator[Problem]:
    """Yield a problem if the points of a draft can't go where the template says."""
    if name is None:
        return
    fit = [field.name for field in fields if _takes_points(field)]
    if name not in fit:
        message = f"`drafts` names no field here that takes points with their sources: {shown(str(name))!r}"
        yield _problem(source, ROOT / "drafts", message, did_you_mean(str(name), fit))


def _takes_points(field: FieldSpec) -> bool:
    """Whether a field's items have a text and its sources."""
    inner = {each.name for each in field.items.fields} if field.items else set()
    return field.type == "points" or {"text", "source"} <= inner


def _arrangement_faults(source: YamlFile, names: Any) -> Iterator[Problem]:
    hint = "write names in lower case, the preferred one first: `arrangements: [side, below]`"
    if names is None:
        return
    if not isinstance(names, list) or not names or len(names) > MOST_ARRANGEMENTS:
        message = f"`arrangements` is not a list of names, {MOST_ARRANGEMENTS} at most"
        yield _problem(source, ROOT / "arrangements", message, hint)
        return
    for index, name in enumerate(names):
        at = ROOT / "arrangements" / index
        if not isinstance(name, str) or not _ARRANGEMENT.fullmatch(name):
            yield _problem(source, at, f"`{shown(str(name))}` is no name for an arrangement", hint)
        elif name in names[:index]:
            yield _problem(source, at, f"`{name}` is listed twice", hint)


def _label_faults(source: YamlFile, labels: Any, based: bool) -> Iterator[Problem]:
    hint = "write `labels: {en: {sources: Sources}}`, a mapping by language and then by name"
    if labels is None:
        return
    if not isinstance(labels, dict) or not all(isinstance(words, dict) for words in labels.values()):
        yield _problem(source, ROOT / "labels", "the labels are not listed by language", hint)
        return
    english = labels.get("en")
    if sum(map(len, labels.values())) > MOST_LABELS:
        message, hint = f"there are over {MOST_LABELS:,} labels", "a page has some dozens in each language"
        yield _problem(source, ROOT / "labels", message, hint)
        return
    if english is None and not based:
        yield _problem(source, ROOT / "labels", "the labels have no `en`, which stands in for other languages", hint)
    for tag, words in labels.items():
        for name, text in words.items():
            at = FieldPath.of("labels", tag, name)
            if not isinstance(text, str):
                yield _problem(source, at, f"the label `{name}` is not text", hint)
            if english is not None and not based and name not in english:
                hint_too = did_you_mean(name, english)
                yield _problem(source, at, f"the label `{name}` is not among those in `en`", hint_too)


def _problem(source: YamlFile, at: FieldPath, message: str, hint: str | Suggestion) -> Problem:
    span = source.keys.get(at) or source.span(at)
    words, details = told(hint, span)
    return Problem("template-invalid", message, span, at or None, words, data=details)
