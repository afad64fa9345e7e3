"""The engines that the DOCX of the matrix are rendered with."""

from tests.parity.conftest import engine

__all__ = ["engine"]
