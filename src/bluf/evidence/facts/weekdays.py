"""Find the days of the week in a text, in each language."""

import re
from functools import lru_cache

from bluf.evidence.facts.scanning import by_first_letter
from bluf.languages import LANGUAGES, Language


@lru_cache(maxsize=len(LANGUAGES))
def _days(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the expression for a language's days, and {spelling: number from Monday on}."""
    weekdays = next(each.weekdays for each in LANGUAGES if each.code == language)
    numbers = {name: number for number, names in enumerate(weekdays) for name in names.split("|")}
    return re.compile(rf"\b(?:{by_first_letter(sorted(numbers, key=len, reverse=True))})(?!\w)"), numbers


def weekdays_in(text: str, language: Language) -> list[tuple[int, str, int]]:
    """Return (start, word, number from Monday on) for every day of the week in a text of this language."""
    expression, numbers = _days(language.code)
    return [(match.start(), match.group(), numbers[match.group()]) for match in expression.finditer(text)]


def has_weekday(text: str, number: int, languages: tuple[Language, ...]) -> bool:
    """Whether a text in these languages has a day of the week, by its number from Monday on."""
    folded = text.lower()
    for language in languages:
        for name in language.weekdays[number].split("|"):
            if re.search(rf"\b{re.escape(name.lower())}s?(?!\w)", folded):
                return True
    return False
