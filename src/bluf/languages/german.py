"""German: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.word_lists import listed, ordered

GERMAN = Language(
    code="de",
    name="German",
    common=listed("""
        der die das den dem des ein eine einen einem und ist nicht in zu mit von auf für im sich auch es an als bei
        wir ich sie er war sind hat haben wird werden dass aus nach
    """),
    negations=listed("""
        nicht nichts nie niemals niemand niemandem niemanden nirgends kein keine keinen keinem keiner keines weder noch
        ohne keinesfalls keineswegs
    """),
    conditions=("wenn", "falls", "sofern", "sobald", "solange", "es sei denn", "vorausgesetzt", "nur wenn", "bis"),
    titles=listed("""
        herr herrn frau dr prof professor professorin minister ministerin bundesminister bundesministerin kanzler
        kanzlerin bundeskanzler bundeskanzlerin präsident präsidentin bundespräsident staatssekretär staatssekretärin
        sts stsin senator senatorin vors vorsitzender vorsitzende sprecher sprecherin abg abgeordneter abgeordnete
        general direktor direktorin bürgermeister bürgermeisterin oberbürgermeister
    """),
    he=listed("""
        herr herrn minister bundesminister kanzler bundeskanzler präsident staatssekretär senator vorsitzender sprecher
    """),
    she=listed("""
        frau ministerin bundesministerin kanzlerin bundeskanzlerin präsidentin staatssekretärin stsin senatorin
        vorsitzende sprecherin
    """),
    saying=listed("""
        sagte sagt erklärte erklärt betonte betont forderte warnte meinte meint fügte ergänzte berichtete schrieb
        kritisierte kündigte
    """),
    utterances=ordered("""
        ansprache brief erklärung gastbeitrag grußwort rede regierungserklärung schreiben stellungnahme
    """),
    of=("von", "der", "des", "vom"),
    byline=("von", "autor:", "autorin:"),
    closings=(
        "mit freundlichen grüßen",
        "mit freundlichem gruß",
        "hochachtungsvoll",
        "mit besten grüßen",
        "ihr",
        "ihre",
        "gezeichnet",
        "gez.",
    ),
    questions=listed("frage f journalist reporter"),
    answers=listed("antwort"),
    decimal=",",
    thousands=".'’",
)
