"""Briefs in scripts that are shaped, to copy out of their PDFs: with numbers, Latin, links, brackets and joiners."""

from pathlib import Path

import bluf
from bluf.layout import Page, placed_paragraphs

BRIEFS = {
    "ar": """\
title: محطة القطار الجديدة تفتح في الربيع
bottom_line: توصي اللجنة بفتح المحطة يوم 12 أبريل؛ فقد انتهت الأعمال، وكلّفت 3.6 مليون دينار (أقل بنسبة 8% من التقدير).
key_points:
  - "الخط الجديد يصل Harn Central بالميناء، ويقلّ ٤٬٥٠٠ راكب يوميًا."
  - قال المدير إنّ «القطارات جاهزة»، ثم أضاف أنّ السائقين تدرّبوا شهرًا كاملًا!
  - "التفاصيل في [صفحة المشروع](https://example.org/rail) أو على rail@example.org."
  - هل تكفي ثلاثة أرصفة؟ نعم، ولا بدّ من رصيف رابع بعد عامين.
""",
    "fa": """\
title: کتابخانهٔ شهر دوباره باز می‌شود
bottom_line: پیشنهاد می‌کنیم کتابخانه از ۱۵ آذر باز شود؛ کارها تمام شده و هزینه‌ها ۲٫۱ میلیون یورو بود (یعنی ۶ درصد کمتر).
key_points:
  - نرم‌افزار Harn Catalogue از این پس کتاب‌ها را نشان می‌دهد.
  - خوانندگان می‌پرسند «چه روزهایی باز است؟»، و پاسخ شنبه تا چهارشنبه است.
""",
    "ur": """\
title: نیا پل اگلے مہینے کھلے گا
bottom_line: ہم سفارش کرتے ہیں کہ پل 14 مارچ کو کھول دیا جائے، کیونکہ کام مکمل ہے اور روزانہ 2,300 گاڑیاں گزریں گی۔
key_points:
  - ٹھیکیدار (Lusara) نے کہا کہ معائنہ ہو چکا ہے۔
  - کیا راستہ محفوظ ہے؟ جی ہاں، ماہرین نے تصدیق کی ہے۔
""",
    "he": """\
title: התחנה החדשה תיפתח באביב
bottom_line: אנו ממליצים לפתוח את התחנה ב-12 באפריל; העבודות הסתיימו, ועלותן 3.6 מיליון ש"ח (פחות ב-8% מן האומדן).
key_points:
  - הקו החדש מחבר את Harn עם הנמל ומסיע 4,500 נוסעים ביום.
  - "הפרטים בכתובת https://example.org/rail או אצל מנהלת הפרויקט."
  - האם די בשלושה רציפים? כן – ובעוד שנתיים ייבנה רציף רביעי.
""",
    "hi": """\
title: नया पुस्तकालय अगले महीने खुलेगा
bottom_line: हमारी सिफ़ारिश है कि पुस्तकालय 12 अप्रैल को खुले; निर्माण कार्य पूरा हो चुका है और ३.६ करोड़ रुपये खर्च हुए (अनुमान से 8% कम)।
key_points:
  - कार्यक्रम में श्रीमती क्षितिजा द्विवेदी और Harn Trust के प्रतिनिधि बोलेंगे।
  - "विवरण https://example.org/books पर है; मंत्रिमंडल ने स्वीकृति दी।"
""",
}


def page_in(lang: str) -> Page:
    """Return the page of the brief in a language."""
    found = bluf.preview(f"lang: {lang}\ndate: 2026-11-20\n{BRIEFS[lang]}", Path(f"{lang}.yaml")).page
    assert found is not None
    return found


def words_on(page: Page) -> list[str]:
    """Return the words that a page says, in reading order."""
    said: list[str] = []
    for paragraph in placed_paragraphs((*page.header, *page.body, *page.footer)):
        for fragments in (paragraph.label, *(line.fragments for line in paragraph.lines)):
            said.append("".join(each.text for each in fragments))
    return " ".join(said).split()
