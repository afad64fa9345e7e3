"""What a page prints besides the brief's own words is written by the custom of the brief's language."""

from datetime import date
from pathlib import Path

import pytest

from bluf.ground.shipped_templates import shipped
from bluf.template import compose, find_template
from bluf.template.localized_labels import labels_for, long_date
from tests.template.samples import folders_of, load, texts, write_brief

DAY = date(2031, 4, 18)
WITH_ALL = """\
title: T
date: 2031-04-18
lang: {lang}
to: [A, B]
from: C
bottom_line: L
key_points: [K]
quotes: [{{text: Q, speaker: S, context: X, unverified: U}}]
next_steps: [{{text: N, owner: O, due: D}}]
sources: [{{id: s, title: R, publisher: P, date: 2031-04-17, url: https://example.org/}}]
contact: {{name: M, email: m@example.org}}
"""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fa", "۱۸ آوریل ۲۰۳۱"),
        ("ar-EG", "١٨ أبريل ٢٠٣١"),
        ("ar", "18 أبريل 2031"),
        ("ur", "18 اپریل، 2031"),
        ("he", "18 באפריל 2031"),
        ("hi", "18 अप्रैल 2031"),
        ("mr", "१८ एप्रिल, २०३१"),
        ("ja", "2031年4月18日"),
        ("zh-TW", "2031年4月18日"),
        ("en-GB", "18 April 2031"),
    ],
)
def test_a_date_has_the_digits_that_are_usual_in_its_language(lang: str, words: str) -> None:
    assert long_date(DAY, lang) == words


@pytest.mark.parametrize(
    ("lang", "same_as"),
    [("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-SG", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant")],
)
def test_chinese_has_the_words_of_the_script_that_its_region_writes(lang: str, same_as: str) -> None:
    labels = find_template("standard", folders_of(shipped())).labels

    assert dict(labels_for(labels, lang)) == dict(labels_for(labels, same_as))
    assert labels_for(labels, lang)["sources"] == labels[same_as]["sources"]


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en-GB", {": A, B", "“Q”", "S, X", ": U", "N (O, D)", "R. P, 17 April 2031. example.org", ": M, m@"}),
        ("ar", {": A، B", "«Q»", "S، X", "N (O، D)", "R. P، 17 أبريل 2031. example.org", ": M، m@"}),
        ("ur", {": A، B", "”Q“", "R۔ P، 17 اپریل، 2031۔ example.org"}),
        ("hi", {": A, B", "“Q”", "R। P, 17 अप्रैल 2031। example.org"}),
        ("ja", {"：A、B", "「Q」", "S、X", "：U", "N（O、D）", "R。P、2031年4月17日。example.org", "：M、m@"}),
        ("zh-Hans", {"：A，B", "“Q”", "S，X", "N（O，D）", "R。P，2031年4月17日。example.org"}),
        ("zh-TW", {"：A，B", "「Q」", "N（O，D）"}),
    ],
)  # fmt: skip
def test_series_brackets_and_colons_follow_the_language(tmp_path: Path, lang: str, shown: set[str]) -> None:
    document = compose(load(write_brief(tmp_path, WITH_ALL.format(lang=lang))))
    page = "".join(text.text for text in texts(document))

    assert [form for form in shown if form not in page] == []


def test_a_template_may_set_its_own_signs() -> None:
    own = {"en": {"sources": "Sources"}, "ar": {"sources": "المصادر", "comma": " / "}}

    assert labels_for(own, "ar")["comma"] == " / "
    assert labels_for(own, "en")["comma"] == ", "
