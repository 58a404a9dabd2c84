"""Words as they stand in a text → the word classes of a program that they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.lexicon.program import WordClass

Classes = tuple[int, ...]
_Index = defaultdict[str, Classes]

_MAX_WORDS = 200_000
_STEM = 3
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "\u00ad": None})


def fold_word(word: str) -> str:
    """Return a word in lower case, composed, without soft hyphens and ligatures."""
    return unicodedata.normalize("NFC", word).lower().translate(_LIGATURES)


def bare(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class _Glob(NamedTuple):
    regex: re.Pattern[str]
    bare: re.Pattern[str]
    index: int


class Vocabulary(dict[str, Classes]):
    """Classes by word as written; a word is worked out when it is first met.

    A form matches in any case. In a word written in capitals the accents may be missing (ETAT), and
    so may a capital's at the beginning (Etat).
    """

    def __init__(self, classes: Iterable[WordClass]) -> None:
        super().__init__()
        self._forms: _Index = defaultdict(tuple)
        self._bare: _Index = defaultdict(tuple)
        self._initial: _Index = defaultdict(tuple)
        self._cased: _Index = defaultdict(tuple)
        self._globs: defaultdict[str, list[_Glob]] = defaultdict(list)
        adders = {"glob": self._add_glob, "cased": self._add_cased, "forms": self._add_form}
        for index, word_class in enumerate(classes):
            add = adders[word_class.kind]
            for form in word_class.forms:
                add(form, index)

    def _add_form(self, form: str, index: int) -> None:
        form = form.translate(_LIGATURES)
        self._forms[form] += (index,)
        if not form.isascii():
            self._bare[bare(form)] += (index,)
            if not form[0].isascii():
                self._initial[bare(form[0]) + form[1:]] += (index,)

    def _add_cased(self, form: str, index: int) -> None:
        for spelling in {form, bare(form[0]) + form[1:], bare(form).upper()}:
            self._cased[spelling] += (index,)

    def _add_glob(self, regex: str, index: int) -> None:
        literal = bare(regex.partition("\\")[0])
        bucket = literal[:_STEM] if len(literal) >= _STEM else ""
        self._globs[bucket].append(_Glob(re.compile(regex), re.compile(bare(regex)), index))

    def __missing__(self, word: str) -> Classes:
        if len(self) > _MAX_WORDS:
            self.clear()
        found = self[word] = tuple(sorted(set(self._find(word))))
        return found

    def _find(self, word: str) -> Iterator[int]:
        folded, plain = fold_word(word), bare(fold_word(word))
        capitals = len(word) > 1 and word.isupper()
        yield from self._forms.get(folded, ())
        yield from self._cased.get(unicodedata.normalize("NFC", word), ())
        if capitals:
            yield from self._bare.get(plain, ())
            yield from self._forms.get(plain, ())
            yield from self._cased.get(bare(word), ())
        elif word[0].isupper() and word[0].isascii():
            yield from self._initial.get(folded, ())
        for glob in (*self._globs.get(plain[:_STEM], ()), *self._globs.get("", ())):
            if glob.regex.fullmatch(folded) or (capitals and glob.bare.fullmatch(plain)):
                yield glob.index
