"""The wheel, installed alone outside the checkout, builds a brief with no network."""

import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import PROJECT

pytestmark = pytest.mark.xdist_group("wheel")  # one worker, one wheel

# What the fresh environment runs at start-up: no connection leaves the machine.
NO_NETWORK = """\
import socket

def refused(self, address):
    raise OSError(f"the network was asked for: {address}")

socket.socket.connect = refused
"""


def run(*command: str | Path, cwd: Path, environment: Mapping[str, str] | None = None) -> str:
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=None if environment is None else dict(environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert finished.returncode == 0, f"{command}\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, PROJECT, cwd=folder)
    (built,) = folder.glob("bluf-*.whl")
    return built


@pytest.fixture(scope="module")
def content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new virtual environment that holds the wheel and what it depends on, and can reach nothing."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder


def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", PROJECT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FACES = "bluf/fonts/faces/"


def test_the_wheel_carries_every_face_as_pinned(content: dict[str, bytes]) -> None:
    faces = {n.removeprefix(FACES): d for n, d in content.items() if n.startswith(FACES) and n.endswith(".ttf")}

    pinned = {name: face.sha256 for name, face in hook().FACES.items()}
    assert {name: hashlib.sha256(data).hexdigest() for name, data in faces.items()} == pinned
    assert len(faces) == 4 * 4 + 2


def test_the_hook_refuses_a_committed_face_that_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooked = hook()
    (tmp_path / "Carlito-Regular.ttf").write_bytes(b"not what was committed")
    monkeypatch.setattr(hooked, "FACES", {"Carlito-Regular.ttf": hooked.FACES["Carlito-Regular.ttf"]})

    with pytest.raises(RuntimeError, match=r"Carlito-Regular\.ttf: SHA-256 is"):
        hooked.write_faces(tmp_path)


@pytest.mark.parametrize(
    ("file", "holder", "licence"),
    [
        ("Arimo-OFL.txt", "The Arimo Project Authors", "SIL OPEN FONT LICENSE Version 1.1"),
        ("Caladea-APACHE-2.0.txt", "", "Apache License"),
        ("Carlito-OFL.txt", 'Reserved Font Name "Carlito"', "SIL OPEN FONT LICENSE Version 1.1"),
        ("Tinos-OFL.txt", "Google Inc.", "SIL OPEN FONT LICENSE Version 1.1"),
        ("BlufSymbols-LICENCE.txt", "Bitstream, Inc.", "only if the fonts\nare renamed"),
    ],
)
def test_the_faces_travel_with_their_licences(content: dict[str, bytes], file: str, holder: str, licence: str) -> None:
    text = content[FACES + file].decode()

    assert holder in text
    assert licence in text


def test_the_metadata_names_every_licence(content: dict[str, bytes]) -> None:
    (metadata,) = (data.decode() for name, data in content.items() if name.endswith(".dist-info/METADATA"))

    assert "License-Expression: MIT AND OFL-1.1 AND Apache-2.0 AND Bitstream-Vera" in metadata


def test_the_wheel_carries_every_template_and_style(content: dict[str, bytes]) -> None:
    files = [file for file in (PROJECT / "templates").rglob("*") if file.is_file()]

    assert files
    for file in files:
        assert content[f"bluf/templates/{file.relative_to(PROJECT / 'templates').as_posix()}"] == file.read_bytes()


def test_the_wheel_carries_the_schema_and_its_types(content: dict[str, bytes]) -> None:
    schema = (PROJECT / "schema" / "brief.schema.json").read_bytes()

    assert content["bluf/schema/brief.schema.json"] == schema
    assert "bluf/py.typed" in content


def test_the_wheel_carries_all_of_the_editors_page(content: dict[str, bytes]) -> None:
    assets = [file for file in (PROJECT / "src" / "bluf" / "editor" / "assets").iterdir() if file.is_file()]

    assert len(assets) > 15
    for file in assets:
        assert content[f"bluf/editor/assets/{file.name}"] == file.read_bytes()


def test_the_wheel_without_its_extra_says_what_the_editor_needs(fresh: Path, tmp_path: Path) -> None:
    ended = subprocess.run([fresh / "bin" / "bluf", "edit"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert "pip install 'bluf[edit]'" in ended.stderr


def test_the_wheel_carries_nothing_of_the_tests_or_the_samples(content: dict[str, bytes]) -> None:
    tops = {name.split("/")[0] for name in content}

    assert tops == {"bluf", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_wheel_alone_builds_its_own_starter(fresh: Path, tmp_path: Path) -> None:
    environment = {"PATH": f"{fresh / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    cut = ["unshare", "--map-root-user", "--net"] if _can_unshare() else []

    where = run(
        fresh / "bin" / "python", "-c", "import bluf; print(bluf.__file__)", cwd=tmp_path, environment=environment
    )
    run("bluf", "new", "briefs/mine.yaml", cwd=tmp_path, environment=environment)
    run(*cut, "bluf", "build", "briefs/mine.yaml", "--to", "pdf,docx,png", cwd=tmp_path, environment=environment)

    assert Path(where.strip()).is_relative_to(fresh)
    assert (tmp_path / "out" / "mine.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(tmp_path / "out" / "mine.docx")
    assert (tmp_path / "out" / "mine.png").read_bytes().startswith(b"\x89PNG")


def test_every_template_of_the_wheel_has_a_starter_that_builds(fresh: Path, tmp_path: Path) -> None:
    environment = {"PATH": f"{fresh / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    listed = run("bluf", "templates", cwd=tmp_path, environment=environment)
    names = [folder.parent.name for folder in (PROJECT / "templates").glob("*/template.yaml")]

    assert len(names) >= 2
    for name in names:
        assert name in listed
        run("bluf", "new", f"{name}.yaml", "--template", name, cwd=tmp_path, environment=environment)
        run("bluf", "build", f"{name}.yaml", cwd=tmp_path, environment=environment)
        assert (tmp_path / "out" / f"{name}.pdf").is_file()


def _can_unshare() -> bool:
    if os.name != "posix":
        return False
    try:
        return subprocess.run(["unshare", "--map-root-user", "--net", "true"], check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_the_fresh_environment_refuses_the_network(fresh: Path, tmp_path: Path) -> None:
    asked = subprocess.run(
        [fresh / "bin" / "python", "-c", "import socket; socket.create_connection(('192.0.2.1', 80), 1)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "the network was asked for" in asked.stderr


def test_the_checkout_is_not_on_the_path_of_the_fresh_environment(fresh: Path, tmp_path: Path) -> None:
    path = run(fresh / "bin" / "python", "-c", "import sys; print(sys.path)", cwd=tmp_path)

    assert str(PROJECT) not in path
    assert importlib.util.find_spec("bluf") is not None
