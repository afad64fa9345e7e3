"""Spanish: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.word_lists import listed, ordered

SPANISH = Language(
    code="es",
    name="Spanish",
    common=listed("""
        el la los las de del un una y a al en es que por para con no se su sus lo como más pero este esta ha han fue
        son ser está muy
    """),
    negations=listed("no nunca jamás nada nadie ni ningún ninguno ninguna ningunos ningunas sin tampoco"),
    conditions=("si", "siempre que", "a menos que", "a no ser que", "salvo que", "con tal de que", "en caso", "hasta"),
    titles=listed("""
        sr sra srta señor señora señorita don doña d dña dr dra doctor doctora presidente presidenta ministro ministra
        primer primera secretario secretaria director directora general diputado diputada senador senadora alcalde
        alcaldesa portavoz
    """),
    he=listed("sr señor don d dr doctor presidente ministro secretario director diputado senador alcalde"),
    she=listed("""
        sra srta señora señorita doña dña dra doctora presidenta ministra secretaria directora diputada senadora
        alcaldesa
    """),
    saying=listed("""
        dijo dice afirmó afirma añadió agregó señaló explicó aseguró declaró indicó subrayó advirtió sostuvo manifestó
        expresó
    """),
    utterances=ordered("""
        alocución carta comunicado declaración discurso intervención mensaje palabras
    """),
    of=("de", "del", "de la", "por"),
    byline=("por", "autor:", "autora:"),
    closings=("atentamente", "saludos cordiales", "cordialmente", "firmado"),
    questions=listed("p pregunta periodista"),
    answers=listed("r respuesta"),
    decimal=",",
    thousands=".",
)
