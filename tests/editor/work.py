"""What the tests have done in another process."""

import json
import os
import time
from pathlib import Path
from typing import NoReturn

from bluf.editor.jobs import Drawn


def echo(text: str) -> str:
    return text


def wait_for(path: Path) -> str:
    while not path.exists():
        time.sleep(0.01)
    return "there"


def loop() -> NoReturn:
    while True:
        pass


def slow_preview(text: str, _path: Path, _known: frozenset[str]) -> Drawn:
    """A preview that waits for the file that the text's first line names, if it says that it is slow."""
    first = text.splitlines()[0]
    if first.startswith("# slow "):
        wait_for(Path(first.removeprefix("# slow ")))
    return Drawn(json.dumps({"of": text}).encode(), {})


def slow_new(_path: Path, _template: str, article: str) -> list[object]:
    """A draft that waits for the file that its article names."""
    wait_for(Path(article))
    return []


def end(*_arguments: object) -> NoReturn:
    os._exit(3)


def fail(*_arguments: object) -> NoReturn:
    raise ZeroDivisionError("by nothing")
