"""Every code that bluf can give, with its severity and what it means. `docs/diagnostics.md` is made from this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: `severity` is error, warning or note; `meaning` and `mend` are sentences for the docs."""

    name: str
    severity: str
    meaning: str
    mend: str


def _listed(*codes: Code) -> dict[str, Code]:
    return {code.name: code for code in codes}


# One table a room, so that a reader finds a code beside its neighbours.
BRIEF = _listed(
    Code(
        "too-large",
        "error",
        "The file is over 1 MiB, or has over 50,000 values.",
        "A brief is one page: move long text into a source file.",
    ),
    Code("wrong-encoding", "error", "The file is not UTF-8.", "Save it as UTF-8."),
    Code(
        "control-character",
        "error",
        "A character stands in the text that no document can hold: a control character, half a character, a "
        "noncharacter, or the 31st mark on one letter.",
        "Delete it; it often comes with text pasted from a PDF or a terminal.",
    ),
    Code(
        "yaml-syntax", "error", "The file is not well-formed YAML.", "The hint shows the quoting or indenting to use."
    ),
    Code(
        "further-problems",
        "error",
        "There are over 100 problems of one kind; from this place on they are not listed.",
        "Mend those that are listed, and check again.",
    ),
    Code("empty-file", "error", "The file holds nothing.", "Start with `title:`, or with `bluf new`."),
    Code("not-a-mapping", "error", "The file holds a list or a single value.", "Give each field a name: `title: …`."),
    Code("several-documents", "error", "The file holds several YAML documents.", "Keep one brief in a file."),
    Code(
        "yaml-tag",
        "error",
        "A YAML tag (`!!…`) asks for a type other than text.",
        "Leave it out: fields have types of their own.",
    ),
    Code(
        "too-many-aliases",
        "error",
        "There are over 100 aliases (`*name`), or they repeat too much.",
        "Write the values out.",
    ),
    Code(
        "unknown-alias",
        "error",
        "A value starts with `*`, which in YAML repeats a value named with `&` before it; there is none.",
        "Put text that starts with `*` in quotes.",
    ),
    Code(
        "too-deep",
        "error",
        "Values are nested more than 20 deep, or under names of over 1,000 characters in all.",
        "Look for brackets that are never closed.",
    ),
    Code(
        "bad-key",
        "error",
        "A list, a mapping or over 200 characters stand where a field's name is expected.",
        "Name the field with a word.",
    ),
    Code("duplicate-key", "error", "A field is given twice.", "Keep one of the two."),
    Code(
        "text-cut-by-comment",
        "warning",
        "Text after ` #` is a comment in YAML and is left out.",
        "Put the whole value in quotes, or write `# ` with a space for a comment.",
    ),
    Code(
        "text-taken-for-mark",
        "error",
        "YAML takes the start of a text for a mark of its own (`&name`, `!`, `? `) and leaves it out.",
        "Put the whole value in quotes.",
    ),
    Code(
        "text-cut-by-comma",
        "warning",
        "In a list in brackets, or fields in braces, YAML takes a comma of a number, a name or a sentence for the "
        "end of an item.",
        "Put the item in quotes, or write each item on a line of its own.",
    ),
    Code(
        "lines-joined",
        "error",
        "YAML joins lines that look like a list, or like a field, to the text above them. Where the text may be meant "
        "so, it is a warning.",
        "Write the items where a list may be, or put them into a sentence.",
    ),
    Code(
        "look-alike",
        "error",
        "A character stands where YAML wants one that looks like it: a no-break space, a fullwidth colon, a bullet.",
        "Write the character that the hint names.",
    ),
    Code(
        "nothing-as-text",
        "warning",
        "`~` or `null` is a whole value. YAML's other readers take it for nothing; a brief prints it.",
        "Leave the field out, or put the text in quotes.",
    ),
    Code(
        "text-taken-for-field",
        "error",
        "An item of a list has a `: ` in its text, so that YAML takes it for a field with a value.",
        "Put the whole text in quotes.",
    ),
    Code(
        "unknown-key", "error", "A field has a name that bluf does not know.", "Take the name that the hint suggests."
    ),
    Code("missing-field", "error", "A field that is required is missing.", "Add it."),
    Code(
        "empty-value", "error", "A field is there but has no value.", "Give it a value, or remove it if it is optional."
    ),
    Code("wrong-type", "error", "A field holds another kind of value than it should.", "Write it as the hint shows."),
    Code("bad-value", "error", "A field's value is not one of those it can have.", "Take one that the hint lists."),
    Code(
        "missing-alt",
        "error",
        "A picture, logo or chart has no alternative text, and is not said to be decoration.",
        "Say in `alt:` what it shows, in a sentence; or write `decorative: true`.",
    ),
    Code(
        "decorative-alt",
        "warning",
        "A picture, logo or chart is decoration and has an alternative text, which nobody is told.",
        "Keep one of the two.",
    ),
    Code(
        "too-many-items",
        "error",
        "A list has more items than a page can show so: there may be 12 key figures.",
        "Keep those that matter most, or put the others into a table.",
    ),
    Code(
        "bad-number",
        "error",
        "A number of a chart can't be read as one, or is beyond reason.",
        "Write it as `1250.5` or `1,250.5`; leave out (null) what is not known.",
    ),
    Code(
        "chart-data",
        "error",
        "The data of a chart can't be drawn: series of unequal length, one point, none, names that are given twice, "
        "less than nothing in a stack, more series or places than can be told apart.",
        "Mend the data as the hint says.",
    ),
    Code(
        "chart-place",
        "error",
        "A mark or a band of a chart stands at no place of its axis.",
        "Name one of its `x`, or a number or date between them where they are such.",
    ),
    Code(
        "chart-scale",
        "error",
        "The axis of a chart starts above its values, or that of bars elsewhere than at zero.",
        "Leave `start` out, or write a lower one.",
    ),
    Code(
        "chart-spacing",
        "warning",
        "Bars or dots stand at equal distances, and the numbers or dates under them do not.",
        "Take `kind: line`, which keeps the distances; or leave it, if that is how it is meant.",
    ),
    Code("bad-date", "error", "A date does not exist, or is not written YYYY-MM-DD.", "Write it as 2024-10-25."),
    Code(
        "bad-language", "error", "A language tag is not well-formed (BCP 47).", "Write it like `en`, `en-GB` or `uk`."
    ),
    Code(
        "bad-template-name",
        "error",
        "A new template is given a name that it can't have.",
        "Choose one of letters, digits and hyphens that no template of bluf's own has.",
    ),
    Code("bad-email", "error", "An e-mail address is not well-formed.", "Write it as name@example.org."),
    Code(
        "bad-url",
        "error",
        "An address is not well-formed, its scheme is not http, https or mailto, or it has over 2,000 characters.",
        "Write it in full: https://example.org/page.",
    ),
    Code(
        "bad-marking",
        "error",
        "A marking names a scheme, such as TLP, and is none of its markings, or a part's mark or `cui:` does not go "
        "with the banner.",
        "Write one of the scheme's own; docs/markings.md lists them.",
    ),
    Code(
        "mark-above-banner",
        "error",
        "A part of the brief is marked above the whole page.",
        "Raise `marking:`, or mark the part lower.",
    ),
    Code(
        "mark-not-covered",
        "warning",
        "A part of the brief bears a mark of the United Kingdom, NATO or the European Union, and the page's banner is "
        "lower, has other words after the level, or is of another scheme.",
        "Raise `marking:`, or mark the part lower.",
    ),
    Code(
        "mark-not-compared",
        "warning",
        "Under a banner of the United Kingdom, NATO or the European Union a part bears a mark that is none of the "
        "scheme's, so it has no place in the order of levels, and no edition has the part.",
        "Write one of the scheme's own; docs/markings.md lists them.",
    ),
    Code(
        "free-marking",
        "note",
        "The banner is nearly one of a scheme that bluf knows, or may be of several: it is set as typed, like any "
        "other text, and has no editions.",
        "Take the marking that the hint names; if the banner is meant as it is, leave it.",
    ),
    Code("bad-id", "error", "A source's id has characters that an id can't have.", "Use letters, digits, `-` and `_`."),
    Code("duplicate-id", "error", "Two sources have the same id.", "Give each its own."),
    Code(
        "unknown-source", "error", "A `source:` names an id that no source has.", "Take the id that the hint suggests."
    ),
    Code("bad-name", "error", "A template or style is named by a path.", "Give the bare name of its folder or file."),
    Code(
        "outside-folder",
        "error",
        "A source's file lies outside the folder of the brief.",
        "Put the file beside the brief or in a folder under it.",
    ),
    Code(
        "markup-not-read",
        "warning",
        "A heading, a list, a table, a quotation or code is typed in Markdown's signs, which are printed as they are.",
        "Use the field that the hint names; in a sentence only `**bold**`, `*italic*` and `[links](https://…)` work.",
    ),
    Code(
        "pasted-bullet",
        "warning",
        "An item of a list begins with a bullet, a dash or a number of its own, which is printed after bluf's bullet.",
        "Remove it: bluf sets bullets itself.",
    ),
    Code(
        "paragraphs-joined",
        "warning",
        "A blank line stands in a text that is printed as one paragraph.",
        "Remove it, or move what follows to a field that takes paragraphs, as `text:` of a section does.",
    ),
    Code(
        "quotation-marks-typed",
        "warning",
        "A quote stands in quotation marks of its own. They are left out, since the page sets those of its language.",
        "Type the quote without them.",
    ),
    Code("bad-fields", "error", "A template's `fields:` are declared wrongly.", "See docs/templates.md."),
)

