"""Make templates: pages of random elements and statements, bombs among them, and mutations of bluf's own."""

from functools import cache
from typing import Any

from tests.conftest import PROJECT
from tests.fuzz.briefs import sound
from tests.fuzz.drawing import Drawing
from tests.fuzz.yaml_text import yaml_of

TOKENS = (
    *(
        b"{{ ",
        b" }}",
        b"{% ",
        b" %}",
        b"<p>",
        b"</p>",
        b"<",
        b">",
        b"&",
        b'<div class="Columns">',
        b"</div>",
        b"|upper",
    ),
    *(
        b"{% for p in key_points %}",
        b"{% endfor %}",
        b"{% if title %}",
        b"{% endif %}",
        b"{% block a %}",
        b"{% endblock %}",
    ),
)
_CLASSES = (
    "Normal",
    "Title",
    "Quiet",
    "Columns",
    "Line",
    "Bottom Line",
    "List Number",
    "Table Grid",
    "Marking",
    "nope",
)
_BLOCKS = (
    "p",
    "h1",
    "h2",
    "ul",
    "ol",
    "blockquote",
    "div",
    "aside",
    "table",
    "hr",
    "header",
    "footer",
    "span",
    "blink",
)
_INLINES = ("strong", "em", "sup", "span", "a", "br", "cite", "p", "font")
_NAMES = (
    "title",
    "subtitle",
    "date",
    "to",
    "key_points",
    "actors",
    "labels",
    "bottom_line",
    "cite",
    "sources",
    "nothing",
)
_FILTERS = (
    *(
        "upper",
        "length",
        "list",
        "join",
        "first",
        "string",
        "striptags",
        "wordwrap(3)",
        "center(40)",
        "indent(4)",
        "batch(2)",
    ),
    *(
        "slice(2)",
        "replace('a', 'bb')",
        "truncate(9)",
        "urlize",
        "tojson",
        "escape",
        "safe",
        "sort",
        "map('upper')",
        "int",
    ),
    *(
        "attr('__class__')",
        "center(10 ** 9)",
        "batch(10 ** 8)|list",
        "format(10 ** 9)",
        "reverse|list",
        "random",
        "pprint",
    ),
)
_BOMBS = (
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}<p>{{ f(50) }}</p>",
    "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "<p>{{ a }}</p>",
    "{% set a = [1] %}" + "{% set a = [a, a] %}" * 50 + "<p>{{ a|string|length }}</p>",
    "<p>{{ '%9999999999s'|format('a') }}</p>",
    "<p>{{ [1]|slice(999999999)|list|length }}</p>",
    '{% include "page.html.j2" %}{% include "page.html.j2" %}',
    "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
    "{% for a in range(900) %}" + "<p>a</p>" * 40 + "{% endfor %}",
    "{% set x %}" + "<p>a</p>" * 500 + "{% endset %}{% for a in range(900) %}{{ x }}{% endfor %}",
    "<p>{{ 'w'.ljust(900000, 'w') }}</p>",
    "{{ '\\ud800' }}",
    "<p>{{ '\\x010:1:0\\x02' }}</p>",
)


def template(drawing: Drawing) -> dict[str, bytes]:
    """Return the files of a project with a template of its own, and a brief that uses it."""
    files = {"briefs/x.yaml": (yaml_of(drawing, _brief(drawing)) + "\ntemplate: mine\n").encode(errors="surrogatepass")}
    if drawing.happens(0.3):
        own = {
            name: drawing.mutated(data, TOKENS) if drawing.happens(0.4) else data for name, data in shipped().items()
        }
        return {**files, **{f"templates/{name}": data for name, data in own.items()}}
    files["templates/mine/template.yaml"] = _declaration(drawing)
    files["templates/mine/page.html.j2"] = _page(drawing).encode(errors="surrogatepass")
    files["templates/mine/small.html.j2"] = f"<p>{_words(drawing, 0)}</p>".encode(errors="surrogatepass")
    files["templates/mine/part.html.j2"] = _page(drawing).encode(errors="surrogatepass")
    return files


@cache
def shipped() -> dict[str, bytes]:
    """Return the files of bluf's standard template under the name of the project's own."""
    folder = PROJECT / "templates"
    page = (folder / "briefing-note" / "page.html.j2").read_bytes()
    declaration = (
        (folder / "briefing-note" / "template.yaml").read_bytes().replace(b"name: briefing-note", b"name: mine")
    )
    parts = (folder / "shared" / "parts.html.j2").read_bytes()
    return {"mine/page.html.j2": page, "mine/template.yaml": declaration, "shared/parts.html.j2": parts}


def _brief(drawing: Drawing) -> dict[str, Any]:
    """Return the fields of a brief that is mostly sound, so that the template is reached."""
    fields = {
        "title": drawing.plain(),
        "date": "2024-10-25",
        "bottom_line": drawing.plain(),
        "key_points": ["a", "b c"],
    }
    more = sound(drawing) if drawing.happens(0.2) else {}
    return {**more, **fields}


