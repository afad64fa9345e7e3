"""English: the words on which reading a source rests, such as verbs of speech, titles, negations and places."""

from bluf.languages.language import Language
from bluf.languages.word_lists import inflected, listed, ordered, phrases

# Titles and roles that stand before a name and are no part of it.
TITLES = listed("""
    a acting adm admiral airman alderman ambassador an analyst archbishop archdeacon assemblyman assemblywoman
    assistant attorney baron baroness bishop brig brigadier bro brother canon capt captain cardinal chair
    chairman chairperson chairwoman chancellor chaplain chief cllr cmdr cmsgt col colonel commander commissioner
    commodore comptroller congressman congresswoman constable consul coordinator coroner councillor councilman
    councilmember councilor councilwoman counsel counselor countess cpl cpo cpt dame defence defense delegate
    deputy det detective director director-general doctor dr duchess duke earl economist economy education
    energy engineer ensign environment envoy executive fellow finance first foreign former fr friar gen general
    gov governor head health home hon honorable honourable hydrologist imam insp inspector interior judge
    justice king labor labour lady leader lieut lieutenant lord lt lt-col lt-gen ltc madam maj maj-gen major
    marquess marshal mayor mgr minister miss mr mrs ms msgr msgt mx officer official ombudsman pastor patrolman
    pc pfc pope premier pres president prime prince princess principal prof professor provost pte pvt queen
    rabbi rep representative researcher rev reverend scientist secretary secretary-general secretary-generals
    security sen senator sergeant sfc sgt sheikh sheriff sir sister solicitor spc speaker spokesman spokesperson
    spokeswoman sr-sgt srgt ssgt state sub-lieutenant superintendent supt the then-president then-prime trade
    transport treasurer treasury trooper tsgt under-secretary undersecretary undersecretary-general ven
    venerable vice vice-admiral viscount viscountess
""")

# Titles that are words or names too, unless written as here: "DI Lind" is a detective inspector, "Di Lind" is none.
CASED_TITLES = listed("""
    ACC ACP AM CC DAC DC DCC DCI DCS DCI DI DS MP MSP PC PS SP TD WPC
""")

# What stands after a name and is no part of it, written as here but for full stops.
POSTNOMINALS = listed("""
    AC AO AM BSc CBE CMG CNZM CPA DBE DDS DL DPhil DSc Esq FRS GCMG JD JP KBE KC KCB KCMG LVO MBA MBE MD MEP MHA MLA
    MLC MNA MP MPP MS MSc MSP MVO OBE OP PC PhD QC QPM RN SC SJ TD
""")

# Titles that are surnames too.
SURNAMES_TOO = listed("""
    baron bishop duke earl judge king lord marshal pope prince
""")

# Nouns for people that follow a name of which they are: "the NATO chief", "a Pentagon source".
ROLES = TITLES | listed("""
    activist adviser advisor aide ally ambassadors appointee architect artist athlete attorneys backer banker
    boss broker campaigner candidate captain caretaker champion coach co-founder cofounder colleague columnist
    correspondent critic designer developer diplomat diplomats donor driver economists editor employee
    executives expert experts fan farmer fighter fisherman founder graduate guard host insider investor
    journalist laureate lawmaker lawyer lecturer loyalist manager medallist medalist member members ministers mp
    negotiator negotiators nominee novelist nurse officials opponent organiser organizer owner partner pilot
    player politician presenter press producer protege protégé pundit reporter representatives resident salesman
    scholar scientists secretaries shareholder singer source sources specialist spokespeople staff staffer star
    strategist striker student supporter survivor teacher team trader trustee veteran victim volunteer winner
    witness worker workers writer
""")

# Endings of nouns for people, and the words that only look like them.
AGENTS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "ant")
NOT_AGENTS = listed("""
    after another center chapter computer corner dinner disaster earlier either error ever factor floor former
    further grant harbor however instant junior later letter major matter minor mirror motor neither never
    newsletter number offer order other over paper plant power prior quarter rather register restaurant river
    sector senior server sooner theater together tower under water weather whether winter
""")

