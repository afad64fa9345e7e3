"""The list of marking schemes. The first that a text names is the one whose rules it must keep."""

from bluf.markings.cui import CUI
from bluf.markings.scheme import Scheme
from bluf.markings.tlp import TLP

SCHEMES: tuple[Scheme, ...] = (TLP, CUI)
