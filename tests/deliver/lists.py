"""Distribution lists as text, and what is wrong with them."""

from bluf.deliver.distribution_list import DistributionList, ListFile, read_list
from bluf.problems import BriefError, Problem

INES = "  - {name: Ines Okafor, email: ines@harn.example, level: TLP:AMBER}\n"


def list_of(recipients: str, head: str = "title: Cabinet\n") -> ListFile:
    """Read a list from the lines of its recipients."""
    return read_list(f"{head}recipients:\n{recipients}".encode(), "lists/cabinet.yaml")


def listed(recipients: str, head: str = "title: Cabinet\n") -> DistributionList:
    return list_of(recipients, head).listed


def faults(text: str | bytes) -> list[Problem]:
    """Return what is wrong with a list; nothing where it can be read."""
    try:
        read_list(text.encode() if isinstance(text, str) else text, "lists/cabinet.yaml")
    except BriefError as error:
        return list(error.problems)
    return []


def told(recipients: str, head: str = "title: Cabinet\n") -> list[tuple[int, int, str, str]]:
    """Return the line, column, code and field of each problem of a list, in order."""
    found = faults(f"{head}recipients:\n{recipients}")
    return [
        (problem.span.line, problem.span.column, problem.code, str(problem.field))
        for problem in found
        if problem.span is not None
    ]
