"""A draft: only the source's words, and a brief that reads, checks and builds."""

import datetime
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluf.brief import YamlFile, check_brief, read_yaml
from bluf.draft import draft, gather, written
from bluf.evidence import Verdict, check_evidence
from bluf.problems import BriefError
from bluf.sources import read_source
from tests.brief.rich import plain

TODAY = datetime.date(2031, 1, 2)
ARTICLES = sorted((Path(__file__).parent / "articles").iterdir())
Put = Callable[[str, str], Path]

STORY = """\
Harbour wall gives way

Ostvik, 4 May 2026

A third of the harbour wall of Ostvik fell into the sea on Sunday night, and 12 boats were lost.

"We heard it before we saw it," said harbour master Ida Lund. "Then the lights went out."

Mayor Per Holt promised a new wall by the winter. "It will be higher," he said.

The wall was built in 1931 and repaired in 1987.
"""


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def drafted(*paths: Path) -> YamlFile:
    return read_yaml(draft(paths, today=TODAY).encode(), "draft.yaml")


def completed(text: str) -> YamlFile:
    """Read a draft with a bottom line of its author's where it leaves that to them."""
    return read_yaml(
        re.sub(r"^  text:$", "  text: All is as it was.", text, count=1, flags=re.M).encode(), "draft.yaml"
    )


def values(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from values(value, f"{path}.{key}")
    elif isinstance(data, list):
        for value in data:
            yield from values(value, path)
    else:
        yield path, str(data)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "'"))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
class TestOfEveryArticle:
    def test_it_is_a_brief_without_fault_whose_quotes_are_all_verified(self, article: Path) -> None:
        brief = check_brief(completed(draft([article], today=TODAY)), folder=article.parent)
        found = check_evidence(brief, article.parent)

        assert [problem.message for problem in found.problems if problem.is_error] == []
        assert {result.verdict for result in found.quotes} == {Verdict.VERIFIED}

    def test_its_figures_and_names_are_all_found_in_the_source(self, article: Path) -> None:
        brief = check_brief(completed(draft([article], today=TODAY)), folder=article.parent)
        found = check_evidence(brief, article.parent)

        assert [p.message for p in found.problems if p.code in ("figure-not-found", "name-not-found")] == []

    def test_every_word_is_the_source_s(self, article: Path) -> None:
        known = set(words(article.read_text(encoding="utf-8"))) | set(words(read_source(article).text))
        ours = (".date", ".template", ".lang", ".source", ".id", ".file", ".url")
        made_up = {
            word
            for path, value in values(drafted(article).data)
            if value != "None" and not path.endswith(ours)
            for word in words(value)
            if word not in known
        }

        assert made_up == set()

    def test_each_point_names_its_source_and_the_line_before_it_says_where(self, article: Path) -> None:
        text = draft([article], today=TODAY)
        points = re.search(r"^key_points:\n(.*?)^(?=\S)", f"{text}end", re.M | re.S)

        assert points is not None
        assert len(re.findall(r"^  # .*line \d+$\n  - text:", points[1], re.M)) == points[1].count("- text:") > 0
        assert points[1].count("    source: ") == points[1].count("- text:")


def test_title_date_quotes_and_actors_are_taken_from_the_text(put: Put) -> None:
    data = drafted(put("wall.txt", STORY)).data

    assert (data["title"], data["date"]) == ("Harbour wall gives way", "2026-05-04")
    assert data["bottom_line"]["text"].startswith("A third of the harbour wall of Ostvik fell")
    assert [(quote["text"], quote["speaker"]) for quote in data["quotes"]] == [
        ("We heard it before we saw it. Then the lights went out.", "Ida Lund"),
        ("It will be higher.", "Per Holt"),
    ]
    assert {actor["name"]: actor.get("role") for actor in data["actors"]}["Per Holt"] == "Mayor"


