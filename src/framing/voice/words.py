"""One sentence as columns: words, their places, their tags.

Columns and not objects, because a sentence is looked at many times and made once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.records import Span
from framing.voice.grammar import Grammar, load_grammar

_PRONOUN = r"-(?:t-)?(?:ils?|elles?|on|je|nous|vous|tu)\b"
_TOKEN = re.compile(
    r"aujourd'hui"
    r"|\d+(?:[.,h:]\d+)*"
    rf"|{_PRONOUN}"
    r"|(?:(?:qu|lorsqu|puisqu|quoiqu|jusqu)|\b[a-zç])'(?=\S)"
    r"|\b[a-zà-ÿ]\.(?=\s*\w)"
    rf"|\w+(?:(?!{_PRONOUN})[-.]\w+)*"
    r"|\.\.\.|''|<<|>>|\S"
)
_ENDS = frozenset(".!?…")
_PARTICIPLES = ("é", "ée", "és", "ées")
_TENSES = ("ait", "aient", "èrent", "eront", "iront", "irent")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence.

    Attributes:
        text: The whole article.
        span: The sentence.
        forms: Folded words and punctuation.
        starts: Where each begins in `text`; ends: where each ends.
        tags: One character each, see `grammar`.
        quoted: For each, the index of the innermost quotation that holds it, or -1.
    """

    text: str
    span: Span
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: str
    quoted: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def slice(self, first: int, last: int) -> Span:
        """Return the characters from word `first` up to and with word `last`."""
        return (self.starts[first], self.ends[last])


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence that waits for its tags: folded forms and the words as they stand."""

    forms: Sequence[str]
    originals: Sequence[str]

    @property
    def model_words(self) -> list[str]:
        """The words for a trained model, every quotation mark in one shape."""
        pairs = zip(self.forms, self.originals, strict=True)
        return [form if form in "«»" else original for form, original in pairs]


def tokenise(folded: str, span: Span) -> tuple[list[str], list[int], list[int]]:
    """Return forms, starts and ends of the words of `folded` in `span`."""
    spans = [match.span() for match in _TOKEN.finditer(folded, *span)]
    forms = [folded[start:end] for start, end in spans]
    return forms, [start for start, _ in spans], [end for _, end in spans]


_FIXED = "SIqRPA"
_FREE = frozenset({"que", "qu'", "de", "d'", "en", "nous", "vous", "suite", "lors", "comme", "si"})


def _fixed_tags(grammar: Grammar) -> dict[str, str]:
    """Return the tags of words and marks that no context changes."""
    words = {
        form: tag for form, tag in grammar.closed.items() if tag in _FIXED and form not in _FREE
    }
    return {**words, **{mark: mark for mark in ",;:()«»"}, ".": ".", "?": ".", "!": "."}


class SurfaceTagger:
    """Tags words by closed classes, verb tables and the word before: no model."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self._grammar = grammar or load_grammar()
        self._fixed = _fixed_tags(self._grammar)

    def tag(self, sentences: Sequence[Tagged]) -> list[str]:
        """Return the tags of each sentence, one a word."""
        return [self._sentence(item.forms, item.originals) for item in sentences]

    def _sentence(self, forms: Sequence[str], originals: Sequence[str]) -> str:
        tags: list[str] = []
        fixed, phrases = self._fixed, self._grammar.phrases
        while (index := len(tags)) < len(forms):
            form = forms[index]
            phrase = self._phrase(forms, index) if form in phrases else ()
            if phrase:
                tags.extend("A" * len(phrase))
            elif form in fixed:
                tags.append(fixed[form])
            else:
                tags.append(self._tag(index, originals, forms, tags))
        return "".join(tags)

    def _phrase(self, forms: Sequence[str], index: int) -> tuple[str, ...]:
        for phrase in self._grammar.phrases.get(forms[index], ()):
            if tuple(forms[index : index + len(phrase)]) == phrase:
                return phrase
        return ()

    def _tag(
        self, index: int, originals: Sequence[str], forms: Sequence[str], tags: list[str]
    ) -> str:
        form, before = forms[index], tags[-1] if tags else "."
        if not form[0].isalnum() and (form[0] != "-" or len(form) == 1):
            return "." if form[0] in _ENDS else form[0]
        if form[0].isdigit():
            return "#"
        if form in {"que", "qu'"}:
            return "Q"
        following = forms[index + 1] if index + 1 < len(forms) else "."
        if form in self._grammar.avoir:
            return self._auxiliary(form, before, "H")
        if form in self._grammar.etre:
            return self._auxiliary(form, before, "E")
        closed = self._grammar.closed.get(form)
        if closed:
            after_comme = bool(index) and forms[index - 1] == "comme"
            return self._closed(form, closed, "S" if after_comme else before, following)
        if originals[index][0].isupper() and not self._starts(before, form):
            return "N"
        if before in "wNB" and following in {"de", "d'", "à"} and index + 2 < len(forms):
            following = "que" if "F" in self._grammar.verbs.get(forms[index + 2], "") else following
        compound = "B" in self._grammar.verbs.get(form, "") and self._auxiliary_before(tags)
        if compound or (form.endswith(_PARTICIPLES) and self._auxiliary_before(tags)):
            return "B"
        return self._open(form, originals[index], before, following)

    def _auxiliary(self, form: str, before: str, tag: str) -> str:
        if form == "avoir" or form == "être":
            return "F"
        if form in {"ayant", "étant"}:
            return "T"
        if form == "été":
            return "B" if before in "HAEBT" else "w"
        if before in "DdP" and form in {"as", "est", "avions", "suis", "fut", "soit"}:
            return "w"
        return tag

    def _begins_phrase(self, form: str) -> bool:
        if form[0] == "-" or form in {"que", "qu'", "«", ":"}:
            return True
        return self._grammar.closed.get(form) == "D"

    def _starts(self, before: str, form: str) -> bool:
        """Tell whether a capital says nothing: first word of a sentence or a quotation."""
        known = form in self._grammar.verbs or form.endswith("ment")
        return before in ".«:-" and known

    def _closed(self, form: str, tag: str, before: str, following: str) -> str:
        if form in {"de", "d'"}:
            return (
                "D" if following in self._grammar.de_determiners and before not in "wNB#" else "d"
            )
        if form in {"du", "des"}:
            nominal = "wN#A)»d" if form == "des" else "wNB#A)»d"
            return "d" if before in nominal else "D"
        if form in {"nous", "vous"} and before in "wNB»)":
            return "K" if self._is_verb(following) else tag
        if tag == "C" and before in "DdP":
            return "w"
        if form in {"le", "la", "les", "l'", "leur", "nous", "vous"} and tag == "D":
            return "K" if before in "SGKN" and self._is_verb(following) else "D"
        if form == "en":
            infinitive = "F" in self._grammar.verbs.get(following, "")
            finite = self._is_finite(following) and before in "SGNK"
            return "K" if infinitive or finite else tag
        if form in {"n'", "ne"}:
            return "G"
        return tag

    def _is_verb(self, form: str) -> bool:
        return (
            form in self._grammar.verbs or form in self._grammar.avoir or form in self._grammar.etre
        )

    def _is_finite(self, form: str) -> bool:
        grammar = self._grammar
        if form in grammar.avoir or form in grammar.etre:
            return True
        return "V" in grammar.verbs.get(form, "")

    def _open(self, form: str, original: str, before: str, following: str) -> str:
        if form in self._grammar.negations:
            return "G" if form[0] == "n" and len(form) <= 2 else "A"
        options = self._grammar.verbs.get(form, "")
        if options:
            return self._verb(form, options, before, following)
        if form.endswith(_TENSES) and before not in "DdP#":
            return "V"
        if form.endswith("ment") and form not in self._grammar.nouns_in_ment:
            return "A"
        return "N" if original[0].isupper() and before not in ".«" else "w"

    def _auxiliary_before(self, tags: list[str]) -> bool:
        for tag in reversed(tags[-5:]):
            if tag in "HE":
                return True
            if tag not in "AIGB":
                return False
        return False

    def _verb(self, form: str, options: str, before: str, following: str) -> str:
        if "F" in options:
            return "F" if before not in "D" else "w"
        if "T" in options:
            return "T" if before not in "Dd" else "w"
        if options == "BV" and form.endswith("s"):
            return "B" if before not in "Dd" else "w"
        if "V" in options and self._finite_here(form, before, following):
            return "V"
        if "B" in options:
            return "B" if before not in "Dd" else "w"
        return "w"

    def _finite_here(self, form: str, before: str, following: str) -> bool:
        if before in "DdP#":
            return False
        if form in self._grammar.homographs:
            return before in "SKGNRI" or (before in ",»w)B" and self._begins_phrase(following))
        return True
