"""A brief with a secret in every field of every template: what an edition leaves out is nowhere in its files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

import bluf
from bluf.problems import BriefError
from tests.editions.filling import LEVEL, PICTURE, Filling, Secret
from tests.editions.searching import everything_in

FORMATS = ("pdf", "docx", "png")
SHIPPED = [template.name for template in bluf.template_catalogue().templates]
# What is not on the page, nor in the files' properties: what names a source in the brief, where its copy is, and whose
# words it holds.
UNPRINTED = (".id", ".file", ".by")


def kinds(depth: int) -> dict[str, Any]:
    """Return declarations of fields of every kind, in one another as deep as that."""
    fields: dict[str, Any] = {
        "words": {"type": "text"},
        "prose": {"type": "prose"},
        "day": {"type": "date"},
        "findings": {"type": "points"},
        "names": {"type": "list", "items": "text"},
        "days": {"type": "list", "items": "date"},
        "rows": {"type": "list", "items": {"type": "list", "items": "prose"}},
        "groups": {"type": "list", "items": {"type": "points"}},
    }
    if depth:
        mapping = {"type": "mapping", "fields": kinds(depth - 1)}
        fields["part"] = mapping
        fields["pieces"] = {"type": "list", "items": {**mapping, "shorthand": "words"}}
        fields["tables"] = {"type": "list", "items": {"type": "list", "items": mapping}}
    return fields


def page(fields: Mapping[str, Any]) -> str:
    """Return a template's page that prints all the fields that it declares."""
    printed = "".join(f"<p>{printing(spec, name)}</p>\n" for name, spec in fields.items())
    head = '{% extends "standard/page.html.j2" %}\n{% import "shared/parts.html.j2" as parts with context %}\n'
    return f"{head}{{% block sources %}}\n{printed}{{{{ parts.references() }}}}\n{{% endblock %}}\n"


def printing(spec: Any, name: str, depth: int = 0) -> str:
    """Return the words of a template that print the field of that name, all on a line."""
    kind = spec if isinstance(spec, str) else spec["type"]
    item = f"item{depth}"
    if kind == "points":
        inner = f"{{{{ parts.portion({item}.mark) }}}}{{{{ {item}.text }}}}{{{{ cite({item}.source) }}}} "
    elif kind == "list":
        inner = printing(spec["items"], item, depth + 1)
        if isinstance(spec["items"], dict) and spec["items"]["type"] == "mapping":
            inner = f"{{{{ parts.portion({item}.mark) }}}}{inner}"
    elif kind == "mapping":
        held = "".join(printing(inner, f"{name}.{key}", depth + 1) for key, inner in spec["fields"].items())
        return f"{{% if {name} %}}{held}{{% endif %}}"
    else:
        return f"{{{{ {name} }}}} "
    return f"{{% for {item} in {name} %}}{inner}{{% endfor %}}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the template `deep`, which declares fields of every kind and prints them all.

    Its style `small` has room for all that a brief can hold.
    """
    styles = tmp_path / "templates" / "styles"
    styles.mkdir(parents=True)
    (styles / "small.yaml").write_text("description: Small type.\nbased_on: plain\nfloor: 4pt\n")
    template = tmp_path / "templates" / "deep"
    template.mkdir(parents=True)
    fields = kinds(1)
    declared = {"name": "deep", "description": "Fields in fields.", "based_on": "standard", "fields": fields}
    (template / "template.yaml").write_text(yaml.safe_dump(declared, sort_keys=False))
    (template / "page.html.j2").write_text(page(fields))
    return tmp_path


def written(project: Path, template: str, head: Mapping[str, Any] | None = None) -> Filling:
    """Write the brief with every field, and that of what may go, beside it; `head` changes fields of both."""
    filling = Filling(bluf.schema(project / "whole.yaml"), template)
    pair = filling.made()
    for name, data in (("whole", pair.whole), ("left", pair.left)):
        text = yaml.safe_dump(data | {"style": "small"} | (head or {}), sort_keys=False, width=1000)
        (project / f"{name}.yaml").write_text(text, encoding="utf-8")
    Image.new("RGB", (2000, 200), "navy").save(project / PICTURE)
    for source in pair.whole["sources"]:
        if isinstance(source, dict):
            (project / source["file"]).write_text("Words that nobody quotes.\n")
    return filling


def held(secret: Secret, text: str) -> bool:
    return any(way.casefold() in text for way in secret.ways)


@pytest.mark.parametrize("template", [*SHIPPED, "deep"])
def test_a_secret_in_any_field_is_nowhere_in_the_files_of_an_edition_that_it_may_not_go_into(
    project: Path, template: str
) -> None:
    filling = written(project, template)

    bluf.build(project / "whole.yaml", project / "out", FORMATS, level=LEVEL)

    for form in FORMATS:
        text = everything_in(project / f"out/whole.tlp-green.{form}")
        assert not [secret for secret in filling.secrets if held(secret, text) and not secret.may_go], form


@pytest.mark.parametrize("template", [*SHIPPED, "deep"])
def test_what_may_go_is_in_the_files_of_the_edition(project: Path, template: str) -> None:
    filling = written(project, template)
    wanted = [secret for secret in filling.secrets if secret.may_go and not secret.field.endswith(UNPRINTED)]

    report = bluf.build(project / "whole.yaml", project / "out", ("pdf", "docx"), level=LEVEL)
    told = tuple(str(problem.field) for problem in report.problems if problem.code == "unprinted")
    wanted = [secret for secret in wanted if not secret.field.startswith(told)]

    for form in ("pdf", "docx"):
        text = everything_in(project / f"out/whole.tlp-green.{form}")
        sought = [secret for secret in wanted if form != "docx" or not is_drawn(secret)]
        assert not [secret for secret in sought if not held(secret, text)], form


def is_drawn(secret: Secret) -> bool:
    """Whether the words of a field are within a chart, which is a picture in the DOCX: its letters are paths."""
    return ".chart." in f".{secret.field}" and not secret.field.endswith((".alt", ".title", ".note"))


@pytest.mark.parametrize("template", [*SHIPPED, "deep"])
def test_an_edition_has_the_bytes_of_a_brief_that_never_held_what_it_leaves_out(project: Path, template: str) -> None:
    written(project, template)

    bluf.build(project / "whole.yaml", project / "out", FORMATS, level=LEVEL)
    bluf.build(project / "left.yaml", project / "out", FORMATS)

    for form in FORMATS:
        edition, alone = (project / f"out/{name}.{form}" for name in ("whole.tlp-green", "left"))
        assert edition.read_bytes() == alone.read_bytes(), form


@pytest.mark.parametrize("template", [*SHIPPED, "deep"])
@pytest.mark.parametrize("mark", [None, "TLP:AMBER"])
def test_nothing_is_written_where_what_is_in_no_list_may_not_go(project: Path, template: str, mark: str | None) -> None:
    written(project, template)
    path = project / "whole.yaml"
    data = yaml.safe_load(path.read_text())
    path.write_text(
        yaml.safe_dump({name: value for name, value in (data | {"mark": mark}).items() if value is not None})
    )

    with pytest.raises(BriefError) as caught:
        bluf.build(path, project / "out", FORMATS, level=LEVEL)

    assert "no-edition" in [problem.code for problem in caught.value.problems]
    assert not (project / "out").exists()
