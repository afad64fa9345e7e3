"""Check e-mail addresses (RFC 5321, RFC 6531), and tell which are one."""

import unicodedata
from dataclasses import dataclass

from bluf.problems.wording import shown

LONGEST_NAME = 120
_LONGEST_LOCAL = 64
_JOINERS = "\u200c\u200d"  # which names in Persian and in Indian scripts have


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An e-mail address. `domain` is as the DNS has it, in ASCII; `local` may be in any script (RFC 6531)."""

    local: str
    domain: str

    @property
    def text(self) -> str:
        """The address as a mail's header has it."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """What two spellings of one address share: no mail server in use tells capitals apart."""
        return f"{unicodedata.normalize('NFKC', self.local).casefold()}@{self.domain.lower()}"

    @property
    def needs_utf8(self) -> bool:
        """Whether a server must take addresses that are not ASCII (SMTPUTF8)."""
        return not self.local.isascii()


class AddressError(ValueError):
    """The text is no e-mail address, for the reason that it says."""


def mailbox(text: str) -> Mailbox:
    """Return the mailbox that an address names. Whether it is there is not asked. Raises AddressError."""
    from email_validator import EmailNotValidError, validate_email  # imported when mail is made or a list is read

    try:
        found = validate_email(text, check_deliverability=False, globally_deliverable=False, test_environment=True)
    except EmailNotValidError as error:
        raise AddressError(str(error).rstrip(".")) from error
    if "." not in found.ascii_domain:
        raise AddressError(f"`{shown(found.ascii_domain)}` is no whole domain: an address ends as `@office.example`")
    if len(found.local_part.encode()) > _LONGEST_LOCAL:
        raise AddressError(f"what stands before the @ is longer than {_LONGEST_LOCAL} bytes (RFC 5321, 4.5.3.1.1)")
    return Mailbox(found.local_part, found.ascii_domain)


def name_fault(name: str) -> str | None:
    """Return why a person's name can't be set in one line, in a mail's header or in a file's name; None if it can."""
    if len(name) > LONGEST_NAME:
        return f"a name has at most {LONGEST_NAME} characters"
    if any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char not in _JOINERS for char in name):
        return "a name is one line, without characters that can't be seen"
    return None
