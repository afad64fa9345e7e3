"""What is wrong with the file of a picture."""


class PictureError(Exception):
    """A picture can't be used. `message` follows the file's name, as in "it is broken"; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def broken(why: str = "") -> PictureError:
    """Return the error of a file that is damaged or cut off."""
    return PictureError(f"it is broken{': ' if why else ''}{why}", "save or export the picture anew")
