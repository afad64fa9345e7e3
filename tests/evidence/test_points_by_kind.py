"""Points beside the sentence of their source, one kind of fact a test: what agrees has no warning, what differs has."""

import pytest

from bluf.evidence.facts import known, missing


def told(point: str, source: str, language: str = "en") -> list[str]:
    """Return what is missing of a point."""
    return [each.text for each in missing(point, [known(source)], language)]


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("The port cost US$ 43.5 million.", "The port cost US$43.5 million."),
        ("The port cost US$\u00a043.5\u202fmillion.", "The port cost US$43.5 million."),
        ("The port cost USD 43.5 million.", "The port cost 43.5 million U.S. dollars."),
        ("The port cost $43.5m.", "The port cost US$43.5 million."),
        ("The fund holds $64 million.", "The fund holds A$64 million, the Australian minister said."),
        ("The fund holds A$ 64m.", "The Australian fund holds $64 million, Canberra says."),
        ("The road costs Rs 500 crore.", "The road costs ₹500 crore."),
        ("The road costs 5 billion rupees.", "The road costs Rs. 500 crore."),
        ("The grant is 3 lakh rupees.", "The grant is Rs 300,000."),
        ("The loan is TT$ 265m.", "The loan is TT$265 million."),
        ("The loan is 265 million Trinidad and Tobago dollars.", "The loan is TT$265 million."),
        ("The bond raised €1.5bn.", "The bond raised EUR 1.5 billion."),
        ("The bond raised between 5 and 6 billion yuan.", "The bond raised RMB 5-6 billion."),
        ("It cost 20 million pounds.", "It cost £20m."),
        ("It cost HK$8bn.", "It cost 8 billion Hong Kong dollars."),
        ("It cost R$ 9 million.", "It cost 9 million reais."),
        ("It cost S$12,500.", "It cost SGD 12,500."),
        ("It cost EC $5 million.", "It cost EC$5 million."),
        ("It cost Rs 1.5 lakh crore.", "It cost ₹1.5 trillion."),
        ("It cost five billion crowns.", "The first estimate was of 5 billion in December."),
    ],
)
def test_a_sum_is_found_in_every_spelling_of_its_currency(point: str, source: str) -> None:
    assert told(point, source) == []


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("The loan is TT$265 million.", "The loan is US$265 million."),
        ("The loan is US$265 million.", "The loan is TT$265 million."),
        ("The loan is C$265 million.", "The loan is A$265 million."),
        ("The loan is NZ$265 million.", "The U.S. loan is $265 million."),
        ("The loan is J$265 million.", "The loan is $265 million, or EC$500 million."),
        ("The loan is €265 million.", "The loan is £265 million."),
        ("The loan is 265 million yuan.", "The loan is 265 million yen."),
        ("The loan is $265 million.", "The loan is A$265 million or C$250 million."),
        ("The loan is US$265 billion.", "The loan is US$265 million."),
        ("The loan is Rs 5 lakh.", "The loan is Rs 5 crore."),
    ],
)
def test_another_currency_or_scale_is_missing(point: str, source: str) -> None:
    assert len(told(point, source)) == 1


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("The budget grows by half a per cent.", "The budget grows by 0.5 percent."),
        ("It grew by half of one percent.", "It grew 0.5%."),
        ("The rate rose by half a percentage point.", "The rate rose by 50 basis points."),
        ("The rate rose by 25 bps.", "The rate rose by a quarter of a percentage point."),
        ("It grew by three quarters of a per cent.", "It grew by 0.75 per cent."),
        ("Turnout was between 60 and 65 percent.", "Turnout was 60 to 65 percent."),
        ("Turnout was 60 percent at least.", "Turnout was between 60 and 65 percent."),
    ],
)
def test_parts_of_a_per_cent_and_points_are_found(point: str, source: str) -> None:
    assert told(point, source) == []


