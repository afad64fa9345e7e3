"""The exit codes of `bluf`.

0: good. 1: a brief is at fault, or an output cannot be written. 2: the command was misused. 70: a bug in bluf
(sysexits.h, EX_SOFTWARE). A signal ends it with 128 and its number, as a shell says it: 129 where its terminal is gone,
130 for Ctrl-C, 141 where the reader of standard output has gone, 143 for a request to end.
"""

GOOD, AT_FAULT, MISUSED, BUG = 0, 1, 2, 70
INTERRUPTED, PIPE_CLOSED = 130, 141
SIGNALLED = 128  # and the signal's number
