"""Turn a Draft into the YAML text of a brief, with a comment at each part that says where it is from."""

import datetime
from collections.abc import Collection, Iterator, Sequence

from bluf.brief.prose_escaping import prose
from bluf.draft.extract import Extract
from bluf.draft.gathering import Draft
from bluf.draft.spoken import DraftedSpeech
from bluf.draft.yaml_text import commented, entry, scalar
from bluf.ground.template_names import DEFAULT_TEMPLATE

POINTS = 5
ACTORS = 6
SCHEMA = "../schema/brief.schema.json"


def written(
    draft: Draft,
    *,
    today: datetime.date,
    template: str = DEFAULT_TEMPLATE,
    schema: str = SCHEMA,
    quotes: int | None = None,
    points: int = POINTS,
    extra: str = "",
    aside: bool = True,
    stand_in: bool = False,
    points_in: str | None = "key_points",
    without: Collection[str] = (),
) -> str:
    """Return the brief's text. Where no sentence of the sources is plain enough for a bottom line, its text is empty.

    `quotes` is how many stand in it, the most telling ones; the others follow as comments. `points` is how many points
    are proposed. `extra` is YAML for the fields that the template wants besides. Without `aside`, the other quotes
    are left out: what stands on the page is the same. With `stand_in`, a bottom line that would be empty is what came
    nearest to one, as long as what its author will write. `points_in` is the field for the points, None where the
    template has none: then they are comments. `without` are fields that its briefs don't have.
    """
    several = len(draft.articles) > 1
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "# A first draft. Every word after a colon is a source's own; the comments say where it stands there.",
        "# Put it into your words, leave out what the reader doesn't need, and run `bluf check` on it.",
        "",
        f"# {_of(draft.title.where, draft.title.article, several)}",
        *entry("title", draft.title.text),
        *_date(draft, today),
        *entry("template", template),
        *_language(draft.articles[0]),
        "# reference:",
        "# to:",
        "# from:",
        "",
        "# A bottom line says what the reader must know or do: write yours.",
        "bottom_line:",
        *_bottom_line(draft, several, stand_in),
        "",
        "# The sentences that carry the most, the strongest first.",
        *_points(draft, several, max(1, points), points_in),
    ]
    lines += ["", *extra.rstrip("\n").split("\n")] if extra.strip() else []
    lines += _actors(draft, several) if "actors" not in without else []
    lines += _quotes(draft, several, 0 if "quotes" in without else quotes, aside)
    lines += ["", "# next_steps:", "", "sources:"]
    for article in draft.articles:
        lines += _source(article)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _points(draft: Draft, several: bool, most: int, field: str | None) -> Iterator[str]:
    if field is not None:
        yield f"{field}:"
    for point in draft.points[:most]:
        yield f"  # {_of(point.where, point.article, several)}"
        told = [*entry("- text", prose(point.text), 2), *entry("source", point.article, 4)]
        yield from told if field is not None else commented(told, 2)


def _bottom_line(draft: Draft, several: bool, stand_in: bool) -> Iterator[str]:
    line = draft.bottom_line
    if line is not None:
        yield f"  # {_of(line.where, line.article, several)}"
        yield from entry("text", prose(line.text), 2)
        yield from entry("source", line.article, 2)
        return
    nearest = draft.nearest or (draft.title,)
    yield "  # No sentence of the source is plain enough to be it. Those that come nearest:"
    for point in nearest:
        yield f"  # {_of(point.where, point.article, several)}"
        yield from commented(entry("text", prose(point.text), 2), 2)
    yield from entry("text", prose(nearest[0].text), 2) if stand_in else ["  text:"]
    yield from entry("source", nearest[0].article, 2)


def _of(where: str, article: str, several: bool) -> str:
    return f"{article}, {where}" if several else where


def _date(draft: Draft, today: datetime.date) -> Iterator[str]:
    if draft.date is not None:
        yield f"date: {draft.date.value.isoformat()}                # {draft.date.where}; today is {today.isoformat()}"
    else:
        yield f"date: {today.isoformat()}                # today: the source gives no date that is plain"


