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
        nicht nichts nie niemals niemand niemandem niemanden nirgends kein keine keinen keinem keiner keines
        weder noch ohne keinesfalls keineswegs
    """),
    conditions=("wenn", "falls", "sofern", "sobald", "solange", "es sei denn", "vorausgesetzt", "nur wenn", "bis"),
    titles=listed("""
        herr herrn frau dr prof professor professorin minister ministerin bundesminister bundesministerin kanzler
        kanzlerin bundeskanzler bundeskanzlerin präsident präsidentin bundespräsident staatssekretär staatssekretärin
        sts stsin senator senatorin vors vorsitzender vorsitzende sprecher sprecherin abg abgeordneter abgeordnete
        general direktor direktorin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin
        bundespräsidentin vizepräsident vizepräsidentin bundestagspräsident bundestagspräsidentin alterspräsident
        alterspräsidentin schriftführer schriftführerin berichterstatter berichterstatterin parl parlamentarischer
        parlamentarische ministerpräsident ministerpräsidentin landrat landrätin botschafter botschafterin kommissar
        kommissarin bischof bischöfin oberst hauptmann leutnant ing dipl-ing dr-ing stv moderator moderatorin
        bm bmin pstsin psts stssin
    """),
    he=listed("""
        herr herrn minister bundesminister kanzler bundeskanzler präsident staatssekretär senator vorsitzender
        sprecher vizepräsident ministerpräsident bürgermeister oberbürgermeister bundespräsident landrat
        botschafter
    """),
    she=listed("""
        frau ministerin bundesministerin kanzlerin bundeskanzlerin präsidentin staatssekretärin stsin senatorin
        vorsitzende sprecherin vizepräsidentin ministerpräsidentin bürgermeisterin oberbürgermeisterin
        bundespräsidentin landrätin botschafterin abgeordnete
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
    questions=listed(
        "frage fragen f journalist journalistin reporter reporterin zusatzfrage zusatz fragesteller interviewer"
    ),
    answers=listed("antwort"),
    unnamed=listed("teilnehmer teilnehmerin unbekannt unbekannter"),
    crowd=listed("zuruf zurufe zwischenruf publikum mehrere abgeordnete"),
    directions=listed("""
        applaus beifall heiterkeit lachen gelächter zuruf zurufe zwischenruf zwischenrufe gegenruf widerspruch unruhe
        glocke pause unverständlich lebhafter anhaltender langanhaltender vereinzelt weitere ende
    """),
    headings=listed("""
        achtung adresse anlage anmerkung antrag beispiel betreff bild datum definition dauer ergebnis fakt fazit
        foto frist gesamt hinweis info kontakt kosten mythos nachtrag name nein ort preis problem lösung
        lösungen quelle stand termin thema tipp titel update ursache vorteil nachteil von an zeit ziel zitat
        zubereitung zutaten zusammenfassung
    """),
    talk=listed("ich wir uns unser unsere mein meine sie ihnen ja nein danke du euch bitte"),
    decimal=",",
    thousands=".'’",
)
