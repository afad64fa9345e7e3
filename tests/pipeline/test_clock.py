"""SOURCE_DATE_EPOCH dates the files, and new briefs and drafts; without it files bear the brief's date."""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

import bluf
from bluf.ground.workspace import VARIABLE
from bluf.pipeline import building
from bluf.problems import BriefError

BRIEF = b"title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [one]\n"
ARTICLE = "Ports to close\n\n“The ports close on Monday,” Anna Berg said.\n\nThe ministers met in Harn on Friday.\n"


def dates(tmp_path: Path) -> tuple[str, str]:
    path = tmp_path / "b.yaml"
    path.write_bytes(BRIEF)
    page = bluf.fit(bluf.compose(bluf.load(path)))
    core = zipfile.ZipFile(BytesIO(bluf.write_docx(page))).read("docProps/core.xml").decode()
    created = re.search(r"<xmp:CreateDate>(.*?)<", bluf.write_pdf(page).decode("latin-1"))
    in_docx = re.search(r"<dcterms:created[^>]*>(.*?)<", core)
    assert created
    assert in_docx
    return created[1][:10], in_docx[1][:10]


def test_files_bear_the_briefs_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert dates(tmp_path) == ("2024-10-25", "2024-10-25")


def test_source_date_epoch_dates_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "86400")
    assert dates(tmp_path) == ("1970-01-02", "1970-01-02")


def test_today_is_the_day_of_source_date_epoch_or_of_the_instant_that_is_given(tmp_path: Path) -> None:
    noon = datetime(2031, 5, 4, 12, tzinfo=UTC)

    assert bluf.Workspace(tmp_path, "86400", noon).today() == date(1970, 1, 2)
    assert bluf.Workspace(tmp_path, now=noon).today() == date(2031, 5, 4)
    assert abs((bluf.Workspace(tmp_path).today() - datetime.now(UTC).date()).days) <= 1


def test_a_new_brief_and_a_draft_are_dated_by_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "86400")
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")

    bluf.start(Path("new.yaml"))
    bluf.start_from(Path("draft.yaml"), [Path("article.txt")])

    assert "\ndate: 1970-01-02" in Path("new.yaml").read_text(encoding="utf-8")
    assert "\ndate: 1970-01-02" in Path("draft.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "9" * 20, "9" * 5000, "١"])
def test_anything_but_seconds_is_refused(value: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(BriefError) as caught:
        bluf.Workspace.here().stamp()
    assert [problem.code for problem in caught.value.problems] == ["bad-epoch"]
    made = building.make("b.yaml", ("pdf",), BRIEF)
    assert [problem.code for problem in made.report.problems] == ["bad-epoch"]
    assert not made.contents
    with pytest.raises(BriefError):
        bluf.start(tmp_path / "new.yaml")
