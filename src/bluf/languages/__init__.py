"""Languages: what bluf knows of each, as data in one module a language.

A language is added here alone: the rules for quotes, figures and names go by this list.
"""

from bluf.languages.english import ENGLISH
from bluf.languages.french import FRENCH
from bluf.languages.german import GERMAN
from bluf.languages.language import Language
from bluf.languages.russian import RUSSIAN
from bluf.languages.spanish import SPANISH
from bluf.languages.ukrainian import UKRAINIAN

LANGUAGES: tuple[Language, ...] = (ENGLISH, FRENCH, GERMAN, SPANISH, UKRAINIAN, RUSSIAN)

# Titles of every language, less those that are an initial or a given name in another.
TITLES = (
    frozenset(title for each in LANGUAGES for title in each.titles if len(title) > 2) - {"don", "pan"} | ENGLISH.titles
)
# Titles that only a man or only a woman bears: a German Minister is a man, but an English one may not be.
HE = ENGLISH.he | (frozenset(title for each in LANGUAGES for title in each.he) - ENGLISH.titles)
SHE = ENGLISH.she | (frozenset(title for each in LANGUAGES for title in each.she) - ENGLISH.titles)

__all__ = ["HE", "LANGUAGES", "SHE", "TITLES", "Language"]
