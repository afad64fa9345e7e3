"""Turn a Report into plain data for `--format json` (docs/inspect.md has its shape)."""

from typing import Any

from bluf.inspection.inspection_report import InspectionReport
from bluf.inspection.kinds import KINDS


def as_dict(report: InspectionReport) -> dict[str, Any]:
    """Return the report as JSON can hold it; what is not known is null."""
    return {
        "format": report.format,
        "version": report.version,
        "bytes": report.size,
        "sha256": report.sha256,
        "pages": report.pages,
        "pages_claimed": report.pages_claimed,
        "title": report.title,
        "language": report.language,
        "tagged": report.tagged,
        "claims": list(report.claims),
        "markings": [{"text": m.text, "where": m.where, "count": m.count} for m in report.markings],
        "metadata": [{"place": e.place, "name": e.name, "value": e.value} for e in report.metadata],
        "fonts": [{"name": font.name, "embedded": font.embedded} for font in report.fonts],
        "links": [{"target": link.target, "where": link.where, "count": link.count} for link in report.links],
        "findings": [
            {
                "kind": finding.kind,
                "forbidden": KINDS[finding.kind].forbidden,
                "what": finding.what,
                "where": finding.where or None,
                "count": finding.count,
            }
            for finding in report.findings
        ],
        "unseen": list(report.unseen),
    }
