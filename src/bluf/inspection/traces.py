"""Find what text gives away of the machine that a file was made on: paths, user names, programs."""

import re
from collections.abc import Iterator

from bluf.inspection.report import Finding, Link, Trait

# A drive and folder, a home folder, a share, a file: address. Long enough not to be found in prose by chance.
_PATH = re.compile(
    r"""file:/{2,3}[^\s"'<>|]+
      | (?<![A-Za-z])[A-Za-z]:[\\/](?![\\/])[^"'<>|*?\r\n\t]{3,}
      | (?<![\\:])\\\\(?![\\?.])[\w.$-]+\\[^"'<>|*?\r\n\t]{2,}
      | (?<![\w.:/~-])/(?:home|Users|root|tmp|var|opt|private|mnt|Volumes|media)/[^\s"'<>|]+""",
    re.VERBOSE,
)
_USER = re.compile(r"(?:^|[\\/])(?:home|Users|Documents(?: |%20)and(?: |%20)Settings)[\\/]+([^\\/]+)", re.IGNORECASE)
_SHARED = frozenset({"public", "shared", "default", "all users"})
_OWN = re.compile(r"bluf \d[\w.+-]*")
_SCANNED = 20_000  # characters of one value


def machine_paths(text: str, where: str) -> Iterator[Finding]:
    """Yield the paths in a text that nobody reads on the page, each with the user name in it."""
    for found in _PATH.finditer(text[:_SCANNED]):
        path = found[0].strip()
        user = _USER.search(path)
        named = user and user[1].lower() not in _SHARED
        yield Finding("machine-path", f"{path} (user {user[1]})" if user and named else path, where)


# Schemes of addresses that run what the address holds, and those that open what is on the machine. Programs ignore
# control characters and spaces in a scheme.
_RUN = frozenset({"javascript", "vbscript", "livescript", "data"})
_OPENED = re.compile(r"file|ms-[a-z-]+|search-ms|shell|ldap|jar|mhtml|res|its|mk|hcp|telnet|smb|ssh")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,40}):")


def link_traits(target: str, where: str) -> Iterator[Trait]:
    """Yield a link, and what it does by a click if that is more than to show a web page or write a mail."""
    yield Link(target, where)
    found = _SCHEME.match("".join(character for character in target[:200] if character > " "))
    scheme = found[1].lower() if found else ""
    if scheme in _RUN:
        yield Finding("script", f"a link: {target}", where)
    elif _OPENED.fullmatch(scheme):
        yield Finding("automatic-action", f"a link that opens a file or a program: {target}", where)


def is_bluf(program: str) -> bool:
    """Whether a program's name is bluf with its version, and nothing else."""
    return _OWN.fullmatch(program.strip()) is not None


# Unicode's tag characters, which copy and paste with a text and which no program shows; flags of regions use them too.
_TAGS = re.compile("(?<!\U0001f3f4)[\U000e0020-\U000e007f]{2,}")


def unseen_characters(text: str, where: str) -> Iterator[Finding]:
    """Yield the text that is written in tag characters, in letters."""
    for found in _TAGS.finditer(text):
        hidden = "".join(chr(ord(tag) - 0xE0000) for tag in found[0])
        if "\U0001f3f4" not in text[max(0, found.start() - 1) : found.start()]:
            yield Finding("hidden-text", f"{hidden} (in characters that nothing shows)", where)