def _declaration(drawing: Drawing) -> bytes:
    declared: dict[str, Any] = {
        "name": "mine",
        "description": drawing.plain(),
        "style": drawing.one("plain", "harbour"),
    }
    if drawing.happens(0.9):
        declared["labels"] = {"en": {"a": drawing.words(2)}, "fr": {"a": drawing.words(1)}}
    if drawing.happens(0.3):
        declared["fields"] = {
            drawing.of("efgh"): drawing.or_odd("text", "prose", "date", "points", "list") for _ in range(3)
        }
    if drawing.happens(0.2):
        declared["based_on"] = drawing.or_odd("standard", "standard", "mine" if drawing.odd(0.3) else "standard")
    text = yaml_of(drawing, declared).encode(errors="surrogatepass")
    return drawing.mutated(text, (b": ", b"\n", b"- ")) if drawing.odd(0.2) else text


def _page(drawing: Drawing) -> str:
    if drawing.odd(0.05):
        return "<h1>{{ title }}</h1>\n" + drawing.of(_BOMBS)
    page = "<h1>{{ title }}</h1>\n" + "\n".join(drawing.some(lambda: _block(drawing, 0), 0, 8))
    if drawing.odd(0.2):
        return drawing.mutated(page.encode(errors="surrogatepass"), TOKENS).decode(errors="replace")
    return page


def _block(drawing: Drawing, depth: int) -> str:
    def inner() -> str:
        return "".join(drawing.some(lambda: _block(drawing, depth + 1), 0, 3)) if depth < 4 else _words(drawing, 0)

    match drawing.chance.randrange(14):
        case 0:
            items = drawing.one("key_points", "actors", "range(3)", "(1, 2)", _expression(drawing))
            return f"{{% for x in {items} %}}{inner()}{{% endfor %}}"
        case 1:
            return f"{{% if {_expression(drawing)} %}}{inner()}{{% else %}}{inner()}{{% endif %}}"
        case 2:
            return f"{{% set y %}}{inner()}{{% endset %}}{{{{ y }}}}"
        case 3:
            return drawing.one(
                '{% include "part.html.j2" %}', '{% include "standard/page.html.j2" %}', '{% include "../x" %}'
            )
        case 4:
            return f"{{% macro m(x) %}}{inner()}{{% endmacro %}}{{{{ m({_expression(drawing)}) }}}}"
        case 5:
            return f"<ul><li>{_words(drawing, 0)}{inner() if drawing.happens(0.2) else ''}</li></ul>"
        case 6:
            cells = "".join(f"<td>{_words(drawing, 0)}</td>" for _ in range(drawing.number(1, 4)))
            return f"<table>{f'<tr>{cells}</tr>' * drawing.number(1, 3)}</table>"
        case 7:
            return f'<div class="Columns"><div>{inner()}</div><div>{inner()}</div></div>'
        case 8:
            tag = drawing.of(_BLOCKS) if drawing.odd(0.4) else "div"
            return f"<{tag}{_attributes(drawing)}>{inner()}</{tag}>"
        case _:
            tag = drawing.one("p", "p", "h2", "h3")
            return f"<{tag}{_attributes(drawing)}>{_words(drawing, 0)}</{tag}>"


def _attributes(drawing: Drawing) -> str:
    if drawing.happens(0.75):
        return ""
    name = drawing.one("class", "class", "class", "lang", "href", "style", "data-src", "id")
    value = (
        drawing.of(_CLASSES)
        if name == "class"
        else drawing.one("en", "title", f"{{{{ {_expression(drawing)} }}}}", "1")
    )
    return f' {name}="{value}"'


def _words(drawing: Drawing, depth: int) -> str:
    parts = []
    for _ in range(drawing.number(1, 4)):
        match drawing.chance.randrange(6):
            case 0 | 1:
                parts.append(f"{{{{ {_expression(drawing)} }}}}")
            case 2 if depth < 3:
                tag = drawing.of(_INLINES) if drawing.odd(0.3) else drawing.one("strong", "em", "span")
                parts.append(f"<{tag}{_attributes(drawing)}>{_words(drawing, depth + 1)}</{tag}>")
            case 3:
                parts.append(
                    drawing.one(
                        "&nbsp;",
                        "&amp;",
                        "&#160;",
                        "·",
                        "<br/>",
                        drawing.one("&x;", "✓", "a<b") if drawing.odd(0.3) else "–",
                    )
                )
            case _:
                parts.append(drawing.plain(4))
    return " ".join(parts)


def _expression(drawing: Drawing) -> str:
    """Return an expression that can be printed, mostly."""
    name = drawing.one("title", "title", "date", "bottom_line", "key_points[0].text", "labels.a", "reference")
    if drawing.odd(0.35):
        match drawing.chance.randrange(5):
            case 0:
                return f"{drawing.of(_NAMES)}|{drawing.of(_FILTERS)}"
            case 1:
                return drawing.one(
                    "actors[9].name", "title.upper()", "title.__class__", "x.text", "nothing", "title.upper"
                )
            case 2:
                return f"{name} ~ {drawing.of(_NAMES)}"
            case 3:
                return drawing.one(
                    "1 / 0", "2 ** 10", "range(3)", "range(10 ** 9)", "'a' * 9", "{'a': 1}", "cite(title)"
                )
            case _:
                return drawing.of(_NAMES)
    return drawing.one(
        name, name, name, f"{name}|upper", f"{name} ~ '!'", "cite(key_points[0].source)", f"{name}|length"
    )
