"""Tell whether the name of a style is usual: one that programs give, or made of words by which people call styles."""

import re
from functools import cache

from bluf.inspection.finding_wording import Shown, squeezed, word_set

# The standard structure types of PDF (ISO 32000-1, 14.8.4; ISO 32000-2, annex M; ISO 14289-2), and two of Acrobat's.
_TYPES = word_set(
    """
    Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot
    Ruby RB RT RP Warichu WT WP Figure Formula Form Title Sub Em Strong Aside FENote Artifact
    ExtraCharSpan SpdrArt
    """
)
# The themes of Office, and the words in the names of their colours and fonts.
_THEMES = word_set(
    """
    office theme thema thème tema design larissa default standard
    classic custom colors colours fonts effects
    document apex apothecary aspect badge basis berlin celestial civic circuit clarity composite concourse couture
    crop damask depth dividend droplet elemental equity essential executive facet flow foundry frame gallery grid
    hardcover horizon integral ion boardroom main event mesh median metro metropolitan module newsprint opulent
    organic oriel origin paper parallax parcel perspective pushpin quotable retrospect savon sketchbook slate
    slice slipstream solstice spring summer technic thatch trek urban
    vapor стандартная тема kantoor kontor motyw
    motiv pakietu trail verve view waveform winter wisp wood type grayscale custom blank
    """
)
# Names that programs number, such as LibreOffice's lists and automatic styles, and Word's own.
_NUMBERED = re.compile(
    r"(?:WW8?|WW-)?[\w-]{0,24}?(?:Num|ListLabel|Label|RTF_Num|Style|P|T|L|Level|NumSt)[ _]*+\d[\d _z]*+", re.IGNORECASE
)
_IDENTITY = re.compile(r"[0-9A-F]{32}\d*")  # the name of a building block's placeholder
_OFFICE = re.compile(r"\S*\s*(?:Libre)?Office\s?\S*|kantoorthema|kancelář", re.IGNORECASE)  # in any language
_USUAL_IN_NAMES = """
bulleted aptos contenu contenus cadre cadres énumération numérotation corps marge pied légende objet index
tělo textu obsah tabulky rámce popisek nadpis rejstřík seznam záhlaví zápatí poznámka poznámky pod čarou znaky
contenuto cornice didascalia corpo elenco rientro contenido marco epígrafe lista sangría cuerpo treść ramki tabeli
podpis nagłówek spis treści содержимое врезки таблицы указатель блок цитаты
my rich new created double triple tight loose square round align aligned left right alpha bracket numbering dynamic
bulle bulles car page pages tof tofi toai toa index text
浅色底纹 浅色列表 浅色网格 中等深浅底纹 中等深浅列表 中等深浅网格 深色列表
彩色底纹 彩色列表 彩色网格 强调文字颜色 批注框文本 页脚 页眉 副标题 要点 强调
actor alone annex annexes bad change context kicker marked masthead stance choice designation fair good neutral
option options position marking quiet panel
recommendation status timeline a an and above absatz abschnitt abstract
accent acronym address addressee adresse affiliation after alert algorithm alinea alt am anchor anhang anlage
annotated annotation answer appendix arial art article artifact aside
aufzählung author authors authorities autor
axis background balloon band base based basic before beschriftung betreff bib bibliography bild black block
blockquote blue body bold book bookmark border bottom box break brief bullet bullets by callout calibri caption
captions captioned car cell center centered centering centre char character characters chapter chart chartsheet
child cite
citation citazione class classic clean close closing code codeline col colspan color colorful colored colour
column columns comment comments compact complimentary contact contemporary content contenido contents continuation
continue
continued control copy copyright cover corps cuerpo custom dark data datatype date datetime de decimal decval def
default definition definitions del dem der des description details dialogsheet diagram display div document doc
documentation doi drawing drop cap effects el elegant element em email mail emphasis emphasized en encabezado end
endnote entry envelope equation error example excel external fax field
fig figure figures file first fließtext fin
flush floating followed following font fonte fonts foot footer footnote footnotes footref for form format formula
formatted formatvorlage formato formular foreword fragment frame free
front full fußnote fußnotentext fußzeile
function fuente general georgia glossary gothic gray green grey grid group grafik grundtext hashtag half hanging
head header headers heading headings headline helvetica hidden highlight history horizontal html hyper hyperlink
id illustration image import in indent indented index info information inhaltsverzeichnis inline inlineshape inner
input insert instruction intense intestazione internet introduction invoice intro issue italic item items ja
justified justify keep keyboard key keyword keywords kopf kopfzeile label labels large lead leader left legal legend
legenda lemma letter letterhead level light line lines link linked links lista liste listen listing lists list
literal logo long lower main macro macrosheet map margin marginalia mark marker markup master math matter mention
message meta metadata medium memo middle minor modern monospace name narrow nav negative new next no nonstruct
none normal normale normaler note notes notice noto null num number numbered numbering nummer nummerierung object
of on operator or ordered org organisation organization other outline outer output overview own page paper par
para paragraph paragraphs paragraphe párrafo parent part parte pie
pied place placeholder plain plus positive post
pre preface preformatted preprocessor preview primary print professional program proof quelle question quotation
quotations quote quoted raggedleft raggedright raw recipient red ref reference references regular remark report
resume return revision
right roman row rowspan ruby rubies rule running sample salutation sans schriftart script second secondary section
sender sentence serif shading shape short side sidebar sign signature simple single size slide small smart source
spacing
space span special spezial standard start statement step story strong structure style styles sub subform draw
strikeout subject subheading subscript subsection subsubsection subtitle subtle sum summary super superscript
symbol symbols tab tabelle tabellen tabla table tables tableau tag tagline technical teletype template term terms
tex text texte texto textbody textbox textkörper theme theorem thesis
third time times tip tiny titel title titles
titre título titulo to toa toc toci toggle tok top total trebuchet txt
typewriter type tt typed überschrift
überschriften übersicht ul unit unknown underline unnumbered unordered
unresolved untertitel upper url usual user
value var variable vatiable verbatim verdana version vertical verzeichnis view visited vorlage warning web beta
bin byte built constant dec val float hex n oct octal real string region extension white wide with without word
words workbook worksheet wrap write years zeichen zeile zelle zitat zwischentitel zusammenfassung attribute flow
pandoc latex 正文 标题 列表 表格 网格型 默认段落字体 無 標題 標準 表 見出し 本文 제목 본문 표 заголовок
обычный текст таблица список абзаца стиль
основной шрифт название колонтитул верхний нижний сноска знак nagłówek
normalny tekst tabela akapit domyślna
czcionka akapitu rubrik brödtext standaard kop kopfzeilen überschrift1
título1 puces puce légende tête sommaire
"""
_WORDS = frozenset(map(squeezed, word_set(_USUAL_IN_NAMES)))


