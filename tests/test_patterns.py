"""No pattern that meets text from anyone takes time that grows with the square of a text's length.

Every pattern of the rooms that run in the command's own process is found in the code, so that a new one is tried by
itself. What it is tried on is made of the pattern: what each of its repeats takes, many times over, after what the
pattern wants before it, and then something that it does not want.
"""

import ast
import importlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import bluf

ROOMS = ("brief", "cli", "document", "editor", "filling", "ground", "layout", "pipeline", "problems", "template")
FUNCTIONS = ("match", "fullmatch", "search", "split", "sub", "subn", "findall", "finditer")
SMALL, LARGE = 1 << 11, 1 << 13
NO_MATTER = 0.02  # seconds of processor time: a pattern that needs the square takes some tenths at the least
SLOWER = 10  # four times the text takes four times as long, or sixteen times
CLASSES = {
    kinds.CATEGORY_SPACE: " \n",
    kinds.CATEGORY_WORD: "a1",
    kinds.CATEGORY_DIGIT: "1",
    kinds.CATEGORY_NOT_SPACE: "a",
    kinds.CATEGORY_NOT_WORD: " -",
    kinds.CATEGORY_NOT_DIGIT: "a",
}
COMMON = "a1 \n-:.\"'#/"  # what a class that leaves some out may take


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern, and how it is used."""

    where: str
    pattern: "re.Pattern[Any]"
    function: str


def uses() -> Iterator[Use]:
    root = Path(bluf.__file__).parent
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            name = ".".join(file.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
            tree = ast.parse(file.read_text(encoding="utf-8"))
            if any(isinstance(node, ast.Import) and node.names[0].name == "re" for node in ast.walk(tree)):
                yield from uses_in(name, tree)


def uses_in(name: str, tree: ast.Module) -> Iterator[Use]:
    module = importlib.import_module(name)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        where = f"{name}:{call.lineno}"
        match call.func:
            case ast.Attribute(ast.Name("re"), function) if function in FUNCTIONS:
                if isinstance(call.args[0], ast.Constant):
                    yield Use(where, re.compile(call.args[0].value), function)
            case ast.Attribute(ast.Call(ast.Attribute(ast.Name("re"), "compile")) as compiled, function):
                yield Use(where, eval(ast.unparse(compiled), vars(module)), function)
    for label, value in vars(module).items():
        if isinstance(value, re.Pattern):
            used = {
                node.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == label
            }
            for function in sorted(used & set(FUNCTIONS)) or ["search"]:
                yield Use(f"{name}.{label}", value, function)


def taken(items: Any) -> str:
    """Return some characters that a class of a pattern takes."""
    out = set()
    if items and items[0][0] is kinds.NEGATE:
        left_out = set(taken(items[1:]))
        return "".join(char for char in COMMON + "é" if char not in left_out) or "\U0001f600"
    for kind, value in items:
        if kind is kinds.LITERAL:
            out.add(chr(value))
        elif kind is kinds.RANGE:
            out.add(chr(value[0]))
        elif kind is kinds.CATEGORY:
            out.update(CLASSES[value])
    return "".join(sorted(out))


def sample(items: Any) -> str:
    """Return some text that a sequence of a pattern's parts takes, with each repeat once."""
    text = ""
    for kind, value in items:
        if kind is kinds.LITERAL:
            text += chr(value)
        elif kind is kinds.NOT_LITERAL:
            text += "b" if value == ord("a") else "a"
        elif kind is kinds.ANY:
            text += "a"
        elif kind is kinds.IN:
            text += taken(value)[0]
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            text += sample(value[2]) * max(1, min(value[0], 50))
        elif kind is kinds.SUBPATTERN:
            text += sample(value[-1])
        elif kind is kinds.ATOMIC_GROUP:
            text += sample(value)
        elif kind is kinds.BRANCH:
            text += sample(value[1][0])
    return text