@pytest.mark.parametrize(
    ("point", "source", "found"),
    [
        ("The budget grows by half a per cent.", "The budget grows by half a percentage point.", "half a per cent"),
        ("It grew by half a percentage point.", "It grew by half a per cent.", "half a percentage point"),
        ("The rate rose by 25 per cent.", "The rate rose by 25 basis points.", "25 per cent"),
        ("It grew by 3 percentage points.", "It grew by 3 per cent.", "3 percentage points"),
        ("It grew by a quarter of a per cent.", "A quarter of the seats went to women.", "a quarter of a per cent"),
    ],
)
def test_a_per_cent_is_no_point(point: str, source: str, found: str) -> None:
    assert told(point, source) == [found]


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("Demand reached 44,947 MW.", "Demand reached 44,947 megawatts."),
        ("The plant yields 1.5 GW.", "The plant yields 1,500 megawatts."),
        ("Output was 320 GWh.", "Output was 320 gigawatt-hours."),
        ("It covers 12 km².", "It covers 12 square kilometres."),
        ("It covers 12 sq km.", "It covers 12 km2 of land."),
        ("Winds of 120 km/h.", "Winds of 120 kilometres per hour."),
        ("Isolation lasts two weeks.", "People isolate for 14 days."),
        ("Talks take 24 months.", "Talks take two years."),
        ("He waited for 30 minutes.", "He waited for half an hour."),
        ("It will take 18 months.", "It will take a year and a half."),
        ("They ruled for seven decades.", "They ruled for 70 years."),
        ("The dose is 500 mg.", "The dose is 0.5 grams."),
        ("The dose is 5 mg.", "The dose is 5 milligrams."),
        ("They pump 2 million bpd.", "They pump 2 million barrels a day."),
        ("It weighs 5kg.", "It weighs 5 kilograms."),
        ("It was 38 °C.", "It was 38 degrees Celsius."),
        ("2,000 ships passed.", "2000 ships passed."),
    ],
)
def test_a_measure_is_found_in_its_other_units_and_spellings(point: str, source: str) -> None:
    assert told(point, source) == []


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("Demand reached 44,947 kilowatts.", "Demand reached 44,947 megawatts."),
        ("Demand reached 44,947 kW.", "Demand reached 44,947 MW."),
        ("Output was 320 GW.", "Output was 320 GWh."),
        ("It covers 12 km.", "It covers 12 km²."),
        ("It covers 12 hectares.", "It covers 12 acres."),
        ("Winds of 120 mph.", "Winds of 120 km/h."),
        ("Isolation lasts two weeks.", "Isolation lasts two months."),
        ("Talks take 24 weeks.", "Talks take two years."),
        ("The dose is 5 grams.", "The dose is 5 milligrams."),
        ("It was 38 °F.", "It was 38 °C."),
        ("It weighs 5 tonnes.", "It weighs 5 kilograms."),
        ("They ship 300 litres.", "They ship 300 barrels."),
    ],
)
def test_another_unit_is_missing(point: str, source: str) -> None:
    assert len(told(point, source)) == 1


@pytest.mark.parametrize(
    "point",
    [
        "About 45,000 MW were needed.", "Nearly 45,000 MW were needed.", "More than 44,900 MW were needed.",
        "Almost 45 GW were needed.",
    ],
)  # fmt: skip
def test_a_number_that_says_that_it_is_rounded_may_be_rounded(point: str) -> None:
    assert told(point, "Demand was 44,947 megawatts.") == []


