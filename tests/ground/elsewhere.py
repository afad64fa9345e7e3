"""A module that only the process imports."""


def seven() -> int:
    return 7
