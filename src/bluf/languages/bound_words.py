"""Words that belong to the number or name beside them, so that no line ends between the two: data by language.

A number is not parted from what it counts ("40 tonnes", "5 million", "12 per cent", "3 March"), nor from what it
numbers ("Art. 5", "Option A"); a title is not parted from the name after it ("Dr Weber"). The months, scales, units and
currencies of a language with `quantities` are taken from there.
"""

from dataclasses import dataclass
from functools import cache

from bluf.languages import LANGUAGES
from bluf.languages.word_lists import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundWords:
    """The words of one language that stay with what is beside them, all in lower case.

    `months` stay with the day before or after them, also with one of `between` in between ("5 de mayo"). `counted` stay
    with the number before them: nouns of count, units, currencies and scales; so do both words of one of `pairs` ("per
    cent"). `labels` stay with the number or letter after them, and `titles` with the name; one that is listed with a
    point is so used with it alone, and any other with or without.
    """

    months: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    labels: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


_OF_LANGUAGE = {
    "ar": BoundWords(
        months=listed(
            "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار"
            " نيسان أيار حزيران تموز آب أيلول تشرين"
        ),
        counted=listed(
            "ألف آلاف ألفا مليون ملايين مليار مليارات تريليون دولار دولارا دولارات يورو ريال درهم دينار جنيه"
            " ليرة كيلومتر كيلومترا كيلومترات متر مترا أمتار طن طنا أطنان لتر لترا كيلوغرام ميغاواط جيغاواط"
            " هكتار هكتارا يوم يوما أيام أسبوع أسبوعا أسابيع شهر شهرا أشهر سنة عام عاما أعوام سنوات ساعة ساعات"
            " دقيقة دقائق شخص شخصا أشخاص بالمئة بالمائة قتيل قتيلا جريح جريحا دولة دول ناخب ناخبا ناخبين مركزا"
            " مراكز مرة مرات نقطة نقاط سفينة سفن بلدا برميل"
        ),
        pairs=frozenset({("في", "المئة"), ("في", "المائة")}),
        labels=listed("رقم ص المادة مادة الفقرة الخيار المرحلة الجدول الشكل القرار البند"),
        titles=listed("د أ السيد السيدة الدكتور الدكتورة الأستاذ الشيخ"),
    ),
    "de": BoundWords(
        counted=listed(
            "stunde stunden minute minuten sekunde sekunden tag tage tagen woche wochen monat monate monaten"
            " jahr jahre jahren uhr mal menschen personen einwohner tote toten verletzte verletzten fälle fällen"
            " staaten länder ländern schiffe schiffen soldaten sitze sitzen stimmen punkte punkten stück grad"
            " seiten barrel fass haushalte haushalten betriebe unternehmen mitglieder mitgliedern mitarbeiter"
            " cent"
        ),
        labels=listed(
            "s. art. abs. nr. ziff. § §§ kap. abb. tab. bd. artikel absatz nummer ziffer kapitel abbildung"
            " tabelle option anlage anhang phase stufe teil seite gruppe variante punkt resolution vgl. lit."
        ),
        titles=listed(
            "dr prof herr herrn frau präsident präsidentin minister ministerin kanzler kanzlerin general"
            " generalin oberst botschafter botschafterin"
        ),
    ),
    "el": BoundWords(
        months=listed(
            "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου"
            " νοεμβρίου δεκεμβρίου"
        ),
        counted=listed(
            "χιλιάδες εκατομμύριο εκατομμύρια εκατομμυρίων εκατ δισεκατομμύρια δισεκατομμυρίων δισ ευρώ δολάρια"
            " δολαρίων χιλιόμετρα μέτρα μέτρων τόνοι τόνους τόνων λίτρα εκτάρια ώρες ώρα λεπτά ημέρες ημέρα"
            " ημερών μέρες εβδομάδες εβδομάδων μήνες μηνών έτη χρόνια ετών άτομα ατόμων άνθρωποι νεκροί"
            " τραυματίες χώρες χωρών φορές μονάδες πλοία θέσεις ψήφοι"
        ),
        pairs=frozenset({("τοις", "εκατό")}),
        labels=listed("αρ. άρθρο άρθρου άρθρα παρ. σ. σελ. επιλογή φάση πίνακας παράρτημα σχήμα αριθ."),
        titles=listed("κ κα κος δρ καθ πρόεδρος υπουργός στρατηγός"),
    ),
    "en": BoundWords(
        months=listed(
            "january february march april may june july august september october november december jan feb mar"
            " apr jun jul aug sep sept oct nov dec"
        ),
        counted=listed(
            "hundred thousand million billion trillion percent dozen m bn tn euros euro dollars dollar pounds"
            " pence cents yen yuan rupees roubles rubles francs kroner kronor krone zloty hryvnia dirhams riyals"
            " metre metres meter meters kilometre kilometres kilometer kilometers centimetres millimetres mile"
            " miles feet foot yards inches hectare hectares acre acres tonne tonnes ton tons kilogram kilograms"
            " grams litres liters barrels barrel gallons megawatts gigawatts kilowatts megawatt-hours volts"
            " degrees knots nautical second seconds minute minutes hour hours day days night nights week weeks"
            " weekday weekdays month months quarter quarters year years decade decades a.m p.m am pm times"
            " percentage points point basis people persons person residents passengers inhabitants deaths dead"
            " injured casualties cases patients beds votes seats members states countries nations partners"
            " allies ships vessels boats buses trains trucks lorries aircraft drones missiles troops soldiers"
            " personnel staff employees officers households families homes houses buildings schools pupils"
            " students teachers hospitals villages districts towns cities companies firms sites stations ports"
            " jobs items pages words copies units containers samples tests doses requests replies responses"
            " reports incidents attacks sources quotes actors options sessions meetings visits trips journeys"
            " women men children voters computers"
        ),
        pairs=frozenset({("per", "cent"), ("square", "kilometres"), ("square", "miles"), ("square", "metres")}),
        labels=listed(
            "p. pp. art. arts. no. nos. sec. ch. fig. vol. para. paras. § §§ page pages article articles"
            " section chapter figure table option options annex appendix phase step part level group line item"
            " tier clause paragraph resolution directive regulation tlp version unit stage plan scenario room"
            " block"
        ),
        titles=listed(
            "dr mr mrs ms prof sir dame lord lady st. gen. lt col. maj capt adm sgt cpl rep. sen. gov rev hon"
            " president minister chancellor general colonel major captain admiral ambassador secretary senator"
            " commissioner professor judge justice king queen prince princess pope sheikh"
        ),
    ),
    "es": BoundWords(
        between=listed("de"),
        counted=listed(
            "hora horas minuto minutos segundo segundos día días semana semanas mes meses año años veces"
            " personas habitantes muertos heridos casos países estados buques barcos soldados escaños votos"
            " puntos grados páginas hogares empresas miembros barriles céntimos"
        ),
        labels=listed(
            "p. pp. pág. págs. art. arts. núm. núms. n. n.º nº cap. fig. § §§ artículo artículos número"
            " capítulo figura cuadro tabla opción anexo fase etapa parte página grupo nivel apartado párrafo"
            " resolución"
        ),
        titles=listed(
            "dr dra sr sra srta d. dña don doña prof gral presidente presidenta ministro ministra general"
            " coronel embajador embajadora senador senadora rey reina"
        ),
    ),
    "fa": BoundWords(
        months=listed(
            "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر فروردین اردیبهشت خرداد تیر"
            " مرداد شهریور مهر آبان آذر دی بهمن اسفند"
        ),
        counted=listed(
            "هزار میلیون میلیارد تریلیون درصد دلار یورو ریال تومان کیلومتر متر تن لیتر کیلوگرم مگاوات گیگاوات"
            " هکتار بشکه روز هفته ماه سال ساعت دقیقه ثانیه نفر کشته زخمی کشور بار مورد کشتی رأی کرسی"
        ),
        labels=listed("شماره ص ماده بند گزینه مرحله جدول شکل قطعنامه صفحه"),
        titles=listed("دکتر آقای خانم"),
    ),
    "fr": BoundWords(
        counted=listed(
            "heure heures minute minutes seconde secondes jour jours semaine semaines mois an ans année années"
            " fois personnes habitants morts blessés cas pays états navires bateaux soldats sièges voix points"
            " degrés pages foyers ménages entreprises membres barils centimes"
        ),
        labels=listed(
            "p. pp. art. n. n° no. nos. chap. fig. § §§ al. article articles numéro chapitre figure tableau"
            " option annexe phase étape partie page groupe niveau alinéa paragraphe résolution"
        ),
        titles=listed(
            "m. mm mme mmes mlle dr pr me mgr monsieur madame docteur professeur président présidente ministre"
            " général générale colonel amiral ambassadeur ambassadrice sénateur sénatrice roi reine"
        ),
    ),
    "he": BoundWords(
        months=listed("בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר")
        | listed("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
        counted=listed(
            "אלף אלפים מיליון מיליארד טריליון אחוז אחוזים דולר דולרים אירו יורו שקל שקלים קילומטר קילומטרים מטר"
            " מטרים טון ליטר ליטרים קילוגרם דונם הקטר יום ימים שבוע שבועות חודש חודשים שנה שנים שעה שעות דקות"
            " שניות איש אנשים הרוגים פצועים בוחרים מחשבים עמודים מדינות פעמים נקודות ספינות חביות"
        ),
        labels=listed("מס' מס׳ מספר עמ' עמ׳ סעיף סעיפים פרק שלב טבלה איור נספח אפשרות חלופה"),
        titles=listed("ד\"ר ד״ר מר גב' גב׳ פרופ' פרופ׳ השר השרה הנשיא"),
    ),
    "hi": BoundWords(
        months=listed("जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर"),
        counted=listed(
            "सौ हज़ार हजार लाख करोड़ अरब खरब मिलियन बिलियन प्रतिशत फीसदी फ़ीसदी रुपये रुपए डॉलर यूरो किलोमीटर"
            " मीटर टन लीटर किलोग्राम मेगावाट गीगावाट हेक्टेयर एकड़ दिन दिनों सप्ताह हफ़्ते हफ्ते महीने महीनों"
            " माह साल वर्ष वर्षों घंटे घंटों मिनट सेकंड लोग लोगों मतदाता मतदाताओं कंप्यूटर देश देशों बार बजे"
            " मामले जहाज़ बसें बसों"
        ),
        labels=listed("पृष्ठ अनुच्छेद धारा संख्या विकल्प चरण तालिका अनुलग्नक सं नं"),
        titles=listed("डॉ श्री श्रीमती सुश्री प्रो डॉक्टर"),
    ),
    "it": BoundWords(
        months=listed(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen"
            " feb mar apr mag giu lug ago set ott nov dic"
        ),
        counted=listed(
            "cento mila milione milioni miliardo miliardi mln mld euro dollari dollaro sterline yen franchi"
            " metro metri chilometro chilometri miglia ettari tonnellata tonnellate chili litri barili gradi"
            " megawatt gigawatt ora ore minuto minuti secondo secondi giorno giorni settimana settimane mese"
            " mesi anno anni volte persone abitanti morti feriti casi paesi stati navi soldati seggi voti punti"
            " pagine famiglie imprese membri"
        ),
        pairs=frozenset({("per", "cento"), ("punti", "percentuali")}),
        labels=listed(
            "p. pp. pag. pagg. art. artt. n. nn. num. cap. fig. § §§ articolo articoli numero capitolo figura"
            " tabella opzione allegato fase parte pagina gruppo livello comma paragrafo risoluzione"
        ),
        titles=listed(
            "dott dottssa dr ing avv prof sig sigra on signor signora presidente ministro ministra generale"
            " colonnello ambasciatore ambasciatrice senatore senatrice"
        ),
    ),
    "ja": BoundWords(
        counted=listed("年 月 日 時 分 人 名 件 回 円 ドル ユーロ キロ メートル トン 歳 か国 カ国 隻 台 億 万 兆")
    ),
    "ko": BoundWords(
        months=listed("1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월"),
        counted=listed(
            "년 월 일 시 분 명 건 개 회 차 원 달러 유로 퍼센트 킬로미터 미터 톤 리터 헥타르 시간 주 개월 척 대"
            " 개국 만 억 조 세 포인트 가구"
        ),
        labels=listed("제 약"),
    ),
    "nl": BoundWords(
        months=listed(
            "januari februari maart april mei juni juli augustus september oktober november december jan feb"
            " mrt apr jun jul aug sep sept okt nov dec"
        ),
        counted=listed(
            "honderd duizend miljoen miljard biljoen mln mld procent procentpunt euro euro's dollar dollars"
            " pond yen meter kilometer centimeter mijl hectare ton kilo liter vaten graden megawatt gigawatt uur"
            " uren minuut minuten seconden dag dagen week weken maand maanden jaar keer mensen personen inwoners"
            " doden gewonden gevallen landen staten schepen soldaten zetels stemmen punten pagina's huishoudens"
            " bedrijven leden"
        ),
        labels=listed(
            "p. pp. blz. art. nr. nrs. hfst. fig. § §§ artikel artikelen nummer hoofdstuk figuur tabel optie"
            " bijlage fase stap deel pagina groep niveau lid paragraaf resolutie"
        ),
        titles=listed(
            "dr drs mr ir ing prof dhr mevr mw heer mevrouw president minister generaal kolonel ambassadeur"
            " koning koningin"
        ),
    ),
    "pt": BoundWords(
        months=listed(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro jan fev"
            " mar abr mai jun jul ago set out nov dez"
        ),
        between=listed("de"),
        counted=listed(
            "cem mil milhão milhões bilhão bilhões trilhão trilhões euro euros dólar dólares real reais libras"
            " ienes metro metros quilómetro quilómetros quilômetro quilômetros milhas hectares tonelada"
            " toneladas quilos litros barris graus megawatts gigawatts hora horas minuto minutos segundo"
            " segundos dia dias semana semanas mês meses ano anos vezes pessoas habitantes mortos feridos casos"
            " países estados navios soldados assentos votos pontos páginas famílias empresas membros"
        ),
        pairs=frozenset({("por", "cento"), ("pontos", "percentuais")}),
        labels=listed(
            "p. pp. pág. págs. art. arts. n. n.º nº num. cap. fig. § §§ artigo artigos número capítulo figura"
            " quadro tabela opção anexo fase etapa parte página grupo nível alínea parágrafo resolução"
        ),
        titles=listed(
            "dr dra sr sra d. dom dona prof profa eng gen. presidente ministro ministra general coronel"
            " embaixador embaixadora senador senadora"
        ),
    ),
    "ru": BoundWords(
        counted=listed(
            "час часа часов минута минуты минут секунд день дня дней сутки суток неделя недели недель месяц"
            " месяца месяцев год года лет раз раза человек человека погибших раненых случаев случая стран страны"
            " государств судов судна солдат мест голосов пункта пунктов градусов страниц баррелей семей компаний"
            " членов"
        ),
        labels=listed(
            "с. стр. ст. п. пп. ч. гл. рис. табл. № статья статьи статье пункт пункта часть глава рисунок"
            " таблица вариант приложение этап фаза раздел резолюция резолюции"
        ),
        titles=listed("г. г-н г-жа проф акад д-р ген господин госпожа президент министр генерал полковник посол"),
    ),
    "th": BoundWords(
        months=listed("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"),
        counted=listed(
            "ร้อย พัน หมื่น แสน ล้าน พันล้าน บาท ดอลลาร์ ยูโร กิโลเมตร เมตร ตัน ลิตร กิโลกรัม เมกะวัตต์ ไร่ วัน"
            " สัปดาห์ เดือน ปี ชั่วโมง นาที วินาที คน ราย ประเทศ ครั้ง ลำ คัน แห่ง ครัวเรือน"
        ),
        labels=listed("มาตรา ข้อ หน้า ทางเลือก ตาราง ภาคผนวก ระยะ ร้อยละ วันที่"),
    ),
    "uk": BoundWords(
        counted=listed(
            "година години годин хвилина хвилини хвилин секунд день дні днів доба доби діб тиждень тижні тижнів"
            " місяць місяці місяців рік року роки років раз рази разів людина людини людей осіб особи загиблих"
            " поранених випадків випадки країн країни держав суден судна солдатів військових місць голосів"
            " пункти пунктів градусів сторінок барелів родин компаній членів"
        ),
        labels=listed(
            "с. стор. ст. п. пп. ч. гл. рис. табл. № стаття статті пункт пункту частина глава рисунок таблиця"
            " варіант додаток етап фаза розділ резолюція резолюції"
        ),
        titles=listed("п. проф акад д-р ген пан пані президент президентка міністр міністерка генерал полковник посол"),
    ),
    "ur": BoundWords(
        months=listed("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
        counted=listed(
            "سو ہزار لاکھ کروڑ ارب کھرب ملین بلین فیصد روپے ڈالر یورو کلومیٹر میٹر ٹن لیٹر کلوگرام میگاواٹ"
            " ہیکٹر ایکڑ دن ہفتے ہفتوں ماہ مہینے مہینوں سال سالوں گھنٹے گھنٹوں منٹ سیکنڈ افراد لوگ لوگوں ووٹر"
            " ووٹروں ممالک بار بجے جہاز بیرل"
        ),
        labels=listed("صفحہ آرٹیکل دفعہ شق نمبر آپشن مرحلہ جدول قرارداد"),
        titles=listed("ڈاکٹر جناب محترمہ پروفیسر"),
    ),
    "vi": BoundWords(
        counted=listed(
            "trăm nghìn ngàn triệu tỷ tỉ đồng đô euro mét kilômét km hecta tấn lít kilôgam độ giờ phút giây"
            " ngày tuần tháng năm lần người quốc nước tàu ca vụ điểm trang hộ chiếc"
        ),
        pairs=frozenset({("phần", "trăm"), ("đô", "la"), ("quốc", "gia")}),
        labels=listed("ngày tháng năm số điều khoản mục chương trang bảng hình lục đoạn án quý tr."),
        titles=listed("ông bà sĩ ts pgs gs"),
    ),
    "zh": BoundWords(
        counted=listed(
            "年 月 日 时 時 点 點 分 人 名 个 個 次 元 美元 欧元 歐元 公里 米 吨 噸 公顷 公頃 天 周 週 小时"
            " 小時 家 艘 辆 輛 万 萬 亿 億 岁 歲"
        )
    ),
}
_QUANTITIES = {each.code: each.quantities for each in LANGUAGES if each.quantities}
_NOTHING = BoundWords()


@cache
def bound_words(lang: str) -> BoundWords:
    """Return the words of a language (BCP 47) that stay with what is beside them; of one that is not known, none."""
    code = lang.partition("-")[0].lower()
    own = _OF_LANGUAGE.get(code, _NOTHING)
    figures = _QUANTITIES.get(code)
    if figures is None:
        return own
    single = (*figures.scales, *figures.units, *figures.currencies, *figures.shares, *figures.points)
    return BoundWords(
        months=own.months | {word for spellings in figures.months for word in spellings.split("|")},
        between=own.between,
        counted=own.counted | {word for word in single if " " not in word},
        pairs=own.pairs | {(one, two) for word in single if word.count(" ") == 1 for one, two in [word.split()]},
        labels=own.labels,
        titles=own.titles,
    )
