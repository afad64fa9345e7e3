"""The kinds of value that a brief's fields hold: dates, language tags, addresses, ids, names."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from bluf.brief.addresses import EMAIL, LONGEST_URL, SCHEMES, is_allowed
from bluf.brief.field_text import Prose, Text
from bluf.brief.part import FreeKeys, OneValue
from bluf.ground.located import Located
from bluf.markings import Marking, MarkingError, examples, parse_mark, parse_marking
from bluf.problems.details import Details, Nearness
from bluf.problems.field_path import ROOT, FieldPath
from bluf.problems.wording import Suggestion, did_you_mean, odd_character_told, shown


@dataclass(frozen=True, slots=True)
class OffPage:
    """Says of a field that its words are not for the page: a setting, or what a check or a file's properties need."""


@dataclass(frozen=True, slots=True)
class FileName:
    """Says of a field that it names a file, from the brief's folder."""


# RFC 5646, section 2.1 (well-formed): language, then script, region, variants, extensions and private use. Languages
# of 4 to 8 letters are left out: none is registered, and `english` is a mistake.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")  # which look like the one of a date
_YEAR_FIRST = re.compile(r"(\d{4})[./-]?(\d{1,2})[./-]?(\d{1,2})(?:[T ].*)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")
_ID = re.compile(r"\w[\w-]{0,63}")
_NAME = re.compile(r"\w[\w-]{0,63}")


_LONGEST_TAG = 100
LONGEST_PATH = 1_000


def is_language(tag: str) -> bool:
    """Whether a language tag is well-formed and not endlessly long."""
    return len(tag) <= _LONGEST_TAG and bool(_LANGUAGE.fullmatch(tag))


def _text(value: object) -> Text:
    return Text._checked(value)


def _date(value: object) -> date:
    text = _text(value)
    match = _ISO_DATE.fullmatch(text)
    if not match:
        meant = _date_meant(_HYPHENS.sub("-", text))
        hint = f"write it year first: {meant}" if meant else "write it year first, as 2024-10-25"
        odd = odd_character_told(text, meant) if meant else ""
        hint += f".{odd}" if odd else ""
        context = {"text": shown(text), "hint": hint, "known": _is_meant(text, meant)}
        raise PydanticCustomError("bad-date", "`{text}` is not a date", context)
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        hint = "check the year and the month"
        if year and 1 <= month <= 12:
            hint = f"that month has {monthrange(year, month)[1]} days"
        raise PydanticCustomError("bad-date", "there is no {text}", {"text": str(text), "hint": hint}) from None


def _is_meant(typed: str, meant: str | None) -> Suggestion | None:
    """Return what a value in another form stands for, None where that can't be told."""
    return Suggestion(typed, (), meant, Nearness.MEANING) if meant else None


