"""Add to a style sheet the styles of tables and of words of closed lists that a page names and no style file has.

They are made of those that every style has: text as `Table Text`, heads grey as `Caption`, rules as `Table Grid`. Rules
stand between rows only, a heavier one under the head and above the totals.
"""

from dataclasses import replace

from bluf.document import Insets, ParagraphStyle, Stroke, StyleSheet, TableStyle

DATA_TABLE = "Data Table"
_NAMES = ('class="Data ', 'class="Choice ')  # of what these styles are for, in what a template prints
_GREY = "#595959"
_RULE = Stroke(0.5, "#d2d2d2")
_SIDES = {"": "left", " Right": "right", " Center": "center"}
# What a word means: the tint behind it, and its own colour. All have a contrast of 6 to 1 or more (WCAG 2.2, 1.4.3).
_CHOICES = {
    "Choice Good": ("#2e6b34", "#ffffff"),
    "Choice Fair": ("#f2b632", "#1c1c1c"),
    "Choice Bad": ("#b3261e", "#ffffff"),
    "Choice Neutral": ("#5a5f66", "#ffffff"),
}
_LARGE = 1.35  # how much larger is the word of a page's own state, as in a strip


def with_table_styles(sheet: StyleSheet, printed: str) -> StyleSheet:
    """Return the sheet with the styles that a page of tables has; `printed` is the page's markup."""
    if not any(name in printed for name in _NAMES):
        return sheet
    return sheet.kept("tables", lambda: _with_tables(sheet))


def _with_tables(sheet: StyleSheet) -> StyleSheet:
    own = sheet.paragraphs
    text = replace(own.get("Table Text", own["Normal"]), align="left", space_before=0.0, based_on="Normal")
    quiet = own.get("Caption")
    heading = replace(text, color=quiet.color if quiet else _GREY, bold=False)
    total = replace(text, bold=True)
    made: dict[str, ParagraphStyle] = {}
    for suffix, align in _SIDES.items():
        for name, base in (("Data Heading", heading), ("Data Text", text), ("Data Total", total)):
            base = own.get(name, base)
            made[name + suffix] = replace(base, name=name + suffix, align=align)
    for name, (tint, color) in _CHOICES.items():
        made[name] = replace(own.get("Data Text", text), name=name, tint=tint, color=color, bold=True, align="center")
        word = own.get(name, made[name])
        made[f"{name} Large"] = replace(
            word, name=f"{name} Large", size=round(2 * _LARGE * word.size) / 2, space_before=2.0
        )
    grid = sheet.tables.get("Table Grid", TableStyle("Table Grid"))
    ink = (grid.head_rule or Stroke(0.75, own["Normal"].color)).color
    table = TableStyle(
        DATA_TABLE,
        columns="content",
        padding=Insets(2.5, 7.0, 3.0, 7.0),
        rule=Stroke(0.5, _paler(grid.rule.color)) if grid.rule else _RULE,
        closed=False,
        head_rule=Stroke(0.75, ink),
        total_rule=Stroke(0.75, ink),
        space_before=4.0,
    )
    caption = replace(own.get("Caption", heading), name="Data Caption", bold=True, color=own["Normal"].color)
    made["Data Caption"] = replace(caption, space_before=max(caption.space_before, 8.0))
    return replace(sheet, paragraphs={**made, **own}, tables={DATA_TABLE: table, **sheet.tables})


def _paler(color: str) -> str:
    """Return a colour half way to white."""
    return "#" + "".join(f"{(int(color[at : at + 2], 16) + 255) // 2:02x}" for at in (1, 3, 5))
