"""A distribution list: who gets a briefing, at which level and how. A YAML file in `lists/`, checked like a brief.

Every address is that of one recipient, and of `cc` of none who has a level below theirs: nothing may go to somebody
by another way than their own.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from bluf.brief.consequences import without_consequences, without_misspelt
from bluf.brief.field_text import Text
from bluf.brief.field_values import Language, Name, is_bare_name, one_of, several
from bluf.brief.part import SEVERAL, OtherNames, Part
from bluf.brief.part_checking import field_problems, file_parts, unknown_keys, with_known_fields
from bluf.deliver.addresses import LONGEST_NAME, AddressError, Mailbox, mailbox, name_fault
from bluf.deliver.shared_addresses import shared_addresses
from bluf.markings import Marking, MarkingError, levels, parse_level
from bluf.problems import BriefError, Problem, first, in_order
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.yaml_files.composing import Limits
from bluf.yaml_files.reader import YamlFile, read_brief

FORMATS = ("pdf", "docx")
RECIPIENTS = FieldPath("recipients")
MOST_RECIPIENTS = 10_000
LIMITS = Limits(values=400_000, hint="make several lists of it")
_DOCS = "docs/distribution.md"
_BARE_NAME = "write the name alone, on one line"


def _line(value: object) -> Text:
    text = Text._checked(value)
    if fault := name_fault(text):
        raise PydanticCustomError("bad-value", "{fault}", {"fault": fault, "hint": _BARE_NAME})
    return text


def _address(value: object) -> Text:
    text = Text._checked(value)
    try:
        mailbox(text)
    except AddressError as error:
        context = {"text": shown(text), "hint": str(error)}
        raise PydanticCustomError("bad-email", "`{text}` is not an e-mail address", context) from error
    return text


def _group(value: object) -> Text:
    text = Text._checked(value)
    if not is_bare_name(text):
        context = {"text": shown(text), "hint": "write one word, such as `press` or `north-desk`"}
        raise PydanticCustomError("bad-name", "`{text}` can't name a group", context)
    return text


def _each_once(values: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(values))


def _level(value: object) -> Text:
    text = Text._checked(value)
    try:
        return text.instead(parse_level(text).label)
    except MarkingError as error:
        raise PydanticCustomError("bad-marking", "{fault}", {"fault": str(error), "hint": error.hint}) from error


_TYPED = ["string", "number", "boolean"]  # as YAML takes what is typed
PersonName = Annotated[Text, BeforeValidator(_line), WithJsonSchema({"type": _TYPED, "maxLength": LONGEST_NAME})]
Address = Annotated[Text, BeforeValidator(_address), WithJsonSchema({"type": "string", "format": "email"})]
Level = Annotated[Text, BeforeValidator(_level), WithJsonSchema({"type": "string", "examples": levels()})]
Group = Annotated[Text, BeforeValidator(_group), WithJsonSchema({"type": "string", "pattern": r"^\w[\w-]*$"})]
Format = one_of(*FORMATS)
Page = one_of("a4", "letter")
_SEVERAL_ADDRESSES = Annotated[tuple[Address, ...], Field(min_length=1), BeforeValidator(several)]


class Recipient(Part):
    """Somebody who gets a copy of their own."""

    name: PersonName = Field(description="Who it is, in any script; printed on the copy.")
    email: Address = Field(description="Where the copy is mailed to. Each address is that of one recipient.")
    level: Level | None = Field(
        None,
        description="What they may read, such as TLP:AMBER: they get the edition for it, or the whole brief where its "
        "banner is no higher. Without one they get only briefs that have no level.",
    )
    formats: Annotated[
        tuple[Format, ...],  # type: ignore[valid-type]
        Field(min_length=1),
        AfterValidator(_each_once),
        BeforeValidator(several),
    ] = Field(("pdf",), description="Which files they get: pdf, docx, or both.", json_schema_extra=SEVERAL)
    lang: Annotated[Language | None, OtherNames.of("language")] = Field(
        None, description="The language of the mail and of the line that names the copy; the brief's own without it."
    )
    page: Page | None = Field(None, description="The paper of their copy: a4 or letter.")  # type: ignore[valid-type]
    style: Name | None = Field(None, description="The house style of their copy.")
    groups: Annotated[tuple[Group, ...], Field(min_length=1), BeforeValidator(several)] = Field(
        (), description="Names of groups that they are in: `--group` picks them.", json_schema_extra=SEVERAL
    )
    cc: _SEVERAL_ADDRESSES = Field(
        (), description="Addresses that get the same mail, with the same copy.", json_schema_extra=SEVERAL
    )

    @cached_property
    def mailbox(self) -> Mailbox:
        """Where their mail goes."""
        return mailbox(self.email)

    @cached_property
    def copied(self) -> tuple[Mailbox, ...]:
        """Where the same mail goes too."""
        return tuple(mailbox(each) for each in self.cc)

    @cached_property
    def marking(self) -> Marking | None:
        """Their level; None where they have none."""
        return parse_level(self.level) if self.level else None


class Sender(Part):
    """Whom the mail is from."""

    name: PersonName | None = Field(None, description="A person or desk.")
    email: Address = Field(description="The address that the mail is from, and that answers go to.")


class DistributionList(Part):
    """Who gets a briefing."""

    title: Text = Field(description="What the list is called: `Cabinet`.")
    sender: Sender | None = Field(None, description="Whom the mail is from, unless `--from` says so.")
    page: Page | None = Field(None, description="The paper of all copies for which nothing else is said.")  # type: ignore[valid-type]
    style: Name | None = Field(None, description="The house style of all copies for which nothing else is said.")
    recipients: tuple[Recipient, ...] = Field(
        min_length=1, max_length=MOST_RECIPIENTS, description="Who gets a copy, in the order of the copies' numbers."
    )

    def groups(self) -> tuple[str, ...]:
        """Return the names of all groups, sorted."""
        return tuple(sorted({str(group) for recipient in self.recipients for group in recipient.groups}))


@dataclass(frozen=True, slots=True)
class ListFile:
    """A distribution list, and the file that it was read from."""

    listed: DistributionList
    source: YamlFile

    def problem(self, code: str, message: str, field: FieldPath, hint: str | None = None) -> Problem:
        """Return a problem of one of its fields, or of the nearest field around it that is there."""
        place = next((each for each in field.upwards() if each in self.source.spans), field)
        return Problem(code, message, self.source.span(place), field, hint)


def read_list(data: bytes, path: str) -> ListFile:
    """Read a distribution list. `path` is the name that problems give it. Raises BriefError with all that is wrong."""
    source = read_brief(data, path, LIMITS)
    found, problems = examine_list(source)
    if problems or found is None:
        raise BriefError(in_order(problems))
    return ListFile(found, source)


def examine_list(source: YamlFile) -> tuple[DistributionList | None, list[Problem]]:
    """Return the distribution list that a file holds, where its fields hold what they must, and all that is wrong."""
    parts = file_parts(source.data, DistributionList)
    problems = [
        *source.problems,
        *first(problem for part in parts for problem in unknown_keys(source, part, DistributionList, _DOCS)),
        *first(shared_addresses(source, RECIPIENTS)),
    ]
    found = None
    try:
        found = DistributionList.model_validate(source.data, context=source)
    except ValidationError as error:
        problems.extend(first(field_problems(source, DistributionList, error)))
        with suppress(ValidationError):
            found = DistributionList.model_validate(with_known_fields(source.data, DistributionList), context=source)
    return found, list(without_misspelt(without_consequences(problems, source)))
