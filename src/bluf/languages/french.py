"""French: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.quantities import Quantities, compounds, numbered, spelled
from bluf.languages.word_lists import listed, ordered, phrases

_UNITS = numbered("un deux trois quatre cinq six sept huit neuf")
_TEENS = numbered("dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf", 10)
_TENS = numbered("vingt trente quarante cinquante soixante", 20, 10)
_QUANTITIES = Quantities(
    numbers={
        **numbered("deux trois quatre cinq six sept huit neuf", 2),
        **_TEENS,
        **_TENS,
        **compounds(_TENS, _UNITS, ["{ten}-{unit}", "{ten}-et-{unit}", "{ten} et {unit}"]),
        **{f"soixante-{word}": 60 + number for word, number in _TEENS.items()},
        **{f"quatre-vingt-{word}": 80 + number for word, number in {**_UNITS, **_TEENS}.items()},
        "quatre-vingts": 80,
        "quatre-vingt": 80,
        "soixante et onze": 71,
        "septante": 70,
        "huitante": 80,
        "nonante": 90,
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "centaine": 100,
        **numbered("deuxième/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième", 2),
    },
    scales={
        "cent": 100,
        "cents": 100,
        "mille": 10**3,
        "millier": 10**3,
        "milliers": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
    alone=("cent", "mille", "million", "milliard"),
    months=(
        "janvier|janv",
        "février|févr",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août|aout",
        "septembre|sept",
        "octobre",
        "novembre",
        "décembre|déc",
    ),
    shares=("pour cent", "p. 100"),
    points=("points de pourcentage", "point de pourcentage", "points", "point"),
    fractions={"moitié": "50", "tiers": "33", "quart": "25", "cinquième": "20", "dixième": "10"},
    currencies=spelled("""
        EUR: euro|euros|d'euros|d’euros
        $: dollar|dollars|de dollars|dollars américains|de dollars américains
        CAD: dollars canadiens|de dollars canadiens
        pound: livres|de livres|livres sterling|de livres sterling
        franc: franc|francs|de francs|francs suisses|francs cfa|de francs cfa
        JPY: yens|de yens
        CNY: yuans|de yuans
        RUB: roubles|de roubles
        dinar: dinars|de dinars
        dirham: dirhams|de dirhams
    """),
    units=spelled("""
        metre: mètre|mètres
        kilometre: kilomètre|kilomètres
        centimetre: centimètres
        square metre: mètres carrés
        square kilometre: kilomètres carrés
        hectare: hectare|hectares|d'hectares|d’hectares
        kilogram: kilogrammes|kilos
        gram: gramme|grammes
        tonne: tonne|tonnes|de tonnes
        litre: litre|litres|de litres
        barrel: barils|de barils
        second: seconde|secondes
        minute: minute|minutes
        hour: heure|heures
        day: jour|jours
        week: semaine|semaines
        month: mois
        year: an|ans|année|années
        decade: décennie|décennies
        century: siècle|siècles
        kilometres per hour: kilomètres par heure|km à l'heure
        kilowatt hour: kilowattheures
        megawatt hour: mégawattheures
        gigawatt hour: gigawattheures
        kilowatt: kilowatts
        megawatt: mégawatts
        gigawatt: gigawatts
    """),
    roughly=(
        "environ",
        "près de",
        "plus de",
        "presque",
        "quelque",
        "autour de",
        "moins de",
        "au moins",
        "jusqu'à",
        "jusqu’à",
        "à peine",
        "plus d'",
        "plus d’",
        "près d'",
        "près d’",
    ),
)

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
        démens, démentons, démentent,
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
        préfet préfète commissaire chancelier chancelière messieurs mesdames rapporteur rapporteure vice-président
        vice-présidente ambassadeur ambassadrice colonel capitaine commandant lieutenant porte-parole
        conseiller conseillère ministre-président
    """),
    he=listed("m monsieur président directeur député sénateur chancelier"),
    she=listed("mme mlle madame mademoiselle présidente directrice députée sénatrice chancelière"),
    saying=listed("""
        dit déclaré affirmé ajouté expliqué précisé indiqué souligné estimé annoncé assuré confié rappelé insisté
        déclare affirme ajoute explique précise indique souligne estime annonce assure rappelle conclut poursuit
        répondu répond rétorqué martelé reconnu reconnaît regretté regrette plaidé
    """),
    utterances=ordered("""
        allocution communiqué déclaration discours intervention lettre message propos tribune
    """),
    of=("de", "du", "de la", "par", "d'"),
    presenting=listed("""
        allocution conférence d de discours du inaugural intervention intégral intégrale l la le les lettre ouverte
        ouverture presse retranscription texte transcription verbatim vœux
    """),
    byline=("par", "auteur :", "auteur:"),
    closings=(
        "cordialement",
        "bien à vous",
        "salutations distinguées",
        "respectueusement",
        "signé",
    ),
    questions=listed("q question questions journaliste intervieweur intervieweuse"),
    answers=listed("r réponse"),
    unnamed=listed("intervenant intervenante participant participante inconnu inconnue locuteur voix"),
    crowd=listed("plusieurs députés sénateurs voix public salle membres"),
    directions=listed("""
        applaudissements rires exclamations murmures interruptions protestations sourires mouvements brouhaha
        inaudible marques vifs très bravo
    """),
    headings=listed("""
        adresse annexe attention auteur contact contexte date définition durée exemple fait lieu mythe nom note
        objet objectif photo prix problème rappel remarque résultat résumé solution source sujet tarif titre
    """),
    talk=listed("je j'ai nous notre nos vous votre vos oui non merci mon ma mes"),
    decimal=",",
    rising=listed("""
        augmenté augmente augmentent augmentation hausse grimpé grimpe progressé progresse progression accru
        accroissement relevé bondi supérieur augmentera augmenteront grimpera grimperont progressera progresseront
    """),
    falling=listed("""
        diminué diminue diminuent diminution baisse baissé chuté chute reculé recule recul réduit réduction perdre perdu
        inférieur tombé baissera baisseront diminuera diminueront reculera reculeront chutera chuteront
    """),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    quantities=_QUANTITIES,
)
