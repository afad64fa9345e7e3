"""How much of a file is read, so that none can exhaust the machine. docs/inspect.md states these."""

MIB = 1 << 20

FILE = 200 * MIB
PARTS = 5_000  # of a DOCX
PART = 32 * MIB  # one XML part, unpacked
UNPACKED = 256 * MIB  # all the parts that are read
TAGS = 2_000_000  # of one XML part
PDF_STREAM = 64 * MIB  # one stream of a PDF, unpacked
PDF_OBJECTS = 200_000
PDF_NODES = 2_000_000  # dictionaries, arrays and values in them
PDF_FORMS = 100_000  # drawn on one page, those in others included
PDF_CONTENT = 256 * MIB  # what all pages and forms draw, unpacked
PDF_PAGES = 300  # whose text is looked at
PICTURE = 40_000_000  # pixels; a page with a larger one is not drawn
PICTURE_READ = 32 * MIB
KEPT = 2_000  # findings, links and entries of one file
