"""Gather the traits that looks at a file yield, whatever goes wrong in one of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from bluf.inspection import reading_limits
from bluf.inspection.inspection_report import Finding, Font, ReportEntry, ReportLink, Trait, Unseen, shortened
from bluf.inspection.spending import Spending, SpentError

Looking = Callable[[], Iterator[Trait]]
_T = TypeVar("_T", bound=Trait)


def gathered(looks: Mapping[str, Looking], budget: Spending | None = None) -> list[Trait]:
    """Return what each look yields, named by what it looks at; what is found several times once, with its count.

    Looks for which the budget has no time left are not begun, and are told of.

    A hostile file can make a library fail in ways that it has no one error for, and a file must be inspected all the
    same: so any failure becomes an `Unseen` of that one look, which keeps what it found until then.
    """
    traits: list[Trait] = []
    for what, look in looks.items():
        kept = _Kept()
        if budget and budget.late:
            traits.append(Unseen(f"{what}: not looked at, as it takes too long to read"))
            continue
        try:
            for trait in look():
                kept.add(_printable(trait))
        except SpentError as error:
            kept.unseen(f"{what}: not all of it was looked at, as {error}")
        except MemoryError:
            kept.unseen(f"{what}: not all of it was looked at, as it takes too much memory to read")
        except Exception:
            kept.unseen(f"{what}: damaged, so not all of it could be read")
        if kept.dropped:
            kept.unseen(f"{what}: only the first {reading_limits.KEPT:,} things found are listed")
        traits += kept.traits.values()
    return traits


class _Kept:
    """What one look has found."""

    def __init__(self) -> None:
        self.traits: dict[object, Trait] = {}
        self.dropped = False

    def add(self, trait: Trait) -> None:
        key = _key(trait)
        before = self.traits.get(key)
        if isinstance(before, Finding | ReportLink) and isinstance(trait, Finding | ReportLink):
            self.traits[key] = replace(before, count=before.count + trait.count)
        elif before is None:
            if len(self.traits) < reading_limits.KEPT:
                self.traits[key] = trait
            else:
                self.dropped = True

    def unseen(self, what: str) -> None:
        self.traits[what] = Unseen(what)


def _key(trait: Trait) -> object:
    if isinstance(trait, Finding):
        return trait.kind, shortened(trait.what)
    return (ReportLink, trait.target) if isinstance(trait, ReportLink) else trait


def _printable(trait: _T) -> _T:
    """Return a trait whose texts can be encoded: a lone surrogate, which no text may have, as U+FFFD."""
    texts = {field.name: getattr(trait, field.name) for field in fields(trait)}
    changed = {
        name: safe for name, text in texts.items() if isinstance(text, str) and (safe := encodable(text)) != text
    }
    return replace(trait, **changed) if changed else trait  # type: ignore[arg-type] # its own fields


def encodable(text: str) -> str:
    """Return text without lone surrogates."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def entries_of(traits: list[Trait]) -> tuple[ReportEntry, ...]:
    """Return the metadata, each field of a place and value once."""
    return tuple(dict.fromkeys(trait for trait in traits if isinstance(trait, ReportEntry)))


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
