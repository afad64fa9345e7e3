"""Words that a source tells and nobody says, and texts that are one person's own words."""

from pathlib import Path

import pytest

from bluf.brief import check_brief, read_yaml
from bluf.evidence import Evidence, check_evidence
from bluf.evidence.judgement import Judgement, Origin
from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from bluf.problems import Severity
from tests.evidence.conftest import source_of

NEWS = """The ferry to Orsa is full

By Petra Quill

The ferry will run twice a day from June. “The quay is ready,” said Ann Lee. Tom Berg told us that the fare stays as
it is. “Nobody pays more,” Berg said."""
SPEECH = "The ferry will run twice a day from June. The quay is ready.\n\nNobody on this island pays more for it."


def verdict(words: str, speaker: str, text: str, **origin: str) -> Judgement:
    return judge(words, speaker, source_of(text, Origin(**origin)))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("The ferry will run twice a day from June", id="a told sentence"),
        pytest.param("The ferry to Orsa is full", id="a headline"),
        pytest.param("the fare stays as it is", id="a paraphrase"),
        pytest.param("“The quay is ready,” said Ann Lee", id="a speech with its attribution"),
    ],
)
def test_words_that_a_source_tells_are_narrated(words: str) -> None:
    found = verdict(words, "Tom Berg", NEWS)
    assert (found.verdict, found.speaker_confirmed, found.marks_speech) == (Verdict.NARRATED, False, True)


def test_a_text_with_no_more_than_a_proverb_in_marks_marks_no_speech() -> None:
    text = "The ferry will run twice a day. As they say, “time and tide wait for no man.” The quay is ready."
    found = verdict("The quay is ready", "Ann Lee", text)
    assert (found.verdict, found.marks_speech) == (Verdict.NARRATED, False)


@pytest.mark.parametrize(
    "text",
    [
        "The quay is ready. “It took us a year,” a spokesman said.\n\n“And a lot of money,” the mayor said.",
        "Le quai est prêt. « Il a fallu un an », a déclaré la ministre. « Cela a coûté cher », dit le maire.",
        "Der Kai ist fertig. „Es hat ein Jahr gedauert“, sagte die Ministerin. „Das war teuer“, sagte Jan Linde.",
    ],
)
def test_quotations_that_are_attributed_to_a_role_or_in_another_language_mark_speech(text: str) -> None:
    found = verdict(text.split(".")[0], "Ann Lee", text)
    assert (found.verdict, found.marks_speech) == (Verdict.NARRATED, True)


def test_what_stands_before_the_first_turn_of_a_transcript_is_narrated() -> None:
    text = "The council met at noon.\n\nANN LEE: The quay is ready.\n\nTOM BERG: Then open it.\n\nANN LEE: In June."
    found = verdict("The council met at noon", "Ann Lee", text)
    assert (found.verdict, found.marks_speech) == (Verdict.NARRATED, True)


@pytest.mark.parametrize("speaker", ["Ann Lee", "Minister Ann Lee", "Lee"])
def test_the_unmarked_words_of_a_text_by_somebody_are_theirs(speaker: str) -> None:
    found = verdict("The quay is ready", speaker, SPEECH, by="Ann Lee")
    assert (found.verdict, found.speaker_confirmed, found.author) == (Verdict.VERIFIED, True, "Ann Lee")


def test_the_unmarked_words_of_a_text_by_somebody_are_nobody_elses() -> None:
    found = verdict("The quay is ready", "Tom Berg", SPEECH, by="Ann Lee")
    assert (found.verdict, found.speaker) == (Verdict.MISATTRIBUTED, "Ann Lee")


@pytest.mark.parametrize(
    "quote",
    [
        "The quay is ready. Nobody on this island pays more for it.",
        "The ferry will run … Nobody on this island pays more",
    ],
)
def test_a_text_by_somebody_is_one_speech(quote: str) -> None:
    found = verdict(quote, "Ann Lee", SPEECH, by="Ann Lee")
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, True)


def test_marks_in_a_text_by_somebody_may_be_left_out_as_elsewhere() -> None:
    text = "What they call the “lifeline” is a ferry. It will run twice a day."
    found = verdict("What they call the lifeline is a ferry.", "Ann Lee", text, by="Ann Lee")
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, True)


def test_a_text_by_somebody_may_stand_in_marks_as_a_whole() -> None:
    text = "“The ferry will run twice a day.\n\n“The quay is ready.”"
    found = verdict("The quay is ready", "Ann Lee", text, by="Ann Lee")
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, True)


def test_a_speech_that_a_text_by_somebody_gives_to_another_is_the_others() -> None:
    text = "We were asked to wait. “The quay is ready,” Tom Berg said. We shall not wait."
    found = verdict("The quay is ready", "Ann Lee", text, by="Ann Lee")
    assert (found.verdict, found.speaker) == (Verdict.MISATTRIBUTED, "Tom Berg")


REPLY = "We were told to wait. “The quay is ready,” Tom Berg said. “No doubt,” said a docker. We shall not wait."