PICTURES = _listed(
    Code(
        "doubtful-alt",
        "warning",
        'An alternative text says nothing of what is shown (it is a file\'s name, or only "picture"), or has over 300 '
        "characters.",
        "Say what is shown, in a sentence.",
    ),
    Code(
        "picture-missing",
        "error",
        "The file of a picture or a logo is not there.",
        "Correct its path, which is from the folder of the brief, or of the style.",
    ),
    Code(
        "picture-unusable",
        "error",
        "The file of a picture or a logo can't be shown: it is no PNG, JPEG or SVG, its name says something else, it "
        "is broken, animated, over 10 MB or 40 megapixels, under a millimetre wide on the page, or an SVG with "
        "something that no page may hold (a script, a "
        "reference outside, an entity or a font of its own) or that can't be shown as it is meant (text, a filter, a "
        "mask, a pattern).",
        "Do what the hint says; docs/figures.md lists what an SVG may have.",
    ),
    Code(
        "picture-coarse",
        "warning",
        "A picture has under 150 dots to the inch at the size that it is set in: in print, its dots show.",
        "Take a larger one, or set it smaller.",
    ),
)

FIGURES = _listed(
    Code(
        "data-missing",
        "error",
        "The CSV file that a table or a chart names is not there.",
        "Correct its path, which is from the brief's folder.",
    ),
    Code(
        "data-unreadable",
        "error",
        "The CSV file of a table or a chart can't be read: it is no text, or in another encoding than UTF-8.",
        "Save it as CSV in UTF-8, or name its encoding with `encoding:`.",
    ),
    Code(
        "data-empty", "error", "The CSV file of a table or a chart has no values.", "Give it heads and rows of values."
    ),
    Code(
        "data-too-large",
        "error",
        "The CSV file of a table or a chart has over 1 MiB, 1,000 rows or 60 columns.",
        "Keep the rows and columns that the page is to show.",
    ),
    Code(
        "data-twice",
        "error",
        "A table or a chart has values in the brief and names a CSV file besides.",
        "Keep one of the two.",
    ),
    Code(
        "csv-unclear",
        "error",
        "What parts the values of a CSV file can't be told: two signs might, or its first line has one value only.",
        "Say it with `delimiter:` — `comma`, `semicolon` or `tab`.",
    ),
    Code(
        "csv-quotes",
        "error",
        "A quotation mark in a CSV file is never closed, or stands within a value that is not in quotes.",
        "Put the whole value in quotes, and double a quotation mark in it.",
    ),
    Code(
        "csv-formula",
        "error",
        "A value of a CSV file is a formula, which a spreadsheet would work out.",
        "Write the value that it comes to.",
    ),
    Code(
        "ragged-rows",
        "error",
        "A row has more or fewer values than there are columns.",
        "Give each row as many values as there are columns, empty ones too.",
    ),
    Code(
        "table-too-large",
        "error",
        "A table has over 20 columns or 150 rows.",
        "Keep those that the reader needs.",
    ),
    Code(
        "table-too-wide",
        "error",
        "The longest words of a table's columns do not stand side by side, even in the smallest type of the style.",
        "Leave out a column, or shorten its longest word.",
    ),
    Code(
        "total-differs",
        "warning",
        "The total of a table's column is not the sum of its rows.",
        "Correct the total, or the row that is wrong.",
    ),
    Code(
        "unknown-column",
        "error",
        "A column is named that the table or its CSV file does not have.",
        "Take the name that the hint suggests.",
    ),
    Code(
        "columns-left-out",
        "note",
        "A table's `columns` leave out some that its CSV file has.",
        "Add them, if they are to be shown.",
    ),
)

