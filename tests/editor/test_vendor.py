"""What the editor's page is built on: one file, made by `make vendor`, with its licences and no edit by hand."""

import hashlib
import json
import re
from importlib import resources

from tests.conftest import PROJECT

ASSETS = resources.files("bluf.editor") / "assets"
MANIFEST = json.loads((ASSETS / "vendor.json").read_text(encoding="utf-8"))
BUNDLE = (ASSETS / "vendor.js").read_bytes()
TOOLS = PROJECT / "tools" / "vendor"


def test_the_bundle_is_the_one_that_its_manifest_describes() -> None:
    assert hashlib.sha256(BUNDLE).hexdigest() == MANIFEST["sha256"]


def test_the_versions_are_those_of_the_lock_file() -> None:
    locked = json.loads((TOOLS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    versions = {name: locked[f"node_modules/{name}"]["version"] for name in MANIFEST["packages"]}

    assert versions == MANIFEST["packages"]
    assert len(versions) > 10
    assert {"@codemirror/view", "preact", "htm"} <= versions.keys()


def test_every_package_has_its_licence_beside_the_bundle() -> None:
    licences = (ASSETS / "vendor.LICENSES.txt").read_text(encoding="utf-8")

    for name, version in MANIFEST["packages"].items():
        assert f"\n{name} {version}\n" in licences
    assert licences.count("=" * 72) == 2 * len(MANIFEST["packages"])


def test_the_bundle_needs_nothing_that_a_strict_policy_forbids() -> None:
    text = BUNDLE.decode()

    assert not re.search(r"\beval\(|new Function\b", text)


def test_every_version_is_exact_and_no_address_of_a_registry_is_kept() -> None:
    asked = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    lock = (TOOLS / "package-lock.json").read_text(encoding="utf-8")

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    assert '"resolved"' not in lock
    assert '"integrity"' in lock


def test_the_page_imports_only_what_is_beside_it() -> None:
    modules = [path for path in ASSETS.iterdir() if path.name.endswith(".js") and path.name != "vendor.js"]
    imported = {name for path in modules for name in re.findall(r'from "([^"]+)"', path.read_text(encoding="utf-8"))}

    assert len(modules) >= 10
    assert imported <= {f"./{path.name}" for path in (*modules, ASSETS / "vendor.js")}


def test_nothing_of_the_page_names_another_host() -> None:
    for path in ASSETS.iterdir():
        if path.name.startswith("vendor") or path.name == "icon.svg":
            continue
        addresses = set(re.findall(r"https?://[^\s\"'`)]+", path.read_text(encoding="utf-8")))
        assert addresses <= {"http://www.w3.org/2000/svg"}, path.name  # a namespace


def test_the_bundle_has_what_the_page_imports_and_nothing_else() -> None:
    entry = (TOOLS / "entry.mjs").read_text(encoding="utf-8")
    exported = {"html"} | {
        name for names in re.findall(r"export \{([^}]*)\} from", entry) for name in re.findall(r"\w+", names)
    }
    modules = [path for path in ASSETS.iterdir() if path.name.endswith(".js") and path.name != "vendor.js"]
    imported = {
        name
        for path in modules
        for names in re.findall(r'import \{([^}]*)\} from "./vendor.js"', path.read_text(encoding="utf-8"))
        for name in re.findall(r"\w+", names)
    }

    assert imported == exported
    assert len(imported) > 20
