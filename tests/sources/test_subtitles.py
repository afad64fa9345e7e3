"""Subtitles: the words of cues, as paragraphs of who speaks, with their lines."""

import pytest

from bluf.evidence.quotes import judge, prepared
from bluf.evidence.verdicts import Verdict
from bluf.sources import SourceError
from tests.sources.conftest import Read, paragraphs, places


def vtt(*cues: str) -> str:
    """Return a WebVTT of cues that follow each other, each a second long."""
    return "WEBVTT\n\n" + "".join(f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{cue}\n\n" for at, cue in enumerate(cues))


def test_only_the_words_of_cues_are_read(read: Read) -> None:
    source = read(
        "a.vtt",
        "WEBVTT - The quay\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n"
        "NOTE not said\nnor this\n\n"
        "intro\n00:00:01.000 --> 00:00:02.000 position:10% align:start\nThe quay is done\n\n"
        "NOTE\nnor that\n\n2\n00:02.000 --> 00:03.000\nand it was dear.\n",
    )

    assert places(source) == [("line 15", "The quay is done and it was dear.")]
    assert str(source.place(source.text.index("dear"))) == "line 22"


def test_a_sentence_over_three_cues_is_one_paragraph(read: Read) -> None:
    assert paragraphs(read("a.vtt", vtt("We shall dredge", "the harbour in", "May. Then we rest."))) == [
        "We shall dredge the harbour in May. Then we rest."
    ]


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        (("<v Ana Lind>We dredge", "<v Ana Lind>in May."), ["Ana Lind: We dredge in May."]),
        (("<v.loud.first Ana Lind>Now!</v>", "<v Bo Ek>Never."), ["Ana Lind: Now!", "Bo Ek: Never."]),
        (("<v Ana Lind>Now!</v> <v Bo Ek>Never.</v>",), ["Ana Lind: Now!", "Bo Ek: Never."]),
        (("<v Ana Lind>Now!</v>", "A door shuts."), ["Ana Lind: Now!", "A door shuts."]),
        (("<v R&amp;D\nteam>Now!",), ["R&D team: Now!"]),
        (("<v>Now!",), ["Now!"]),
        (("Ana Lind: We dredge", "Ana Lind: in May.", "Bo Ek: No."), ["Ana Lind: We dredge in May.", "Bo Ek: No."]),
        (("DR. ANA LIND: We dredge", "in May."), ["DR. ANA LIND: We dredge in May."]),
        (("We need this: stone,", "The rest is easy: sand."), ["We need this: stone, The rest is easy: sand."]),
        ((">> Will you dredge?", ">> BO EK: No."), [">> Will you dredge?", ">> BO EK: No."]),
        (("Will you dredge? >> No. >> Why?",), ["Will you dredge?", ">> No.", ">> Why?"]),
        (("(Ana Lind)\nWe dredge", "(Ana Lind)\nin May.\n-\n(Bo Ek)\nNo", "(Bo Ek)\nnever."),
         ["Ana Lind: We dredge in May.", "Bo Ek: No never."]),
        (("We dredge", "[Loud Applause]", "in May."), ["We dredge [Loud Applause] in May."]),
        (("- Will you dredge?\n- No.",), ["- Will you dredge?", "- No."]),
        (("We dredge", "— if we can — in May."), ["We dredge — if we can — in May."]),
        (("Not yet.", "— Will you dredge?"), ["Not yet.", "— Will you dredge?"]),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_one_speaker_says(read: Read, cues: tuple[str, ...], expected: list[str]) -> None:
    assert paragraphs(read("a.vtt", vtt(*cues))) == expected


def test_a_voice_says_who_speaks(read: Read) -> None:
    turns = (("Ana Lind", "We shall dredge the"), ("Ana Lind", "harbour in May."), ("Bo Ek", "No, we shall not."))
    source = prepared(read("a.vtt", vtt(*(f"<v {name}>{text}</v>" for name, text in turns * 3))))
    judgement = judge("We shall dredge the harbour in May.", "Ana Lind", source)

    assert (judgement.verdict, judgement.speaker_confirmed) == (Verdict.VERIFIED, True)
    assert judge("We shall dredge the harbour in May.", "Bo Ek", source).verdict is Verdict.MISATTRIBUTED


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("<c.yellow>Stone</c> &amp; <i>sand</i> &lt;here&gt;", "Stone & sand <here>"),
        ("<00:00:00.500><c>Stone</c><00:00:00.700><c> and</c> sand", "Stone and sand"),
        ("<lang en-GB>Stone</lang>&nbsp;and&lrm; sand", "Stone and sand"),
        ("<ruby>Stone<rt>stohn</rt></ruby> and sand", "Stone and sand"),
        ("3 < 5 and 7 > 5", "3 < 5 and 7 > 5"),
        ("Stone <and sand", "Stone <and sand"),
    ],
)
def test_tags_are_taken_out_and_entities_resolved(read: Read, cue: str, expected: str) -> None:
    assert read("a.vtt", vtt(cue)).text == expected