@pytest.mark.parametrize("point", ["About 47,000 MW were needed.", "45,000 MW were needed.", "About 44,000 MW came."])
def test_another_number_is_no_rounding(point: str) -> None:
    assert len(told(point, "Demand was 44,947 megawatts.")) == 1


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("Senator Mark Berg is to retire.", "Sen. Mark Berg is to retire."),
        ("Sen. Berg is to retire.", "Mark Berg, the senator from Ohio, is to retire."),
        ("Congressman Berg is to retire.", "Rep. Mark Berg is to retire."),
        ("Representative Berg is to retire.", "Reps. Ann Roe and Mark Berg are to retire."),
        ("Senator Berg beat Ann Roe.", "Mark Berg won. The Vermont senator beat Sen. Ann Roe."),
        ("Vice President Haas spoke.", "Robert Haas, the vice president, spoke to President Ann Roe."),
        ("President-elect Haas spoke.", "Haas, the president-elect, spoke."),
        ("President Haas spoke.", "The president, Robert Haas, spoke."),
        ("Former President Haas spoke.", "President Robert Haas spoke."),
        ("Prime Minister Lee spoke.", "Ann Lee spoke. The prime minister was in Paris."),
        ("Health Minister Lee spoke.", "Minister of Health Ann Lee spoke."),
        ("Secretary of State Ann Lee spoke.", "U.S. Secretary of State Ann Lee spoke."),
        ("Professor Ann Lee leads it.", "Ann Lee, an associate professor of physics, leads it."),
        ("Gov. Lee signed.", "Governor Lee signed."),
        ("Senators Ann Lee and Mark Berg agreed.", "Sen. Ann Lee and Sen. Mark Berg agreed."),
        ("PM Ann Lee signed.", "Prime Minister Ann Lee signed."),
    ],
)
def test_a_title_that_the_source_gives_the_person_is_found(point: str, source: str) -> None:
    assert told(point, source) == []


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("Senator Mark Berg is to retire.", "Sen. Ann Roe stays. Rep. Mark Berg is to retire."),
        ("Representative Ann Roe stays.", "Sen. Ann Roe stays. Rep. Mark Berg is to retire."),
        ("Vice President Robert Haas spoke.", "Mary Linde, the vice-president-elect, met President-elect Robert Haas."),
        ("President Haas spoke.", "Vice President Robert Haas spoke for President Ann Roe."),
        ("President Haas spoke.", "Former president Robert Haas spoke."),
        ("Prime Minister Lee spoke.", "Foreign Minister Ann Lee met Prime Minister Mark Berg."),
        ("Governor Lee signed.", "Mayor Ann Lee signed, and Gov. Mark Berg did not."),
        ("The bill of Senator Berg failed.", "The bill of Mark Berg failed. Sen. Ann Roe was glad."),
        ("Judge Lee ruled.", "General Ann Lee sued. Judge Mark Berg ruled."),
    ],
)
def test_a_title_of_somebody_else_is_missing(point: str, source: str) -> None:
    found = missing(point, [known(source)])
    assert [(each.kind, each.is_name) for each in found] == [("title", True)]


@pytest.mark.parametrize(
    ("point", "source", "words"),
    [
        ("Sales rose by 5 %.", "Sales fell by 5 % last year.", ("rose", "fell")),
        ("Sales fell to 60 million euros.", "Sales climbed to €60 million.", ("fell", "climbed")),
        ("Inflation is up at 5.9 per cent.", "Inflation dropped to 5.9%.", None),
        ("Exports were 7 per cent higher.", "Exports were 7 per cent lower.", ("higher", "lower")),
        (
            "The bank cut rates by 50 basis points.",
            "The bank raised its rate by half a percentage point.", ("cut", "raised"),
        ),
        ("The rate is 20.4, down from 18.4.", "The rate is at 20.4, up from 18.4 in the week before.", ("down", "up")),
        ("Staff grew by 1,200.", "The firm said on Monday that its staff would be cut by 1,200.", ("grew", "cut")),
        (
            "Unemployment decreased to 6.5 percent.",
            "Unemployment has increased to 6.5 percent.", ("decreased", "increased"),
        ),
        (
            "Der Umsatz stieg um 5,9 Prozent auf 60 Millionen Euro.",
            "Der Umsatz sank um 5,9 Prozent.", ("stieg", "sank"),
        ),
        ("Le chômage a augmenté de 5,9 %.", "Le chômage a reculé de 5,9 % dans la région.", ("augmenté", "reculé")),
        ("La inflación subió un 5,9 por ciento.", "La inflación bajó un 5,9 por ciento en el mes.", ("subió", "bajó")),
        (
            "Експорт зріс на 15 відсотків за рік.",
            "Експорт упав. Він знизився на 15 відсотків за рік.", ("зріс", "знизився"),
        ),
        (
            "Экспорт вырос на 15 процентов за год.",
            "По данным на июнь, за год он снизился на 15 процентов.", ("вырос", "снизился"),
        ),
    ],
)  # fmt: skip
def test_a_figure_that_went_the_other_way_is_told(point: str, source: str, words: tuple[str, str] | None) -> None:
    found = [(each.text, each.contrary) for each in missing(point, [known(source)]) if each.contrary]
    assert found == ([words] if words else found[:1])
    assert words is None or found