@cache
def _known() -> frozenset[str]:
    return _WORDS | _THEMES | frozenset(word + "s" for word in _WORDS)


# Styles of bluf's own templates whose names have other words: they are usual as a whole, and their words are not.
_OWN_NAMES = """
    Agenda; Agenda Time; Approval Boxes; Approval Label; Approval Line; Ask Heading; Attendee; Coordination; Do Not
    Say; Do Not Say Heading; Enclosure; Estimate; Fact Heading; Fact Heading Top; Fact Label; Fact Value; Facts; If
    Pressed; Impact; Impact Area; Impact Heading; Implication; Implications; Judgement; Judgements; Likeness; Line
    to Take; Name Said; Objective; Options Cost; Options Cost Marked; Options Single Cost; Options Single Cost
    Marked; Particular Label; Particular Value; Photo; Picture; Portrait; Profile Name; Profile Role; Raised;
    Raises; Recommended; Reply; Say; Scale; Sensitivities Heading; State Label; State Value; Trend; Yardstick;
    Yardstick Range; Yardstick Word
"""
_OWN = frozenset(" ".join(name.split()) for name in _OWN_NAMES.split(";"))
_LETTERS = 2  # of a word that says nothing


def is_usual(name: str) -> bool:
    """Whether a style's name is usual: it need not be listed."""
    return says_no_more(name, Shown([]))


def says_no_more(name: str, shown: Shown) -> bool:
    """Whether a style's name is made of usual words and those of the page."""
    plain = name.strip().strip("_")
    if plain in _TYPES or plain in _OWN:
        return True
    if _IDENTITY.fullmatch(plain) or _NUMBERED.fullmatch(plain) or _OFFICE.fullmatch(plain):
        return True
    rest = " ".join(piece for piece in re.split(r"[\W_]+", plain) if len(piece) > _LETTERS or not piece.isascii())
    return not shown.lacks(rest, _known()) or squeezed(rest) in _WORDS


def is_standard_type(name: str) -> bool:
    """Whether a structure type is one of the standard's."""
    return name in _TYPES
