"""Judge the labels of a file: what programs show, list or read out beside the page, and good files have.

A label in words of the page is listed; one that says other words, or bears a path or an address, is marked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bluf.inspection.finding_wording import Shown, squeezed
from bluf.inspection.inspection_report import Trait
from bluf.inspection.looks import found
from bluf.inspection.style_names import is_usual, says_no_more
from bluf.inspection.traces import addresses_in, machine_paths


@dataclass(frozen=True, slots=True)
class ShownLabel:
    """A label. `look` finds it as it is, `other` where it says other words than the pages.

    `beside` is what its reader knows without it, such as the address of a link; `quiet`: it is not listed unless it
    says other words. `style`: it is the name of a style; `formula`: it is of a formula, which is read out in words.
    `picture`: it tells what a picture shows, so that its words are others than the page's.
    """

    look: str
    other: str
    text: str
    where: str = ""
    beside: str = ""
    quiet: bool = False
    style: bool = False
    formula: bool = False
    picture: bool = False


def label_traits(labels: Iterable[ShownLabel], shown: Shown) -> Iterator[Trait]:
    """Yield what is to be said of labels, compared with what the pages show; with nothing where they show nothing."""
    for label in labels:
        text = " ".join(label.text.split())
        if not squeezed(text):
            continue
        yield from machine_paths(text, label.where)
        known = Shown([label.beside]) if label.beside else None
        foreign = [
            address
            for address in addresses_in(text)
            if shown.lacks(address) and not (known and not known.lacks(address))
        ]
        if foreign or (not label.picture and _says_other(text, label, shown, known)):
            yield found(label.other, text, label.where)
        elif not label.quiet and not (label.style and is_usual(text)):
            yield found(label.look, text, label.where)


def _says_other(text: str, label: ShownLabel, shown: Shown, known: Shown | None) -> bool:
    rest = " ".join(word for word in text.split() if known.lacks(word)) if known else text
    return not says_no_more(rest, shown) if label.style else shown.lacks_in_label(rest, label.formula)