TEMPLATE = _listed(
    Code(
        "arrangement-not-found",
        "error",
        "A brief's `arrange` names an arrangement that its template does not have.",
        "Take one of those that the message lists, or leave `arrange` out: the layout then chooses.",
    ),
    Code(
        "own-field",
        "note",
        "A template declares a field by a name that a brief's own field was given later. The template's goes: its "
        "briefs don't have the other.",
        "Nothing need be done. To have the brief's own field, give the template's another name.",
    ),
    Code(
        "unknown-heading",
        "error",
        "`headings:` names something that is no heading of the template.",
        "Take a name that the hint lists: those of the template's labels that it prints as headings.",
    ),
    Code(
        "language-without-words",
        "warning",
        "The template lacks words in the brief's language: headings, or quotation marks, are printed in English.",
        "Give them in a template of your own: `based_on:` this one, and the words under `labels:` by language.",
    ),
    Code(
        "link-outside",
        "error",
        "A template, one of its files, a style or a starter is reached by a symbolic link that leads out of its folder "
        "of templates; or that folder is a link that leads out of where it stands. Such a link is not followed.",
        "Put a copy in the link's place.",
    ),
    Code(
        "color-alone",
        "error",
        "A style tells links from the words around them by their colour alone (WCAG 2.2, 1.4.1).",
        "Underline them: `underline: true`.",
    ),
    Code(
        "contrast-too-low",
        "error",
        "Text is too pale for what it stands on: WCAG 2.2 (AA, 1.4.3) asks for a contrast of 4.5 to 1, or 3 to 1 for "
        "type of 18 pt or more, or bold of 14 pt or more.",
        "Take the colour that the hint gives, or one further from what is behind the text.",
    ),
    Code(
        "marking-not-printed",
        "error",
        "The template leaves a marking off the page: the banner, a part's own mark or the CUI designation block.",
        "Print it as the hint says; bluf's own templates do.",
    ),
    Code(
        "marking-not-placed",
        "warning",
        "The template prints the banner, though not in the header and footer where the rules of its scheme want it.",
        'Print `<p class="Marking">{{ marking }}</p>` in the template\'s header and footer.',
    ),
    Code(
        "no-starter",
        "error",
        "The template that a new brief is to start from has no `starter.yaml`.",
        "Write one into its folder: a brief that builds as it is; or choose another template.",
    ),
    Code(
        "property-too-long",
        "error",
        "The title, subtitle, author or organisation is longer than a file's properties can hold: 2,000 characters.",
        "Shorten it.",
    ),
    Code(
        "prose-link",
        "error",
        "A link in the brief's prose does not go to a web page or an e-mail address, has a title, or has no words.",
        "Begin it with `https://`, `http://` or `mailto:`; write `\\[` for a bracket that begins no link.",
    ),
    Code(
        "font-file",
        "error",
        "A family of a style's own can't be used: a file is missing, broken, no TrueType or OpenType font, of another "
        "family or may not be embedded, two are the same face, or a face that the style needs is in none.",
        "Name the files of the family, with a face for each that the style needs; docs/templates.md says which.",
    ),
    Code(
        "font-not-embedded",
        "warning",
        "The licence of a style's font permits preview and print only: the PDF has it, the DOCX only names it.",
        "Install the font where the DOCX is edited, or take one that may be embedded in documents to edit.",
    ),
    Code(
        "font-face",
        "error",
        "Words are bold or italic in a family of the style's own that has no such face.",
        "Add the face's file to the style, or set the words plainly.",
    ),
    Code(
        "font-fallback",
        "note",
        "The family of a role lacks letters, and another sets them.",
        "To choose the other, list it under `fallback` in the style's `fonts`.",
    ),
    Code(
        "style-base",
        "error",
        "A style is based on one that does not exist, or on itself by way of others.",
        "Name a style of the same file, of the style that the file is based on, or of the template.",
    ),
    Code(
        "style-key",
        "error",
        "A style file has a key that means nothing there.",
        "Take the key that the hint suggests; docs/templates.md lists them.",
    ),
    Code(
        "style-ladder",
        "error",
        "The steps by which a style may be compressed do not run from open to tight.",
        "List each step tighter than the one before it.",
    ),
    Code(
        "style-not-found",
        "error",
        "No template folder has the house style that is named.",
        "Take a style that the hint lists, or put your own at `templates/styles/NAME.yaml`.",
    ),
    Code(
        "style-value",
        "error",
        "A value in a style file can't be what it is given for: a length without a unit, a colour of no known name, "
        "a type size that Word can't set or that is below its floor.",
        "Write the value as the message says.",
    ),
    Code(
        "template-attribute",
        "error",
        "A template gives an element an attribute that bluf does not read there.",
        "Remove the attribute; what a thing looks like is up to the style that `class` names.",
    ),
    Code(
        "template-element",
        "error",
        "A template uses an element outside the subset of HTML that pages are made of.",
        "Take an element that docs/templates.md lists.",
    ),
    Code(
        "template-failed",
        "error",
        "An expression in a template went wrong while the page was filled.",
        "Mend the expression on the template's line.",
    ),
    Code(
        "template-invalid",
        "error",
        "A template's `template.yaml` lacks something or has what it can't have, or its `page.html.j2` is missing.",
        "Declare what the message says; docs/templates.md walks through making a template.",
    ),
    Code(
        "template-limit",
        "error",
        "A template loops, calls itself or prints without end.",
        "Loop over the brief's lists; keep ranges and repetition small.",
    ),
    Code(
        "template-markup",
        "error",
        "What a template prints is not well-formed, or an element stands where it can't.",
        "Close every element where it was opened, and put words into paragraphs.",
    ),
    Code(
        "template-missing-file",
        "error",
        "A template extends, includes or imports a file that is not in the template folders.",
        "Name a file beside the template, or `TEMPLATE/FILE`; links out of the folders are not followed.",
    ),
    Code(
        "template-not-found",
        "error",
        "No template folder has the template that is named.",
        "Take a template that the hint lists, or put your own at `templates/NAME/`.",
    ),
    Code(
        "template-style",
        "error",
        "A template names a style that the style sheet lacks.",
        "Name a style of the sheet, or define it in the template's own `style.yaml`.",
    ),
    Code(
        "template-syntax",
        "error",
        "A template is not valid Jinja.",
        "Mend the statement on the template's line.",
    ),
    Code(
        "template-undefined",
        "error",
        "A template uses a name or a field that does not exist.",
        "Correct the name, or declare the field in `template.yaml`.",
    ),
    Code(
        "template-unsafe",
        "error",
        "A template reaches for something that the sandbox forbids.",
        "Use the brief's fields, Jinja's filters and macros only.",
    ),
)