@pytest.mark.parametrize(
    ("point", "source"),
    [
        ("Sales rose by 5 %.", "Sales increased by 5 %."),
        ("Sales rose by 5 %.", "Sales did not fall by 5 %."),
        ("Sales rose by 5 %.", "Sales came to 5 % of all. Costs fell sharply."),
        ("Sales rose by 5 %.", "Sales rose by 5 %, and costs fell by 5 %."),
        ("The economy grew by 2 %.", "Growth slowed and fell to 2 %."),
        ("Prices rose 5 %.", "Prices, which fell in May, rose 5 %."),
        ("Up to 60 people fell ill.", "Some 60 people rose from the table."),
        ("The firm raised $5 million.", "The firm lost its way and its shares fell after it collected $5 million."),
        ("This fall, 200 students came.", "The number of students rose to 200."),
        ("Costs grew in three states.", "Costs fell in three cities."),
    ],
)
def test_what_the_source_leaves_open_is_no_other_way(point: str, source: str) -> None:
    assert [each for each in missing(point, [known(source)]) if each.contrary] == []


@pytest.mark.parametrize(
    ("point", "source", "language"),
    [
        ("Der Aktivist kaufte 1.400 Dateien.", "Der Aktivist kaufte insgesamt 1400 Dateien.", "de"),
        ("The activist bought 1,400 files for the group.", "Der Aktivist kaufte 1.400 Dateien für die Gruppe.", "en"),
        ("Hay 5.901 detenidos.", "A la fecha hay 5,901 detenidos en el país.", "es"),
        ("Die Kosten sind 1,5 Milliarden Euro.", "Die Kosten liegen bei 1.500 Millionen Euro.", "de"),
        ("The cost is 1.5 billion euros in all.", "Die Kosten liegen bei 1,5 Milliarden Euro und mehr.", "en"),
        ("Die Inflation liegt bei 5,9 %.", "Inflation is at 5.9 percent in the euro area.", "de"),
        ("Hubo 20 millones de votos.", "En total hubo veinte millones de votos para los dos.", "es"),
        ("Il y a vingt-cinq ans.", "C'est arrivé il y a 25 ans, dans le nord.", "fr"),
        ("Sie tagten vom 14. bis 30. Juli 2023.", "Sie tagten vom 14. Juli bis zum 30. Juli 2023 in der Stadt.", "de"),
        ("Le traité date du 1er mai 2020.", "Le traité a été signé le 1 mai 2020 dans la ville.", "fr"),
        ("Загинули двадцять п'ять осіб.", "За даними поліції, загинули 25 осіб, але не всі відомі.", "uk"),
        ("Бюджет — 5,9 млрд гривень.", "Бюджет на рік становить 5,9 мільярда гривень, а не більше.", "uk"),
        ("Потери составили 100 тыс. тонн.", "По данным на июнь, потери составили 100 000 тонн, а не больше.", "ru"),
        ("Это было 12 мая 2022 года.", "Это было не в июне, а 12 мая 2022 г., как сказал он.", "ru"),
        ("Les ventes montent de douze pour cent.", "Les ventes ont augmenté de 12 % dans le pays cette année.", "fr"),
        ("Es sind zwei Drittel der Stimmen.", "Es sind 67 Prozent der Stimmen für die Partei.", "de"),
        ("Der Zug fährt um 9 Uhr.", "Der Zug fährt am Morgen um 9:00 Uhr ab und ist nicht voll.", "de"),
        ("Die Fläche misst 12 Quadratkilometer.", "Die Fläche ist 12 km² groß und liegt an der Küste.", "de"),
    ],
)  # fmt: skip
def test_a_figure_is_read_by_the_language_of_the_brief_and_the_source(point: str, source: str, language: str) -> None:
    assert told(point, source, language) == []


