"""Judge what a PDF says in place of what it draws: ActualText, alternative texts, expansions, what links say.

What is drawn in pieces, as on two lines, may be said with the first of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bluf.inspection.finding_wording import Shown, squeezed
from bluf.inspection.inspection_report import Finding, Trait
from bluf.inspection.looks import found
from bluf.inspection.pdf.drawn_text import Drawn
from bluf.inspection.pdf.probe_copy import Link, SpokenText
from bluf.inspection.shown_labels import ShownLabel, label_traits

# Structure elements that are described, not read (ISO 32000-1, 14.8.4.4 and 14.8.4.5).
_DESCRIBED = frozenset({"Figure", "Formula", "Form", "Table"})
_LIGATURE = 4  # letters that one that is not known may stand for
_CLUSTER = 3  # letters that scripts such as Devanagari draw as others, of which fonts may know none
_PIECES = 4  # that a word is drawn in
_SHORT = 80


def replaced_traits(replaced: Sequence[tuple[int, str, Drawn]]) -> Iterator[Finding]:
    """Yield what ActualText says otherwise; each with its page, its text, and what is drawn there."""
    at = 0
    while at < len(replaced):
        pieces = replaced[at : at + _PIECES]
        for many in range(1, len(pieces) + 1):
            text = "".join(text for _, text, _ in pieces[:many])
            if not _differs(text, _joined([drawn for _, _, drawn in pieces[:many]])):
                at += many
                break
        else:
            number, text, drawn = pieces[0]
            told = f"{_short(text)} (for {_quoted(drawn.text)})"
            yield found("actual-text", told, f"page {number}" if number else "")
            at += 1


def spoken_traits(
    spoken: Iterable[SpokenText], marked: Mapping[tuple[int, int], Drawn], shown: Shown
) -> Iterator[Trait]:
    """Yield what structure elements say in place of what they hold, or of it."""
    for said in spoken:
        drawn = _joined([marked.get(place, Drawn()) for place in said.held])
        what = f"{_short(said.text)} (of a {said.role})"
        where = f"page {said.held[0][0]}" if said.held else ""
        if said.key == "Alt" and (said.role in _DESCRIBED or not squeezed(drawn.text)):
            label = ShownLabel(
                "alternative-text",
                "alternative-other",
                what,
                where,
                formula=said.role == "Formula",
                picture=said.role == "Figure",
            )
            yield from label_traits([label], shown.with_words(f"of a {said.role}"))
        elif _differs(said.text, drawn) and Shown([drawn.text]).lacks(said.text):
            yield found("element-says-other", what, where)


def link_traits(links: Iterable[Link], under: Mapping[int, str], shown: Shown) -> Iterator[Trait]:
    """Yield what links say; `under` has the words under each, by its place in the list."""
    for at, link in enumerate(links):
        beside = f"{under.get(at, '')} {link.target}"
        label = ShownLabel(
            "link-says", "link-says-other", link.text, f"page {link.page}" if link.page else "", beside, True
        )
        yield from label_traits([label], shown)


def _joined(pieces: list[Drawn]) -> Drawn:
    text = " ".join(piece.text for piece in pieces)
    return Drawn(text, sum(piece.unknown for piece in pieces), sum(piece.pictures for piece in pieces))


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHORT]


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())[:24]}”" if text.strip() else "nothing"


def _differs(text: str, drawn: Drawn) -> bool:
    """Whether a text has other letters than what is drawn, as far as these are known, in whatever order."""
    said, shown = squeezed(text), squeezed(drawn.text)
    if not said or sorted(said) == sorted(shown) or (drawn.pictures and not shown):
        return False
    if len(said) <= _CLUSTER and not said.isascii():
        return False
    letters = iter(said)
    restored = all(letter in letters for letter in shown) and len(said) <= len(shown) + _LIGATURE * drawn.unknown
    return not restored
