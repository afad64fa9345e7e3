"""The currencies of sums of money, by every usual spelling: US$ 5, USD 5, 5 U.S. dollars; each dollar is its own.

A currency is known by its code (ISO 4217). A spelling that several share has a name of its own, "$" or "rupee": it
means whichever of them a text speaks of.
"""

from bluf.evidence.facts.scanning import by_first_letter

_SIGNED = """
USD US$ U.S.$ US-$
AUD A$ AU$ AUD$
CAD C$ CA$ CAD$ CDN$ Can$
NZD NZ$
HKD HK$
SGD S$ SG$
TWD NT$
TTD TT$
JMD J$ JA$ JMD$
BBD BDS$ BBD$
BSD B$ BSD$
BZD BZ$ BZD$
GYD G$ GY$
KYD CI$ KY$
XCD EC$ XCD$
FJD FJ$ F$
NAD N$
LRD L$
ZWL Z$
BMD BD$
SBD SI$
BND BN$
MXN MX$ Mex$
ARS AR$
CLP CLP$
COP COP$
DOP RD$
BRL R$
$ $
EUR €
GBP £ UK£
EGP E£
IEP IR£
JPY ¥ JP¥
CNY CN¥ RMB
KRW ₩
INR ₹
rupee Rs Rs.
UAH ₴
RUB ₽
TRY ₺
ILS ₪
THB ฿
PHP ₱
NGN ₦
PYG ₲
VND ₫
GHS ₵
KZT ₸
CRC ₡
MYR RM
IDR Rp
PLN zł
PEN S/
"""
# Letters that stand for money only before a sum that is plainly one: R5 million, Q1,200.
_LETTERS = {"R": "ZAR", "Q": "GTQ", "K": "PGK", "L": "HNL"}
_CODES = """
USD EUR GBP JPY CNY AUD CAD NZD HKD SGD TWD TTD JMD BBD BSD BZD GYD KYD XCD FJD NAD ZWL CHF SEK NOK DKK ISK INR PKR LKR
NPR BDT KRW BRL MXN ARS CLP COP DOP GTQ HNL CRC PEN UYU PYG ZAR NGN KES GHS UGX TZS XOF XAF EGP RUB UAH PLN CZK HUF RON
BGN TRY ILS SAR AED QAR KWD THB MYR IDR PHP VND KZT
"""
_NAMED = """
$ dollar dollars
EUR euro euros
pound pound|pounds|pounds sterling|sterling
JPY yen
CNY yuan|renminbi
KRW won
rupee rupee|rupees
franc franc|francs
krone krone|kroner|krona|kronor|crown|crowns
peso peso|pesos
BRL reais
ZAR rand
NGN naira
GHS cedi|cedis
shilling shilling|shillings
RUB rouble|roubles|ruble|rubles
UAH hryvnia|hryvnias|hryvnya
PLN zloty|zlotys
lira lira|liras
MYR ringgit
THB baht
IDR rupiah
VND dong
dirham dirham|dirhams
riyal riyal|riyals
dinar dinar|dinars
ILS shekel|shekels
BDT taka
HUF forint|forints
GTQ quetzal|quetzales|quetzals
PYG guarani|guaranis|guaraníes
HNL lempira|lempiras
"""
# Whose money it is: the adjective before a name that several share.
_ADJECTIVES = """
USD u.s.|us|american
AUD australian
CAD canadian
NZD new zealand
HKD hong kong
SGD singapore|singaporean
TWD taiwan|taiwanese
TTD trinidad and tobago|trinidad|tt|trinidadian
JMD jamaican|jamaica
BBD barbados|barbadian|bajan
BSD bahamian|bahamas
BZD belize|belizean
GYD guyanese|guyana
KYD cayman|cayman islands
XCD eastern caribbean|ec
FJD fijian|fiji
NAD namibian
LRD liberian
ZWL zimbabwean|zimbabwe
GBP british
EGP egyptian
LBP lebanese
SYP syrian
INR indian
PKR pakistani|pakistan
LKR sri lankan
NPR nepalese|nepali
CHF swiss
XAF cfa
SEK swedish
NOK norwegian
DKK danish
CZK czech
ISK icelandic
MXN mexican
ARS argentine|argentinian
CLP chilean
COP colombian
PHP philippine
DOP dominican
KES kenyan
UGX ugandan
TZS tanzanian
RUB russian
TRY turkish
AED emirati|uae
SAR saudi
JPY japanese
CNY chinese
"""


def _lines(text: str) -> list[tuple[str, str]]:
    """Return the code and the rest of every line."""
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in text.strip().split("\n")]