@pytest.mark.parametrize(
    ("point", "source", "language"),
    [
        ("Der Aktivist kaufte 1.400 Dateien.", "Der Aktivist kaufte insgesamt 1500 Dateien für die Gruppe.", "de"),
        ("The activist bought 1.400 files in the end.", "The activist bought 1,400 files for the group.", "en"),
        ("Die Kosten sind 1,5 Milliarden Euro.", "Die Kosten liegen bei 1,5 Millionen Euro.", "de"),
        ("Die Kosten sind 1,5 Milliarden Euro.", "Die Kosten liegen bei 1,5 Milliarden Dollar und mehr.", "de"),
        ("Hubo 20 millones de votos.", "En total hubo treinta millones de votos para los dos.", "es"),
        ("Il y a vingt-cinq ans.", "C'est arrivé il y a 35 ans, dans le nord.", "fr"),
        ("Sie tagten bis zum 30. Juli 2023.", "Sie tagten bis zum 30. Juni 2023 in der Stadt.", "de"),
        ("Загинули двадцять п'ять осіб.", "За даними поліції, загинули 26 осіб, але не всі відомі.", "uk"),
        ("Потери составили 100 тыс. тонн.", "По данным на июнь, потери составили 100 млн тонн, а не больше.", "ru"),
        ("Die Quote stieg um 3 Prozentpunkte.", "Die Quote stieg um 3 Prozent, und das ist nicht viel.", "de"),
        ("Es dauerte drei Wochen.", "Es dauerte drei Monate, bis sie wieder da war.", "de"),
    ],
)  # fmt: skip
def test_another_figure_is_missing_in_every_language(point: str, source: str, language: str) -> None:
    assert len(told(point, source, language)) == 1


@pytest.mark.parametrize(
    ("point", "source", "language"),
    [
        ("Die Hochzeit mit Robin Schick ist ein Erfolg.", "Der Schauspieler Robin Schick und das Paar sind da.", "de"),
        ("Als Täterin gilt die Influencerin Mara Velt.", "Die Polizei hat den Fall der Mara Velt und ist froh.", "de"),
        ("Según Daer, no habrá paro.", "El gremio de Rodolfo Daer no va al paro, según la prensa.", "es"),
        ("Про це сказав Володимир Бойко.", "За словами Володимира Бойка, це не так, але він за.", "uk"),
        ("Об этом сообщил Иван Петров.", "По словам Ивана Петрова, это не так, но он за.", "ru"),
        (
            "The German minister Ann Lee was in Kyiv.",
            "Die Ministerin Ann Lee war in der Stadt Kiew und nicht in Rom.", "en",
        ),
        ("Le ministre Jean Morel est à Paris.", "Jean Morel, le ministre, est dans la capitale et non à Lyon.", "fr"),
    ],
)  # fmt: skip
def test_a_capital_is_no_missing_name_in_another_language(point: str, source: str, language: str) -> None:
    assert told(point, source, language) == []


