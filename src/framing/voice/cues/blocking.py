"""Which blockers can hold at a verb, by the words that they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from framing.voice.cues.lookup import Line
from framing.voice.cues.records import Blocker

_REACH = 30
"""Words before a verb: more than the characters that a blocker looks back over can hold."""


class Blocking:
    """The blockers, found by their words: those before the verb, the others in the sentence."""

    def __init__(self, blockers: Sequence[Blocker]) -> None:
        self._blockers = blockers
        self._before: dict[str, list[int]] = defaultdict(list)
        self._anywhere: dict[str, list[int]] = defaultdict(list)
        self._always = [number for number, each in enumerate(blockers) if not each.needs]
        for number, each in enumerate(blockers):
            place = self._before if each.before and "?" not in each.needs else self._anywhere
            for word in each.needs:
                place[word].append(number)

    def reason(self, line: Line, verb: int) -> str:
        """Return why the verb of saying at word `verb` reports nothing, or "" if it does."""
        near = self._near(line, verb)
        span = line.span(verb) if near else (0, 0)
        holding = [each for each in near if each.blocks(line.text, span)]
        if not holding or any(each.effect == "keep" for each in holding):
            return ""
        return holding[0].name

    def _near(self, line: Line, verb: int) -> list[Blocker]:
        before = frozenset(line.forms[max(0, verb - _REACH) : verb])
        numbers = {
            *self._always,
            *_found(self._before, before),
            *_found(self._anywhere, line.present),
        }
        return [self._blockers[number] for number in sorted(numbers)]


def _found(by_word: dict[str, list[int]], present: frozenset[str]) -> Iterable[int]:
    if by_word.keys().isdisjoint(present):
        return ()
    return [number for word in by_word.keys() & present for number in by_word[word]]
