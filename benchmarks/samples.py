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


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
<path fill="#0b5c9e" d="M20 2 38 12V28L20 38 2 28V12Z"/><circle cx="20" cy="20" r="8" fill="#ffffff"/></svg>
"""
HOUSE = """description: The plain style with a letterhead.
based_on: plain
letterhead: {logo: logo.svg, alt: Emergency Operations Centre, lines: [Emergency Operations Centre]}
"""


def with_figures(brief: Path, count: int, folder: Path) -> tuple[list[Path], list[Path]]:
    """Write `count` copies of `brief` with its line chart and table under a logo, and as many without the three.

    The chart of each has a value of its own. The brief's picture is in none.
    """
    shutil.copytree(brief.parent / "data", folder / "data")
    shutil.copytree(brief.parent / "sources", folder / "sources")
    styles = folder / "templates" / "styles"
    styles.mkdir(parents=True)
    (styles / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (styles / "logo.svg").write_text(LOGO, encoding="utf-8")
    text = re.sub(r"^style:.*\n", "", brief.read_text(encoding="utf-8"), flags=re.MULTILINE)
    head, _, rest = text.partition("sections:\n")
    sections, _, tail = rest.partition("\nactors:\n")
    kept = "  - heading:".join(part for part in sections.split("  - heading:") if "picture:" not in part)
    drawn, plain = [], []
    for number in range(count):
        path = folder / f"drawn-{number:03}.yaml"
        own = kept.replace("[33, 24,", f"[33, {20 + number * 0.1:.1f},")
        path.write_text(f"style: house\n{head}sections:\n{own}\nactors:\n{tail}", encoding="utf-8")
        drawn.append(path)
        path = folder / f"plain-{number:03}.yaml"
        path.write_text(f"{head}actors:\n{tail}", encoding="utf-8")
        plain.append(path)
    return drawn, plain


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
