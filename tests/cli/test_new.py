"""`bluf new`: a starter that builds as it is, and the schema that editors complete it by."""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from bluf.pipeline.starting import starter
from tests.cli.conftest import GOOD, Ended
from tests.conftest import PROJECT

Run = Callable[..., Ended]
Put = Callable[..., Path]
TEMPLATES = sorted(path.parent.name for path in (PROJECT / "templates").glob("*/template.yaml"))


def codes(ended: Ended) -> list[str]:
    """Return the kinds of the problems that a command told of."""
    return re.findall(r"(?:error|warning|note)\[[\w-]+\]", ended.err)


def test_there_are_templates_to_start_from() -> None:
    assert set(TEMPLATES) >= {"briefing-note", "decision"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_starter_of_every_template_builds_as_it_is_with_one_warning(
    run: Run, template: str, tmp_path: Path
) -> None:
    written = run("new", "briefs/x.yaml", "--template", template)
    built = run("build", "briefs/x.yaml")

    assert (written.code, written.err) == (0, "")
    assert written.lines[0] == "briefs/x.yaml"
    assert built.code == 0
    assert codes(built) == ["warning[starter-text]"]
    assert "#" in (tmp_path / "briefs/x.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_starter_of_every_template_is_accepted_by_the_schema_it_names(
    run: Run, template: str, tmp_path: Path
) -> None:
    run("new", "briefs/x.yaml", "--template", template)
    text = (tmp_path / "briefs/x.yaml").read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)

    assert named
    schema = json.loads((tmp_path / "briefs" / named[1]).read_text(encoding="utf-8"))
    brief = yaml.load(text, Loader=yaml.BaseLoader)
    for point in brief.get("key_points", []):
        if "priority" in point:
            point["priority"] = int(point["priority"])
    jsonschema.validate(brief, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**brief, "titel": "x"}, schema)