LAYOUT = _listed(
    Code(
        "does-not-fit",
        "error",
        "The brief is too long for one page even at the smallest legible setting of its style.",
        "Shorten what the message lists, give points `priority: 2` and set `fit: trim`, or take a roomier style.",
    ),
    Code(
        "missing-glyph",
        "error",
        "The style's fonts have no glyph for a character of the brief, of a template or of a list's label, so it would "
        "print as an empty box.",
        "Write the character another way, or remove it. For a script of its own, install its letters as the hint says, "
        "or name a family that has them in the style (docs/templates.md).",
    ),
    Code(
        "missing-line-breaks",
        "error",
        "The text is in a script that is written without spaces (Thai, Chinese, Japanese, …), and the library that "
        "knows where its lines may end is not installed.",
        "Install the extra that the hint names.",
    ),
    Code(
        "no-room",
        "error",
        "The lengths of a style (margins, indents, padding, gaps, widths, labels) set words off the paper, out of "
        "their column or on other words.",
        "Make one of them smaller, so that words have room.",
    ),
    Code(
        "too-many-lines",
        "error",
        "A paragraph has more lines than its kind of page allows: an executive summary of the template `memo` has 15.",
        "Shorten it, or take another form of page.",
    ),
)

OUTPUT = _listed(
    Code(
        "no-edition",
        "error",
        "The edition that `--for` asks for can't be made: the banner has no such order or is below it, or what must "
        "stay on the page, such as all of a required list, is marked above it or bears no mark.",
        "The message says which; docs/markings.md says what an edition leaves out.",
    ),
    Code(
        "bad-epoch",
        "error",
        "The environment variable SOURCE_DATE_EPOCH, which dates the files, does not hold a number of seconds.",
        "Give whole seconds since 1970, or unset it.",
    ),
    Code(
        "cannot-read",
        "error",
        "A file that a brief is made from is not there, is a folder, or may not be read.",
        "Check the path, or the file's permissions.",
    ),
    Code(
        "cannot-write",
        "error",
        "An output could not be written: it is open in another program, read-only, or the disk is full. None of the "
        "brief's outputs was changed.",
        "Do what the hint says, or choose another place with `--out`, and build again.",
    ),
    Code(
        "name-clash",
        "error",
        "Two briefs have the same name and would be written to the same output, in one build or one after the other.",
        "Rename one of them, or build them one at a time into different folders with `--out`.",
    ),
    Code(
        "folder-unreadable",
        "error",
        "A folder in which briefs are looked for can't be looked into. The briefs of the others are taken.",
        "Ask its owner for access, or move it elsewhere.",
    ),
    Code(
        "too-many-files",
        "error",
        "Briefs are looked for among at most 100,000 files and folders, and there are more.",
        "Name a folder that holds fewer, or move what is no brief elsewhere.",
    ),
    Code(
        "link-not-followed",
        "warning",
        "Where briefs are looked for there is a link to a folder, or to a file outside the project.",
        "Name it in the command to take it, or put the folder or file itself there.",
    ),
    Code(
        "trimmed",
        "warning",
        "To fit on one page, `fit: trim` left out an item with `priority: 2` or more.",
        "Shorten other items to make room for it, or give it `priority: 1`.",
    ),
    Code(
        "unprinted",
        "warning",
        "The template does not show a field that the brief gives, or shows only a part of it.",
        "Take another template, or print the field in a `page.html.j2` of your own; where a field that a template "
        "declares is not for the page, declare it with `printed: false`.",
    ),
    Code(
        "starter-text",
        "warning",
        "Words of a template's starter stand in the brief as they were.",
        "Write your own words over them, or remove the fields that you don't need.",
    ),
    Code(
        "left-out",
        "note",
        "An item is not in the edition of `--for`: it is marked above it, or bears no mark under a higher banner.",
        "If it may go to those readers, say so with `mark:`.",
    ),
    Code(
        "output-is-input",
        "error",
        "An output has the place of what a brief is made from: a brief, its receipts, a source, or a file in a folder "
        "of templates.",
        "Build into another folder with `--out`, or rename one of the two.",
    ),
    Code(
        "output-unknown",
        "error",
        "A file has the place of an output, and bluf has no record of having made it.",
        "Rename it, build into another folder with `--out`, or write over it with `--replace`.",
    ),
    Code(
        "output-changed",
        "error",
        "Somebody has changed an output since bluf made it, such as a DOCX in Word.",
        "Rename it to keep it, build into another folder with `--out`, or write over it with `--replace`.",
    ),
    Code(
        "output-link",
        "error",
        "An output is a symbolic link that leads out of the project, or nowhere.",
        "Remove the link, or build into another folder with `--out`.",
    ),
    Code(
        "not-recorded",
        "warning",
        "What was made could not be recorded in `.bluf/` at the project's root.",
        "Make the folder writable: what is not recorded is not replaced by a later build without `--replace`.",
    ),
    Code(
        "build-failed",
        "error",
        "bluf, or the worker of `bluf.build_many` that had the brief, failed on it.",
        "Build the brief by itself with `bluf build`, and report what it says.",
    ),
)

