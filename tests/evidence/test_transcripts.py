"""Transcripts in the forms that people export: a label says who has a turn, and a turn is a speech of its own."""

from pathlib import Path

import pytest

from bluf.evidence.quotes import PreparedSource, judge, prepared
from bluf.evidence.verdicts import Verdict
from bluf.sources.formats import format_of
from bluf.sources.source_text import source_text
from tests.evidence.conftest import ARTICLES, source_of

SAID = (
    "I open the gate at six. You know that.",
    "Nobody told us about the gate. It was shut.",
    "We shall send you a key. It fits both gates.",
    "The second gate needs paint. We have none left.",
    "Then let us ask the mayor for paint.",
    "That will take you a year.",
)
FORMS = {
    "a colon": ("txt", "\n\n", "{name}: {said}"),
    "a colon, line by line": ("txt", "\n", "{name}: {said}"),
    "capitals": ("txt", "\n\n", "{caps}: {said}"),
    "a colon on a line of its own": ("txt", "\n\n", "{name}:\n{said}"),
    "indents": ("txt", "\n", "      {name}:\n        {said}"),
    "a time before": ("txt", "\n\n", "[00:00:0{n}] {name}: {said}"),
    "a time before, line by line": ("txt", "\n", "00:00:0{n} {name}: {said}"),
    "a time behind": ("txt", "\n\n", "{name} (00:0{n}): {said}"),
    "a time and the words below": ("txt", "\n\n", "{name}  0:0{n}\n{said}"),
    "a time before a name alone": ("txt", "\n\n", "0:0{n} {name}\n{said}"),
    "a time on a line of its own": ("txt", "\n\n", "{name}\n0:0{n}\n{said}"),
    "a time between a name and the words": ("txt", "\n\n", "{name} [00:00:0{n}] {said}"),
    "a time on a line above": ("txt", "\n\n", "00:00:0{n}\n{name}: {said}"),
    "a colon in brackets": ("txt", "\n\n", "[{caps}:] {said}"),
    "a chat to everyone": ("txt", "\n", "10:00:0{n} From {name} to Everyone:\n\t{said}"),
    "a name in brackets": ("txt", "\n\n", "[{name}] 10:02:0{n}\n{said}"),
    "a chat": ("txt", "\n", "24/10/2024, 10:1{n} - {name}: {said}"),
    "a name alone": ("txt", "\n\n", "{name}\n{said}"),
    "a name alone in a paragraph": ("txt", "\n\n", "{caps}\n\n{said}"),
    "a name and an office below": ("txt", "\n\n", "{name}\nChief Executive Officer\n{said}"),
    "captions": ("txt", "\n\n", "{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{name}: {said}"),
    "arrows": ("txt", "\n", ">> {caps}: {said}"),
    "a dash": ("txt", "\n\n", "{name} – {said}"),
    "a full stop and a dash": ("txt", "\n\n", "{name}, on behalf of the Group. – {said}"),
    "a tab": ("txt", "\n", "{name}\t{said}"),
    "bullets": ("md", "\n", "- {name}: {said}"),
    "numbers": ("txt", "\n", "{n}. {name}: {said}"),
    "line numbers": ("txt", "\n", " {n}      {caps}:  {said}"),
    "bold": ("md", "\n\n", "**{name}:** {said}"),
    "bold without a colon": ("md", "\n\n", "**{name}** {said}"),
    "headings": ("md", "\n\n", "### {name}\n\n{said}"),
    "bold on a web page": ("html", "", "<p><strong>{name}</strong> {said}</p>"),
    "a list on a web page": ("html", "", "<dl><dt>{name}</dt><dd>{said}</dd></dl>"),
}


def transcript(form: str, names: tuple[str, str] = ("Mia Solberg", "Tor Vik")) -> PreparedSource:
    ending, between, turn = FORMS[form]
    turns = [
        turn.format(name=names[at % 2], caps=names[at % 2].upper(), said=said, n=at + 1) for at, said in enumerate(SAID)
    ]
    return read(between.join(turns), ending)