# Words after a name that are no part of what it names: "Rutte of NATO", "Rutte yesterday", "Rutte himself".
AFTER_NAMES = listed("""
    a about across after afterwards again against ago alone along aloud also although amid among an and around
    as at away back because before behind below beside besides between beyond but by concerning despite down
    during early earlier else even ever first following for from further had has have her here herself him
    himself his how if in inside instead into is its itself just last late later like near never next not of off
    on once one only onto or out outside over past per plus rather since so soon still than that the their them
    themselves then there therefore this though through throughout till to today together tomorrow tonight too
    toward towards twice under unless until up upon us versus via was we were what when where whereas which
    while who whom whose why with within without yesterday yet
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
    a according addressing after all also although amid among an and another anybody anyone april as asked at
    august because before both but by citing december despite during each earlier even every everybody everyone
    february few for friday from he hence her here his how however i if in indeed instead into it its january
    july june last later like many march may maybe meanwhile monday more most neither next no nor not november
    october of on once one only or other others our over per perhaps quoting rather referring responding
    returning saturday september she since so some somebody someone soon speaking standing still such sunday
    that the their then there these they this those though three thursday thus to today tomorrow tuesday turning
    two under unlike until we wednesday what when where whereas whether while who why with within without
    writing yes yesterday yet you
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

# Verbs that report a speech, after the classes "say", "tell", "manner of speaking" and "advise" of Levin's English Verb
# Classes (37) and the verbs of a speaker's stance that Quirk et al. list with direct speech (16.31).
SAYING = inflected("""
    acknowledge add advise affirm agree allege announce answer argue ask assert assure avow bark bellow blurt
    boast caution chuckle claim clarify comment complain concede conclude confess confide confirm contend
    counter croak cry declare demand elaborate emphasise emphasize enquire enthuse exclaim explain
    fume giggle groan growl grumble gush holler hope howl implore inquire insist instruct interject intone joke
    lament laugh maintain marvel moan mumble murmur muse mutter note object observe opine plead pledge ponder posit
    predict proclaim profess promise pronounce protest rant reassure recall recount reflect reiterate remark
    remember remind repeat reply respond retort reveal roar scoff scream shout shriek sigh smile sneer sniff snort
    speculate stammer state stress stutter suggest surmise theorise theorize thunder tweet urge venture vow
    wail warn whimper whine whisper wonder yell
""") | listed("""
    admits admitted attested believed believes blogged charged concurred concurs continued continues counseled
    counselled deadpanned e-mailed emailed posted quipped quips reasoned said say says shrugged shrugs
    snapped snaps sobbed sobs swears swore tells testified testifies texted thinks told wept writes wrote
""")

# Verbs of speech in the past that no noun is spelt like.
SAID = frozenset(verb for verb in SAYING if verb.endswith("ed")) | listed("said says swore told writes wrote")

# Verbs of two words that report a speech.
SAYING_PHRASES = (
    "pointed out", "points out", "went on to say", "goes on to say", "went on", "goes on", "chimed in", "chimes in",
    "put it", "puts it", "was saying", "is saying", "called out", "cried out", "summed up", "sums up", "fired back",
    "fires back", "shot back", "shoots back", "hit back", "hits back", "weighed in", "weighs in", "piped up",
)  # fmt: skip

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
    adding arguing asking calling claiming complaining declaring describing exclaiming explaining insisting joking
    noting predicting promising remarking replying responding saying shouting stating suggesting telling tweeting
    urging warning wondering writing yelling
""")

# Verbs that only ever have whom they are said to after them: "told Berg".
TELLING = listed("""
    assured assures reassured reassures reminded reminds tells told
""")

# Verbs in the past, the third person and the auxiliaries that a subject may have; regular pasts end in -ed.
VERBS = listed("""
    am are became become becomes began begins believes bought brought built came can can't cannot chose comes could
    couldn't did didn't does doesn't doing drew drove fell felt fought found gave gets gives goes got grew had hadn't
    has hasn't have heard held hit is isn't keeps kept knew knows lays led left lent let lets likes lives looks lost
    made makes may means meant met might must needs paid put puts ran read remains rode rose runs sat saw seems sees
    sent set should shook shot shows sold spends spent spoke stands stood struck stuck swept takes taught thought
    threw took tries tends understands understood used wants was wasn't went were weren't will won won't wore works
    worries would wouldn't
""")

# Words that open a clause which is not the sentence's main one.
SUBORDINATORS = listed("""
    after although as because before if once since that though unless until what when where whereas whether which
    while who whom whose why
""")

