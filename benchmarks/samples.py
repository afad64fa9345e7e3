"""Make the briefs that are measured from one: many that differ, and one that fills its page."""

import re
import shutil
from pathlib import Path

import bluf
from bluf.problems import BriefError


def varied(brief: Path, count: int, folder: Path) -> list[Path]:
    """Write `count` copies of `brief`, each with a reference of its own, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    if (brief.parent / "sources").is_dir():
        shutil.copytree(brief.parent / "sources", folder / "sources")
    text = brief.read_text(encoding="utf-8")
    text = re.sub(r"^reference:.*\n", "", text, flags=re.MULTILINE)
    receipts = brief.with_suffix(".receipts.yaml")
    paths = []
    for number in range(count):
        path = folder / f"brief-{number:03}.yaml"
        path.write_text(f"{text}\nreference: BN-{number:04}\n", encoding="utf-8")
        if receipts.is_file():
            shutil.copy(receipts, path.with_suffix(".receipts.yaml"))
        paths.append(path)
    return paths


def filled(brief: Path, target: Path) -> Path:
    """Write a copy of `brief` to `target` with as many more next steps as one page holds, and return `target`."""
    text = brief.read_text(encoding="utf-8")
    text = re.sub(r"^next_steps:\n(?:[ ].*\n|\n)*", "", text, flags=re.MULTILINE)
    step = "  - Share the assessment with the policy directorate and ask the desk for its view of the next meeting.\n"
    held, kept = 1, text
    while True:
        longer = f"{text}\nnext_steps:\n{step * held}"
        target.write_text(longer, encoding="utf-8")
        try:
            bluf.fit(bluf.compose(bluf.load(target)))
        except BriefError:
            target.write_text(kept, encoding="utf-8")
            return target
        held, kept = held + 1, longer


def in_two_scripts(brief: Path, folder: Path) -> tuple[Path, Path]:
    """Write `brief` to `folder` as it is, and in English with each letter a Latin one; return both paths.

    Every field of the two is as long. Their quotes are not looked for: the sources name no files.
    """
    text = re.sub(r"^ +file: .*\n", "", brief.read_text(encoding="utf-8"), flags=re.MULTILINE)
    latin = {code: "etaoinshrdlucmfwygpbvk"[code % 22] for code in range(0x0590, 0x0A00)}
    in_latin = re.sub(r"^lang: .*$", "lang: en", text, flags=re.MULTILINE).translate(latin)
    paths = folder / brief.name, folder / "latin.yaml"
    for path, written in zip(paths, (text, in_latin), strict=True):
        path.write_text(written, encoding="utf-8")
    return paths
