"""The kinds of value that a brief's fields hold: dates, language tags, addresses, ids, names."""

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bluf.brief.located import Located, Text
from bluf.brief.suggest import did_you_mean

SCHEMES = ("http", "https", "mailto")

# RFC 5646, section 2.1 (well-formed): language, then script, region, variants, extensions and private use.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_OTHER_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[\w-]+(?:\.[\w-]+)+")
_ID = re.compile(r"\w[\w-]{0,63}")
_NAME = re.compile(r"\w[\w-]{0,63}")


def is_allowed(url: str) -> bool:
    """Whether a brief may point to `url`: http and https with a host, mailto with an address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    if any(char.isspace() for char in url):
        return False
    return parts.scheme in SCHEMES and bool(_EMAIL.fullmatch(parts.path) if parts.scheme == "mailto" else host)


def _text(value: object) -> Text:
    return Text._checked(value)


def _date(value: object) -> date:
    text = _text(value)
    match = _ISO_DATE.fullmatch(text)
    if not match:
        other = _OTHER_DATE.fullmatch(text)
        mend = "write it year first, as 2024-10-25"
        if other:
            first, second, year = (int(part) for part in other.groups())
            day, month = (first, second) if first > 12 or second <= 12 else (second, first)
            if 1 <= day <= 31 and 1 <= month <= 12 and (first > 12 or second > 12 or first == second):
                mend = f"write it year first: {year}-{month:02}-{day:02}"
        raise PydanticCustomError("bad-date", "`{text}` is not a date", {"text": str(text), "hint": mend})
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise PydanticCustomError(
            "bad-date", "there is no {text}: {why}", {"text": str(text), "why": str(error), "hint": "check the day"}
        ) from None


def _language(value: object) -> Text:
    text = _text(value)
    if not _LANGUAGE.fullmatch(text):
        hint = "write a tag such as en, en-GB, uk or zh-Hant"
        if "_" in text and _LANGUAGE.fullmatch(text.replace("_", "-")):
            hint = f"write {text.replace('_', '-')}"
        raise PydanticCustomError("bad-language", "`{text}` is not a language tag", {"text": str(text), "hint": hint})
    return text


def _email(value: object) -> Text:
    text = _text(value)
    if not _EMAIL.fullmatch(text):
        hint = "write it as name@example.org"
        raise PydanticCustomError("bad-email", "`{text}` is not an e-mail address", {"text": str(text), "hint": hint})
    return text


def _url(value: object) -> Text:
    text = _text(value)
    if not is_allowed(text):
        scheme, colon, _ = text.partition(":")
        hint = "write it in full, with https:// or http:// (or mailto:), and without spaces"
        if not colon and "." in text and not any(char.isspace() for char in text):
            hint = f"write it in full: https://{text}"
        fault = (
            f"its scheme is `{scheme}`" if colon and scheme.isalpha() and scheme not in SCHEMES else "not an address"
        )
        message = "`{text}` can't be linked to: {fault}"
        raise PydanticCustomError("bad-url", message, {"text": str(text), "fault": fault, "hint": hint})
    return text


def _id(value: object) -> Text:
    text = _text(value)
    if not _ID.fullmatch(text):
        hint = "use letters, digits, `-` and `_`"
        raise PydanticCustomError("bad-id", "`{text}` can't be an id", {"text": str(text), "hint": hint})
    return text


def _name(value: object) -> Text:
    text = _text(value)
    if not _NAME.fullmatch(text):
        hint = "give its bare name, as `bluf templates` lists it"
        raise PydanticCustomError("bad-name", "`{text}` is not a bare name", {"text": str(text), "hint": hint})
    return text


def _priority(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"[1-9]\d?", text, re.ASCII):
        hint = "1 must stay; 2 and up may be dropped under `fit: trim`, the highest first"
        raise PydanticCustomError(
            "bad-value", "`{text}` is not a priority: a whole number from 1 to 99", {"text": str(text), "hint": hint}
        )
    return int(text)


def one_of(*choices: str) -> Any:
    """Return the type of a field that holds one of `choices`, in any case."""

    def check(value: object) -> Text:
        text = _text(value)
        if text.lower() not in choices:
            listed = ", ".join(choices[:-1]) + f" or {choices[-1]}"
            raise PydanticCustomError(
                "bad-value",
                "`{text}` is not one of {listed}",
                {"text": str(text), "listed": listed, "hint": did_you_mean(text, choices)},
            )
        return Text(text.lower(), text.path)

    return Annotated[Text, BeforeValidator(check), WithJsonSchema({"enum": list(choices)})]


def several(value: object) -> object:
    """Take one value for a list of one."""
    return [value] if isinstance(value, str) else value


def named(key: str) -> Any:
    """Take bare text for a mapping that has it under `key`."""

    def expand(value: object) -> object:
        if isinstance(value, Located):
            return {key: type(value)(value, f"{value.path}.{key}")}
        if isinstance(value, str):
            return {key: value}
        return value

    return expand


def _string(**extra: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **extra})


Date = Annotated[date, BeforeValidator(_date), _string(format="date")]
Language = Annotated[Text, BeforeValidator(_language), _string(examples=["en", "en-GB", "uk"])]
Email = Annotated[Text, BeforeValidator(_email), _string(format="email")]
Url = Annotated[Text, BeforeValidator(_url), _string(format="uri")]
Id = Annotated[Text, BeforeValidator(_id), WithJsonSchema({"type": ["string", "integer"]})]
Name = Annotated[Text, BeforeValidator(_name), _string(pattern=r"^\w[\w-]*$")]
Priority = Annotated[int, BeforeValidator(_priority), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99})]
