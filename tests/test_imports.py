"""Imports run one way, and what is slow to import is imported only where it is used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SOURCE = PROJECT / "src" / "bluf"

# By room: the rooms that it may import from.
MAY_IMPORT = {
    "version": set[str](),
    "problems": set[str](),
    "ground": {"problems"},
    "markings": {"problems"},
    "yaml_files": {"ground", "problems"},
    "yaml_edit": {"yaml_files", "ground", "problems"},
    "fonts": {"ground", "problems"},
    "document": {"fonts", "ground", "problems"},
    "languages": set[str](),
    "brief": {"languages", "markings", "yaml_edit", "yaml_files", "assets", "sources", "ground", "problems"},
    "sources": {"ground"},
    "assets": {"document", "sources", "yaml_files", "ground", "problems"},
    "evidence": {"languages", "sources", "brief", "yaml_files", "document", "ground", "problems"},
    "draft": {"evidence", "languages", "sources", "brief", "yaml_files", "ground", "problems"},
    "inspection": {"markings", "ground", "problems"},
    "filling": {"ground"},
    "template": {
        "filling",
        "languages",
        "markings",
        "ground",
        "brief",
        "assets",
        "yaml_files",
        "document",
        "fonts",
        "problems",
    },
    "layout": {"document", "fonts", "languages", "ground", "problems"},
    "writers": {"layout", "document", "fonts", "ground", "problems"},
    "pipeline": {
        "draft",
        "writers",
        "layout",
        "template",
        "evidence",
        "sources",
        "markings",
        "brief",
        "yaml_edit",
        "yaml_files",
        "document",
        "ground",
        "problems",
    },
    "deliver": {
        "pipeline",
        "writers",
        "layout",
        "template",
        "filling",
        "markings",
        "brief",
        "yaml_files",
        "document",
        "ground",
        "problems",
    },
    "editor": {"__init__", "ground"},
    "cli": {
        "editor",
        "deliver",
        "pipeline",
        "inspection",
        "writers",
        "layout",
        "template",
        "evidence",
        "sources",
        "markings",
        "brief",
        "yaml_files",
        "document",
        "ground",
        "problems",
    },
    "__init__": {
        "deliver",
        "fonts",
        "writers",
        "ground",
        "yaml_edit",
        "pipeline",
        "draft",
        "evidence",
        "inspection",
        "layout",
        "document",
        "brief",
        "problems",
    },
    "__main__": {"cli"},
}
# By library: the only places that may import it.
ONLY_IN = {
    "docx": ("writers/docx",),
    "reportlab": ("fonts/font_face.py", "writers/pdf"),
    "uharfbuzz": ("fonts/",),
    "fontTools": ("fonts/subsetting.py",),
    "yaml": ("yaml_files/", "yaml_edit/"),
    "jinja2": ("filling/",),
    "pydantic": ("brief/", "template/", "deliver/distribution_list.py"),
    "pypdfium2": (
        "writers/png",
        "sources/pdf_source.py",
        "draft/source_properties",
        "inspection/pdf/",
        "deliver/printed_copy_line.py",
    ),
    "lxml": ("sources/", "draft/", "inspection/", "assets/"),
    "webvtt": ("sources/subtitles.py",),
    "striprtf": ("sources/rtf.py",),
    "pikepdf": ("inspection/pdf/", "deliver/"),
    "click": ("cli/",),
    "watchfiles": ("cli/",),
    "starlette": ("editor/",),
    "uvicorn": ("editor/",),
    "platformdirs": ("editor/",),
    "cryptography": ("editor/", "deliver/"),
    "email_validator": ("deliver/addresses.py",),
    "pyhanko": ("deliver/signing", "deliver/signature_check", "deliver/time_stamps", "cli/issue_key"),
    "asn1crypto": ("deliver/signing", "deliver/signature_check", "deliver/time_stamps"),
    "sqlite3": ("deliver/ledger",),
    "smtplib": ("deliver/sending.py", "deliver/smtp_replies.py"),
    "keyring": ("deliver/", "cli/issue_key.py"),
}
HEAVY = {
    "docx",
    "reportlab",
    "uharfbuzz",
    "fontTools",
    "yaml",
    "jinja2",
    "pydantic",
    "pypdfium2",
    "pikepdf",
    "PIL",
    "lxml",
    "rich",
    "watchfiles",
    "markdown_it",
    "webvtt",
    "striprtf",
    "email",
    "email_validator",
    "pyhanko",
    "keyring",
    "sqlite3",
    "smtplib",
}


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(SOURCE.rglob("*.py")))


def room_of(module: Path) -> str:
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def imported(module: Path) -> tuple[str, ...]:
    """Return the full name of everything that a module imports, wherever in it."""
    names: list[str] = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides its room"
            names += (f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(names)


def test_the_modules_of_every_room_are_seen() -> None:
    rooms = {room_of(module) for module in modules()}

    assert rooms >= {"problems", "document", "brief", "template", "layout", "writers", "pipeline", "cli"}
    assert rooms <= set(MAY_IMPORT), "a new room needs a line in MAY_IMPORT"
    assert len(modules()) > 30


def test_contributing_draws_the_rooms_in_their_order() -> None:
    drawn = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```\nproblems, ")[1].partition("```")[0]
    lines = [line.split(", ") for line in f"problems, {drawn}".splitlines()]
    above = {room: {other for line in lines[:at] for other in line} for at, line in enumerate(lines) for room in line}

    assert set(above) == {room for room in MAY_IMPORT if not room.startswith("__") and room != "version"}
    for room, before in above.items():
        assert MAY_IMPORT[room] - {"__init__"} <= before, room


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(SOURCE)))
def test_a_module_imports_only_from_rooms_before_its_own(module: Path) -> None:
    room = room_of(module)
    rooms = {name.split(".")[1] for name in imported(module) if name.startswith("bluf.")}

    assert rooms - {room, "version"} <= MAY_IMPORT[room]


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = [
        module.relative_to(SOURCE).as_posix()
        for module in modules()
        if any(name.split(".")[0] == library for name in imported(module))
    ]

    assert users, f"nothing imports {library}: this test looks in the wrong place"
    assert [user for user in users if not user.startswith(ONLY_IN[library])] == []


# Rooms in which some modules still import one another in a circle.
IN_CIRCLES: set[str] = set()


def imports_among_modules() -> dict[str, set[str]]:
    """Return the modules that each module of bluf imports, wherever in it and be it for its types alone."""
    names = {module: _full_name(module) for module in modules()}
    known = set(names.values())
    found: dict[str, set[str]] = {}
    for module, name in names.items():
        wanted = set(imported(module))
        found[name] = {_nearest(each, known) for each in wanted if each.split(".")[0] == "bluf"} - {name}
    return found


def _full_name(module: Path) -> str:
    parts = ("bluf", *module.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def _nearest(name: str, known: set[str]) -> str:
    """Return the module that a name is, or that it is taken from."""
    return name if name in known else name.rpartition(".")[0]


def circles(graph: dict[str, set[str]]) -> list[set[str]]:
    """Return the sets of modules each of which leads to all others of its set (Kosaraju's algorithm)."""
    back: dict[str, set[str]] = {name: set() for name in graph}
    for name, others in graph.items():
        for other in others:
            back[other].add(name)
    order: list[str] = []
    seen: set[str] = set()
    for name in graph:
        order.extend(_finished(name, graph, seen))
    seen.clear()
    found = [set(_finished(name, back, seen)) for name in reversed(order)]
    return [group for group in found if len(group) > 1]


def _finished(start: str, graph: dict[str, set[str]], seen: set[str]) -> Iterator[str]:
    """Yield what can be reached and was not seen, each after all that it leads to."""
    if start in seen:
        return
    seen.add(start)
    for other in sorted(graph[start]):
        yield from _finished(other, graph, seen)
    yield start


def test_circles_are_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"d"}}) == [{"a", "b", "c"}]


