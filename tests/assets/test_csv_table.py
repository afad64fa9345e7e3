"""A CSV file is read as what it says, with the place of each value, or it is told what is wrong with it."""

import codecs

import pytest

from bluf.assets.csv_faults import CsvError, CsvFault
from bluf.assets.csv_rows import csv_rows
from bluf.assets.csv_table import FEW, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, CsvTable, csv_table
from bluf.assets.formulas import is_formula


def table_of(text: str | bytes, *, encoding: str | None = None, delimiter: str | None = None) -> CsvTable:
    data = text if isinstance(text, bytes) else text.encode()
    return csv_table(data, "ports.csv", encoding=encoding, delimiter=delimiter)


def texts(table: CsvTable) -> list[list[str]]:
    return [[value.text for value in row] for row in (table.heads, *table.rows)]


def faults_of(text: str | bytes, *, encoding: str | None = None, delimiter: str | None = None) -> tuple[CsvFault, ...]:
    with pytest.raises(CsvError) as caught:
        table_of(text, encoding=encoding, delimiter=delimiter)
    return caught.value.faults


def fault_of(text: str | bytes, *, encoding: str | None = None, delimiter: str | None = None) -> CsvFault:
    (fault,) = faults_of(text, encoding=encoding, delimiter=delimiter)
    return fault


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_delimiter_and_line_end_gives_the_same_rows(sign: str, end: str) -> None:
    text = end.join(sign.join(row) for row in (["Port", "Ships"], ["Harn", "12"], ["Lusara", "7"])) + end

    assert texts(table_of(text)) == [["Port", "Ships"], ["Harn", "12"], ["Lusara", "7"]]


def test_a_value_knows_its_line_and_columns() -> None:
    table = table_of('Port,Ships\nHarn,12\n"Old, ""new"" quay",7\n')

    span = table.rows[1][0].span
    assert table.rows[1][0].text == 'Old, "new" quay'
    assert (span.path, span.line, span.column, span.end_column) == ("ports.csv", 3, 1, 20)
    assert span.excerpt == '"Old, ""new"" quay",7'
    assert (table.rows[1][1].span.line, table.rows[1][1].span.column) == (3, 21)


def test_a_quoted_value_may_run_over_lines_and_later_rows_keep_their_lines() -> None:
    table = table_of('Port,Note\r\nHarn,"first\r\nsecond"\r\nLusara,third\r\n')

    assert table.rows[0][1].text == "first\nsecond"
    assert table.rows[1][0].span.line == 4


def test_spaces_around_quotes_are_let_be() -> None:
    assert texts(table_of('Port, "Ships"\nHarn , "1, 2" \n')) == [["Port", "Ships"], ["Harn", "1, 2"]]


def test_lines_rows_and_columns_without_values_are_left_out() -> None:
    assert texts(table_of("Port;Ships;;\n\nHarn;12;;\n;;;\nLusara;;;\n")) == [
        ["Port", "Ships"], ["Harn", "12"], ["Lusara", ""]
    ]  # fmt: skip


def test_the_first_line_of_a_spreadsheet_may_say_the_delimiter() -> None:
    table = table_of("sep=;\nPort;Cost, in all\nHarn;1,5\n")

    assert texts(table) == [["Port", "Cost, in all"], ["Harn", "1,5"]]
    assert (table.rows[0][0].span.line, table.rows[0][0].span.column) == (3, 1)


def test_the_name_of_a_file_may_say_the_delimiter() -> None:
    table = csv_table(b"Port, quay\tShips, boats\nHarn, east\t1,2\n", "ports.tsv")

    assert texts(table)[1] == ["Harn, east", "1,2"]


def test_a_decimal_comma_does_not_part_a_value_where_semicolons_part_the_heads() -> None:
    table = table_of("Port;Area\nHarn;1,5\nLusara;2,25\n")

    assert texts(table) == [["Port", "Area"], ["Harn", "1,5"], ["Lusara", "2,25"]]


@pytest.mark.parametrize(
    "text",
    [
        "Port;Cost, in all\nHarn;1,5\nLusara;2,5\n",  # both give a table of two columns
        "Port, quay\tShips\nHarn, east\t12\n",
        "Level\n1,5\n2,5\n",  # one column of decimal commas, or two without a head
        "Port;Cost, in all;Ships\nHarn;6,5;780\nLusara;6,5\n",  # the comma would hide a ragged row
        "Note\nA sentence, and its end.\nAnother\n",
        "Port|Ships\nHarn|12\nLusara|7\n",  # parted by what is none of the three
        "Port   Ships\nHarn     12\n",
    ],
)
def test_what_parts_the_values_is_asked_for_where_it_is_unclear(text: str) -> None:
    fault = fault_of(text)

    assert fault.code == "csv-unclear"
    assert "`delimiter:`" in fault.hint
    assert fault.data is not None
    assert fault.data.fields == ("delimiter",)


def test_a_delimiter_that_is_said_is_taken() -> None:
    text = "Port;Cost, in all\nHarn;1,5\n"

    assert texts(table_of(text, delimiter="semicolon"))[1] == ["Harn", "1,5"]
    assert texts(table_of(text, delimiter="comma"))[1] == ["Harn;1", "5"]
    assert texts(table_of("Level\n1,5\n", delimiter="semicolon")) == [["Level"], ["1,5"]]


