"""A draft takes of any article what is short enough, and no article more than its size accounts for."""

import datetime
import gc
import os
import random
import re
import time
from itertools import islice
from pathlib import Path

import pytest

from bluf.draft import draft, gather, spoken, written
from bluf.draft.article import Article, read_article
from bluf.draft.extract import LONGEST, extract
from bluf.draft.spoken import MOST, MOST_ASIDES, quotes_of
from bluf.evidence.judgement import Judgement
from bluf.evidence.quotes import PreparedSource, judge
from bluf.problems import BriefError, Problem
from tests.evidence.hostile.cases import TEXT, cases

SIZE, EVERY = (0.05, 1) if os.environ.get("CI") else (0.005, 3)  # each case, or every third
STORY = "“We stand together for it,” Ann Lee said. The ferry of the northern islands stops on Friday at noon.\n\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Draft from an article. Return what is wrong with it."""
    try:
        assert written(gather([path]), today=datetime.date(2026, 3, 2))
    except BriefError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("group", ["page", "word", "PDF", "Markdown"])
def test_every_costly_article_is_drafted_from_or_is_a_problem_of_its_file(tmp_path: Path, group: str) -> None:
    for case in islice(cases(SIZE), 0, None, EVERY):
        if case.name.startswith(f"{group}:"):
            path = put(tmp_path, f"article{case.suffix}", case.content)
            assert {problem.span and problem.span.path for problem in problems_of(path)} <= {str(path)}, case.name


BAD = next(case.content for case in cases(0.0) if case.name == "PDF: a form that draws itself")


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_bad_article_takes_nothing_from_the_others(tmp_path: Path, at: int) -> None:
    sources = [put(tmp_path, f"s{n}.txt", STORY) for n in range(3)]
    sources.insert(at, put(tmp_path, "bad.pdf", BAD))
    found = gather(sources)

    assert [article.file for article in found.articles] == ["s0.txt", "s1.txt", "s2.txt"]
    assert [(problem.code, problem.span and problem.span.path) for problem in found.problems] == [
        ("source-too-costly", str(tmp_path / "bad.pdf"))
    ]


def test_nothing_is_drafted_from_bad_articles_only_nor_where_one_is_not_there(tmp_path: Path) -> None:
    bad, worse = put(tmp_path, "bad.pdf", BAD), put(tmp_path, "worse.pdf", BAD)
    sound = put(tmp_path, "s.txt", STORY)
    codes = []
    for sources in ([bad, worse], [sound, tmp_path / "none.txt"]):
        with pytest.raises(BriefError) as raised:
            gather(sources)
        codes.append([problem.code for problem in raised.value.problems])

    assert codes == [["source-too-costly"] * 2, ["source-missing"]]


