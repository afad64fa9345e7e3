"""All that is looked for in a DOCX is found, and told by what it is, in a file that is bluf's own but for that."""

import re
from base64 import b64encode
from collections.abc import Callable

import pytest

from bluf.inspection import inspect
from bluf.inspection.looks import LOOKS
from tests.inspection import docxs, pictures
from tests.inspection.docxs import (
    app,
    box,
    core,
    field,
    in_body,
    packed,
    paragraph,
    parts_of,
    picture,
    replaced,
    row,
    run,
    setting,
    shape,
    styled,
    vml,
    with_part,
    with_xml_part,
)

Made = Callable[[], bytes]

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "spy")
SELECTED = "".join(chr(0xE0100 + ord(letter) - 16) for letter in "spy")
CHANGE = 'w:id="1" w:author="Ann Roe" w:date="2024-01-02T03:04:05Z"'
COMMENT = f"<w:comment {CHANGE}><w:p><w:r><w:t>Is this true?</w:t></w:r></w:p></w:comment>"
SECRET = "<w:p><w:r><w:t>secret</w:t></w:r></w:p>"
NOTE = f'<w:{{0}} w:id="7">{SECRET}</w:{{0}}>'
LINE = '<w:p><w:pPr><w:pStyle w:val="X"/></w:pPr><w:r><w:t>secret</w:t></w:r></w:p>'
STYLE = '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="Body"/>{}</w:style>'
TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="T"><w:name w:val="Table"/><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="112233"/></w:tcPr></w:tblStylePr></w:style>'
)
DARK_ROW = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0020"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:rPr>'
    '<w:color w:val="{}"/></w:rPr><w:t>secret</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)
CELL = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
FIRST, COVERED = CELL.format('<w:vMerge w:val="restart"/>', "open"), CELL.format("<w:vMerge/>", "secret")
MERGED = f"<w:tbl><w:tblPr/><w:tr>{FIRST}</w:tr><w:tr>{COVERED}</w:tr></w:tbl>"
SMART = (
    '<w:p><w:smartTag w:uri="urn:x" w:element="person"><w:smartTagPr><w:attr w:name="id" w:val="jroe"/></w:smartTagPr>'
    "<w:r><w:t>Ministers</w:t></w:r></w:smartTag></w:p>"
)
CHART = "<c:chartSpace><c:chart><c:plotArea>{}</c:plotArea></c:chart></c:chartSpace>"
CACHE = "<c:strCache><c:pt idx='0'><c:v>Friday</c:v></c:pt></c:strCache>"
SERIES = f"<c:ser><c:tx><c:strRef><c:f>{{}}</c:f>{CACHE}</c:strRef></c:tx></c:ser>"
FORM = '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r></w:p>'
NAMED = '<Override PartName="/word/secret.xml" ContentType="application/xml"/></Types>'
FORMULA = "<w:p><m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>secret</m:t></m:r></m:oMath></w:p>"
DRAWN = docxs.declared("<a:p><a:r><a:t>the secret</a:t></a:r></a:p>").encode()
GALLERY = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="the secret"/></w:docPartObj></w:sdtPr></w:sdt>'
SUFFIX = '<Default Extension="falcon" ContentType="the/secret"/></Types>'
PHANTOM = '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>secret</m:t></m:r></m:e></m:phant>'
IN_CODE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>secret</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>'
)
NARROW = (
    '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tr><w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>'
    f"{SECRET}</w:tc></w:tr></w:tbl>"
)
SHADED = '<w:color w:val="111111"/><w:shd w:val="pct95" w:color="000000" w:fill="FFFFFF"/>'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"


def diagram() -> bytes:
    """Return a DOCX with a diagram whose drawing has other words than its data."""
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>secret</a:t></a:r></a:p></dgm:t></dgm:pt>"
    data = f"<dgm:dataModel><dgm:ptLst>{point}</dgm:ptLst></dgm:dataModel>"
    parts = parts_of(with_xml_part("diagramData", "data1.xml", data))
    drawing = docxs.declared("<dgm:drawing><a:p><a:r><a:t>Friday</a:t></a:r></a:p></dgm:drawing>").encode()
    kind = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
    relation = f'<Relationship Id="rId98" Type="{kind}" Target="drawing1.xml"/>'
    rels = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return packed({**parts, "word/drawing1.xml": drawing, "word/_rels/document.xml.rels": rels})


