"""Find what stands in the bytes of a PDF beside its objects, and comments wherever the format allows them (7.2.4)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.icc import said_by
from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pdf.byte_layout import ByteLayout, words_of_comment
from bluf.inspection.pdf.content_stream import StreamContent
from bluf.inspection.pdf.safe_values import Key, is_stream, number
from bluf.inspection.pdf.stream_unpacking import Streams, UnpackError
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.traces import machine_paths, words_in_bytes

if TYPE_CHECKING:
    from pikepdf import Pdf

_NULL = re.compile(rb"\d+\s+\d+\s+obj\s*(?:null\s*)?endobj")
_PROGRAM = 4  # the type of a function that is a program
_PRINTED = re.compile(rb"[\x20-\x7e]{6,}|(?:[\x20-\x7e]\0){6,}|(?:\0[\x20-\x7e]){6,}")
_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_SECTION = re.compile(rb"\s*(?:xref\b|\d{1,10}\s+\d{1,5}\s+obj\b)")
# A comment by which PostScript's resources are structured (Adobe's Technical Note 5001).
_STRUCTURING = re.compile(
    r"%!PS-Adobe-[\d. ]+ Resource-CMap|%%Title: \([\w+-]+ TeX [\w+-]+ \d\)\|?|%%Copyright:.*"
    r"|%%(?:[A-Z]\w++:?|\+)(?: ?\(?[\w.+-]++\)?){0,6}"
)


def layout_traits(data: bytes, layout: ByteLayout, pdf: "Pdf") -> Iterator[Trait]:
    """Yield comments, bytes of no object, earlier states, and objects that the file's own table does not name."""
    before = data.find(b"%PDF-")
    after = data[data.rfind(b"%%EOF") + 5 :].strip() if b"%%EOF" in data else b""
    if before > 0:
        yield found("bytes-before", f"{before:,} bytes before the beginning of the PDF{words_in_bytes(data[:before])}")
    if after:
        yield found("bytes-after", f"{len(after):,} bytes after the end of the PDF{words_in_bytes(after)}")
    for comment in layout.comments:
        yield found("comment-in-bytes", f"comment in the bytes: {comment}")
        yield from machine_paths(comment, "a comment in the bytes")
    for gap in layout.gaps:
        if gap.strip(b"\0\t\n\f\r "):
            yield found("bytes-between", f"{len(gap):,} bytes of no object{words_in_bytes(gap)}")
    yield from _earlier(data, layout, pdf)
    if not layout.finished:
        yield Unseen("comments in the bytes: an object has no end, so what follows it was not looked at")


def _earlier(data: bytes, layout: ByteLayout, pdf: "Pdf") -> Iterator[Trait]:
    saved = versions(data)
    if saved > 1:
        yield found("saved-over", f"saved {saved} times, each earlier state is still in the file")
        return
    counted = Counter(layout.objects.values())
    twice = sum(1 for times in counted.values() if times > 1)
    if twice:
        yield found("object-twice", f"{twice} object{'s' * (twice > 1)} of which an earlier state is in the file")
    unnamed = [at for at, key in layout.objects.items() if not _is_named(pdf, key) and not _NULL.match(data, at)]
    if unnamed:
        words = words_in_bytes(data[unnamed[0] : unnamed[0] + 200].partition(b"endobj")[0].partition(b"obj")[2])
        plural = "s" * (len(unnamed) > 1)
        yield found("object-unnamed", f"{len(unnamed)} object{plural} that the file's own table does not name{words}")


def _is_named(pdf: "Pdf", key: Key) -> bool:
    try:
        return pdf.get_object(*key) is not None
    except Exception:  # damaged, and so named
        return True


def versions(data: bytes) -> int:
    """Return how often the file was saved: each save after the first adds a cross-reference section and an end.

    A linearised file has two sections for one save (annex F), the first of which says `startxref 0`.
    """
    shift = max(data[:1024].find(b"%PDF-"), 0)
    ends = {int(end[1]) for end in _END.finditer(data)}
    return max(1, sum(1 for at in ends if at and (_SECTION.match(data, at) or _SECTION.match(data, at + shift))))


def content_comments(content: StreamContent, where: str) -> Iterator[Trait]:
    """Yield what a content stream says that it doesn't draw: comments, and strings that no operator shows."""
    for comment in content.comments:
        if text := words_of_comment(comment):
            yield found("comment-in-content", text, where)
            yield from machine_paths(text, where)
    for stray in content.stray:
        text = _string(stray)
        if len(text.strip()) > 1:
            yield found("string-in-content", text, where)
    words = [word.decode("latin-1") for word in content.unknown if len(word) > 2]
    if words:
        yield found("string-in-content", " ".join(dict.fromkeys(words[:20])), where)


def map_comments(data: bytes, where: str) -> Iterator[Trait]:
    """Yield the comments in a character map (9.7.5), but for those that such maps are made of."""
    rest = re.sub(rb"%[^\r\n]*", b"", data).decode("latin-1")
    for line in re.findall(rb"%[^\r\n]{0,1000}", data):
        text = words_of_comment(line)
        named = all(word in rest for word in re.findall(r"[\w.+-]+", text.partition(":")[2]))
        if text and not _STRUCTURING.fullmatch(text) and not (text.startswith("%%Title:") and named):
            yield found("comment-in-map", text, where)


def program_comments(objects: Objects, streams: Streams) -> Iterator[Trait]:
    """Yield the comments in functions that are programs (7.10.5), and the paths in profiles of colours."""
    for typed in objects.of("Function", "Profile", "ColorSpace"):
        if not is_stream(typed.value):
            continue
        try:
            data = streams.read(typed.value)
        except UnpackError:
            yield Unseen(f"a {typed.type}, {typed.where}: it can't be unpacked")
            continue
        if typed.type == "Function" and number(typed.value, "/FunctionType") == _PROGRAM:
            for line in re.findall(rb"%[^\r\n]{0,1000}", data):
                if text := words_of_comment(line):
                    yield found("comment-in-map", text, typed.where)
        elif typed.type != "Function":
            for run in _PRINTED.findall(data):
                yield from machine_paths(
                    run.replace(b"\0", b"").decode("latin-1"), f"a profile of colours, {typed.where}"
                )
            yield from profile_traits(data, typed.where)


def profile_traits(data: bytes, where: str) -> Iterator[Trait]:
    """Yield what a profile of colours carries beside colours."""
    for said in said_by(data):
        text = said.data.decode("latin-1") if said.ordinary else f"{len(said.data):,} bytes{words_in_bytes(said.data)}"
        yield found("profile-text" if said.ordinary else "profile-data", f"{said.place}: {text}", where)


def _string(written: bytes) -> str:
    from pikepdf import String

    from bluf.inspection.pdf.safe_values import text_of

    if written.startswith(b"<"):
        try:
            return text_of(String(bytes.fromhex(written.strip(b"<>").decode("ascii", "ignore"))))
        except ValueError:
            return ""
    return written[1:-1].decode("latin-1")
