"""A look: a thing that is looked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A thing that is looked for. `format`: PDF, DOCX, or both (then it is empty).

    `meaning` is a phrase for the docs; `told` stands in parentheses after what is found where the kind alone does not
    say what it is.
    """

    name: str
    kind: str
    format: str
    meaning: str
    told: str = ""


def listed(*looks: Look) -> dict[str, Look]:
    """Return looks by their names."""
    by_name = {look.name: look for look in looks}
    assert len(by_name) == len(looks), "a name stands twice"
    return by_name
