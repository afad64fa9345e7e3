"""TLP: FIRST's Traffic Light Protocol, version 2.0 (https://www.first.org/tlp/).

Its labels are five in an order, written as `TLP:` and a word (section 3), in their colours on black (section 4), in 12
points or more and at the right of header and footer (section 2). WHITE was a label of version 1.0.
"""

from bluf.markings.labels import Label, Labels
from bluf.markings.scheme import BannerLook, Scheme

TLP = Scheme(
    name="TLP",
    wording=Labels(
        rules="TLP 2.0",
        prefix="TLP",
        labels=(
            Label("CLEAR", "#ffffff"),
            Label("GREEN", "#33ff00"),
            Label("AMBER", "#ffc000"),
            Label("AMBER+STRICT", "#ffc000"),
            Label("RED", "#ff2b2b"),
        ),
        former=(("WHITE", "CLEAR"),),
        former_rules="TLP 1.0",
    ),
    look=BannerLook(align="right", least_size=12.0, fill="#000000"),
)
