"""Protect a PDF with a password (AES-256, ISO 32000-2, 7.6.4: revision 6), and make a password for each recipient.

A PDF/A may not be encrypted (ISO 19005-2, 6.1.3), so a file that was protected is none. It is protected before it is
signed: the signature covers what is sent.
"""

import io
import re
import secrets
from collections.abc import Iterator

from bluf.deliver.distribution_list import ListFile
from bluf.deliver.planning import Plan
from bluf.problems import Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown

SIGNS = "acdefhjkmnprtuvwxy34679"  # none that looks like another in print or is taken for one on the telephone
_GROUPS, _SIGNS_IN_ONE = 5, 4  # 20 of 23 signs: 90 bits
_PASSWORD = re.compile(rf"[{SIGNS}]{{{_SIGNS_IN_ONE}}}(?:-[{SIGNS}]{{{_SIGNS_IN_ONE}}}){{{_GROUPS - 1}}}")


def passwords_for(plan: Plan) -> dict[int, str]:
    """Return a password for each copy, by its number: `x7hk-9mpc-…`, drawn by the system's own generator."""
    return {copy.number: _password() for copy in plan.copies}


def is_password(text: str) -> bool:
    """Whether a text has the form of the passwords that `passwords_for` draws."""
    return _PASSWORD.fullmatch(text) is not None


def protect(pdf: bytes, password: str) -> bytes:
    """Return a PDF that opens with the password alone; it may then be read aloud, printed and copied from.

    Its objects stay where they can be found, so that a room for a signature can be filled.
    """
    import pikepdf  # imported when a file is protected

    owner = secrets.token_urlsafe(32)  # kept by nobody: what the file allows can't be changed
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(
            made,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            encryption=pikepdf.Encryption(owner=owner, user=password, R=6, aes=True, metadata=True),
        )
    return made.getvalue()


def unprotectable(file: ListFile, plan: Plan) -> list[Problem]:
    """Return, for each recipient of a copy who wants a DOCX, that it can't be protected."""
    return list(_unprotectable(file, plan))


def _unprotectable(file: ListFile, plan: Plan) -> Iterator[Problem]:
    planned = {id(copy.recipient) for copy in plan.copies}
    for at, recipient in enumerate(file.listed.recipients):
        if id(recipient) in planned and "docx" in map(str, recipient.formats):
            message = f"{shown(recipient.name)} wants a DOCX, which can't be protected with a password"
            field = FieldPath("recipients") / at / "formats"
            yield file.problem("docx-not-protected", message, field, "take `docx` out, or issue without --protect")


def _password() -> str:
    groups = ("".join(secrets.choice(SIGNS) for _ in range(_SIGNS_IN_ONE)) for _ in range(_GROUPS))
    return "-".join(groups)
