"""UK: the Government Security Classifications Policy of the United Kingdom (Cabinet Office, 2023, updated 2024).

Three tiers, OFFICIAL, SECRET and TOP SECRET, and the marking -SENSITIVE for what of OFFICIAL fewer people may see. They
are set in capitals in the middle of top and bottom of each page; the policy gives no colour and no size. After the tier
may stand standardised additional markings: handling instructions, descriptors, codewords (for SECRET and above) and
national caveats, and `UK` before it. COMMERCIAL, LOCSEN and PERSONAL are the descriptors of the policy of 2018.

The bare words SECRET and TOP SECRET are banners of other countries too, so they are the UK's only with `UK` before
them, or with a caveat that names the UK, as in `TOP SECRET - UK/US EYES ONLY`. The policy has no abbreviations.
"""

from bluf.markings.classifications import Classifications, Level
from bluf.markings.scheme import BannerLook, Scheme

_EYES_ONLY = r"[A-Z]{2,13}(?: ?[/,] ?[A-Z]{2,13}){0,9} EYES ONLY"

UK = Scheme(
    name="UK",
    wording=Classifications(
        levels=(
            Level("OFFICIAL", also=("UK OFFICIAL",)),
            Level("OFFICIAL-SENSITIVE", also=("UK OFFICIAL-SENSITIVE",)),
            Level("UK SECRET", bare="SECRET", misnamed=("SECRET",)),
            Level("UK TOP SECRET", bare="TOP SECRET", misnamed=("TOP SECRET",)),
        ),
        narrow=(
            _EYES_ONLY,
            "RECIPIENTS ONLY",
            "FOR INTERNAL USE(?: ONLY)?",
            "(?:[A-Z0-9&]+ ){1,4}USE ONLY",
            "EMBARGOED(?: UNTIL [A-Z0-9 .:]+)?",
            "COMMERCIAL",
            "LOCSEN",
            "PERSONAL(?: DATA)?",
            "LEGAL(?: PROFESSIONAL)?(?: PRIVILEGE)?",
            "MARKET SENSITIVE",
            "HR(?: ?/ ?MANAGEMENT)?",
        ),
        codewords_from=2,
        shows=r"(?:[A-Z]{2,13} ?[/,] ?){0,9}UK(?: ?[/,] ?[A-Z]{2,13}){0,9} EYES ONLY",
    ),
    look=BannerLook(align="center", least_size=10.0, shrinks=False, alone=True, outward=14.0, space_before=3.0),
    is_strict=False,
)
