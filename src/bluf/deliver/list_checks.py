"""Tell a distribution list from a brief, and say of its file what `bluf check` says of a brief's."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bluf.pipeline.building import carry_out, examine, examine_and_record
from bluf.pipeline.phases import file_bytes
from bluf.pipeline.report import Report
from bluf.pipeline.targets import Task
from bluf.problems import BriefError, Problem, Span, first, in_order
from bluf.problems.wording import shown

if TYPE_CHECKING:
    from bluf.deliver.distribution_list import ListFile

FOLDER = "lists"  # at a project's root
_FIELD = re.compile(rb"""^(["']?)(recipients|template|bottom_line|date)\1[ \t]*:""", re.MULTILINE)


def is_list(data: bytes, path: str) -> bool:
    """Whether a file is meant as a distribution list: it has recipients or is in `lists/`, and has no brief's fields.

    >>> is_list(b"title: Cabinet\\nrecipients:\\n", "cabinet.yaml"), is_list(b"title: Ports\\ndate:\\n", "ports.yaml")
    (True, False)
    """
    fields = {found[2] for found in _FIELD.finditer(data)}
    is_there = Path(path).parent.name == FOLDER
    return fields == {b"recipients"} or (is_there and not fields)


def is_brief(data: bytes) -> bool:
    """Whether a file is meant as a brief: it has a brief's fields, and no recipients.

    >>> is_brief(b"title: Ports\\ndate:\\n"), is_brief(b"title: Cabinet\\nrecipients:\\n")
    (True, False)
    """
    fields = {found[2] for found in _FIELD.finditer(data)}
    return bool(fields) and b"recipients" not in fields


def examine_file(task: Task) -> Report:
    """Say all that is wrong with a brief or a distribution list, and write nothing."""
    return _list_report(task) or examine(task)


def examine_file_and_record(task: Task) -> Report:
    """Do the same, and write beside a brief what was found of its quotes."""
    return _list_report(task) or examine_and_record(task)


def build_brief(task: Task) -> Report:
    """Build a brief; of a distribution list, say that it is one and write nothing."""
    report = carry_out(task)
    if report.ok or not _is_list_at(task):
        return report
    hint = f"check it with `bluf check {shown(task.path)}`; issue a brief to it with `bluf issue BRIEF --to LIST`"
    problem = Problem("list-not-built", "this is a distribution list, and no brief", Span(task.path, 0, 0), hint=hint)
    return Report(task.path, (problem,))


def _is_list_at(task: Task) -> bool:
    try:
        data = file_bytes(task.path, task.workspace) if task.data is None else task.data
    except BriefError:
        return False
    return is_list(data, str(task.place))


def _list_report(task: Task) -> Report | None:
    """Return what there is to say of a distribution list; None of what is none."""
    try:
        data = file_bytes(task.path, task.workspace) if task.data is None else task.data
    except BriefError:
        return None
    if not is_list(data, str(task.place)):
        return None
    # Imported where it is one: briefs need none of it.
    from bluf.deliver.distribution_list import LIMITS, ListFile, examine_list
    from bluf.yaml_files.reader import read_brief

    try:
        source = read_brief(data, task.path, LIMITS)
    except BriefError as error:
        return Report(task.path, error.problems, recipients=0)
    found, problems = examine_list(source)
    problems += source.warnings
    if found is not None:
        file = ListFile(found, source)
        problems += [*first(_styles(file, task)), *first(_languages(file))]
    is_right = found is not None and not any(problem.is_error for problem in problems)
    return Report(task.path, tuple(in_order(problems)), recipients=len(found.recipients) if found and is_right else 0)


def _styles(file: "ListFile", task: Task) -> Iterator[Problem]:
    """Yield a problem for each style that briefs of the list's project do not have."""
    from bluf.deliver.planning import unknown_styles
    from bluf.template import style_names, template_folders

    yield from unknown_styles(file, style_names(template_folders(task.workspace, task.path).paths))


def _languages(file: "ListFile") -> Iterator[Problem]:
    """Yield a warning for each recipient in whose language bluf has no words for mails and copies."""
    from bluf.deliver.distribution_list import RECIPIENTS
    from bluf.filling.template_values import Foreign
    from bluf.template.copy_line import delivery_words

    for at, recipient in enumerate(file.listed.recipients):
        if recipient.lang and any(isinstance(words, Foreign) for words in delivery_words(recipient.lang).values()):
            message = f"bluf has no words in `{shown(recipient.lang)}` for a mail and a copy: English is printed"
            field = RECIPIENTS / at / "lang"
            yield file.problem("language-without-words", message, field, "choose a language of docs/languages.md")
