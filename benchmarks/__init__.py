"""Measure bluf beside other ways to the same page: `make bench`."""
