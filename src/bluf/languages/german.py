"""German: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.quantities import Quantities, compounds, numbered, spelled
from bluf.languages.word_lists import listed, ordered, phrases

_UNITS = numbered("ein zwei/zwo drei vier fünf sechs sieben acht neun")
_TENS = numbered("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
_QUANTITIES = Quantities(
    numbers={
        **numbered(
            "zwei/beide/beiden drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn"
            " sechzehn siebzehn achtzehn neunzehn",
            2,
        ),
        **_TENS,
        **compounds(_TENS, _UNITS, ["{unit}und{ten}"]),
        **{f"{word}hundert": 100 * number for word, number in _UNITS.items()},
        **{f"{word}tausend": 1000 * number for word, number in {**_UNITS, **_TENS, "zehn": 10, "zwölf": 12}.items()},
        **numbered(
            "dritte/dritten/dritter/drittes vierte/vierten/vierter/viertes fünfte/fünften/fünfter/fünftes"
            " sechste/sechsten/sechster siebte/siebten/siebter/siebtes achte/achten/achter neunte/neunten/neunter"
            " zehnte/zehnten/zehnter elfte/elften/elfter zwölfte/zwölften/zwölfter",
            3,
        ),
        "zwanzigste": 20,
        "zwanzigsten": 20,
        "dutzend": 12,
        "hundertste": 100,
        "hundertsten": 100,
    },
    scales={
        "hundert": 100,
        "tausend": 10**3,
        "tsd": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    alone=("hundert", "tausend", "million", "milliarde"),
    months=(
        "januar|jänner|jan",
        "februar|feber|feb",
        "märz|mär",
        "april|apr",
        "mai",
        "juni|jun",
        "juli|jul",
        "august|aug",
        "september|sept|sep",
        "oktober|okt",
        "november|nov",
        "dezember|dez",
    ),
    shares=("prozent", "v. h."),
    points=("prozentpunkte", "prozentpunkten", "prozentpunkt"),
    fractions={"hälfte": "50", "drittel": "33", "viertel": "25", "fünftel": "20", "zehntel": "10"},
    currencies=spelled("""
        EUR: euro|euros
        $: dollar|us-dollar
        pound: pfund
        franc: franken|schweizer franken
        JPY: yen
        CNY: yuan
        RUB: rubel
        UAH: hrywnja|griwna
        PLN: zloty
        krone: kronen
    """),
    units=spelled("""
        metre: meter|metern
        kilometre: kilometer|kilometern
        centimetre: zentimeter
        millimetre: millimeter
        mile: meilen
        square metre: quadratmeter|quadratmetern
        square kilometre: quadratkilometer|quadratkilometern
        hectare: hektar
        kilogram: kilogramm|kilo
        gram: gramm
        tonne: tonne|tonnen
        litre: liter|litern
        cubic metre: kubikmeter
        second: sekunde|sekunden
        minute: minute|minuten
        hour: stunde|stunden|std
        day: tag|tage|tagen
        week: woche|wochen
        month: monat|monate|monaten
        year: jahr|jahre|jahren
        decade: jahrzehnt|jahrzehnte|jahrzehnten
        century: jahrhundert|jahrhunderte|jahrhunderten
        kilometres per hour: stundenkilometer|stundenkilometern
        kilowatt hour: kilowattstunde|kilowattstunden
        megawatt hour: megawattstunden
        gigawatt hour: gigawattstunden
        terawatt hour: terawattstunden
    """),
    roughly=(
        "rund",
        "etwa",
        "ungefähr",
        "circa",
        "ca.",
        "über",
        "mehr als",
        "knapp",
        "fast",
        "gut",
        "unter",
        "weniger als",
        "bis zu",
        "mindestens",
        "gegen",
    ),
)

GERMAN = Language(
    code="de",
    name="German",
    common=listed("""
        der die das den dem des ein eine einen einem und ist nicht in zu mit von auf für im sich auch es an als bei
        wir ich sie er war sind hat haben wird werden dass aus nach
    """),
    negations=listed("""
        nicht nichts nie niemals niemand niemandem niemanden nirgends nirgendwo kein keine keinen keinem keiner keines
        keins weder noch ohne keinesfalls keineswegs nein kaum mitnichten nimmer
    """),
    affirmations=phrases("""
        nicht nur, nicht allein, nicht zuletzt, nicht bloß, nicht lediglich, ohne zweifel, kein zweifel, keine frage,
        ohne weiteres, warum nicht, nicht wahr, noch nie dagewesen, noch immer, noch mehr, noch ein, noch eine, noch
        einmal, immer noch, noch heute, heute noch, noch viel, nur noch, auch noch, erst noch, noch bis, noch in, noch
        im, noch vor, noch am, noch einen, noch zu, wir noch, dann noch, noch lange, noch weiter, noch größer, noch
        größere, noch besser, noch stärker, noch so, ob oder nicht
    """),
    refusals=phrases("""
        weigere, weigern, weigert, weigerte, geweigert, ablehnen, lehne, lehnen, lehnt, lehnte, abgelehnt, ablehnung,
        verweigert, verweigern, leugne, leugnen, leugnet, bestreite, bestreiten, bestreitet, bestritt, zweifle,
        zweifeln, zweifelt, bezweifle, bezweifeln, bezweifelt, zweifelhaft, unmöglich, unwahrscheinlich,
        ausgeschlossen, falsch, unwahr, lüge, mythos, weit davon entfernt, statt, anstatt, scheitert, scheiterte,
        gescheitert, versäumt, versäumen, unterlassen, vermeiden, vermieden, verhindern, verhindert, hindern,
        verbieten, verbietet, verboten, verbot, aufhören, aufgehört, gegen, selten, wenig, wenige, zu spät um,
        außerstande, unfähig, angeblich, vermeintlich, dagegen, mangel, fehlt
    """),
    falsehoods=phrases("""
        falsch, unwahr, lüge, mythos, unmöglich, ausgeschlossen, unwahrscheinlich, absurd, lächerlich, unsinn,
        undenkbar, unbegründet, haltlos, erfunden
    """),
    conditions=phrases("""
        wenn, falls, sofern, sobald, solange, soweit, es sei denn, vorausgesetzt, unter der voraussetzung, unter der
        bedingung, unter einer bedingung, unter vorbehalt, vorbehaltlich, nur wenn, aber nur, aber wenn, bis die, bis
        der, bis das, bis wir, bis sie, bis er, bis es, außer, außer wenn, ausgenommen, abgesehen von, im fall, im
        falle, für den fall, erst wenn, erst nach, je nachdem, abhängig von, im gegenzug, angenommen, ob
    """),
    concessions=phrases("""
        ohne zweifel, ohne weiteres, ohne frage, auch wenn, selbst wenn, wenn auch, sogar wenn, als wenn, wenngleich,
        als ob, was wenn, außer frage, außer sich, außer acht, außer kraft
    """),
    inversions=("sollte", "sollten", "ohne"),
    future=listed("""
        werden werde wird würde würden wollen will kann können könnte könnten darf dürfen muss müssen soll sollen
    """),
    occasions=listed("nachdem"),
    asking=listed("frage fragen fragt fragte gefragt weiß wissen wusste sehen prüfen entscheiden klären"),
    joining=listed("und aber oder sondern denn doch also sowie"),
    contrasting=listed("aber sondern doch"),
    linking=listed("dass daß"),
    subordinating=listed("""
        weil obwohl während da der die das denen deren dessen welche welcher welches was wo wie warum als nachdem
        bevor damit indem wer um wohin woher
    """),
    asides=listed("""
        jedoch allerdings dennoch trotzdem deshalb daher außerdem zudem also auch somit folglich dagegen hingegen
        schließlich und aber
    """),
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
        kritisierte kündigte antwortete antwortet entgegnete erwiderte versicherte bekräftigte mahnte
    """),
    utterances=ordered("""
        ansprache brief erklärung gastbeitrag grußwort rede regierungserklärung schreiben stellungnahme
    """),
    of=("von", "der", "des", "vom"),
    presenting=listed("""
        der des die ein eine festrede gemeinsame im kurze offener persönliche pressemitteilung text vollständige
        volltext wortlaut öffentliche
    """),
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
    rising=listed("""
        stieg stiegen steigt steigen gestiegen anstieg wuchs wuchsen wächst gewachsen zunahm nahm_zu zugenommen zunahme
        erhöhte erhöht erhöhten erhöhung plus höher mehr zulegte zugelegt verteuerte verteuert
    """),
    falling=listed("""
        fiel fielen fällt gefallen sank sanken sinkt gesunken rückgang schrumpfte schrumpft geschrumpft abgenommen
        verringerte verringert senkte gesenkt senkung kürzte gekürzt kürzung minus niedriger weniger verbilligte
        zurückgegangen
    """),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag|Sonnabend", "Sonntag"),
    quantities=_QUANTITIES,
)
