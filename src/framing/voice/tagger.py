"""Word tags from closed classes, verb tables and the words beside: no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from framing.text.normalise import fold
from framing.voice.grammar import Grammar, load_grammar
from framing.voice.words import Tagged

_ENDS = frozenset(".!?…")
_PARTICIPLES = ("é", "ée", "és", "ées")
_TENSES = ("ait", "aient", "èrent", "eront", "iront", "irent")
_ARTICLES = frozenset({"le", "la", "les", "l'", "leur"})
_WE_YOU = frozenset({"nous", "vous"})
_NOUN_LIKE = frozenset({"as", "est", "avions", "suis", "fut", "soit"})
_KNOWN_WORDS = 1 << 16


Rule = Callable[[str, str, str], str]
"""From a form, the tag before it and the form behind it to its tag."""


class SurfaceTagger:
    """Tags words by closed classes, verb tables and the words beside."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self._grammar = grammar or load_grammar()
        self._verbs = self._grammar.verbs
        self._rules = self._read_rules()
        self._fixed = _fixed_tags(self._grammar, self._rules)
        self._settled = lru_cache(maxsize=_KNOWN_WORDS)(self._settle)
        self._pairs = _first_pairs(self._grammar.phrases)

    def _read_rules(self) -> dict[str, Rule]:
        """Return the rules of the closed words that their neighbours decide."""
        grammar = self._grammar
        coordinators = [form for form, tag in grammar.closed.items() if tag == "C"]
        return {
            **dict.fromkeys(coordinators, self._coordinator),
            **dict.fromkeys(_ARTICLES, self._article),
            **dict.fromkeys(_WE_YOU, self._we_or_you),
            **dict.fromkeys(("du", "des"), self._contracted),
            **dict.fromkeys(("de", "d'"), self._de),
            "en": self._en,
            **dict.fromkeys(grammar.avoir | grammar.etre, self._auxiliary),
        }

    def tag(self, sentences: Sequence[Tagged]) -> list[str]:
        """Return the tags of each sentence, one a word."""
        return [self._sentence(sentence) for sentence in sentences]

    def _sentence(self, sentence: Tagged) -> str:
        tags = [*map(self._settled, sentence.written)]
        for first, last in self._adverbs(sentence.forms):
            tags[first:last] = "A" * (last - first)
        forms, rules = sentence.forms, self._rules
        for index in [at for at, tag in enumerate(tags) if not tag]:
            if rule := rules.get(forms[index]):
                before, following = _beside(forms, index, tags)
                tags[index] = rule(forms[index], before, following)
            else:
                tags[index] = self._tag(sentence, index, tags)
        return "".join(tags)

    def _adverbs(self, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where adverbs of several words begin and end."""
        done, pairs = 0, self._pairs
        for first in [at for at, pair in enumerate(pairwise(forms)) if pair in pairs]:
            for phrase in self._grammar.phrases[forms[first]] if first >= done else ():
                if tuple(forms[first : first + len(phrase)]) == phrase:
                    done = first + len(phrase)
                    yield first, done
                    break

    def _settle(self, written: str) -> str:
        """Return the tag that a word has wherever it stands, or "" when its neighbours decide."""
        if written in "«»" or written != fold(written):
            return ""
        if tag := self._fixed.get(written):
            return tag
        if not written[0].isalnum() or written in self._rules or written in self._verbs:
            return ""
        if written[0].isdigit():
            return "#"
        if written.endswith(_PARTICIPLES + _TENSES) or written[0].isupper():
            return ""
        return self._open(written, "d", "", capital=False)

    def _tag(self, sentence: Tagged, index: int, tags: Sequence[str]) -> str:
        """Return the tag of a word from its form, its capital and the words beside it."""
        forms = sentence.forms
        form, before = forms[index], tags[index - 1] if index else "."
        if tag := self._fixed.get(form):
            return tag
        if mark := _mark_or_number(form):
            return mark
        capital = sentence.text[sentence.starts[index]].isupper()
        if capital and not self._starts(before, form):
            return "N"
        if self._completes(form, tags[max(0, index - 5) : index]):
            return "B"
        return self._open(form, before, self._following(sentence, index, before), capital=capital)

    def _following(self, sentence: Tagged, index: int, before: str) -> str:
        """Return the next word; *que* in place of *de* and *à* before an infinitive."""
        forms = sentence.forms
        following = forms[index + 1] if index + 1 < len(forms) else "."
        governs = before in "wNB" and following in {"de", "d'", "à"} and index + 2 < len(forms)
        return "que" if governs and "F" in self._verbs.get(forms[index + 2], "") else following

    def _auxiliary(self, form: str, before: str, following: str) -> str:
        if form in {"avoir", "être"}:
            return "F"
        if form in {"ayant", "étant"}:
            return "T"
        if form == "été":
            return "B" if before in "HAEBT" else "w"
        if before in "DdP" and form in _NOUN_LIKE:
            return "w"
        return "H" if form in self._grammar.avoir else "E"

    def _starts(self, before: str, form: str) -> bool:
        """Tell whether a capital says nothing: first word of a sentence or a quotation."""
        known = form in self._verbs or form.endswith("ment")
        return before in ".«:-" and known

    def _completes(self, form: str, before: Sequence[str]) -> bool:
        """Tell whether it is the participle of an auxiliary a few words before it."""
        participle = "B" in self._verbs.get(form, "") or form.endswith(_PARTICIPLES)
        return participle and _ends_in_auxiliary(before)

    def _coordinator(self, form: str, before: str, following: str) -> str:
        return "w" if before in "DdP" else "C"

    def _article(self, form: str, before: str, following: str) -> str:
        """Tell an article from the object of the verb behind it."""
        return "K" if before in "SGKN" and self._is_verb(following) else "D"

    def _we_or_you(self, form: str, before: str, following: str) -> str:
        return "K" if before in "wNB»)" and self._is_verb(following) else "S"

    def _contracted(self, form: str, before: str, following: str) -> str:
        """Tell the preposition from the article that *du, des* may be."""
        return "d" if before in ("wN#A)»d" if form == "des" else "wNB#A)»d") else "D"

    def _de(self, form: str, before: str, following: str) -> str:
        partitive = following in self._grammar.de_determiners and before not in "wNB#"
        return "D" if partitive else "d"

    def _en(self, form: str, before: str, following: str) -> str:
        infinitive = "F" in self._verbs.get(following, "")
        clitic = infinitive or (self._is_finite(following) and before in "SGNK")
        return "K" if clitic else "P"

    def _is_verb(self, form: str) -> bool:
        return form in self._verbs or form in self._grammar.avoir or form in self._grammar.etre

    def _is_finite(self, form: str) -> bool:
        auxiliary = form in self._grammar.avoir or form in self._grammar.etre
        return auxiliary or "V" in self._verbs.get(form, "")

    def _open(self, form: str, before: str, following: str, *, capital: bool) -> str:
        if form in self._grammar.negations:
            return _denying(form)
        if options := self._verbs.get(form):
            return self._verb(form, options, before, following)
        if form.endswith(self._grammar.infinitive_endings):
            return "F"
        if form.endswith(_TENSES) and before not in "DdP#":
            return "V"
        if self._is_adverb(form):
            return "A"
        return "N" if capital and before not in ".«" else "w"

    def _is_adverb(self, form: str) -> bool:
        return form.endswith("ment") and form not in self._grammar.nouns_in_ment

    def _verb(self, form: str, options: str, before: str, following: str) -> str:
        if "F" in options:
            return "F" if before not in "D" else "w"
        plural = options == "BV" and form.endswith("s")
        finite = "V" in options and "T" not in options and not plural
        if finite and self._finite_here(form, before, following):
            return "V"
        tag = "T" if "T" in options else "B" if "B" in options else "w"
        return tag if before not in "Dd" else "w"

    def _finite_here(self, form: str, before: str, following: str) -> bool:
        if before in "DdP#":
            return False
        if form in self._grammar.homographs:
            return before in "SKGNRI" or (before in ",»w)B" and self._begins_phrase(following))
        return True

    def _begins_phrase(self, form: str) -> bool:
        if form[0] == "-" or form in {"que", "qu'", "«", ":"}:
            return True
        return self._grammar.closed.get(form) == "D"


def _beside(forms: Sequence[str], index: int, tags: Sequence[str]) -> tuple[str, str]:
    """Return the tag before a word, a subject's after *comme*, and the form behind it."""
    following = forms[index + 1] if index + 1 < len(forms) else "."
    if not index:
        return ".", following
    return "S" if forms[index - 1] == "comme" else tags[index - 1], following


def _mark_or_number(form: str) -> str:
    if not form[0].isalnum() and (form[0] != "-" or len(form) == 1):
        return "." if form[0] in _ENDS else form[0]
    return "#" if form[0].isdigit() else ""


def _denying(form: str) -> str:
    return "G" if form[0] == "n" and len(form) <= 2 else "A"


def _fixed_tags(grammar: Grammar, rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return the tags of closed words and marks that neither context nor capital changes."""
    words = {form: tag for form, tag in grammar.closed.items() if form not in rules}
    marks = {mark: mark for mark in ",;:()«»."}
    return {**words, **marks, "?": ".", "!": ".", "que": "Q", "qu'": "Q"}


def _first_pairs(phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase[:2] for group in phrases.values() for phrase in group)


def _ends_in_auxiliary(tags: Sequence[str]) -> bool:
    for tag in reversed(tags):
        if tag in "HE":
            return True
        if tag not in "AIGB":
            return False
    return False
