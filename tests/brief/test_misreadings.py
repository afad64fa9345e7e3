"""YAML that reads otherwise than it looks is told of, with a mend that works; what is meant as YAML is left alone."""

import re

import pytest

from bluf.brief import check_brief, read_brief
from bluf.brief.amending import amend
from bluf.draft.yaml_text import entry
from bluf.problems import BriefError, Problem, in_order
from bluf.yaml_edit import Put

HEAD = "title: Sample\ndate: 2024-10-25\nbottom_line: One thing matters.\n"
POINTS = f"{HEAD}key_points:\n"


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        return in_order(check_brief(read_brief(text.encode(), "b.yaml")).warnings)
    except BriefError as error:
        return error.problems


def mended(text: str, problem: Problem) -> str:
    """Return the text with its line written as the hint of the problem has it."""
    assert problem.span
    assert problem.hint
    lines = text.split("\n")
    line = lines[problem.span.line - 1]
    written = re.search(r"(?:: |`)((?:- |[a-z_]+: ).*?)`?$", problem.hint)
    assert written, problem.hint
    lines[problem.span.line - 1] = line[: len(line) - len(line.lstrip())] + written[1]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("- &Beyond renews the lease", "&Beyond renews the lease"),
        ("- &Überblick first", "&Überblick first"),
        ("- ! Decide by Friday", "! Decide by Friday"),
        ("- !Decide by Friday", "!Decide by Friday"),
        ("- !!now or never", "!!now or never"),
        ("- ? Should we go", "? Should we go"),
        ("- *urgent* call", "*urgent* call"),
        ("- *urgent call", "*urgent call"),
        ("- %5 more", "%5 more"),
        ("- @home", "@home"),
        ("- `code` first", "`code` first"),
        ("- | or so", "| or so"),
        ("- > 50 people", "> 50 people"),
        ("- >50 people", ">50 people"),
        ("- [goods] and more", "[goods] and more"),
        ("- {goods} and more", "{goods} and more"),
        ("- Ministers agreed: more drills", "Ministers agreed: more drills"),
        ("- “Ministers agreed: more drills”", "“Ministers agreed: more drills”"),
        ("- 10: the hour", "10: the hour"),
        ("- The reasons:", "The reasons:"),
        ("- 'It's here'", "It's here"),
        ('- "Safe" harbour', '"Safe" harbour'),
        ('- "Never closed', "Never closed"),
        ('- "Saved under C:\\Users\\ana"', "Saved under C:\\Users\\ana"),
        ('- "Saved under C:\\new\\table"', "Saved under C:\\new\\table"),
        ('- "In D:\\"', "In D:\\"),
        ('- "C\\# and F#"', "C\\# and F#"),
        ("-One thing", "One thing"),
    ],
)
def test_a_line_that_reads_otherwise_is_one_error_whose_mend_prints_it_as_typed(line: str, printed: str) -> None:
    text = f"{POINTS}  {line}\nto: Anyone\n"
    (problem,) = problems_of(text)
    after = mended(text, problem)

    assert problem.is_error
    assert problem.span
    assert problem.span.line == 5
    assert problems_of(after) == ()
    assert [point.text for point in check_brief(read_brief(after.encode(), "b.yaml")).key_points] == [printed]


def test_anchors_that_aliases_use_are_left_alone() -> None:
    assert problems_of(f"{POINTS}  - A point.\nfrom: &desk Trade desk\nto: *desk\nauthor: *desk\n") == ()


def test_an_anchor_that_another_of_its_name_replaces_before_it_is_used_is_text() -> None:
    (problem,) = problems_of(f"{POINTS}  - A point.\nfrom: &desk Trade\nauthor: &desk Ann\nto: *desk\n")

    assert (problem.code, problem.span and problem.span.line) == ("text-taken-for-mark", 6)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("Saves 2,400 crowns a week, Quick", "Saves 2,400 crowns a week"),
        ("Costs 1,5 % more", "Costs 1,5 % more"),
        ("Ministry of Ports, Fish and Trade, Treasury", "Ministry of Ports, Fish and Trade"),
        ("Saves a night, but costs more than was planned", "Saves a night, but costs more than was planned"),
        ("Harbour, Inc., Treasury", "Harbour, Inc."),
        ("Signed on May 14, 2024", "Signed on May 14, 2024"),
    ],
)
def test_a_comma_that_is_probably_of_the_text_is_warned_of_and_quotes_mend_it(items: str, text: str) -> None:
    problems = problems_of(f"{HEAD}key_points: [{items}]\n")

    assert [(each.code, each.is_error) for each in problems] == [("text-cut-by-comma", False)]
    assert f'"{text}"' in (problems[0].hint or "")
    quoted = items.replace(text, f'"{text}"')
    assert problems_of(f"{HEAD}key_points: [{quoted}]\n") == ()


