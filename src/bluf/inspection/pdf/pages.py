"""Look at the pages of a prepared copy (`prepared.py`): what they hide, and what is said beside them.

This is the part that draws, and so the one that a hostile file can make take long; it is run by itself.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

from bluf.inspection import reading_limits
from bluf.inspection.finding_wording import Shown, squeezed
from bluf.inspection.found_markings import find_markings
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pdf.drawn_text import Drawn, PageText, page_text, plain_name
from bluf.inspection.pdf.geometry import Box, ordered
from bluf.inspection.pdf.letter_shapes import long_meanings, lying_letters
from bluf.inspection.pdf.probe_copy import Prepared
from bluf.inspection.pdf.replacement_text import link_traits, replaced_traits, spoken_traits
from bluf.inspection.pdf.visibility import Raster, hidden_pictures, hidden_words
from bluf.inspection.shown_labels import label_traits
from bluf.inspection.spending import Spending
from bluf.inspection.traces import machine_paths, unseen_characters

_EDGES = 3  # lines at the head and foot of a page that a marking may stand in
_SIDE = 14_400.0  # points: a page that is larger is no page (ISO 32000-1, annex C)


@dataclass(slots=True)
class _Read:
    """What has been read of the pages so far."""

    texts: list[str] = field(default_factory=list)
    marked: dict[tuple[int, int], Drawn] = field(default_factory=dict)
    replaced: list[tuple[int, str, Drawn]] = field(default_factory=list)
    under: dict[int, str] = field(default_factory=dict)
    lies: dict[str, dict[str, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)  # the fonts whose lies have been shown by a word
    extra: set[str] = field(default_factory=set)


def page_traits(prepared: Prepared, budget: Spending) -> Iterator[Trait]:
    """Yield what the pages hide, and what is said beside them, as far as time allows."""
    import pypdfium2

    read = _Read()
    document = pypdfium2.PdfDocument(prepared.data)
    try:
        yield from _letters(document, prepared, read)
        last = yield from _pages(document, prepared, read, budget)
        yield from _extras(document, prepared, read, budget)
        yield from _lying_fonts(read)
    finally:
        document.close()
    yield from replaced_traits(_with_unseen(prepared, read))
    shown = Shown(read.texts)
    if last < prepared.pages or any(prepared.heavy):
        yield Unseen("words beside the pages: compared with those pages alone that were looked at")
    yield from spoken_traits(budget.timed(prepared.spoken), read.marked, shown)
    yield from link_traits(budget.timed(prepared.links), read.under, shown)
    yield from label_traits(budget.timed(prepared.labels), shown)


def _with_unseen(prepared: Prepared, read: _Read) -> list[tuple[int, str, Drawn]]:
    """Return what ActualText stands for, with what is in content that no page draws."""
    seen = {text for _, text, _ in read.replaced}
    return [*read.replaced, *((0, text, Drawn()) for text in prepared.replaced if text not in seen | read.extra)]


def _pages(document: Any, prepared: Prepared, read: _Read, budget: Spending) -> Generator[Trait, None, int]:
    """Yield what each page hides, and return the number of the last that was looked at."""
    number = 0
    linked: dict[int, list[int]] = {}
    for at, link in enumerate(prepared.links):
        if len(link.box) == 4:
            linked.setdefault(link.page, []).append(at)
    wanted = _wanted(prepared)
    boxes: dict[int, list[Box]] = {}
    for held, box in prepared.pictures:
        boxes.setdefault(held, []).append(box)
    for number in range(1, min(prepared.pages, reading_limits.PAGES) + 1):
        if budget.late:
            yield Unseen(f"text after page {number - 1}: not looked at, as it takes too long")
            return number - 1
        where = f"page {number}"
        if why := prepared.heavy.get(number):
            yield Unseen(f"{where}: not drawn, as {why}; hidden text and markings were not looked for")
            continue
        page = document[number - 1]
        words = page.get_textpage()
        try:
            text = page_text(page, words, wanted.get(number, frozenset()))
            read.texts.append(text.text)
            read.marked |= {(number, mcid): drawn for mcid, drawn in text.marked.items()}
            read.replaced += [(number, said, drawn) for said, drawn in text.replaced]
            for at in linked.get(number, ()):
                read.under[at] = words.get_text_bounded(*ordered(prepared.links[at].box))
            yield from _page(page, text, boxes.get(number, []), where, read)
        finally:
            words.close()
            page.close()
    if number < prepared.pages:
        yield Unseen(f"text after page {reading_limits.PAGES}: hidden text and markings were not looked for")
    return number


def _wanted(prepared: Prepared) -> dict[int, frozenset[int]]:
    """Return, by page, the marked content of which something is said."""
    wanted: dict[int, set[int]] = {}
    for said in prepared.spoken:
        for number, mcid in said.held:
            wanted.setdefault(number, set()).add(mcid)
    return {number: frozenset(mcids) for number, mcids in wanted.items()}


def _page(page: Any, text: PageText, boxes: list[Box], where: str, read: _Read) -> Iterator[Trait]:
    lines = [line.strip() for line in text.text.splitlines() if line.strip()]
    edges = lines if len(lines) <= 2 * _EDGES else lines[:_EDGES] + lines[-_EDGES:]
    yield from find_markings(edges, where)
    yield from unseen_characters(text.text, where)
    if not text.words and not boxes:
        return
    if not 0 < max(page.get_size()) <= _SIDE:
        yield Unseen(f"{where}: the page is too large to draw, so covered text was not looked for")
        return
    raster = Raster(page)
    yield from hidden_words(text.words, raster, where)
    yield from hidden_pictures(boxes, raster, where)
    yield from _lying_words(text, where, read)


def _lying_words(text: PageText, where: str, read: _Read) -> Iterator[Trait]:
    """Yield words that are copied otherwise than they are drawn."""
    for word in text.words if read.lies else ():
        lies = read.lies.get(word.look.font, {})
        if any(letter in lies for letter in word.text):
            read.told.add(word.look.font)
            drawn = "".join(lies.get(letter, letter) for letter in word.text)
            yield found("letters-lie", f"{word.text} (drawn as “{drawn}”)", where)


def _lying_fonts(read: _Read) -> Iterator[Trait]:
    """Yield the fonts whose letters lie and in whose words that was not seen."""
    for font, lies in read.lies.items():
        if font not in read.told:
            told = ", ".join(f"{said} for {drawn}" for said, drawn in lies.items())
            yield found("letters-lie", f"{told} (letters of {font})")


def _extras(document: Any, prepared: Prepared, read: _Read, budget: Spending) -> Iterator[Trait]:
    """Yield the words of what no page draws."""
    for at, extra in enumerate(prepared.extras):
        if budget.late:
            yield Unseen("parts that no page draws: not all were looked at, as it takes too long")
            return
        page = document[prepared.pages + at]
        words = page.get_textpage()
        try:
            text = page_text(page, words)
        finally:
            words.close()
            page.close()
        read.extra |= {said for said, _ in text.replaced}
        said = " ".join(text.text.split())
        if extra.look == "appearance-other" and not Shown(read.texts).lacks(said):
            continue
        if squeezed(said):
            yield found(extra.look, said, extra.where)
            yield from machine_paths(said, extra.where or "a part that no page draws")
        elif extra.look == "form-undrawn":
            yield found("form-undrawn-wordless", "a part that no page draws")


def _letters(document: Any, prepared: Prepared, read: _Read) -> Iterator[Trait]:
    """Find the letters that draw others than they say, and yield those that say more than letters."""
    first = prepared.pages + len(prepared.extras)
    for at, probe in enumerate(prepared.probes):
        yield from long_meanings(probe)
        page = document[first + at]
        try:
            lies = lying_letters(page, probe)
        finally:
            page.close()
        if lies:
            read.lies.setdefault(plain_name(probe.font), {}).update(lies)
