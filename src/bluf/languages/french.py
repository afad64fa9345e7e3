"""French: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.word_lists import listed, ordered

FRENCH = Language(
    code="fr",
    name="French",
    common=listed("""
        le la les de des du un une et à au aux en est que qui dans pour par sur ne pas se ce cette il elle nous vous
        avec plus sont été mais ou son sa ses leur
    """),
    negations=listed("ne n' non ni pas point jamais rien personne aucun aucune nul nulle guère sans nullement"),
    conditions=("si", "s'il", "s'ils", "à condition", "pourvu que", "à moins", "sauf si", "tant que", "en cas"),
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
    utterances=ordered("""
        allocution communiqué déclaration discours intervention lettre message propos tribune
    """),
    of=("de", "du", "de la", "par", "d'"),
    byline=("par", "auteur :", "auteur:"),
    closings=(
        "cordialement",
        "bien à vous",
        "salutations distinguées",
        "respectueusement",
        "signé",
    ),
    questions=listed("q question journaliste"),
    answers=listed("r réponse"),
    decimal=",",
    thousands=".",
)
