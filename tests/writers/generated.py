"""Pages made up by rule, so that conformance is tested on more than anyone would write by hand."""

from random import Random

from bluf.document import Block, BlockQuote, Division, Inline, LineBreak, Properties, TextRun
from bluf.layout import Page
from tests.writers.samples import bullets, columns, heading, link, page, para, quoted, rich, table

_SAID = (
    "ministers agreed status-quo trans-Atlantic naïve Καλημέρα доброе утро Việt Nam 10\N{NO-BREAK SPACE}000 € (re-)use "
    "“quoted” ‘so’ — – … <b> & \\ ) ( % 1990–2024 e\N{COMBINING ACUTE ACCENT}tat short- and a/b/c ﬁn № ½ "
)
WORDS = [*_SAID.split(" "), "long" * 20]


def generated(seed: int) -> Page:
    """Return a page with a mix of everything a document can hold, the same for the same seed."""
    random = Random(seed)
    blocks: list[Block] = [heading(_text(random, 4), random.choice(("h1", "h2", "h3")))]
    blocks += [_block(random, 0) for _ in range(random.randint(1, 6))]
    header = (para(_text(random, 2), "Header"),) if random.random() < 0.7 else ()
    properties = Properties(
        _text(random, 5),
        "2024-02-29",
        random.choice(("en", "de-AT", "zh-Hant-TW")),
        subject=_text(random, 6) if random.random() < 0.5 else None,
        author=_text(random, 2) if random.random() < 0.5 else None,
        organisation=_text(random, 2) if random.random() < 0.5 else None,
    )
    return page(*blocks, header=header, footer=header, properties=properties)


def _text(random: Random, count: int) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, count)))


def _inlines(random: Random) -> list[Inline]:
    made: list[Inline] = [TextRun(_text(random, 12))]
    for _ in range(random.randint(0, 4)):
        kind = random.randrange(5)
        if kind == 0:
            made.append(link(_text(random, 8), random.choice(("https://example.org/ü?(a)=b", "mailto:a@example.org"))))
        elif kind == 1:
            made.append(TextRun(_text(random, 4), lang=random.choice(("fr", "el", "en"))))
        elif kind == 2:
            made.append(LineBreak())
        elif kind == 3:
            made.append(TextRun("3", style="Footnote Reference"))
        else:
            made.append(TextRun(_text(random, 6), bold=random.random() < 0.5, italic=random.random() < 0.5))
    return made


def _block(random: Random, depth: int) -> Block:
    kind = random.randrange(8 if depth < 2 else 4)
    if kind == 0:
        return rich(*_inlines(random))
    if kind == 1:
        return heading(_text(random, 4), random.choice(("h2", "h3")))
    if kind == 2:
        return quoted(_text(random, 20), _text(random, 4), random.choice((None, "fr")))
    if kind == 3:
        return para(_text(random, 20), lang=random.choice((None, "es")))
    if kind == 4:
        ordered = random.random() < 0.5
        style = "List Number" if ordered else "List Bullet"
        items: list[tuple[Block, ...]] = [(rich(*_inlines(random), style=style),) for _ in range(random.randint(1, 4))]
        items.append((para(_text(random, 5), style), _block(random, depth + 1)))
        return bullets(*items, ordered=ordered)
    if kind == 5:
        rows = [(_text(random, 3), _text(random, 9), "") for _ in range(random.randint(1, 4))]
        return table(*rows, heads=random.randint(0, 1), row_headers=random.random() < 0.5)
    if kind == 6:
        parts = [Division("column", tuple(_block(random, depth + 1) for _ in range(2))) for _ in range(2)]
        return columns(*parts)
    return random.choice(
        (
            Division("panel", (_block(random, depth + 1),)),
            BlockQuote((_block(random, depth + 1),), "de"),
        )
    )
