"""Why a source can't be read."""


class SourceError(Exception):
    """A source can't be used: `code` is the problem's, `message` a clause for its reader, `hint` what to do."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(code, message, hint)

    def __str__(self) -> str:
        return self.message
