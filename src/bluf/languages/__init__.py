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
HE, SHE = (frozenset().union(*sets) for sets in zip(*((each.he, each.she) for each in LANGUAGES), strict=True))

__all__ = ["HE", "LANGUAGES", "SHE", "TITLES", "Language"]