# Prepositions and adverbs that may open a sentence before its subject, with a comma after them or what they govern.
INTRODUCING = listed("""
    about according across after against ahead all also although amid among and anyway around as asked at back
    because before beside besides beyond but by citing despite during earlier elsewhere even eventually finally
    first following for from given here how however if in indeed inside instead later last like meanwhile moments
    moreover near nearly nevertheless nonetheless not now of on once one only or over perhaps pressed recently
    referring rather second since so sometimes soon speaking standing still that then there thereafter though
    through throughout today together tomorrow tonight turning two under unlike until upon when where while with
    within without writing yesterday yet
""")

# Verbs whose object is a person who may answer.
ADDRESSING = listed("""
    advised advises answered asked asks assured assures reassured reminded reminds replied responded tells told urged
    urges warned warns
""")

# Nouns for words that are somebody else's when they are an object: "said the slogan ...".
TEXTS = ordered("""
    accusation allegation assertion banner caption claim claims graffiti headline inscription line lyric lyrics motto
    notion phrase placard poem poster prediction promise question rumour rumor sign slogan song text title verse
    words
""")

# Nouns for what somebody says, who is another than whoever speaks of it: "Berg protested at Rutte's pledge that ...".
SAYINGS = ordered("""
    accusation admission allegation argument assertion assurance belief boast claim comment complaint conclusion
    contention declaration demand denial insistence notion observation pledge prediction promise remark response
    statement suggestion theory threat view vow warning
""")

# Verbs for talk, none of which reports words, in the present and the past.
TALKING = ordered("""
    alludes alluded mentions mentioned refers referred speaks spoke talks talked
""")

# Nouns in -ly, which are no adverbs: "the Berg family said".
LY_NOUNS = ordered("""
    ally anomaly assembly bully daily family fortnightly monopoly monthly quarterly rally weekly
""")

# Words that make an office another: a vice president is not the president.
RANKS = listed("""
    acting assistant associate co deputy elect emeritus ex former junior late next outgoing shadow under vice
""")

# Nouns for the office of a person, whom a text may give it before the name or after it.
OFFICES = listed("""
    admiral ambassador archbishop bishop brigadier captain chair chancellor chief colonel commander commissioner
    congressman councillor director director-general economist envoy executive general governor imam inspector judge
    justice king lieutenant major marshal mayor minister officer president prince princess professor queen rabbi
    representative secretary secretary-general senator sergeant sheikh speaker spokesperson superintendent
""")

# Offices of more than one name, and their short forms.
SAME_OFFICE = {
    **dict.fromkeys(listed("sen sens"), "senator"),
    **dict.fromkeys(listed("rep reps congressman congresswoman lawmaker"), "representative"),
    **dict.fromkeys(listed("gov"), "governor"),
    **dict.fromkeys(listed("gen"), "general"),
    **dict.fromkeys(listed("adm"), "admiral"),
    **dict.fromkeys(listed("col"), "colonel"),
    **dict.fromkeys(listed("capt"), "captain"),
    **dict.fromkeys(listed("prof"), "professor"),
    **dict.fromkeys(listed("lt"), "lieutenant"),
    **dict.fromkeys(listed("maj"), "major"),
    **dict.fromkeys(listed("sgt"), "sergeant"),
    **dict.fromkeys(listed("brig"), "brigadier"),
    **dict.fromkeys(listed("cmdr"), "commander"),
    **dict.fromkeys(listed("cllr councilor councilman councilwoman councilmember"), "councillor"),
    **dict.fromkeys(listed("chairman chairwoman chairperson"), "chair"),
    **dict.fromkeys(listed("spokesman spokeswoman"), "spokesperson"),
    **dict.fromkeys(listed("premier pm"), "minister"),
    **dict.fromkeys(listed("pres presidency presidential"), "president"),
    **dict.fromkeys(listed("supt"), "superintendent"),
}

# Offices that are adjectives or verbs too.
DESCRIBED = listed("""
    chief executive general judge justice major
""")

# Adjectives after "was" that lead up to a speech: "Rutte was blunt: ...".
OUTSPOKEN = listed("""
    adamant blunt brief candid categorical cautious clear defiant direct dismissive emphatic explicit firm frank
    jubilant optimistic pessimistic scathing sceptical skeptical succinct unapologetic unequivocal unrepentant
""")