@pytest.mark.parametrize(
    "items",
    [
        "10, 20, 30",
        "10,20,30",
        "Ana Lind, Bo Ek, Trade desk",
        "Quick, cheap, safe",
        "quick and cheap, slow and dear",
        "Ministry of Ports, Ministry of Fish and Trade",
        '"Saves 2,400 crowns", "Ports, Fish and Trade"',
    ],
)
def test_lists_of_words_numbers_and_names_are_left_alone(items: str) -> None:
    assert problems_of(f"{HEAD}key_points: [{items}]\n") == ()


def test_a_comma_in_the_value_of_a_field_in_braces_is_one_error() -> None:
    text = f"{POINTS}  - {{text: It costs 2,400 crowns, priority: 2}}\n"
    (problem,) = problems_of(text)

    assert (problem.code, problem.is_error) == ("text-cut-by-comma", True)
    assert problem.hint == 'put the whole value in quotes: "It costs 2,400 crowns"'


@pytest.mark.parametrize("opening", ["- ", "- >\n    ", '- "'])
@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "-\t"])
def test_a_list_under_a_point_is_an_error_at_its_first_line(opening: str, mark: str) -> None:
    close = '"' if opening.endswith('"') else ""
    text = f"{POINTS}  {opening}Printed the plan\n    {mark}on paper\n    {mark}on line{close}\n"
    (problem,) = problems_of(text)

    assert (problem.code, problem.is_error) == ("lines-joined", True)
    assert problem.span
    assert problem.span.excerpt.lstrip().startswith(mark)


def test_a_list_under_a_point_moved_to_its_level_is_no_problem() -> None:
    text = f"{POINTS}  - Printed the plan\n    - on paper\n    - on line\n"

    assert problems_of(text.replace("    - ", "  - ")) == ()


@pytest.mark.parametrize(
    "line", ["-5 degrees at night", "-- as ever", "and 1. May too", "12. It thawed", "10:30 at the quay"]
)
def test_a_line_of_text_that_only_resembles_an_item_is_left_alone(line: str) -> None:
    assert problems_of(f"{POINTS}  - The harbour froze at\n    {line}\n") == ()


def test_a_dash_in_a_sentence_is_doubted_and_not_refused() -> None:
    (problem,) = problems_of(f"{POINTS}  - The ferry sails\n    - rare as it is - at dawn\n")

    assert (problem.code, problem.is_error) == ("lines-joined", False)


def test_a_literal_text_keeps_its_lines() -> None:
    text = f"{POINTS}  - |\n    Ways:\n    - one\n    - two\n"

    assert "lines-joined" not in [problem.code for problem in problems_of(text)]


@pytest.mark.parametrize("word", ["~", "null"])
def test_a_word_for_nothing_is_printed_and_warned_of(word: str) -> None:
    (problem,) = problems_of(f"{POINTS}  - A point.\nsubtitle: {word}\n")

    assert (problem.code, problem.is_error) == ("nothing-as-text", False)
    assert problems_of(f'{POINTS}  - A point.\nsubtitle: "{word}"\n') == ()


@pytest.mark.parametrize("word", ["yes", "No", "on", "OFF", "010", "0x1F", "1e3", "12:30:45", "1_000", ".5", "~5 %"])
def test_text_that_other_readers_take_for_numbers_and_truth_is_as_typed(word: str) -> None:
    text = f"{POINTS}  - {word}\n"

    assert problems_of(text) == ()
    assert check_brief(read_brief(text.encode(), "b.yaml")).key_points[0].text == word


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f", "\u3000", "\u2003", "\u200b"])
@pytest.mark.parametrize(
    "text",
    [
        POINTS + "  -{}One.\n  -{}Two.\n",
        POINTS + "{}  - One.\n{}  - Two.\n",
        HEAD + "subtitle:{}One.\nkey_points: [a]\n",
    ],
)
def test_a_space_that_only_looks_like_one_is_named_once(text: str, space: str) -> None:
    found = problems_of(text.replace("{}", space))

    assert [problem.code for problem in found if problem.code != "missing-field"] == ["look-alike"]
    assert f"U+{ord(space):04X}, a" in next(each.message for each in found if each.code == "look-alike")
    assert problems_of(text.replace("{}", " ")) == ()