def test_no_modules_import_one_another_in_a_circle() -> None:
    graph = imports_among_modules()
    found = circles(graph)

    assert sum(map(len, graph.values())) > 500, "this test looks in the wrong place"
    assert {room for group in found for name in group for room in name.split(".")[1:2]} == IN_CIRCLES, [
        sorted(group) for group in found
    ]


def test_only_the_command_line_ends_the_process() -> None:
    enders = [
        module.relative_to(SOURCE).as_posix()
        for module in modules()
        if {"sys.exit", "raise SystemExit", "print("} & set(_calls(module))
    ]

    assert enders
    assert [user for user in enders if not user.startswith(("cli/", "__main__"))] == []


def _calls(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            yield f"{called}(" if called == "print" else called
        elif isinstance(node, ast.Raise) and node.exc and ast.unparse(node.exc).startswith("SystemExit"):
            yield "raise SystemExit"


def loaded_by(code: str) -> set[str]:
    """Return the libraries that a fresh Python has imported after running `code`."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(shown.stdout.splitlines()[-1].split())


def test_importing_bluf_imports_nothing_heavy() -> None:
    loaded = loaded_by("import bluf")

    assert "bluf" in loaded
    assert loaded & (HEAVY | {"click"}) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["completion", "zsh"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    loaded = loaded_by(f"from bluf.cli import main; assert main({arguments!r}) == 0")

    assert "click" in loaded
    assert loaded & HEAVY == set()


def test_the_editors_server_leaves_the_page_and_its_files_to_its_workers() -> None:
    loaded = loaded_by("import bluf.editor")

    assert "starlette" in loaded
    assert loaded & HEAVY <= {"yaml", "email", "watchfiles"}  # the last two come with uvicorn