def test_a_text_that_is_drafted_without_its_bad_sources_says_so_by_raising(tmp_path: Path) -> None:
    with pytest.raises(BriefError):
        draft([put(tmp_path, "s.txt", STORY), put(tmp_path, "bad.pdf", BAD)], today=datetime.date(2026, 3, 2))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count which texts are judged."""
    judged: list[str] = []

    def judging(text: str, speaker: str | None, source: PreparedSource) -> Judgement:
        judged.append(text)
        return judge(text, speaker, source)

    monkeypatch.setattr(spoken, "judge", judging)
    return judged


def test_words_in_marks_that_will_not_be_taken_are_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = counted(monkeypatch)
    story = "The “old” port and the “new” one have met on it for long this week.\n\n" * 50 + STORY
    article = read_article(put(tmp_path, "s.txt", story), "s.txt", "s")
    assert isinstance(article, Article)
    quotes = quotes_of(article.text, "s")

    assert [quote.text for quote in quotes.taken] == ["We stand together for it."]
    assert set(judged) == {"We stand together for it."}


@pytest.mark.parametrize("seed", range(20))
def test_the_same_quote_is_told_again_as_by_looking_at_every_one(seed: int) -> None:
    rng = random.Random(seed)
    told, all_ = spoken._Told(), list[str]()
    for _ in range(120):
        words = spoken._spaced(rng.choices("abc", k=rng.randint(1, 5)))
        expected = next((at for at, other in enumerate(all_) if words in other or other in words), None)
        assert told.find(words) == expected
        if expected is None:
            told.add(words)
            all_.append(words)
        elif rng.random() < 0.5:
            told.change(expected, words)
            all_[expected] = words


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_no_article_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "s.txt")
    with pytest.raises(BriefError) as raised:
        gather([tmp_path / "s.txt"])

    assert raised.value.problems[0].code == "source-unreadable"


def test_a_title_without_end_is_not_taken(tmp_path: Path) -> None:
    page = f"<title>{'long ' * LONGEST}</title><article><h1>Ferry stops</h1><p>{STORY * 3}</p></article>"
    found = gather([put(tmp_path, "s.html", page)])

    assert len(found.title.text) <= LONGEST


def test_a_word_without_end_is_taken_neither_as_a_quote_nor_as_a_point(tmp_path: Path) -> None:
    endless = "a" * (LONGEST + 1)
    story = f"“We stand by {endless} for now,” Ann Lee said.\n\nThe {endless} of the port has met on it.\n\n{STORY}"
    text = written(gather([put(tmp_path, "s.txt", story)]), today=datetime.date(2026, 3, 2))

    assert endless not in text
    assert "We stand together for it" in text


def test_a_draft_has_the_quotes_that_give_a_reader_most_and_not_thousands(tmp_path: Path) -> None:
    said = "".join(f"“We have kept line {n} open for the islands,” Ann Lee said.\n\n" for n in range(MOST + 50))
    found = gather([put(tmp_path, "s.txt", said + "“No, never,” Ann Lee said.\n\n")])

    assert len(found.quotes) + len(found.unattributed) == MOST
    assert "No, never" not in {quote.text.rstrip(".") for quote in found.quotes}


def test_what_a_page_says_of_itself_may_be_nonsense(tmp_path: Path) -> None:
    nested = "[" * 50_000
    page = f'<script type="application/ld+json">{nested}</script><article><p>{TEXT * 3}</p></article>'

    assert gather([put(tmp_path, "s.html", page)]).title.text


def many(count: int) -> str:
    return "".join(f"“We have kept line {n} open for the islands,” Ann Lee said.\n\n" for n in range(count))


def test_however_many_quotes_there_are_no_more_are_compared_than_a_draft_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = counted(monkeypatch)
    article = read_article(put(tmp_path, "s.txt", many(4 * MOST)), "s.txt", "s")
    assert isinstance(article, Article)
    quotes_of(article.text, "s")

    assert len(judged) == MOST


def test_the_same_words_again_are_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = counted(monkeypatch)
    article = read_article(put(tmp_path, "s.txt", STORY * 50), "s.txt", "s")
    assert isinstance(article, Article)
    quotes_of(article.text, "s")

    assert len(judged) == 1


def test_no_more_of_a_paragraph_is_looked_at_beside_a_speech_than_bears_on_it(tmp_path: Path) -> None:
    sizes = []
    for count in (200, 2000):
        article = read_article(put(tmp_path, "s.txt", many(count).replace("\n\n", " ")), "s.txt", "s")
        assert isinstance(article, Article)
        found = article.text.speeches
        sizes.append(max(len(found.around(members[0])) for members in found.members))

    assert sizes[0] == sizes[1] < 200


def test_speeches_for_which_there_is_no_room_are_told_with_their_lines_and_counted(tmp_path: Path) -> None:
    found = gather([put(tmp_path, "s.txt", many(MOST + MOST_ASIDES + 7))])
    text = written(found, today=datetime.date(2026, 3, 2))
    listed = text[text.index("Also marked as somebody's words") :]

    assert len(found.quotes) == MOST
    assert len(re.findall(r"^  #   line \d+: ", listed, re.M)) == MOST_ASIDES
    assert f"# and 7 more, up to line {2 * (MOST + MOST_ASIDES + 7) - 1}" in listed


def test_no_speech_is_lost_without_a_word(tmp_path: Path) -> None:
    endless = "b" * (LONGEST + 1)
    story = f"They called it “old” and “a {endless} of a port” at once.\n\n“No more,” read a sign.\n\n" + STORY
    text = written(gather([put(tmp_path, "s.txt", story)]), today=datetime.date(2026, 3, 2))

    assert "# line 1: old" in " ".join(text.split())
    assert re.search(r"#\s+line 1: >-?\s+#\s+a …|# +line 1: \"?a …", text)
    assert "No more" in text
    assert max(map(len, text.split("\n"))) < 200


@pytest.mark.skipif(not os.environ.get("CI"), reason="CI alone takes the time")
@pytest.mark.parametrize(
    "told", ["{quote} {name} Berg said.\n\n", "{quote} he said.\n\n", "{quote} said {name} Holm. "]
)
def test_ten_times_the_quotes_take_about_ten_times_as_long(tmp_path: Path, told: str) -> None:
    few = [put(tmp_path, f"few{number}.txt", _told(told, 20_000, number)) for number in range(10)]
    many = put(tmp_path, "many.txt", _told(told, 200_000, 10))

    # In turn, so that whatever else the machine does is as much in both.
    seconds = [_seconds(path) for path in (*few[:5], many, *few[5:])]

    assert seconds.pop(5) < 2 * sum(seconds)


def _told(told: str, size: int, seed: int) -> str:
    """Return so many characters of quotes, each told as `told` says."""
    rng = random.Random(seed)
    pieces: list[str] = []
    length = 0
    while length < size:
        words = " ".join(rng.choices(TEXT.split(), k=9)).capitalize()
        pieces.append(told.format(quote=f"“{words},”", name=rng.choice(("Ana", "Ivo", "Mei", "Tom", "Lena"))))
        length += len(pieces[-1])
    return "".join(pieces)


def _seconds(path: Path) -> float:
    """Return the processor time that it takes to find what a source says."""
    gc.disable()
    try:
        start = time.process_time()
        extract(path, path.name, "s", True)
        return time.process_time() - start
    finally:
        gc.enable()
