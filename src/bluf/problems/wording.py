"""Words for messages: the start of what an author typed, and what was probably meant."""

from collections.abc import Iterable, Sequence
from itertools import islice

MOST = 1_000  # words that are looked through
FEW = 12  # how many words a hint may list


def did_you_mean(word: str, known: Iterable[str], listed_in: str = "docs/templates.md") -> str:
    """Return a hint: the nearest of the `known` words, or all of them where none is near.

    Where they are many, it says where they are listed instead.
    """
    choices = list(islice(known, MOST))
    meant = nearest(word, choices)
    return f"did you mean `{shown(meant)}`?" if meant is not None else listed(choices, listed_in)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of the `known` words that was probably meant; None where none is near."""
    from rapidfuzz import fuzz, process  # imported when something is wrong

    choices = list(islice(known, MOST))
    typed = word.lower()
    found = process.extractOne(typed, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=66)
    if found:
        return str(found[0])
    parts = [choice for choice in choices if len(typed) > 2 and typed in (choice[: len(typed)], *choice.split("_"))]
    return parts[0] if len(parts) == 1 else None


def listed(choices: Sequence[str], listed_in: str = "docs/templates.md") -> str:
    """Return a hint that lists all words to choose from; where they are many, it says where they are listed."""
    if not choices:
        return "there is none to choose from"
    if len(choices) > FEW:
        return f"{listed_in} lists what there is"
    return "choose from: " + ", ".join(f"`{shown(choice)}`" for choice in choices)


def shown(text: str, limit: int = 60) -> str:
    """Return the start of an author's text, for a message that repeats it."""
    return str(text) if len(text) <= limit else text[: limit - 1].rstrip() + "…"
