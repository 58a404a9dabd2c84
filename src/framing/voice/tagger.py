"""Word tags from closed classes, verb tables and the words beside: no model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

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
        self._seconds = _second_words(self._grammar.phrases)

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
        tags: list[str] = []
        text, forms, starts = sentence.text, sentence.forms, sentence.starts
        fixed, settled, seconds = self._fixed, self._settled, self._seconds
        while (index := len(tags)) < len(forms):
            form = forms[index]
            if form in seconds and (phrase := self._phrase(forms, index)):
                tags.extend("A" * len(phrase))
                continue
            tag = fixed.get(form)
            if not tag and form[0] == text[starts[index]]:
                tag = settled(form)
            tags.append(tag or self._tag(sentence, index, tags))
        return "".join(tags)

    def _phrase(self, forms: Sequence[str], index: int) -> tuple[str, ...]:
        if index + 1 < len(forms) and forms[index + 1] in self._seconds[forms[index]]:
            for phrase in self._grammar.phrases[forms[index]]:
                if tuple(forms[index : index + len(phrase)]) == phrase:
                    return phrase
        return ()

    def _settle(self, form: str) -> str:
        """Return the tag that the form has in lower case whatever stands beside it, or ""."""
        if mark := _mark_or_number(form):
            return mark
        if form in self._rules or form in self._verbs or form[0].isupper():
            return ""
        if form.endswith(_PARTICIPLES + _TENSES):
            return ""
        if form in self._grammar.negations:
            return _denying(form)
        return "A" if self._is_adverb(form) else "w"

    def _tag(self, sentence: Tagged, index: int, tags: Sequence[str]) -> str:
        """Return the tag of a word that depends on its capital or on its neighbours."""
        forms = sentence.forms
        form, before = forms[index], tags[-1] if tags else "."
        if rule := self._rules.get(form):
            following = forms[index + 1] if index + 1 < len(forms) else "."
            compared = bool(index) and forms[index - 1] == "comme"
            return rule(form, "S" if compared else before, following)
        if mark := _mark_or_number(form):
            return mark
        capital = sentence.text[sentence.starts[index]].isupper()
        if capital and not self._starts(before, form):
            return "N"
        if self._completes(form, tags):
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

    def _completes(self, form: str, tags: Sequence[str]) -> bool:
        """Tell whether it is the participle of an auxiliary before it."""
        participle = "B" in self._verbs.get(form, "") or form.endswith(_PARTICIPLES)
        return participle and _auxiliary_before(tags)

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


def _second_words(
    phrases: Mapping[str, Sequence[tuple[str, ...]]],
) -> dict[str, frozenset[str]]:
    return {first: frozenset(phrase[1] for phrase in group) for first, group in phrases.items()}


def _auxiliary_before(tags: Sequence[str]) -> bool:
    for tag in reversed(tags[-5:]):
        if tag in "HE":
            return True
        if tag not in "AIGB":
            return False
    return False
