"""The families for scripts that come as packages of their own: which package, which files, for which languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.util import find_spec

from bluf.fonts.font_face import Embedding, FaceSource, font_face
from bluf.fonts.font_family import FontFamily
from bluf.fonts.instances import at_axes
from bluf.fonts.scripts import script_of_language


@dataclass(frozen=True, slots=True, eq=False)
class PackagedFamily:
    """A family in a package: its files by whether they are bold and italic, and the extra of bluf that brings it."""

    name: str
    package: str
    files: Mapping[tuple[bool, bool], str]
    x_height: float
    extra: str
    axes: Mapping[tuple[bool, bool], Mapping[str, float]] | None = None


def _variable(name: str, package: str, file: str, extra: str) -> PackagedFamily:
    """Return a family of Noto in one variable file, which has its regular and its bold face."""
    weights = {(False, False): 400, (True, False): 700}
    axes = {look: {"wght": weight, "wdth": 100} for look, weight in weights.items()}
    return PackagedFamily(name, package, dict.fromkeys(weights, file), 0.536, extra, axes)


_AMIRI = PackagedFamily(
    "Amiri",
    "fontpkg_amiri",
    {
        (False, False): "files/Amiri-Regular.ttf",
        (True, False): "files/Amiri-Bold.ttf",
        (False, True): "files/Amiri-Italic.ttf",
        (True, True): "files/Amiri-BoldItalic.ttf",
    },
    0.433,
    "arabic",
)
_DEVANAGARI = _variable(
    "Noto Sans Devanagari", "fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf", "devanagari"
)
_JAPANESE = PackagedFamily(
    "Noto Sans JP", "pylopdf_fonts_jp", {(False, False): "NotoSansJP-Regular.otf"}, 0.543, "japanese"
)
_KOREAN = PackagedFamily(
    "Noto Sans KR", "pylopdf_fonts_ko", {(False, False): "NotoSansKR-Regular.otf"}, 0.543, "korean"
)
_SIMPLIFIED = PackagedFamily(
    "Noto Sans SC", "pylopdf_fonts_zh_cn", {(False, False): "NotoSansSC-Regular.otf"}, 0.543, "chinese"
)
_TRADITIONAL = PackagedFamily(
    "Noto Sans TC", "pylopdf_fonts_zh_tw", {(False, False): "NotoSansTC-Regular.otf"}, 0.543, "chinese"
)
_THAI = _variable("Noto Sans Thai", "fontpkg_noto_sans_thai", "files/NotoSansThai[wdth,wght].ttf", "thai")
_OF_SCRIPT = {
    "Arab": (_AMIRI,),
    "Deva": (_DEVANAGARI,),
    "Hang": (_KOREAN,),
    "Hira": (_JAPANESE,),
    "Kana": (_JAPANESE,),
    "Thai": (_THAI,),
}

_HAN = {"Jpan": _JAPANESE, "Hans": _SIMPLIFIED, "Hant": _TRADITIONAL, "Kore": _KOREAN}


def script_family(script: str | None, lang: str) -> tuple[FontFamily, ...]:
    """Return the installed families for a script, the best for the language first."""
    return tuple(family for packaged in _for(script, lang) if (family := _loaded(packaged)) is not None)


def _for(script: str | None, lang: str) -> tuple[PackagedFamily, ...]:
    if script in ("Hani", "Bopo"):
        own = _HAN.get(script_of_language(lang), _SIMPLIFIED)
        return (own, *(each for each in dict.fromkeys(_HAN.values()) if each is not own))
    return _OF_SCRIPT.get(script or "", ())


def named_family(name: str) -> FontFamily | None:
    """Return the installed family of a script by its name, None if there is none."""
    every = (*_HAN.values(), *(each for families in _OF_SCRIPT.values() for each in families))
    return next((family for each in every if each.name == name and (family := _loaded(each))), None)


def extra_for(script: str | None, lang: str) -> str | None:
    """Return the extra of bluf that brings one more family for a script, None if none does or all are installed."""
    return next((packaged.extra for packaged in _for(script, lang) if _loaded(packaged) is None), None)


@cache
def _loaded(packaged: PackagedFamily) -> FontFamily | None:
    if find_spec(packaged.package) is None:
        return None
    faces = {}
    for look, file in packaged.files.items():
        data = resources.files(packaged.package).joinpath(file).read_bytes()
        if packaged.axes:
            data = at_axes(data, packaged.axes[look])
        name = packaged.name.replace(" ", "") + ("-Bold" if look[0] else "") + ("-Italic" if look[1] else "")
        faces[look] = font_face(FaceSource(name, packaged.name, packaged.name, *look, Embedding.EMBEDDED, data))
    return FontFamily(packaged.name, packaged.name, faces, packaged.x_height)
