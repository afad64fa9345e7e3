"""German: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.word_lists import listed, phrases

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
    asking=listed("frage fragen fragt fragte gefragt weiß wissen wusste sehen prüfen entscheiden sagen klären wissen"),
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
    questions=listed("frage f journalist reporter"),
    answers=listed("antwort"),
    decimal=",",
    thousands=".'’",
)
