"""Write the numbers and dates along a chart's axes in the language of its page, by CLDR."""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_skeleton
from babel.numbers import format_decimal

from bluf.brief.chart_data import Dated
from bluf.template.language_tags import tags_for
from bluf.template.localized_labels import own_digits

_NARROW, _NO_BREAK = "\u202f", "\xa0"  # the narrow no-break space is in few fonts


def tick_words(value: float, decimals: int, lang: str) -> str:
    """Return a round value in digits, with its sign and separators as they are usual in the language.

    >>> tick_words(-12500, 0, "en")
    '\u221212,500'
    """
    locale = _locale(lang)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    digits = format_decimal(abs(value), pattern, locale) if locale else f"{abs(value):,.{decimals}f}"
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return own_digits(sign + digits.replace(_NARROW, _NO_BREAK), locale)


def date_words(dates: Sequence[Dated], lang: str) -> list[str]:
    """Return dates as short as they are clear: months with years, or days and months, with times where these differ."""
    locale = _locale(lang) or Locale("en")
    is_months = all(each.precision == "month" for each in dates)
    years = {each.when.year for each in dates}
    has_times = any(each.precision == "time" for each in dates) and len({each.when.time() for each in dates}) > 1
    is_one_day = len({each.when.date() for each in dates}) == 1
    skeleton = ("MMM" if len(years) == 1 else "yMMM") if is_months else "MMMd" if len(years) == 1 else "yMMMd"
    words = []
    for each in dates:
        day = "" if is_one_day and has_times else format_skeleton(skeleton, each.when, locale=locale)
        time = f"{each.when:%H:%M}" if has_times else ""
        words.append(own_digits(" ".join(part for part in (day, time) if part).replace(_NARROW, _NO_BREAK), locale))
    return words


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale | None:
    for tag in tags_for(lang):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
