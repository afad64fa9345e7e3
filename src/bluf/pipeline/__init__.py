"""The pipeline: call the phases in order, on one brief or on many, and write what they make.

`phases` runs the phases on one brief, `building` makes its outputs, `building_many` those of many, `watching` says what
a brief is made from. Nothing is imported here, so that what does not lay out a page need not pay for it.
"""
