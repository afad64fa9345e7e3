"""Cut running text into sentences; the full stop of an initial or a short form ends none."""

import re

INNER_STOP = re.compile(r"[.!?][”\"’'»]?\s+(?=[^\W\d_a-z]|[“\"'‘«„])")
_SHORT_FORM = re.compile(
    r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Mx|Dr|Gen|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Prof|Rev|Hon|St|Ft|Mt|Sgt|Adm|Capt|Maj"
    r"|Cmdr|Brig|Cpl|Pvt|Pte|Supt|Insp|Det|Cllr|Amb|Atty|Asst|Pres|Fr|Jr|Sr|vs|Rt|Mme|Mgr|Msgr|Sec|Dep|Lieut|Dir"
    r"|Messrs)\."
)


def masked(text: str) -> str:
    """Hide the full stops of initials and short forms, which end no sentence."""
    return _SHORT_FORM.sub(lambda match: match.group()[:-1] + ",", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; the last may be unfinished (it is empty when the text closes with a sentence)."""
    found: list[str] = []
    since = 0
    for stop in INNER_STOP.finditer(masked(text) + " X"):
        found.append(text[since : stop.end()])
        since = stop.end()
    found.append(text[since:])
    return found


def first_sentence(text: str) -> str:
    """Return `text` up to the end of its first sentence."""
    return sentences(text)[0]


def last_sentence(text: str) -> str:
    """Return what of `text` follows its last sentence end."""
    return sentences(text)[-1]
