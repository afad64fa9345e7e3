"""Copies of the briefs that come with bluf, for people with names of several scripts."""

from collections.abc import Mapping
from pathlib import Path

from bluf.brief import Brief
from bluf.brief.portion_marks import banner_of
from bluf.deliver.distribution_list import read_list
from bluf.deliver.making import CopyPages, Seal
from bluf.deliver.planning import Plan, plan
from bluf.pipeline import phases

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
NAMES: Mapping[str, str] = {  # with the languages of the lines
    "Ines Okafor": "",
    "Žofie Němcová": "cs",
    "आशा राव": "hi",
    "سلمى حداد": "ar",
    "王小明": "zh-Hans",
    "Ирина Лебедева": "fr",
}


def planned(brief: Brief, names: Mapping[str, str] = NAMES) -> Plan:
    """Return the plan of a copy of the whole brief, in both formats, for each of some names."""
    banner = banner_of(brief)
    level = f"level: {banner.label}, " if banner and banner.level is not None else ""
    recipients = ""
    for at, (name, lang) in enumerate(names.items()):
        own = f"lang: {lang}, " if lang else ""
        recipients += f'  - {{name: "{name}", email: r{at}@harn.example, {level}{own}formats: [pdf, docx]}}\n'
    listed = read_list(f"title: Cabinet\nrecipients:\n{recipients}".encode(), "lists/cabinet.yaml")
    return plan(brief, listed)


def copies_of(name: str, seal: Seal | None = None) -> tuple[Plan, CopyPages]:
    """Return the plan for a brief by its name, and the pages of its copies."""
    made = planned(phases.load(BRIEFS / f"{name}.yaml"))
    return made, CopyPages(made, seal)
