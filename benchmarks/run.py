"""Measure bluf beside other ways to the same page, print the tables and write `docs/benchmarks.md`.

Ten comparisons: (a) warm, from the YAML file to the bytes of the formats; (b) as whole processes; (c) the search for
the fitting step against one layout; (d) many briefs on all cores, with their peak memory; (e) many quotes
against a long source; (f) drafts from a short and a long source; (g) a brief that is written from right to left
beside a Latin one; (h) a page with a table, a line chart and a logo beside the same page without them; (i) pages whose
arrangement is chosen beside the same pages in the arrangement that they name; (j) twelve copies of a brief beside one
build of it.
"""

import argparse
import compileall
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from rapidfuzz import fuzz

import bluf
from benchmarks import rivals
from benchmarks.memory import watch
from benchmarks.report import Row, Table, markdown
from benchmarks.samples import arranged, crowded, filled, in_two_scripts, varied, with_figures, written_copies
from benchmarks.sources import long_source, only_speeches
from benchmarks.timing import in_turns
from bluf import layout
from bluf.draft.extract import extract
from bluf.evidence.quotes import judge, prepared
from bluf.evidence.verdicts import Verdict
from bluf.ground.workspace import Workspace
from bluf.sources import read_source

PROJECT = Path(__file__).resolve().parents[1]
BRIEF = PROJECT / "briefs" / "indo-pacific-nato.yaml"
CHARTED = PROJECT / "briefs" / "tarsin-cholera.yaml"
PICTURED = PROJECT / "briefs" / "orrin-landslide.yaml"
RIGHT_TO_LEFT = PROJECT / "briefs" / "reservoir-ar.yaml"
REPORT = PROJECT / "docs" / "benchmarks.md"
BLUF = Path(sys.executable).with_name("bluf")


def bluf_both(path: Path) -> tuple[bytes, bytes]:
    """Return a brief's PDF and DOCX, from the file to the bytes."""
    page = bluf.fit(bluf.compose(bluf.load(path)))
    return bluf.write_pdf(page), bluf.write_docx(page)


def warm(folder: Path, rounds: int) -> Table:
    """Measure (a)."""
    briefs = varied(BRIEF, rounds, folder / "warm")
    ways: dict[str, Callable[[Path], object]] = {
        "bluf: PDF and DOCX": bluf_both,
        "docxtpl: DOCX": rivals.docxtpl_docx,
        "typst: PDF/UA-1": rivals.typst_pdf,
        "WeasyPrint: PDF": rivals.weasyprint_pdf,
    }
    timed = in_turns({name: lambda turn, way=way: way(briefs[turn]) for name, way in ways.items()}, rounds)  # type: ignore[misc]
    own = timed["bluf: PDF and DOCX"].median
    both = timed["docxtpl: DOCX"].median + timed["typst: PDF/UA-1"].median
    rows = [Row(name, t.median, t.spread) for name, t in timed.items()]
    return Table(
        "a",
        "One brief, warm",
        f"From the YAML file to the bytes, in one process that has done it before; {rounds} rounds, each on a brief "
        "with a reference of its own.",
        (*rows, Row("docxtpl + typst, to get both formats", both)),
        (("bluf / (docxtpl + typst)", own / both, 0.7),),
    )


def processes(folder: Path, rounds: int) -> Table:
    """Measure (b)."""
    out = folder / "processes"
    out.mkdir()
    docx = out / "rival.docx"
    office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]

    def run(*command: str | Path) -> None:
        subprocess.run([str(part) for part in command], check=True, capture_output=True, cwd=PROJECT)

    def through_office(_: int) -> None:
        run(sys.executable, "-m", "benchmarks.docxtpl_process", BRIEF, docx)
        run(*office, "--outdir", out, docx)

    timed = in_turns(
        {
            "bluf build": lambda _: run(BLUF, "build", "--fresh", BRIEF, "--out", out),
            "docxtpl, then soffice --convert-to pdf": through_office,
        },
        rounds,
        warm_up=1,
    )
    own, other = (t.median for t in timed.values())
    return Table(
        "b",
        "One brief, as whole processes",
        f"From the shell's prompt to both files on disk; {rounds} rounds.",
        tuple(Row(name, t.median, t.spread) for name, t in timed.items()),
        (("bluf / (docxtpl + soffice)", own / other, 0.3),),
    )


