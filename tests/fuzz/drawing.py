"""Draw words, numbers and mutations from a seeded source of chance: what people type, and what nobody should."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")

WORDS: tuple[str, ...] = (
    *("ministers agreed", "a plan", "Ana Lind", "1,240 tonnes", "12.5 %", "€ 40 million", "on Friday", "2024-10-25"),
    *(
        "naïve café",
        "Καλημέρα",
        "Київ",
        "Việt Nam",
        "« dit-il »",
        "“quoted”",
        "it's",
        "R&D",
        "a < b",
        "x > y",
        "—",
        "–",
    ),
    *(
        "**bold**",
        "*it*",
        "[a](https://e.org)",
        "[b](mailto:a@e.org)",
        "**a *b* c**",
        "long-standing",
        "e\u0301",
        "a\u00a0b",
    ),
)
TRAPS: tuple[str, ...] = (
    *(
        "[c](javascript:x)",
        "[",
        "]",
        "](",
        "**",
        "\\",
        "{{ title }}",
        "{% if %}",
        "{# c #}",
        "<b>",
        "</p>",
        "&amp;",
        "&#0;",
    ),
    *(
        "]]>",
        "<!--",
        "%s",
        "{0}",
        "$x",
        "`",
        "NO",
        "null",
        "~",
        "1e3",
        "0x1F",
        "- item",
        "key: value",
        "# comment",
        "'",
    ),
    *('"', "|", ">", "&a", "*a", "!t", "@", "TLP:AMBER", "CUI", "(U)", "../../etc/passwd", "C:\\x", "w" * 300),
)
ODD: tuple[str, ...] = (
    *("\u00ad", "\u200b", "\u202e", "\u2028", "\ufeff", "e" + "\u0301" * 40, "\u0345\u0316" * 20, "\U0001f600", "✓"),
    *("漢字", "שלום", "مرحبا", "नमस्ते", "\U0001f468\u200d\U0001f469", "\ue000", "\U0010fffd"),
    *("\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\ufffe", "\ud800", "\t", "\r", "\n", "\n\n", "  "),
)


class Drawing:
    """Draws from a source of chance; the same seed draws the same. Half of all drawings hold nothing odd."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.is_tame = self.happens(0.5)

    def one(self, *choices: _T) -> _T:
        """Return one of some choices."""
        return self.chance.choice(choices)

    def of(self, choices: Sequence[_T]) -> _T:
        """Return one of a sequence."""
        return self.chance.choice(choices)

    def number(self, least: int, most: int) -> int:
        """Return a whole number, small ones more often."""
        return least + int((most - least + 1) * self.chance.random() ** 3)

    def happens(self, probability: float) -> bool:
        """Whether something of that probability happens."""
        return self.chance.random() < probability

    def some(self, make: Callable[[], _T], least: int, most: int) -> list[_T]:
        """Return several of what `make` makes."""
        return [make() for _ in range(self.number(least, most))]

    def odd(self, probability: float) -> bool:
        """Whether something odd happens, which it never does in a tame drawing."""
        return self.happens(probability) and not self.is_tame

    def words(self, most: int = 12) -> str:
        """Return words, odd ones among them now and then; once in a while very many."""
        if self.odd(0.004):
            return self.of((*WORDS, *TRAPS, *ODD)) * self.number(1_000, 20_000)
        kinds = WORDS
        if self.odd(0.12):
            kinds = (*WORDS, *TRAPS) if self.happens(0.7) else (*WORDS, *TRAPS, *ODD)
        return " ".join(self.some(lambda: self.of(kinds), 1, most))

    def or_odd(self, *sound: str) -> str:
        """Return one of some sound values, or now and then words in its place."""
        return self.words(2) if self.odd(0.06) else self.of(sound)

    def plain(self, most: int = 12) -> str:
        """Return words that are no trap."""
        return " ".join(self.some(lambda: self.of(WORDS[:6]), 1, most))

    def name(self) -> str:
        """Return a name such as keys and files have."""
        sound = ("a", "b", "report", "source-1", "x_y", "Ä")
        return self.of((*sound, "n" * 70, "a b", "", "..", "1")) if self.odd(0.2) else self.of(sound)

    def length(self) -> str:
        """Return a length of a style, sensible or absurd."""
        unit = self.one("pt", "mm", "cm", "in", "mm", "pt", "px", "")
        if not self.odd(0.15):
            return f"{self.number(0, 40) / self.one(1, 2, 4):g}{self.one('pt', 'pt', 'pt', 'mm')}"
        return f"{self.one(0, 1, 5, 30, 99.9, 100, 150, 1e3, 10**9, 0.001, '9' * 400, '-1', '1e5', 'x')}{unit}"

    def color(self) -> str:
        """Return a colour, or the name of one."""
        if self.odd(0.1):
            return self.one("#ffffff", "#ff0000", "#12", "no", "tint", "")
        return self.one("#1c1c1c", "#23405f", "ink", "accent", "quiet", "#5a1a1a")

    def mutated(self, data: bytes, tokens: Sequence[bytes] = ()) -> bytes:
        """Return bytes in which a few places are cut out, doubled, moved, or replaced by others."""
        for _ in range(self.number(1, 8)):
            data = self._mutated_once(data, tokens)
        return data

    def _mutated_once(self, data: bytes, tokens: Sequence[bytes]) -> bytes:
        start = self.chance.randrange(len(data) + 1)
        end = min(len(data), start + self.number(1, self.one(4, 40, 400)))
        match self.chance.randrange(7):
            case 0:
                return data[:start] + data[end:]
            case 1:
                return data[:end] + data[start:]
            case 2:
                return data[:start] + bytes([self.chance.randrange(256)]) + data[start + 1 :]
            case 3:
                return data[:start] + self._inserted(tokens) + data[start:]
            case 4:
                return data[:start] + data[start:end] * self.number(2, 60) + data[end:]
            case 5:
                elsewhere = self.chance.randrange(len(data) + 1)
                return data[:start] + data[elsewhere : elsewhere + end - start] + data[end:]
            case _:
                return data[:start] if self.happens(0.2) else data[:start] + self._inserted(tokens) + data[end:]

    def _inserted(self, tokens: Sequence[bytes]) -> bytes:
        if tokens and self.happens(0.8):
            return self.of(tokens)
        return self.of((*WORDS, *TRAPS, *ODD)).encode(errors="surrogatepass")