def test_joint_speakers_are_each_named_and_are_each_an_actor(put: Put) -> None:
    joint = 'Mayor Per Holt and Deputy Mayor Ida Lund said in a joint statement: "The town has waited long enough."\n'
    data = drafted(put("wall.txt", STORY + "\n" + joint)).data

    assert data["quotes"][-1]["speaker"] == "Per Holt and Ida Lund"
    assert {"Per Holt", "Ida Lund"} <= {actor["name"] for actor in data["actors"]}


def test_a_headline_s_kind_is_no_speaker(put: Put) -> None:
    data = drafted(put("wall.txt", 'INTERVIEW: "I never wanted the job"\n\n' + STORY)).data

    assert "INTERVIEW" not in [quote["speaker"] for quote in data["quotes"]]
    assert "INTERVIEW" not in [actor["name"] for actor in data["actors"]]


def test_a_dateline_of_two_words_is_left_out(put: Put) -> None:
    text = STORY.replace("A third of the harbour wall", "PORT ELLERY — A third of the harbour wall")
    assert drafted(put("wall.txt", text)).data["bottom_line"]["text"].startswith("A third of the harbour wall")


def test_what_a_named_speaker_says_is_the_point_where_only_the_bottom_line_is_a_sentence(put: Put) -> None:
    text = "The dam is safe\n\nThe inspection of the dam will begin on Monday, the town said.\n\n"
    data = drafted(put("dam.txt", text + '"The town has waited long enough," said Mayor Per Holt.\n')).data

    assert data["bottom_line"]["text"].startswith("The inspection of the dam")
    assert [point["text"] for point in data["key_points"]] == ["Per Holt: “The town has waited long enough.”"]


def test_without_a_date_in_the_text_it_is_today_s_and_says_so(put: Put) -> None:
    text = draft([put("wall.txt", STORY.replace("Ostvik, 4 May 2026\n\n", ""))], today=TODAY)

    assert "date: 2031-01-02                # today: the source gives no date that is plain" in text


def test_words_without_a_plain_speaker_are_left_as_a_comment(put: Put) -> None:
    text = draft([put("wall.txt", STORY + '\n"Never again at sea," read a banner.\n')], today=TODAY)

    assert "  # - text: Never again at sea." in text
    assert "Never again" not in str(read_yaml(text.encode(), "x").data)


def test_quotes_beyond_the_number_asked_for_are_left_as_comments(put: Put) -> None:
    found = gather([put("wall.txt", STORY)])
    text = written(found, today=TODAY, quotes=1)

    assert len(read_yaml(text.encode(), "x").data["quotes"]) == 1
    assert "# 1 more that the page has no room for" in text
    assert "quotes" not in read_yaml(written(found, today=TODAY, quotes=0).encode(), "x").data


def test_every_comment_entry_can_be_used_by_taking_the_mark_away(put: Put) -> None:
    text = written(gather([put("wall.txt", STORY)]), today=TODAY, quotes=1)
    used = re.sub(r"^  # (- text|  speaker|  source|    )", r"  \1", text, flags=re.M)

    assert len(read_yaml(used.encode(), "x").data["quotes"]) == 2


def test_several_sources_each_give_points_and_quotes(put: Put) -> None:
    other = (
        "Ferries stop\n\nFerries to Ostvik stopped on Monday until the wall is safe.\n\n"
        '"We wait," said Captain Eva Moe.\n'
    )
    text = draft([put("wall.txt", STORY), put("ferries.txt", other)], today=TODAY)
    data = read_yaml(text.encode(), "x").data

    assert [source["id"] for source in data["sources"]] == ["wall", "ferries"]
    assert {point["source"] for point in data["key_points"]} == {"wall", "ferries"}
    assert {quote["source"] for quote in data["quotes"]} == {"wall", "ferries"}
    assert "# ferries, line 3" in text


