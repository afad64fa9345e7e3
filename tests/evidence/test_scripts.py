"""Quotes in scripts without capitals: what only says how a word is read or set makes no difference to its letters."""

import pytest

from bluf.evidence.facts.claims import missing
from bluf.evidence.facts.known import known
from bluf.evidence.quotes import judge
from bluf.evidence.verdicts import Verdict
from tests.evidence.conftest import source_of

ARABIC = "قال الوزير إن السفن ستعود إلى الميناء قبل نهاية الشهر، ولن تدفع أي رسوم."
PERSIAN = "وزیر گفت که کشتی‌ها پیش از پایان ماه به بندر بازمی‌گردند و هزینهٔ پهلوگیری نمی‌پردازند."
HEBREW = "השרה אמרה כי האוניות ישובו אל הנמל לפני סוף החודש ולא ישלמו אגרה."
HINDI = "मंत्री ने कहा कि जहाज़ माह के अंत से पहले बंदरगाह लौटेंगे और कोई शुल्क नहीं देंगे।"


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        pytest.param(ARABIC, "السفن ستعود إلى الميناء قبل نهاية الشهر", id="Arabic, as it stands"),
        pytest.param(ARABIC, "السُّفُنُ سَتَعودُ إلى المِيناءِ قبلَ نهايةِ الشَّهر", id="with vowels"),
        pytest.param(ARABIC.replace("الميناء", "المِينَاء"), "السفن ستعود إلى الميناء", id="vowels in the source"),
        pytest.param(ARABIC, "الســفن ستعــود إلى المينــاء", id="stretched"),
        pytest.param(ARABIC, "\u2067السفن ستعود\u2069 إلى الميناء\u200f قبل نهاية الشهر", id="marks of direction"),
        pytest.param(PERSIAN, "کشتی‌ها پیش از پایان ماه به بندر بازمی‌گردند", id="Persian, as it stands"),
        pytest.param(PERSIAN, "كشتي‌ها پيش از پايان ماه به بندر بازمي‌گردند", id="typed with Arabic yeh and kaf"),
        pytest.param(PERSIAN, "و هزینه پهلوگیری نمی‌پردازند", id="without the mark on its heh"),
        pytest.param(PERSIAN.replace("\u200c", ""), "کشتی‌ها پیش از پایان ماه", id="a joiner that the source lacks"),
        pytest.param(HEBREW, "הָאֳנִיּוֹת יָשׁוּבוּ אל הנמל".replace("הָאֳנִיּוֹת", "הָאוניות"), id="Hebrew with points"),
        pytest.param(HINDI, "जहाज़ माह के अंत से पहले बंदरगाह लौटेंगे", id="Hindi, as it stands"),
        pytest.param(HINDI, "जहा\u095b माह के अंत से पहले बंदरगाह लौटेंगे", id="a letter with its dot in one"),
    ],
)
def test_a_quote_of_the_same_letters_is_verified(source: str, quote: str) -> None:
    assert judge(quote, "", source_of(source)).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        pytest.param(ARABIC, "السفن ستعود إلى المرفأ قبل نهاية الشهر", id="another word"),
        pytest.param(ARABIC, "السفن ستعود إلى ميناء قبل نهاية الشهر", id="without its article"),
        pytest.param(PERSIAN, "به بندر بازمی‌گردند و هزینهٔ پهلوگیری می‌پردازند", id="without its negation"),
        pytest.param(HINDI, "बंदरगाह लौटेंगे और कोई शुल्क देंगे", id="a word left out"),
    ],
)
def test_a_quote_of_other_letters_is_not(source: str, quote: str) -> None:
    assert judge(quote, "", source_of(source)).verdict is not Verdict.VERIFIED


@pytest.mark.parametrize(
    ("lang", "text", "source"),
    [
        ("ar", "**الماء المتاح:** الخزان عند 41 % وفق HydroWatch", "صور HydroWatch تقول إن الخزان عند 41 %"),
        ("hi", "रात्रि सेवा में 62 बसें हैं, CityPass सहित", "62 बसें। CityPass से भुगतान"),
        ("fa", "ورود در ۱۷ اوت با ۲۱۴ رایانه", "در ۱۷ اوت ۲۱۴ رایانه رمز شد"),
        ("zh", "Meridian把评级下调，支出4.5亿", "支出4.5亿；由Meridian下调"),
        ("ja", "侵入はVPNからで、214台が止まった", "214台が止まった。VPNが古かった"),
    ],
)
def test_words_without_capitals_are_no_names(lang: str, text: str, source: str) -> None:
    assert missing(text, [known(source)], lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "source", "name"),
    [
        ("ar", "وفق صور SkyTrace فإن الخزان منخفض", "صور HydroWatch تقول إن الخزان منخفض", "SkyTrace"),
        ("zh", "由Meridian把评级下调", "由Fairview下调评级", "Meridian"),
    ],
)
def test_a_name_with_a_capital_among_them_is_looked_up(lang: str, text: str, source: str, name: str) -> None:
    assert [each.text for each in missing(text, [known(source)], lang)] == [name]
