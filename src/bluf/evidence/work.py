"""What is done with sources in a process that is ended when it takes too much (`bluf.ground.confined`).

Here a file from anyone meets the libraries that read it, and its text the rules for quotes, figures and names. Nothing
that this module imports needs the brief's model, so the process starts soon.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bluf.evidence.facts import Known, known, lacking, missing
from bluf.evidence.facts.values import Value
from bluf.evidence.judgement import UNSAID, Judgement, Origin
from bluf.evidence.quotes import judge, prepared
from bluf.evidence.results import Missing, Said
from bluf.sources import SourceError, SourceText, read_source


def text_or_error(path: Path, encoding: str | None) -> SourceText | SourceError:
    """Read a source, or return why it can't be read."""
    try:
        return read_source(path, encoding)
    except SourceError as error:
        return error


def answers(
    sources: Sequence[SourceText | tuple[Path, str | None]],
    quotes: Sequence[tuple[str, str]],
    claims: Sequence[str | tuple[Value, ...]],
    about: Sequence[Said],
    origin: Origin = UNSAID,
    language: str = "en",
) -> Iterator[object]:
    """Yield in turn what is asked of a source, or of the texts of some; `about` is what is said of each.

    `origin` is what the brief says of the source that the quotes are asked of, and `language` is the brief's (BCP 47).

    First the text of a source that is given by its path and encoding, or why it can't be read, which is the end; then
    the judgements on the quotes, if there are any, each with its speaker; then for each of the claims, if there are
    any, the figures and names that none of the sources has: a claim is the text of a point, or the values of a table.
    """
    found: list[SourceText] = []
    for source in sources:
        read = source if isinstance(source, SourceText) else text_or_error(*source)
        if read is not source:
            yield read
        if isinstance(read, SourceError):
            return
        found.append(read)
    if quotes:
        yield _judgements(found[0], quotes, origin)
    if claims:
        ready = [
            known(source.text, years=said.years, about=said.about) for source, said in zip(found, about, strict=True)
        ]
        yield [tuple(_not_found(claim, ready, language)) for claim in claims]


def _not_found(claim: str | tuple[Value, ...], sources: Sequence[Known], language: str) -> list[Missing]:
    return missing(claim, sources, language) if isinstance(claim, str) else lacking(claim, sources, language)


def _judgements(source: SourceText, quotes: Sequence[tuple[str, str]], origin: Origin) -> list[Judgement]:
    ready = prepared(source, origin)
    return [judge(words, speaker, ready) for words, speaker in quotes]
