"""Find whom a noun phrase is about: Rutte in "NATO chief Mark Rutte", nobody in "the Rutte campaign".

In English the name at the end of a run of nouns is the one that they describe; a name with a noun after it only says
more about that noun. What stands after a comma is in apposition.
"""

import re

from bluf.evidence.quotes.person_names import PersonName, is_body, names_in
from bluf.languages.english import (
    AFTER_NAMES,
    AGENTS,
    LY_NOUNS,
    NOT_AGENTS,
    NOT_SPEAKERS,
    OUTSPOKEN,
    ROLES,
    SAYING,
    SUBORDINATORS,
    VERBS,
)

_AS_NOUN = r"(?:act|command|found|manag|organis|organiz|presid)ing\b"  # "organizing director"
_LY_NOUN = rf"(?:{'|'.join(LY_NOUNS)})\b"
LY_ADVERB = rf"(?!{_LY_NOUN})\w+ly"  # in a pattern
_NOUN = rf"(?:{_LY_NOUN}|{_AS_NOUN}|(?!(?:{'|'.join(sorted(AFTER_NAMES))})\b)[a-zß-öø-ÿ][\w’'\-]*(?<!ly)(?<!ing))"
_NOUNS = re.compile(rf"(?: \d+)?(?:[ -]{_NOUN}){{1,4}}")
_TO_HOLDER = re.compile(r",? ")
_OF = re.compile(r" (?:of|for)(?: the)? ")
_AND = re.compile(r",? (?:and|&) (?:the )?")
_OF_SOMEONE = re.compile(
    r"\b(?:of|for|to|with|by|from|about|beside|against|between|alongside|like|unlike|than|at|in|on|over|behind|under"
    r"|near|around)\s+(?:(?:the|our)\s+)?$"
    r"|(?<!morn)(?<!even)ing\s+(?:the\s+)?$",  # "voters embracing Ann Lee"
    re.IGNORECASE,
)
# Joan Ferrer of the campaign group Clear Harbour
_FROM = re.compile(r" (?:of|from|at) (?:the |a |an )?(?:[a-z\-]+ ){0,4}")
_WHO = re.compile(r"\bwho (?=[^A-Z]*\b[a-z])")
_APPOSED = re.compile(r"(?:,| \()\s*(?:(?:[a-z]+|\d)\b|[^\W\d_a-z][\w.]*['’]s )| \([^()]*\)$")
_BETWEEN = re.compile(
    r"(?: (?:of|from|at|in|for|on|with|here) [^,]*| \([^)]*\))?(?:,.*,| \(.*\)| [—–-].*[—–-])?,?"
    r"(?: (?!.*\b(?:that|which|who|whom|whose)\b)[^,]*\b(?:and|but|then))?"
)
_AFTER_COMMA = re.compile(r", (?:\w+ly )?(?P<word>[a-z][\w’']*)")
_SUBORDINATE = re.compile(rf"\s*\b(?:{'|'.join(sorted(SUBORDINATORS))})\b", re.IGNORECASE)
_OPENS_OFFICE = re.compile(r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|(?:\S+ ){0,3}\S+['’]s?)\s")
_LABEL = re.compile(
    rf"(?:(?:of|from|at|for) [^,:]*)?(?:, (?!\w+ing\b).*| \([^)]*\)"
    rf"| (?:is|was|remains|remained|sounded|seemed)(?: \w+ly| more| less)? (?:{'|'.join(OUTSPOKEN)}))?"
)
LONGEST_LABEL = 16  # words of what stands before a colon
_LEAD = re.compile(
    r"(?:(?:the|The|a|A|an|An|its|Its|their|Their|his|her|His|Her|one|and|but|But|And)\b)?"
    r"(?:[ ]?[a-z\-]+|[ ]?\d+(?:[/\-][\w\-]+)?|[ ]?(?:[^\W\d_a-z][\w.-]* ){0,3}[^\W\d_]+['’]s?){0,6},?"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|to|with|by|from|about|against|at|in|on|over|under|like|unlike|behind|beside|near|outside|around"
    r"|between|who|whom|whose|that|which|what|where|after|before|when|while|as|if|because|although|though|until|since)\b"
)


def head(text: str, names: list[PersonName], at: int = 0) -> int | None:
    """Return which name a noun phrase is about that the name at `at` opens; None where it is about none of them."""
    body = at  # of "University" of "Oslo", the first
    while True:
        name = names[at]
        following = names[at + 1] if at + 1 < len(names) else None
        if (
            following is not None
            and (is_body(name) or name.is_office)
            and _OF.fullmatch(text, name.end, following.start)
        ):
            at += 1
            continue
        nouns = _NOUNS.match(text, name.end)
        if nouns is None:
            break
        if following is None or not _is_link(text[name.end : following.start]):
            return None
        at += 1
        body = at
    return None if names[body].is_office else body


def _is_link(between: str) -> bool:
    """Whether nouns between two names say what the second is: " historian ", " campaign chief, "."""
    nouns = _NOUNS.match(between)
    if nouns is None or not _TO_HOLDER.fullmatch(between, nouns.end()):
        return False
    return is_role(re.split(r"[ -](?=[^ -]*$)", nouns.group())[-1])


def is_role(noun: str) -> bool:
    """Whether a noun is one for a person: "ally", "historian"."""
    noun = noun.lower()
    return noun in ROLES or (len(noun) > 4 and noun.endswith(AGENTS) and noun not in NOT_AGENTS)


def together(text: str, names: list[PersonName], at: int) -> tuple[PersonName, ...]:
    """Return the name at `at` with those that "and" joins to it: "Berg, Mori and Holm"."""
    last = at
    listed = at
    while last + 1 < len(names):
        between = text[names[last].end : names[last + 1].start]
        if _AND.fullmatch(between):
            listed = last = last + 1
        elif between == ", ":
            last += 1
        else:
            break
    return tuple(names[at : listed + 1])


def leads(left: str, name: PersonName) -> bool:
    """Whether the name opens the clause, with no more than an article and a role before it."""
    lead = left[: name.start].strip()
    if _PREPOSITION.search(lead) and not lead.endswith(","):
        return False
    return not lead or _LEAD.fullmatch(lead) is not None


def opening(left: str, names: list[PersonName]) -> tuple[PersonName, ...]:
    """Return who is the subject of a clause that a name opens: `left` is all of it before its verb."""
    if names[0].possessive or not leads(left, names[0]):
        return ()
    at = head(left, names)
    if at is None:
        return ()
    found = together(left, names, at)
    return found if _BETWEEN.fullmatch(left, found[-1].end) else ()


def closing(left: str, names: list[PersonName]) -> tuple[PersonName, ...]:
    """Return the name that a clause ends with before its verb, or that of which it is an apposition."""
    described = opening(left + ",", names) if _APPOSED.match(left, names[0].end) else ()
    if described and not is_body(described[0]) and (is_body(names[-1]) or _says_no_more(left[described[-1].end :])):
        return described  # "Ann Lee, president of the Velo Association said"
    first = len(names) - 1
    if len(names) > 1 and _FROM.fullmatch(left[names[-2].end : names[-1].start]) and not is_body(names[-2]):
        return () if _OF_SOMEONE.search(left[: names[-2].start]) else (names[-2],)
    while first > 0 and _AND.fullmatch(left[names[first - 1].end : names[first].start]):
        if left[names[first - 1].end] == "," and not (first > 1 and left[names[first - 2].end] == ","):
            break  # "Rutte met Lee, and Berg said"
        first -= 1
    found = tuple(names[first:])
    while first > 0 and _describes(left, names[first - 1], names[first]):
        first -= 1
    if _WHO.search(left[left.rfind(",", 0, names[first].start) + 1 : names[first].start]):
        return ()  # "people who know Ann Lee"
    if names[first].is_office or _OF_SOMEONE.search(left[: names[first].start]):
        return apposed(left + ",", names)
    return found


def is_object(text: str, name: PersonName) -> bool:
    """Whether a preposition or a participle governs a name: "with Ann Lee"."""
    return _OF_SOMEONE.search(text[: name.start]) is not None


def _says_no_more(text: str) -> bool:
    """Whether text after a name has no verb, and so only describes whom it names."""
    words = re.findall(r"[a-z’'\-]+", text)
    return not any(word in VERBS or word in SAYING or word in SUBORDINATORS or word.endswith("ed") for word in words)


def _describes(left: str, name: PersonName, following: PersonName) -> bool:
    """Whether a name is part of what is said of the next: "University" of "Oslo", "Putin" in "Putin critic"."""
    return (
        _is_link(left[name.end : following.start])
        if not is_body(name)
        else _is_link(left[name.end : following.start]) or _OF.fullmatch(left, name.end, following.start) is not None
    )


def in_commas(left: str, names: list[PersonName]) -> tuple[PersonName, ...]:
    """Return who holds an office that a clause opens with: "The ministry's spokesman, Lars Holm, said"."""
    name = names[-1]
    before = left[: name.start]
    if name.end != len(left) - 1 or not (left.endswith(",") and before.endswith(", ")) or is_body(name):
        return ()
    if len(names) > 1 and names[-2].is_office and names[-2].end == len(before) - 2:
        return (name,)  # "Education Secretary, Anna Berg, said"
    office = re.split(r"[,;:—–]", before[:-2])[-1].strip()
    lead = before[:-2].removesuffix(office).rstrip(" ,")
    if any(other.end == len(lead) for other in names):
        return ()  # "Ann Lee, a pilot from Velo, South Sound,": it describes Lee
    holder, *of = re.split(r" (?:of|for|at|to|in|with) ", office, maxsplit=1)
    of_holder = any(is_role(part.split()[-1]) for part in of)  # "an aide to the minister, Anna Berg,": which of them?
    return (name,) if _OPENS_OFFICE.match(office) and is_role(holder.split()[-1]) and not of_holder else ()


def apposed(left: str, names: list[PersonName]) -> tuple[PersonName, ...]:
    """Return the one name that an apposition in commas follows: "Rutte, who leads the alliance, ..."."""
    heads = [
        name
        for name in names
        if not name.possessive
        and not is_body(name)
        and _APPOSED.match(left, name.end)
        and not _OF_SOMEONE.search(left[: name.start])
        and not _SUBORDINATE.match(re.split(r"[,;:—–]", left[: name.start])[-1])
        and not _has_verb_after_commas(left, name.end, names)
    ]
    return (heads[0],) if len(heads) == 1 else ()


def _has_verb_after_commas(text: str, start: int, names: list[PersonName]) -> bool:
    """Whether a clause goes on behind an apposition with its own verb: "Rutte, a lawyer, was there when Berg, ..."."""
    for verb in _AFTER_COMMA.finditer(text, start):
        word, following = verb["word"], text[verb.end() :]
        if word in VERBS or word in SAYING:
            return True
        if word.endswith("ed") and (names[-1].start > verb.end() or _SUBORDINATE.search(following)):
            return True
    return False


def labelling(text: str) -> PersonName | None:
    """Return the name before a colon: "Ann Lee:", "Ann Lee, mayor of Oslo:", "Ann Lee was blunt:"."""
    text = text.rstrip(" :")
    names = names_in(text)
    if not names or names[0].possessive or len(text.split()) > LONGEST_LABEL or not leads(text, names[0]):
        return None
    at = head(text, names)
    if at is not None and names[at].words[0] in NOT_SPEAKERS:
        return None
    return names[at] if at is not None and _LABEL.fullmatch(text, names[at].end) else None