@pytest.mark.parametrize(
    ("quote", "verdict_of_it", "speaker"),
    [
        pytest.param("We were told to wait. … The quay is ready", Verdict.ALTERED, None, id="another's"),
        pytest.param("The quay is ready … We shall not wait", Verdict.ALTERED, None, id="another's first"),
        pytest.param("We were told to wait. … No doubt", Verdict.VERIFIED, None, id="somebody's"),
    ],
)
def test_an_ellipsis_makes_nobody_elses_speech_the_authors(
    quote: str, verdict_of_it: Verdict, speaker: str | None
) -> None:
    found = verdict(quote, "Ann Lee", REPLY, by="Ann Lee")
    assert (found.verdict, found.speaker, found.speaker_confirmed) == (verdict_of_it, speaker, False)


def test_what_an_author_says_of_a_speech_is_quoted_with_it() -> None:
    found = verdict(REPLY, "Ann Lee", REPLY, by="Ann Lee")
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, True)


@pytest.mark.parametrize(
    "title",
    [
        "Speech by Ann Lee",
        "Statement by Minister Ann Lee on the ferry",
        "Opening remarks of Ann Lee, Minister for Ports, at the quay",
        "Ann Lee’s speech at the quay",
        "Minister Ann Lee's opening statement",
        "Ann Lee: speech to the harbour council",
        "Why the ferry matters, by Ann Lee",
        "Ann Lee, letter to the islanders",
        "Opening remarks at the quay | Ann Lee, Minister for Ports",
        "Speaker: Ann Lee, Minister for Ports",
        "Ann Lee (@annlee)",
        "Rede von Ann Lee in Orsa",
        "Rede von Ann Lee am Kai",
        "Discours de Mme Ann Lee",
        "Discurso de la ministra Ann Lee",
        "Full text of the opening statement by Ann Lee",
        "Statement to the harbour council by Ann Lee",
    ],
)
def test_a_title_that_names_the_author_counts(title: str) -> None:
    assert verdict("The quay is ready", "Ann Lee", SPEECH, title=title).speaker_confirmed
    assert verdict("The quay is ready", "Ann Lee", f"{title}\n\n{SPEECH}").speaker_confirmed
    assert verdict("The quay is ready", "Tom Berg", SPEECH, title=title).verdict is Verdict.NARRATED


@pytest.mark.parametrize(
    "title",
    [
        "Ann Lee opens the quay",
        "Ann Lee: the quay is ready",
        "Speech by Ann Lee angers the harbour council",
        "Ann Lee speech angers the harbour council",
        "Reply to the statement on Ann Lee",
        "Interview with Ann Lee",
        "Reaction to the speech by Ann Lee",
        "Fact check: the speech by Ann Lee",
        "Islanders disrupt speech by Ann Lee",
        "Ann Lee's speech: five things to know",
        "Statement by the spokeswoman for Ann Lee",
        "Statement by the lawyer of Ann Lee",
        "Statement on the arrest of Ann Lee",
        "Statement on the raid by Ann Lee",
        "Rede zum Tod von Ann Lee",
    ],
)
def test_a_title_that_only_speaks_of_somebody_does_not(title: str) -> None:
    assert verdict("The quay is ready", "Ann Lee", SPEECH, title=title).verdict is Verdict.NARRATED


def test_news_of_a_speech_is_not_the_speech() -> None:
    found = verdict("The ferry will run twice a day from June", "Ann Lee", NEWS, title="Speech by Ann Lee")
    assert found.verdict is Verdict.NARRATED


def test_whoever_a_byline_names_may_be_quoted() -> None:
    assert verdict("The ferry will run twice a day from June", "Petra Quill", NEWS).speaker_confirmed


@pytest.mark.parametrize(
    "signature", ["Yours sincerely,\nAnn Lee", "Yours sincerely,\n\nAnn Lee, Minister", "Signed, Ann Lee"]
)
def test_whoever_signs_a_letter_may_be_quoted(signature: str) -> None:
    assert verdict("The quay is ready", "Ann Lee", f"Dear islanders,\n\n{SPEECH}\n\n{signature}").speaker_confirmed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Lee @annlee\nThe quay is ready.\n\nTom Berg @tberg\nIt sank last night.", id="a thread"),
        pytest.param(
            "The quay is ready.\n\nYours sincerely,\nTom Berg\n\nIt sank last night.\n\nYours sincerely,\nAnn Lee",
            id="letters",
        ),
        pytest.param(
            "Ann Lee – 2026 Speech at the quay\n\nThe quay is ready.\n\nTom Berg – 2026 Statement on the ferry\n\n"
            "It sank last night.",
            id="speeches",
        ),
        pytest.param("By Ann Lee\n\nThe quay is ready.\n\nBy Tom Berg\n\nIt sank last night.", id="articles"),
    ],
)
def test_a_text_of_several_authors_is_nobodys_as_a_whole(text: str) -> None:
    for speaker in ("Ann Lee", "Tom Berg"):
        assert verdict("It sank last night", speaker, text).verdict is Verdict.NARRATED


