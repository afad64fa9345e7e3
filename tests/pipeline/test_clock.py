"""SOURCE_DATE_EPOCH dates the files; without it they bear the brief's date."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

import bluf
from bluf.pipeline import building, clock
from bluf.problems import BriefError

BRIEF = b"title: T\ndate: 2024-10-25\nbottom_line: B\nkey_points: [one]\n"


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
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    assert dates(tmp_path) == ("2024-10-25", "2024-10-25")


def test_source_date_epoch_dates_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "86400")
    assert dates(tmp_path) == ("1970-01-02", "1970-01-02")
    assert clock.today() == date(1970, 1, 2)


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "9" * 20, "9" * 5000, "١"])
def test_anything_but_seconds_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, value)
    with pytest.raises(BriefError) as caught:
        clock.epoch()
    assert [problem.code for problem in caught.value.problems] == ["bad-epoch"]
    made = building.make("b.yaml", ("pdf",), BRIEF)
    assert [problem.code for problem in made.report.problems] == ["bad-epoch"]
    assert not made.contents