@pytest.mark.parametrize(
    ("point", "source", "language", "found"),
    [
        (
            "Den Preis bekommt Martin Schick.",
            "Der Schauspieler Robin Schick bekommt den Preis und ist froh.", "de", "Martin",
        ),
        (
            "Den Preis bekommt Robin Keller.",
            "Der Schauspieler Robin Schick bekommt den Preis und ist froh.", "de", "Keller",
        ),
        ("Das sagte Bundeskanzler Keller.", "Das sagte der Bundeskanzler Schick und nicht der Rat.", "de", "Keller"),
        (
            "Lo dijo Rodolfo Moss en la sede.",
            "Lo dijo Rodolfo Daer en la sede del gremio, no en la calle.", "es", "Moss",
        ),
        ("Про це сказав Петро Бойко.", "За словами Володимира Бойка, це не так, але він за.", "uk", "Петро"),
        (
            "The speaker was Martin Schick of the group.",
            "Der Schauspieler Robin Schick ist nicht in der Stadt.", "en", "Martin",
        ),
    ],
)  # fmt: skip
def test_a_name_that_the_source_contradicts_is_missing_in_every_language(
    point: str, source: str, language: str, found: str
) -> None:
    assert told(point, source, language) == [found]


@pytest.mark.parametrize(
    ("point", "source", "found"),
    [
        ("They ship 300 tonnes a week.", "They ship 300 tonnes per day.", ["300"]),
        ("They ship 300 tonnes daily.", "They ship 300 tonnes of grain per day.", []),
        ("They ship 300 tonnes a week.", "They ship 300 tonnes of grain.", []),
        ("They shipped 300 tonnes a week ago.", "They ship 300 tonnes per day.", []),
        ("Exports tripled.", "Exports doubled in May.", ["tripled"]),
        ("Exports doubled.", "Exports grew twofold in May.", []),
        ("Exports doubled to 600.", "Exports came to 600, after 300.", []),
    ],
)
def test_a_rate_and_a_multiple_are_compared(point: str, source: str, found: list[str]) -> None:
    assert told(point, source) == found


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ("Lo dijo el senador Rodolfo Daer.", ["senador"]),
        ("Lo dijo el ministro Rodolfo Daer.", []),
        ("Lo dijo la senadora Ana Roe.", []),
    ],
)
def test_a_title_is_missing_in_its_language_where_the_source_has_another(point: str, found: list[str]) -> None:
    source = "El expresidente Rodolfo Daer y Ana Roe, del Ministerio, no van al paro, según la prensa de la capital."
    assert told(point, source, "es") == found


def test_a_middle_name_may_be_left_out() -> None:
    source = "Judge Guillermo Alfredo Luna met Owen ‘Blakka’ Ellis. Ann and Berg left."
    assert told("Judge Guillermo Luna met Owen Ellis.", source) == []
    assert told("It was Ann Berg.", source) == ["Ann Berg"]


def test_last_year_is_the_year_before_the_source() -> None:
    source = known("Last October the mayor agreed.", years=[2023])
    assert missing("The mayor agreed in October 2022.", [source]) == []
    assert [each.text for each in missing("The mayor agreed in October 2021.", [source])] == ["October 2021"]


def test_times_that_overlap_move_no_figure_after_them() -> None:
    source = "Der Zug fährt um 9:30 Uhr und um 10:30 Uhr ab. Es sind 12 Wagen und nicht 13 Wagen."
    assert told("Der Zug fährt um 9:30 Uhr, und es sind 13 Wagen.", source, "de") == []
    assert told("Der Zug fährt um 9:30 Uhr, und es sind 14 Wagen.", source, "de") == ["14"]


@pytest.mark.parametrize(
    ("point", "source", "language"),
    [
        ("El peaje subirá un 14 %.", "El peaje bajará un 14 % en el mes de mayo.", "es"),
        ("Les recettes baisseront de 14 %.", "Les recettes augmenteront de 14 % dans le pays.", "fr"),
        ("Видатки зростуть на 150 тис. грн.", "Видатки зменшаться на 150 тис. грн, і це не все.", "uk"),
        ("Налог вырастет на 14 %.", "Налог снизится на 14 %, и это не всё.", "ru"),
    ],
)
def test_a_figure_that_will_go_the_other_way_is_told_in_every_language(point: str, source: str, language: str) -> None:
    (found,) = missing(point, [known(source)], language)
    assert found.contrary
