"""CUI: controlled unclassified information of the United States (32 CFR 2002.20 and the CUI Marking Handbook).

Its banner is `CUI` or `CONTROLLED`, then categories and dissemination controls after `//`, bold and black in the middle
of header and footer (Handbook, chapter 2); `cui:` makes its designation block. It has no order.
"""

import re

from bluf.markings.banners import Banners
from bluf.markings.scheme import BannerLook, Scheme

CUI = Scheme(
    name="CUI",
    wording=Banners(
        claims=re.compile(r"(?:CUI\b|CONTROLLED\s*(?://|$)).*", re.IGNORECASE | re.DOTALL),
        form=re.compile(r"(?:CUI|CONTROLLED)(?://[^/\s][^/]*(?:/[^/]+)*){0,2}"),
        sign="/",
        heads=("CUI", "CONTROLLED(?=//|$)"),
        examples=("CUI", "CUI//SP-PRVCY/TAX//NOFORN"),
        advice="write `CUI`, or with categories and dissemination controls `CUI//SP-PRVCY/TAX//NOFORN`",
    ),
    look=BannerLook(align="center", least_size=10.0, color="#000000", shrinks=False, alone=True, space_before=3.0),
    block="cui",
)
