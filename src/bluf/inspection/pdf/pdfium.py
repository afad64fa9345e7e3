"""Call pdfium's functions that are called for each character, with plain numbers: half the time of the usual way."""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

from pypdfium2 import raw

_POINTER, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _quick(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
    address = ctypes.cast(function, _POINTER).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


@cache
def text_object_of() -> Callable[[int, int], int | None]:
    """Return the function that gives the address of the text object of a character; None for one that is made up."""
    return _quick(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)


@cache
def unicode_of() -> Callable[[int, int], int]:
    """Return the function that gives the code point of a character."""
    return _quick(raw.FPDFText_GetUnicode, _UINT, _POINTER, _INT)


@cache
def box_of() -> Callable[[int, int], tuple[float, float, float, float]]:
    """Return the function that gives the left, right, bottom and top of a character."""
    sides = [ctypes.c_double() for _ in range(4)]
    places = [ctypes.addressof(side) for side in sides]
    ask = _quick(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)

    def box(page: int, at: int) -> tuple[float, float, float, float]:
        ask(page, at, *places)
        left, right, bottom, top = sides
        return left.value, right.value, bottom.value, top.value

    return box


def address_of(handle: Any) -> int:
    """Return the address behind a handle of pdfium's."""
    return ctypes.cast(handle, _POINTER).value or 0
