"""NATO: markings of the North Atlantic Treaty Organization (C-M(2002)49, Enclosure E, and AC/35-D/2002).

Four classifications, of which the highest begins with COSMIC and the others with NATO, and NATO UNCLASSIFIED below them
(C-M(2002)60). The overall marking stands at the top and the bottom of each page, and parts are marked by abbreviations
before them. ATOMAL, BOHEMIA, CRYPTO and SIOP, and the markings for some staff only, are for fewer readers;
`RELEASABLE TO` lets others read too. The French words are those of the organisation's other official language.
"""

from bluf.markings.classifications import Classifications, Level
from bluf.markings.scheme import BannerLook, Scheme

NATO = Scheme(
    name="NATO",
    wording=Classifications(
        levels=(
            Level("NATO UNCLASSIFIED", also=("NATO SANS CLASSIFICATION",), short=("NU",)),
            Level("NATO RESTRICTED", also=("NATO DIFFUSION RESTREINTE",), short=("NR",), bare="RESTRICTED"),
            Level("NATO CONFIDENTIAL", also=("NATO CONFIDENTIEL",), short=("NC",), bare="CONFIDENTIAL"),
            Level("NATO SECRET", short=("NS",), bare="SECRET"),
            Level(
                "COSMIC TOP SECRET",
                also=("COSMIC TRÈS SECRET",),
                short=("CTS",),
                bare="TOP SECRET",
                misnamed=("NATO TOP SECRET", "COSMIC TRES SECRET"),
            ),
        ),
        narrow=("ATOMAL", "BOHEMIA", "CRYPTO", "SIOP", "COMMERCIAL", "MANAGEMENT", "MEDICAL", "PERSONAL", "STAFF"),
        widen=("REL(?:EASABLE)? TO [A-Z][A-Z0-9 ,/&-]*",),
    ),
    look=BannerLook(align="center", least_size=10.0, shrinks=False, alone=True, outward=14.0, space_before=3.0),
    is_strict=False,
)
