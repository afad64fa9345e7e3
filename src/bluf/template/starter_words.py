"""Tell of words that a brief still has from a starter: its template's, or one of those that come with bluf.

What `bluf new` writes, with or without sources, has sample words of a starter for all that nobody else can fill. Words
are compared whole and by field, white space apart. What many a brief may say itself does not count: one word alone, and
two or three in another field than the starter has them in, a word of a closed list, and a marking.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bluf.brief import Brief, read_yaml
from bluf.brief.field_values import ChoiceText
from bluf.brief.given_fields import GivenField
from bluf.ground.file_cache import Kept
from bluf.ground.located import Located
from bluf.ground.shipped_templates import shipped
from bluf.ground.workspace import Workspace
from bluf.problems import BriefError, Problem
from bluf.problems.field_path import FieldPath
from bluf.problems.wording import shown
from bluf.template.declaration import STARTER, Template
from bluf.template.finding import is_own
from bluf.template.language_tags import tags_for
from bluf.template.project_files import file_content, has_file

# Letters of scripts without spaces between words (kana, Han, Thai, Lao, Burmese, Khmer): two of them count as a word.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# Vowel signs, points and joiners inside a word, which are no letters to `\w`.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u0900-\u0dff\u200c\u200d"
_WORD = re.compile(rf"[{_SPACELESS}]{{2}}|(?![{_SPACELESS}])[^\W\d_](?:(?![{_SPACELESS}])[\w{_SIGNS}])*")
_LEAST, _ANYWHERE = 2, 4  # words that count in their own field, and in any
_MARKING = FieldPath("marking")
_NAMED = 3  # fields that the message names

Samples = Mapping[str, frozenset[tuple[str, ...]]]  # the fields, by names, that a starter has the words in


class _Kept(Kept[Path, Samples]):
    """The words of starters, by file."""


def starter_text(brief: Brief, given: GivenField, template: Template, workspace: Workspace) -> Iterator[Problem]:
    """Yield one warning if what a brief gives has sample words still, at the first of them."""
    lang = str(brief.lang)
    known = [_shipped_samples(lang)]
    if not is_own(template.folder):
        kept = workspace.cache(_Kept)
        known += [kept.get(path, _read) for path in _starters(template.folder, lang)]
    typed = [(leaf.value, leaf.path) for leaf in given.leaves() if not isinstance(leaf.value, ChoiceText)]
    words = [(" ".join(text.split()), path) for text, path in typed if isinstance(text, Located) and path != _MARKING]
    found = [path for text, path in words for samples in known if text in samples and _counts(text, path, samples)]
    if found:
        found = sorted(set(found), key=lambda path: (brief.place(path).line, brief.place(path).column))
        more = len(found) - _NAMED
        named = ", ".join(f"`{shown(path)}`" for path in found[:_NAMED])
        rest = f" and {more} more field{'s' * (more > 1)}" if more > 0 else ""
        verb = "still have" if len(found) > 1 else "still has"
        message = f"{named}{rest} {verb} the words of the starter"
        hint = "write your own words over them, or remove the fields that you don't need"
        yield Problem("starter-text", message, brief.place(found[0]), found[0], hint)


@lru_cache(maxsize=32)  # languages; a file that comes with bluf does not change while it runs
def _shipped_samples(lang: str) -> Samples:
    """Return the words that a brief in a language may have of the starters that come with bluf."""
    found: dict[str, frozenset[tuple[str, ...]]] = {}
    for starter in sorted(shipped().glob(f"*/{STARTER}")):
        for path in _starters(starter.parent, lang):
            for words, fields in _read(path).items():
                found[words] = found.get(words, frozenset()) | fields
    return found


def _starters(folder: Path, lang: str) -> Iterator[Path]:
    """Yield the starters of a template whose words a brief in a language may have."""
    yield folder / STARTER
    yield from filter(has_file, (folder / f"starter.{tag}.yaml" for tag in reversed(tags_for(lang))))


def _counts(text: str, path: FieldPath, samples: Samples) -> bool:
    """Whether words that a starter has are told of, at a path."""
    count = len(_WORD.findall(text))
    return count >= _ANYWHERE or (count >= _LEAST and path.names in samples[text])


def _read(path: Path) -> Samples:
    """Return the words of a starter. One that can't be read has none here: `bluf new` says what is wrong with it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    try:
        data = read_yaml(file_content(path, path.parent.parent), str(path)).data if has_file(path) else {}
    except BriefError:
        return {}
    for text in _texts(data):
        found.setdefault(" ".join(text.split()), set()).add(text.path.names)
    return {words: frozenset(fields) for words, fields in found.items()}


def _texts(data: object) -> Iterator[Located]:
    if isinstance(data, Located):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)