def test_a_text_whose_lines_hold_several_turns_is_no_text_by_one_who_has_some() -> None:
    text = "HOST: Good day. LEE: The quay is ready. HOST: Will it sink? LEE: No, never. It will stand for a long time."
    for words in ("The quay is ready", "Will it sink?"):
        assert verdict(words, "Ann Lee", text, by="Ann Lee").verdict is Verdict.NARRATED


@pytest.mark.parametrize("speaker", ["Harbour Ministry", "the Harbour Ministry"])
def test_a_publisher_may_be_quoted_for_its_own_text(speaker: str) -> None:
    assert verdict("The quay is ready", speaker, SPEECH, publisher="Harbour Ministry").speaker_confirmed
    assert verdict("The quay is ready", "Ann Lee", SPEECH, publisher="Harbour Ministry").verdict is Verdict.NARRATED


def test_a_speaker_without_a_name_may_be_quoted_where_no_speech_is_marked() -> None:
    found = verdict("The quay is ready", "the ministry", SPEECH)
    assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, False)
    assert verdict("The ferry will run twice a day from June", "the ministry", NEWS).verdict is Verdict.NARRATED


def check(tmp_path: Path, text: str, quote: str, source: str = "") -> Evidence:
    (tmp_path / "s.txt").write_text(text, encoding="utf-8")
    brief = "title: T\ndate: 2026-01-01\nbottom_line: B\nkey_points: [K]\n"
    brief += f"quotes:\n  - {quote}\nsources:\n  - {{id: s, title: S, file: s.txt{source}}}\n"
    return check_evidence(check_brief(read_yaml(brief.encode(), "b.yaml")), tmp_path)


QUOTE = "{text: The ferry will run twice a day from June., speaker: Ann Lee, source: s}"


def test_a_narrated_quote_is_an_error_where_the_source_marks_speech(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, NEWS, QUOTE).problems
    assert (problem.code, problem.severity, problem.field) == ("quote-narrated", Severity.ERROR, "quotes[0].text")
    assert "`by: Ann Lee` on source `s`" in str(problem.hint)


def test_a_narrated_quote_is_a_warning_where_the_source_marks_none(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, SPEECH, QUOTE).problems
    assert (problem.code, problem.severity) == ("quote-narrated", Severity.WARNING)


def test_a_source_that_quotes_somebody_is_not_a_text_by_them(tmp_path: Path) -> None:
    evidence = check(tmp_path, NEWS, QUOTE, ", by: Ann Lee")
    (problem,) = evidence.problems
    assert (problem.code, problem.severity) == ("quote-narrated", Severity.ERROR)
    assert "quotes Ann Lee at line 5" in problem.message


def test_a_text_by_somebody_may_tell_what_was_said_to_them(tmp_path: Path) -> None:
    text = f"My mother told me, “Ann, never wait for a ferry.”\n\n{SPEECH}"
    (result,) = check(tmp_path, text, QUOTE, ", by: Ann Lee").quotes
    assert (result.verdict, result.speaker_confirmed) == (Verdict.VERIFIED, True)


def test_a_narrated_quote_that_says_why_is_a_warning(tmp_path: Path) -> None:
    quote = QUOTE.replace("source: s}", "source: s, unverified: read out at the quay}")
    (problem,) = check(tmp_path, NEWS, quote).problems
    assert (problem.code, problem.severity) == ("quote-narrated", Severity.WARNING)


def test_by_confirms_the_quote_of_a_brief(tmp_path: Path) -> None:
    evidence = check(tmp_path, SPEECH, QUOTE, ", by: Ann Lee")
    (result,) = evidence.quotes
    assert (evidence.problems, result.verdict, result.speaker_confirmed) == ((), Verdict.VERIFIED, True)
    assert "a text by Ann Lee" in str(result.note)


def test_another_by_is_another_question(tmp_path: Path) -> None:
    verdicts = [check(tmp_path, SPEECH, QUOTE, by).quotes[0].verdict for by in (", by: Ann Lee", "", ", by: Tom Berg")]
    assert verdicts == [Verdict.VERIFIED, Verdict.NARRATED, Verdict.MISATTRIBUTED]


def test_a_label_that_names_nobody_is_a_warning(tmp_path: Path) -> None:
    text = "Speaker 1: The ferry will run twice a day from June.\n\nSpeaker 2: Then open it.\n\nSpeaker 1: In June."
    evidence = check(tmp_path, text, QUOTE)
    (problem,) = evidence.problems
    assert (problem.code, problem.severity) == ("speaker-unconfirmed", Severity.WARNING)
    assert "`Speaker 1`" in problem.message


def test_several_speeches_in_one_file_are_credited_to_nobody() -> None:
    text = f"Ann Lee: speech at the quay\n\n{SPEECH}\n\nTom Berg: speech at the quay\n\nThe fare is too high."
    assert verdict("The fare is too high", "Ann Lee", text).verdict is Verdict.NARRATED
