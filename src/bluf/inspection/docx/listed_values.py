"""Tell whether a value of an attribute is one of those that the standard lists, or says words of its own.

WordprocessingML and the formulas have lists for all attributes but those that hold names and texts (ISO 29500-1, 17.18
and 22.9). The words of all lists are one list here: `thinThickSmallGap` is made of four of them. A word of the standard
gives nothing away, wherever it stands.
"""

import re

from bluf.inspection.finding_wording import word_set, words_of

_LISTED = word_set(
    """
    abjad above accent address administrators aiueo alpha always angle angles ants apples arabic arch arched around
    ascii asia auto autofit baby back background baht balloon balloons band banner based baseline basic bats begin
    below beneath beside best bidi birds black blink block blocks blue book both bottle bottom braid bulb bullet
    butterfly cabins cake calculated call candy cardinal catalog cell celtic center certificate chain champagne
    changes character chars checked checkered chicago chinese chosung christmas circle circles classical clean clear
    clips clocks colon color colors cols column comma comments compass compress cones confetti consonants cont
    content contents continuation continue continuous contributors corn corner counting coupon cover crazy cream
    creatures cross curly current cust custom cutout cyan daisies dark dash dashed dashes database date decimal deco
    decorative default demboss dengrave diag diamonds digital dirty distribute document dollar dots dotted double
    drop each earth east eclipsing editors eggs email enclosed english envelopes even everyone exact false fancy
    fans favor film firecrackers first fish fixed flight flowers followed font form forms french front ftrs full
    fullstop funky ganada gems gingerbread glass gradient gram gray grays green gregorian half handmade hansi hash
    hats hdrs heart hearts heavy hebrew heebie high hijri hindi holly horz house hybrid hyperlink hyphen hypnotic
    icon ideograph illusions indent inline insects inset inside iroha japan japanese jeebies kana kashida knotwork
    korea korean labels lady landscape large last leaf least left legacy legal letter letters level light lightning
    lights line lines link locked long lower magenta mailing major maple margin margins marquee master maze medium
    middle midline minor modern moons mosaic muffins multilevel music name native never next none normal northwest
    note notes nothing notice null number numbering numbers only ordinal outline outset outside ovals overlap owners
    pacifier packages page pages palms pansy paper papyrus paragraph paren parts party pencils people period pins
    placeholder poinsettias portrait postage prev print printer priority pumpkin punctuation push pyramids quadrants
    quick rattle read rectangles regular rest restart reverse ribbon right rings roman rose roses round rows russian
    safari saka sawtooth scallops scared script seattle sect section separate separator shadowed shapes sharks
    shimmer shorebird simplified single skyrocket slice small snap snowflake snowflakes solid sombrero southwest
    space sparkle spell speller square squares stamp stars start stitch streamers strict stripe strips stroked
    subscript superscript swirligig swiss table taiwan taiwanese tbls teacup teeth text thai thick thin thousand
    three through tight time tiny toolbar toothed torn tracked tracks traditional transitional tree trees triangle
    triangles triple true twisted type under underscore unlocked upper variable vert vertical vietnamese vine vowels
    watermarks wave waveline waving wavy weaving white whole wide width woodwork words wrapping xlit yellow zany
    zero zodiac
    """
)
# The words of formulas, of settings for older versions, of encodings, and those that Office writes itself.
_MORE = word_set(
    """
    before after group script struck fraktur sans serif monospace match display centered repeat compatibility mode
    override style
    size justification enable open features flip mirror indents differentiate multirow headers word track hyphenation
    allow after floating break msword unicode windows file utf
    """
)
# The words of the properties in a style of VML, and of their values.
_VML = word_set(
    """
    position absolute relative static margin left right height width index percent wrap distance horizontal vertical
    visibility visible hidden inherit style anchor text shape textbox kern spacing font size weight variant decoration
    align stretch justify flip rotation layout flow next rotate letters same heights area char line rule count reverse
    background clip display block inline antialias direction padding border color middle center inside outside page
    bold italic none square tight through hide ideographic column shadow repeat
    """
)
_VALUES, _STYLED = _LISTED | _MORE, _LISTED | _VML
_SHORT = 3  # letters of a word that says nothing
_NAMING = re.compile(r"(?:font(?:-family)?|mso-next-textbox)\s*:[^;]*")


def says_own_words(value: str) -> bool:
    """Whether a value has a word that no list of the standard has."""
    return _has_other(value, _VALUES)


def style_says_own_words(style: str) -> bool:
    """Whether a style of VML (ISO 29500-4, 19.1) has a property or value with a word that VML does not have."""
    return _has_other(_NAMING.sub("", style), _STYLED)


def _has_other(text: str, listed: frozenset[str]) -> bool:
    return any(len(word) > _SHORT and word not in listed and not word.isdecimal() for word in words_of(text))
