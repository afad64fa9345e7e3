"""Turn a path or bytes into a Report."""

from pathlib import Path

from bluf.inspection import opened_file
from bluf.inspection.inspection_report import InspectionReport


def inspect(file: str | Path | bytes, name: str | None = None) -> InspectionReport:
    """Return what travels with a PDF or DOCX. `name` is what the report calls it: by default its path.

    Raises BriefError with one problem, `inspect-…`, where the file can't be inspected; no other error, whatever is in
    the file.
    """
    if isinstance(file, bytes):
        name, data = name or "-", file
    else:
        name, data = name or str(file), opened_file.read(Path(file))
    if opened_file.format_of(data, name) is opened_file.FileFormat.PDF:
        from bluf.inspection.pdf import inspect_pdf

        return inspect_pdf(data, name)
    from bluf.inspection.docx import inspect_docx

    return inspect_docx(data, name)
