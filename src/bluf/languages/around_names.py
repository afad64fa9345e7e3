"""Words that stand around names in the labels of any language: articles, particles, forms of address, offices."""

from bluf.languages.english import ROLES
from bluf.languages.word_lists import listed

# Nouns for people, without the words that are part of an office only beside another: "foreign", "state", "the".
BEARERS = ROLES - listed("""
    a an the acting assistant deputy defence defense economy education energy environment executive finance first
    foreign former head health home interior labor labour prime security senior state trade transport treasury vice
""")

# Who speaks by an office that is no title before a name.
OFFICES = listed("""
    anchor announcer bailiff cathaoirleach ceann ceo cfo chef clerk commentator commission comhairle coo council
    court cto defendant emcee floor foreperson guest host interpreter juror leas-cheann ministre narrator
    operator plaintiff ponente prosecutor présidence taoiseach translator tánaiste witness
""")

# Small words in a name: "Ana de la Lind".
PARTICLES = listed("""
    af al ap av ben bin bint d' d’ da das de del della den der di do dos du e el ibn la las le los mac ten ter ul van
    vom von y zu
""")

ARTICLES = listed("a an das der die el il la las le les los o the")

# Small words in an office: "Minister for Rail", "the Acting President pro tempore".
SMALL = ARTICLES | listed("ad and at de del des du et for für in interim of on para pour pro tempore to und y")

HONORIFICS = listed("hon honorable honourable the")

# How people are addressed; alone before an office they name nobody: "Madam Speaker".
VOCATIVES = listed("frau herr m madam madame mme monsieur mr mrs ms señor señora")

# Words of a clause, which stand beside no name.
CLAUSES = listed("""
    are be been had has have he is it she that there these they this those was were will would
""")

# Who shouts together, where it is in capitals.
MANY = listed("all members multiple several some together various")

MONTHS = listed("april august june may")
