"""Judge the strings of a PDF, each by the key that holds it: labels, names, technical data; any other is somebody's."""

import re
from collections.abc import Iterator

from bluf.inspection.finding_wording import squeezed, word_set
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.languages import is_language
from bluf.inspection.looks import found
from bluf.inspection.pdf.safe_values import is_stream, name, name_of, text_of
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError
from bluf.inspection.pdf.walk import LOOSE, Objects, Stray, WalkedText
from bluf.inspection.shown_labels import ShownLabel
from bluf.inspection.spending import SpentError
from bluf.inspection.traces import machine_paths, words_in_bytes

# Strings that other looks judge, by type: all of it, or some keys.
_ELSEWHERE = word_set(
    "Info Annot Field Signature FileSpec FileParameters EmbeddedFile Action WindowsLaunch Build Outline"
)
# Technical strings: random, encrypted, or in a form of their own.
_TECHNICAL = word_set(
    """
    Trailer.DocChecksum AuthCode.MAC Encrypt.* CryptFilter.*
    FontStyle.Panose SignatureReference.DigestValue ExternalData.MD5 Validation.* ValidationInfo.TU
    ColorSpace.* AcroForm.XFA ProfileRef.CheckSum SeedValue.DigestMethod CertSeed.Subject CertSeed.Issuer
    StructElem.Alt StructElem.ActualText StructElem.E Properties.ActualText Properties.Alt Properties.E
    Outline.Title PageLabel.P Extension.ExtensionRevision Resources.ColorSpace
    """
)
_FORMS = {
    ("Page", "Tabs"): re.compile(r"\w"),
    ("AcroForm", "DA"): re.compile(r"[\w\s/.#+-]*"),
    ("FontDescriptor", "CharSet"): re.compile(r"(?:/[\w.-]+\s*)*"),
    ("Extension", "URL"): re.compile(r"https://www\.iso\.org/standard/[\w.]*"),
    ("Namespace", "NS"): re.compile(
        r"http://iso\.org/pdf2?/ssn|http://www\.w3\.org/(?:1998/Math/MathML|1999/xhtml|2000/svg)|https?://\w*\.?pdf\w*\.org/.*"
    ),
}
# Names by which programs find things. They are listed only where they say something.
_NAMES = word_set(
    """
    Tree.* Collection3.* Halftone.HalftoneName Separations.DeviceColorant Viewport.Name StructElem.ID Attributes.Headers
    Attributes.ContinuedFrom Filtering.Name Transform.Fields Lock.Fields Reference.ID
    NumberFormat.* Destination.D Destination.SD Names.* Namespace.RoleMapNS
    """
)
_LABELS = {
    ("Layer", "Name"): "layer-name",
    ("LayerSetting", "Name"): "layer-name",
    ("LayerSetting", "Order"): "layer-name",
    ("StructElem", "T"): "tag-title",
    ("Attributes", "Summary"): "table-summary",
    ("Attributes", "Short"): "table-summary",
    ("Attributes", "Desc"): "table-summary",
    ("Characteristics", "CA"): "button-caption",
    ("Characteristics", "RC"): "button-caption",
    ("Characteristics", "AC"): "button-caption",
}
_PROGRAMS = frozenset((("LayerCreator", "Creator"), ("LayerSetting", "Creator")))
_SAYS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}+\s++[^\W\d_]{3,}|[\\/]|[\w.]@[\w-]+\.[A-Za-z]{2}")
_SENTENCE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}+ [A-Za-z]{3,}")
_LOOKED_AT = 10_000  # bytes
_FONTS = (b"%!PS-Adobe", b"/CIDInit")
_DATES = frozenset(("LastModified",))
_COLOURS = ("OutputIntent",)
_COLOUR_WORDS = re.compile(
    r"[\d.:]*|v\d\w*|https?|www|com|org|s?rgb\w*|iec\w*|cmyk|fogra\w*|swop\w*|cgats\w*|gracol\w*|pso\w*|iso\w*|tr\d*|eci\w*|custom|"
    r"gray|coated|uncoated|euroscale|japan|color|colour|standard|dot|gain|profile|icc|adobe|display|p3|web|offset|"
    r"basiccolor|grey|apple|pal|secam|ntsc|smpte|hp|iec|creator|manufacturer|model|gamma|unknown|none|adobergb\d*|european|initiative|"
    r"commercial|special|specialty|print|printing|ac+ording|amd|compact|profiles|grayscale|parametric|curve|sgry|scaled|"
    r"u|s|c|m|y|k|ch|and|or|with|in|of|for|sheetfed|newsprint|newspaper|uncalibrated|calibrated|linear|romm|prophoto|rec|"
    r"sheetfed|paper|gloss|matte|type|grade|us|europe|general|purpose|press|black|white|space|the|based|on|default",
    re.IGNORECASE,
)


