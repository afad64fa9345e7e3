"""What a mail says, in the recipient's language, as text and as HTML that a screen reader can read out."""

from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from bluf.problems import BriefError
from tests.deliver.mail_project import BRIEF, MailProject, people, project_at


def bodies(project: MailProject) -> list[tuple[str, Any]]:
    found = []
    for path in project.write_mails(project.issue()):
        mail = message_from_bytes(path.read_bytes(), policy=SMTP)
        text, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
        assert text is not None
        assert page is not None
        found.append((text.get_content().replace("\r\n", "\n"), html.document_fromstring(page.get_content().encode())))
    return found


def body(root: Path, recipient: dict[str, Any], brief: str = BRIEF) -> tuple[str, Any]:
    (found,) = bodies(project_at(root, [{**people(1)[0], **recipient}], brief))
    return found


def said(element: Any) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def test_the_text_says_all_and_has_the_marking_first_and_last(tmp_path: Path) -> None:
    text, _ = body(tmp_path, {"name": "Ines Okafor", "formats": ["pdf", "docx"]})
    assert text == (
        "TLP:AMBER\n\n"
        "Ports of Harn reopen\nCopy 1 of 1 · Ines Okafor\n\n"
        "Bottom line: Three of four ports reopen on Monday.\n\n"
        "Attached: Ports of Harn reopen, 2 March 2026.\n\n"
        "- 1-reader.pdf\n- 1-reader.docx\n\n"
        "Contact: Duty desk, +00 800 555 0100, duty@harn.example\n\n"
        "TLP:AMBER\n"
    ).replace("1-reader", "01-reader")


def test_the_page_says_the_same_and_names_its_language(tmp_path: Path) -> None:
    text, page = body(tmp_path, {"name": "Ines Okafor"})
    assert [(each.get("lang"), each.get("dir")) for each in (page, page.xpath("//body/div")[0])] == [
        ("en-GB", "ltr")
    ] * 2
    words = said(page.xpath("//body")[0])
    assert words.startswith("TLP:AMBER")
    assert words.endswith("TLP:AMBER")
    for line in filter(None, text.splitlines()):
        assert line.removeprefix("- ").removeprefix("Bottom line: ").removeprefix("Contact: ") in words
    assert said(page.xpath("//title")[0]) == "Ports of Harn reopen"
    assert [said(each) for each in page.xpath("//h1 | //h2")] == ["Ports of Harn reopen", "Bottom line", "Contact"]
    assert {each.get("role") for each in page.xpath("//table")} == {"presentation"}
    assert page.xpath("//a/@href") == ["mailto:duty@harn.example"]


def test_the_page_fetches_nothing_and_sets_no_colour_of_text(tmp_path: Path) -> None:
    _, page = body(tmp_path, {})
    assert not page.xpath("//img | //link | //script | //*[@src] | //*[@background]")
    styles = " ".join([*page.xpath("//@style"), *page.xpath("//style/text()")])
    assert "url(" not in styles
    assert "background" not in styles
    assert page.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]
    assert not any(each.strip().startswith("color:") for each in ";".join(page.xpath("//@style")).split(";"))


def test_the_words_are_the_recipient_s_and_what_the_brief_says_is_in_its_own(tmp_path: Path) -> None:
    text, page = body(tmp_path, {"lang": "fr"})
    assert "Exemplaire 1 sur 1 · Reader 1" in text
    assert "Ci-joint : Ports of Harn reopen, 2 mars 2026." in " ".join(text.split())
    assert "L’essentiel\u00a0: Three of four" in text
    assert page.get("lang") == "fr"
    foreign = [said(each) for each in page.xpath("//*[@lang='en-GB']")]
    assert foreign == ["Ports of Harn reopen", "Three of four ports reopen on Monday.", "Ports of Harn reopen"]


def test_a_date_that_ends_with_a_stop_gets_no_second_one(tmp_path: Path) -> None:
    text, page = body(tmp_path, {"lang": "uk"})
    assert "Додається: Ports of Harn reopen, 2 березня 2026\u00a0р.\n" in text
    assert "р.." not in said(page)


