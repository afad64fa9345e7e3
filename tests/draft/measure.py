"""Measure drafts against articles whose quotes and speakers are known: what is found, what is right, what is made up.

Run it as a module from the checkout's folder: python -m tests.draft.measure
"""

import datetime
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluf.brief import read_yaml
from bluf.draft import draft
from bluf.evidence import Verdict
from bluf.evidence.quotes import judge, prepared
from bluf.evidence.quotes.words import WORD
from bluf.sources import read_source
from tests.brief.rich import plain

HERE = Path(__file__).parent
TODAY = datetime.date(2031, 1, 2)
CORPORA = {"written with the rules": "truth.json", "held out": "truth_held_out.json"}


@dataclass
class Measured:
    """What drafts of a corpus have. `invented` are names of speakers and actors that no article names."""

    articles: int = 0
    quotes: int = 0
    found: int = 0
    right_speaker: int = 0
    verified: int = 0
    drafted: int = 0
    actors: int = 0
    about: int = 0  # titles, dates and publishers that are right, also where the article gives none
    invented: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of the articles' quotes that the drafts have."""
        return self.found / (self.quotes or 1)

    @property
    def right(self) -> float:
        """The share of the quotes found that have the right speaker."""
        return self.right_speaker / (self.found or 1)


def measure(corpus: str) -> Measured:
    """Draft a brief from every article of a corpus and compare it with what is known of the article."""
    measured = Measured()
    for name, truth in json.loads((HERE / corpus).read_text(encoding="utf-8")).items():
        path = HERE / "articles" / name
        brief = read_yaml(draft([path], today=TODAY).encode(), "draft.yaml").data
        _compare(measured, name, truth, brief, path)
    return measured


def _compare(measured: Measured, name: str, truth: dict[str, Any], brief: dict[str, Any], path: Path) -> None:
    text = prepared(read_source(path))
    drafted = [(_words(quote["text"]), quote["speaker"], quote) for quote in brief.get("quotes", ())]
    measured.articles += 1
    measured.drafted += len(drafted)
    for _, speaker, quote in drafted:
        measured.verified += judge(plain(quote["text"]), speaker, text).verdict is Verdict.VERIFIED
    for wanted, said_by in truth["quotes"]:
        measured.quotes += 1
        words = _words(wanted)
        same = [speaker for found, speaker, _ in drafted if found == words or _is_part_of_turn(found, words)]
        if not same:
            measured.missed.append(f"{name}: {wanted}")
            continue
        measured.found += 1
        if same[0] == said_by:
            measured.right_speaker += 1
        else:
            measured.missed.append(f"{name}: {wanted} (by {said_by}, not {same[0]})")
    named = [quote["speaker"] for _, _, quote in drafted] + [actor["name"] for actor in brief.get("actors", ())]
    measured.actors += len(brief.get("actors", ()))
    measured.invented += [f"{name}: {each}" for each in dict.fromkeys(named) if each not in truth["names"]]
    (source,) = brief["sources"]
    for key in ("title", "date", "publisher"):
        if source.get(key) == truth[key]:
            measured.about += 1
        else:
            measured.missed.append(f"{name}: {key} is {source.get(key)!r}, not {truth[key]!r}")


def _words(text: str) -> str:
    return " ".join(word.lower().replace("’", "'") for word in WORD.findall(plain(text)))


def _is_part_of_turn(found: str, whole: str) -> bool:
    """Whether a quote is a passage of a turn of more than 45 words, of which a draft takes a part."""
    return len(whole.split()) > 45 and len(found.split()) >= 8 and found in whole


def row(corpus: str, measured: Measured) -> str:
    """Return one row of the table in docs/drafting.md."""
    return (
        f"| {corpus} | {measured.articles} | {measured.quotes} | {measured.recall:.0%} | {measured.right:.0%} "
        f"| {measured.verified} of {measured.drafted} | {len(measured.invented)} "
        f"| {measured.about} of {3 * measured.articles} |"
    )


if __name__ == "__main__":
    for corpus, file in CORPORA.items():
        result = measure(file)
        print(row(corpus, result))  # noqa: T201
        for line in result.missed + [f"invented: {each}" for each in result.invented]:
            print("   ", line)  # noqa: T201
