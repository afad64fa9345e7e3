"""Distribution lists: what they hold, and each problem at its line, however many others there are."""

import time
from itertools import pairwise

import pytest

from bluf.deliver.addresses import LONGEST_NAME
from bluf.deliver.distribution_list import MOST_RECIPIENTS
from tests.deliver.lists import INES, faults, list_of, listed, told


def test_a_list_is_read_with_what_stands_for_all_and_for_each() -> None:
    found = listed(
        f"{INES}"
        "  - name: Press desk\n"
        "    email: press@harn.example\n"
        "    level: tlp:clear\n"
        "    formats: [pdf, docx]\n"
        "    lang: FR\n"
        "    page: Letter\n"
        "    style: gazette\n"
        "    groups: [press, all]\n"
        "    cc: [desk@harn.example]\n",
        "title: Cabinet\nsender: {name: Office, email: office@harn.example}\npage: a4\nstyle: ministry\n",
    )

    ines, press = found.recipients
    assert [str(each) for each in (found.title, found.page, found.style)] == ["Cabinet", "a4", "ministry"]
    assert found.sender is not None
    assert (found.sender.name, found.sender.email) == ("Office", "office@harn.example")
    assert (ines.name, ines.email, ines.level, ines.formats) == (
        *("Ines Okafor", "ines@harn.example", "TLP:AMBER"),
        ("pdf",),
    )
    assert [ines.lang, ines.page, ines.style, ines.groups, ines.cc] == [None, None, None, (), ()]
    assert (press.level, press.lang, *map(str, (*press.formats, press.page))) == (
        *("TLP:CLEAR", "fr"),
        *("pdf", "docx", "letter"),
    )
    assert (press.style, press.groups, press.cc) == ("gazette", ("press", "all"), ("desk@harn.example",))
    assert found.groups() == ("all", "press")


def test_one_value_stands_for_a_list_of_one_and_none_counts_twice() -> None:
    (one,) = listed(
        "  - {name: A, email: a@harn.example, formats: docx, groups: press, cc: b@harn.example}\n"
    ).recipients
    (two,) = listed("  - {name: A, email: a@harn.example, formats: [pdf, PDF]}\n").recipients

    assert (one.formats, one.groups, one.cc) == (("docx",), ("press",), ("b@harn.example",))
    assert two.formats == ("pdf",)


@pytest.mark.parametrize(
    "name",
    [
        "Åsa Nørgård-Łuczak",
        "Иван Петрович",
        "وزارة الصحة",
        "स्वास्थ्य मंत्रालय",
        "外交部",
        "보건복지부",
        "שרה לוי",
        "Ngũgĩ wa Thiong’o",
        "می‌خواهم",  # with a zero-width non-joiner, which Persian needs
        "क्‍ष",  # with a zero-width joiner
        "O'Brien; Office <of> “the” \\ PM",
    ],
)
def test_a_name_may_be_in_any_script(name: str) -> None:
    (one,) = listed(f"  - name: {name}\n    email: a@harn.example\n").recipients

    assert one.name == name


@pytest.mark.parametrize(
    ("address", "domain", "needs_utf8"),
    [
        ("ines@harn.example", "harn.example", False),
        ("ines@bücher.example", "xn--bcher-kva.example", False),
        ("ines@外交部.example", "xn--tlq87w5j9b.example", False),
        ("josé@harn.example", "harn.example", True),
        ("用户@例子.example", "xn--fsqu00a.example", True),
        ("ines.o'okafor+press@mail.harn.example", "mail.harn.example", False),
    ],
)
def test_an_address_may_be_international(address: str, domain: str, needs_utf8: bool) -> None:
    (one,) = listed(f"  - {{name: A, email: {address}}}\n").recipients

    assert (one.mailbox.domain, one.mailbox.needs_utf8) == (domain, needs_utf8)
    assert one.email == address


@pytest.mark.parametrize(
    "address",
    [
        *("ines", "ines@", "@harn.example", "ines@harn", "ines@@harn.example", "ines okafor@harn.example"),
        *("Ines <ines@harn.example>", "ines@harn.example, b@harn.example", "ines@harn..example", "ines.@harn.example"),
        *("ines@[127.0.0.1]", '"ines"@harn.example', "ines@-harn.example", "ines@harn_office.example"),
        *("ines@harn.example\\r\\nBcc: all@harn.example", "ines\\n@harn.example", "in\\u202Ees@harn.example"),
        *(f"{'i' * 65}@harn.example", f"{'é' * 33}@harn.example", f"i@{'h' * 64}.example"),
    ],
)
def test_what_is_no_address_is_told_at_its_place(address: str) -> None:
    in_yaml = address.replace('"', '\\"')

    assert told(f'{INES}  - {{name: B, email: "{in_yaml}"}}\n') == [(4, 22, "bad-email", "recipients[1].email")]


