"""Make a brief's DOCX with docxtpl, as a process of its own: `python -m benchmarks.docxtpl_process BRIEF DOCX`."""

import sys
from pathlib import Path

from benchmarks.rivals import docxtpl_docx

if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(docxtpl_docx(Path(sys.argv[1])))