def _language(article: Extract) -> Iterator[str]:
    lang = article.about.lang
    parts = lang.value.split("-") if lang is not None else [""]
    if parts[0].isascii() and parts[0].isalpha() and len(parts[0]) in (2, 3):
        region = f"-{parts[1].upper()}" if len(parts) == 2 and len(parts[1]) == 2 and parts[1].isalpha() else ""
        yield f"lang: {scalar(parts[0].lower() + region)}"


def _actors(draft: Draft, several: bool) -> Iterator[str]:
    for number, actor in enumerate(draft.actors[:ACTORS]):
        if number == 0:
            yield from ("", "# Those whom the source quotes, and those whose role it gives.", "actors:")
        yield f"  # {_of(str(actor.place), actor.article, several)}"
        yield from entry("- name", actor.name, 2)
        if actor.role:
            yield from entry("role", actor.role[0].upper() + actor.role[1:], 4)


def _quotes(draft: Draft, several: bool, most: int | None, aside: bool) -> Iterator[str]:
    best = set(sorted(range(len(draft.quotes)), key=lambda at: -draft.quotes[at].worth)[:most])
    chosen = [quote for at, quote in enumerate(draft.quotes) if at in best]
    left = [quote for at, quote in enumerate(draft.quotes) if at not in best]
    if chosen:
        yield from ("", "# Word for word; `bluf check` compares them with the source.", "quotes:")
        for quote in chosen:
            yield f"  # {_note(quote, several)}"
            yield from _quote(quote)
    if not aside:
        return
    if left:
        yield from ("", f"  # {len(left)} more that the page has no room for beside the rest:")
        yield from _set_aside(left, several)
    if draft.unattributed:
        yield from ("", "  # Words in quote marks without a speaker that the source makes plain; give one to use them:")
        yield from _set_aside(draft.unattributed, several)
    yield from _asides(draft, several)


def _asides(draft: Draft, several: bool) -> Iterator[str]:
    """Yield what else the sources mark as somebody's words, in short."""
    if any(article.quotes.asides for article in draft.articles):
        yield from ("", "  # Also marked as somebody's words, and in no quote above:")
    for article in draft.articles:
        for aside in article.quotes.asides:
            yield from commented(entry(f"  {_of(str(aside.place), article.id, several)}", aside.text, 2), 2)
        if article.quotes.more:
            yield f"  # {_of(f'and {article.quotes.more} more, up to {article.quotes.last}', article.id, several)}"


def _set_aside(quotes: Sequence[DraftedSpeech], several: bool) -> Iterator[str]:
    for quote in quotes:
        yield f"  # {_note(quote, several)}"
        yield from commented(list(_quote(quote)), 2)


def _note(quote: DraftedSpeech, several: bool) -> str:
    part = f"a part of {quote.words} words" if quote.words else None
    return "; ".join(note for note in (_of(str(quote.place), quote.article, several), part, quote.doubt) if note)


def _quote(quote: DraftedSpeech) -> Iterator[str]:
    yield from entry("- text", prose(quote.text), 2)
    if quote.speaker is not None:
        yield from entry("speaker", quote.speaker, 4)
    else:
        yield "    speaker:"
    yield from entry("source", quote.article, 4)


def _source(article: Extract) -> Iterator[str]:
    about = article.about
    yield from entry("- id", article.id, 2)
    yield from entry("title", article.title.text, 4)
    for key, found in (("publisher", about.publisher), ("date", about.date), ("url", about.url)):
        if found is None:
            yield f"    # {key}:"
            continue
        value = found.value if isinstance(found.value, str) else found.value.isoformat()
        first, *folded = [f"    {key}: {value}"] if key == "date" else entry(key, value, 4)
        yield f"{first}  # {found.where}"
        yield from folded
    yield from entry("file", article.file, 4)
