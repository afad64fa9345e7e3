"""Tell whether words say anything that others don't: by their letters and digits, whatever parts them or sets them."""

import re
import unicodedata
from collections.abc import Iterable

_APART = re.compile(r"[\W_]+")
_INNER = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")  # as in TheSecretPlan2
_SHORT = 3  # letters of a word that is part of another by chance


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text, with spaces between."""
    return frozenset(text.split())


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, ligatures and wide forms taken apart and in one case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return plain if plain.isalnum() else "".join(character for character in plain if character.isalnum())


# Words that programs and authors put around the words of a page: they name what is described, or lead to it.
_USUAL_IN_LABELS = """
a an the of and or in on at to for with by from as is are this that its der die das des dem den ein eine einer und
oder im am auf mit von zu zum zur für aus le la les l un une du de d
et ou dans en sur avec par pour à au aux el
los las una del y o con por para que il lo gli i uno di da e nel nella het een van voor met op te image picture
photo photograph figure fig table chart graph diagram drawing icon logo map illustration screenshot graphic object
shape line arrow box text equation formula caption title heading note page section chapter part item list link
footnote endnote reference references appendix contents top bottom back next previous first last start end begin
return see go open jump destination target cell row column header footer decorative description generated
automatically bild grafik foto abbildung abb tabelle tafel diagramm zeichnung karte seite abschnitt kapitel anhang
fußnote inhalt titel überschrift zurück weiter oben unten formel
gleichung anfang ende photographie graphique
tableau schéma carte chapitre annexe titre retour suivant haut bas
sommaire imagen figura tabla gráfico mapa
página sección capítulo anexo nota título volver siguiente índice
immagine tabella grafico mappa pagina sezione
capitolo allegato titolo indice afbeelding figuur tabel grafiek kaart paragraaf hoofdstuk bijlage voetnoot imagem
tabela seção secção figur tabell sida avsnitt fotnot side afsnit
kapittel seksjon fodnote рисунок таблица страница
раздел глава сноска стр рис табл obrázek tabulka strana kapitola oddíl
rysunek strona rozdział przypis kuva
taulukko sivu osio luku sayfa bölüm tablo şekil oldal fejezet ábra 図 表
頁 ページ 章 節 脚注 图 页 章节 그림 표 쪽 페이지 장 절 각주 第
"""
_ORDINARY = frozenset(map(squeezed, word_set(_USUAL_IN_LABELS)))

# Words in which a formula is read out.
_MATHEMATICS = word_set(
    """
    a an the of and or to from by over with all x y z n m k i j plus minus times divided equals equal sum product
    integral limit root square cube squared cubed power sub sup subscript superscript fraction numerator denominator
    left right open close parenthesis parentheses bracket brackets brace braces comma point dot prime bar hat tilde
    vector matrix row column infinity alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho
    sigma tau upsilon phi chi psi omega sine cosine tangent sin cos tan log ln exp max min less greater than not in
    element set subset union intersection absolute value function begin end frac sqrt cdot mathrm text begin aligned
    partial derivative d dx dy dt approximately proportional such that for each exists line one two three four five six
    """
)


def words_of(text: str) -> list[str]:
    """Return the words of a text, squeezed; what stands together in one as in `TheSecretPlan2` apart."""
    pieces = (inner for piece in _APART.split(text) for inner in _INNER.split(piece))
    return [word for piece in pieces if (word := squeezed(piece))]


class Shown:
    """What pages show, to compare other words with."""

    def __init__(self, texts: Iterable[str]) -> None:
        joined = " ".join(texts)
        self._all = squeezed(joined)
        self._words = frozenset(squeezed(piece) for piece in _APART.split(joined)) | frozenset(words_of(joined))

    def with_words(self, text: str) -> "Shown":
        """Return the same with some words more."""
        more = Shown([])
        more._all = self._all
        more._words = self._words | frozenset(words_of(text))
        return more

    def __bool__(self) -> bool:
        return bool(self._all)

    def lacks(self, text: str, ordinary: frozenset[str] = frozenset()) -> bool:
        """Whether a text says a word that is not shown and is not `ordinary`.

        A word that is shown only within another counts if it is long enough not to be there by chance; so a word that
        a page breaks or letterspaces is found.
        """
        for piece in _APART.split(text):
            if not self._has(squeezed(piece), ordinary) and not all(
                self._has(word, ordinary) for word in words_of(piece)
            ):
                whole = squeezed(text)
                return len(whole) <= _SHORT or whole not in self._all
        return False

    def _has(self, word: str, ordinary: frozenset[str]) -> bool:
        return (
            not word
            or word in self._words
            or word in ordinary
            or (word.isdecimal() and word in self._all)
            or (len(word) > _SHORT and word in self._all)
        )

    def lacks_in_label(self, text: str, formula: bool = False) -> bool:
        """Whether a label says more than what is shown, numbers, and words that such labels ordinarily have."""
        rest = " ".join(word for word in _APART.split(text) if not word.isdecimal())
        return self.lacks(rest, _MATHEMATICS if formula else _ORDINARY)


class Everything(Shown):
    """Pages that could not be read, and might show anything: no word is said to be lacking."""

    def __init__(self) -> None:
        super().__init__([])

    def lacks(self, text: str, ordinary: frozenset[str] = frozenset()) -> bool:  # noqa: ARG002
        """Return that nothing is lacking."""
        return False
