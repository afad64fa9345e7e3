"""Why a source can't be read."""


class SourceError(Exception):
    """A source can't be used: `code` is the problem's, `message` a clause for its reader, `hint` what to do.

    `meant` is the name of the file that was probably meant; `of_encoding` says that the file's encoding is at fault.
    """

    def __init__(
        self, code: str, message: str, hint: str | None = None, meant: str | None = None, of_encoding: bool = False
    ) -> None:
        self.code, self.message, self.hint = code, message, hint
        self.meant, self.of_encoding = meant, of_encoding
        super().__init__(code, message, hint, meant, of_encoding)

    def __str__(self) -> str:
        return self.message
