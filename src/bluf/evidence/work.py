"""What is done with sources in a process that is ended when it takes too much (`bluf.ground.confined`).

Here a file from anyone meets the libraries that read it, and its text the rules for quotes, figures and names. Nothing
that this module imports needs the brief's model, so the process starts soon.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bluf.evidence.facts import known, missing
from bluf.evidence.judgement import Judgement
from bluf.evidence.quotes import judge, prepared
from bluf.evidence.results import Missing, Said
from bluf.sources import SourceError, SourceText, read_source


def text_or_error(path: Path, encoding: str | None) -> SourceText | SourceError:
    """Read a source, or return why it can't be read."""
    try:
        return read_source(path, encoding)
    except SourceError as error:
        return error


def checked(
    path: Path, encoding: str | None, asked: Sequence[tuple[str, str]], texts: Sequence[str], about: Said
) -> tuple[SourceText, list[Judgement], list[tuple[Missing, ...]]] | SourceError:
    """Read a source and compare with it all that is asked of it alone; `about` is what is said of it.

    Returns its text, the judgements on the quotes, and what it does not have of each text.
    """
    source = text_or_error(path, encoding)
    if isinstance(source, SourceError):
        return source
    said = replace(about, text=source.text)
    return source, judgements(source, asked) if asked else [], not_found(texts, [said]) if texts else []


def judgements(source: SourceText, asked: Sequence[tuple[str, str]]) -> list[Judgement]:
    """Judge quotes, each with its speaker, against a source."""
    ready = prepared(source)
    return [judge(words, speaker, ready) for words, speaker in asked]


def not_found(texts: Sequence[str], sources: Sequence[Said]) -> list[tuple[Missing, ...]]:
    """Return for each text the figures and names in it that none of the sources has."""
    ready = [known(source.text, years=source.years, about=source.about) for source in sources]
    return [tuple(missing(text, ready)) for text in texts]