def test_sources_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Über uns!.txt").write_text(STORY, encoding="utf-8")

    ids = [source["id"] for source in drafted(*sorted(tmp_path.glob("*/*.txt"))).data["sources"]]

    assert ids == ["uber-uns", "uber-uns-2"]


def test_what_looks_like_markdown_or_yaml_arrives_as_the_source_has_it(put: Put) -> None:
    said = "Note: it *will* be [higher](https://x.example) # \\*than, 'yes' & `no`"
    hostile = STORY.replace("It will be higher", said)
    data = drafted(put("wall.txt", hostile)).data

    assert plain(data["quotes"][1]["text"]) == (
        "Note: it *will* be [higher](https://x.example) # \\*than, 'yes' & 'no'."
    )


def test_a_transcript_s_questions_by_nobody_named_are_left_as_comments() -> None:
    article = next(path for path in ARTICLES if path.name == "transcript.txt")
    text = draft([article], today=TODAY)

    assert '# - text: "Will fishing quotas be binding?"' in text
    assert {quote["speaker"] for quote in drafted(article).data["quotes"]} == {
        "Moderator",
        "Alda Korhonen",
        "Tomasz Wilk",
    }


def test_a_long_turn_gives_its_strongest_passage_and_says_how_long_it_is() -> None:
    article = next(path for path in ARTICLES if path.name == "transcript.txt")

    assert re.search(
        r"  # line \d+; a part of \d\d words\n  - text: >-\n      Quotas without", draft([article], today=TODAY)
    )


PIECES = (
    "\n\n", "\n", " ", '"', "“", "”", "‘", "’", "'", ": ", ", ", ". ", "? ", "…", "[", "](", "*", "#", "- ", "Q: ",
    "ANNA BERG: ", "said ", "Anna Berg ", "Mr ", "Minister of Water and Air ", "he said ", "according to ",
    "Its leader, ", "who chairs ", "the port ", "4 May 2026", "Source: ", "By ", "(Northwire) - ",
    "12 boats were lost on Sunday ", "NATO ", "\u00ad", "\x7f", "\u2028", "\u0085",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(
    max_examples=200 if os.environ.get("CI") else 60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_the_text_the_draft_is_a_brief_whose_quotes_are_verified(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{text} word\n", encoding="utf-8")
    brief = check_brief(completed(draft([path], today=TODAY)), folder=tmp_path)
    found = check_evidence(brief, tmp_path)

    assert {result.verdict for result in found.quotes} <= {Verdict.VERIFIED}
    # The source's own words may look like markup that bluf does not read.
    assert {problem.code for problem in brief.warnings} <= {"markup-not-read", "pasted-bullet"}


def test_what_a_source_says_of_itself_is_whole_however_long_it_is(put: Put) -> None:
    publisher = "the water desk of the regional office for " + "rivers and canals, " * 5 + "and their ports"

    data = drafted(put("long.txt", f"Source: {publisher}\n\nTwelve boats were lost on Sunday.\n")).data

    assert data["sources"][0]["publisher"] == publisher


def test_a_text_that_is_too_short_for_points_still_gives_a_brief(put: Put) -> None:
    data = completed(draft([put("note.txt", "Rain expected.\n")], today=TODAY)).data

    assert data["title"] == data["key_points"][0]["text"] == "Rain expected."


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("gone.txt", None, "source-missing"),
        ("empty.txt", b"  \n", "source-empty"),
        ("binary.txt", b"\x00\x01", "source-unreadable"),
        ("cp1252.txt", b"caf\xe9", "source-unreadable"),
        ("x.odt", b"x", "source-unreadable"),
        ("broken.pdf", b"%PDF-", "source-unreadable"),
        ("broken.docx", b"PK", "source-unreadable"),
    ],
)
def test_a_source_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(BriefError) as caught:
        draft([path], today=TODAY)

    assert [problem.code for problem in caught.value.problems] == [code]
    assert "encoding:" not in (caught.value.problems[0].hint or "")
