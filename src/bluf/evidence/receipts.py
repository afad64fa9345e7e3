"""Receipts: what was found when a brief's quotes and figures were checked, for where its sources can't go.

A receipt holds digests, verdicts and positions, no text of the source. Its own digest shows that it is as it was
written; it is no signature: who wants to deceive can compute it too. docs/quotes.md says what a receipt proves.
"""

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bluf.evidence.facts.values import Value
from bluf.evidence.judgement import Origin
from bluf.evidence.results import Evidence, LackedFigure
from bluf.evidence.verdicts import RULES, Verdict

FORMAT = 1
SUFFIX = ".receipts.yaml"
_HEAD = "# What bluf found when it checked this brief's quotes. `bluf check --record` writes it; an edit voids it.\n"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LACKED = re.compile(r"(\d{1,9}):(\d{1,9})-(\d{1,9})", re.ASCII)


class ReceiptError(ValueError):
    """A receipts file that can't be relied on; the message is a clause."""


@dataclass(frozen=True, slots=True)
class SourceReceipt:
    """A source as it was when it was read."""

    id: str
    title: str
    sha256: str
    recorded: str  # the day, ISO 8601
    by: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class QuoteReceipt:
    """A quote, by the SHA-256 of its words and speaker, as it was found."""

    sha256: str
    source: str
    verdict: Verdict
    where: str = ""
    speaker: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class FigureReceipt:
    """The figures of a table, a chart or a key figure, by the SHA-256 of its values, and those that sources lacked."""

    sha256: str
    sources: tuple[str, ...]
    lacked: tuple[LackedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipts:
    """A receipts file: its rule set, its sources by id, and its quotes and figures by source and digest."""

    rules: int
    sources: Mapping[str, SourceReceipt]
    quotes: Mapping[tuple[str, str], QuoteReceipt]
    figures: Mapping[tuple[tuple[str, ...], str], FigureReceipt] = field(default_factory=dict)

    def stale(self, source: str, origin: Origin, words: str, speaker: str) -> str | None:
        """Return why the receipt says nothing of this quote, or None when it does."""
        why = self.stale_source(source, origin)
        if why is None and (source, quote_digest(words, speaker)) not in self.quotes:
            return f"the quote or its speaker has changed since the receipt of {self.sources[source].recorded}"
        return why

    def stale_source(self, source: str, origin: Origin) -> str | None:
        """Return why the receipt says nothing of what is taken from this source, or None when it may."""
        if self.rules != RULES:
            return f"its receipt was recorded under rule set {self.rules}, and this is {RULES}"
        known = self.sources.get(source)
        if known is None:
            return f"there is no receipt for source `{source}`"
        for what, before, now in (
            ("title", known.title, origin.title),
            ("`by:`", known.by, origin.by),
            ("publisher", known.publisher, origin.publisher),
        ):
            if before != now:
                return f"the {what} of source `{source}` has changed since its receipt of {known.recorded}"
        return None


def quote_digest(words: str, speaker: str) -> str:
    """Return the SHA-256 of a quote's words and its speaker."""
    return hashlib.sha256(_canonical([" ".join(words.split()), " ".join(speaker.split())])).hexdigest()


def figures_digest(values: Sequence[Value]) -> str:
    """Return the SHA-256 of the values of a table, a chart or a key figure, and of what says their units."""
    return hashlib.sha256(_canonical([[each.text, each.measured] for each in values])).hexdigest()


def record(
    evidence: Evidence, on: date, before: Receipts | None = None, named: Collection[str] = frozenset()
) -> Receipts:
    """Make receipts for all quotes and figures that were checked against sources that were read.

    Of the receipts `before`, those for the brief's other sources (`named`) are kept as they are, with their own day.
    """
    sources = {
        source.id: SourceReceipt(source.id, source.title, source.sha256, on.isoformat(), source.by, source.publisher)
        for source in evidence.sources
    }
    kept = set() if before is None or before.rules != RULES else (before.sources.keys() & set(named)) - sources.keys()
    quotes = {
        (receipt.source, receipt.sha256): receipt
        for result in evidence.quotes
        if result.source in sources and result.verdict is not Verdict.UNCHECKED and result.receipt is None
        for receipt in [
            QuoteReceipt(
                quote_digest(result.text, result.said_by),
                str(result.source),
                result.verdict,
                result.where or "",
                result.speaker or "",
                result.speaker_confirmed,
            )
        ]
    }
    figures = {
        (each.sources, each.sha256): FigureReceipt(each.sha256, each.sources, each.lacked)
        for each in evidence.figures
        if each.receipt is None
    }
    if before is not None:
        figures |= {
            key: receipt
            for key, receipt in before.figures.items()
            if key not in figures and not sources.keys() >= set(key[0]) and sources.keys() | kept >= set(key[0])
        }
        sources |= {id_: source for id_, source in before.sources.items() if id_ in kept}
        quotes |= {key: quote for key, quote in before.quotes.items() if quote.source in kept}
    return Receipts(RULES, sources, quotes, figures)


def to_yaml(receipts: Receipts) -> str:
    """Return the text of a receipts file: every value in quotes, as JSON writes it, which YAML reads the same."""
    data = _data(receipts)
    lines = [_HEAD, *(f"{key}: {_scalar(data[key])}\n" for key in ("receipts", "rules"))]
    for key in (key for key in ("sources", "quotes", "figures") if key in data):
        lines.append(f"{key}:\n" if data[key] else f"{key}: []\n")
        for entry in data[key]:
            lines.extend(f"  {'-' if at == 0 else ' '} {k}: {_scalar(v)}\n" for at, (k, v) in enumerate(entry.items()))
    lines.append(f"digest: {_scalar(_digest(data))}\n")
    return "".join(lines)


def are_receipts(content: bytes) -> bool:
    """Whether a file was written as receipts, or holds nothing, so that new receipts may replace it."""
    return not content.strip() or content.startswith(_HEAD.rstrip("\n").encode())


def from_file(text: str, data: Mapping[str, object]) -> Receipts:
    """Return the receipts of a file by its text and its data, every scalar being text. Raises ReceiptError.

    The text must be as `to_yaml` writes it; only line ends may differ, which git changes on some machines.
    """
    try:
        found = _read(data)
    except (KeyError, TypeError, ValueError) as error:
        raise ReceiptError(f"it is not as bluf writes it ({_reason(error)})") from None
    if str(data.get("digest")) != _digest(_data(found)):
        raise ReceiptError("it has been changed since it was recorded: its digest does not fit")
    if "\n".join(text.splitlines()) != "\n".join(to_yaml(found).splitlines()):
        raise ReceiptError("it has been changed since it was recorded: more is in it than bluf writes")
    return found


def _reason(error: Exception) -> str:
    return f"no `{error.args[0]}`" if isinstance(error, KeyError) else str(error)


def _read(data: Mapping[str, object]) -> Receipts:
    _only(data, {"receipts", "rules", "sources", "quotes", "figures", "digest"})
    if str(data["receipts"]) != str(FORMAT):
        raise ValueError(f"format {data['receipts']} is not known")
    sources = {}
    for entry in _entries(data["sources"]):
        _only(entry, {"id", "title", "by", "publisher", "sha256", "recorded"})
        recorded = date.fromisoformat(str(entry["recorded"])).isoformat()
        source = SourceReceipt(
            str(entry["id"]),
            str(entry["title"]),
            _sha256(entry["sha256"]),
            recorded,
            *(str(entry.get(key, "")) for key in ("by", "publisher")),
        )
        sources[source.id] = source
    quotes = {}
    for entry in _entries(data["quotes"]):
        _only(entry, {"sha256", "source", "verdict", "where", "speaker", "confirmed"})
        quote = QuoteReceipt(
            _sha256(entry["sha256"]),
            str(entry["source"]),
            Verdict(str(entry["verdict"])),
            str(entry["where"]),
            str(entry["speaker"]),
            {"yes": True, "no": False}[str(entry["confirmed"])],
        )
        quotes[(quote.source, quote.sha256)] = quote
    figures = {}
    for entry in _entries(data.get("figures", [])):
        _only(entry, {"sha256", "source", "lacked"})
        found = FigureReceipt(
            _sha256(entry["sha256"]), tuple(str(entry["source"]).split()), _lacked(str(entry["lacked"]))
        )
        figures[(found.sources, found.sha256)] = found
    return Receipts(int(str(data["rules"])), sources, quotes, figures)


def _lacked(written: str) -> tuple[LackedFigure, ...]:
    """Return the figures that sources lacked, from what `_written` gives. Raises ValueError for other text."""
    places = [_LACKED.fullmatch(each) for each in written.split()]
    if not all(places):
        raise ValueError(f"`{written}` is no list of places")
    return tuple(LackedFigure(*map(int, place.groups())) for place in places if place)


def _written(lacked: Sequence[LackedFigure]) -> str:
    """Return figures as a receipts file has them: which value, and from where to where in it, as `7:0-5`."""
    return " ".join(f"{each.item}:{each.start}-{each.end}" for each in lacked)


def _entries(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise TypeError("a list was expected")
    return value


def _only(entry: Mapping[str, object], keys: set[str]) -> None:
    if set(entry) - keys:
        raise ValueError(f"unknown `{min(set(entry) - keys)}`")


def _sha256(value: object) -> str:
    if _SHA256.fullmatch(str(value)) is None:
        raise ValueError(f"`{value}` is no SHA-256")
    return str(value)


def _data(receipts: Receipts) -> dict[str, list[dict[str, str]]]:
    head = {"receipts": str(FORMAT), "rules": str(receipts.rules)}
    sources = [
        {
            "id": each.id,
            "title": each.title,
            **({"by": each.by} if each.by else {}),
            **({"publisher": each.publisher} if each.publisher else {}),
            "sha256": each.sha256,
            "recorded": each.recorded,
        }
        for each in sorted(receipts.sources.values(), key=lambda each: each.id)
    ]
    quotes = [
        {
            "sha256": each.sha256,
            "source": each.source,
            "verdict": str(each.verdict),
            "where": each.where,
            "speaker": each.speaker,
            "confirmed": "yes" if each.confirmed else "no",
        }
        for each in sorted(receipts.quotes.values(), key=lambda each: (each.source, each.sha256))
    ]
    figures = [
        {"sha256": each.sha256, "source": " ".join(each.sources), "lacked": _written(each.lacked)}
        for each in sorted(receipts.figures.values(), key=lambda each: (each.sources, each.sha256))
    ]
    listed = {"sources": sources, "quotes": quotes, **({"figures": figures} if figures else {})}
    return {**head, **listed}  # type: ignore[dict-item]


def _digest(data: Mapping[str, object]) -> str:
    return hashlib.sha256(b"bluf receipts\n" + _canonical(data)).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
