"""Tell the names that programs give drawings, such as `Text Box 2`, from those that somebody gave them."""

import re

from bluf.inspection.finding_wording import word_set

_FILE = re.compile(r"[^\\/]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|heic|pdf|docx?|xlsx?|pptx?)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:image|img|picture|pic|photo|screenshot|rId|graphic|media|bild|object)?[-_ ]?\d*\.\w+", re.I)
_GIVEN = re.compile(r"[^\W\d_]+ ?\d+")  # a word and a number
# The words of such names, in the languages that programs have.
_KINDS = word_set(
    """
    shapetype picture image graphic grafik bild imagen immagine imagem afbeelding obraz рисунок obrázek kép
    kuva billede 图片 図 그림 img pic object objekt objet objeto oggetto объект officeart chart diagram
    diagramm diagramme gráfico grafico graphique wykres диаграмма 图表 グラフ group gruppe groupe grupo
    gruppo groep grupa группа 组合 グループ化 canvas zeichenbereich kanwa полотно 画布 text box textbox
    textfeld textruta tekstvak tekstfelt zone texte cuadro texto casella testo caixa pole tekstowe
    поле надпись 文本框 テキスト ボックス freeform freihandform forme libre forma rectangle rounded round
    rechteck abgerundetes oval ellipse ellipsoid line linie ligne línea linea linha lijn linia линия
    straight gerade gerader connector verbinder verbindung connecteur droit conector recto
    connettore diritto łącznik prosty arrow pfeil flèche flecha freccia strzałka elbow curved
    gewinkelte gekrümmte left right up down links rechts oben unten mit avec con de di da do du la
    le the of and und et shape form autoshape flowchart flussdiagramm process decision terminator
    document data preparation alternate predefined internal storage callout legende star banner
    ribbon scroll wave block arc chord pie donut cube can plaque bevel frame corner cross moon sun
    heart lightning bolt smiley face cloud triangle isosceles parallelogram trapezoid diamond
    pentagon hexagon heptagon octagon decagon dodecagon brace bracket double explosion wordart
    smartart ink tinte vml ole content placeholder title slide number footer header date logo icon
    signature horizontal vertical watermark powerpluswatermarkobject wordpicturewatermark прямая
    соединительная со стрелкой 直接 连接符 箭头 矩形 图形 直線 コネクタ 正方形 長方形
    """
)


def is_of_file(name: str) -> bool:
    """Whether a name is that of a file, as pictures have that were put in from one."""
    return bool(_FILE.fullmatch(name))


def is_given(name: str) -> bool:
    """Whether a program gave a name: a number, a word and a number, or words for kinds of drawings."""
    if _NUMBERED.fullmatch(name):
        return True
    words = [word for word in re.split(r"[\W\d_]+", name.lower()) if len(word) > 1]
    return not is_of_file(name) and (bool(_GIVEN.fullmatch(name)) or all(word in _KINDS for word in words))
