"""Turn what `bluf inspect` looks for, its kinds of finding and its limits into `docs/inspect.md`."""

from collections.abc import Iterator

from bluf.inspection import KINDS, reading_limits
from bluf.inspection.looks import LOOKS

_HEAD = """\
# What travels with a file

`bluf inspect FILE…` shows, for a PDF or DOCX from anyone, what travels with it beside what is read on its pages.
Inspect what you are about to send, and what you were sent. Files by bluf are made to pass: a test builds every sample
brief and inspects it.

```console
$ bluf build briefs/one-page-format.yaml
out/one-page-format.pdf
out/one-page-format.docx
$ bluf inspect out/one-page-format.pdf
out/one-page-format.pdf
    file                PDF 1.7 · 27 kB · 1 page · tagged · says it is PDF/UA-1 and PDF/A-2a
    title               Adopt a one-page format for briefings
    language            en-GB
    marking             none found
    fonts               Arimo-Bold, Arimo-Regular
    CreationDate        2024-11-04T00:00:00Z  (also ModDate, xmp:CreateDate, xmp:ModifyDate,
                        xmp:MetadataDate)
    Creator             bluf 0.1.0  (also Producer, xmp:CreatorTool, pdf:Producer)
    Subject             A sample decision memo  (also dc:description)

  ✓ Nothing in it that a file made by bluf would not have.
```

Then come what was found, what it is and where, with a `!` before what a file made by bluf never has; then the links.
What good files have for good reason (bookmarks, tooltips, alternative texts, captions, names of styles) has no `!`,
unless it says other words than the page, or bears a path or an address. A list of one kind is cut after eight; `--all`
and `--format json` have it whole. Fields of the metadata that say the same
share a line. Whether a PDF keeps the standards that it names is not checked.

Nothing in a file is run, fetched or followed, and nothing is written.

## Exit codes

| code | means |
|---|---|
| 0 | in none of the files is anything that a file made by bluf never has |
| 1 | there is, in one at least; or a file, or part of one, could not be looked at |
| 2 | the command was misused |

A file that can't be inspected is a problem on standard error ([diagnostics](diagnostics.md#inspection)) and does not
stop the others.

## What is found

`make docs` writes this table, and those of what is looked for, from what the code knows.

| kind | is | never in bluf's own |
|---|---|---|
"""
_LOOKS = """
## What is looked for

A test plants each of these in a file of bluf's and finds it.
"""
_LIMITS = """
## Limits

A file is looked at in a process of its own, which the system ends when it takes too much: 1 s of processor time and
200 MB, and 1 s and 30 MB more for each MiB of the file (on Windows the clock counts, and memory is not bounded). Within
that, these are as far as it looks. What lies beyond is an error where nothing can be said without it; else it is told
as "not looked at", and the exit code is 1.

| of | at most |
|---|---|
"""
_TAIL = """
## What it can't see

- **What a picture shows.** Text in a picture, a face, a name on a screenshot: no picture is read.
- **Hidden text of every kind.** In a PDF, a word is hidden where the drawing of its page has one colour only in its
  place; text under half-transparent shapes, or behind a picture with many colours, is seen as visible. In a DOCX,
  colour is judged where the ground is known for certain, not on pictures and patterns, and what one drawing covers of
  another is not known.
- **Every letter that lies.** What a font's letters draw is compared with what they say by their outlines, for Latin
  letters and digits and not between those that look alike (o and 0); fonts made of drawings (Type 3) are not compared.
- **Lines and shapes.** What is drawn and is no text, such as a signature under a box, is not looked for.
- **The same words in another order.** A label is compared with the page word by word.
- **What is meant.** A visible sentence can give away as much as a comment.
- **Markings elsewhere.** They are looked for in headers, footers and the first and last lines of a page: TLP, and
  banners of the US, the UK, NATO, the EU, Canada, Australia and Germany in capitals.
- **Whether a signature is valid,** and whether links lead to what they say.
- **Watermarks and the spacing of letters** by which a copy may be traced to its reader.
- **Other formats:** XLSX, PPTX, ODT, and the file inside the file. An attachment or a chart's workbook is named and not
  looked into.
- **Patterns in the numbers:** spaces in a file, the order of its objects, the last bits of a picture's pixels.

## `--format json`

One JSON object on standard output, in UTF-8, with one member, `files`: a list of [file](#file), in the order named.
What is listed here stays; new members may be added. A test compares these tables with what bluf prints.

In Python, `bluf.inspect(path)` returns such a report as an object, or raises `BriefError` with the problem.

### file

| member | type | is |
|---|---|---|
| `path` | string | the file as it was named; `<stdin>` for standard input |
| `ok` | boolean | whether all of it was looked at, and nothing in it is what a file made by bluf never has |
| `problems` | list of [problem](json.md#problem) | why it could not be inspected; empty if it was |
| `report` | [report](#report) or null | what was found; null if it could not be inspected |

### report

| member | type | is |
|---|---|---|
| `format` | string | `pdf` or `docx`, whatever the file's name says |
| `version` | string | such as `PDF 1.7`; `DOCX`, or `DOCM` with macros |
| `bytes` | integer | its size |
| `sha256` | string | of its content, in hex |
| `pages` | integer or null | how many pages; null if that is not known |
| `pages_claimed` | boolean | whether that is only what the file claims, as of every DOCX |
| `title` | string or null | as its properties have it |
| `language` | string or null | as the file says it |
| `tagged` | boolean | whether a PDF is tagged, or a DOCX has headings |
| `claims` | list of strings | the standards that a PDF says it keeps, such as `PDF/UA-1` |
| `markings` | list of [marking](#marking) | the markings found |
| `metadata` | list of [metadata](#metadata) | every field of its properties |
| `fonts` | list of [font](#font) | the fonts that it names |
| `links` | list of [link](#link) | where its links lead, each address once |
| `findings` | list of [finding](#finding) | what was found, in the order of the table above |
| `unseen` | list of strings | what was not looked at, and why |

### marking

| member | type | is |
|---|---|---|
| `text` | string | such as `TLP:AMBER` |
| `where` | string | the first place: a page or a part |
| `count` | integer | how often |

### metadata

| member | type | is |
|---|---|---|
| `place` | string | `info` or `xmp` of a PDF; `core`, `app` or `custom` of a DOCX |
| `name` | string | the field's name there |
| `value` | string | what it holds |

### font

| member | type | is |
|---|---|---|
| `name` | string | the font's name, without the letters that mark a subset |
| `embedded` | boolean | whether its outlines are in the file |

### link

| member | type | is |
|---|---|---|
| `target` | string | the address |
| `where` | string | the first place; empty where it is not known |
| `count` | integer | how often |

### finding

| member | type | is |
|---|---|---|
| `kind` | string | as in the table above |
| `forbidden` | boolean | whether a file made by bluf never has it |
| `what` | string | the thing itself, cut after 120 characters |
| `where` | string or null | the first place |
| `count` | integer | how often |
"""
_MIB = reading_limits.MIB


