"""The list of marking schemes. The first that a text names is the one whose rules it must keep."""

from bluf.markings.cui import CUI
from bluf.markings.eu import EU
from bluf.markings.nato import NATO
from bluf.markings.scheme import Scheme
from bluf.markings.tlp import TLP
from bluf.markings.uk import UK

SCHEMES: tuple[Scheme, ...] = (TLP, CUI, UK, NATO, EU)
