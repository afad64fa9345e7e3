"""The usual names of countries and bodies, and the adjectives made from them: any one of a group stands for all."""


def by_name(groups: str) -> dict[str, frozenset[str]]:
    """Return {name: all the names for the same thing}, from a text with a group a line, parted by bars."""
    each = [frozenset(line.split("|")) for line in groups.strip().split("\n")]
    return {name: group for group in each for name in group}


_GROUPS = """
united states|us|usa|america|american|americans|united states of america
united kingdom|uk|britain|british|great britain|briton|britons
european union|eu
united nations|un
north atlantic treaty organization|north atlantic treaty organisation|nato
international monetary fund|imf
world health organization|world health organisation|who
world trade organization|world trade organisation|wto
association of southeast asian nations|asean
china|chinese|prc|peoples republic of china
russia|russian|russians|russian federation
north korea|north korean|north koreans|dprk
south korea|south korean|south koreans|republic of korea|rok
korea|korean|koreans
taiwan|taiwanese
ukraine|ukrainian|ukrainians
japan|japanese
australia|australian|australians
new zealand|new zealander|new zealanders
india|indian|indians
indonesia|indonesian|indonesians
iran|iranian|iranians
iraq|iraqi|iraqis
israel|israeli|israelis
palestine|palestinian|palestinians
germany|german|germans
france|french
italy|italian|italians
spain|spanish|spaniards
portugal|portuguese
netherlands|dutch|holland
belgium|belgian|belgians
poland|polish|poles
sweden|swedish|swedes
norway|norwegian|norwegians
finland|finnish|finns
denmark|danish|danes
iceland|icelandic
ireland|irish
switzerland|swiss
austria|austrian|austrians
hungary|hungarian|hungarians
czechia|czech|czechs|czech republic
slovakia|slovak|slovaks
romania|romanian|romanians
bulgaria|bulgarian|bulgarians
greece|greek|greeks
turkey|turkiye|turkish|turks
serbia|serbian|serbs
croatia|croatian|croats
estonia|estonian|estonians
latvia|latvian|latvians
lithuania|lithuanian|lithuanians
belarus|belarusian|belarusians
moldova|moldovan|moldovans
georgia|georgian|georgians
canada|canadian|canadians
mexico|mexican|mexicans
brazil|brazilian|brazilians
argentina|argentine|argentinian
chile|chilean|chileans
colombia|colombian|colombians
egypt|egyptian|egyptians
saudi arabia|saudi|saudis
syria|syrian|syrians
lebanon|lebanese
jordan|jordanian|jordanians
yemen|yemeni|yemenis
pakistan|pakistani|pakistanis
afghanistan|afghan|afghans
bangladesh|bangladeshi
sri lanka|sri lankan
myanmar|burma|burmese
thailand|thai|thais
vietnam|viet nam|vietnamese
philippines|philippine|filipino|filipinos
malaysia|malaysian|malaysians
singapore|singaporean|singaporeans
mongolia|mongolian
kazakhstan|kazakh|kazakhs
nigeria|nigerian|nigerians
kenya|kenyan|kenyans
ethiopia|ethiopian|ethiopians
somalia|somali|somalis
south africa|south african|south africans
europe|european|europeans
africa|african|africans
asia|asian|asians
"""

COUNTRIES = by_name(_GROUPS)
