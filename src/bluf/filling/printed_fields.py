"""Know the words of the fields that a template has referred to, for filters that read what was printed."""

from contextvars import ContextVar

_words: ContextVar[dict[int, str] | None] = ContextVar("words of the fields printed so far, by number", default=None)


def begin() -> None:
    """Start noting for one filling of a template."""
    _words.set({})


def note(number: int, words: str) -> None:
    """Note that a template refers to a field."""
    if (noted := _words.get()) is not None:
        noted[number] = words


def words_of(number: int) -> str:
    """Return the words of a field that was referred to; nothing for another number."""
    return (_words.get() or {}).get(number, "")
