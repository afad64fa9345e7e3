"""What an SVG has that a page can't show truly, or must not hold."""

from bluf.assets.picture_faults import PictureError

FLATTEN = "in the drawing program, turn it into plain shapes, or export the picture as a PNG"


def unsafe(what: str) -> PictureError:
    """Return the error of an SVG that has something that no page may hold: `what` is a noun."""
    return PictureError(f"it has {what}, which no page may hold", "export it as a plain SVG without that")


def undrawn(what: str, hint: str = FLATTEN) -> PictureError:
    """Return the error of an SVG that has something that can't be shown as it is meant: `what` is a noun."""
    return PictureError(f"it has {what}, which can't be shown as it is meant", hint)


def unread(what: str) -> PictureError:
    """Return the error of an SVG with a value that can't be read: `what` is a noun."""
    return PictureError(f"it has {what} that can't be read", "export it anew as a plain SVG")
