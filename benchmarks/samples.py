"""Make the briefs that are measured from one: many that differ, and one that fills its page."""

import re
import shutil
from pathlib import Path

import bluf
from bluf.brief.portion_marks import banner_of
from bluf.deliver.distribution_list import read_list
from bluf.deliver.making import CopyPages
from bluf.deliver.planning import plan
from bluf.ground.workspace import Workspace
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


def crowded(brief: Path, folder: Path) -> Path:
    """Write `brief` to `folder` with two points, twelve actors and eight quotes, and return its path.

    That is more than a column beside the points holds.
    """
    folder.mkdir()
    text = re.sub(
        r"^(?:sections|key_points|actors|quotes|next_steps):\n(?:[ ].*\n|\n)*",
        "",
        brief.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    names = [f"Delegation {letter}" for letter in "ABCDEFGHIJKL"]
    wants = "Wants a text by Friday, and would sign it if the limit were reviewed after two years."
    said = "Everybody here is for safety until the invoice comes, and then they are all for arithmetic."
    path = folder / brief.name
    path.write_text(
        f"{text}\nkey_points: [The fee is the only open point., The others have agreed.]\nactors:\n"
        + "".join(f'  - {{name: {name}, position: "{wants}"}}\n' for name in names)
        + "quotes:\n"
        + "".join(f'  - {{text: "{said}", speaker: {name}}}\n' for name in names[:8]),
        encoding="utf-8",
    )
    return path


def arranged(brief: Path, arrangement: str, count: int, folder: Path) -> tuple[list[Path], list[Path]]:
    """Write `count` copies of `brief`, and as many that name an arrangement, and return their paths.

    Each copy has a reference of its own.
    """
    folder.mkdir()
    named = folder / brief.name
    named.write_text(f"{brief.read_text(encoding='utf-8')}\narrange: {arrangement}\n", encoding="utf-8")
    return varied(brief, count, folder / "chosen"), varied(named, count, folder / "named")


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
<path fill="#0b5c9e" d="M20 2 38 12V28L20 38 2 28V12Z"/><circle cx="20" cy="20" r="8" fill="#ffffff"/></svg>
"""
HOUSE = """description: The plain style with a letterhead.
based_on: plain
letterhead: {logo: logo.svg, alt: Emergency Operations Centre, lines: [Emergency Operations Centre]}
"""
CHART = """\
    chart:
      kind: line
      title: It overtops on Wednesday unless the spillway is cut
      unit: metres below the crest
      data: {x: [Fri 14, Sat, Sun, Mon 17, Tue, Wed 19], series: {Level: [33, 24, 15.5, 9, ~, ~]}}
      marks: [{at: 0, label: Crest}]
      band: {from: Mon 17, low: [9, 0], high: [9, 4], label: forecast}
      reversed: true
      alt: The lake rises from 33 to 9 metres below the crest in three days.
"""
TABLE = """\
    table:
      columns: [Village, People, Wave, After]
      rows:
        - [Cairnside, 780, 6.5 m, 11 min]
        - [Lower Orrin, "1,930", 5.0 m, 22 min]
        - [Tansy Mill, "1,240", 4.0 m, 34 min]
        - [Bridge End, "1,460", 2.8 m, 52 min]
        - [Saltham, 990, 2.0 m, 70 min]
      total: {Village: Total, People: "6,400"}
"""


def with_figures(brief: Path, count: int, folder: Path) -> tuple[list[Path], list[Path]]:
    """Write `count` copies of `brief` with a line chart, a table and a logo, and as many of the same page without them.

    Its own sections make room for them. Each copy has a reference of its own.
    """
    styles = folder / "templates" / "styles"
    styles.mkdir(parents=True)
    (styles / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (styles / "logo.svg").write_text(LOGO, encoding="utf-8")
    text = re.sub(r"^sections:\n(?:[ ].*\n|\n)*", "", brief.read_text(encoding="utf-8"), flags=re.MULTILINE)
    made: tuple[list[Path], list[Path]] = ([], [])
    for paths, name, head, chart, table in zip(
        made, ("drawn", "plain"), ("style: house\n", ""), (CHART, ""), (TABLE, ""), strict=True
    ):
        sections = (
            f"sections:\n  - heading: Lake level\n    text: The lake rises.\n{chart}"
            f"  - heading: Needs\n    text: By village.\n{table}"
        )
        whole = folder / f"{name}.yaml"
        whole.write_text(f"{head}{text}\n{sections}", encoding="utf-8")
        paths += varied(whole, count, folder / "briefs" / name)
    return made


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


def written_copies(path: Path, count: int, workspace: Workspace) -> list[bytes]:
    """Return the files of `count` copies of the whole brief, in both formats."""
    brief = bluf.load(path)
    banner = banner_of(brief)
    level = f"level: {banner.label}, " if banner and banner.level is not None else ""
    recipients = "".join(
        f"  - {{name: Desk {number}, email: desk-{number}@harn.example, {level}formats: [pdf, docx]}}\n"
        for number in range(count)
    )
    listed = read_list(f"title: All desks\nrecipients:\n{recipients}".encode(), "lists/desks.yaml")
    planned = plan(brief, listed)
    pages = CopyPages(planned)
    return [pages.content(copy, form, workspace) for copy in planned.copies for form in ("pdf", "docx")]
