"""Fill every field that a brief can have, by its JSON Schema, each with words of its own, for an edition to be made of.

A list gets an item in every situation: marked so that it may go to the edition's readers, marked above them, without a
mark, and as bare text; each is filled in turn, down to the last list in it. So a field that is new in the model or in a
template is filled by itself, and a kind of field that this module does not know fails.

What may go is reckoned here from the rules in docs/markings.md, not by bluf's code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, cycle
from typing import Any

from jsonschema import Draft202012Validator

BANNER = "TLP:RED"
LEVEL = "TLP:GREEN"

# Lists in form, each of which is one value: it is at the level of what it stands in.
_ONE_VALUE = ("to", "from", "cc", "source")
# What says how the page is made, and holds no words of the author's.
_SETTINGS = {"page": "a4", "lang": "en", "fit": "shrink", "mark": LEVEL, "numbered": "true", "grow": "true",
             "typography": "as-typed"}  # fmt: skip
PICTURE = "shown.png"
# Of a table, a chart and a picture: what says how it is drawn, and parts whose values must fit one another.
_SET = {
    "kind": "line", "decorative": "false", "reversed": "false", "numbered": "false", "priority": "1", "start": "0",
    "crop": "10:1", "align": "left", "encoding": None, "delimiter": None,
}  # fmt: skip
_LEFT_AS_USUAL = ("style", "arrange")
_NOT_UNDER_TLP = ("cui",)
_LETTERS = "bcdghjkmnpqrstvwxz"  # none of which make ligatures, or words


@dataclass(frozen=True, slots=True)
class Secret:
    """What a field holds, in the ways that a file may write it, and whether it may go to the edition's readers."""

    field: str
    ways: tuple[str, ...]
    may_go: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """What a field holds in the whole brief, and what is left of it in the edition; None if nothing is."""

    whole: Any
    left: Any


@dataclass(frozen=True, slots=True)
class _Around:
    """Whether what holds a field may go itself, and whether an item of a list there may that bears no mark."""

    may_go: bool
    unmarked_may: bool


def fields_of(schema: Mapping[str, Any], template: str) -> dict[str, Any]:
    """Return the fields of a template's briefs, by name, as a schema has them."""
    fields = dict(schema["properties"])
    for case in schema["allOf"]:
        if Draft202012Validator(case["if"]).is_valid({"template": template}):
            fields |= case["then"].get("properties", {})
    return {name: field for name, field in fields.items() if field is not False}