# Verbs and nouns that say that a figure went up.
RISING = listed("""
    ascended boost boosted climb climbed climbing climbs expanded expansion gain gained gaining gains grew grow growing
    grown growth grows hike hiked increase increased increases increasing jump jumped jumping jumps raise raised raises
    raising rise risen rises rising rocketed rose soar soared soaring soars strengthened surge surged surges surging
    uptick upturn
""")

# Verbs and nouns that say that a figure went down.
FALLING = listed("""
    contracted contraction cut cuts cutting decline declined declines declining decrease decreased decreases decreasing
    dip dipped dips drop dropped dropping drops fall fallen falling falls fell lowered lowering plummet plummeted plunge
    plunged plunging reduce reduced reduces reducing reduction reductions sank shrank shrink shrinking shrinks shrunk
    slashed slid slide slipped slump slumped sunk tumble tumbled weakened
""")

# Words that deny.
NEGATIONS = listed("""
    cannot hardly neither never no nobody none nor not nothing nowhere without dont didnt doesnt isnt wasnt wouldnt
    cant scarcely nought
""")

# Phrases with a word that denies which deny nothing.
AFFIRMATIONS = phrases("""
    no doubt, no question, no denying, without doubt, without a doubt, without question, without fail, not only, not
    just, not merely, not simply, not least, nothing but, no matter, no less, no fewer than, whether or not, why not,
    no wonder, no sooner, not to mention, never mind, no one else but, last but not least, not surprisingly, no other
    than, none other than, nothing less than, if not
""")

# Words and phrases by which what follows is refused, doubted or called false.
REFUSALS = phrases("""
    yet to, remains to be, too weak to, too small to, too poor to, too old to, too tired to, too busy to, too proud
    to, a mistake to, foolish to, madness to, fools to, block, blocks, blocked, blocking, withdraw, withdraws,
    withdrew, withdrawn, cancel, cancels, cancelled, canceled, halt, halts, halted, postponed, turned down, turn down,
    turns down, scrapped, shelved, refuse, refuses, refused, refusing, refusal, decline, declines, declined,
    declining, fail, fails, failed, failing, failure, deny, denies, denied, denying, denial, reject, rejects,
    rejected, rejecting, rejection, doubt, doubts, doubted, doubting, doubtful, dispute, disputes, disputed, unlikely,
    impossible, improbable, unable, unwilling, reluctant, reluctance, inability, unthinkable, untrue, false, falsely,
    lie, lies, lied, myth, nonsense, wrong, wrongly, mistaken, absurd, ridiculous, far from, instead of, rather than,
    short of, anything but, too late to, too early to, too soon to, forbid, forbids, forbade, forbidden, prohibit,
    prohibits, prohibited, prevent, prevents, prevented, preventing, ban, bans, banned, avoid, avoids, avoided,
    avoiding, stop, stops, stopped, stopping, cease, ceased, lack, lacks, lacked, lacking, oppose, opposes, opposed,
    opposing, opposition, against, rule out, rules out, ruled out, ruling out, barely, rarely, seldom, few, little,
    pretend, pretends, pretended, pretending, wish, wishes, wished, as if, as though, hesitate, hesitated, neglect,
    neglected, abandon, abandoned, allegedly, supposedly, exclude, excluded, disagree, disagreed, sceptical,
    skeptical, question whether, questions whether, questioned whether, accuse, accuses, accused, accusing,
    rumour, rumours, rumor, rumors, they say, they said, they claim, they think, some say, some claim, some think,
    people say, people claim, who say, who claim, critics say, critics claim, opponents say, opponents claim, have you
    believe, you to believe, you to think
""")

# Words and phrases that open a condition.
CONDITIONS = phrases("""
    if, unless, until, till, provided that, provided we, provided they, provided it, provided he, provided she,
    provided you, provided the, providing that, providing the, assuming, once the, once they, once we, once it, once
    he, once she, once you, once there, once all, once our, once their, once this, once these, once an, only if, only
    when, only after, only once, only with, but only, as long as, so long as, on condition, on the condition, on one
    condition, under the condition, in case, in the event, in which case, in that case, subject to, conditional on,
    conditional upon, contingent on, contingent upon, dependent on, depending on, depends on, except, except if,
    except when, except that, with the exception, other than, apart from, but for, supposing, insofar as, pending, in
    return for, in exchange for, whether, but unless, but not if, and only if
""")

