"""Find the line ends of a page that a typographer would mend: last lines of one word, and numbers parted from units.

What belongs together is listed here anew, by language, and not taken from bluf: a rule that bluf has wrong would
otherwise be measured by itself.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from bluf.layout import Line, PlacedParagraph

SHORT = 0.12  # a last line under this share of its paragraph's longest is as bad as one word

_MONTHS = {
    "en": "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_UNITS = {
    "": "% ‰ °C °F € $ m cm mm km kg g t h l hm³ m² m³",
    "en": "per percent million billion thousand tonnes tonne tons ton metres metre miles mile nautical knots cubic "
    "square litres litre days day weeks week months month years year hours hour minutes minute euros dollars pounds "
    "feet inches acres hectares",
    "fr": "pour millions milliards tonnes mètres jours semaines mois ans heures minutes euros",
    "de": "Prozent Mio Mio. Mrd Mrd. Millionen Milliarden Tausend Tonnen Meter Tage Tagen Wochen Monate Monaten Jahre "
    "Jahren Stunden Minuten Euro Cent Kubikmeter",
    "es": "por millones toneladas metros días semanas meses años horas minutos euros cúbicos",
    "uk": "млн млрд тис тис. тонн метрів днів діб тижнів місяців років годин хвилин грн км",
    "ar": "دينار دينارًا دولار مليون ملايين مليار ألف طن يوم يومًا سنة ميل",
}
_BEFORE_A_NUMBER = "p. pp. Art. No. Nos. Nr. § §§ Abs. S. n° № art. pág. стор. с. ст."
_BEFORE_A_NAME = "Dr Dr. Prof. Mr Mrs Ms Mr. Mrs. Ms. Maj. Col. Gen. Capt. Option"
_NUMBER = re.compile(r"[(\[„“«\"]?[$€£−+-]?\d[\d.,/]*(?:[–-]\d[\d.,]*)?\.?")
_ADDRESS = re.compile(r"[/\\@]")
_GROUP = re.compile(r"\d{3}(?!\d)")
_SHORT_NUMBER = re.compile(r"\d{1,2}(?!\d|[.,]\d)")


def ends_in_one_word(paragraph: PlacedParagraph) -> bool:
    """Whether a paragraph of several lines ends in one of a single word, or of less than `SHORT` of the longest.

    Words are parted by spaces of any kind; in a script without spaces only the length counts. An address that ends the
    paragraph is no word, and neither is the rest of a word that no line holds.
    """
    lines = [line for line in paragraph.lines if line.text.strip()]
    if len(lines) < 2 or not lines[-2].broken:
        return False
    last = lines[-1]
    is_short = last.width < SHORT * max(line.width for line in lines)
    if not any(" " in line.text.strip() for line in lines):
        return is_short
    return (is_short or len(last.text.split()) == 1) and not _ends_in_a_cut_word(lines[-2], last)


def _ends_in_a_cut_word(line: Line, last: Line) -> bool:
    """Whether the last line holds an address, or the rest of a word that is wider than a line."""
    before = "".join(fragment.text for fragment in line.fragments)
    if before[-1:].isspace():
        return bool(_ADDRESS.search(last.text))
    return bool(_ADDRESS.search(before.split()[-1] + last.text)) or before[-1:] not in "-–—\N{NON-BREAKING HYPHEN}"


def parted(paragraph: PlacedParagraph, lang: str) -> Iterator[str]:
    """Yield what stands on both sides of each line end that parts a number from its unit or month, or a title."""
    lang = lang.split("-", maxsplit=1)[0]
    for line, below in pairwise(paragraph.lines):
        if line.broken and line.text and below.text:
            before, after = line.text.split()[-1], below.text.split()[0]
            if _belong_together(before, after, lang):
                yield f"{before} | {after}"


def _belong_together(before: str, after: str, lang: str) -> bool:
    """Whether two words next to each other may not stand on two lines.

    >>> _belong_together("40,000", "tonnes,", "en"), _belong_together("October", "8", "en")
    (True, True)
    >>> _belong_together("2032.", "May", "en"), _belong_together("12", "people", "en")
    (False, False)
    """
    opened = before.lstrip('([„“«"')
    word = after.rstrip(".,;:!?)]»”“\"'’…،؛")
    months = _MONTHS.get(lang, "").split()
    if _NUMBER.fullmatch(before) and not (before.endswith(".") and lang != "de"):
        units = (*_UNITS[""].split(), *_UNITS.get(lang, "").split())
        return word in months or word in units or bool(_GROUP.match(after) and before[-1:].isdigit())
    if opened in _BEFORE_A_NUMBER.split():
        return after[:1].isdigit()
    if opened in _BEFORE_A_NAME.split():
        return after[:1].isupper()
    return lang == "en" and before in months and bool(_SHORT_NUMBER.match(after))