def test_spaces_and_line_ends_around_an_address_are_none_of_it() -> None:
    (one,) = listed('  - {name: A, email: " ines@harn.example\\r\\n"}\n').recipients

    assert (one.email, one.mailbox.text) == ("ines@harn.example", "ines@harn.example")


@pytest.mark.parametrize(
    "name",
    ["Ines\\r\\nBcc: all@harn.example", "Ines\\nOkafor", "Ines\\tOkafor", "Ines\\u2028O", "I\\u202Enes", "I\\u200Bnes"],
)
def test_a_name_of_several_lines_or_with_what_can_t_be_seen_is_refused(name: str) -> None:
    assert told(f'{INES}  - {{name: "{name}", email: b@harn.example}}\n') == [
        (4, 12, "bad-value", "recipients[1].name")
    ]


def test_a_name_has_its_length() -> None:
    at_most, more = "x" * LONGEST_NAME, "x" * (LONGEST_NAME + 1)

    assert told(f"  - {{name: {at_most}, email: b@harn.example}}\n") == []
    (problem,) = faults(f"title: T\nrecipients:\n  - {{name: {more}, email: b@harn.example}}\n")
    assert (problem.code, problem.message) == ("bad-value", f"a name has at most {LONGEST_NAME} characters")


@pytest.mark.parametrize("one", ["INES@harn.example", "ines@HARN.example", "ines@harn.EXAMPLE"])
def test_two_with_one_address_are_told_at_the_second(one: str) -> None:
    (problem,) = faults(f"title: T\nrecipients:\n{INES}  - {{name: B, email: {one}}}\n")

    assert (problem.code, str(problem.field), problem.span and problem.span.line) == (
        *("duplicate-recipient", "recipients[1].email"),
        4,
    )
    assert problem.message == f"`{one}` is the address of `recipients[0]` already: Ines Okafor"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("josé@harn.example", "jose\u0301@harn.example"),
        ("straße@harn.example", "STRASSE@harn.example"),
    ],
)
def test_spellings_of_one_address_are_one(one: str, other: str) -> None:
    found = told(f"  - {{name: A, email: {one}}}\n  - {{name: B, email: {other}}}\n")

    assert [each[2:] for each in found] == [("duplicate-recipient", "recipients[1].email")]


def test_duplicates_and_levels_are_told_where_all_else_is_wrong_too() -> None:
    found = told(
        f"{INES}"
        "  - {nam: B, email: ines@harn.example, level: TLP:PUCE}\n"
        "  - {name: C, email: c@harn.example, level: SECRET-ISH, lang: klingon!}\n"
        "  - just text\n"
        "  - {name: [D], email: C@harn.example}\n"
        "  -\n",
    )

    assert [(line, code, field) for line, _, code, field in found] == [
        (4, "unknown-key", "recipients[1].nam"),
        (4, "duplicate-recipient", "recipients[1].email"),
        (4, "bad-marking", "recipients[1].level"),
        (5, "bad-marking", "recipients[2].level"),
        (5, "bad-language", "recipients[2].lang"),
        (6, "wrong-type", "recipients[3]"),
        (7, "wrong-type", "recipients[4].name"),
        (7, "duplicate-recipient", "recipients[4].email"),
        (8, "empty-value", "recipients[5]"),
    ]


@pytest.mark.parametrize("level", ["TLP:PUCE", "AMBERR", "TLP", "Official use only", "CUI"])
def test_an_unknown_level_is_told_with_those_that_there_are(level: str) -> None:
    (problem,) = faults(
        f"title: T\nrecipients:\n{INES}  - {{name: B, email: b@harn.example, level: {level}}}\n{INES}"[: -len(INES)]
    )

    assert (problem.code, str(problem.field)) == ("bad-marking", "recipients[1].level")
    assert problem.span is not None
    assert problem.span.excerpt[problem.span.column - 1 :].startswith(level)
    assert problem.hint
    assert "TLP:" in problem.hint


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("emial", "email"), ("mail", "email"), ("levle", "level"), ("format", "formats"), ("language", "lang")),
        *(("group", "groups"), ("pages", "page"), ("nmae", "name")),
    ],
)
def test_a_misspelt_field_is_told_with_what_is_meant(typed: str, meant: str) -> None:
    fields = {"name": "B", "email": "b@harn.example"}
    fields.pop(meant, None)
    text = ", ".join(f"{key}: {value}" for key, value in {**fields, typed: "x"}.items())

    (problem,) = faults(f"title: T\nrecipients:\n{INES}  - {{{text}}}\n")

    assert (problem.code, problem.hint) == ("unknown-key", f"did you mean `{meant}`?")
    assert str(problem.field) == f"recipients[1].{typed}"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title: T\n", "missing-field", 1),
        ("title: T\nrecipients:\n", "empty-value", 2),
        ("title: T\nrecipients: []\n", "empty-value", 2),
        ("title: T\nrecipients: ines@harn.example\n", "wrong-type", 2),
        (f"recipients:\n{INES}", "missing-field", 1),
        (f"title: T\nsender: {{name: A}}\nrecipients:\n{INES}", "missing-field", 2),
        (f"title: T\npage: a5\nrecipients:\n{INES}", "bad-value", 2),
        (f"title: T\nstyle: ../x\nrecipients:\n{INES}", "bad-name", 2),
        (f"title: T\nrecipients:\n{INES[:-2]}, groups: two words}}\n", "bad-name", 3),
        (f"title: T\nrecipients:\n{INES[:-2]}, cc: []}}\n", "empty-value", 3),
        (f"title: T\nrecipients:\n{INES[:-2]}, formats: [pdf, png]}}\n", "bad-value", 3),
        (f"title: T\nrecipients:\n{INES}  - {{name: B\n", "yaml-syntax", 4),
        ("- a\n", "not-a-mapping", 1),
        ("", "empty-file", 1),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, code: str, line: int) -> None:
    (problem,) = faults(text)

    assert (problem.code, problem.span and problem.span.line) == (code, line)


