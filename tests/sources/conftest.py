"""Reading a source that a test writes down."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bluf.sources import SourceText, read_source

Read = Callable[..., SourceText]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that writes a file of that name and reads it as a source."""

    def written(name: str, data: str | bytes, encoding: str | None = None) -> SourceText:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_source(path, encoding)

    return written


def places(source: SourceText) -> list[tuple[str, str]]:
    """Return the paragraphs of a source, each with its place."""
    return [(str(source.place(start)), source.text[start:end]) for start, end in source.paragraphs]


def paragraphs(source: SourceText) -> list[str]:
    """Return the paragraphs of a source."""
    return [text for _, text in places(source)]