def read(text: str, ending: str) -> PreparedSource:
    form = format_of(f"a.{ending}")
    assert form is not None
    content = form.read(text.encode(), None)
    return prepared(source_text(content.blocks, content.title))


@pytest.mark.parametrize("form", FORMS)
def test_a_label_says_who_has_the_turn(form: str) -> None:
    source = transcript(form)
    assert judge("I open the gate at six.", "Mia Solberg", source).speaker_confirmed
    assert judge("The second gate needs paint.", "Tor Vik", source).speaker_confirmed


@pytest.mark.parametrize("form", FORMS)
def test_the_words_of_a_turn_are_nobody_elses(form: str) -> None:
    assert judge("I open the gate at six.", "Tor Vik", transcript(form)).verdict is Verdict.MISATTRIBUTED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("joint", [" … ", " "])
def test_two_turns_are_never_one_quote(form: str, joint: str) -> None:
    quote = f"You know that.{joint}Nobody told us about the gate."
    assert judge(quote, "Mia Solberg", transcript(form)).verdict is Verdict.ALTERED


PARLIAMENTS = {
    "the United States": ("    Ms. Solberg. ", "    Mr. Vik. "),
    "its Senate": ("Senator SOLBERG. ", "The CHAIRMAN. "),
    "its courts": ("MS. SOLBERG:  ", "THE COURT:  "),
    "the United Kingdom": ("Mia Solberg (Upper Fell) (Lab): ", "The Minister for Gates (Tor Vik): "),
    "Canada": ("Hon. Mia Solberg (Minister of Gates, Lib.): ", "Mr. Tor Vik (Upper Fell, CPC): "),
    "Australia": ("Ms SOLBERG (Upper Fell—Minister for Gates) (10:15): ", "Mr VIK (Lower Fell) (10:20): "),
    "the European Parliament": ("Mia Solberg (PPE). – ", "President. – "),
    "Germany": ("Mia Solberg (SPD):\n", "Vizepräsident Tor Vik:\n"),
    "Germany's press conference": ("StS Solberg: ", "Vik (AA): "),
    "France": ("Mme Mia Solberg. ", "M. le président. "),
    "Spain": ("La señora SOLBERG: ", "El señor VIK: "),
    "the United Nations": ("Ms. Solberg (Norway): ", "The President: "),
}


@pytest.mark.parametrize("labels", PARLIAMENTS.values(), ids=PARLIAMENTS.keys())
def test_the_labels_of_many_parliaments_are_understood(labels: tuple[str, str]) -> None:
    source = source_of("\n\n".join(f"{labels[at % 2]}{said}" for at, said in enumerate(SAID)))
    assert judge("I open the gate at six.", "Mia Solberg", source).speaker_confirmed
    assert not judge("The second gate needs paint.", "Mia Solberg", source).speaker_confirmed


BRIEFING = """\
MS. SOLBERG:  Good morning.  I have one thing for you.

Q    Thanks, Mia.  Will you open the gate this year?

MS. SOLBERG:  We will.

Q    And the second one?

MS. SOLBERG:  I have no date for you.
"""


def test_a_questioner_s_words_are_not_the_officials() -> None:
    source = source_of(BRIEFING)
    assert judge("Will you open the gate this year?", "Mia Solberg", source).verdict is Verdict.MISATTRIBUTED
    assert judge("I have no date for you.", "Mia Solberg", source).speaker_confirmed


@pytest.mark.parametrize("asked", ["Q", "Mia Solberg", "a reporter"])
def test_questions_and_answers_without_names_confirm_nobody(asked: str) -> None:
    source = source_of("Q: Will you open it?\n\nA: We will open it in May.\n\nQ: When in May?\n\nA: You will see.")
    for quote in ("We will open it in May.", "When in May?"):
        found = judge(quote, asked, source)
        assert (found.verdict, found.speaker_confirmed) == (Verdict.VERIFIED, False)


