"""Tell whether words say anything that others don't: by their letters and digits, whatever parts them or sets them."""

import re
import unicodedata

_APART = re.compile(r"\W+")


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, ligatures and wide forms taken apart and in one case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def says_more(said: str, shown: str) -> bool:
    """Whether a text is not among others, as they are `squeezed`: neither as a whole nor word by word."""
    return squeezed(said) not in shown and any(squeezed(word) not in shown for word in _APART.split(said))
