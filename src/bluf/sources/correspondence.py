"""Part what a mail passes on from what its sender says: what stands below `From:` and `Sent:` is somebody else's."""

import re
from collections.abc import Sequence

from bluf.sources.source_text import Block, SourceLine
from bluf.sources.speech import as_speech


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# The labels of headers as mail programs write them above what they pass on, in the languages that they are set to.
_FROM = _words("from von de da från fra van od lähettäjä от від expéditeur")
_SENT = _words("sent date gesendet datum envoyé enviado enviada data fecha inviato skickat sendt verzonden wysłano"
               " lähetetty отправлено дата надіслано")  # fmt: skip
_OTHER = _words("to cc bcc subject an betreff kopie à objet para asunto assunto a oggetto till ämne til emne aan"
                " onderwerp do temat dw vastaanottaja aihe кому тема копия копія importance reply-to")  # fmt: skip
_LABEL = re.compile(r"[\s*_>]*([^\W\d_][\w-]{0,15})\s?[*_]*:")
_LEADS = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|skrev|schreef|napisał(?:\(?a\)?)?|kirjoitti"
    r"|написала?|пише|пишет)\b[^:\n]{0,80}:\s*$",
    re.I,
)
_ADDRESS = re.compile(r" ?[<\[(](?:mailto:)?[^<>\[\]()\s@]{1,64}@[^<>\[\]()\s@]{1,255}[>\])]")


def parted(blocks: Sequence[Block]) -> tuple[list[Block], bool]:
    """Return blocks with what is passed on as speeches, and whether all other words are the sender's.

    They are not where somebody else's words can't be told from theirs: those have quote marks of their own, or follow
    a line that leads up to them and have no marks.
    """
    found: list[Block] = []
    passed: list[Block] = []
    passing = False
    is_own = True
    for block in blocks:
        headers = _headers(block)
        if headers:
            is_own &= _give(passed, found)
            found.append(Block(block.lines[:headers]))
            passing, passed = True, []
            block = Block(block.lines[headers:])
        if not passing:
            is_own &= not (found and leads_up(found[-1]) and not _is_marked(block))
        if block.lines:
            (passed if passing else found).append(block)
    return found, _give(passed, found) and is_own


def spoken(blocks: list[Block]) -> tuple[list[Block], bool]:
    """Return what is somebody else's as a speech, and whether it could be made one."""
    speech = as_speech(blocks)
    return speech, not blocks or speech is not blocks


def leads_up(block: Block) -> bool:
    """Whether a block leads up to words of somebody whom it names: "On Monday, Ana Lind wrote:"."""
    return bool(block.lines) and _LEADS.search(" ".join(line.text.strip() for line in block.lines[-3:])) is not None


def without_addresses(block: Block) -> Block:
    """Return a block that leads up to words without the addresses beside the names."""
    return Block(tuple(SourceLine(line.place, _ADDRESS.sub("", line.text)) for line in block.lines))


def _give(passed: list[Block], found: list[Block]) -> bool:
    speech, told = spoken(passed)
    found.extend(speech)
    return told


def _headers(block: Block) -> int:
    """Return how many lines of a block are the headers of a mail that is passed on; 0 where it has none."""
    labels = [_label(line) for line in block.lines[:20]]
    if not (any(each in _FROM for each in labels) and any(each in _SENT for each in labels)):
        return 0
    return 1 + max(number for number, each in enumerate(labels) if each in _FROM | _SENT | _OTHER)


def _label(line: SourceLine) -> str:
    found = _LABEL.match(line.text)
    return found.group(1).lower() if found is not None else ""


def _is_marked(block: Block) -> bool:
    return not block.lines or block.lines[0].text.lstrip()[:1] in ("“", '"', "„", "«")
