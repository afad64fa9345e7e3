"""Write lists of words as text, and inflect them where a rule does."""


def ordered(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as text, in their order."""
    return tuple(text.split())


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the words and phrases of a list that is written as text, with commas between them."""
    return tuple(" ".join(each.split()) for each in text.split(","))


def inflected(verbs: str) -> frozenset[str]:
    """Return the past and the third person of regular English verbs that are listed in their plain form."""
    return frozenset(form for verb in verbs.split() for form in (_past(verb), _third(verb)))


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if _is_y(verb) else f"{verb}ed"


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if _is_y(verb) else f"{verb}s"


def _is_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"
