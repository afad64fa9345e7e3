"""What an author probably meant."""

from collections.abc import Iterable

FEW = 12  # how many words a hint may list


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint: the nearest of the `known` words, or all of them where none is near."""
    from rapidfuzz import fuzz, process  # imported when something is wrong

    choices = list(known)
    nearest = process.extractOne(word.lower(), choices, scorer=fuzz.ratio, score_cutoff=60)
    if nearest:
        return f"did you mean `{nearest[0]}`?"
    if not choices:
        return "there is none to choose from"
    if len(choices) > FEW:
        return "docs/brief.md lists the fields, and `bluf schema` lets an editor suggest them"
    return "choose from: " + ", ".join(f"`{choice}`" for choice in choices)
