"""Spanish: the words on which reading a source rests."""

from bluf.languages.language import Language
from bluf.languages.quantities import Quantities, compounds, numbered, spelled
from bluf.languages.word_lists import listed, ordered, phrases

_UNITS = numbered("uno/un/una dos tres cuatro cinco seis siete ocho nueve")
_TENS = numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
_QUANTITIES = Quantities(
    numbers={
        **numbered(
            "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
            " dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro"
            " veinticinco veintiséis veintisiete veintiocho veintinueve",
            2,
        ),
        **_TENS,
        **compounds(_TENS, _UNITS, ["{ten} y {unit}"]),
        **numbered(
            "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas"
            " quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas"
            " novecientos/novecientas",
            100,
            100,
        ),
        "docena": 12,
        "decena": 10,
        "quincena": 15,
        "veintena": 20,
        "centenar": 100,
        "ambos": 2,
        "ambas": 2,
        **numbered(
            "tercera/tercer/tercero cuarta/cuarto quinta/quinto sexta/sexto séptima/séptimo octava/octavo"
            " novena/noveno décima/décimo",
            3,
        ),
    },
    scales={
        "mil": 10**3,
        "miles": 10**3,
        "mil millones": 10**9,
        "miles de millones": 10**9,
        "millón": 10**6,
        "millones": 10**6,
        "billón": 10**12,
        "billones": 10**12,
        "mm": 10**6,
    },
    alone=("mil", "millón"),
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    shares=("por ciento", "por cien"),
    points=("puntos porcentuales", "punto porcentual"),
    fractions={"mitad": "50", "tercio": "33", "tercera parte": "33", "cuarta parte": "25"},
    currencies=spelled("""
        EUR: euro|euros|de euros
        $: dólar|dólares|de dólares|dólares estadounidenses|de dólares estadounidenses
        peso: peso|pesos|de pesos
        pound: libras|de libras|libras esterlinas
        GTQ: quetzal|quetzales|de quetzales
        PYG: guaraníes|de guaraníes|guaranies
        HNL: lempiras|de lempiras
        CRC: colones|de colones
        PEN: soles|de soles
        BRL: reales|de reales
    """),
    units=spelled("""
        metre: metro|metros
        kilometre: kilómetro|kilómetros
        centimetre: centímetros
        square metre: metros cuadrados
        square kilometre: kilómetros cuadrados
        hectare: hectárea|hectáreas|de hectáreas
        kilogram: kilogramos|kilos
        gram: gramo|gramos
        tonne: tonelada|toneladas|de toneladas
        litre: litro|litros|de litros
        barrel: barriles|de barriles
        second: segundo|segundos
        minute: minuto|minutos
        hour: hora|horas
        day: día|días
        week: semana|semanas
        month: mes|meses
        year: año|años
        decade: década|décadas
        century: siglo|siglos
        kilometres per hour: kilómetros por hora
        kilowatt: kilovatios
        megawatt: megavatios|megawatts
        gigawatt: gigavatios
    """),
    roughly=(
        "unos",
        "unas",
        "cerca de",
        "casi",
        "alrededor de",
        "más de",
        "aproximadamente",
        "menos de",
        "hasta",
        "al menos",
        "por encima de",
    ),
)

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
        tanto, mientras no, mientras yo, mientras viva, mientras haya, mientras dure, mientras exista,
        mientras siga, mientras sea, mientras tenga,
        mientras que no, solo si, sólo si, solo cuando, sólo cuando, únicamente si, una vez que,
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
        alcaldesa portavoz vicepresidente vicepresidenta consejero consejera comisario comisaria embajador
        embajadora coronel capitán teniente fiscal juez jueza moderador moderadora
    """),
    he=listed("sr señor don d dr doctor presidente ministro secretario director diputado senador alcalde"),
    she=listed("""
        sra srta señora señorita doña dña dra doctora presidenta ministra secretaria directora diputada senadora
        alcaldesa
    """),
    saying=listed("""
        dijo dice afirmó afirma añadió agregó señaló explicó aseguró declaró indicó subrayó advirtió sostuvo manifestó
        expresó respondió responde contestó insistió reiteró comentó apuntó recalcó lamentó destacó concluyó
    """),
    utterances=ordered("""
        alocución carta comunicado declaración discurso intervención mensaje palabras
    """),
    of=("de", "del", "de la", "por"),
    presenting=listed("""
        carta completo de del discurso el inaugural la palabras texto transcripción un una íntegra íntegro
    """),
    byline=("por", "autor:", "autora:"),
    closings=("atentamente", "saludos cordiales", "cordialmente", "firmado"),
    questions=listed("p pregunta preguntas periodista periodistas entrevistador entrevistadora"),
    answers=listed("r respuesta"),
    unnamed=listed("participante orador oradora desconocido desconocida interlocutor"),
    crowd=listed("varios público voces diputados"),
    directions=listed("aplausos risas inaudible murmullos protestas rumores interrupción pausa música gritos"),
    headings=listed("""
        asunto autor conclusión contacto dato dirección ejemplo fecha foto fuente hora lugar mito nombre nota
        objetivo precio problema realidad resultado resumen solución tema título
    """),
    talk=listed("yo nosotros nuestro nuestra usted ustedes mi mis sí no gracias tú"),
    decimal=",",
    rising=listed("""
        aumentó aumenta aumentaron aumentar aumento aumentado subió sube subieron subir subida subido suba alza creció
        crece crecer crecido crecimiento incremento incrementó incrementado elevó mayor
        aumentará aumentarán subirá subirán crecerá crecerán
    """),
    falling=listed("""
        bajó baja bajaron bajar bajado cayó cae cayeron caer caída caído disminuyó disminuye disminución descendió
        descenso redujo reduce reducción reducido recorte recortó retrocedió merma menor
        bajará bajarán caerá caerán disminuirá disminuirán descenderá descenderán reducirá reducirán
    """),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    quantities=_QUANTITIES,
)