def test_line_ends_of_windows_and_a_byte_order_mark_move_no_line() -> None:
    text = f"title: T\nrecipients:\n{INES}{INES}".replace("\n", "\r\n")

    (problem,) = faults(b"\xef\xbb\xbf" + text.encode())

    assert (problem.code, problem.span and problem.span.line) == ("duplicate-recipient", 4)


@pytest.mark.parametrize(
    ("theirs", "copied", "code"),
    [
        ("TLP:RED", "TLP:AMBER", "cc-below-level"),
        ("TLP:AMBER", "TLP:AMBER", None),
        ("TLP:GREEN", "TLP:AMBER", None),
        ("TLP:AMBER", "OFFICIAL", "cc-below-level"),  # no order, so it may not go there
        ("TLP:AMBER", None, "cc-below-level"),
        (None, "TLP:AMBER", None),
        (None, None, None),
        ("TLP:PUCE", "TLP:CLEAR", "bad-marking"),
    ],
)
def test_nobody_gets_by_cc_what_is_above_their_own_level(theirs: str | None, copied: str | None, code: str) -> None:
    levels = [f", level: {each}" if each else "" for each in (theirs, copied)]
    found = told(
        f"  - {{cc: [x@harn.example, B@harn.example], name: A, email: a@harn.example{levels[0]}}}\n"
        f"  - {{name: B, email: b@harn.example{levels[1]}}}\n"
    )

    assert [each[2] for each in found] == ([code] if code else [])
    assert all(each[0] == 3 for each in found)
    if code == "cc-below-level":
        assert found[0][3] == "recipients[0].cc[1]"


def test_an_address_under_cc_is_not_the_recipients_own_and_stands_there_once() -> None:
    found = told(
        "  - {name: A, email: a@harn.example, cc: [A@harn.example, s@harn.example, S@harn.example]}\n"
        "  - {name: B, email: b@harn.example, cc: s@harn.example}\n"
    )

    assert [(line, code, field) for line, _, code, field in found] == [
        (3, "duplicate-recipient", "recipients[0].cc[0]"),
        (3, "duplicate-recipient", "recipients[0].cc[2]"),
    ]


def many(count: int) -> str:
    lines = (
        f"  - {{name: Person {n}, email: person{n}@harn.example, level: TLP:AMBER, formats: [pdf, docx], "
        f"lang: fr, page: a4, groups: [north, south], cc: office{n}@harn.example}}\n"
        for n in range(count)
    )
    return "".join(lines)


def test_five_thousand_are_read_in_time_that_grows_with_their_number() -> None:
    seconds = []
    for count in (1250, 5000):
        begun = time.process_time()
        found = list_of(many(count))
        seconds.append(time.process_time() - begun)
        assert len(found.listed.recipients) == count

    for less, more in pairwise(seconds):
        assert more < 4 * 3 * less
    assert found.source.span(found.source.data["recipients"][4999]["email"].path).line == 5002


def test_a_list_that_is_too_long_is_told_so_with_what_to_do() -> None:
    short = "".join(f"  - {{name: A, email: {n}@h.example}}\n" for n in range(MOST_RECIPIENTS + 1))

    (too_many,) = faults(f"title: T\nrecipients:\n{short}")
    (too_large,) = faults(f"title: T\nrecipients:\n{many(9000)}")

    assert (too_many.code, too_many.span and too_many.span.line) == ("too-many-items", MOST_RECIPIENTS + 3)
    assert (too_large.code, too_large.hint) == ("too-large", "make several lists of it")


def test_of_very_many_problems_the_first_are_told() -> None:
    found = faults(f"title: T\nrecipients:\n{many(1000).replace('AMBER', 'PUCE')}")

    assert len(found) <= 110
    assert [each.code for each in found if each.code != "bad-marking"] == ["further-problems"]
