"""Say what the mail of a copy says: the marking, whose copy it is, the bottom line, what is attached, and whom to ask.

The words are in the recipient's language, what the brief says in its own. The brief that is given is the edition that
the recipient gets, so that a mail says nothing above their level.
"""

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from bluf.brief import Brief
from bluf.brief.model import core_value
from bluf.filling.template_values import Foreign
from bluf.fonts.scripts import is_right_to_left
from bluf.template.copy_line import CopyLine, copy_values, delivery_words
from bluf.template.finding import TemplateFolders, find_template
from bluf.template.language_tags import tags_for
from bluf.template.localized_labels import DRAFT, long_date, words_of

_OF_CONTACT = ("name", "role", "phone", "email")


def mail_values(
    brief: Brief,
    copy: CopyLine,
    marking: str,
    files: Sequence[str],
    folders: TemplateFolders,
    *,
    replaces: bool = False,
    protected: bool = False,
) -> dict[str, Any]:
    """Return what the templates of a mail are filled with (see docs/distribution.md, "The mail").

    `files` are the names of what is attached, `replaces` is whether the recipient had the brief before in another form,
    and `protected` whether a file opens with a password.
    """
    own, lang = copy.lang or str(brief.lang), str(brief.lang)
    labels = words_of(find_template(str(brief.template), folders), own)
    words = delivery_words(own)

    def said(text: str) -> str:
        return text if tags_for(lang)[-1] == tags_for(own)[-1] else Foreign(text, lang)

    contact, status = brief.contact, str(core_value(brief, "status") or "").strip()
    title = said(" ".join(brief.title.split()))
    return {
        "lang": own,
        "dir": "rtl" if is_right_to_left(own) else "ltr",
        "marking": marking or None,
        "status": labels.get(DRAFT, DRAFT) if status.casefold() == DRAFT else said(status) or None,
        "title": title,
        "copy_line": copy_values(copy, own)["copy_line"],
        "bottom_line": said(str(brief.bottom_line.text.line)),
        "bottom_line_label": labels.get("bottom_line"),
        "colon": labels.get("colon", ":"),
        "attached": list(_parts(words["attached"], {"title": title, "date": long_date(brief.date, own)})),
        "files": list(files),
        "replaces": words["replaces"] if replaces else None,
        "password": words["password"] if protected else None,
        "contact_label": labels.get("contact"),
        "contact": [
            {"kind": kind, "text": str(text)} for kind in _OF_CONTACT if contact and (text := getattr(contact, kind))
        ],
    }


def _parts(words: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the parts of words with values in them, so that each can be of a language of its own."""
    before = ""
    for text, name, _, _ in Formatter().parse(words):
        if before.endswith(".") and text.startswith("."):
            text = text[1:]  # a date may end with a stop of its own: “11 квітня 2031 р.”
        before = values[name] if name else ""
        if text:
            yield Foreign(text, words.lang) if isinstance(words, Foreign) else text
        if name:
            yield values[name]
