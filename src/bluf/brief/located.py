"""Text that knows which field of the brief it came from."""

from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Located(str):
    """What an author typed, with the `path` of its field, such as `quotes[0].text`; empty where it has none."""

    __slots__ = ("path",)
    path: str

    def __new__(cls, value: str, path: str = "") -> Self:
        """Make text that came from `path`."""
        self = super().__new__(cls, value)
        self.path = path
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._checked)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # What YAML takes for a number or a truth value is printed as typed, so an editor need not complain of it.
        return {"type": ["string", "number", "boolean"]}

    @classmethod
    def _checked(cls, value: object) -> Self:
        if isinstance(value, dict | list):
            kind = "a mapping" if isinstance(value, dict) else "a list"
            raise PydanticCustomError("wrong-type", "expected text, found {kind}", {"kind": kind})
        if value is None or (isinstance(value, str) and not value.strip()):
            raise PydanticCustomError("empty-value", "this is empty")
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-type", "expected text")
        return cls(value.strip(), value.path if isinstance(value, Located) else "")


def shown(text: str, limit: int = 60) -> str:
    """Return the start of an author's text, for a message that repeats it."""
    return str(text) if len(text) <= limit else text[: limit - 1].rstrip() + "…"


class Text(Located):
    """Plain text: a name, a title, a label. Printed as typed."""

    __slots__ = ()


class Prose(Located):
    """Sentences, which may have inline Markdown (see `inline`)."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # So that a form can give sentences more room than a name (JSON Schema 2020-12, Validation, 8.4).
        return {**super().__get_pydantic_json_schema__(schema, handler), "contentMediaType": "text/markdown"}
