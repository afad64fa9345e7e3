"""French: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.word_lists import listed, phrases

FRENCH = Language(
    code="fr",
    name="French",
    common=listed("""
        le la les de des du un une et à au aux en est que qui dans pour par sur ne pas se ce cette il elle nous vous
        avec plus sont été mais ou son sa ses leur
    """),
    negations=listed("ne n' non ni pas jamais rien aucun aucune nul nulle guère sans nullement aucunement"),
    negative_beginnings=("n'",),
    affirmations=phrases("""
        non seulement, pas seulement, sans doute, sans aucun doute, sans nul doute, n'est-ce pas, ou non, ou pas,
        pourquoi pas, non plus, nul doute, sans compter, sans cesse, pas à pas, sans faille, rien que, n'importe quel,
        n'importe quelle, n'importe qui, n'importe où
    """),
    refusals=phrases("""
        refuse, refusons, refusent, refusé, refusait, refuser, refus, nie, nient, nié, nier, dément, démenti,
        démentir, rejette, rejeté, rejeter, doute, doutons, doutent, douter, douteux, échoué, échoue, échouer,
        impossible, improbable, incapable, incapables, faux, fausse, mensonge, mythe, loin de, loin d'être, loin
        d'avoir, au lieu de, au lieu d', plutôt que, plutôt que de, interdit, interdire, interdisons, empêche,
        empêché, empêcher, évite, éviter, évité, cesse, cessé, cesser, arrêté de, arrêter de, exclu, exclus, exclure,
        exclut, contre, opposé, opposés, s'oppose, opposons, défaut, manque, prétend, prétendre, prétendument,
        rarement, peu, à peine, trop tard pour, trop tôt pour, réticent, réticents
    """),
    falsehoods=phrases("""
        faux, fausse, faux que, mensonge, mythe, impossible, improbable, absurde, ridicule, infondé, infondée,
        impensable, inexact, exclu, hors de question, insensé
    """),
    conditions=phrases("""
        si, s'il, s'ils, à condition, sous condition, sous réserve, pourvu que, pourvu qu'il, pourvu qu'elle, pourvu
        qu'on, à moins, sauf, sauf si, excepté, hormis, tant que, tant qu'il, tant qu'on, en cas, au cas où, dans le
        cas où, à supposer, en supposant, seulement si, seulement quand, uniquement si, jusqu'à ce que, jusqu'à ce
        qu'il, dès lors que, dès que, une fois que, du moment que, à défaut, en échange, en fonction, selon que, mais
        seulement, mais si
    """),
    concessions=phrases("""
        sans doute, sans aucun doute, sans nul doute, même si, même s'il, même s'ils, comme si, comme s'il, si bien
        que, et si, si ce n'est, sauf que, si important, si grand, si fort, si peu, si bien, si longtemps, si vite
    """),
    inversions=("sans",),
    future=listed("""
        pourra pourrons pourront pourrait peut peuvent pouvons devra devrons devrait sera serons seront fera ferons
        feront ira irons aura aurons auront viendrons paierons
    """),
    future_endings=("rons", "ront", "rez", "rai", "era", "ira"),
    occasions=listed("quand lorsque lorsqu'il lorsqu'elle lorsqu'ils lorsqu'on"),
    asking=listed("""
        demander demande demandé demandent savoir sais sait savons savent voir verrons vérifier décider dire question
        importe
    """),
    joining=listed("et mais ou or donc car puis"),
    contrasting=listed("mais or"),
    linking=listed("que qu' qu'il qu'elle qu'ils qu'elles qu'on qu'un qu'une"),
    subordinating=listed("""
        parce parce-que puisque quand lorsque comme qui dont où quoique bien quoi lequel laquelle lesquels lesquelles
        pourquoi comment après avant pendant afin car tandis alors pour
    """),
    asides=listed("""
        cependant toutefois néanmoins pourtant donc ainsi aussi également enfin ensuite d'abord bref certes or et mais
    """),
    dash_speech=True,
    inverted=("-il", "-elle", "-ils", "-elles", "-on"),
    titles=listed("""
        m mm mme mmes mlle monsieur madame mademoiselle me dr docteur pr professeur président présidente ministre
        premier première secrétaire directeur directrice général générale député députée sénateur sénatrice maire
        préfet préfète commissaire chancelier chancelière
    """),
    he=listed("m monsieur président directeur député sénateur chancelier"),
    she=listed("mme mlle madame mademoiselle présidente directrice députée sénatrice chancelière"),
    saying=listed("""
        dit déclaré affirmé ajouté expliqué précisé indiqué souligné estimé annoncé assuré confié rappelé insisté
        déclare affirme ajoute explique précise indique souligne estime annonce assure rappelle conclut poursuit
    """),
    questions=listed("q question journaliste"),
    answers=listed("r réponse"),
    decimal=",",
    thousands=".",
)
