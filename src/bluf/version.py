"""bluf's version, and the name that its files bear. The package is built with this version too (pyproject.toml)."""

VERSION = "0.1.0"
NAME = f"bluf {VERSION}"
