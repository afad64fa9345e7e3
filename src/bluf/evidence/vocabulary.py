"""The words of English that reading a source rests on: verbs of speech, titles, negations, places."""


def ordered(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as text, in their order."""
    return tuple(text.split())


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(text.split())


# Titles and roles that stand before a name and are no part of it.
TITLES = listed("""
    a acting adm admiral ambassador an analyst archbishop assistant attorney bishop brig brigadier capt captain
    chair chairman chairwoman chancellor chief cmdr col colonel commander commissioner commodore congressman
    congresswoman constable coordinator councillor councilor counsel counselor dame defence defense deputy
    detective director director-general doctor dr economist economy education energy engineer environment envoy
    executive fellow finance first foreign former gen general gov governor head health home hon honorable
    honourable hydrologist imam inspector interior judge justice king labor labour lady leader lieutenant lord
    lt maj major marshal mayor minister miss mr mrs ms mx officer official pope premier president prime prince
    princess prof professor queen rabbi rep representative researcher rev reverend scientist secretary
    secretary-general secretary-generals security sen senator sergeant sgt sheikh sir speaker spokesman
    spokesperson spokeswoman state superintendent the then-president then-prime trade transport treasury
    under-secretary undersecretary undersecretary-general vice vice-admiral
""")

# Nouns for people that follow a name of which they are: "the NATO chief", "a Pentagon source".
ROLES = TITLES | listed("""
    adviser advisor aide ambassadors boss candidate coach colleague columnist correspondent diplomat diplomats editor
    expert experts founder insider lawmaker lawyer manager member members ministers negotiator negotiators officials
    player press reporter representatives secretaries source sources spokespeople staff staffer team
    veteran volunteer witness worker workers
""")

# Words in the names of organisations and states.
BODIES = listed("""
    administration agence agency alliance army association authority bank board bureau center centre college
    command commission committee company congress corporation council court department federation force forces
    foundation fund gazette government group herald house inc institute international journal kingdom kremlin
    ltd magazine ministry nations navy network news observatory office organisation organization parliament
    party pentagon police port post press report republic school senate service services society states street
    summit times today treaty union university
""")

# Capitalised words that are no name: days, months, and what opens a sentence.
NOT_NAMES = listed("""
    a according addressing after all also although amid among an and another april as asked at august because
    before both but by citing december despite during each earlier even every february few for friday from he
    her here his how however i if in into it its january july june last later like many march may meanwhile
    monday more most next no not november october of on once one only or other others our over per quoting
    referring responding returning saturday september she since so some speaking standing still such sunday that
    the their then there these they this those though three thursday to today tomorrow tuesday turning two under
    unlike until we wednesday what when where while who why with without writing yes yesterday you
""")

# Places: they have no voice of their own.
PLACES = listed("""
    afghanistan africa america argentina asia australia austria baltic bangladesh belarus belgium brazil britain
    brussels bulgaria canada chile china colombia croatia cuba cyprus czechia denmark egypt england estonia
    ethiopia europe finland france gaza georgia germany greece hungary iceland india indo-pacific indonesia iran
    iraq ireland israel italy japan jordan kazakhstan kenya kingdom korea kosovo kuwait kyiv latvia lebanon
    libya lithuania london luxembourg malaysia malta mexico moldova mongolia morocco moscow myanmar netherlands
    nigeria norway pacific pakistan paris peru philippines poland portugal qatar romania russia scotland serbia
    singapore slovakia slovenia somalia spain states sudan sweden switzerland syria taiwan thailand tokyo
    tunisia turkey türkiye uganda ukraine usa vietnam wales washington yemen zealand
""")

# Verbs that report a speech.
SAYING = listed("""
    acknowledged added adds admitted announced announces answered argued argues asked asks asserted believed
    believes cautioned claimed claims commented complained conceded concluded concludes confirmed contended
    continued continues countered declared declares emphasised emphasized explained explains insisted insists
    interjected joked lamented maintained noted notes observed observes pledged posted predicted promised
    quipped recalled recounted reflected reiterated remarked repeated replied replies responded said say says
    shouted stated states stressed stresses suggested tells testified thinks told tweeted urged vowed warned
    warns writes wrote
""")

# Verbs that quote what somebody called a thing.
NAMING = listed("""
    branded called calls denounced described describes dismissed dubbed labeled labelled praised termed
""")

# Verbs with which one source passes on another's words.
RELAYING = listed("""
    cited cites quoted quotes reported reports
""")

# Participles that lead up to a speech.
PARTICIPLES = listed("""
    adding arguing calling describing explaining insisting noting saying telling warning writing
""")

# Verbs whose object is a person who may answer.
ADDRESSING = listed("""
    answered asked asks replied responded tells told urged
""")

# Words that deny.
NEGATIONS = listed("""
    cannot hardly neither never no nobody none nor not nothing nowhere without
""")

# Words that open a sentence even after a short form's full stop.
OPENERS = listed("""
    A After An And As At Before But For He Her His How I If In It My No Not On Our She So That The Their There
    These They This Those We What When Who Why Yes You Your
""")

# Labels before a colon that are nobody's turn to speak.
NOT_SPEAKERS = listed("""
    background caption contact editor interview more note photo related source sources summary update
""")

# Titles of whom "she" is not.
HE = listed("""
    chairman congressman king lord mr prince sir spokesman
""")

# Titles of whom "he" is not.
SHE = listed("""
    chairwoman congresswoman dame lady miss mrs ms princess queen spokeswoman
""")

# Small words that initials leave out.
SMALL = listed("""
    and de der des die du et for für in la le of on the to und
""")