def search(folder: Path, rounds: int) -> Table:
    """Measure (c)."""
    full = filled(BRIEF, folder / "full.yaml")
    rows, ratios = [], []
    for name, path in (("the sample brief", BRIEF), ("a brief that fills its page", full)):
        document = bluf.compose(bluf.load(path))
        step = layout.fit(document).step
        timed = in_turns(
            {
                "fit": lambda _, document=document: layout.fit(document),  # type: ignore[misc]
                "one": lambda _, document=document: layout.lay_out(document),  # type: ignore[misc]
            },
            rounds,
        )
        rows += [
            Row(f"search, {name} (found: {step.name})", timed["fit"].median, timed["fit"].spread),
            Row(f"one layout, as designed, {name}", timed["one"].median, timed["one"].spread),
        ]
        ratios.append((f"search / one layout, {name}", timed["fit"].median / timed["one"].median, 1.5))
    return Table(
        "c",
        "The search for the fitting step",
        f"Finding the least compressed step of the ladder that fits, against one layout as designed; {rounds} rounds.",
        tuple(rows),
        tuple(ratios),
    )


def many(folder: Path, counts: tuple[int, int]) -> Table:
    """Measure (d)."""
    rows = []
    watched = {}
    for count in counts:
        briefs = varied(BRIEF, count, folder / f"many-{count}")
        command: list[str | Path] = [BLUF, "build", *briefs, "--out", folder / f"out-{count}"]
        watched[count] = run = watch(command)
        made = len(list((folder / f"out-{count}").glob("*.pdf")))
        if made != count:
            raise RuntimeError(f"{made} of {count} PDFs were made")
        note = f"{run.peak / 2**20:.0f} MiB at its peak, {count / run.seconds:.0f} briefs a second"
        rows.append(Row(f"bluf build, {count} briefs", run.seconds, note=note))
    few, lots = counts
    again = watch(command)
    rows.append(Row(f"the same again, {lots} briefs unchanged", again.seconds, note=f"{again.peak / 2**20:.0f} MiB"))
    return Table(
        "d",
        "Many briefs, on all cores",
        f"`bluf build` of {few} and of {lots} briefs, both formats, in {os.cpu_count()} cores; memory is that of all "
        "its processes together, shared pages counted once.",
        tuple(rows),
        (
            (f"peak memory, {lots} briefs / {few} briefs", watched[lots].peak / watched[few].peak, 1.1),
            (f"time, {lots} briefs unchanged / built", again.seconds / watched[lots].seconds, 0.05),
        ),
        ("time", "memory and speed"),
    )


def quotes(folder: Path, rounds: int, size: int = 2**20, count: int = 200) -> Table:
    """Measure (e)."""
    text, spoken = long_source(size, count)
    path = folder / "source.txt"
    path.write_text(text, encoding="utf-8")

    def judged(change: Callable[[str], str]) -> Counter[Verdict]:
        source = prepared(read_source(path))
        return Counter(judge(change(said), speaker, source).verdict for said, speaker in spoken)

    def searched() -> float:
        source = path.read_text(encoding="utf-8")
        return sum(fuzz.partial_ratio(said, source) for said, _ in spoken)

    def without_a_word(said: str) -> str:
        words = said.split()
        return " ".join(words[:4] + words[5:])

    if judged(str) != {Verdict.VERIFIED: count} or Verdict.VERIFIED in judged(without_a_word):
        raise RuntimeError("the quotes are not judged as they are made")
    timed = in_turns(
        {
            "bluf, every quote verbatim": lambda _: judged(str),
            "bluf, every quote with a word left out": lambda _: judged(without_a_word),
            "rapidfuzz.fuzz.partial_ratio, every quote verbatim": lambda _: searched(),
        },
        rounds,
        warm_up=0,
    )
    own, altered, simplest = (t.median for t in timed.values())
    return Table(
        "e",
        "Many quotes against a long source",
        f"{count} quotes against a source of {size // 2**20} MiB, read from its file each time: bluf's verdict on each "
        f"with its speaker, and the simplest search of the library that it finds near misses with; {rounds} rounds.",
        tuple(Row(name, t.median, t.spread) for name, t in timed.items()),
        (
            ("bluf, verbatim / simplest search", own / simplest, 1.0),
            ("bluf, a word left out / simplest search", altered / simplest, 1.0),
        ),
    )