def test_a_rolling_caption_says_each_line_once(read: Read) -> None:
    cue = "00:00:0{}.{:03} --> 00:00:0{}.{:03} align:start position:0%\n{}\n\n"
    source = read(
        "a.vtt",
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        + cue.format(0, 80, 1, 990, " \nwe<00:00:00.320><c> want</c><c> a</c>")
        + cue.format(1, 990, 2, 0, "we want a\n ")
        + cue.format(2, 0, 3, 910, "we want a\nquay<00:00:02.500><c> of</c>")
        + cue.format(3, 910, 3, 920, "quay of\n ")
        + cue.format(3, 920, 5, 0, "quay of\nstone<00:00:04.500><c> now</c>"),
    )

    assert source.text == "we want a quay of stone now"


def test_captions_that_grow_as_they_are_typed_say_each_word_once(read: Read) -> None:
    assert read("a.vtt", vtt("we want", "we want a quay", "we want a quay of stone", "by May")).text == (
        "we want a quay of stone by May"
    )


def test_what_somebody_says_twice_stays_twice(read: Read) -> None:
    assert read("a.vtt", vtt("No.", "No.", "Never.")).text == "No. No. Never."


def test_a_pause_after_a_sentence_begins_a_paragraph_where_nobody_is_named(read: Read) -> None:
    cue = "00:{}.000 --> 00:{}.000\n{}\n\n"
    cues = (
        "WEBVTT\n\n" + cue.format("01", "02", "{}Done.") + cue.format("09", 10, "Next,") + cue.format(20, 21, "sand.")
    )

    assert paragraphs(read("a.vtt", cues.format(""))) == ["Done.", "Next, sand."]
    assert paragraphs(read("a.vtt", cues.format("Ana Lind: "))) == ["Ana Lind: Done. Next, sand."]


def test_an_srt_gives_its_words_without_numbers_and_tags(read: Read) -> None:
    source = read(
        "a.srt",
        b'\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20\r\n{\\an8}<font color="#fff">The quay\r\n'
        b"<i>is</i></font>\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\ndone in\r\n\r\n1987.\r\n"
        b"3\r\n00:04,000 --> 00:05,000\r\n2 days later.\r\n",
    )

    assert places(source) == [("line 3", "The quay is done in 1987. 2 days later.")]
    assert str(source.place(source.text.index("1987"))) == "line 10"


@pytest.mark.parametrize(
    "times",
    ["0:0:1,5 --> 0:0:2,5", "00:01.000-->00:02.000", "  00:00:01.000  -->  00:00:02.000", "00:00:01 --> 00:00:02"],
)
@pytest.mark.parametrize(
    ("name", "head"), [("a.vtt", "WEBVTT\n\n"), ("a.srt", "1\n"), ("a.srt", ""), ("a.srt", "\n\n1\n")]
)
def test_times_may_be_written_in_many_ways(read: Read, name: str, head: str, times: str) -> None:
    assert read(name, f"{head}{times}\nThe quay.\n").text == "The quay."


def test_cues_need_no_blank_line_between_them(read: Read) -> None:
    text = "1\n00:01.000 --> 00:02.000\nThe quay\n2\n00:02.000 --> 00:03.000\nis done.\n"

    assert read("a.vtt", f"WEBVTT\n\n{text}").text == read("a.srt", text).text == "The quay is done."


@pytest.mark.parametrize("text", ["Just some words.\n", "{}\n", "1\nno time\nwords\n"])
def test_what_has_no_cues_is_unreadable(read: Read, text: str) -> None:
    with pytest.raises(SourceError, match="no cues of subtitles"):
        read("a.srt", text)


def test_subtitles_are_decoded_strictly(read: Read) -> None:
    said = "1\n00:00:01,000 --> 00:00:02,000\nZoë\n".encode("windows-1252")

    assert read("a.srt", said, "windows-1252").text == "Zoë"
    with pytest.raises(SourceError, match="line 3 can't be decoded"):
        read("a.srt", said)
