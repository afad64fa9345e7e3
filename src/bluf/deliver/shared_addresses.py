"""Find addresses by which somebody would get a copy twice, or one that is above their level.

The file's own data are looked at, so that what is wrong with other fields, or with other recipients, hides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bluf.deliver.addresses import AddressError, Mailbox, mailbox
from bluf.ground.located import Located
from bluf.markings import Marking, MarkingError, parse_level
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.yaml_files.reader import YamlFile


@dataclass(frozen=True, slots=True)
class _Address:
    text: Located
    key: str


@dataclass(frozen=True, slots=True)
class _Addressed:
    """What a recipient's addresses are; `level` is as typed, and `marking` None where they have no level."""

    field: FieldPath
    name: str
    email: _Address | None
    cc: tuple[_Address, ...]
    level: str
    marking: Marking | None
    is_known: bool  # whether the level is one


def shared_addresses(source: YamlFile, field: FieldPath) -> Iterator[Problem]:
    """Yield a problem for each address of a list that another has, is named twice, or gets what is above its level.

    `field` is that of the recipients.
    """
    listed = source.data.get(field)
    items = enumerate(listed if isinstance(listed, list) else ())
    found = [_addressed(field / at, item) for at, item in items if isinstance(item, dict)]
    owners: dict[str, _Addressed] = {}
    for each in found:
        if each.email is None:
            continue
        other = owners.setdefault(each.email.key, each)
        if other is not each:
            message = f"`{shown(each.email.text)}` is the address of `{other.field}` already" + _named(other)
            hint = "give each recipient an address of their own, or one of them both names"
            yield _problem(source, "duplicate-recipient", message, each.email, hint)
    for each in found:
        yield from _of_cc(source, each, owners)


def _of_cc(source: YamlFile, recipient: _Addressed, owners: dict[str, _Addressed]) -> Iterator[Problem]:
    seen: set[str] = set()
    for address in recipient.cc:
        owner = owners.get(address.key)
        if address.key in seen:
            message = f"`{shown(address.text)}` stands here already: it would get the mail twice"
            yield _problem(source, "duplicate-recipient", message, address, "take it out")
        elif owner is recipient:
            message = f"`{shown(address.text)}` is the recipient's own address: they would get the mail twice"
            yield _problem(source, "duplicate-recipient", message, address, "take it out")
        elif owner is not None and not _may_see(owner, recipient):
            theirs = f"`{owner.field}`, with {shown(owner.level) or 'no level'}"
            message = f"`{shown(address.text)}` is {theirs}: a copy for {shown(recipient.level)} may not go there"
            yield _problem(source, "cc-below-level", message, address, "take it out: it gets a copy of its own")
        seen.add(address.key)


def _may_see(owner: _Addressed, recipient: _Addressed) -> bool:
    """Whether the owner of an address may have another's copy; true where that can't be said, as is told of a level."""
    if not recipient.is_known or not owner.is_known or recipient.marking is None:
        return True
    return owner.marking is not None and recipient.marking.may_go_to(owner.marking)


def _addressed(field: FieldPath, item: dict[str, Any]) -> _Addressed:
    named = item.get("cc")
    copied = tuple(filter(None, map(_address, named if isinstance(named, list) else [named])))
    level = item.get("level")
    label, marking, is_known = "", None, level is None
    if isinstance(level, Located):
        try:
            marking, is_known = parse_level(level.strip()), True
            label = marking.label
        except MarkingError:
            pass
    name = item.get("name")
    return _Addressed(
        field, name if isinstance(name, str) else "", _address(item.get("email")), copied, label, marking, is_known
    )


def _address(value: object) -> _Address | None:
    """Return an address; None for what is none, as is told."""
    if not isinstance(value, Located):
        return None
    try:
        found: Mailbox = mailbox(value.strip())
    except AddressError:
        return None
    return _Address(value, found.key)


def _named(recipient: _Addressed) -> str:
    return f": {shown(recipient.name)}" if recipient.name.strip() else ""


def _problem(source: YamlFile, code: str, message: str, address: _Address, hint: str) -> Problem:
    return Problem(code, message, source.span(address.text.path), address.text.path, hint)
