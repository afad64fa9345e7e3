"""Write numbers as PDF and SVG have them."""


def number(value: float) -> str:
    """Return a number with at most three decimals: a thousandth of a point is finer than any device."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
