"""A source's noun phrase taken apart: head noun, names, complement, country."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.actors.lexicon import ActorLexicon, Head, Name
from framing.voice.actors.names import NameFinder
from framing.voice.actors.nouns import NounPhrase
from framing.voice.actors.propers import ProperNames
from framing.voice.actors.tokens import Token, read_tokens, token_text

_NAME_LENGTH = 2


class PhraseReader:
    """Takes source phrases apart by the words of a lexicon."""

    def __init__(self, lexicon: ActorLexicon, finder: NameFinder) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words
        self._finder = finder
        self._propers = ProperNames(lexicon)
        self.openings = frozenset().union(*lexicon.words.values(), lexicon.heads, lexicon.demonyms)
        self._start_words = (
            lexicon.words["definite"] | lexicon.words["indefinite"] | lexicon.words["possessive"]
        )

    def tokens(self, phrase: str, *, limit: int | None = None) -> list[Token]:
        """Return the words of `phrase`, known names as one each; as many as a source ever has."""
        return read_tokens(phrase, self._finder, limit)

    def segments(self, phrase: str) -> list[NounPhrase]:
        """Return the noun phrases of `phrase` that commas, dashes and brackets set apart."""
        groups: list[list[Token]] = [[]]
        for token in self.tokens(phrase):
            if token.key in self.words["punctuation"]:
                groups.append([])
            else:
                groups[-1].append(token)
        return [self.read(group) for group in groups if group]

    def read(self, tokens: Sequence[Token], preposition: str = "") -> NounPhrase:
        """Return one noun phrase taken apart, and how it is bound to the one before it."""
        phrase = NounPhrase(preposition=preposition)
        index = self._opening(phrase, tokens)
        phrase.start = tokens[index].start if index < len(tokens) else tokens[0].start
        phrase.end = tokens[-1].end
        while index < len(tokens):
            key = tokens[index].key
            if tokens[index].name is None:
                if key in self.words["relative"]:
                    phrase.end = tokens[max(index - 1, 0)].end
                    break
                if self._binds(tokens, index):
                    self._attach(phrase, tokens[index:])
                    break
            index = self._take(phrase, tokens, index)
        return phrase

    def _binds(self, tokens: Sequence[Token], index: int) -> bool:
        key = tokens[index].key
        if self._propers.is_particle(tokens, index) or self._propers.is_initial(tokens, index):
            return False
        return key in self.words["preposition"] or key in self.words["conjunction"]

    def _opening(self, phrase: NounPhrase, tokens: Sequence[Token]) -> int:
        """Read determiners and quantifiers; return where the noun begins."""
        index = self._after_quantifier(phrase, tokens)
        while index < len(tokens) - 1 and tokens[index].name is None:
            key = tokens[index].key
            article = key in self.words["article"] and len(tokens) > _NAME_LENGTH
            if self._propers.is_particle(tokens, index) and not (phrase.definite or article):
                break
            if key in self.words["of"] and index == 0:
                phrase.plural = phrase.belonging = True
            elif key in self._start_words or key in self.words["number"] or key[0].isdigit():
                self._determine(phrase, tokens[index])
            elif key not in self.words["quantifier"] or self._is_noun(phrase, key):
                break
            index += 1
        return index

    def _is_noun(self, phrase: NounPhrase, key: str) -> bool:
        """Tell *la partie russe* from *une partie des Russes*."""
        return phrase.definite and key in self.lexicon.heads

    def _after_quantifier(self, phrase: NounPhrase, tokens: Sequence[Token]) -> int:
        quantified = False
        for index, token in enumerate(tokens[:-1]):
            key = token.key
            if quantified and key in self.words["partitive"]:
                phrase.plural = True
                return index + 1
            quantifies = self._quantifies(key)
            quantified = quantified or quantifies
            if not quantifies and key not in self._start_words:
                break
        return 0

    def _quantifies(self, key: str) -> bool:
        return key in self.words["quantifier"] or key in self.words["number"] or key[0].isdigit()

    def _determine(self, phrase: NounPhrase, token: Token) -> None:
        words, key = self.words, token.key
        its = key in words["definite"] or key in words["possessive"]
        phrase.determined = True
        phrase.titular = token.capital
        phrase.definite = phrase.definite or its
        phrase.ours = phrase.ours or key in words["ours"]
        phrase.owned = phrase.owned or (key in words["possessive"] and not phrase.ours)
        phrase.plural = phrase.plural or key in words["plural"] or key in words["number"]
        counted = key in words["number"] and not phrase.definite
        phrase.many = phrase.many or (key in words["many_countries"] and not counted)
        if key in words["feminine"]:
            phrase.gender = "f"
        elif key in words["masculine"]:
            phrase.gender = "m"

    def _take(self, phrase: NounPhrase, tokens: Sequence[Token], index: int) -> int:
        """Read the word at `index` into `phrase`; return the index of the next one to read."""
        token = tokens[index]
        if token.name is not None:
            return self._take_name(phrase, tokens, index, token.name)
        if token.key in self.words["title"]:
            return self._take_title(phrase, token, index)
        if token.key in self.words["former"] and (phrase.head or index + 1 < len(tokens)):
            phrase.former = True
            return index + 1
        phrase.many = phrase.many or token.key in self.words["many_countries"]
        phrase.seen = phrase.seen or token.key in self.words["quoting"]
        return (
            self._take_head(phrase, tokens, index)
            or self._take_adjective(phrase, token, index)
            or self._take_proper(phrase, tokens, index)
            or index + 1
        )

    def _take_title(self, phrase: NounPhrase, token: Token, index: int) -> int:
        phrase.titled = True
        phrase.lawyer = token.key in self.words["lawyer_title"]
        phrase.gender = "f" if token.key in self.words["feminine_title"] else "m"
        return index + 1

    def _take_name(
        self, phrase: NounPhrase, tokens: Sequence[Token], index: int, name: Name
    ) -> int:
        if self._propers.follows_first_name(tokens, index, name):
            return index + 1
        country = name.actor.country or ""
        if name.kind == "place" or (name.kind == "state" and self._is_qualifier(phrase)):
            phrase.place = phrase.place or country
        elif phrase.name is None or name.kind == "person" != phrase.name.kind:
            phrase.name = name
            if name.kind == "person" and tokens[index].start == phrase.start:
                phrase.leading_person = True
        return index + 1

    def _is_qualifier(self, phrase: NounPhrase) -> bool:
        return bool(phrase.proper or phrase.head or phrase.name)

    def _take_head(self, phrase: NounPhrase, tokens: Sequence[Token], index: int) -> int:
        token = tokens[index]
        key = token.key
        if key.startswith("ex-"):
            phrase.former, key = True, key[3:]
        if phrase.head is not None or (phrase.person and token.capital):
            return 0
        if not phrase.definite and self._propers.is_first_name(tokens, index):
            return 0
        if phrase.titular and token.capital and key in self.words["press_title"]:
            return 0
        for words, head in self.lexicon.heads.get(key, ()):
            if all(_same(words[n], tokens, index + n) for n in range(1, len(words))):
                self._set_head(phrase, head)
                return index + len(words)
        return 0

    def _set_head(self, phrase: NounPhrase, head: Head) -> None:
        phrase.head = head
        phrase.plural = phrase.plural or head.plural
        if head.gender != "b":
            phrase.gender = head.gender

    def _take_adjective(self, phrase: NounPhrase, token: Token, index: int) -> int:
        demonym = self.lexicon.demonyms.get(token.key)
        if demonym and not self._is_language(phrase, token):
            phrase.demonym = phrase.demonym or demonym.country
            if phrase.head is None and token.capital and not phrase.person:
                phrase.citizen = True
                phrase.plural = phrase.plural or demonym.plural
                phrase.gender = demonym.gender if demonym.gender != "b" else phrase.gender
            return index + 1
        if modifier := self.lexicon.modifiers.get(token.key):
            phrase.modifier = phrase.modifier or modifier
            return index + 1
        return 0

    def _is_language(self, phrase: NounPhrase, token: Token) -> bool:
        """Tell *en russe, du français* from a word for what is Russian or French."""
        bound = phrase.preposition in self.words["before_language"]
        return bound and phrase.head is None and not token.capital and token.start == phrase.start

    def _take_proper(self, phrase: NounPhrase, tokens: Sequence[Token], index: int) -> int:
        """Read a run of capitalised words as a person's or another proper name."""
        if not tokens[index].capital or self._propers.is_initial(tokens, index):
            return 0
        end = self._propers.run_end(tokens, index)
        if tokens[index].key in self.words["institution"] and end == index + 1:
            return end
        begin = self._propers.name_begin(tokens, index, end, bound=bool(phrase.preposition))
        text = token_text(tokens[begin:end])
        stripped = begin > index and end - begin > 1
        phrase.firm = self._bears(tokens[begin:end], "firm_title")
        phrase.press = phrase.definite and self._bears(tokens[begin:end], "press_title")
        person = stripped or self._is_person(phrase, tokens, begin, end)
        if person and not phrase.firm and not phrase.press:
            phrase.person = phrase.person or text
            phrase.leading_person = phrase.leading_person or tokens[begin].start == phrase.start
            phrase.gender = self._propers.gender(tokens[begin].key) or phrase.gender
        else:
            phrase.proper = phrase.proper or text
        return end

    def _bears(self, name: Sequence[Token], role: str) -> bool:
        """Tell whether a name holds a word such as firms or newspapers bear, and no first name."""
        first = name[0].key.split("-")[0] in self.lexicon.first_names
        return not first and any(token.key in self.words[role] for token in name)

    def _is_person(self, phrase: NounPhrase, tokens: Sequence[Token], begin: int, end: int) -> bool:
        if phrase.titled or tokens[begin].key.split("-")[0] in self.lexicon.first_names:
            return True
        if phrase.head is not None:
            return phrase.head.human and not tokens[begin].text.isupper()
        if phrase.preposition:
            return False
        return end - begin >= 2 and not any(t.text.isupper() for t in tokens[begin:end])

    def _attach(self, phrase: NounPhrase, tokens: Sequence[Token]) -> None:
        """Read what a preposition or conjunction binds to `phrase`, not who quotes it (*par l'AFP*)."""
        if len(tokens) < 2 or self._is_quoting(phrase, tokens[0]):
            return
        bound = self.read(tokens[1:], tokens[0].key)
        bound.binding = tokens[0].key in self.words["binding"]
        bound.joined = tokens[0].key in self.words["joining"]
        bound.contracted = tokens[0].key in self.words["contracted"]
        phrase.complement = bound
        phrase.former = phrase.former or tokens[-1].key in self.words["retired"]
        phrase.end = bound.end
        self._lift_person(phrase, bound)

    def _is_quoting(self, phrase: NounPhrase, preposition: Token) -> bool:
        """Tell whether *par* names who passes it on: a speaker quoted, a document seen."""
        if phrase.head is None or preposition.key not in self.words["agent"]:
            return False
        return phrase.head.human or (bool(phrase.head.document) and phrase.seen)

    def _lift_person(self, phrase: NounPhrase, bound: NounPhrase) -> None:
        """Give `phrase` a person who stands in apposition behind its complement."""
        if phrase.person or bound.leading_person or (phrase.head and phrase.head.document):
            return
        if bound.head is not None and bound.head.human and not bound.joined:
            return
        if bound.person:
            phrase.person, bound.person = bound.person, ""
            phrase.gender = bound.gender or phrase.gender
        elif bound.name is not None and bound.name.kind == "person" and phrase.name is None:
            phrase.name, bound.name = bound.name, None


def _same(word: str, tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].key == word