def test_one_column_that_no_sign_could_part_is_a_table() -> None:
    assert texts(table_of("Port\nHarn\nNew Lusara\n")) == [["Port"], ["Harn"], ["New Lusara"]]


def test_each_of_a_few_ragged_rows_is_told_at_its_line() -> None:
    faults = faults_of("Port,Ships,Crew\nHarn,1\nLusara,2,3\nCastor,1,2,3\n")

    assert {fault.code for fault in faults} == {"ragged-rows"}
    assert [fault.span.line for fault in faults if fault.span] == [2, 4]
    assert [(fault.data.limit, fault.data.amount) for fault in faults if fault.data] == [(3, 2), (3, 4)]


def test_of_many_ragged_rows_the_first_are_told_and_the_rest_counted() -> None:
    faults = faults_of("Port,Ships\n" + "Harn,1,2\n" * 40)

    assert len(faults) == FEW + 1
    assert "40 rows" in faults[-1].message


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\N{ZERO WIDTH NO-BREAK SPACE}Hafen;Größe\nBüsum;1\n".encode(), None),
        ("Hafen;Größe\nBüsum;1\n".encode("windows-1252"), "windows-1252"),
        ("Hafen;Größe\nBüsum;1\n".encode("utf-16"), "utf-16"),
        ("Hafen;Größe\nBüsum;1\n".encode("utf-16-le"), "utf-16-le"),
        ("Hafen;Größe\nBüsum;1\n".encode(), "utf-8"),
    ],
)
def test_a_file_is_decoded_as_it_is_said_to_be(data: bytes, encoding: str | None) -> None:
    assert texts(table_of(data, encoding=encoding)) == [["Hafen", "Größe"], ["Büsum", "1"]]


def test_a_byte_that_is_not_utf_8_is_told_at_its_line_with_the_encoding_to_write() -> None:
    fault = fault_of("Hafen;Ort\nKiel;Nord\nBüsum;West\n".encode("latin-1"))

    assert (fault.code, fault.span and (fault.span.line, fault.span.column)) == ("data-unreadable", (3, 2))
    assert "`encoding: windows-1252`" in fault.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_wide_encoding_is_named(encoding: str) -> None:
    fault = fault_of("Port;Ships\nHarn;1\n".encode(encoding))

    assert (fault.code, fault.span) == ("data-unreadable", None)
    assert f"`encoding: {encoding}`" in fault.hint


def test_utf_8_is_not_read_as_another_encoding() -> None:
    assert fault_of("Hafen;Größe\nBüsum;1\n".encode(), encoding="windows-1252").code == "data-unreadable"


@pytest.mark.parametrize("char", ["\0", "\x07", "\ufffe"])
def test_a_character_that_no_page_can_hold_is_told_at_its_place(char: str) -> None:
    fault = fault_of(f"Port;Ships\nHa{char}rn;1\n")

    assert (fault.code, fault.span and (fault.span.line, fault.span.column)) == ("data-unreadable", (2, 3))


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\n\n", b";;\n;;\n", b"sep=;\n"])
def test_a_file_without_values_is_empty(data: bytes) -> None:
    assert fault_of(data).code == "data-empty"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('Port,Note\nHarn,"never closed\nLusara,1\n', (2, 6)),
        ('Port,Note\nHarn,6" pipe\n', (2, 7)),
        ('Port,Note\n"Harn" East,1\n', (2, 8)),
    ],
)
def test_a_quotation_mark_out_of_place_is_told_at_its_place(text: str, place: tuple[int, int]) -> None:
    fault = fault_of(text)

    assert (fault.code, fault.span and (fault.span.line, fault.span.column)) == ("csv-quotes", place)


@pytest.mark.parametrize(
    "value",
    ["=1+1", "=SUM(A1:A3)", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3+cmd", " =A1", "-A1", "+A1*2", "-(1+2)", "＝1+1"],
)
def test_a_formula_is_one(value: str) -> None:
    assert is_formula(value)


@pytest.mark.parametrize(
    "value",
    [
        "-3.5",
        "+4 %",
        "-1,234.50",
        "-€12",
        "+0.5 pp",
        "-12 km/h",
        "-",
        "--",
        "- none yet",
        "a=b",
        "+44 20 7946 0000",
        "",
    ],
)
def test_a_number_or_a_word_is_no_formula(value: str) -> None:
    assert not is_formula(value)


def test_a_formula_is_told_with_the_name_of_its_cell() -> None:
    fault = fault_of("Port,Ships\n\nHarn,=SUM(B1:B2)\n")

    assert (fault.code, fault.span and fault.span.line) == ("csv-formula", 3)
    assert "B3" in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "Port,Ships\n" + "Harn,1\n" * (MOST_ROWS + 1),
        ",".join(["A"] * (MOST_COLUMNS + 1)) + "\n",
        "Port,Ships\n" + "Harn,1\n" * 100_000,
        "," * 900_000,
        "A,B\n" + "x" * MOST_BYTES,
    ],
)
def test_more_than_a_page_can_hold_is_too_large(text: str) -> None:
    assert fault_of(text).code in ("data-too-large", "data-empty")


@pytest.mark.parametrize(
    "text", ['"' * 300_000, '"a""' * 200_000, "a," * 300_000, " " * 600_000, ('"' + " " * 50) * 9_000]
)
def test_rows_are_parted_in_time_that_grows_with_length_alone(text: str) -> None:
    """A scan from each value to the end of the text would take minutes here."""
    csv_rows(text, ",")
