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


# Unicode's tag characters, which copy and paste with a text and which no program shows; flags of regions use them too,
# with up to six letters and digits and an end (UTS 51, annex C).
_TAGS = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f|(?P<spelt>[\U000e0020-\U000e007f]{2,})")
# Variation selectors, of which a character takes one; more can spell any bytes.
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}")
# What joins, parts or fills without a width. A text has one or two in a place, such as before and after a hyphen, in
# Persian, or in an emoji; more, of several kinds, can spell anything.
_WIDTHLESS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0]{4,}")


def unseen_characters(text: str, where: str) -> Iterator[Finding]:
    """Yield the text that is written in characters that nothing shows, in letters where these are known."""
    for found in _TAGS.finditer(text):
        if found["spelt"]:
            hidden = "".join(chr(ord(tag) - 0xE0000) for tag in found["spelt"])
            yield Finding("hidden-text", f"{hidden} (in characters that nothing shows)", where)
    for found in _SELECTORS.finditer(text):
        codes = (ord(selector) for selector in found[0])
        spelt = bytes(code - 0xFE00 if code < 0xFE10 else code - 0xE0100 + 16 for code in codes)
        hidden = spelt.decode("utf-8", "replace")
        told = hidden if hidden.isprintable() and "\ufffd" not in hidden else f"{len(spelt)} variation selectors"
        yield Finding("hidden-text", f"{told} (in characters that nothing shows)", where)
    for found in _WIDTHLESS.finditer(text):
        if len(set(found[0])) > 1:
            told = f"{len(found[0])} characters without width"
            yield Finding("hidden-text", f"{told} (in characters that nothing shows)", where)
