"""Spanish: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.word_lists import listed, phrases

SPANISH = Language(
    code="es",
    name="Spanish",
    common=listed("""
        el la los las de del un una y a al en es que por para con no se su sus lo como más pero este esta ha han fue
        son ser está muy
    """),
    negations=listed("no nunca jamás nada nadie ni ningún ninguno ninguna ningunos ningunas sin tampoco apenas"),
    affirmations=phrases("""
        no solo, no sólo, no solamente, no únicamente, sin duda, sin dudas, sin embargo, no hay duda, no cabe duda, no
        obstante, por qué no, sin falta, no más que, no menos
    """),
    refusals=phrases("""
        rechazo, rechaza, rechazamos, rechazan, rechazó, rechazado, rechazar, niego, niega, negamos, niegan, negó,
        negado, negar, nego, negaron, niego a, dudo, duda, dudamos, dudan, dudó, dudar, dudoso, imposible, improbable,
        incapaz, incapaces, falso, falsa, mentira, mito, lejos de, en lugar de, en vez de, más que, impide, impiden,
        impedir, impidió, prohíbe, prohibir, prohibido, prohibió, evita, evitar, evitó, fracasó, fracasado, dejó de,
        dejar de, dejamos de, dejado de, descarta, descartó, descartar, descartado, contra, opone, oponemos, opuso,
        rara vez, poco, difícilmente, demasiado tarde para, supuestamente, falta, carece
    """),
    falsehoods=phrases("""
        falso, falsa, falsos, falsas, mentira, mito, imposible, improbable, absurdo, absurda, ridículo, impensable,
        infundado, descartado, descartada
    """),
    conditions=phrases("""
        si, siempre que, siempre y cuando, a menos que, a no ser que, salvo, salvo que, salvo si, excepto, excepto si,
        con tal de que, con la condición, a condición, bajo la condición, en caso, en el caso de que, hasta que, hasta
        tanto, mientras no, mientras que no, solo si, sólo si, solo cuando, sólo cuando, únicamente si, una vez que,
        pero solo, pero sólo, pero si, suponiendo, sujeto a, dependiendo, en función, a cambio de, de lo contrario
    """),
    concessions=phrases("""
        sin duda, sin embargo, sin dudas, aunque si, incluso si, como si, aun si, si bien, y si, en cualquier caso, en
        todo caso, en caso contrario, si no
    """),
    inversions=("sin",),
    future=listed("""
        podrá podrán podremos podría puede pueden podemos debe deben debemos será serán seremos haremos hará harán
        iremos irá pagaremos vamos va van
    """),
    future_endings=("remos", "rán", "rá", "ré"),
    occasions=listed("cuando"),
    asking=listed("""
        pregunta preguntar preguntó preguntan saber sé sabe sabemos saben ver veremos veamos decidir decir comprobar
        importa
    """),
    joining=listed("y e pero o u sino pues mas"),
    contrasting=listed("pero sino mas"),
    linking=listed("que"),
    subordinating=listed("""
        porque aunque cuando donde como quien quienes cuyo cuya cuyos cuyas cual cuales mientras después antes para ya
        cómo qué dónde
    """),
    asides=listed("además también entonces así igualmente asimismo finalmente pues bien y pero luego"),
    dash_speech=True,
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
    questions=listed("p pregunta periodista"),
    answers=listed("r respuesta"),
    decimal=",",
    thousands=".",
)