EVIDENCE = _listed(
    Code(
        "quote-altered",
        "error",
        "A quote is close to what its source has, but not word for word.",
        "Quote the source's own words, mark what is left out with an ellipsis, or say with `unverified:` why not.",
    ),
    Code(
        "quote-absent",
        "error",
        "A quote is nowhere in the source that it names.",
        "Name the source that has it, or say with `unverified:` why it can't be checked.",
    ),
    Code(
        "quote-misattributed",
        "error",
        "The source gives a quote's words to somebody else.",
        "Name the speaker that the source names.",
    ),
    Code(
        "quote-narrated",
        "error",
        "The source tells a quote's words itself, and gives them to nobody. A warning where it marks no speech at all.",
        "Quote what somebody says; where the whole text is the speaker's own, say so with `by:` on the source.",
    ),
    Code(
        "quote-unchecked",
        "warning",
        "A quote names no source, or one whose text is not here.",
        "Give the quote a `source:`, and the source a `file:`.",
    ),
    Code(
        "quote-too-long",
        "error",
        "A quote is not compared: it has over 2,000 words, 20,000 characters, or 50 ellipses and brackets.",
        "Quote the sentences that matter, each as a quote of its own.",
    ),
    Code(
        "quote-ambiguous",
        "warning",
        "A quote of one or two words is in its source more than once.",
        "Quote more of the sentence.",
    ),
    Code(
        "quote-skips-negation",
        "warning",
        "What a quote leaves out of its sentence has a word that may deny what is quoted.",
        "See that what is left still means what was said; quote the denial too.",
    ),
    Code(
        "quote-drops-condition",
        "warning",
        "What a quote leaves out of its sentence may set it a condition (*if*, *unless*, *until*).",
        "See that what is left still means what was said; quote the condition too.",
    ),
    Code(
        "speaker-unconfirmed",
        "note",
        "A quote's words are in its source, but the source does not make plain who says them.",
        "Check the speaker by eye.",
    ),
    Code("source-missing", "error", "The file that a source names does not exist.", "Correct its path."),
    Code(
        "source-unreadable",
        "error",
        "A source's file can't be read: its kind, its encoding, or what is in it.",
        "Take a format that docs/quotes.md lists; name its encoding with `encoding:`.",
    ),
    Code("source-empty", "error", "A source's file has no words.", "Give the source's text; a scanned PDF has none."),
    Code("source-too-large", "error", "A source's file is over 20 MiB.", "Keep the part that the brief draws on."),
    Code(
        "source-too-costly",
        "error",
        "To read a source, or to compare quotes with it, takes more time or memory than its size accounts for.",
        "Keep the part that the brief draws on, or give its text.",
    ),
    Code(
        "receipt-stale",
        "warning",
        "A quote, its speaker, figures, their source or bluf's rules have changed since the receipt was recorded.",
        "Run `bluf check --record` where the source is.",
    ),
    Code(
        "receipt-invalid",
        "error",
        "A receipts file is not as bluf wrote it.",
        "Run `bluf check --record` where the sources are, or remove the file.",
    ),
    Code(
        "figure-not-found",
        "warning",
        "A number, date, share or sum in a point, table, chart or key figure is not in the source that it names.",
        "Correct it, or name the source that has it.",
    ),
    Code(
        "name-not-found",
        "warning",
        "A name in a point is not in the source that the point names.",
        "Correct it, or name the source that has it.",
    ),
    Code(
        "direction-differs",
        "warning",
        "A point says that a figure rose, and its source's sentence with that figure that it fell, or the other way.",
        "Read the source's sentence, and correct the point.",
    ),
    Code(
        "facts-unchecked",
        "warning",
        "Figures and names were not looked for: a point or value is too long, or its source would take too much.",
        "Shorten the point, or keep the part of the source that the brief draws on.",
    ),
)