def test_a_lawyer_is_who_asks_in_an_examination() -> None:
    source = source_of(
        "MR. VIK: I call Mia Solberg.\n\nBY MR. VIK:\nQ. Where were you?\nA. I was at the gate.\n\n"
        "THE COURT: We break for lunch.\n\nMS. DAHL: Thank you, your Honor.\n\nTHE COURT: Be back at two."
    )
    assert judge("Where were you?", "Tor Vik", source).verdict is Verdict.VERIFIED
    assert not judge("I was at the gate.", "Tor Vik", source).speaker_confirmed
    assert judge("Be back at two.", "Dahl", source).verdict is Verdict.MISATTRIBUTED


ASKED = (
    "Question: Will it open?\n\nSpokesperson: It will, as you know.\n\nQuestion: When?\n\nSpokesperson: I hope soon."
)


@pytest.mark.parametrize(
    "head", ["Press briefing by Mia Solberg, Spokesperson for the Council", "Remarks by Spokesperson Mia Solberg"]
)
def test_an_office_is_whom_the_head_of_the_text_says(head: str) -> None:
    source = source_of(f"{head}\n\n{ASKED}")
    assert judge("It will, as you know.", "Mia Solberg", source).speaker_confirmed
    assert judge("It will, as you know.", "Tor Vik", source).verdict is Verdict.MISATTRIBUTED


def test_an_office_of_two_people_is_neither() -> None:
    source = source_of(f"Mia Solberg, Spokesperson, and Tor Vik, Spokesperson, met the press.\n\n{ASKED}")
    assert not judge("It will, as you know.", "Mia Solberg", source).speaker_confirmed


def test_an_interview_whose_questions_have_no_label_gives_them_to_nobody() -> None:
    source = source_of(
        "A talk at the gate\n\nWhat did you see?\n\nSolberg: I saw a gate. It was shut.\n\nAnd what will you do?\n\n"
        "Solberg: We will paint it.\n\nWill you ask the mayor?\n\nSolberg: I will not."
    )
    assert judge("We will paint it.", "Mia Solberg", source).speaker_confirmed
    assert not judge("And what will you do?", "Mia Solberg", source).speaker_confirmed


def test_a_rhetorical_question_of_a_briefing_is_its_speaker_s() -> None:
    source = source_of(BRIEFING.replace("We will.", "We will.\n\nWhy do I say that?\n\nIt is time."))
    assert judge("Why do I say that? It is time.", "Mia Solberg", source).speaker_confirmed


SHOUTS = {
    "laughter": "We build it. (Laughter.) We pay for it.",
    "a crowd": "We build it. (AUDIENCE: No!) We pay for it.",
    "one of them": "We build it. [AUDIENCE MEMBER: Louder!] We pay for it.",
    "members": "We build it. AN HON. MEMBER: Hear, hear. We pay for it.",
    "in German": "We build it.\n\n(Zuruf von der CDU/CSU: Nein! – Tor Vik [AfD]: Unsinn!)\n\nWe pay for it.",
    "what is not heard": "We build it. (inaudible) We pay for it.",
    "a time": "We build it. [00:12:03] We pay for it.",
}


@pytest.mark.parametrize("said", SHOUTS.values(), ids=SHOUTS.keys())
def test_what_others_shout_into_a_turn_is_no_word_of_it(said: str) -> None:
    source = source_of(f"MS. SOLBERG: {said}\n\nMR. VIK: I doubt it.\n\nMS. SOLBERG: You will see.")
    assert judge("We build it. We pay for it.", "Mia Solberg", source).speaker_confirmed


@pytest.mark.parametrize("quote", ["No!", "Hear, hear", "Unsinn!", "Louder!"])
def test_what_others_shout_is_not_the_speaker_s(quote: str) -> None:
    text = "\n\n".join(f"MS. SOLBERG: {said}\n\nMR. VIK: I doubt it." for said in SHOUTS.values())
    assert not judge(quote, "Mia Solberg", source_of(text)).speaker_confirmed