# Phrases with such a word that set no condition.
CONCESSIONS = phrases("""
    without doubt, without a doubt, without question, without fail, if you ask me, if i may, if you will, if i am
    honest, if i'm honest, if you think, if you look at, if i remember, even if, as if, what if, if only, if anything,
    see if, whether or not, whether we like, whether they like, until now, until then, until recently, until today,
    until last, until this, until the end, until late, until early, up until, apart from that, other than that,
    assuming office, assuming power, assuming command, in any case, no exception, so what if, not only if
""")

# Words that open a sentence even after a short form's full stop.
OPENERS = listed("""
    A After An And As At Before But For He Her His How I If In It My No Not On Our She So That The Their There
    These They This Those We What When Who Why Yes You Your
""")

# Labels before a colon that are nobody's turn to speak.
NOT_SPEAKERS = listed("""
    about abstract action actions activities address addresses advantage advantages advice affiliation after age
    agenda aim aims amount analysis announcement appendix area article attached attachment attendance attendees
    author authors availability background bcc before benefits bio biography birthday body bonus book bottom
    breaking brief bug calories caption category cause causes cc challenge chapter characters charges class
    claim clarification client code comment comments company conclusion conclusions condition conditions cons
    consequence contact contents context copyright correction cost country course court-date credit credits
    currency data date dates day deadline decision definition degree department description design destination
    detail details diagnosis difference directions disadvantages disclaimer disclosure discussion distance
    dosage download duration duty edit edition editor education effect effective email employer ends entry
    episode error evaluation event evidence example examples exception exclusive exercise expected experience
    explanation expectation fact facts false fax feature features fee fees fig figure figures file filed finding
    findings fine fix focus follow-up footnote for format free frequency from full function further gender genre
    goal goals grade guideline headline height hearing here highlights hint history host-city hours how idea
    ideas image images impact implementation important in information ingredients input instructions intent
    interest interview introduction invitees isbn issn issue issues item items job journal key keyword keywords
    language last latest law lead length lesson level license limitation limitations line link links list listen
    location main map material materials measure meeting memo menu message metadata method methodology methods
    mission mobile model money month more motion motive music must myth name names new news next notable note
    notes now number objective objectives observation occupation offer only opening option options order
    organisation organization origin other outcome outcomes output overall overview owner-name page pages paper
    part password payment penalty phone photo photograph photos picture place plan platform please plot point
    points policy population position posted practice prep price primary print priority privacy problem problems
    procedure process product programme project prompt proof pros publication published publisher purpose
    qualifications quantity quote ranking rating ratio rationale re reaction read reality reason reasons recap
    recipe recommendation recommendations record reference references region related release remark remarks
    remember reminder reply request required requirement requirements research resolution resource resources
    response responses responsibilities result results review right risk risks role room route rule rules salary
    sample scale scenario schedule scope score season section sector see sentence series serves service servings
    session setting share sign significance site size skills solution solutions source sources special
    specification spoiler stage standard start state-of-play statement status step steps stock story strength
    strengths structure style subject subtitle success suggestion suggestions summary supplement support
    symptoms transcript synopsis system table tags takeaway target task tasks team tel telephone temperature
    text theme theory thesis time timeline times tip tips title to today tools topic topics total translation
    treatment trend true truth twitter type uncategorized unit update updated updates url usage use user
    username value verdict version via victim-age video view vision visit vocabulary volume vote votes vs
    warning watch way weakness weaknesses weather website weight what when where who why winner-list word words
    work year years yield
""")

# Titles of whom "she" is not.
HE = listed("""
    alderman assemblyman baron brother canon chairman congressman councilman duke earl fr king lord marquess mr msgr
    patrolman prince sir spokesman viscount
""")

# Titles of whom "he" is not.
SHE = listed("""
    assemblywoman baroness chairwoman congresswoman councilwoman countess dame duchess lady madam miss mrs ms princess
    queen sister spokeswoman viscountess
""")

# Small words that initials leave out.
SMALL = listed("""
    and de der des die du et for für in la le of on the to und
""")

