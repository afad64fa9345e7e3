"""Report faults of bluf's own: the terminal gets the whole, the page a line."""

import logging

LOG = logging.getLogger("uvicorn.error")


def reported(error: Exception) -> str:
    """Report an exception that nobody expected; return what the page says of it."""
    LOG.error("this is a bug in bluf", exc_info=error)
    return f"this is a bug in bluf ({type(error).__name__}); the terminal has the rest"