INSPECTION = _listed(
    Code(
        "inspect-unreadable",
        "error",
        "`bluf inspect` can't read a file: it is missing, empty, a folder, too damaged to be a PDF or DOCX, or it "
        "breaks the program that reads it.",
        "Check the path, or get the file again from where it came from.",
    ),
    Code(
        "inspect-too-large",
        "error",
        "`bluf inspect` stops at a limit: the file is over 200 MiB, a part unpacks to more than any document has, or "
        "it takes too long or too much memory to read.",
        "Inspect a smaller copy; a small file that unpacks to so much is a trap, so do not open it.",
    ),
    Code(
        "inspect-encrypted",
        "error",
        "`bluf inspect` can't look into a file that opens only with a password.",
        "Save a copy of it without a password and inspect that.",
    ),
    Code(
        "inspect-unsupported",
        "error",
        "`bluf inspect` looks into PDF and DOCX, and a file is neither.",
        "Save it as PDF or DOCX and inspect that.",
    ),
)

DELIVERY = _listed(
    Code(
        "list-not-built",
        "error",
        "A distribution list was to be built or issued as a brief.",
        "Name a brief. Lists are checked with `bluf check`; `bluf issue BRIEF --to LIST` issues a brief to one.",
    ),
    Code(
        "brief-not-a-list",
        "error",
        "A brief was named as the list that a briefing goes to.",
        "Name the brief first, and a file with `recipients:` with `--to`: `bluf issue BRIEF --to LIST`.",
    ),
    Code(
        "duplicate-recipient",
        "error",
        "Two recipients of a list have one address, or an address is named twice for one of them.",
        "Give each recipient an address of their own, or make one recipient of them.",
    ),
    Code(
        "cc-below-level",
        "error",
        "An address under `cc` is that of a recipient who may not read the copy that it would get.",
        "Take it out: it gets a copy of its own, for its level.",
    ),
    Code(
        "no-copy",
        "error",
        "A recipient of a list can't get a copy: what they may read does not compare with the brief's banner, or there "
        "is no edition for their level.",
        "Give the recipient a `level` of the banner's scheme, and mark in the brief what may go to it.",
    ),
    Code(
        "unknown-group",
        "error",
        "`--group` names a group that nobody on the list is in.",
        "Take the name that the hint suggests.",
    ),
    Code(
        "copy-line-too-long",
        "error",
        "The line that says whose copy a page is takes more than one line, so that the page would differ from others.",
        "Shorten the recipient's name.",
    ),
    Code(
        "copy-not-printed",
        "error",
        "A template of your own does not print whose copy a page is, or who signed it, or prints it elsewhere than in "
        "its footer.",
        "Print `{{ parts.whose_copy() }}` first in the template's footer.",
    ),
    Code(
        "bad-signing-key",
        "error",
        "A file that is to be signed by is no PKCS#12 file, or has no certificate that may sign.",
        "Name a `.p12` or `.pfx` file that holds a key with a certificate for signing.",
    ),
    Code(
        "wrong-passphrase",
        "error",
        "The passphrase does not open the key that is to be signed by.",
        "Type it anew; it is never taken from the command line.",
    ),
    Code(
        "key-expired",
        "error",
        "The certificate of a key is not valid on this day.",
        "Ask whoever made it for a new one; if it is not valid yet, check the clock.",
    ),
    Code(
        "key-weak",
        "error",
        "A key is too short to be trusted (NIST SP 800-131A), or its certificate is signed with a digest that can be "
        "forged.",
        "Use RSA with 2,048 bits or more, or a curve of 224 or more, and a certificate with SHA-256.",
    ),
    Code(
        "no-sender",
        "error",
        "Mails are to be written, and neither the list nor the command says whom they are from.",
        "Give the list a `sender` with an `email`.",
    ),
    Code(
        "plan-changed",
        "error",
        "A brief, its sources or the list changed between the plan of an issue and the making of it. Nothing was made.",
        "Look at the plan again, and agree to that.",
    ),
    Code(
        "ledger-newer",
        "error",
        "A newer bluf has written the ledger of what was issued, in a form that this one does not know.",
        "Use the newer bluf for this project.",
    ),
    Code(
        "ledger-damaged",
        "error",
        "The ledger of what was issued can't be read, or is a database of something else. Nothing is issued without "
        "it.",
        "Put back a copy of it that is whole.",
    ),
    Code(
        "ledger-busy",
        "error",
        "Another process has kept the ledger of what was issued to itself for 20 seconds.",
        "Wait until it has ended, and try again.",
    ),
    Code(
        "mail-setting",
        "error",
        "It is not said which mail server sends, or not in a way that can be used, or there is no password for its "
        "account.",
        "Set `BLUF_SMTP`, and `BLUF_SMTP_USER` where the server asks who you are.",
    ),
    Code(
        "mail-server",
        "error",
        "The mail server can't be reached or trusted, or it let go of the connection again and again. What was sent "
        "until then is recorded.",
        "Mend what the message names, then `bluf issue --resume`: nobody gets two.",
    ),
    Code(
        "mail-changed",
        "error",
        "A mail or a copy is not there, or it is not what the ledger has. None of the issue is sent.",
        "Have the mails and copies made again, or issue the brief anew.",
    ),
    Code(
        "ledger-elsewhere",
        "error",
        "The ledger at a project's root is a link that leads out of the project, so that what is issued would be "
        "recorded elsewhere.",
        "Put the ledger itself at the project's root.",
    ),
    Code(
        "ledger-changed",
        "error",
        "An event of the ledger is not as it was recorded: a row was changed, taken out, added or put elsewhere by "
        "something other than bluf. Nothing is issued or sent by it.",
        "Compare the ledger with a copy or an export that was made before, and put the copy back.",
    ),
    Code(
        "ledger-not-asked",
        "warning",
        "A file that is verified has a ledger in its own project, which is not the one that you stand in. Whoever made "
        "the file may have made that ledger too, so it is not asked.",
        "If it is yours, name it with `--ledger`, or verify from within its project.",
    ),
    Code(
        "bad-certificate",
        "error",
        "A file that `--trust` names is no certificate.",
        "Name a certificate in PEM or DER, as whoever signs the files gives it to you.",
    ),
    Code(
        "clock-behind",
        "warning",
        "The clock says a time before the last event of the ledger. What happens is recorded all the same, in its "
        "order.",
        "Set the clock.",
    ),
    Code(
        "no-such-issue",
        "error",
        "The ledger has no issue of the name that is asked for, or none with anything left to do.",
        "Take a name that `bluf ledger list` shows.",
    ),
    Code(
        "issue-busy",
        "error",
        "Another process is making or mailing the same issue.",
        "Wait until it has ended; `bluf issue --resume` goes on where it stopped.",
    ),
    Code(
        "issue-changed",
        "error",
        "An issue can't be gone on with: the brief, what it is made from, the list, the key or bluf has changed since; "
        "or its list does not let somebody have any more what was made for them, and so nothing is sent.",
        "Put it back as it was, or issue anew.",
    ),
    Code(
        "issue-withdrawn",
        "error",
        "The issue was withdrawn: nothing more is done with it, and its first reason stands.",
        "Issue the brief anew; `bluf ledger show` says why it was withdrawn.",
    ),
    Code(
        "not-mailed",
        "error",
        "Nothing of a brief is mailed that says by its `status` that it is not final, or has quotes that were not "
        "checked.",
        "Mend it, or ask for it by name: `--allow draft`, `--allow unchecked`.",
    ),
    Code(
        "no-time-stamp",
        "warning",
        "The time-stamp server gave no time stamp, so copies are signed without one.",
        "Nothing need be done; for time stamps, issue anew when the server can be reached.",
    ),
    Code(
        "docx-not-protected",
        "error",
        "A recipient of copies that are to open with a password wants a DOCX, which can't be protected so.",
        "Take `docx` out of the recipient's `formats`, or issue without `--protect`.",
    ),
    Code(
        "protected-not-pdfa",
        "note",
        "Copies that open with a password are no PDF/A, which may not be encrypted.",
        "Keep a copy that is not protected where PDF/A is asked for, in an archive.",
    ),
)

CATALOGUE: dict[str, Code] = {
    **BRIEF,
    **PICTURES,
    **FIGURES,
    **TEMPLATE,
    **LAYOUT,
    **OUTPUT,
    **EVIDENCE,
    **INSPECTION,
    **DELIVERY,
}