ENGLISH = Language(
    code="en",
    name="English",
    common=listed("""
        the of and to in a is that it for was on are with as his he be at by had not have from this but which or an
        they you were her she their we said will would has been who there when
    """),
    negations=NEGATIONS,
    negative_endings=("n't",),
    affirmations=AFFIRMATIONS,
    refusals=REFUSALS,
    falsehoods=phrases("""
        untrue, false, wrong, mistaken, absurd, ridiculous, a lie, lies, a myth, nonsense, impossible, unlikely,
        unthinkable, improbable, inconceivable, incorrect, inaccurate, baseless, unfounded, ruled out, out of the
        question, doubtful, preposterous, fiction, fake
    """),
    conditions=CONDITIONS,
    concessions=CONCESSIONS,
    inversions=phrases("""
        should they, should he, should she, should we, should it, should you, should the, should any, should there,
        without, were they, were he, were she, were it, were the, were there, had they, had he, had she, had we, had
        it, had the
    """),
    future=listed("""
        will would shall should can could may might must i'll we'll you'll he'll she'll they'll it'll that'll there'll
        i'd we'd they'd he'd she'd gonna ready willing prepared
    """),
    occasions=listed("when whenever"),
    asking=listed("""
        ask asks asked asking know knows knew known knowing see sees saw seen wonder wonders wondered wondering sure
        certain tell tells telling decide decides decided find check doubt doubts matter matters question care unclear
        determine consider idea remember say understand judge learn hear test
    """),
    joining=listed("and but or so yet nor then & plus though although albeit"),
    contrasting=listed("but yet"),
    linking=listed("that"),
    subordinating=listed("""
        because although though while whilst when where as since whereas who whom whose which what why how after before
        than for
    """),
    asides=listed("""
        however though therefore moreover furthermore meanwhile nevertheless nonetheless besides indeed thus hence
        consequently accordingly also too additionally similarly likewise firstly secondly thirdly first second third
        finally lastly so and but well
    """),
    titles=TITLES,
    he=HE,
    she=SHE,
    saying=SAYING,
    utterances=ordered("""
        address blog comment commentary eulogy evidence keynote lecture letter message op-ed oration post remarks
        report sermon speech statement submission testimony tweet words
    """),
    of=("by", "of", "from"),
    presenting=listed("""
        a acceptance address an anniversary annual brief budget campaign christmas closing commencement complete
        concession conference convention delivered easter eulogy farewell final floor full graduation guest inaugural
        inauguration introductory joint keynote letter live maiden memorial national new nobel of official open opening
        oral personal plenary prepared press prize public remarks s short special speech state statement text the
        transcript union verbatim victory video welcome welcoming written year
    """),
    byline=("by", "written by", "words by", "delivered by", "posted by", "author:", "speaker:", "from:"),
    closings=(
        "yours sincerely",
        "yours faithfully",
        "yours truly",
        "sincerely",
        "sincerely yours",
        "respectfully",
        "kind regards",
        "best regards",
        "warm regards",
        "regards",
        "best wishes",
        "with best wishes",
        "signed",
    ),
    questions=listed("""
        q question questioner questions reporter reporters journalist journalists interviewer media press
        correspondent
    """),
    answers=listed("a answer"),
    unnamed=listed("""
        attendee caller female guest male man panelist participant person speaker student unidentified unknown voice
        woman
    """),
    crowd=listed("""
        all audience crowd delegates member members multiple protester protesters several some together various voices
    """),
    directions=listed("""
        applause audio background beep break chanting cheering cheers chuckle chuckles chuckling clapping cough
        coughing coughs cries crosstalk crying foreign gasps gavel groans inaudible indiscernible indistinct
        interjecting interjection interjections interposing interruption interrupting laugh laughing laughs laughter
        music off overlapping overtalk pause pauses phonetic ph shouting shouts sic sigh sighs silence singing
        speaking standing unclear unintelligible video whispering whispers
    """),
    headings=NOT_SPEAKERS,
    talk=listed("""
        i i'm i've i'd i'll we we're we've we'll our us my me mine you you're your yes yeah no okay ok well
        thanks thank let's sorry please
    """),
    decimal=".",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    rising=RISING,
    falling=FALLING,
)
