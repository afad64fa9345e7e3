"""Which script a language is written in, and which way it runs."""

import pytest

from bluf.fonts.scripts import is_right_to_left, script_of_language


@pytest.mark.parametrize(
    "lang",
    [
        "ar",
        "ar-EG",
        "arz",
        "fa",
        "fa-AF",
        "prs",
        "ur",
        "he",
        "iw",
        "yi",
        "ps",
        "ckb",
        "sd",
        "ug",
        "dv",
        "syr",
        "nqo",
        "pnb",
        "sdh",
        "lrc",
        "mzn",
        "bal",
        "skr",
        "az-Arab",
        "az-IR",
        "uz-AF",
        "uz-Arab-AF",
        "ku-IQ",
        "kk-CN",
        "ky-CN",
        "tk-AF",
        "pa-PK",
        "pa-Arab",
        "ks",
        "rhg",
        "ff-Adlm",
        "AR",
        "he-IL",
    ],
)
def test_a_language_of_a_script_that_runs_from_right_to_left_does(lang: str) -> None:
    assert is_right_to_left(lang)


@pytest.mark.parametrize(
    "lang",
    [
        "en",
        "fr",
        "de",
        "az",
        "az-Latn-IR",
        "uz",
        "pa",
        "ku",
        "kk",
        "ru",
        "el",
        "hi",
        "th",
        "ja",
        "zh",
        "ms",
        "tg",
        "ug-Latn",
        "ar-Latn",
        "ff",
    ],
)
def test_any_other_language_runs_from_left_to_right(lang: str) -> None:
    assert not is_right_to_left(lang)


@pytest.mark.parametrize(
    ("lang", "script"),
    [
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant", "Hant"),
        ("yue", "Hant"),
        ("ja", "Jpan"),
        ("ko", "Kore"),
        ("hi", "Deva"),
        ("mai", "Deva"),
        ("th", "Thai"),
        ("en", "Latn"),
        ("hi-Latn", "Latn"),
        ("bn", "Beng"),
    ],
)
def test_a_language_has_a_script_unless_its_tag_names_another(lang: str, script: str) -> None:
    assert script_of_language(lang) == script