def effect(fill: str, line: str = "") -> Made:
    xml = f"<w:p><w:r><w:rPr>{line}<w14:textFill>{fill}</w14:textFill></w:rPr><w:t>secret</w:t></w:r></w:p>"
    return lambda: in_body(docxs.declared(xml))


def gfx(part: str, content: bytes) -> str:
    """Return an attribute that holds a package with one part."""
    return f'o:gfxdata="{b64encode(packed({part: content})).decode()}"'


def faded(*colors: str) -> str:
    """Return a fill that goes from colour to colour."""
    stops = "".join(f'<w14:gs w14:pos="0"><w14:srgbClr w14:val="{color}"/></w14:gs>' for color in colors)
    return f"<w14:gradFill><w14:gsLst>{stops}</w14:gsLst></w14:gradFill>"


def wordart(attributes: str, inside: str = "") -> bytes:
    """Return a DOCX with a shape in front that draws a word."""
    shape = f'<v:shape style="width:90pt;height:9pt" {attributes}><v:textpath string="secret"/>{inside}</v:shape>'
    return in_body(docxs.declared(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"))


def solid(color: str, alpha: str = "") -> str:
    return f'<w14:solidFill><w14:srgbClr w14:val="{color}">{alpha}</w14:srgbClr></w14:solidFill>'


# The look, the file, and what the report says of it (a pattern).
CASES: list[tuple[str, Made, str]] = [
    ("hidden-run", lambda: run("secret", "<w:vanish/>"), "secret .hidden"),
    ("hidden-run", lambda: run("secret", '<w:color w:val="FEFEFE"/>'), "secret .in the colour of its ground"),
    ("hidden-run", lambda: run("secret", '<w:color w:val="EEEEEE"/>'), "secret .in the colour of its ground"),
    ("hidden-run", lambda: run("secret", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FAFAFA"/>'), "ground"),
    ("hidden-run", lambda: run("secret", '<w:sz w:val="2"/>'), "secret .1 pt"),
    ("hidden-run", lambda: run("secret", '<w:highlight w:val="black"/>'), "secret .in the colour of its highlight"),
    ("hidden-run", lambda: run("secret", '<w:color w:val="F0FF10"/><w:highlight w:val="yellow"/>'), "its highlight"),
    ("hidden-run", lambda: run("secret", '<w:color w:val="auto" w:themeColor="background1"/>'), "of its ground"),
    ("hidden-run", lambda: docxs.with_theme("FFFFFF"), "secret .in the colour of its ground"),
    ("hidden-run", lambda: run("secret", '<w:w w:val="1"/>'), "secret .1 % of its width"),
    ("hidden-run", lambda: run("secret", '<w:spacing w:val="-120"/>'), "secret .its letters on one another"),
    ("hidden-run", lambda: run("secret", '<w:position w:val="400"/>'), "secret .raised or lowered off its line"),
    ("hidden-run", lambda: run("secret", '<w:position w:val="-3000"/>'), "secret .raised or lowered off its line"),
    ("hidden-run", lambda: run("secret", '<w:fitText w:val="1"/>'), "secret .squeezed into no width"),
    ("hidden-run", lambda: run("secret", '<w:rFonts w:ascii="Wingdings"/>'), "secret .in signs of Wingdings"),
    ("hidden-run", lambda: run("secret", '<w:rFonts w:ascii="Adobe Blank"/>'), "secret .in the font Adobe Blank"),
    ("hidden-run", effect("<w14:noFill/>"), "secret .without fill"),
    ("hidden-run", effect(solid("FFFFFF")), "secret .in the colour of its ground"),
    ("hidden-run", effect(solid("000000", '<w14:alpha w14:val="100000"/>')), "secret .transparent"),
    ("hidden-run", lambda: styled(STYLE.format("<w:rPr><w:vanish/></w:rPr>"), LINE), "secret .hidden"),
    ("hidden-run", lambda: styled(STYLE.format('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'), LINE), "of its ground"),
    ("hidden-run", lambda: styled(TABLE_STYLE, DARK_ROW.format("112244")), "secret .in the colour of its ground"),
    (
        "hidden-run",
        lambda: replaced("word/styles.xml", "<w:suppressAutoHyphens/>", '<w:framePr w:y="40000" w:vAnchor="text"/>'),
        "The plan .in a frame off the page",
    ),
    ("hidden-run", lambda: paragraph('<w:spacing w:line="20" w:lineRule="exact"/>'), "in lines 1 pt high"),
    ("hidden-run", lambda: paragraph('<w:ind w:left="30000"/>'), "secret .indented off the page"),
    ("hidden-run", lambda: paragraph('<w:ind w:firstLine="30000"/>'), "secret .indented off the page"),
    ("hidden-run", lambda: paragraph('<w:framePr w:w="2000" w:x="-9000" w:hAnchor="page"/>'), "a frame off the"),
    ("hidden-run", lambda: paragraph('<w:framePr w:y="40000" w:vAnchor="text"/>'), "in a frame off the page"),
    ("hidden-run", lambda: paragraph('<w:framePr w:h="1" w:hRule="exact"/>'), "in a frame 0.05 pt high"),
    ("hidden-run", lambda: row('<w:trHeight w:val="1" w:hRule="exact"/>'), "secret .in a row 0.05 pt high"),
    ("hidden-run", lambda: row("<w:hidden/>"), "secret .in a hidden row"),
    ("hidden-run", lambda: row("", '<w:tblpPr w:tblpX="-30000"/>'), "secret .in a table off the page"),
    ("hidden-run", lambda: row("", '<w:tblInd w:w="20000" w:type="dxa"/>'), "in a table off the page"),
    ("hidden-run", lambda: in_body(MERGED), "secret .in a cell that another one covers"),
    ("hidden-run", lambda: docxs.drawing(-9_000_000, 900_000), "secret .in a drawing off the page"),
    ("hidden-run", lambda: docxs.drawing(0, 9), "secret .in a drawing of no size"),
    ("hidden-run", lambda: shape(f"<w:txbxContent>{SECRET}</w:txbxContent>", 'hidden="1"'), "in a hidden drawing"),
    ("hidden-run", lambda: box("secret", '<w:color w:val="FFFFFF"/>'), "secret .in the colour of its ground"),
    (
        "hidden-run",
        lambda: box(
            "secret",
            '<w:color w:val="101010"/>',
            '<wps:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr>',
        ),
        "secret .in the colour of its ground",
    ),
    (
        "hidden-run",
        lambda: box("secret", "", '<wps:bodyPr lIns="900000" rIns="9"/>'),
        "in a box that leaves it no room",
    ),
    ("hidden-run", lambda: vml("position:absolute;margin-left:-2000pt;width:90pt"), "in a drawing off the page"),
    ("hidden-run", lambda: vml("width:90pt;visibility:hidden"), "secret .in a hidden drawing"),
    ("hidden-run", lambda: vml("width:0;height:0"), "secret .in a drawing of no size"),
    ("hidden-run", lambda: vml("display:none"), "secret .in a hidden drawing"),
    (
        "hidden-run",
        lambda: with_xml_part(
            "chart", "charts/c.xml", CHART.format("<a:r><a:rPr><a:noFill/></a:rPr><a:t>secret</a:t></a:r>")
        ),
        "secret .without fill",
    ),
    ("hidden-run", lambda: in_body(docxs.declared(f"<w:p><m:oMath>{PHANTOM}</m:oMath></w:p>")), "a phantom in a form"),
    ("hidden-run", lambda: in_body(f"<w:p>{IN_CODE}</w:r></w:p>"), "secret .in the code of a field"),
    ("hidden-run", lambda: in_body("<w:p><w:r><w:delText>secret</w:delText></w:r></w:p>"), "secret .as deleted text"),
    ("hidden-run", lambda: in_body(NARROW), "secret .in a cell 0.05 pt wide"),
    ("hidden-run", lambda: run("secret", SHADED), "secret .in the colour of its ground"),
    ("hidden-run", effect(faded("FFFFFF", "FAFAFA")), "secret .in the colour of its ground"),
    ("note-unused", lambda: docxs.with_story("footnotes", NOTE.format("footnote")), "secret .a note that nothing"),
    ("note-unused", lambda: docxs.with_story("endnotes", NOTE.format("endnote")), "secret .a note that nothing"),
    (
        "note-unused",
        lambda: docxs.with_story("footnotes", f'<w:footnote w:id="0" w:type="separator">{SECRET}</w:footnote>'),
        "secret .a note",
    ),
    ("header-unused", lambda: docxs.with_story("header", SECRET), "secret .in a header or footer that no page has"),
    ("header-unused", lambda: docxs.header_of("first"), "secret .in a header or footer that no page has"),
    ("header-unused", lambda: docxs.header_of("even"), "secret .in a header or footer that no page has"),
    ("field-says", lambda: field('SET name "secret plan"'), "name secret plan .in a field SET"),
    ("field-says", lambda: field("COMMENTS secret"), "secret .in a field COMMENTS"),
    ("field-says", lambda: field('IF 1 = 1 "1" "the secret"'), "the secret .in a field IF"),
    ("field-says", lambda: field('DATE secret \\@ "d MMMM"'), "secret .in a field DATE"),
    ("fallback", lambda: docxs.either("<w:p/>", SECRET), "secret .in a fallback"),
    ("strange-text", lambda: in_body('<z:note xmlns:z="urn:z">secret</z:note>'), "secret .in an element that shows no"),
    ("strange-text", lambda: in_body("<w:p>secret</w:p>"), "secret .in an element that shows no text"),
    ("strange-text", lambda: in_body("<w:p><w:r><w:tab>secret</w:tab></w:r></w:p>"), "secret .in an element"),
    ("strange-text", lambda: replaced("word/settings.xml", "<w:compat>", "<w:compat>secret"), "secret .in an element"),
    ("strange-attribute", lambda: in_body('<w:p xmlns:z="urn:z" z:note="secret"/>'), "secret .in an attribute"),
    ("strange-attribute", lambda: in_body('<z:note xmlns:z="urn:z" said="secret"/>'), "secret .in an attribute"),
    ("words-in-attribute", lambda: in_body('<w:p><w:pPr><w:jc w:val="the secret plan"/></w:pPr></w:p>'), "the secret"),
    ("strange-namespace", lambda: in_body('<w:p xmlns:z="urn:secret"/>'), "urn:secret .a namespace"),
    ("part-unused", lambda: replaced("[Content_Types].xml", "</Types>", NAMED), "word/secret.xml, named in the"),
    (
        "link-unused",
        lambda: docxs.with_link("hyperlink", "https://example.org/x"),
        "https://example.org/x .the address",
    ),
    ("part-hidden", lambda: docxs.with_part("settings", "settings2.xml", b"<a>the secret</a>"), "settings2.xml, after"),
    ("property", lambda: app("<DigSig>c2VjcmV0</DigSig>"), "property DigSig: 8 characters"),
    ("property", lambda: core("<cp:matter>secret</cp:matter>"), "property matter: secret"),
    ("hidden-run", lambda: in_body(docxs.declared(FORMULA)), "secret .hidden"),
    ("remark-in-xml", lambda: in_body("<!-- the secret -->"), "the secret .a remark in the XML"),
    ("remark-in-xml", lambda: in_body("<?tool secret?>"), "tool secret .a remark in the XML"),
    (
        "remark-in-xml",
        lambda: replaced("docProps/app.xml", "</Properties>", "</Properties><!--secret-->"),
        "a remark in",
    ),
    ("remark-in-xml", lambda: replaced("_rels/.rels", "</Relationships>", "<!--secret--></Relationships>"), "a remark"),
    ("unseen-characters", lambda: run(TAGS), "spy .in characters that nothing shows"),
    ("unseen-characters", lambda: run(SELECTED), "spy .in characters that nothing shows"),
    ("unseen-characters", lambda: run("a" + "\ufe00\ufe0f" * 4), "8 variation selectors .in characters that nothing"),
    ("unseen-characters", lambda: run("a\u200b\u200c\u200b\u2060b"), "4 characters without width .in characters"),
    ("list-level", lambda: docxs.numbered("secret %4"), "secret .in a list's level"),
    (
        "list-name",
        lambda: replaced("word/numbering.xml", '<w:lvl w:ilvl="0">', '<w:name w:val="Falcon"/><w:lvl w:ilvl="0">'),
        "Falcon .the name of a list",
    ),
    (
        "titles-of-parts",
        lambda: app(
            '<TitlesOfParts><x:vector xmlns:x="'
            + docxs.SPACES["vt"]
            + '"><x:lpstr>The secret</x:lpstr></x:vector></TitlesOfParts>'
        ),
        "The secret .in the titles of parts",
    ),
    (
        "chart-filtered",
        lambda: with_xml_part(
            "chart",
            "c.xml",
            CHART.format(
                f"<c15:filteredBarSeries>{SERIES.format('A').replace('Friday', 'secret')}</c15:filteredBarSeries>"
            ),
        ),
        "secret .in a series",
    ),
    (
        "chart-source",
        lambda: with_xml_part("chart", "c.xml", CHART.format(SERIES.format("[plan.xlsx]Sheet1!A1"))),
        "plan.xlsx",
    ),
    (
        "path",
        lambda: with_xml_part("chart", "c.xml", CHART.format(SERIES.format(r"C:\Users\jroe\[a.xlsx]S!A1"))),
        "user jroe",
    ),
    (
        "path",
        lambda: in_body(r'<w:p><w:pPr><w:divId w:val="C:\Users\jroe\plan.docx"/></w:pPr></w:p>'),
        r"\(user jroe\)",
    ),
    ("path", lambda: docxs.with_link("attachedTemplate", "file:///C:/Users/jroe/t.dotm"), r"\(user jroe\)"),
    ("path", lambda: picture(description=r"C:\Users\jroe\photo.png"), r"\(user jroe\)"),
    ("diagram-unshown", diagram, "secret .in a diagram's data"),
    ("bookmark-in-text-other", lambda: in_body('<w:p><w:bookmarkStart w:id="1" w:name="_the_secret"/></w:p>'), "the s"),
    ("bookmark-in-text", lambda: in_body('<w:p><w:bookmarkStart w:id="1" w:name="the_plan"/></w:p>'), "the_plan"),
    (
        "bookmark-in-text-other",
        lambda: in_body('<w:p><w:bookmarkStart w:id="1" w:name="TheSecret"/></w:p>'),
        "TheSecret",
    ),
    ("table-description", lambda: row("", '<w:tblCaption w:val="Ministers"/>'), "Ministers .of a table"),
    (
        "alternative-other",
        lambda: row("", '<w:tblDescription w:val="A covert one"/>'),
        "A covert one .an alternative text",
    ),
    ("alternative-text", lambda: picture(description="Ministers on Friday"), "Ministers on Friday"),
    ("alternative-text", lambda: picture(description="a quay at dawn"), "a quay at dawn"),
    ("alternative-other", lambda: picture(description="see https://evil.example/x"), "see https.*an alternative text"),
    ("alternative-text", lambda: vml("width:90pt", attributes='alt="a quay at dawn"'), "a quay at dawn"),
    (
        "tooltip",
        lambda: in_body('<w:p><w:hyperlink w:anchor="a" w:tooltip="Ministers"/></w:p>'),
        "Ministers .a tooltip",
    ),
    (
        "label-other",
        lambda: in_body('<w:p><w:hyperlink w:anchor="a" w:tooltip="a secret"/></w:p>'),
        "a secret .a label",
    ),
    ("label-other", lambda: in_body(CONTROL.format('<w:alias w:val="The secret"/>')), "The secret .a label"),
    ("style-name", lambda: styled(STYLE.replace("Body", "Ministers").format(""), LINE), "Ministers .a style"),
    ("style-other", lambda: styled(STYLE.replace("Body", "Falcon Body").format(""), LINE), "Falcon Body .the name of"),
    ("theme-name", lambda: docxs.with_theme("FFFFFF", "Ministers"), "Ministers .a theme"),
    ("theme-other", lambda: docxs.with_theme("FFFFFF", "Falcon"), "Falcon .the name of a theme"),
    ("label-other", lambda: setting('<w:captions><w:caption w:name="Falcon"/></w:captions>'), "Falcon .a label"),
    ("drawing-name", lambda: picture(name="friday-plan_7"), "friday-plan_7 .a drawing"),
    ("drawing-name-other", lambda: picture(name="Merger plan 2"), "Merger plan 2 .the name of a drawing"),
    ("drawing-name-other", lambda: picture(name="salaries.png"), "salaries.png .the name of a drawing"),
    (
        "drawing-name-other",
        lambda: vml("width:90pt", '<v:imagedata o:title="salaries.png"/>'),
        "salaries.png .the name",
    ),
    ("drawn-text", lambda: vml("width:90pt", '<v:textpath string="secret"/>'), "secret .drawn by a shape"),
    ("hidden-run", lambda: vml("visibility:hidden", '<v:textpath string="secret"/>'), "secret .in a hidden drawing"),
    ("hidden-run", lambda: wordart('filled="f" stroked="f"'), "secret .without fill"),
    ("hidden-run", lambda: wordart('fillcolor="#fefefe" stroked="f"'), "secret .in the colour of its ground"),
    ("hidden-run", lambda: wordart('stroked="f"', '<v:fill opacity=".05"/>'), "secret .transparent"),
    ("text-packed", lambda: wordart(gfx("drs/e2oDoc.xml", DRAWN)), "the secret .in a packed drawing"),
    ("text-packed", lambda: wordart('o:gfxdata="dGhlIHNlY3JldCBwbGFu"'), "the secret plan .in a packed drawing"),
    ("picture-exif", lambda: wordart(gfx("drs/media/image1.jpg", pictures.photo())), "camera Kamera Werke"),
    ("identifier", lambda: in_body(docxs.declared(GALLERY)), "the secret .the name of something"),
    ("identifier", lambda: replaced("_rels/.rels", 'Id="', 'Id="the_secret_plan'), "the secret plan"),
    ("identifier", lambda: run("a", '<w:rStyle w:val="the-secret"/>'), "the secret .the name of something"),
    ("identifier", lambda: run("a", '<w:lang w:val="secretive"/>'), "secretive .the name of something"),
    (
        "identifier",
        lambda: styled(STYLE.replace('"X"', '"the_secret" w:customStyle="1"').format(""), "<w:p/>"),
        "the s",
    ),
    ("identifier", lambda: in_body(docxs.declared('<a:ext uri="the secret"/>')), "the secret .the name of something"),
    ("identifier", lambda: wordart('id="the secret"'), "the secret .the name of something"),
    ("identifier", lambda: replaced("[Content_Types].xml", "</Types>", SUFFIX), "falcon the/secret"),
    ("picture-cropped", lambda: picture('<a:srcRect l="90000" t="90000"/>'), "10% of its width, 10% of its height"),
    ("picture-cropped", lambda: vml("width:90pt", '<v:imagedata cropright=".5"/>'), "50% of its width, 100% of its h"),
    (
        "picture-cropped",
        lambda: vml("width:90pt", '<v:imagedata croptop="32768f"/>'),
        "100% of its width, 50% of its h",
    ),
    ("picture-off-page", lambda: picture(size=9), "a picture under a millimetre .not on the page"),
    ("picture-off-page", lambda: picture(blip='<a:alphaModFix amt="0"/>'), "a picture that is transparent"),
    (
        "picture-original",
        lambda: packed(
            {
                **parts_of(with_part("hdphoto", "p.wdp", b"x")),
                "word/document.xml": parts_of(picture(blip='<a14:imgLayer r:embed="rId99"/>'))["word/document.xml"],
            }
        ),
        "before its effects: word/p.wdp",
    ),
    ("picture-exif", lambda: with_part("image", "p.jpg", pictures.photo(), "image/jpeg"), "camera Kamera Werke"),
    ("part-name", lambda: with_part("image", "media/secret plan.png", b"", "image/png"), "secret plan.png"),
    (
        "person",
        lambda: with_xml_part("people", "people.xml", '<w15:people><w15:person w15:author="Ann Roe"/></w15:people>'),
        "Ann Roe",
    ),
    (
        "tracked-change",
        lambda: in_body(f"<w:p><w:del {CHANGE}><w:r><w:delText>no</w:delText></w:r></w:del></w:p>"),
        "deleted: no, by Ann Roe, 2024-01-02",
    ),
    (
        "tracked-change",
        lambda: in_body(f"<w:p><w:ins {CHANGE}><w:r><w:t>yes</w:t></w:r></w:ins></w:p>"),
        "inserted: yes, by Ann Roe",
    ),
    ("tracked-format", lambda: in_body(f"<w:p><w:pPr><w:pPrChange {CHANGE}/></w:pPr></w:p>"), "reformatted, by Ann"),
    ("tracking", lambda: setting("<w:trackRevisions/>"), "will be tracked"),
    ("comment", lambda: docxs.with_story("comments", COMMENT), "Ann Roe, 2024-01-02T03:04:05Z: Is this true"),
    (
        "comment",
        lambda: with_xml_part(
            "commentsExtended", "x.xml", '<w15:commentsEx><w15:commentEx w15:done="1"/></w15:commentsEx>'
        ),
        "states of 1 comments",
    ),
    ("part-unused", lambda: packed({**parts_of(docxs.clean()), "word/old.xml": b"<a/>"}), "word/old.xml, 4 bytes"),
    ("part-unused", lambda: packed({**parts_of(docxs.clean()), "secret/": b""}), "secret/, a folder without parts"),
    ("part-hidden", docxs.twice, "1 part that others of the same name hide"),
    ("part-named-twice", docxs.renamed_inside, "is called sord/"),
    ("zip-bytes", lambda: docxs.clean() + b"the other", "9 bytes of the file are of no part: the other"),
    ("zip-bytes", lambda: b"the other" + docxs.clean(), "9 bytes of the file are of no part: the other"),
    ("zip-bytes", lambda: docxs.with_gap(b"the other"), "9 bytes of the file are of no part: the other"),
    ("zip-bytes", lambda: docxs.with_rest_of_stream(b"the other"), "9 bytes after what is packed: the other"),
    ("zip-data", lambda: docxs.with_entry(comment=b"by hand"), "7 bytes with a part in the zip: by hand"),
    ("zip-data", lambda: docxs.with_entry(extra=b"\x42\x42\x06\0secret"), "6 bytes with a part in the zip: secret"),
    ("zip-data", lambda: packed(parts_of(docxs.clean()), b"made by hand"), "comment on the zip: made by hand"),
    ("zip-owner", lambda: docxs.with_entry(extra=b"ux\x03\0\1\1\7"), "the number of the user"),
    ("zip-dates", lambda: packed(parts_of(docxs.clean()), date=(2024, 5, 6, 7, 8, 10)), "packed 2024-05-06 07:08:10"),
    ("zip-dates", lambda: docxs.with_entry(extra=b"UT\x05\0\1\1\2\3\4"), "times of the parts"),
    ("part-inside", lambda: with_part("oleObject", "object.bin", b"x"), "OLE object: word/object.bin, 1 bytes"),
    ("part-of-program", lambda: with_part("printerSettings", "p.bin", b"x"), "settings of a printer"),
    ("part-of-program", lambda: with_part("secretThings", "p.bin", b"x"), "secretThings: word/p.bin"),
    ("glossary", lambda: with_xml_part("glossaryDocument", "g.xml", "<w:glossaryDocument/>"), "building blocks"),
    (
        "glossary-text",
        lambda: with_xml_part(
            "glossaryDocument",
            "g.xml",
            f"<w:glossaryDocument><w:docParts><w:docPart><w:docPartBody>{SECRET}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
        ),
        "secret .in a building block",
    ),
    ("custom-xml", lambda: with_part("customXml", "item1.xml", b"<a>the secret</a>"), "custom XML: .*: the secret"),
    (
        "property",
        lambda: packed({**parts_of(with_part("custom-properties", "c.xml", b'<P><p name="Matter"><v>12</v></p></P>'))}),
        "property Matter: 12",
    ),
    ("variable", lambda: setting('<w:docVars><w:docVar w:name="M" w:val="12"/></w:docVars>'), "variable M: 12"),
    ("setting", lambda: setting('<w:documentProtection w:edit="readOnly"/>'), "protection against editing"),
    ("smart-tag", lambda: in_body(SMART), "person id=jroe around “Ministers”"),
    ("smart-tag", lambda: in_body(SMART.replace("smartTag", "customXml")), "person id=jroe around “Ministers”"),
    ("may-edit", lambda: in_body('<w:p><w:permStart w:id="1" w:ed="DESK\\jroe"/></w:p>'), r"edited by DESK\\jroe"),
    (
        "font-in-file",
        lambda: with_part("font", "f.odttf", pictures.font_with(b"ABCD", b"the secret plan")),
        "secret plan",
    ),
    ("macros", lambda: with_part("vbaProject", "vbaProject.bin", b"x"), "macros"),
    ("macro-of-field", lambda: in_body(FORM.format('<w:entryMacro w:val="Run"/>')), "runs the macro Run"),
    ("field-macro", lambda: field("MACROBUTTON Run now"), "MACROBUTTON Run"),
    ("field-data", lambda: field("ADDIN secret"), "data of an add-in: ADDIN secret"),
    ("field-data", lambda: in_body("<w:p><w:r><w:fldData>dGhlIHNlY3JldA==</w:fldData></w:r></w:p>"), "the secret"),
    ("link-that-runs", lambda: docxs.with_link("hyperlink", "javascript:alert(1)"), r"a link: javascript:alert\(1\)"),
    ("link-that-runs", lambda: docxs.with_link("hyperlink", "java&#10;script:alert(1)"), "a link: java script"),
    ("link-that-runs", lambda: field('HYPERLINK "vbscript:x"'), "a link: vbscript:x"),
    ("link-that-runs", lambda: docxs.with_link("hyperlink", "data:text/html,a"), "a link: data:text/html,a"),
    ("link-that-opens", lambda: docxs.with_link("hyperlink", "file:///opt/x.sh"), "opens a file .*: file:///opt/x.sh"),
    ("field-links", lambda: field("DDEAUTO excel budget.xls R1C1"), "DDEAUTO excel"),
    ("fetched-part", lambda: docxs.with_link("attachedTemplate", "https://example.org/t.dotm"), "example.org/t"),
    ("field-fetches", lambda: field('INCLUDEPICTURE "https://example.org/a.png"'), "example.org/a.png"),
    ("mail-merge", lambda: setting('<w:mailMerge><w:query w:val="SELECT a"/></w:mailMerge>'), "mail merge SELECT a"),
    ("form-field", lambda: field("FORMTEXT"), "a form field"),
    ("control", lambda: in_body(CONTROL.format('<w:alias w:val="Friday"/>')), "content control: Friday"),
    ("control-bound", lambda: in_body(CONTROL.format('<w:dataBinding w:xpath="/a"/>')), "bound to data: unnamed"),
    (
        "control-choices",
        lambda: in_body(CONTROL.format('<w:dropDownList><w:listItem w:displayText="secret"/></w:dropDownList>')),
        "secret .can be chosen",
    ),
    ("control-choices", lambda: in_body(FORM.format('<w:helpText w:val="a secret"/>')), "a secret .can be chosen"),
    ("last-editor", lambda: core("<cp:lastModifiedBy>Ann Roe</cp:lastModifiedBy>"), "Ann Roe"),
    ("program", lambda: replaced("docProps/app.xml", "bluf 0", "Word 0"), "Word 0"),
    ("saving", lambda: core("<cp:revision>7</cp:revision>"), "revision 7"),
    ("saving", lambda: app("<TotalTime>55</TotalTime>"), "TotalTime 55"),
    ("ids-of-saves", lambda: setting('<w:rsids><w:rsid w:val="00112233"/></w:rsids>'), "1 ids of saves"),
    ("ids-of-saves", lambda: in_body('<w:p w:rsidR="00112233"/>'), "1 ids of saves and paragraphs"),
    (
        "ids-of-lists",
        lambda: replaced("word/numbering.xml", '<w:lvl w:ilvl="0">', '<w:nsid w:val="0011"/><w:lvl w:ilvl="0">'),
        "1 ids of lists",
    ),
    ("preview", lambda: with_part("thumbnail", "t.jpg", pictures.photo(exif=False), "image/jpeg"), "preview"),
    ("untagged", lambda: replaced("word/document.xml", '<w:pStyle w:val="Title"/>', ""), "heading"),
    ("no-title", lambda: replaced("docProps/core.xml", "<dc:title>A brief</dc:title>", ""), "title"),
    ("no-language", lambda: docxs.without_language(), "language"),
    ("author", lambda: core("<dc:creator>Jo Bloggs</dc:creator>"), "Jo Bloggs"),
    ("organisation", lambda: app("<Company>Desk</Company>"), "Desk"),
    ("signature", lambda: with_part("origin", "origin.sigs", b""), "digital signature"),
]
NOT_BY_ITSELF = {"control-name", "caption-name"}  # told only where they say other words


@pytest.mark.parametrize(("look", "made", "told"), CASES, ids=[f"{look} {told}" for look, _, told in CASES])
def test_it_is_found(look: str, made: Made, told: str) -> None:
    found = [finding.what for finding in inspect(made()).findings if finding.look == look]

    assert any(re.search(told, what) for what in found), found


def test_there_is_a_file_for_all_that_is_looked_for_in_a_docx() -> None:
    looked_for = {look.name for look in LOOKS.values() if look.format == "DOCX"}

    assert looked_for - {look for look, _, _ in CASES} <= NOT_BY_ITSELF
