"""Tell whether the speaker whom a brief names has the turn that a transcript's label gives."""

from bluf.evidence.quotes.identity import same_name
from bluf.evidence.quotes.person_names import name_words
from bluf.evidence.quotes.prepared_source import PreparedSource
from bluf.evidence.quotes.turn_labels import Role, TurnLabel
from bluf.languages.around_names import SMALL


def is_labelled(asked: str, label: TurnLabel, source: PreparedSource) -> bool | None:
    """Whether a label is that of the speaker asked for: None where that can't be told.

    A label without a name confirms nobody. But who has turns under a name doesn't ask as "Q", unless the text has
    answers without a name too.
    """
    if label.role is Role.QUESTION:
        has_answers = any(other.role is Role.ANSWER for other in source.labels)
        return False if not has_answers and _has_own(asked, label, source) else None
    if not label.is_named:
        return None
    answer = _names(asked, label, source)
    if answer is False and label.role is Role.HANDLE and not _has_own(asked, label, source):
        return None
    return answer


def _has_own(asked: str, label: TurnLabel, source: PreparedSource) -> bool:
    """Whether another label names the speaker asked for."""
    return any(other != label and other.is_named and _names(asked, other, source) for other in source.labels)


def _names(asked: str, label: TurnLabel, source: PreparedSource) -> bool | None:
    if label.role is Role.HANDLE:
        return _is_handle(asked, label.name)
    office = set(name_words(label.phrase)) - set(label.words) - SMALL
    if label.name and office and set(name_words(asked)) - SMALL == office:
        return True  # "Minister for Gates" is whoever the label calls so
    return same_name(asked, label.as_name, source.people, source.acronyms)


def _is_handle(asked: str, handle: str) -> bool:
    """Whether a handle is made of a name: "@alind", "@ana_lind", "@lind.a" of Ana Lind."""
    letters = "".join(sign for sign in handle.lower() if sign.isalnum())
    words = name_words(asked)
    if not words or not letters:
        return False
    first, last = "".join(words[:-1]), words[-1]
    made = {first + last, last + first, last, *((first[:1] + last, last + first[:1], words[0] + last) if first else ())}
    return letters.rstrip("0123456789") in made
