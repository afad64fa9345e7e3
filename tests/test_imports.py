"""Imports run one way, and what is slow to import is imported only where it is used."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SOURCE = PROJECT / "src" / "bluf"

# By room: the rooms that it may import from.
MAY_IMPORT = {
    "version": set[str](),
    "problems": set[str](),
    "ground": {"problems"},
    "yaml_files": {"ground", "problems"},
    "yaml_edit": {"yaml_files", "brief", "ground", "problems"},
    "document": {"ground", "problems"},
    "brief": {"yaml_files", "sources", "ground", "problems"},
    "languages": set[str](),
    "sources": {"ground"},
    "evidence": {"languages", "sources", "brief", "yaml_files", "document", "ground", "problems"},
    "draft": {"evidence", "languages", "sources", "brief", "yaml_files", "ground", "problems"},
    "inspection": {"ground", "problems"},
    "filling": {"ground"},
    "template": {"filling", "ground", "brief", "yaml_files", "document", "problems"},
    "layout": {"document", "ground", "problems"},
    "writers": {"layout", "document", "ground", "problems"},
    "pipeline": {
        "draft",
        "writers",
        "layout",
        "template",
        "evidence",
        "sources",
        "brief",
        "yaml_files",
        "document",
        "ground",
        "problems",
    },
    "editor": {"__init__", "ground"},
    "cli": {
        "editor",
        "pipeline",
        "inspection",
        "writers",
        "layout",
        "template",
        "evidence",
        "sources",
        "brief",
        "yaml_files",
        "document",
        "ground",
        "problems",
    },
    "__init__": {
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
    "reportlab": ("layout/fonts.py", "writers/pdf"),
    "yaml": ("yaml_files/", "yaml_edit/"),
    "jinja2": ("filling/",),
    "pydantic": ("brief/", "template/"),
    "pypdfium2": ("writers/png", "sources/pdf_source.py", "draft/source_properties", "inspection/pdf/"),
    "lxml": ("sources/", "draft/", "inspection/"),
    "webvtt": ("sources/subtitles.py",),
    "striprtf": ("sources/rtf.py",),
    "pikepdf": ("inspection/pdf/",),
    "click": ("cli/",),
    "watchfiles": ("cli/",),
    "starlette": ("editor/",),
    "uvicorn": ("editor/",),
    "platformdirs": ("editor/",),
    "cryptography": ("editor/",),
}
HEAVY = {
    "docx",
    "reportlab",
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
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import hides its room"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_modules_of_every_room_are_seen() -> None:
    rooms = {room_of(module) for module in modules()}

    assert rooms >= {"problems", "document", "brief", "template", "layout", "writers", "pipeline", "cli"}
    assert rooms <= set(MAY_IMPORT), "a new room needs a line in MAY_IMPORT"
    assert len(modules()) > 30


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
