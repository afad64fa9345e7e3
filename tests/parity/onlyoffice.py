"""Render DOCX files with ONLYOFFICE's engine: `onlyoffice.py FOLDER FONTS FILE…` writes FOLDER/NAME.pdf of each."""

import sys
from pathlib import Path

import docbuilder


def main(folder: str, fonts: str, *files: str) -> int:
    """Render each file with the fonts in a folder; return how many could not be."""
    failed = 0
    for index, file in enumerate(map(Path, files)):
        builder = docbuilder.CDocBuilder()
        builder.SetProperty("--fonts-dir", fonts)
        builder.SetProperty("--fonts-system", "false")
        if index == 0:
            builder.SetProperty("--check-fonts", "true")
        opened = builder.OpenFile(str(file), "")
        saved = builder.SaveFile("pdf", str(Path(folder) / f"{file.stem}.pdf"))
        builder.CloseFile()
        failed += bool(opened or saved)
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
