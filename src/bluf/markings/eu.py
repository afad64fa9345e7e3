"""EU: classified information of the European Union (Council Decision 2013/488/EU, Article 2 and Annex III; Commission
Decision (EU, Euratom) 2015/444, Articles 3 and 21 to 25; 2019/1961, Articles 8 to 10).

The words of a level stand in French and in English with a stroke between them, in capitals, in the middle of top and
bottom of each page. Abbreviations mark the parts of a page and never stand for the banner (2015/444, Article 24). After
the level may stand caveats, code-words, acronyms of a field and markings of release such as `RELEASABLE TO` (Article
23). LIMITE and SENSITIVE are distribution markings and no classification, so they have no place in the order: they are
banners of no scheme.
"""

from bluf.markings.classifications import Classifications, Level
from bluf.markings.scheme import BannerLook, Scheme

EU = Scheme(
    name="EU",
    wording=Classifications(
        levels=(
            Level(
                "RESTREINT UE/EU RESTRICTED",
                short=("R-UE/EU-R",),
                bare="RESTRICTED",
                misnamed=("RESTREINT UE", "EU RESTRICTED", "UE RESTREINT"),
            ),
            Level(
                "CONFIDENTIEL UE/EU CONFIDENTIAL",
                short=("C-UE/EU-C",),
                bare="CONFIDENTIAL",
                misnamed=("CONFIDENTIEL UE", "EU CONFIDENTIAL", "UE CONFIDENTIEL"),
            ),
            Level(
                "SECRET UE/EU SECRET",
                short=("S-UE/EU-S",),
                bare="SECRET",
                misnamed=("SECRET UE", "EU SECRET", "UE SECRET"),
            ),
            Level(
                "TRÈS SECRET UE/EU TOP SECRET",
                also=("TRES SECRET UE/EU TOP SECRET",),
                short=("TS-UE/EU-TS",),
                bare="TOP SECRET",
                misnamed=("TRÈS SECRET UE", "EU TOP SECRET", "UE TRÈS SECRET"),
            ),
        ),
        widen=("REL(?:EASABLE)? TO [A-Z][A-Z0-9 ,/&-]*",),
        codewords_from=0,
    ),
    look=BannerLook(align="center", least_size=10.0, shrinks=False, alone=True, outward=14.0, space_before=3.0),
    is_strict=False,
)