def _date_meant(text: str) -> str | None:
    """Return the date that a text in another form stands for, where it can stand for one only."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    else:
        return next((found for form in _IN_WORDS if (found := _read_as(text, form))), None)
    return _read_as(f"{year:04} {month} {day}", "%Y %m %d")


def _read_as(text: str, form: str) -> str | None:
    try:
        return datetime.strptime(text, form).date().isoformat()  # a calendar date: no time zone
    except ValueError:
        return None


def _language(value: object) -> Text:
    text = _text(value)
    hint = language_hint(text)
    if hint is not None:
        context = {"text": shown(text), "hint": hint, "known": _is_meant(text, _language_meant(text))}
        raise PydanticCustomError("bad-language", "`{text}` is not a language tag", context)
    return text.instead(usual_case(text))


def usual_case(tag: str) -> str:
    """Return a language tag in the case of letters that is usual (RFC 5646, section 2.1.1), which changes no meaning.

    >>> usual_case("ZH-hant-tw")
    'zh-Hant-TW'
    """
    first, *rest = tag.split("-")
    parts, is_single = [first.lower()], len(first) == 1
    for part in rest:
        usual = part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower()
        parts.append(part.lower() if is_single else usual)
        is_single = is_single or len(part) == 1
    return "-".join(parts)


def broader_tags(tag: str) -> list[str]:
    """Return the tags that a language tag falls under, the narrowest first (RFC 4647, section 3.4).

    >>> broader_tags("zh-Hant-TW")
    ['zh-Hant-TW', 'zh-Hant', 'zh']
    """
    parts = tag.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def language_hint(text: str) -> str | None:
    """Return what to write instead of what is not a language tag (BCP 47); None for one that is."""
    if is_language(text):
        return None
    tag = _language_meant(text)
    return f"write {tag}" if tag else "write a tag such as en, en-GB, uk or zh-Hant"


def _language_meant(text: str) -> str | None:
    """Return the language tag that a text in another form stands for."""
    dashed = text.replace("_", "-")
    return dashed if "_" in text and _LANGUAGE.fullmatch(dashed) else _language_named(text)


def _language_named(name: str) -> str | None:
    """Return the tag of a language that is named in English (CLDR)."""
    from babel import Locale  # imported when something is wrong

    names = Locale("en").languages.items()
    return next((str(tag).replace("_", "-") for tag, english in names if english.lower() == name.lower()), None)


def _email(value: object) -> Text:
    text = _text(value)
    if not EMAIL.fullmatch(text):
        hint = "write it as name@example.org"
        raise PydanticCustomError("bad-email", "`{text}` is not an e-mail address", {"text": shown(text), "hint": hint})
    return text


def _url(value: object) -> Text:
    text = _text(value)
    if not is_allowed(text):
        scheme, colon, _ = text.partition(":")
        hint = "write it in full, with https:// or http:// (or mailto:), and without spaces"
        if not colon and "." in text and not any(char.isspace() for char in text):
            hint = f"write it in full: https://{shown(text)}"
        fault = (
            f"its scheme is `{scheme}`" if colon and scheme.isalpha() and scheme not in SCHEMES else "not an address"
        )
        if len(text) > LONGEST_URL:
            fault, hint = f"it has over {LONGEST_URL:,} characters", "link to a shorter address of the same page"
        message = "`{text}` can't be linked to: {fault}"
        context = {"text": shown(text), "fault": fault, "hint": hint}
        known = Details(limit=LONGEST_URL, amount=len(text)) if len(text) > LONGEST_URL else None
        raise PydanticCustomError("bad-url", message, context | {"known": known})
    return text


def _file(value: object) -> Text:
    text = _text(value)
    if len(text) > LONGEST_PATH:
        message, hint = (
            "`{text}` is no path: it has over {most} characters",
            "name a file beside the brief, or below it",
        )
        raise PydanticCustomError(
            "bad-value",
            message,
            {
                "text": shown(text),
                "most": f"{LONGEST_PATH:,}",
                "hint": hint,
                "known": Details(limit=LONGEST_PATH, amount=len(text)),
            },
        )
    return text


def _id(value: object) -> Text:
    text = _text(value)
    if not _ID.fullmatch(text):
        hint = "use letters, digits, `-` and `_`"
        raise PydanticCustomError("bad-id", "`{text}` can't be an id", {"text": shown(text), "hint": hint})
    return text


def is_bare_name(text: str) -> bool:
    """Whether a brief can name a template or a style so."""
    return _NAME.fullmatch(text) is not None


def _name(value: object) -> Text:
    text = _text(value)
    if not is_bare_name(text):
        hint = "give its bare name, as `bluf templates` lists it"
        raise PydanticCustomError("bad-name", "`{text}` is not a bare name", {"text": shown(text), "hint": hint})
    return text


def _priority(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"[1-9]\d?", text, re.ASCII):
        hint = "1 must stay; 2 and up may be dropped under `fit: trim`, the highest first"
        raise PydanticCustomError(
            "bad-value", "`{text}` is not a priority: a whole number from 1 to 99", {"text": shown(text), "hint": hint}
        )
    return int(text)


def _marked(parse: Callable[[str], Marking]) -> Any:
    def check(value: object) -> Text:
        text = _text(value)
        try:
            return text.instead(parse(text).label)
        except MarkingError as error:
            context = {
                "fault": str(error),
                "hint": error.hint,
                "known": error.meant and replace(error.meant, typed=text),
            }
            raise PydanticCustomError("bad-marking", "{fault}", context) from error

    return BeforeValidator(check)


def one_of(*choices: str) -> Any:
    """Return the type of a field that holds one of `choices`, in any case."""

    def check(value: object) -> Text:
        text = _text(value)
        if text.lower() not in choices:
            listed = ", ".join(choices[:-1]) + f" or {choices[-1]}"
            meant = did_you_mean(text, choices)
            raise PydanticCustomError(
                "bad-value",
                "`{text}` is not one of {listed}",
                {"text": shown(text), "listed": listed, "hint": meant.hint, "known": meant},
            )
        return text.instead(text.lower())

    return Annotated[Text, BeforeValidator(check), WithJsonSchema({"enum": list(choices)}), OffPage()]


class ChoiceText(Text):
    """A word of a closed list, as it was typed; `meaning` is what the list says of it."""

    __slots__ = ("meaning",)
    meaning: str


def choice_of(values: Sequence[tuple[str, str]]) -> Any:
    """Return the type of a field that holds a word of a closed list, in any case; `values` are words and meanings."""

    def check(value: object) -> ChoiceText:
        text = ChoiceText._checked(value)
        meaning = next((meaning for word, meaning in values if word.casefold() == text.casefold()), None)
        if meaning is None:
            meant = did_you_mean(text, [word for word, _ in values])
            context = {"text": shown(text), "hint": meant.hint, "known": meant}
            raise PydanticCustomError("bad-value", "`{text}` is not one of the words to choose from", context)
        text.meaning = meaning
        return text

    return Annotated[ChoiceText, BeforeValidator(check), WithJsonSchema({"enum": [word for word, _ in values]})]


def several(value: object) -> object:
    """Take one value for a list of one."""
    return [value] if isinstance(value, str) else value


def in_short(key: str) -> Any:
    """Take bare text for a mapping that has it under `key`; the text keeps the mapping's own path."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return expand