def test_a_page_for_readers_of_arabic_runs_from_the_right(tmp_path: Path) -> None:
    _, page = body(tmp_path, {"lang": "ar", "name": "عائشة المنصوري"})
    assert [(each.get("lang"), each.get("dir")) for each in (page, page.xpath("//body/div")[0])] == [("ar", "rtl")] * 2


def test_markup_in_a_name_or_a_title_is_words(tmp_path: Path) -> None:
    brief = BRIEF.replace("Ports of Harn reopen", "'Ports <b>reopen</b> & {{ 7 * 7 }} &lt;'")
    text, page = body(tmp_path, {"name": "Ann <i>Lee</i> & Co"}, brief)
    assert "Ports <b>reopen</b> & {{ 7 * 7 }} &lt;" in text
    assert "Ann <i>Lee</i> & Co" in text
    assert not page.xpath("//b | //i")
    assert "Ann <i>Lee</i> & Co" in said(page)


def test_a_mail_says_nothing_above_its_reader_s_level(tmp_path: Path) -> None:
    texts = bodies(
        project_at(
            tmp_path,
            [*people(1), {"name": "Press", "email": "p@harn.example", "level": "TLP:GREEN"}],
            BRIEF + "mark: TLP:GREEN\n",
        )
    )
    assert [text.splitlines()[0] for text, _ in texts] == ["TLP:AMBER", "TLP:GREEN"]
    assert "TLP:AMBER" not in texts[1][0]
    assert "TLP:AMBER" not in said(texts[1][1])


def test_a_draft_says_so(tmp_path: Path) -> None:
    text, page = body(tmp_path, {}, BRIEF + "status: draft\n")
    assert "\nDraft\n" in text
    assert "Draft" in [said(each) for each in page.xpath("//p")]


def test_a_brief_without_marking_or_contact_leaves_no_gap(tmp_path: Path) -> None:
    brief = "title: Ports\ndate: 2026-03-02\nlang: en\nbottom_line: Ports reopen.\nkey_points: [They do.]\n"
    (found,) = bodies(project_at(tmp_path, [{"name": "Ines", "email": "ines@harn.example"}], brief))
    assert found[0].startswith("Ports\nCopy 1 of 1")
    assert found[0].endswith("- 01-reader.pdf\n")
    assert "\n\n\n" not in found[0]


def test_a_project_s_own_template_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "templates/mail"
    own.mkdir(parents=True)
    (own / "mail.txt.j2").write_text("{{ marking }}: {{ title }} & more for you: {{ copy_line }}\n", encoding="utf-8")
    text, page = body(tmp_path, {"name": "Ines <Okafor>"})
    assert text == "TLP:AMBER: Ports of Harn reopen & more for you: Copy 1 of 1 · Ines <Okafor>\n"
    assert page.xpath("//h1")


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("{{ titel }}", "template-undefined"),
        ("{% if %}", "template-syntax"),
        ("{{ title.__class__.__mro__ }}", "template-unsafe"),
        ("{% for a in range(900) %}{% for b in range(900) %}x{% endfor %}{% endfor %}", "template-limit"),
    ],
)
def test_what_is_wrong_with_an_own_template_is_told_at_its_line(tmp_path: Path, template: str, code: str) -> None:
    own = tmp_path / "templates/mail"
    own.mkdir(parents=True)
    (own / "mail.html.j2").write_text("<p>\n" + template, encoding="utf-8")
    with pytest.raises(BriefError) as raised:
        body(tmp_path, {})
    (problem,) = raised.value.problems
    assert problem.code == code
    assert problem.span is not None
    assert (problem.span.path, problem.span.line) == ("templates/mail/mail.html.j2", 2)


def test_what_an_own_template_prints_has_no_controls_and_no_half_characters(tmp_path: Path) -> None:
    own = tmp_path / "templates/mail"
    own.mkdir(parents=True)
    for name in ("mail.txt.j2", "mail.html.j2"):
        (own / name).write_text('<p>{{ "a\\ud800\\u0000\\x1b[2J\\rb" }} {{ title }}</p>\n', encoding="utf-8")
    text, page = body(tmp_path, {})
    assert text == "<p>a[2Jb Ports of Harn reopen</p>\n"
    assert page.text_content().strip() == "a[2Jb Ports of Harn reopen"
