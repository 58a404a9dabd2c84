"""Word tags from closed classes, verb tables and the words beside: no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from framing.text.normalise import fold
from framing.voice.grammar import Grammar, load_grammar
from framing.voice.links import load_links
from framing.voice.words import Tagged

_ENDS = frozenset(".!?…")
_KNOWN_WORDS = 1 << 16
_FARTHEST = 5
"""Words between an auxiliary and its participle."""

Rule = Callable[[str, str, str], str]
"""From a form, the tag before it and the form behind it to its tag."""


class SurfaceTagger:
    """Tags words by closed classes, verb tables and the words beside."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self._grammar = grammar or load_grammar()
        self._verbs = self._grammar.verbs
        self._agent = load_links().agent
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
            **dict.fromkeys(grammar.articles, self._article),
            **dict.fromkeys(grammar.persons, self._person),
            **dict.fromkeys(grammar.contracted, self._contracted),
            **dict.fromkeys(grammar.de, self._de),
            **dict.fromkeys(grammar.adverbial_clitics, self._adverbial),
            **dict.fromkeys(grammar.avoir | grammar.etre, self._auxiliary),
        }

    def tag(self, sentences: Sequence[Tagged]) -> list[str]:
        """Return the tags of each sentence, one a word."""
        return [self._sentence(sentence) for sentence in sentences]

    def _sentence(self, sentence: Tagged) -> str:
        tags = [*map(self._settled, sentence.written)]
        for first, last in self._adverbs(sentence.forms):
            tags[first:last] = "A" * (last - first)
        forms, rules = (*sentence.forms, ".", "."), self._rules
        for index in [at for at, tag in enumerate(tags) if not tag]:
            form, before = forms[index], tags[index - 1] if index else "."
            if rule := rules.get(form):
                compares = self._compares(forms, index)
                tags[index] = rule(form, "S" if compares else before, forms[index + 1])
            elif tag := self._fixed.get(form) or _mark_or_number(form):
                tags[index] = tag
            else:
                capital = sentence.text[sentence.starts[index]].isupper()
                tags[index] = self._tag(forms, index, tags, capital=capital)
        return "".join(tags)

    def _compares(self, forms: Sequence[str], index: int) -> bool:
        """Tell whether *comme, ainsi que* stands before a word: *comme le dit X*."""
        phrases = self._grammar.comparing
        return index > 0 and (
            forms[index - 1] in phrases or " ".join(forms[max(0, index - 2) : index]) in phrases
        )

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
        grammar = self._grammar
        if written.endswith(grammar.participle_endings + grammar.tense_endings):
            return ""
        return "" if written[0].isupper() else self._open(written, "d", "", capital=False)

    def _tag(self, forms: Sequence[str], index: int, tags: Sequence[str], *, capital: bool) -> str:
        """Return the tag of an open word from its form, its capital and the words beside it.

        Args:
            forms: The sentence's words, and two full stops behind them.
            index: The word.
            tags: Those of the words before it are known.
            capital: Whether it is written with one.
        """
        form, before = forms[index], tags[index - 1] if index else "."
        if capital and not self._starts(before, form):
            return "N"
        if self._completes(form, tags[max(0, index - _FARTHEST) : index]):
            return "B"
        return self._open(form, before, self._following(forms, index, before), capital=capital)

    def _following(self, forms: Sequence[str], index: int, before: str) -> str:
        """Return the next word; *que* in place of *de* and *à* before an infinitive."""
        following, beyond = forms[index + 1 : index + 3]
        governs = before in "wNBC" and following in self._grammar.infinitive_prepositions
        return "que" if governs and "F" in self._verbs.get(beyond, "") else following

    def _starts(self, before: str, form: str) -> bool:
        """Tell whether a capital says nothing: first word of a sentence or a quotation."""
        known = form in self._verbs or form.endswith(self._grammar.adverb_endings)
        return before in ".«:-" and known

    def _completes(self, form: str, before: Sequence[str]) -> bool:
        """Tell whether it is the participle of an auxiliary a few words before it."""
        endings = self._grammar.participle_endings
        participle = "B" in self._verbs.get(form, "") or form.endswith(endings)
        return participle and _ends_in_auxiliary(before)

    def _auxiliary(self, form: str, before: str, following: str) -> str:
        match self._grammar.auxiliary_forms.get(form):
            case "infinitive":
                return "F"
            case "gerund":
                return "T"
            case "participle":
                return "B" if before in "HAEBT" else "w"
        if before in "DdP" and form in self._grammar.auxiliary_homographs:
            return "w"
        return "H" if form in self._grammar.avoir else "E"

    def _coordinator(self, form: str, before: str, following: str) -> str:
        return "w" if before in "DdP" else "C"

    def _article(self, form: str, before: str, following: str) -> str:
        """Tell an article from the object of the verb behind it."""
        return "K" if before in "SGKN" and self._is_verb(following) else "D"

    def _person(self, form: str, before: str, following: str) -> str:
        return "K" if before in "SRwNB»)" and self._is_verb(following) else "S"

    def _contracted(self, form: str, before: str, following: str) -> str:
        """Tell the preposition from the article that *du, des* may be."""
        return "d" if before in self._grammar.contracted[form] else "D"

    def _de(self, form: str, before: str, following: str) -> str:
        partitive = following in self._grammar.de_determiners and before not in "wNB#"
        return "D" if partitive else "d"

    def _adverbial(self, form: str, before: str, following: str) -> str:
        infinitive = "F" in self._verbs.get(following, "")
        clitic = infinitive or (self._is_finite(following) and before in "SGNK")
        return "K" if clitic else "P"

    def _is_verb(self, form: str) -> bool:
        return form in self._verbs or form in self._grammar.avoir or form in self._grammar.etre

    def _is_finite(self, form: str) -> bool:
        auxiliary = form in self._grammar.avoir or form in self._grammar.etre
        return auxiliary or "V" in self._verbs.get(form, "")

    def _open(self, form: str, before: str, following: str, *, capital: bool) -> str:
        grammar = self._grammar
        if form in grammar.negations:
            return "G" if form in grammar.ne else "A"
        if options := self._verbs.get(form):
            return self._verb(form, options, before, following)
        if form.endswith(grammar.infinitive_endings):
            return "F"
        is_verb = before not in "DdP#" and form not in grammar.homographs
        if is_verb and form.endswith(grammar.tense_endings):
            return "V"
        if form.endswith(grammar.adverb_endings) and form not in grammar.nouns_in_ment:
            return "A"
        return "N" if capital and before not in ".«" else "w"

    def _verb(self, form: str, options: str, before: str, following: str) -> str:
        if "F" in options:
            return "F" if before not in "D" else "w"
        participle = options == "BV" and (form.endswith("s") or following == self._agent)
        finite = "V" in options and "T" not in options and not participle
        if finite and self._finite_here(form, before, following):
            return "V"
        tag = "T" if "T" in options else "B" if "B" in options else "w"
        return tag if before not in "Dd" else "w"

    def _finite_here(self, form: str, before: str, following: str) -> bool:
        is_noun_too = form in self._grammar.homographs
        if before in "DdP" or (before == "#" and is_noun_too):
            return False
        if is_noun_too:
            return before in "SKGNRI" or (before in ",»w)BC" and self._begins_phrase(following))
        return True

    def _begins_phrase(self, form: str) -> bool:
        grammar = self._grammar
        if form[0] in "-«:" or form in grammar.que | grammar.to | grammar.interrogatives:
            return True
        return grammar.closed.get(form) == "D"


def _mark_or_number(form: str) -> str:
    if not form[0].isalnum() and (form[0] != "-" or len(form) == 1):
        return "." if form[0] in _ENDS else form[0]
    return "#" if form[0].isdigit() else ""


def _fixed_tags(grammar: Grammar, rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return the tags of closed words and marks that neither context nor capital changes."""
    words = {form: tag for form, tag in grammar.closed.items() if form not in rules}
    marks = {mark: mark for mark in ",;:()«»."}
    return {**words, **marks, "?": ".", "!": ".", **dict.fromkeys(grammar.que, "Q")}


def _first_pairs(phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase[:2] for group in phrases.values() for phrase in group)


def _ends_in_auxiliary(tags: Sequence[str]) -> bool:
    for tag in reversed(tags):
        if tag in "HE":
            return True
        if tag not in "AIGB":
            return False
    return False
