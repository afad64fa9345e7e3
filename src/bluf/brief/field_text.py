"""The text of a brief's fields: plain text, and prose."""

import unicodedata
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from bluf.brief.paragraph_breaks import with_breaks
from bluf.brief.rich_text import RichText, in_paragraphs, plain_text, rich_text
from bluf.ground.located import Located
from bluf.ground.text_map import TextMap
from bluf.problems.field_path import ROOT, FieldPath
from bluf.yaml_files.reader import YamlFile


def _shows(char: str) -> bool:
    """Whether a character may print something: it is no space, and no format character such as a zero-width space."""
    return not (char.isspace() or unicodedata.category(char) == "Cf")


class FieldText(Located):
    """Located text as the value of a field: what is not text, or is empty, is refused."""

    __slots__ = ()

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
        if value is None or (isinstance(value, str) and not any(map(_shows, value))):
            raise PydanticCustomError("empty-value", "this is empty")
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-type", "expected text")
        return value if isinstance(value, cls) else cls.like(value).stripped()


class Text(FieldText):
    """Plain text: a name, a title, a label. Printed as typed."""

    __slots__ = ()


class Prose(FieldText):
    """Sentences, which may have inline Markdown; `rich` is what they say (see `rich_text`)."""

    __slots__ = ("_rich",)
    _rich: RichText | None

    def __new__(cls, value: str, path: FieldPath = ROOT, origin: TextMap | None = None) -> Self:
        """Make prose that came from `path`."""
        made = super().__new__(cls, value, path, origin)
        made._rich = None
        return made

    @property
    def rich(self) -> RichText:
        """What it says; it is read once, and only where a brief is not far too long for that."""
        if self._rich is None:
            self._rich = self._read()
        return self._rich

    def _read(self) -> RichText:
        return rich_text(self)

    @property
    def line(self) -> Located:
        """Its words without their marks, on one line."""
        return self.rich.words.on_one_line()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # So that a form can give sentences more room than a name (JSON Schema 2020-12, Validation, 8.4).
        return {**super().__get_pydantic_json_schema__(schema, handler), "contentMediaType": "text/markdown"}


class PlainProse(Prose):
    """Words that stand where prose may, from a file that has no marks: all characters are printed as they are."""

    __slots__ = ()

    def _read(self) -> RichText:
        return plain_text(self)


class Paragraphs(Prose):
    """Prose in which blank lines part paragraphs. In the value, one empty line stands where one ends."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls._parted)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**super().__get_pydantic_json_schema__(schema, handler), "paragraphs": True}

    @classmethod
    def _parted(cls, value: object, info: ValidationInfo) -> Self:
        text = cls._checked(value)
        source = info.context if isinstance(info.context, YamlFile) else None
        return with_breaks(text, source) if "\n" in text else text

    @property
    def parts(self) -> tuple[str, ...]:
        """The paragraphs, in order."""
        return tuple(self.split("\n\n"))

    def _read(self) -> RichText:
        return in_paragraphs(self)
