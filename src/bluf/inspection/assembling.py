"""Gather the traits that the looks at a file yield, whatever goes wrong in one of them."""

from collections.abc import Callable, Iterator
from itertools import islice

from bluf.inspection import limits
from bluf.inspection.report import Entry, Font, Trait, Unseen

Look = Callable[[], Iterator[Trait]]


def gathered(looks: dict[str, Look]) -> list[Trait]:
    """Return what each look yields, named by what it looks at. A look that fails keeps what it found until then.

    A hostile file can make a library fail in ways that it has no one error for, and a file must be inspected all the
    same: so any failure becomes an `Unseen` of that one look.
    """
    traits: list[Trait] = []
    for what, look in looks.items():
        try:
            seen = iter(look())
            traits.extend(islice(seen, limits.KEPT))
            if next(seen, None) is not None:
                traits.append(Unseen(f"{what}: only the first {limits.KEPT} things found are listed"))
        except Exception:
            traits.append(Unseen(f"{what}: damaged, so not all of it could be read"))
    return traits


def entries_of(traits: list[Trait]) -> tuple[Entry, ...]:
    """Return the metadata, each field of a place and value once."""
    return tuple(dict.fromkeys(trait for trait in traits if isinstance(trait, Entry)))


def fonts_of(traits: list[Trait]) -> tuple[Font, ...]:
    """Return the fonts by name; one that is embedded and also not counts as not."""
    embedded: dict[str, bool] = {}
    for trait in traits:
        if isinstance(trait, Font):
            embedded[trait.name] = embedded.get(trait.name, True) and trait.embedded
    return tuple(Font(name, embedded[name]) for name in sorted(embedded))


def unseen_of(traits: list[Trait]) -> tuple[str, ...]:
    """Return what was not looked at, each thing once."""
    return tuple(dict.fromkeys(trait.what for trait in traits if isinstance(trait, Unseen)))