class Filling:
    """Makes a brief with every field, and the same brief as if it had been written for the edition's readers."""

    def __init__(self, schema: Mapping[str, Any], template: str) -> None:
        self.secrets: list[Secret] = []
        self._schema = schema
        self._template = template
        self._numbers = count()
        self._lower, self._above = cycle((LEVEL, "TLP:CLEAR")), cycle(("TLP:AMBER", BANNER, "TLP:AMBER+STRICT"))
        self._ids: list[tuple[str, bool]] = []

    def made(self) -> Pair:
        """Return both briefs as data."""
        nodes = fields_of(self._schema, self._template)
        known = {name: Pair(value, value) for name, value in _SETTINGS.items()}
        known |= {"template": Pair(self._template, self._template), "marking": Pair(BANNER, LEVEL)}
        head = _Around(may_go=True, unmarked_may=False)
        known["sources"] = self._filled(nodes["sources"], "sources", head)
        rest = [name for name in nodes if name not in (*known, *_LEFT_AS_USUAL, *_NOT_UNDER_TLP)]
        return _joined(known | {name: self._filled(nodes[name], name, head) for name in rest})

    def _filled(self, node: Mapping[str, Any], path: str, around: _Around) -> Pair:
        """Fill a field that is no item of a list."""
        name = path.rpartition(".")[2]
        form = self._form(node)
        if shown := _shown_as(name, form):
            return self._shown(shown, form, path, around.may_go)
        if "priority" in path or name == "numbered":
            return Pair(_SET[name], _SET[name] if around.may_go else None)
        if name in _ONE_VALUE:
            return self._one_value(form, path, around.may_go)
        if form.get("type") == "array":
            return self._list(form["items"], path, around)
        if form.get("type") == "object":
            return self._part(form, path, around, {})
        return self._leaf(form, path, around.may_go)

    def _list(self, node: Mapping[str, Any], path: str, around: _Around) -> Pair:
        form = self._form(node)
        items: list[Pair] = []

        def at() -> str:
            return f"{path}[{len(items)}]"

        unmarked = around.may_go and around.unmarked_may
        if form.get("type") == "array":
            items.append(self._list(form["items"], at(), around))
        elif form.get("type") == "object":
            lower, above = next(self._lower), next(self._above)
            items.append(self._part(form, at(), _Around(around.may_go, True), {"mark": Pair(lower, lower)}))
            items.append(self._part(form, at(), _Around(False, True), {"mark": Pair(above, None)}))
            items.append(self._part(form, at(), _Around(unmarked, around.unmarked_may), {"mark": Pair(None, None)}))
        if form.get("type") != "array" and "properties" not in self._resolved(node):
            items.append(self._leaf(form if form.get("type") != "object" else {"type": ["string"]}, at(), unmarked))
        return Pair([item.whole for item in items], [item.left for item in items if item.left is not None] or None)

    def _part(self, form: Mapping[str, Any], path: str, around: _Around, given: Mapping[str, Pair]) -> Pair:
        if "mark" in given and "mark" not in form["properties"]:
            raise AssertionError(f"{path} takes no mark")
        rest = {name: node for name, node in form["properties"].items() if name not in given}
        parts = dict(given) | {name: self._filled(node, f"{path}.{name}", around) for name, node in rest.items()}
        both = _joined(parts)
        if path.startswith("sources["):
            self._ids.append((both.whole["id"], around.may_go))
        return both if around.may_go else Pair(both.whole, None)

    def _shown(self, name: str, form: Mapping[str, Any], path: str, may_go: bool) -> Pair:
        """Fill a table, a chart, a picture or headings: each is one value, whose parts fit one another."""

        def word(field: str) -> str:
            found = _word(next(self._numbers))
            self.secrets.append(Secret(f"{path}.{field}", (found,), may_go))
            return found

        if name == "headings":
            data: dict[str, Any] = {"sources": word("sources")}
            return Pair(data, data if may_go else None)
        made: dict[str, Callable[[], Any]] = {
            "columns": lambda: [word("columns"), {"head": word("head"), "kind": "choice", "values": {"zzz": "good"}}],
            "rows": lambda: [[word("rows"), "zzz"], [word("rows"), ""]],
            "total": lambda: {data["columns"][0]: word("total")},
            "data": lambda: {"x": [word("data.x"), word("data.x")], "series": {word("data.series"): ["3", "4"]}},
            "marks": lambda: [{"at": "3", "label": word("marks")}],
            "band": lambda: {
                "from": data["data"]["x"][0],
                "low": ["3", "4"],
                "high": ["3", "4"],
                "label": word("band"),
            },
            "file": lambda: PICTURE,
        }
        skipped = ("data",) if name == "table" else ()
        data = {}
        for field, node in form["properties"].items():
            if field in skipped or (field in _SET and _SET[field] is None):
                continue
            if field == "source":
                ids = self._one_value(self._form(node), f"{path}.source", may_go)
                data[field] = ids
            else:
                data[field] = made[field]() if field in made else _SET.get(field) or word(field)
        left = {field: value.left if isinstance(value, Pair) else value for field, value in data.items()}
        whole = {field: value.whole if isinstance(value, Pair) else value for field, value in data.items()}
        return Pair(whole, {field: value for field, value in left.items() if value is not None} if may_go else None)

    def _one_value(self, form: Mapping[str, Any], path: str, may_go: bool) -> Pair:
        if path.endswith("source") and form.get("type") != "array":
            name, goes = self._ids[next(self._numbers) % len(self._ids)]
            return Pair(name, name if goes and may_go else None)
        if path.endswith("source"):
            return Pair([name for name, _ in self._ids], [name for name, goes in self._ids if goes and may_go] or None)
        leaves = [self._leaf(self._form(form["items"]), f"{path}[{at}]", may_go) for at in range(2)]
        return Pair([leaf.whole for leaf in leaves], [leaf.left for leaf in leaves] if may_go else None)

    def _leaf(self, form: Mapping[str, Any], path: str, may_go: bool) -> Pair:
        """Fill a field that is no list or mapping with what no other field holds."""
        number = next(self._numbers)
        word = _word(number)
        ways: tuple[str, ...] = (word,)
        match form:
            case {"type": "integer"}:
                return Pair(1, 1 if may_go else None)
            case {"type": "boolean"}:
                return Pair(True, True if may_go else None)
            case {"enum": [choice, *_]}:
                return Pair(choice, choice if may_go else None)
            case {"format": "date"}:
                day = date(1583, 1, 1) + timedelta(days=40 * number)
                word, ways = day.isoformat(), (day.isoformat(), f"{day:%B} {day.day}, {day.year}")
            case {"format": "email"}:
                word = f"{word}@example.org"
            case {"format": "uri"}:
                word = f"https://example.org/{word}"
            case {"examples": ["en", *_]}:
                word = f"en-x-{word}"
            case {"contentMediaType": "text/markdown"}:
                link = _word(next(self._numbers))
                self.secrets.append(Secret(f"{path}, a link", (link,), may_go))
                word = f"**{word}** [on](https://example.org/{link})"
            case {"type": [*kinds]} if "string" in kinds:
                pass
            case _:
                raise AssertionError(f"no words are known for {path}: {form}")
        if path.endswith(".file"):
            word = f"{word}.txt"
        elif path.endswith(".encoding"):
            return Pair("utf-8", "utf-8" if may_go else None)
        self.secrets.append(Secret(path, ways, may_go))
        return Pair(word, word if may_go else None)

    def _form(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fullest form of a field: the list that it may be, or else the mapping, or else its text."""
        found = self._resolved(node)
        forms = {form.get("type"): form for form in map(self._form, found.get("anyOf", ())) if _is_kind(form)}
        return forms.get("array") or forms.get("object") or found

    def _resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        found: Mapping[str, Any] = node
        if "$ref" in node:
            found = self._schema["$defs"][node["$ref"].rpartition("/")[2]]
        return found


def _word(number: int) -> str:
    """Return the word of a number: eight letters, as many as a part of a language tag may have."""
    letters = []
    for _ in range(7):
        number, at = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[at])
    return "z" + "".join(reversed(letters))


def _shown_as(name: str, form: Mapping[str, Any]) -> str | None:
    """Return whether a field is a table, a chart, a picture or headings, whatever it is called."""
    own = form.get("properties", {}).keys()
    parts = {"table": {"columns", "rows"}, "chart": {"kind", "marks"}, "picture": {"file", "alt"}}
    return name if name == "headings" else next((kind for kind, asked in parts.items() if asked <= own), None)


def _is_kind(form: Mapping[str, Any]) -> bool:
    return form.get("type") in ("array", "object")


def _joined(parts: Mapping[str, Pair]) -> Pair:
    whole = {name: pair.whole for name, pair in parts.items() if pair.whole is not None}
    return Pair(whole, {name: pair.left for name, pair in parts.items() if pair.left is not None})
