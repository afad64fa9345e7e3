"""Make a long source with many speeches in it, and the quotes to check against it."""

import random

WORDS = [
    "ministers", "agreed", "partners", "harbour", "review", "budget", "talks", "support", "measure", "council",
    "report", "region", "trade", "energy", "border", "security", "water", "office", "plan", "meeting", "summit",
    "letter", "question", "answer", "work", "month", "progress", "concern", "interest", "decision",
]  # fmt: skip
SPEAKERS = ("Ana Reis", "Tom Holt", "Lena Brandt", "Ivo Marek", "Sara Lund")


def long_source(size: int, quotes: int) -> tuple[str, list[tuple[str, str]]]:
    """Return a text of `size` characters or a little more, and `quotes` speeches of it, each with its speaker."""
    chance = random.Random(1)
    paragraphs: list[str] = []
    spoken: list[tuple[str, str]] = []
    length = 0
    while length < size:
        words = " ".join(chance.choices(WORDS, k=chance.randint(12, 24)))
        speaker = chance.choice(SPEAKERS)
        said = f"{words.capitalize()} {len(paragraphs)}"
        rest = " ".join(chance.choices(WORDS, k=60)).capitalize()
        paragraphs.append(f"“{said},” {speaker} said. {rest}.\n\n")
        spoken.append((said, speaker))
        length += len(paragraphs[-1])
    return "".join(paragraphs), chance.sample(spoken, quotes)


def only_speeches(size: int, quotes: int) -> tuple[str, list[tuple[str, str]]]:
    """Return the same with next to nothing between the speeches, which are short."""
    chance = random.Random(2)
    paragraphs: list[str] = []
    spoken: list[tuple[str, str]] = []
    length = 0
    while length < size:
        said = " ".join(chance.choices(WORDS, k=chance.randint(5, 14))).capitalize()
        speaker = chance.choice(SPEAKERS)
        paragraphs.append(f"“{said},” {speaker} said.\n\n")
        spoken.append((said, speaker))
        length += len(paragraphs[-1])
    return "".join(paragraphs), chance.sample(spoken, quotes)
