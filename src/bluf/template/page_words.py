"""The words of bluf's own pages, language by language: one file a language, with those of all templates.

A file `words/fr.yaml` beside the templates has under `shared` what the parts print that templates share, and under
`templates` what each of them prints besides; under `delivery` is what copies and mails say. It is read when a brief
needs its language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bluf.brief import read_yaml
from bluf.template.project_files import file_content

WORDS = "words"  # the folder of the words, beside the templates
Labels = Mapping[str, Mapping[str, str]]  # by language and name
_LANGUAGES = 128  # more than there are files


@dataclass(frozen=True, slots=True)
class PageWords(Mapping[str, Mapping[str, str]]):
    """The labels of one of bluf's templates by language, as files in `folder` have them.

    Those that templates share are among them unless they are left out: `delivery` is no template and has its own words.
    """

    folder: Path
    template: str
    shared: bool = True

    def __getitem__(self, lang: str) -> Mapping[str, str]:
        """Return the labels in a language, by name. Raises KeyError for one that has no file."""
        if lang not in languages(self.folder):
            raise KeyError(lang)
        words = _words(self.folder / f"{lang}.yaml", self.folder.parent)
        return {**(words.get("shared", {}) if self.shared else {}), **words.get(self.template, {})}

    def __iter__(self) -> Iterator[str]:
        """Yield the tags of the languages."""
        return iter(languages(self.folder))

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(languages(self.folder))


@dataclass(frozen=True, slots=True)
class Layers(Mapping[str, Mapping[str, str]]):
    """Labels of several places, the last of which has the last word; `only` are the names that count, None for all."""

    layers: tuple[Labels, ...]
    only: frozenset[str] | None = None

    def __getitem__(self, lang: str) -> Mapping[str, str]:
        """Return the labels in a language, by name. Raises KeyError for one that no layer has."""
        found = [layer[lang] for layer in self.layers if lang in layer]
        if not found:
            raise KeyError(lang)
        return {
            name: words for layer in found for name, words in layer.items() if self.only is None or name in self.only
        }

    def __iter__(self) -> Iterator[str]:
        """Yield the tags of the languages, each once."""
        return iter(dict.fromkeys(lang for layer in self.layers for lang in layer))

    def __len__(self) -> int:
        """Return how many languages there are."""
        return sum(1 for _ in self)


@lru_cache(maxsize=8)
def languages(folder: Path) -> tuple[str, ...]:
    """Return the tags of the languages that a folder of words has."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


@lru_cache(maxsize=_LANGUAGES)
def _words(path: Path, root: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of a file of words: `shared`, and those of each template by its name."""
    data = read_yaml(file_content(path, root), path.name).data
    said = {"shared": data["shared"], "delivery": data.get("delivery", {}), **data.get("templates", {})}
    return {each: {str(name): str(words) for name, words in labels.items()} for each, labels in said.items()}
