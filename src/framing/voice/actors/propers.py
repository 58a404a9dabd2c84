"""Runs of capitalised words: where a person's or another proper name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.actors.forms import plain
from framing.voice.actors.lexicon import ActorLexicon, Name
from framing.voice.actors.tokens import Token


class ProperNames:
    """Reads names that no lexicon holds, by their capitals, particles and first names."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words

    def run_end(self, tokens: Sequence[Token], index: int) -> int:
        """Return the end of the run of capitals and particles that begins at `index`."""
        end = index + 1
        while end < len(tokens):
            last = end
            while last < len(tokens) - 1 and tokens[last].key in self.words["particle"]:
                last += 1
            token = tokens[last]
            if token.name is not None and not self.follows_first_name(tokens, last, token.name):
                break
            if not token.capital or (last > end and self._begins_noun(token)):
                break
            end = last + 1
        return end

    def _begins_noun(self, token: Token) -> bool:
        return token.key in self.lexicon.heads or token.key in self.words["institution"]

    def name_begin(
        self, tokens: Sequence[Token], index: int, end: int, *, bound: bool = False
    ) -> int:
        """Return where in a run the name begins, behind words like *Défense* or *Assemblée*.

        Args:
            tokens: The words of the phrase.
            index: Where the run begins.
            end: Where it ends.
            bound: It stands in a complement, whose own name it may begin with (*Sonabel Awa Kaba*).
        """
        begin = index
        while begin < end - 2 and tokens[begin].key in self.words["institution"]:
            begin += 1
        firsts = range(begin, end - 1) if bound else range(begin, begin + 1)
        return next((place for place in firsts if self._is_first(tokens[place])), begin)

    def _is_first(self, token: Token) -> bool:
        return token.key.split("-")[0] in self.lexicon.first_names

    def is_first_name(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether a noun is a first name here (*Pape Diouf*, not *le pape François*)."""
        after = tokens[index + 1 : index + 2]
        listed = tokens[index].capital and self._is_first(tokens[index])
        return (
            listed and bool(after) and after[0].capital and after[0].key not in self.lexicon.heads
        )

    def gender(self, key: str) -> str:
        """Return the gender of a first name, empty when it tells none."""
        firsts = self.lexicon.first_names
        gender = firsts.get(key) or firsts.get(key.partition("-")[0], "")
        return "" if gender == "b" else gender

    def is_initial(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether a letter stands for the first name of a known surname (*B. Obama*)."""
        after = tokens[index + 1 : index + 2]
        return len(tokens[index].key) == 1 and bool(
            after and after[0].name and after[0].name.surname
        )

    def follows_first_name(self, tokens: Sequence[Token], index: int, name: Name) -> bool:
        """Tell whether another first name makes a known surname someone else's."""
        before = tokens[index - 1] if index else None
        return bool(
            before
            and name.surname
            and before.name is None
            and before.capital
            and before.key in self.lexicon.first_names
            and before.key not in plain(name.actor.name)
        )

    def is_particle(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether a capitalised particle begins a name (*De Gaulle*)."""
        token, after = tokens[index], tokens[index + 1 : index + 2]
        if not (after and token.capital and token.key in self.words["particle"]):
            return False
        key = after[0].key
        known = after[0].name or key in self.lexicon.heads or key in self.lexicon.demonyms
        return after[0].capital and not known