def inspection() -> str:
    """Return the page."""
    each = KINDS.values()
    kinds = (f"| `{kind.name}` | {kind.meaning} | {'yes' if kind.forbidden else 'no'} |\n" for kind in each)
    small, large = reading_limits.limits_of(0), reading_limits.limits_of(_MIB)
    rows = {
        "a file": f"{reading_limits.FILE // _MIB} MiB",
        "what is unpacked of a file": _grows(small.unpacked, large.unpacked),
        "what draws the pages of a PDF, unpacked": _grows(small.content, large.content),
        "values in a PDF's objects": _counts(small.nodes, large.nodes),
        "pages of a PDF that are looked at": f"{reading_limits.PAGES:,}",
        "forms (parts drawn by name) on a page that is drawn": f"{reading_limits.FORMS:,}",
        "pixels of the pictures on a page that is drawn": _counts(small.pixels, large.pixels),
        "parts of a DOCX": f"{reading_limits.PARTS:,}",
        "memory for the XML of a DOCX": _grows(small.tree, large.tree),
        "things of one sort that are kept": f"{reading_limits.KEPT:,}",
    }
    told = (f"| {of} | {most} |\n" for of, most in rows.items())
    return "".join((_HEAD, *kinds, _LOOKS, *_looks(), _LIMITS, *told, _TAIL))


def _grows(least: int, with_a_mib: int) -> str:
    return f"{least // _MIB} MiB, and {(with_a_mib - least) // _MIB} MiB more for each MiB of the file"


def _counts(least: int, with_a_mib: int) -> str:
    return f"{least:,}, and {with_a_mib - least:,} more for each MiB of the file"


def _looks() -> Iterator[str]:
    """Yield a table for each format, in the order of the kinds."""
    order = list(KINDS)
    for form, title in (("PDF", "In a PDF"), ("DOCX", "In a DOCX"), ("", "In both, and in their pictures")):
        yield f"\n### {title}\n\n| looked for | kind |\n|---|---|\n"
        looks = [look for look in LOOKS.values() if look.format == form]
        for look in sorted(looks, key=lambda look: order.index(look.kind)):
            yield f"| {look.meaning} | `{look.kind}` |\n"
