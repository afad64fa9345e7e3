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

__all__ = ["LANGUAGES", "Language"]
