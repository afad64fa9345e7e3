"""Say at which spaces no line may end: before the high marks of French, and between a number and its unit.

French and what is written by its rules set a space before `! ? ; : »` and after `«`: no line begins with these marks.
No language parts a number from the symbol of its unit, or from the sign or code of its currency. What depends on words
(tonnes, euros, million) is in `layout.binding`.
"""

import re
from collections.abc import Iterator

NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
# What a space or a hyphen is set as where no line may end at it. What is copied is the plain one.
HELD = {" ": NO_BREAK_SPACE, "-": NO_BREAK_HYPHEN}
COPIED = {ord(NO_BREAK_SPACE): " ", ord("\u202f"): " ", ord(NO_BREAK_HYPHEN): "-"}
# Languages (BCP 47) that set a space before these marks as French does. Swiss French sets fewer; a typed one holds.
_AS_FRENCH = frozenset(("fr", "frp", "oc", "br", "wa", "co", "mg", "gcf", "gcr", "rcf", "ty", "pcd", "nrf", "frm"))
_HIGH_MARKS = re.compile(r" (?=[!?;:»›%‰])|(?<=[«‹]) ")
# In other scripts such marks stand close to the word, and a space that is typed before one holds it (UAX #14, LB13).
_CLOSING_MARKS = re.compile(r" (?=[؟؛،۔।॥！？；：。，、])")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_PREFIXED = _words("m g s A V W J N Pa Hz B b bit Wh Wp eV Sv Bq Gy L l t VA F bps cal")
_PREFIXES = ("", *_words("n µ μ m c d h k K M G T P"))
_UNITS = (
    *(prefix + unit for unit in _PREFIXED for prefix in _PREFIXES),
    *_words("min h d ha K mol cd lm lx rad sr Ω kΩ MΩ bar mbar dB dBm rpm ppm ppb ppt pp bp bps px pt KiB MiB GiB TiB"),
    *_words("mi yd ft nm nmi NM kn kt lb lbs oz gal bbl mph kph psi dpi tCO2 tCO₂ tCO2e tCO₂e CO2e CO₂e dwt GT TEU"),
    *_words("мм см дм м км мг г кг т кт мл л га с сек мин ч хв год кВт МВт ГВт кВт·ч кГц МГц ГГц Вт В А Гц Па кПа МПа"),
    *_words("χλμ χιλ χμ εκ μ τ.μ τμ λτ λ κιλ γρ"),
    *_words("كم كلم م سم ملم مم كغ كجم كغم غ جم ملغ مل ل هـ کیلوگرم کم گ کگ"),
    *_words('ק"מ ק״מ ק"ג ק״ג ס"מ ס״מ מ"מ מ״מ מ"ר מ״ר קמ"ש קמ״ש מ\' מ׳ ג\' ג׳'),
    *_words("किमी किग्रा मी सेमी मिमी ग्रा लीटर हे কিমি কেজি মি"),
    *_words("กม กก ม ซม มม ก ล ตร.กม ตร.ม"),
    *_words("公里 千米 米 厘米 毫米 公斤 千克 克 吨 噸 公顷 公頃 キロ メートル トン 킬로미터 미터 톤"),
)
_EXPONENTS = "²³23^"
_SIGN = r"[$¢£¤¥֏؋৲৳৻૱௹฿៛₠-⃏﷼＄￠￡￥￦]"
# ISO 4217, less the codes that are English words in capital letters.
_CODES = _words(
    "AED AFN AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNH CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
)
_CURRENCIES = (
    *_CODES,
    *_words("kr kr. Kr Kr. Kč zł Ft lei Rs Rs. Re Fr. Fr Tk KSh Ksh TSh USh Bs FCFA CFA RM Rp DM"),
    *_words("руб руб. р. грн грн. лв лв. ден дин тг тенге сум сом ман"),
    *_words("د.إ ر.س ج.م د.ك د.ب ر.ق ر.ع د.أ ل.ل ل.س د.ع د.ج د.م د.ت ريال ﷼ ریال تومان افغانی شيكل"),
    *_words('ש"ח ש״ח'),
    *_words("रु रु. रू টাকা บาท 元 圆 圓 円 원 万元 亿元 萬元 億元 万円 億円 만원 억원"),
)


_NAMES = frozenset((*_UNITS, *_CURRENCIES))
_BEFORE_NUMBERS = frozenset(_CURRENCIES)
_LONGEST = 24  # characters: more than a unit, what it is divided by and the marks after it have
_AFTER_NUMBER = re.compile(r"(?<=\d) (?=\S)")
_IS_PART_OF_NUMBER = re.compile(rf"[%‰‱٪؉°℃℉′″]|(?:[A-Z]{{1,3}})?{_SIGN}(?!\d)")
_DIVIDING = re.compile("[/·]")
_GOING_ON = re.compile("[-–—\u2011]")  # of words that are put together with a unit
_CLOSING = ",;:!?)]}»…।؟،؛。，、"
_QUOTING = ".'\"’”“"
_BEFORE_NUMBER = re.compile(r"(?<=\S) (?=[-+\u2212~]?\d)")
_IS_SIGN = re.compile(_SIGN)


def is_spaced_as_french(lang: str) -> bool:
    """Whether a language (BCP 47) sets spaces before high punctuation marks, as French does."""
    return lang.partition("-")[0].lower() in _AS_FRENCH


def held_spaces(text: str, lang: str) -> Iterator[int]:
    """Yield the indexes of the spaces of a text in `lang` at which no line may end; some may come twice.

    >>> sorted(held_spaces("Il a dit : 40 km !", "fr"))
    [8, 13, 16]
    """
    if is_spaced_as_french(lang):
        yield from (match.start() for match in _HIGH_MARKS.finditer(text))
    if not text.isascii():
        yield from (match.start() for match in _CLOSING_MARKS.finditer(text))
    yield from (at for match in _AFTER_NUMBER.finditer(text) if _is_unit(text, (at := match.start()) + 1))
    yield from (at for match in _BEFORE_NUMBER.finditer(text) if _is_currency(text, at := match.start()))


def _is_unit(text: str, start: int) -> bool:
    """Whether the word that begins at `start` is the symbol of a unit, or the sign, code or symbol of a currency."""
    if _IS_PART_OF_NUMBER.match(text, start):
        return True
    word = _GOING_ON.split(text[start : start + _LONGEST].split(maxsplit=1)[0], maxsplit=1)[0].rstrip(_CLOSING)
    return word in _NAMES or all(map(_is_symbol, _DIVIDING.split(word.rstrip(_QUOTING + _CLOSING))))


def _is_symbol(word: str) -> bool:
    return word in _NAMES or word.rstrip(_EXPONENTS) in _NAMES


def _is_currency(text: str, end: int) -> bool:
    """Whether the word that ends at `end` is the sign, the code or the symbol of a currency."""
    if _IS_SIGN.match(text, end - 1):
        return True
    word = text[max(0, end - _LONGEST - 2) : end].rpartition(" ")[2]
    return word.lstrip("([“‘«„\"'") in _BEFORE_NUMBERS