def test_the_starter_is_dated_today(run: Run, tmp_path: Path) -> None:
    run("new", "x.yaml")

    date = re.search(r"^date: (\S+)", (tmp_path / "x.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert date
    assert abs(datetime.date.fromisoformat(date[1]) - datetime.date.today()) <= datetime.timedelta(days=1)


def test_a_starter_s_first_line_date_and_reference_are_made_anew_and_nothing_else() -> None:
    text = (
        "# yaml-language-server: $schema=elsewhere.json\n# A note.\ndate: 2025-01-31    # year first\n"
        "reference: BN-2025-001\nsources:\n  - date: 2025-01-15\n"
    )

    assert starter(text, "../s.json", datetime.date(2031, 2, 3)) == (
        "# yaml-language-server: $schema=../s.json\n# A note.\ndate: 2031-02-03    # year first\n"
        "reference: BN-2031-001\nsources:\n  - date: 2025-01-15\n"
    )


def test_the_schema_is_written_where_there_is_none_and_found_where_there_is(run: Run) -> None:
    assert run("new", "briefs/a.yaml").lines == ["briefs/a.yaml", "schema/brief.schema.json"]
    assert run("new", "briefs/b.yaml").lines == ["briefs/b.yaml"]
    assert run("new", "briefs/deeper/c.yaml").lines == ["briefs/deeper/c.yaml"]


def test_the_nearest_schema_is_named(run: Run, put: Put, tmp_path: Path) -> None:
    put("team/schema/brief.schema.json", "{}")

    run("new", "team/briefs/a.yaml")
    run("new", "b.yaml")

    def first(path: str) -> str:
        return (tmp_path / path).read_text(encoding="utf-8").splitlines()[0].rpartition("=")[2]

    assert first("team/briefs/a.yaml") == "../schema/brief.schema.json"
    assert first("b.yaml") == "schema/brief.schema.json"


def test_a_brief_elsewhere_has_its_schema_beside_it(
    run: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    ended = run("new", str(elsewhere / "x.yaml"))

    assert ended.lines == [str(elsewhere / "x.yaml"), str(elsewhere / "schema/brief.schema.json")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("named", "written"),
    [("x", "x.yaml"), ("x.yml", "x.yml"), ("x.YAML", "x.YAML"), ("v1.2", "v1.2.yaml"), ("a/b/c", "a/b/c.yaml")],
)
def test_the_suffix_is_added_where_there_is_none(run: Run, tmp_path: Path, named: str, written: str) -> None:
    assert run("new", named).lines[0] == written
    assert (tmp_path / written).is_file()


def test_a_brief_that_is_there_is_kept_unless_forced(run: Run, put: Put) -> None:
    mine = put("x.yaml")

    ended = run("new", "x")

    assert ended.code == 2
    assert "x.yaml is there already; --force replaces it" in ended.err
    assert mine.read_text(encoding="utf-8") == GOOD
    assert run("new", "x", "--force").code == 0
    assert mine.read_text(encoding="utf-8") != GOOD


@pytest.mark.parametrize(
    ("path", "said"), [("briefs", "is a folder"), ("new/", "name the file"), ("-", "name the file")]
)
def test_a_folder_is_not_a_brief_s_name(run: Run, put: Put, path: str, said: str) -> None:
    put("briefs/a.yaml")

    ended = run("new", path)

    assert ended.code == 2
    assert said in ended.err


def test_an_unknown_template_is_told_with_those_there_are(run: Run, tmp_path: Path) -> None:
    ended = run("new", "x.yaml", "--template", "decison")

    assert ended.code == 1
    assert "error[template-not-found]" in ended.err
    assert "did you mean `decision`?" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_user_s_own_template_has_its_own_starter(run: Run, put: Put, tmp_path: Path) -> None:
    put("templates/mine/template.yaml", "name: mine\ndescription: Mine.\nstyle: plain\n")
    put("templates/mine/page.html.j2", "<h1>{{ title }}</h1>\n")

    assert "has no starter.yaml" in run("new", "x.yaml", "--template", "mine").err

    put("templates/mine/starter.yaml", f"template: mine\n{GOOD}")
    assert run("new", "x.yaml", "--template", "mine").code == 0
    assert "template: mine" in (tmp_path / "x.yaml").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told(run: Run, put: Put) -> None:
    put("file", "x")

    ended = run("new", "file/x.yaml")

    assert ended.code == 1
    assert "file is a file, not a folder" in ended.err


WITH_STARTERS = ("ar", "de", "es", "fa", "fr", "he", "hi", "ja", "ru", "uk", "ur", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize("lang", WITH_STARTERS)
@pytest.mark.parametrize("template", ["briefing-note", "decision"])
def test_a_brief_begins_in_the_language_that_is_asked_for_and_checks_as_it_is(
    run: Run, template: str, lang: str, tmp_path: Path
) -> None:
    run("new", "x.yaml", "--template", template, "--lang", lang)
    checked = run("check", "x.yaml")
    begun = yaml.load((tmp_path / "x.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    english = yaml.load((PROJECT / "templates" / template / "starter.yaml").read_bytes(), Loader=yaml.BaseLoader)

    assert checked.code == 0
    assert codes(checked) == ["warning[starter-text]"]
    assert (begun["lang"], begun["template"]) == (lang, template)
    assert begun.keys() - {"lang"} == english.keys()
    assert begun["title"] != english["title"]


@pytest.mark.parametrize("lang", ["fr-CA", "uk-UA"])
def test_a_region_of_a_language_has_its_words_and_its_own_tag(run: Run, lang: str, tmp_path: Path) -> None:
    run("new", "x.yaml", "--lang", lang)

    text = (tmp_path / "x.yaml").read_text(encoding="utf-8")
    assert f"\nlang: {lang} " in text
    assert "State the conclusion" not in text


def test_a_language_without_words_of_its_own_begins_in_english(run: Run, tmp_path: Path) -> None:
    run("new", "x.yaml", "--lang", "pl")

    text = (tmp_path / "x.yaml").read_text(encoding="utf-8")
    assert "\nlang: pl " in text
    assert "# lang:" not in text
    assert "State the conclusion" in text
    assert run("check", "x.yaml").code == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: T\ndate: 2025-01-01  # a day\nto: R\n", "title: T\ndate: 2031-02-03  # a day\nlang: no-NO\nto: R\n"),
        ("title: T\n", "lang: no-NO\ntitle: T\n"),
        ("# lang: en-GB     # a tag\n", "lang: no-NO     # a tag\n"),
        ("lang: en\n", "lang: no-NO\n"),
    ],
)
def test_the_language_is_set_where_a_starter_has_it_or_after_its_date(text: str, expected: str) -> None:
    assert starter(text, "s.json", datetime.date(2031, 2, 3), "no-NO").split("\n", 1)[1] == expected


def test_a_language_that_other_programs_take_for_a_truth_value_is_quoted() -> None:
    assert '\nlang: "no"\n' in starter("title: T\n", "s.json", datetime.date(2031, 2, 3), "no")


@pytest.mark.parametrize(
    ("lang", "said"), [("French", "write fr"), ("fr_CA", "write fr-CA"), ("", "write a tag such as")]
)
def test_what_is_no_language_is_told_with_what_to_write(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    ended = run("new", "x.yaml", "--lang", lang)

    assert ended.code == 2
    assert "'--lang'" in ended.err
    assert f"is not a language tag: {said}" in " ".join(ended.err.split())
    assert list(tmp_path.iterdir()) == []


def test_a_draft_has_the_language_of_its_sources(run: Run, put: Put) -> None:
    put("s.txt", "Words.")

    assert "leave out --lang" in " ".join(run("new", "x.yaml", "--from", "s.txt", "--lang", "fr").err.split())


def test_a_new_brief_that_a_build_alone_would_not_take_says_how_to_build_it(run: Run) -> None:
    assert "bluf build x.yaml" in run("new", "x").err
    assert run("new", "briefs/y").err == ""
    assert "bluf build z.yaml" in run("new", "./z").err
