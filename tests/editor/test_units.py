"""The pure code of the editor's page, by node's own test runner: each test of `units/` is a test here.

What is of the browser (`document`, the network, drawing) is tested in a real one. The page's paths of fields are
held to bluf's by the examples of `units/paths.json`, which both read.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from bluf.problems.field_path import FieldPath
from tests.conftest import PROJECT

UNITS = Path(__file__).parent / "units"
NODE = shutil.which("node") or shutil.which("nodejs")
EXAMPLES = json.loads((UNITS / "paths.json").read_text(encoding="utf-8"))
_TEST = re.compile(r'^test\("([^"]+)"', re.MULTILINE)
_OUTCOME = re.compile(r"^ *(ok|not ok) \d+ - (.+?)$", re.MULTILINE)


def listed() -> Iterator[str]:
    for file in sorted(UNITS.glob("*.test.js")):
        yield from _TEST.findall(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What node prints of all tests, in the Test Anything Protocol: one run for them all."""
    if NODE is None:
        pytest.skip("node is not installed")
    folder = tmp_path_factory.mktemp("units")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copytree(UNITS, folder / "units")
    shutil.copy(PROJECT / "schema" / "brief.schema.json", folder / "units")
    (folder / "assets").mkdir()
    for asset in (resources.files("bluf.editor") / "assets").iterdir():
        if asset.name.endswith(".js"):
            (folder / "assets" / asset.name).write_bytes(asset.read_bytes())
    files = sorted((folder / "units").glob("*.test.js"))
    run = subprocess.run(
        [NODE, "--test", "--test-reporter=tap", *files], capture_output=True, encoding="utf-8", check=False
    )
    return run.stdout + run.stderr


@pytest.mark.engines
@pytest.mark.xdist_group("units")
@pytest.mark.parametrize("name", list(listed()))
def test_of_the_pages_code(told: str, name: str) -> None:
    outcomes = {test: outcome for outcome, test in _OUTCOME.findall(told)}
    assert outcomes.get(name) == "ok", told


def test_each_test_of_the_pages_code_has_a_name_of_its_own() -> None:
    names = list(listed())
    assert len(names) == len(set(names))
    assert len(names) > 30


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["path"] or "the brief")
def test_the_examples_of_paths_are_what_bluf_reads_and_prints(example: dict[str, object]) -> None:
    text, steps = str(example["path"]), example["steps"]
    if steps is None:
        with pytest.raises(ValueError, match=r"not the path|control character"):
            FieldPath.parsed(text)
    else:
        assert isinstance(steps, list)
        assert list(FieldPath.parsed(text).steps) == steps
        assert FieldPath.of(*steps) == text


def test_a_path_of_the_examples_is_within_those_that_its_steps_begin_with() -> None:
    paths = [FieldPath.of(*example["steps"]) for example in EXAMPLES if example["steps"] is not None]
    for path in paths:
        for other in paths:
            begins = path.steps[: len(other.steps)] == other.steps
            assert path.is_within(other) == begins, (path, other)