_SHARED = {
    **dict.fromkeys(
        [
            "USD",
            "AUD",
            "CAD",
            "NZD",
            "HKD",
            "SGD",
            "TWD",
            "TTD",
            "JMD",
            "BBD",
            "BSD",
            "BZD",
            "GYD",
            "KYD",
            "XCD",
            "FJD",
            "NAD",
            "LRD",
            "ZWL",
            "BMD",
            "SBD",
            "BND",
        ],
        "$",
    ),
    **dict.fromkeys(("GBP", "EGP", "LBP", "SYP", "IEP"), "pound"),
    **dict.fromkeys(("INR", "PKR", "LKR", "NPR"), "rupee"),
    **dict.fromkeys(("CHF", "XOF", "XAF"), "franc"),
    **dict.fromkeys(("SEK", "NOK", "DKK", "ISK", "CZK"), "krone"),
    **dict.fromkeys(("MXN", "ARS", "CLP", "COP", "PHP", "DOP", "UYU"), "peso"),
    **dict.fromkeys(("KES", "UGX", "TZS"), "shilling"),
    **dict.fromkeys(("TRY",), "lira"),
    **dict.fromkeys(("AED",), "dirham"),
    **dict.fromkeys(("SAR", "QAR"), "riyal"),
    **dict.fromkeys(("KWD",), "dinar"),
}
_PESO_SIGN = frozenset(["MXN", "ARS", "CLP", "COP", "DOP", "UYU", "peso"])  # a bare $ may be these too
_BY_SIGN = {sign.lower(): code for code, signs in _lines(_SIGNED) for sign in signs.split()}
_BY_SIGN |= {code.lower(): code for code in _CODES.split()}
_BY_SIGN |= {letter.lower(): code for letter, code in _LETTERS.items()}
_BY_NAME = {
    name: code for code, names in _lines(_NAMED) for name in (names.split("|") if "|" in names else names.split())
}
_BY_ADJECTIVE = {adjective: code for code, names in _lines(_ADJECTIVES) for adjective in names.split("|")}
HOMES = {code: frozenset(names.split("|")) for code, names in _lines(_ADJECTIVES)}


def _escaped(sign: str) -> str:
    """Return the expression for a sign; a space may part the letters from the dollar's."""
    plain = "".join(f"\\{letter}" if letter in "./" else letter for letter in sign.removesuffix("$"))
    space = " ?" if len(plain) > 1 else ""  # "A $5 note" is no Australian one
    return plain + (rf"{space}\$" if sign.endswith("$") else "")


_SIGNS = sorted((sign for _, signs in _lines(_SIGNED) for sign in signs.split()), key=len, reverse=True)
_WORDY = [sign for sign in _SIGNS if sign[0].isalpha()]
BEFORE = (
    rf"(?:(?-i:{by_first_letter([_escaped(sign) for sign in _WORDY])}) ?|US (?=\$)\$ ?|[$€£¥₩₹₴₽₺₪฿₱₦₲₫₵₸₡] ?"
    rf"|(?-i:{by_first_letter(_CODES.split())})[  ]?(?=\d)"
    r"|(?-i:[RQKL]) ?(?=\d{1,3}(?:[.,]\d{3})+\b|\d+(?:[.,]\d+)?(?: (?:[mb]ill?ion|mil)|[mb]n?\b)))"
)
SIGNS = "$€£¥₩₹₴₽₺₪฿₱₦₲₫₵₸₡"
STARTS = "".join(sorted({sign[0] for sign in _WORDY} | {code[0] for code in _CODES.split()} | set(_LETTERS)))
_NAMES = by_first_letter(sorted(_BY_NAME, key=len, reverse=True))
_WHOSE = by_first_letter([each.replace(".", r"\.?") for each in sorted(_BY_ADJECTIVE, key=len, reverse=True)])
AFTER = (
    rf"(?:(?:(?:{_WHOSE})[ -])?(?:{_NAMES})|(?-i:{by_first_letter(_CODES.split())})\b"
    r"|(?-i:(?:US|HK|NZ|AU|CA|TT|EC|A|C|S)\$)|[€£₴₽₺₹])"
)


def currency_of(spelling: str) -> str:
    """Return the code of a currency, or the name that several share, from any spelling that BEFORE or AFTER takes."""
    bare = " ".join(spelling.lower().replace("-", " ").split())
    if not bare:
        return ""
    found = _BY_SIGN.get(bare) or _BY_SIGN.get(bare.replace(" ", "")) or _BY_NAME.get(bare)
    if found:
        return found
    adjective, _, name = bare.rpartition(" ")
    code = _BY_ADJECTIVE.get(adjective) or _BY_ADJECTIVE.get(adjective.replace(".", ""), "")
    shared = _BY_NAME.get(name, name)
    return code if code and _SHARED.get(code, code) == shared else shared


def may_be(one: str, other: str) -> bool:
    """Whether two currencies may be the same, as far as their spellings tell."""
    if one == other:
        return True
    if "$" in (one, other):
        specific = other if one == "$" else one
        return _SHARED.get(specific) == "$" or specific in _PESO_SIGN
    return _SHARED.get(one) == other or _SHARED.get(other) == one


def is_dollar(currency: str) -> bool:
    """Whether it is a dollar of some country."""
    return _SHARED.get(currency) == "$"
