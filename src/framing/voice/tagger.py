"""Word tags from closed classes, verb tables and the words beside: no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from framing.voice.grammar import Grammar, load_grammar
from framing.voice.links import load_links
from framing.voice.words import Tagged

_ENDS = frozenset(".!?…")
_DASHES = frozenset("–—")
_OPENING = frozenset(".«:-")
"""Tags behind which a capital may say nothing."""
_KNOWN_WORDS = 1 << 16
_FARTHEST = 5
"""Words between an auxiliary and its participle."""
_BETWEEN = "AIGB"
"""Their tags."""
_FAR = f"{_BETWEEN}qQ"
"""Tags before a word that may belong to something farther away."""
_PHRASE = "b"
"""What a word shows that begins a phrase."""

_Key = TypeVar("_Key")

Rule = Callable[[str, str, str], str]
"""From a form, the tag before it and what the form behind it can be (see `_show`) to its tag."""


class Kept(dict[_Key, str]):
    """What a function returns, asked once for each key; forgotten when there are too many."""

    def __init__(self, find: Callable[[_Key], str]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> str:
        """Return what the function returns, and keep it."""
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        found = self[key] = self._find(key)
        return found


class SurfaceTagger:
    """Tags words by closed classes, verb tables and the words beside."""

    def __init__(self, grammar: Grammar | None = None) -> None:
        self._grammar = grammar or load_grammar()
        self._verbs = self._grammar.verbs
        others = self._grammar.auxiliary_forms.keys() | self._grammar.auxiliary_homographs
        self._auxiliaries = (self._grammar.avoir | self._grammar.etre) - others
        self._agent = load_links().agent
        self._rules = self._read_rules()
        self._fixed = _fixed_tags(self._grammar, self._rules)
        self._closed = self._fixed.keys() | self._rules.keys()
        self._anchors = self._read_anchors()
        self._governing = self._grammar.infinitive_prepositions
        self._settled = Kept(self._settle)
        self._shown = Kept(self._show)
        self._decided = Kept(self._decide)

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

    def _read_anchors(self) -> dict[str, set[int]]:
        """Return the rarest word of each adverb of several words, with its places in them."""

        def rarity(word: str) -> tuple[bool, bool, int]:
            return word not in self._rules, word not in self._fixed, len(word)

        anchors: dict[str, set[int]] = {}
        for phrase in chain.from_iterable(self._grammar.phrases.values()):
            rarest = max(phrase, key=rarity)
            anchors.setdefault(rarest, set()).add(phrase.index(rarest))
        return anchors

    def tag(self, sentences: Sequence[Tagged]) -> list[str]:
        """Return the tags of each sentence, one a word."""
        return [self._sentence(sentence) for sentence in sentences]

    def _sentence(self, sentence: Tagged) -> str:
        text, forms = sentence.text, (".", *sentence.forms, ".", ".")
        tags = [*map(self._settled.__getitem__, forms)]
        capitals = {at for at, start in enumerate(sentence.starts, 1) if text[start].isupper()}
        for index in capitals:
            if forms[index] not in self._closed:
                tags[index] = "" if tags[index - 1] in _OPENING else "N"
        for first, last in self._adverbs(forms):
            tags[first:last] = "A" * (last - first)
        shown, decided, governing = self._shown, self._decided, self._governing
        merged = self._grammar.merged
        for index in [at for at, tag in enumerate(tags) if not tag]:
            before, following = tags[index - 1], forms[index + 1]
            if forms[index - 1] in merged:
                before = "D"  # au pouvoir
            elif before in _FAR:
                before = self._related(forms, index, tags)
            if following in governing and before in "wNBC" and "F" in shown[forms[index + 2]]:
                behind = _PHRASE  # de, à before an infinitive
            else:
                behind = shown[following]
            tags[index] = decided[forms[index], before, behind, index in capitals]
        return "".join(tags[1:-2])

    def _related(self, forms: Sequence[str], index: int, tags: Sequence[str]) -> str:
        """Return the tag of what a word belongs to, when something may lie between the two.

        A participle belongs to the auxiliary; *comme, ainsi que* stand like a subject before a
        closed word: *comme le dit X*.
        """
        form, before = forms[index], tags[index - 1]
        if form in self._rules:
            return "S" if self._compares(forms, index) else before
        reaches = _ends_in_auxiliary(tags[max(0, index - _FARTHEST) : index])
        return "H" if reaches and self._may_complete(form) else before

    def _compares(self, forms: Sequence[str], index: int) -> bool:
        phrases = self._grammar.comparing
        return forms[index - 1] in phrases or " ".join(forms[index - 2 : index]) in phrases

    def _adverbs(self, forms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """Yield where adverbs of several words begin and end."""
        anchors, phrases, done = self._anchors, self._grammar.phrases, 0
        if anchors.keys().isdisjoint(forms):
            return
        hits = [(at, anchors[form]) for at, form in enumerate(forms) if form in anchors]
        for first in sorted([at - offset for at, offsets in hits for offset in offsets]):
            for phrase in phrases.get(forms[first], ()) if first >= done else ():
                if forms[first : first + len(phrase)] == phrase:
                    done = first + len(phrase)
                    yield first, done
                    break

    def _settle(self, form: str) -> str:
        """Return the tag of a form, written small, or "" when its neighbours decide."""
        if form in self._rules:
            return ""
        if tag := self._fixed.get(form) or _mark_or_number(form):
            return tag
        grammar = self._grammar
        if form in self._verbs or form.endswith(grammar.participle_endings + grammar.tense_endings):
            return ""
        return self._open(form, "d", "", capital=False)

    def _show(self, form: str) -> str:
        """Return what a form shows to the one before it, a letter each.

        The tags that it may have as a verb, and `v` if there is one; `x` if it is an auxiliary and
        nothing else, `o` another finite verb and no noun; `D` if it makes *de* a
        determiner; `a` if it announces an agent; `b` if it begins a phrase.
        """
        grammar = self._grammar
        verb = self._verbs.get(form, "") + "V" * (form in grammar.avoir | grammar.etre)
        helps = form in self._auxiliaries
        only = "V" in verb and "B" not in verb and not helps and form not in grammar.homographs
        determined, agent = form in grammar.de_determiners, form == self._agent
        begins = _PHRASE * self._begins_phrase(form)
        return (
            verb
            + "x" * helps
            + "o" * only
            + "v" * bool(verb)
            + "D" * determined
            + "a" * agent
            + begins
        )

    def _decide(self, place: tuple[str, str, str, bool]) -> str:
        """Return the tag of a word from its form, the tag before, what is behind, its capital."""
        form, before, behind, capital = place
        if rule := self._rules.get(form):
            return rule(form, before, behind)
        known = form in self._verbs or form.endswith(self._grammar.adverb_endings)
        if capital and not known:
            return "N"
        if before in "HE" and self._may_complete(form):
            return "B"
        return self._open(form, before, behind, capital=capital)

    def _may_complete(self, form: str) -> bool:
        """Tell whether a form may be the participle of an auxiliary before it."""
        endings = self._grammar.participle_endings
        return "B" in self._verbs.get(form, "") or form.endswith(endings)

    def _auxiliary(self, form: str, before: str, behind: str) -> str:
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

    def _coordinator(self, form: str, before: str, behind: str) -> str:
        return "w" if before in "DdP" else "C"

    def _article(self, form: str, before: str, behind: str) -> str:
        """Tell an article from the object of the verb behind it."""
        known = "v" in behind if before in "SGKN" else before == "w" and "o" in behind
        return "K" if known else "D"

    def _person(self, form: str, before: str, behind: str) -> str:
        return "K" if before in "SRwNB»)" and "v" in behind else "S"

    def _contracted(self, form: str, before: str, behind: str) -> str:
        """Tell the preposition from the article that *du, des* may be."""
        return "d" if before in self._grammar.contracted[form] else "D"

    def _de(self, form: str, before: str, behind: str) -> str:
        partitive = "D" in behind and before not in "wNB#"
        return "D" if partitive else "d"

    def _adverbial(self, form: str, before: str, behind: str) -> str:
        infinitive = "F" in behind
        clitic = infinitive or "x" in behind or ("V" in behind and before in "SGNK")
        return "K" if clitic else "P"

    def _open(self, form: str, before: str, behind: str, *, capital: bool) -> str:
        grammar = self._grammar
        if form in grammar.negations:
            return "G" if form in grammar.ne else "A"
        if options := self._verbs.get(form):
            return self._verb(form, options, before, behind)
        if form.endswith(grammar.infinitive_endings):
            return "F"
        is_verb = before not in "DdP#" and form not in grammar.homographs
        if is_verb and form.endswith(grammar.tense_endings):
            return "V"
        if form.endswith(grammar.adverb_endings) and form not in grammar.nouns_in_ment:
            return "A"
        return "N" if capital and before not in ".«" else "w"

    def _verb(self, form: str, options: str, before: str, behind: str) -> str:
        if "F" in options:
            return "F" if before not in "D" else "w"
        participle = options == "BV" and (form.endswith("s") or "a" in behind)
        finite = "V" in options and "T" not in options and not participle
        if finite and self._finite_here(form, before, behind):
            return "V"
        tag = "T" if "T" in options else "B" if "B" in options else "w"
        return tag if before not in "Dd" else "w"

    def _finite_here(self, form: str, before: str, behind: str) -> bool:
        is_noun_too = form in self._grammar.homographs
        if before in "DdP" or (before == "#" and is_noun_too):
            return False
        if is_noun_too:
            return before in "SKGNRI" or (before in ",»w)BC" and "b" in behind)
        return True

    def _begins_phrase(self, form: str) -> bool:
        grammar = self._grammar
        if form[0] in "-«:" or form in grammar.que | grammar.to | grammar.interrogatives:
            return True
        return grammar.closed.get(form) == "D"


def _mark_or_number(form: str) -> str:
    if not form[0].isalnum() and (form[0] != "-" or len(form) == 1):
        return "." if form[0] in _ENDS else "-" if form[0] in _DASHES else form[0]
    return "#" if form[0].isdigit() else ""


def _fixed_tags(grammar: Grammar, rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return the tags of closed words and marks that neither context nor capital changes."""
    words = {form: tag for form, tag in grammar.closed.items() if form not in rules}
    marks = {mark: mark for mark in ",;:()«»."}
    return {**words, **marks, "?": ".", "!": ".", **dict.fromkeys(grammar.que, "Q")}


def _ends_in_auxiliary(tags: Sequence[str]) -> bool:
    for tag in reversed(tags):
        if tag in "HE":
            return True
        if tag not in _BETWEEN:
            return False
    return False
