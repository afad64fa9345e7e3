"""Show a source's narration with what is spoken hidden, so that names and verbs in speeches are taken for nobody's."""

from bluf.evidence.quotes.prepared_source import PreparedSource

HIDDEN = "·"  # stands for a character of a speech


def narration(start: int, end: int, source: PreparedSource) -> str:
    """Return the text from `start` to `end` with dots, as many as there are characters, for what is spoken.

    A speech's last character stays where it ends a sentence.
    """
    text = source.source.text
    pieces: list[str] = []
    at = start
    for stretch in source.speeches.between(start, end):
        begin, stop = max(stretch.start, start), min(stretch.end, end)
        if stretch.speech is not None and begin < stop:
            closing = text[stop - 1] if text[stop - 1] in ".!?" else HIDDEN
            pieces += (text[at:begin], HIDDEN * (stop - begin - 1), closing)
            at = stop
    pieces.append(text[at:end])
    return "".join(pieces)