def alphabet(items: Any) -> str:
    """Return characters that the parts of a pattern take, the first few."""
    found: dict[str, None] = {}
    for kind, value in items:
        if kind is kinds.LITERAL:
            found[chr(value)] = None
        elif kind is kinds.ANY or kind is kinds.NOT_LITERAL:
            found.update(dict.fromkeys("a "))
        elif kind is kinds.IN:
            found.update(dict.fromkeys(taken(value)))
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            found.update(dict.fromkeys(alphabet(value[2])))
        elif kind in (kinds.SUBPATTERN, kinds.ASSERT, kinds.ASSERT_NOT):
            found.update(dict.fromkeys(alphabet(value[-1])))
        elif kind is kinds.ATOMIC_GROUP:
            found.update(dict.fromkeys(alphabet(value)))
        elif kind is kinds.BRANCH:
            for branch in value[1]:
                found.update(dict.fromkeys(alphabet(branch)))
    return "".join(found)


def repeats(items: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what stands before each repeat of a pattern, and each unit that the repeat may take."""
    for at, (kind, value) in enumerate(items):
        lead = before + sample(items[:at])
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            yield from ((lead, unit) for unit in dict.fromkeys([sample(value[2]), *alphabet(value[2])[:12]]) if unit)
            yield from repeats(value[2], lead)
        elif kind is kinds.SUBPATTERN:
            yield from repeats(value[-1], lead)
        elif kind is kinds.ATOMIC_GROUP:
            yield from repeats(value, lead)
        elif kind is kinds.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, lead)


def hostile(pattern: "re.Pattern[Any]") -> Iterator[tuple[str, str]]:
    """Yield beginnings and units of texts that a pattern may take long for."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    items = parser.parse(source, pattern.flags & ~(0 if isinstance(pattern.pattern, str) else re.UNICODE))
    letters = alphabet(items)[:10]
    found = dict.fromkeys([*repeats(items), *(("", one + other) for one in letters for other in letters)])
    yield from found
    yield from (("", sample(items)), ("\n", " "), ("", "\n"))


def seconds(use: Use, text: str) -> float:
    is_text = isinstance(use.pattern.pattern, str)
    given: Any = text if is_text else text.encode("utf-8", "replace")
    arguments = [given[:0], given] if use.function in ("sub", "subn") else [given]
    start = time.process_time()
    found = getattr(use.pattern, use.function)(*arguments)
    if use.function == "finditer":
        list(found)
    return time.process_time() - start


def text_of(before: str, unit: str, size: int) -> str:
    return before + unit * (size // len(unit)) + "\x00`x"


def grows(use: Use, before: str, unit: str) -> bool:
    """Whether four times the text takes much more than four times as long, and long enough to be told."""
    for _ in range(3):
        large = seconds(use, text_of(before, unit, LARGE))
        if large < NO_MATTER or large < SLOWER * seconds(use, text_of(before, unit, SMALL)):
            return False
    return True


@pytest.mark.parametrize("use", list(uses()), ids=lambda use: f"{use.where}-{use.function}")
def test_a_pattern_takes_no_time_that_grows_with_the_square_of_its_text(use: Use) -> None:
    assert [pair for pair in hostile(use.pattern) if grows(use, *pair)] == []


@pytest.mark.parametrize(
    ("pattern", "function"),
    [
        (r"(?m)^\s+(?:- )?file:", "findall"),
        (r"^(\s*(?:- )*)([\w -]+?): +(.+)$", "match"),
        (r"\s*\+\s*", "sub"),
        (r"\{\{.*?\}\}", "sub"),
        (r"<[^<>]*\w*>", "match"),
    ],
)
def test_a_pattern_whose_time_grows_with_the_square_is_found(pattern: str, function: str) -> None:
    use = Use("", re.compile(pattern), function)
    pairs = list(hostile(use.pattern))
    # On a busy machine one of the measurements may be off, and `grows` then doubts: what grows is found before long.
    assert any(grows(use, *pair) for _ in range(5) for pair in pairs)
