"""Fill the templates of a mail: `mail/mail.txt.j2` and `mail/mail.html.j2`, the first of each in the template folders.

They are filled in the sandbox that pages are filled in, bluf's own in this process and any other in one that is ended
when it takes too much. A mail is no page: it has no styles, and what it prints is not traced back to the brief.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bluf.filling.template_values import Foreign
from bluf.ground.confined import MIB, Allowance
from bluf.ground.shipped_templates import shipped
from bluf.template.finding import TemplateFolders
from bluf.template.page_filling import filled
from bluf.template.project_files import has_file

MAIL = "mail"  # the folder of the templates of mails, beside those of pages
TEXT, HTML = "mail.txt.j2", "mail.html.j2"
_ALLOWED = Allowance(1.2, 100 * MIB)
_PATIENCE = 0.4  # seconds, after which the template's own line is told
_STAMP = re.compile("\x01[^\x01\x02]*\x02")  # see `filling.stamps`
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # controls and half characters
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Bodies:
    """What a mail says, as plain text and as HTML."""

    text: str
    html: str


def mail_bodies(values: Mapping[str, Any], folders: TemplateFolders) -> Bodies:
    """Return what the templates of a mail print for some values. Raises BriefError for a fault of a template.

    Values are text, None, booleans, and lists and dictionaries of these. Text in another language than the mail's is
    `Foreign`: HTML says which.
    """
    with folders.workspace.naming():
        text = html.unescape(_printed(TEXT, folders, _plain(values)))
        return Bodies(_GAP.sub("\n\n", text).strip() + "\n", _printed(HTML, folders, dict(values)).strip() + "\n")


def _printed(name: str, folders: TemplateFolders, values: dict[str, Any]) -> str:
    root = next((each for each in folders if has_file(each / MAIL / name)), shipped())
    made = filled(root / MAIL / name, tuple(folders), values, values, _PATIENCE, _ALLOWED)
    return _UNSEEN.sub("", _STAMP.sub("", made.printed))


def _plain(value: Any) -> Any:
    """Return values with all text in no language of its own."""
    match value:
        case Foreign():
            return str(value)
        case Mapping():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
    return value
