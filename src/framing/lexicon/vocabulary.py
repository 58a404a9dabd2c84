"""Words as they stand in a text → the word classes of a program that they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import filterfalse
from typing import NamedTuple

from framing.lexicon.program import WordClass

Classes = tuple[int, ...]

_MAX_WORDS = 200_000
_STEM = 3
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "\u00ad": None})


def fold_word(word: str) -> str:
    """Return a word in lower case, composed, without soft hyphens and ligatures."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word).lower().translate(_LIGATURES)


def bare(text: str) -> str:
    """Return a text without the accents of its letters."""
    return text if text.isascii() else text.translate(_PLAIN)


def _plain_letters() -> Iterator[tuple[int, str]]:
    for code in range(0xC0, 0x250):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) > 1:
            yield code, decomposed[0]


_PLAIN = dict(_plain_letters())


class _Glob(NamedTuple):
    regex: str
    bare: str
    word_class: int


class Vocabulary(dict[str, Classes]):
    """Classes by word as written; a word is worked out when it is first met.

    A form matches in any case. In a word written in capitals the accents may be missing (ETAT), and
    so may a capital's at the beginning (Etat).

    Args:
        classes: A program's word classes.
        keys: The indexes of those that are looked for in every text.

    Attributes:
        written: The words met so far, by class.
    """

    def __init__(self, classes: Iterable[WordClass], keys: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self.written: defaultdict[int, set[str]] = defaultdict(set)
        self._keys = keys
        self._keyed: dict[str, frozenset[int]] = {}
        self._forms: dict[str, Classes] = {}
        self._cased: dict[str, Classes] = {}
        self._globs: defaultdict[str, list[_Glob]] = defaultdict(list)
        self._unions: defaultdict[int, list[int]] = defaultdict(list)
        adders = {
            "forms": self._add_forms,
            "cased": self._add_cased,
            "glob": self._add_glob,
            "union": self._add_union,
        }
        for index, word_class in enumerate(classes):
            adders[word_class.kind](word_class.forms, (index,))

    def _add_forms(self, forms: Iterable[str], index: Classes) -> None:
        known = self._forms
        for form in forms:
            known[form] = known[form] + index if form in known else index

    def _add_cased(self, forms: Iterable[str], index: Classes) -> None:
        for form in forms:
            for spelling in {form, bare(form[0]) + form[1:], bare(form).upper()}:
                self._cased[spelling] = self._cased.get(spelling, ()) + index

    def _add_glob(self, regexes: Iterable[str], index: Classes) -> None:
        for regex in regexes:
            literal = bare(regex.partition("\\")[0])
            bucket = literal[:_STEM] if len(literal) >= _STEM else ""
            self._globs[bucket].append(_Glob(regex, bare(regex), index[0]))

    def _add_union(self, members: Iterable[str], index: Classes) -> None:
        for member in map(int, members):
            self._unions[member] += index

    @cached_property
    def _bare(self) -> dict[str, Classes]:
        """Accented forms by their spelling without accents."""
        accented = [form for form in self._forms if not form.isascii()]
        plain = bare("\n".join(accented)).split("\n")
        index: dict[str, Classes] = {}
        for form, spelling in zip(accented, plain, strict=True):
            index[spelling] = index.get(spelling, ()) + self._forms[form]
        return index

    @cached_property
    def _initial(self) -> dict[str, Classes]:
        """Forms with an accented first letter by their spelling with a plain one."""
        index: dict[str, Classes] = {}
        for form, classes in self._forms.items():
            if form[0] > "\x7f":
                spelling = bare(form[0]) + form[1:]
                index[spelling] = index.get(spelling, ()) + classes
        return index

    def meet(self, words: Iterable[str]) -> set[int]:
        """Enter the words of a text, so that `written` knows them; return which keys they have."""
        if len(self) > _MAX_WORDS:
            self.clear()
            self._keyed.clear()
        for word in filterfalse(self.__contains__, words):
            self.__missing__(word)
        return set().union(*filter(None, map(self._keyed.get, words)))

    def __missing__(self, word: str) -> Classes:
        found = set(self._find(word))
        for index in tuple(found):
            found.update(self._unions.get(index, ()))
        for index in found:
            self.written[index].add(word)
        if keys := self._keys & found:
            self._keyed[word] = keys
        classes = self[word] = tuple(found)
        return classes

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
            if re.fullmatch(glob.regex, folded) or (capitals and re.fullmatch(glob.bare, plain)):
                yield glob.word_class
