"""The pipeline: call the phases in order, on one brief or on many, and write what they make.

`phases` is the public API's functions, `building` makes a brief's outputs, `many` does so on all cores, `watching` says
what a brief is made from. Nothing is imported here, so that what does not lay out a page need not pay for it.
"""