@pytest.mark.parametrize("bullet", "•–—‐·")
def test_bullets_in_place_of_dashes_are_named(bullet: str) -> None:
    text = f"{POINTS}  {bullet} One.\n  {bullet} Two.\n"
    (problem,) = problems_of(text)

    assert problem.code == "look-alike"
    assert f"U+{ord(bullet):04X}" in problem.message
    assert problems_of(text.replace(bullet, "-")) == ()


def test_typographic_quotation_marks_around_a_value_are_named() -> None:
    text = HEAD.replace("Sample", "“Ports: what next”") + "key_points: [a]\n"
    (problem,) = problems_of(text)

    assert problem.message.startswith("U+201C, a left double quotation mark,")
    assert problems_of(mended(text, problem)) == ()


def test_a_text_that_a_colon_on_its_second_line_breaks_is_told_there() -> None:
    text = HEAD.replace("One thing matters.", "One thing\n  matters above the rest: money") + "key_points: [a]\n"
    (problem,) = problems_of(text)

    assert problem.span
    assert (problem.span.line, problem.span.excerpt[problem.span.column - 1]) == (4, ":")
    assert "line 3" in problem.message


def test_a_text_that_a_comment_on_its_first_line_ends_is_told_on_the_second() -> None:
    text = HEAD.replace("One thing matters.", "One thing # of many\n  matters") + "key_points: [a]\n"
    (problem,) = problems_of(text)

    assert problem.span
    assert problem.span.line == 4
    assert "`# of many` for a comment" in problem.message


def test_a_folded_text_that_begins_with_a_dash_is_joined_to_nothing() -> None:
    found = problems_of(f"{POINTS}  - >\n    - one thing\n\n    - Another\n  - A point.\n")
    assert "lines-joined" not in {problem.code for problem in found}


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "2. "])
def test_text_that_bluf_wraps_never_looks_like_a_list(mark: str) -> None:
    text = f"word {mark}Word " * 40
    edited = amend(f"{POINTS}  - A point.\n", [Put("key_points[0]", text)])
    drafted = "\n".join([*POINTS.splitlines(), "  - A point.", *entry("subtitle", text), ""])

    for each in (edited, drafted):
        assert max(map(len, each.splitlines())) < 120
        assert "lines-joined" not in [problem.code for problem in problems_of(each)]


def test_a_space_before_the_colon_that_cuts_a_text_is_in_the_mend() -> None:
    (problem,) = problems_of(f"{POINTS}  - Le délai : trente jours\n")

    assert problem.code == "text-taken-for-field"
    assert (problem.hint or "").endswith('- "Le délai : trente jours"')


def test_braces_in_braces_are_one_problem() -> None:
    assert [problem.code for problem in problems_of(f"{POINTS}  - {{{{ name }}}}\n")] == ["bad-key"]


@pytest.mark.parametrize(
    ("typed", "meant", "named"),
    [
        ("tіtle", "title", "U+0456, a Cyrillic small letter"),
        ("bottom\u00a0line", "bottom_line", "U+00A0, a no-break space"),
    ],
)
def test_a_field_whose_name_has_a_look_alike_is_told_which(typed: str, meant: str, named: str) -> None:
    (problem,) = problems_of(f"{POINTS}  - A\n".replace(meant, typed))

    assert (problem.hint or "").startswith(f"did you mean `{meant}`? What is typed has {named}")


def test_a_date_with_other_hyphens_is_told_which() -> None:
    (problem,) = problems_of(f"{POINTS}  - A\n".replace("2024-10-25", "2024\u201110\u201125"))

    assert problem.hint == "write it year first: 2024-10-25. What is typed has U+2011, a non-breaking hyphen."
