"""Report letters that a fallback family sets, and bold or italic words whose family has no such face."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bluf.document import Document, LineBreak, TextRun, paragraphs
from bluf.fonts.clusters import has_letters
from bluf.fonts.font_face import Embedding, FontFace
from bluf.fonts.font_files import FACE_NAMES
from bluf.fonts.font_set import ROLES, FaceChain
from bluf.fonts.printed_text import place_of_printed, printed
from bluf.fonts.scripts import script_of
from bluf.problems import Problem, Span
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import script_name, shown
from bluf.template.style_fonts import is_of_files, lacks

_SHOWN = 20  # letters that a note names


@dataclass(slots=True)
class _Letters:
    """Letters of one script that a face sets in place of a role's family, and where the first stands."""

    family: str
    face: FontFace
    span: Span | None
    path: FieldPath | None
    letters: dict[str, None] = field(default_factory=dict)


def letter_notes(document: Document) -> Iterator[Problem]:
    """Yield a note for each role and script of which another family sets letters."""
    found: dict[tuple[str, str | None], _Letters] = {}
    sheet = document.sheet
    for role, chain, inline, lang in _texts(document):
        if inline.text.isascii() and chain.first.has_ascii:
            continue
        text = printed(inline.text)
        for letter in filter(has_letters, chain.first.missing(text)):
            script = script_of(letter)
            face = chain.covering(letter, script, lang)
            if face is None:
                continue  # an error elsewhere
            known = found.get((role, script))
            if known is None:
                at = place_of_printed(inline.text, text.index(letter), 1)
                family = sheet.fonts.family(role).name
                known = found[role, script] = _Letters(family, face, document.place(inline, *at), inline.src)
            known.letters[letter] = None
    for each in found.values():
        letters = "".join(each.letters)
        named = shown(letters, _SHOWN)
        of_script = script_name(letters[0])
        what = f"{of_script} letters" if of_script else "letters"
        message = f"{each.family} has no {what} {named!r}: {each.face.family} sets them"
        yield Problem("font-fallback", message, each.span, each.path)


def lacking_faces(document: Document) -> Iterator[Problem]:
    """Yield a problem for words that are bold or italic in a family of files that has no such face, once a face."""
    sheet = document.sheet
    own = {role for role in ROLES if is_of_files(sheet.fonts.family(role))}
    told: set[tuple[str, bool, bool]] = set()
    if not own:
        return
    for role, chain, inline, _ in _texts(document):
        family = sheet.fonts.family(role)
        key = (family.name, chain.bold, chain.italic)
        if role not in own or key in told or not lacks(family, chain.bold, chain.italic):
            continue
        told.add(key)
        message = f"these words are {FACE_NAMES[key[1:]]}, and the family {family.name!r} has no such face"
        place = document.place(inline, 0, len(inline.text))
        yield Problem("font-face", message, place, inline.src, "add the face's file to the style, or set them plainly")


def embedding_warnings(document: Document) -> Iterator[Problem]:
    """Yield a warning for each family of a style that the DOCX may name only."""
    sheet = document.sheet
    for role in (role for role in ROLES if role in sheet.fonts.roles):
        family = sheet.fonts.family(role)
        named = [look for look, face in family.faces.items() if face.embedding is Embedding.PDF_ONLY]
        if named:
            which = "" if len(named) == len(family.faces) else f" ({', '.join(FACE_NAMES[look] for look in named)})"
            message = f"the licence of {family.name!r}{which} permits preview and print only: the DOCX only names it"
            hint = "install it where the DOCX is edited, or take a family that may be embedded"
            yield Problem("font-not-embedded", message, sheet.place_of(FieldPath.of("fonts", role)), None, hint)


def _texts(document: Document) -> Iterator[tuple[str, FaceChain, TextRun, str]]:
    """Yield each text with its role, the faces that set it, and its language."""
    sheet = document.sheet
    for paragraph in paragraphs((*document.header, *document.body, *document.footer)):
        style = sheet.paragraphs[paragraph.style]
        for inline in paragraph.inlines:
            if isinstance(inline, LineBreak) or not inline.text:
                continue
            bold, italic = sheet.weight_and_slope(style, inline.bold, inline.italic, inline.style)
            lang = inline.lang or paragraph.lang or document.properties.lang
            yield style.font, sheet.fonts.chain(style.font, bold, italic), inline, lang
