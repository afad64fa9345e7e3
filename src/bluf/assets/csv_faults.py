"""What is wrong with a CSV file, and where in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bluf.problems import Span
from bluf.problems.details import Details


@dataclass(frozen=True, slots=True)
class CsvFault:
    """One fault. `code` is of the catalogue of problems; `span` is None where it is the whole file's.

    `message` follows the file's name where there is no span.
    """

    code: str
    message: str
    hint: str
    span: Span | None = None
    data: Details | None = None


class CsvError(Exception):
    """A CSV file can't be used. `faults` are in the order of the file, at least one."""

    def __init__(self, faults: Iterable[CsvFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.message for fault in self.faults))