def drafts(folder: Path, rounds: int, sizes: tuple[int, int] = (100 * 2**10, 2**20)) -> Table:
    """Measure (f)."""
    rows: list[Row] = []
    ratios: list[tuple[str, float, float]] = []
    for name, text_of in (("a speech a paragraph", long_source), ("speeches only", only_speeches)):
        paths = [folder / f"{text_of.__name__}-{size}.txt" for size in sizes]
        for path, size in zip(paths, sizes, strict=True):
            path.write_text(text_of(size, 0)[0], encoding="utf-8")
        timed = in_turns(
            {path.name: lambda _, path=path: extract(path, path.name, "source", True) for path in paths},  # type: ignore[misc]
            rounds,
            warm_up=0,
        )
        small, large = (timed[path.name] for path in paths)
        rows += [
            Row(f"{sizes[0] // 2**10} KiB, {name}", small.median, small.spread),
            Row(f"{sizes[1] // 2**10} KiB, {name}", large.median, large.spread),
        ]
        ratios.append((f"large / small, {name}", large.median / small.median, 12.0))
    return Table(
        "f",
        "A draft from a long source",
        f"What `bluf new --from` takes from a source full of quotes, from its file to what a draft may hold; {rounds} "
        "rounds.",
        tuple(rows),
        tuple(ratios),
    )


def scripts(folder: Path, rounds: int, starts: int) -> Table:
    """Measure (g)."""
    briefs = dict(zip(("Arabic", "Latin"), in_two_scripts(RIGHT_TO_LEFT, folder), strict=True))
    out = folder / "scripts"
    out.mkdir()

    def build(path: Path) -> None:
        command = [str(BLUF), "build", "--fresh", str(path), "--out", str(out)]
        subprocess.run(command, check=True, capture_output=True, cwd=PROJECT)

    ways: dict[str, tuple[Callable[[Path], object], int]] = {
        "warm": (bluf_both, rounds),
        "as a whole process": (build, starts),
    }
    rows, ratios = [], []
    for way, (make, turns) in ways.items():
        timed = in_turns({name: lambda _, path=path, make=make: make(path) for name, path in briefs.items()}, turns)  # type: ignore[misc]
        rows += [Row(f"{name}, {way}", each.median, each.spread) for name, each in timed.items()]
        ratios.append((f"Arabic / Latin, {way}", timed["Arabic"].median / timed["Latin"].median, 2.0))
    return Table(
        "g",
        "From right to left",
        "The Arabic sample, and the same brief with each letter a Latin one; both formats.",
        tuple(rows),
        tuple(ratios),
    )


def figures(folder: Path, rounds: int) -> Table:
    """Measure (h)."""
    drawn, plain = with_figures(BRIEF, rounds, folder / "figures")
    timed = in_turns(
        {
            "with a table, a line chart and a logo": lambda turn: bluf_both(drawn[turn]),
            "the same page without them": lambda turn: bluf_both(plain[turn]),
        },
        rounds,
    )
    own, other = (t.median for t in timed.values())
    return Table(
        "h",
        "Figures",
        f"The sample with two short sections, both formats, warm; {rounds} rounds, each on a brief with a reference of "
        "its own. The chart is the same in all, so its picture for older readers of DOCX is drawn once.",
        tuple(Row(name, t.median, t.spread) for name, t in timed.items()),
        (("with / without", own / other, 1.6),),
    )


