"""Turn the list of sources' formats into the parts of pages that list them."""

from bluf.sources import FORMATS, Format, usual_suffixes


def read_of_each() -> str:
    """Return the table of what is read of each format, for `docs/quotes.md`."""
    rows = (f"| {_ends(each)} | {each.name} | {each.what} | {_place(each)} |\n" for each in FORMATS)
    head = "| files | kind | what is read | where a problem points |\n|---|---|---|---|\n"
    return head + "".join(rows)


def taken() -> str:
    """Return the sentence that says what a draft is made from, for `docs/drafting.md`."""
    return f"Sources are {usual_suffixes('and', '`')}, read as [a check reads them](quotes.md#sources).\n"


def _ends(kind: Format) -> str:
    return ", ".join(f"`{suffix}`" for suffix in kind.suffixes)


def _place(kind: Format) -> str:
    return f"{kind.place} (of those that have words)" if kind.place == "paragraph" else kind.place