def named(key: str) -> Any:
    """Take bare text for a mapping that has it under `key`."""

    def expand(value: object) -> object:
        if isinstance(value, Located):
            return {key: type(value)(value, value.path / key, value.origin)}
        if isinstance(value, str):
            return {key: value}
        return value

    return expand


def by_key(key: str, value: str) -> Any:
    """Take a mapping whose keys are the author's own words for a list of parts, in its order.

    Each holds the key in its field `key` and what stands there in its field `value`. A key has the path of its value.
    """

    def listed(given: object) -> object:
        if given is None or given == ():
            return given
        if not isinstance(given, dict):
            raise PydanticCustomError("no-mapping", "this should be a mapping")
        return [{key: Located(name, _path_of(inner)), value: inner} for name, inner in given.items()]

    return BeforeValidator(listed)


def _path_of(value: object) -> FieldPath:
    """Return the path of a value of the file, or of the list that it is; the root where that can't be told."""
    if isinstance(value, Located):
        return value.path
    items = value if isinstance(value, list) else ()
    inner = next((path for item in items if (path := _path_of(item))), ROOT)
    return inner.parent if inner else ROOT


def _truth(value: object) -> bool:
    text = _text(value).lower()
    if text not in ("true", "false"):
        context = {"text": shown(text), "hint": "write true or false"}
        raise PydanticCustomError("bad-value", "`{text}` is neither true nor false", context)
    return text == "true"


def _cell(value: object) -> Prose | None:
    """Return what a cell says; None for an empty one."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return Prose._checked(value)


def _string(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **extra})


Date = Annotated[date, BeforeValidator(_date), _string(format="date")]
Language = Annotated[Text, BeforeValidator(_language), _string(examples=["en", "en-GB", "uk"]), OffPage()]
Email = Annotated[Text, BeforeValidator(_email), _string(format="email")]
Url = Annotated[Text, BeforeValidator(_url), _string(format="uri")]
File = Annotated[Text, BeforeValidator(_file), OffPage(), FileName()]
Id = Annotated[Text, BeforeValidator(_id), WithJsonSchema({"type": ["string", "integer"]}), OffPage()]
Name = Annotated[Text, BeforeValidator(_name), _string(pattern=r"^\w[\w-]*$"), OffPage()]
Priority = Annotated[
    int, BeforeValidator(_priority), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99}), OffPage()
]
# What YAML takes for a number or a truth value is a marking as typed; an editor offers those that schemes have.
_MARKED = WithJsonSchema({"type": ["string", "number", "boolean"], "examples": examples()})
Banner = Annotated[Text, _marked(parse_marking), _MARKED]
Mark = Annotated[Text, _marked(parse_mark), _MARKED]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"}), OffPage()]
_SCALAR = ["string", "number", "boolean", "null"]
CellText = Annotated[Prose | None, BeforeValidator(_cell), WithJsonSchema({"type": _SCALAR})]
Ids = Annotated[tuple[Id, ...], BeforeValidator(several), Field(min_length=1), OneValue()]
Names = Annotated[tuple[Text, ...], BeforeValidator(several), Field(min_length=1), OneValue()]
# What each field of a mapping with free keys holds, for the schema.
TEXTS_BY_KEY = (
    WithJsonSchema({"type": "object", "additionalProperties": {"type": _SCALAR[:3]}}),
    OneValue(),
    FreeKeys(),
)
CELLS_BY_KEY = (
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "array", "items": {"type": _SCALAR}}}),
    OneValue(),
    FreeKeys(),
)