def text_traits(objects: Objects) -> Iterator[Trait]:
    """Yield what strings under keys that may hold some say, but for labels."""
    for text in objects.texts:
        if not text.text.strip() or _matches(text, _TECHNICAL) or text.type in _ELSEWHERE:
            continue
        if text.key == "Lang" and is_language(text.text.strip("\0 ")):
            continue
        if (text.type, text.key) == ("Trailer", "ID") and not _SENTENCE.search(text.text):
            continue
        form = _FORMS.get((text.type, text.key))
        if (form and form.fullmatch(text.text)) or (text.type, text.key) in _LABELS or _matches(text, _NAMES):
            continue
        if text.key == "FontFamily":
            font = squeezed(name(text.holder, "/FontName"))
            yield from machine_paths(text.text, text.where)
            if _SENTENCE.search(text.text) and not any(squeezed(word) in font for word in text.text.split()):
                yield found("font-data", f"family {text.text}", text.where)
        elif (text.type, text.key) in _PROGRAMS:
            yield found("program-of-layers", text.text, text.where)
        elif text.key in _DATES:
            yield found("date-of-part", f"{text.type} {text.text}", text.where)
        elif text.type in _COLOURS:
            if not _is_of_colours(text.text):
                yield found("output-condition", f"{text.key} {text.text}", text.where)
            yield from machine_paths(text.text, text.where)
        else:
            yield found("data-of-a-kind", f"{text.type} {text.key}: {text.text}", text.where)
            yield from machine_paths(text.text, text.where)


def unlisted_traits(objects: Objects) -> Iterator[Trait]:
    """Yield the names that stand where the standard lists names, and are none of those."""
    for said, where in objects.unlisted:
        yield found("name-unlisted", said, where)


def colour_traits(objects: Objects) -> Iterator[Trait]:
    """Yield the names of colours that are mixed by name (8.6.6.4)."""
    for said, where in objects.colours:
        if not _is_of_colours(said):
            yield found("colour-profile", f"colour {said}", where)


def _is_of_colours(said: str) -> bool:
    return all(map(_COLOUR_WORDS.fullmatch, re.split(r"[\W_]+", said)))


def text_labels(objects: Objects) -> Iterator[ShownLabel]:
    """Yield the labels among the strings, and the names that may say something."""
    for text in objects.texts:
        if look := _LABELS.get((text.type, text.key)):
            if len(text.text) > 1:
                yield ShownLabel(look, "label-other", text.text, text.where)
        elif _matches(text, _NAMES) and text.type not in _ELSEWHERE:
            yield from name_labels(text.text, text.where)
    for said, where in objects.names:
        yield from name_labels(said, where)


def name_labels(said: str, where: str) -> Iterator[ShownLabel]:
    """Yield a name as a label if it has several words, a path or an address."""
    if _SAYS.search(said):
        yield ShownLabel("name-that-speaks", "name-that-speaks", said, where, quiet=True)


def _matches(text: WalkedText, table: frozenset[str]) -> bool:
    return f"{text.type}.{text.key}" in table or f"{text.type}.*" in table


def stray_traits(objects: Objects, streams: Streams) -> Iterator[Trait]:
    """Yield what stands under keys that no standard knows, and in objects that nothing leads to."""
    for stray in objects.stray:
        text = _said(stray, streams)
        if text is None:
            yield Unseen(f"{stray.key}: data of its own that can't be unpacked")
        elif text.strip():
            look = "loose-text" if stray.key == LOOSE else "private-data"
            told = text if stray.key == LOOSE else f"{stray.key}: {text}"
            yield found(look, told, stray.where)
            yield from machine_paths(text, stray.where or "an object that nothing leads to")
    if objects.unfinished:
        yield Unseen(f"objects: not all were looked at, as {objects.unfinished}")


def _said(stray: Stray, streams: Streams) -> str | None:
    if not is_stream(stray.value):
        return name_of(stray.value) or text_of(stray.value)
    try:
        data = streams.read(stray.value)
    except (UnpackError, SpentError):
        return None
    if stray.key == LOOSE and (data.startswith(_FONTS) or not data[:_LOOKED_AT].isascii()):
        return ""  # that it is there is said, and there are no words in it
    try:
        text = data[:_LOOKED_AT].decode("utf-8")
        return text if text.isprintable() or len(text.split()) > 1 else f"{len(data):,} bytes"
    except UnicodeDecodeError:
        return f"{len(data):,} bytes{words_in_bytes(data)}"
