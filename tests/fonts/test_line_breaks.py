"""Text without spaces is parted where Unicode and dictionaries allow it."""

from itertools import pairwise

import pytest

from bluf.document import Paragraph, TextRun
from bluf.fonts import line_breaks
from bluf.fonts.line_breaks import breaks, has_breaks, missing_extra
from bluf.layout.parting import measure
from tests.layout.samples import SHEET


def parts(text: str, lang: str) -> list[str]:
    bounds = [0, *sorted(breaks(text, lang)), len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


@pytest.mark.parametrize(
    ("lang", "text", "parted"),
    [
        ("ja", "港は「開く」。", "港|は|「開|く」。"),
        ("ja", "データへ", "デー|タ|へ"),
        ("zh-Hans", "会议（三）。", "会|议|（三）。"),
        ("th", "จะเปิดในวันจันทร์", "จะ|เปิด|ใน|วัน|จันทร์"),
        ("ja", "😀港は", "😀|港|は"),
    ],
)
def test_a_line_may_end_where_unicode_says(lang: str, text: str, parted: str) -> None:
    assert parts(text, lang) == parted.split("|")


def test_a_line_never_begins_with_a_mark_that_ends_a_clause() -> None:
    text = "港を開く、明日。人は来る！本当？はい）と言う"

    assert not {text[at] for at in breaks(text, "ja")} & set("、。！？）")


def test_latin_words_are_left_to_their_own_rules() -> None:
    assert not has_breaks("a well-known port – and Καλημέρα")
    assert breaks("see a/b or c.d", "ja") == frozenset()


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_breaks, "_has_icu", lambda: False)

    assert missing_extra("港", "ja") == "japanese"
    assert missing_extra("港", "en") == "chinese"
    assert missing_extra("เปิด", "th") == "thai"
    assert missing_extra("plain", "th") is None


def test_lines_of_japanese_are_as_long_as_can_be() -> None:
    block = Paragraph("Normal", (TextRun("港は来週の月曜日に開く予定です。"),))
    lines = measure(block, SHEET.paragraphs["Normal"], SHEET, "ja").broken(10, 51)
    texts = ["".join(piece.text for word in line for piece in word.pieces) for line in lines]

    assert texts == ["港は来週の", "月曜日に開", "く予定で", "す。"]
