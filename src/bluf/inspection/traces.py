"""Find what text gives away of the machine that a file was made on: paths, user names, programs, addresses."""

import re
from collections.abc import Iterator

from bluf.inspection.inspection_report import ReportLink, Trait
from bluf.inspection.looks import found

# A drive and folder, a home folder, a share, a file: address. Long enough not to be found in prose by chance.
_PATH = re.compile(
    r"""file:/{2,3}[^\s"'<>|]+
      | (?<![A-Za-z])[A-Za-z]:[\\/](?![\\/])(?=[\w .$~(\[-]{3})[^"'<>|*?\r\n\t]{3,}
      | (?<![\\:])\\\\(?:\?\\)?(?![\\?.])[\w.$-]+\\[^"'<>|*?\r\n\t]{2,}
      | (?<![\w.:/~-])(?:~|/(?:home|Users|root|tmp|var|opt|private|mnt|Volumes|media|srv|data))/[^\s"'<>|]+
      | %(?:USERPROFILE|HOMEPATH|APPDATA|LOCALAPPDATA|TEMP|HOME)%[^"'<>|*?\r\n\t]+""",
    re.VERBOSE,
)
_MAY_BE_PATH = re.compile(r"[\\/]")
_USER = re.compile(
    r"(?:^|[\\/])(?:home|Users|Documents(?: |%20)and(?: |%20)Settings)[\\/]+([^\\/\s:|<>\"']+)", re.IGNORECASE
)
_SHARED = frozenset({"public", "shared", "default", "all users"})
_OWN = re.compile(r"bluf \d[\w.+-]*")
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"']+ | \bwww\.[^\s<>\"']{3,300} | (?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.-]+", re.VERBOSE
)


def machine_paths(text: str, where: str) -> Iterator[Trait]:
    """Yield the paths in a text that nobody reads on the page, each with the user name in it."""
    if not _MAY_BE_PATH.search(text):
        return
    for path in paths_in(text):
        user = _USER.search(path)
        named = user and user[1].lower() not in _SHARED
        yield found("path", f"{path} (user {user[1]})" if user and named else path, where)


def paths_in(text: str) -> Iterator[str]:
    """Yield the paths in a text."""
    for path in _PATH.finditer(text):
        yield path[0].strip()


def addresses_in(text: str) -> Iterator[str]:
    """Yield the addresses of the web and of mail in a text."""
    for address in _ADDRESS.finditer(text):
        yield address[0].rstrip(".,;:)")


_WORDS = re.compile(rb"[\x20-\x7e]{4,}|(?:[\x20-\x7e]\0){4,}|(?:\0[\x20-\x7e]){4,}")
_LOOKED_AT = 10_000  # bytes


def words_in_bytes(data: bytes) -> str:
    """Return the first words in bytes after a colon, or nothing where there are none."""
    words = _WORDS.search(data[:_LOOKED_AT])
    return f": {words[0].replace(bytes(1), b'').decode()[:60]}" if words else ""


# Schemes of addresses that run what the address holds, and those that open what is on the machine. Programs ignore
# control characters and spaces in a scheme.
_RUN = frozenset({"javascript", "vbscript", "livescript", "data"})
_OPENED = re.compile(r"file|ms-[a-z-]+|search-ms|shell|ldap|jar|mhtml|res|its|mk|hcp|telnet|smb|ssh")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,40}):")


def link_traits(target: str, where: str) -> Iterator[Trait]:
    """Yield a link, and what it does by a click if that is more than to show a web page or write a mail."""
    yield ReportLink(target, where)
    scheme_found = _SCHEME.match("".join(character for character in target[:200] if character > " "))
    scheme = scheme_found[1].lower() if scheme_found else ""
    if scheme in _RUN:
        yield found("link-that-runs", f"a link: {target}", where)
    elif _OPENED.fullmatch(scheme):
        yield found("link-that-opens", f"a link that opens a file or a program: {target}", where)


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


def unseen_characters(text: str, where: str) -> Iterator[Trait]:
    """Yield the text that is written in characters that nothing shows, in letters where these are known."""
    if text.isascii():
        return
    for tags in _TAGS.finditer(text):
        if tags["spelt"]:
            yield found("unseen-characters", "".join(chr(ord(tag) - 0xE0000) for tag in tags["spelt"]), where)
    for selectors in _SELECTORS.finditer(text):
        codes = (ord(selector) for selector in selectors[0])
        spelt = bytes(code - 0xFE00 if code < 0xFE10 else code - 0xE0100 + 16 for code in codes)
        hidden = spelt.decode("utf-8", "replace")
        known = hidden.isprintable() and "\ufffd" not in hidden
        yield found("unseen-characters", hidden if known else f"{len(spelt)} variation selectors", where)
    for widthless in _WIDTHLESS.finditer(text):
        if len(set(widthless[0])) > 1:
            yield found("unseen-characters", f"{len(widthless[0])} characters without width", where)
