"""Turn a Report into lines for a terminal: labels in one column, what must not travel marked with !."""

import re
from collections.abc import Iterator

from bluf.inspection.inspection_report import Finding, InspectionReport, ReportEntry, shortened
from bluf.inspection.kinds import KINDS
from bluf.problems.labelled_rows import BOLD, closing_lines, labelled_row, painted
from bluf.problems.text import printable

_SHOWN = 8  # findings of one kind, or links, that are listed; `everything` and --format json have them all
_LISTED = 40  # names in one row
_LONGEST = 200  # characters of a title or name
_TELLING = 5  # characters of a value that two fields hardly have in common by chance
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|\+00'00)?'?")
# Metadata that the lines above it tell already.
_TOLD = frozenset({"Title", "title", "dc:title", "language", "dc:language", "dc:format"})
_CLAIMED = frozenset({"pdfaid:part", "pdfaid:conformance", "pdfuaid:part"})


def render_text(report: InspectionReport, width: int = 100, everything: bool = False, color: bool = False) -> str:
    """Return the report as lines of at most `width` cells, as far as words allow; `everything` leaves nothing out."""
    shown = len(report.findings) + len(report.links) if everything else _SHOWN
    blocks = (
        [*_facts(report, width, everything), *_metadata(report, width, everything)],
        [*_findings(report, width, shown, color)],
        [*_links(report, width, shown)],
        [line for what in report.unseen for line in labelled_row("not looked at", what, width, "!", color)],
        [*_verdict(report, width, color)],
    )
    body = "\n\n".join("\n".join(lines) for lines in blocks if lines)
    return f"{painted(printable(report.name), BOLD, color)}\n{body}"


def _facts(report: InspectionReport, width: int, everything: bool) -> Iterator[str]:
    pages = "pages unknown"
    if report.pages is not None:
        pages = f"{report.pages:,} page{'s' * (report.pages != 1)}"
        pages += ", as the file claims" if report.pages_claimed else ""
    tagged = ("tagged" if report.tagged else "not tagged") if report.format == "pdf" else ""
    headings = ("has headings" if report.tagged else "no headings") if report.format == "docx" else ""
    claims = f"says it is {' and '.join(report.claims)}" if report.claims else ""
    facts = [report.version, _size(report.size), pages, tagged, headings, claims]
    limit = None if everything else _LISTED
    yield from labelled_row("file", _listed([fact for fact in facts if fact], limit, " · "), width)
    yield from labelled_row("title", _listed([report.title or "none"], limit), width)
    yield from labelled_row("language", _listed([report.language or "none"], limit), width)
    markings = [_counted(marking.text, marking.count) for marking in report.markings] or ["none found"]
    yield from labelled_row("marking", _listed(markings, limit), width)
    if report.fonts:
        missing = {font.name for font in report.fonts if not font.embedded and report.format == "pdf"}
        names = [f"{font.name} (missing)" if font.name in missing else font.name for font in report.fonts]
        yield from labelled_row("fonts", _listed(names, limit), width)


def _metadata(report: InspectionReport, width: int, everything: bool) -> Iterator[str]:
    """Yield the metadata, fields of one value on one row, without those that the lines above tell."""
    by_value: dict[tuple[str, str], list[ReportEntry]] = {}
    for entry in report.metadata:
        told = entry.name in _CLAIMED or (entry.name in _TOLD and entry.value in (report.title, report.language))
        if everything or not (told or entry.name == "dc:format"):
            value = _dated(entry.value)
            alone = len(value) < _TELLING or everything
            by_value.setdefault((value, entry.name if alone else ""), []).append(entry)
    for (value, _), (first, *others) in by_value.items():
        names = list(dict.fromkeys(other.name for other in others))
        also = f"  (also {_listed(names, None if everything else _LISTED)})" if others else ""
        yield from labelled_row(first.name, (value if everything else shortened(value)) + also, width)


def _findings(report: InspectionReport, width: int, shown: int, color: bool) -> Iterator[str]:
    by_kind: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    for name, findings in by_kind.items():
        label, sign = KINDS[name].label, "!" if KINDS[name].forbidden else " "
        for finding in findings[:shown]:
            place = f"  ({finding.where})" if finding.where else ""
            yield from labelled_row(label, _counted(finding.what, finding.count) + place, width, sign, color)
            label = ""
        if len(findings) > shown:
            yield from labelled_row("", f"… and {len(findings) - shown:,} more", width, sign, color)


def _links(report: InspectionReport, width: int, shown: int) -> Iterator[str]:
    label = "links"
    for link in report.links[:shown]:
        yield from labelled_row(label, _counted(shortened(link.target, _LONGEST), link.count), width)
        label = ""
    if len(report.links) > shown:
        yield from labelled_row("", f"… and {len(report.links) - shown:,} more", width)


def _verdict(report: InspectionReport, width: int, color: bool) -> Iterator[str]:
    kinds = dict.fromkeys(KINDS[finding.kind].label for finding in report.forbidden)
    if kinds:
        said = f"✗ What no file made by bluf has: {', '.join(kinds)}."
    elif report.unseen:
        said = "✗ Not all of it could be looked at."
    else:
        said = "✓ Nothing in it that a file made by bluf would not have."
    yield from closing_lines(said, width, report.ok, color)


def _listed(texts: list[str], limit: int | None, between: str = ", ") -> str:
    """Return texts in a row, with a `limit` each of them shortened and that many of them at most."""
    if limit is None:
        return between.join(texts)
    more = f" and {len(texts) - limit:,} more" if len(texts) > limit else ""
    return between.join(shortened(text, _LONGEST) for text in texts[:limit]) + more


def _counted(text: str, count: int) -> str:
    return f"{text} ×{count}" if count > 1 else text


def _dated(value: str) -> str:
    """Return a PDF's date (ISO 32000-1, 7.9.4) as XMP writes it, and any other value as it is."""
    found = _DATE.fullmatch(value)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else value


def _size(size: int) -> str:
    if size < 1000:
        return f"{size:,} bytes"
    return f"{size / 1000:,.0f} kB" if size < 10_000_000 else f"{size / 1_000_000:,.1f} MB"