def arrangements(folder: Path, rounds: int) -> Table:
    """Measure (i)."""
    rows: list[Row] = []
    ratios: list[tuple[str, float, float]] = []
    for name, path, aim in (
        ("suits its first arrangement", BRIEF, 1.2),
        ("is compared in all", crowded(BRIEF, folder / "crowded"), 2.0),
    ):
        found = bluf.fit(bluf.compose(bluf.load(path))).document.arrangement
        chosen, named = arranged(path, found, rounds, folder / f"arranged-{found}")
        timed = in_turns(
            {
                "its arrangement chosen": lambda turn, paths=chosen: bluf_both(paths[turn]),  # type: ignore[misc]
                f"`arrange: {found}`": lambda turn, paths=named: bluf_both(paths[turn]),  # type: ignore[misc]
            },
            rounds,
        )
        rows += [Row(f"a brief that {name}, {way}", each.median, each.spread) for way, each in timed.items()]
        own, other = (each.median for each in timed.values())
        ratios.append((f"chosen / named, a brief that {name}", own / other, aim))
    return Table(
        "i",
        "The choice of the arrangement",
        "The sample, whose first arrangement suits it, and the same with twelve actors and eight quotes, which is laid "
        f"out in every arrangement; both formats, warm; {rounds} rounds, each on a brief with a reference of its own.",
        tuple(rows),
        tuple(ratios),
    )


def copies(rounds: int) -> Table:
    """Measure (j)."""
    rows: list[Row] = []
    ratios: list[tuple[str, float, float]] = []
    workspace = Workspace.here()
    for name, path in (("text alone", BRIEF), ("a chart", CHARTED), ("pictures and a chart", PICTURED)):
        timed = in_turns(
            {
                "twelve copies": lambda _, path=path: written_copies(path, 12, workspace),  # type: ignore[misc]
                "one build": lambda _, path=path: bluf_both(path),  # type: ignore[misc]
            },
            rounds,
        )
        rows += [Row(f"a brief with {name}, {way}", each.median, each.spread) for way, each in timed.items()]
        own, other = (each.median for each in timed.values())
        ratios.append((f"twelve copies / one build, {name}", own / other, 3.0))
    return Table(
        "j",
        "Copies",
        "Twelve copies, each with the line of whoever gets it, beside one build of the same brief: from the YAML file "
        f"to the bytes of both formats, warm; {rounds} rounds.",
        tuple(rows),
        tuple(ratios),
    )


def versions() -> dict[str, str]:
    """Return what was measured, by name."""
    office = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True).stdout.split()
    libraries = ("bluf", "docxtpl", "typst", "weasyprint", "reportlab", "python-docx", "pydantic", "PyYAML", "jinja2")
    return {
        **{name: version(name) for name in libraries},
        "LibreOffice": office[1],
        "Python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def main() -> int:
    """Measure everything; say what is missing when an engine is not installed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=40, help="rounds of the warm comparisons")
    arguments.add_argument("--quick", action="store_true", help="a few rounds, nothing written")
    given = arguments.parse_args()
    if shutil.which("soffice") is None:
        print("bench needs LibreOffice; on Debian: apt-get install libreoffice-writer-nogui", file=sys.stderr)
        return 2
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        print(f"bench needs Pango; on Debian: apt-get install libpangoft2-1.0-0 ({error})", file=sys.stderr)
        return 2
    # As pip installs it: the others are compiled, and a checkout is not where Python may write no bytecode.
    compileall.compile_dir(Path(bluf.__file__).parent, quiet=1)
    rounds, starts, counts = (5, 2, (10, 40)) if given.quick else (given.rounds, 7, (50, 1000))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = (
            warm(folder, rounds),
            processes(folder, starts),
            search(folder, rounds),
            many(folder, counts),
            quotes(folder, max(2, starts // 2)),
            drafts(folder, max(2, starts // 2)),
            scripts(folder, rounds, starts),
            figures(folder, rounds),
            arrangements(folder, rounds),
            copies(rounds),
        )
    text = markdown(tables, versions())
    print(text)
    if not given.quick:
        REPORT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
