"""The verbs that report a speech, as patterns: which of their forms say so, and which are nouns where they stand."""

import re

from bluf.languages.english import NAMING, PARTICIPLES, RELAYING, SAYING, SAYING_PHRASES

SAYS = "|".join([*SAYING_PHRASES, *SAYING])  # in a pattern
FINITE = re.compile(
    r"\b(?!call(?:s|ed) (?:in|on|for|off|up|back|to|at|upon)\b|(?:goes|went) on (?!to say)|continue[sd] (?:to|with)\b)"
    rf"(?:{'|'.join([SAYS, *NAMING, *RELAYING])})\b(?![-’'])"
)
# "comments", "claims" and the like after what makes a noun of them: "Berg's comments", "the claims".
_NOUN_BEFORE = re.compile(
    r"(?:['’]s?|\b(?:the|a|an|his|her|their|its|my|our|your|these|those|some|many|such|all|any|no|of|for|from|with|by"
    r"|about|and|or|to|on|over|into|more|most|new|other|public|recent|earlier|previous|political|\w+(?:al|ive|ous|ing|ry)))\s$"
)
_PLAINLY_VERB = frozenset({"says", "tells", "writes", "asks", "thinks", "believes", "goes on", "adds", "argues"})
PARTICIPLE = re.compile(rf"\b(?:{'|'.join(PARTICIPLES)})\b")
REPORTING = re.compile(rf"\b(?:{SAYS})\b")
ANY = re.compile(rf"\b(?:{'|'.join([SAYS, *NAMING, *RELAYING, *PARTICIPLES])})\b")
ROLE_SAID = re.compile(
    rf"(?:{SAYS})\b|(?:the|The|a|A|an|An|one|its|their|her|his|[^\W\d_a-z]\S*['’]s)"
    rf"(?: (?!when\b|while\b|after\b|before\b|as\b|because\b)\S+){{1,9}} (?:{SAYS})\b"
)


def is_noun(text: str, verb: re.Match[str]) -> bool:
    """Whether a form such as "comments" is a noun where it stands."""
    word = verb.group()
    return (
        word.endswith("s") and word not in _PLAINLY_VERB and _NOUN_BEFORE.search(text[: verb.start()][-16:]) is not None
    )