def test_narration_in_a_transcript_is_nobody_s() -> None:
    source = source_of(
        "MIA SOLBERG: We paint it.\n\nTOR VIK: You do not.\n\nMIA SOLBERG: I will.\n\n"
        "The council has no money for paint, Solberg said.\n\nEND\n\nThe gate was built in 1988."
    )
    for quote in ("The council has no money for paint", "The gate was built in 1988."):
        assert judge(quote, "Mia Solberg", source).verdict is Verdict.NARRATED


def test_a_speech_in_marks_before_a_transcript_is_read_as_prose_is() -> None:
    source = source_of(
        "“The gate is old,” Ann Dahl said.\n\nMIA SOLBERG: We paint it.\n\nTOR VIK: No.\n\nMIA SOLBERG: I will."
    )
    assert judge("The gate is old", "Ann Dahl", source).speaker_confirmed


PROSE = {
    "an e-mail": "From: Mia Solberg\nTo: Tor Vik\nSubject: The gate\n\nWe need to talk.\n\n"
    "From: Tor Vik\nTo: Mia Solberg\nSubject: Re: The gate\n\nYes, you are right.",
    "myths and facts": "Myth: You need two gates.\n\nFact: We have one.\n\nMyth: It is safe.\n\nFact: You see.",
    "a recipe": "Ingredients: Two eggs.\nMethod: Mix it. You can add milk.\nIngredients: Milk.\nMethod: We stir it.",
    "books": "Solberg, Mia: The Gate. Oslo 2001.\nVik, Tor: You and I. Oslo 1999.\nSolberg, Mia: Our Gate. Oslo 2003.\n"
    "Vik, Tor: We Paint. Oslo 2004.",
    "datelines": "PARIS: You may not, said France.\n\nLONDON: We will, it said.\n\nPARIS: You may not.",
    "results": "Solberg: 6.0\nVik: 5.5\nSolberg: 5.8\nVik: 5.9",
    "an agenda": "10:00 Mia Solberg: Welcome\n10:15 Tor Vik: The gate\n11:00 Mia Solberg: Lunch",
    "records": "Name: Mia Solberg\nRole: Chair\n\nName: Tor Vik\nRole: Member",
    "a news story": "OSLO — There is one problem: money.\n\nMia Solberg was blunt: we have none.\n\nThe plan: a gate. "
    "The cost: 3 million.\n\nTor Vik disagreed: “We have it,” he said.",
    "a staff page": "Mia Solberg\nMayor\nI love the gate.\n\nTor Vik\nTreasurer\nI love money.",
    "headings": "The Gate\n\nWe have one. I like it.\n\nThe Key\n\nYou need one.\n\nThe Gate\n\nWe love it.",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
def test_prose_and_lists_are_no_transcript(text: str) -> None:
    assert source_of(text).speeches.turns == ()


@pytest.mark.parametrize("article", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.name)
def test_an_article_is_no_transcript(article: Path) -> None:
    turns = source_of(article.read_text(encoding="utf-8")).speeches.turns
    assert bool(turns) == (article.name == "cyber.txt")


RELEASE = """\
Speaking at the gate today, Gates Secretary, Mia Solberg, said:

Opening two gates supports all of the valley.

It’s wonderful to see both of them open.

The second gate was built in 1988.

Notes to editors

The valley was founded in 1650.
"""


def test_what_stands_below_said_and_a_colon_is_the_speaker_s() -> None:
    source = source_of(RELEASE)
    assert judge("Opening two gates supports all of the valley.", "Mia Solberg", source).speaker_confirmed
    assert judge("It’s wonderful to see both of them open.", "Ann Dahl", source).verdict is Verdict.MISATTRIBUTED


@pytest.mark.parametrize("quote", ["The second gate was built in 1988.", "The valley was founded in 1650."])
def test_what_is_not_plainly_spoken_below_it_is_nobody_s(quote: str) -> None:
    assert judge(quote, "Mia Solberg", source_of(RELEASE)).verdict is not Verdict.MISATTRIBUTED
    assert not judge(quote, "Mia Solberg", source_of(RELEASE)).speaker_confirmed
