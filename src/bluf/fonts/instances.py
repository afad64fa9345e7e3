"""Turn a variable font file into a static one: the face that it has at one place of its axes."""

from collections.abc import Mapping


def at_axes(data: bytes, location: Mapping[str, float]) -> bytes:
    """Return a font file with each axis of `location` pinned to a value, all of it written anew by HarfBuzz.

    Raises RuntimeError or uharfbuzz.HarfBuzzError where its tables make no sense.
    """
    import uharfbuzz

    face = uharfbuzz.Face(data)
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for tag, value in location.items():
        wanted.pin_axis_location(face, tag, value)
    made: bytes = uharfbuzz.subset(face, wanted).blob.data
    return made
