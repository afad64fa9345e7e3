"""The wording of a scheme whose markings are a list of labels in an order."""

import re
from dataclasses import dataclass
from functools import cached_property

from bluf.markings.scheme import Marking, MarkingError, closed_up
from bluf.problems.details import Nearness
from bluf.problems.wording import Suggestion, nearest, shown


@dataclass(frozen=True, slots=True)
class Label:
    """A label's words, without the scheme's prefix, in capitals; `color` is that of its letters, as `#rrggbb`."""

    words: str
    color: str | None = None


@dataclass(frozen=True)
class Labels:
    """Labels from the least restricted to the most, written with `prefix` and a colon before them if there is one.

    Case and the spaces around `:` and `+` change no label's meaning. With a prefix, every text that begins with it, or
    has it with a colon inside, must be a label; without one, a text is the scheme's if it is a label and nothing else.
    `former` are labels of the earlier `former_rules`, each with the label that took its place: they are refused.
    """

    rules: str
    labels: tuple[Label, ...]
    prefix: str = ""
    former: tuple[tuple[str, str], ...] = ()
    former_rules: str = ""

    @property
    def in_order(self) -> tuple[str, ...]:
        """The labels as printed, from the least restricted to the most."""
        return tuple(self._written(label.words) for label in self.labels)

    @property
    def examples(self) -> tuple[str, ...]:
        """The labels, to choose from."""
        return self.in_order

    @property
    def heads(self) -> tuple[str, ...]:
        """The labels, where no prefix tells them from other words."""
        return () if self.prefix else tuple(re.escape(words) for words in self._longest_first)

    @property
    def highest_first(self) -> tuple[str, ...]:
        """The labels from the most restricted to the least, each before the former one that it took the place of."""
        found: list[str] = []
        for label in reversed(self.labels):
            found.append(self._written(label.words))
            found += (self._written(old) for old, new in self.former if new == label.words)
        return tuple(found)

    def read(self, words: str, name: str) -> Marking | None:
        """Return the label that a text means, and its level. Raises MarkingError for what should be one and is not."""
        claimed = self._claims.fullmatch(words)
        if not claimed:
            if self.prefix and self._inside.search(words):
                hint = f"a {name} label stands alone, such as `{self.in_order[len(self.labels) // 2]}`"
                raise MarkingError(f"`{shown(words)}` has a {name} label among other words", hint)
            return None
        word = closed_up(claimed[1], "+").upper()
        known = [label.words for label in self.labels]
        if word in known:
            return Marking(self._written(word), level=known.index(word))
        for old, new in self.former:
            if word == old:
                now = Suggestion(words, self.in_order, self._written(new), Nearness.MEANING)
                raise MarkingError(
                    f"`{shown(words)}` is of {self.former_rules}", f"in {self.rules} it is `{now.meant}`", now
                )
        meant = self.suggestion(word)
        hint = meant.hint
        first = word.partition(" ")[0]
        if first in known and meant.meant is None:
            hint = f"a {name} label stands alone: `{self._written(first)}`"
        raise MarkingError(f"`{shown(words)}` is not a label of {self.rules}", hint, meant)

    def short(self, _words: str) -> Marking | None:
        """Return None: no label is abbreviated."""

    def nearest(self, word: str) -> str | None:
        """Return the label that was meant by a word that is none."""
        return self.suggestion(word).meant

    def hint(self, word: str) -> str:
        """Return the label that was meant, or all of them."""
        return self.suggestion(word).hint

    def suggestion(self, word: str) -> Suggestion:
        """Return the label that was meant by a word that is none."""
        meant = self._meant(word)
        label = None if meant is None else self._written(meant)
        return Suggestion(word, self.in_order, label, None if meant is None else Nearness.SPELLING)

    def color(self, label: str) -> str | None:
        """Return the colour of a label's letters."""
        return next((each.color for each in self.labels if self._written(each.words) == label), None)

    def found(self, line: str) -> list[str]:
        """Return the labels in a line, former ones too; none where no prefix tells them from other words."""
        if not self.prefix:
            return []
        return [self._written(found[1].replace(" ", "").upper()) for found in self._anywhere.finditer(line)]

    def _meant(self, word: str) -> str | None:
        bare = word.strip().upper().removeprefix(f"{self.prefix}:") if self.prefix else word.strip()
        sign = "+" if any("+" in label.words for label in self.labels) else " "
        return nearest(re.sub(r"[ -]+", sign, bare), [label.words for label in self.labels])

    def _written(self, words: str) -> str:
        return f"{self.prefix}:{words}" if self.prefix else words

    @property
    def _longest_first(self) -> list[str]:
        every = [*(label.words for label in self.labels), *(old for old, _ in self.former)]
        return sorted(every, key=lambda words: (-len(words), words))

    @cached_property
    def _claims(self) -> re.Pattern[str]:
        any_of = "|".join(re.escape(words) for words in self._longest_first)
        if not self.prefix:
            return re.compile(f"({any_of})", re.IGNORECASE)
        # The prefix as a word, or run together with a label: `TLPRED` is no banner of its own.
        after = rf"(?:(?![^\W_])|(?=(?:{any_of})))\s*:?\s*(.*)"
        return re.compile(re.escape(self.prefix) + after, re.IGNORECASE | re.DOTALL)

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        return re.compile(rf"\b{re.escape(self.prefix)}\s*:", re.IGNORECASE)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        any_of = "|".join(re.escape(words).replace(r"\+", r" ?\+ ?") for words in self._longest_first)
        return re.compile(rf"\b{re.escape(self.prefix)} ?: ?({any_of})\b", re.IGNORECASE)
