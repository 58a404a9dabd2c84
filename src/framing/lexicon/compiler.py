"""Lexicons → `Program`: each word is inflected once, equal patterns are kept once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from framing.lexicon.entries import Entry, Lexicon
from framing.lexicon.graph import Graph
from framing.lexicon.inflection import forms, function_word, is_function_word
from framing.lexicon.negation import NegationRules
from framing.lexicon.patterns import Choice, Gap, Glob, Maybe, Sequence, SetRef, Word, parse
from framing.lexicon.patterns import Node as Pattern
from framing.lexicon.program import CuePlan, Node, Plan, Program, Step, WordClass
from framing.lexicon.vocabulary import fold_word

Sets = Mapping[str, tuple[str, ...]]

_HYPHEN = "-"


def compile_program(lexicons: Iterable[Lexicon], negation: NegationRules) -> Program:
    """Return the program that finds the entries of `lexicons`, in their order."""
    compiler = _Compiler()
    lexicons = tuple(lexicons)
    plans = tuple(
        compiler.plan(lexicon, category.name, entry)
        for lexicon in lexicons
        for category, entry in lexicon.entries()
    )
    cues = tuple(
        CuePlan(compiler.pattern(rule.cue, {}), compiler.any_of(rule.excluded, {}), rule.reach)
        for rule in negation.rules
    )
    program = Program(
        classes=tuple(compiler.classes),
        nodes=tuple(compiler.nodes),
        costs=compiler.costs(),
        common=compiler.common(),
        plans=plans,
        cues=cues,
        clause_marks=negation.clause_marks,
        clause_words=negation.clause_words,
        versions={lexicon.frame: lexicon.hash for lexicon in lexicons},
    )
    return replace(program, keys=tuple(sorted(Graph(program).keys())))


class _Compiler:
    """Holds the growing graph; every method returns the index of a node."""

    def __init__(self) -> None:
        self.classes: dict[WordClass, int] = {}
        self._kinds: list[WordClass] = []
        self.nodes: dict[Node, int] = {}
        self._listed: list[Node] = []
        self._patterns: dict[str, int] = {}
        self._words: dict[Word, int] = {}
        self._sets: dict[tuple[str, tuple[str, ...]], int] = {}
        self._usage: Counter[int] = Counter()
        self._grammatical: set[int] = set()

    def costs(self) -> tuple[int, ...]:
        """Return how often each word class is used in entries."""
        return tuple(
            sum(self._usage[each] for each in self._members(index))
            for index in range(len(self._kinds))
        )

    def common(self) -> tuple[int, ...]:
        """Return the word classes that hold a form of a grammatical word, alone or in a union.

        Forms of one letter are what elision leaves of such words.
        """
        words = {form for index in self._grammatical for form in self._kinds[index].forms}
        words |= {form for kind in self._kinds for form in kind.forms if len(form) == 1}
        return tuple(
            index
            for index in range(len(self._kinds))
            if any(not words.isdisjoint(self._kinds[each].forms) for each in self._members(index))
        )

    def plan(self, lexicon: Lexicon, category: str, entry: Entry) -> Plan:
        """Return the plan of an entry."""
        sets, near = lexicon.sets, entry.only_near
        return Plan(
            frame=lexicon.frame,
            category=category,
            entry=entry.name,
            parts=tuple(self.pattern(pattern, sets) for pattern in entry.patterns),
            within=entry.within if isinstance(entry.within, int) else -1,
            ordered=entry.ordered,
            weight=entry.weight,
            is_name=entry.is_name,
            excluded=self.any_of(entry.excluded, sets),
            unless=self.any_of(entry.unless, sets),
            near=self.any_of(near.patterns, sets) if near else -1,
            near_within=near.within if near else 0,
        )

    def any_of(self, patterns: tuple[str, ...], sets: Sets) -> int:
        """Return a node that matches where one of `patterns` does; -1 for none."""
        if not patterns:
            return -1
        return self._choice(tuple(self.pattern(pattern, sets) for pattern in patterns))

    def pattern(self, text: str, sets: Sets) -> int:
        """Return the node of a pattern."""
        known = None if "@" in text else self._patterns.get(text)
        if known is None:
            known = self._node(parse(text), sets)
            if "@" not in text:
                self._patterns[text] = known
        return known

    def _node(self, pattern: Pattern, sets: Sets) -> int:
        match pattern:
            case Word():
                return self._word(pattern)
            case Glob():
                return self._glob(pattern.text)
            case SetRef():
                return self._set(pattern.name, sets)
            case Choice():
                return self._choice(tuple(self._node(option, sets) for option in pattern.options))
            case Sequence():
                return self._sequence(list(zip(pattern.items, pattern.joints, strict=True)), sets)
            case Maybe():
                return self._node(pattern.node, sets)
            case _:
                raise TypeError(f"a gap stands alone: {pattern!r}")

    def _add(self, node: Node) -> int:
        index = self.nodes.setdefault(node, len(self.nodes))
        if index == len(self._listed):
            self._listed.append(node)
        return index

    def _choice(self, options: tuple[int, ...]) -> int:
        """Put alternatives that are words in one class."""
        flat = dict.fromkeys(inner for option in options for inner in self._options(option))
        words = [option for option in flat if self._listed[option].word >= 0]
        longer = [option for option in flat if self._listed[option].word < 0]
        kept = (*self._union(words), *longer)
        return kept[0] if len(kept) == 1 else self._add(Node(options=kept))

    def _options(self, node: int) -> tuple[int, ...]:
        return self._listed[node].options or (node,)

    def _union(self, words: list[int]) -> Iterator[int]:
        """Yield the node of one class for those of several words."""
        if len(words) < 2:
            yield from words
            return
        classes = (self._listed[word].word for word in words)
        members = {member for each in classes for member in self._members(each)}
        joint = WordClass("union", tuple(map(str, sorted(members))))
        yield self._class(joint)

    def _members(self, index: int) -> tuple[int, ...]:
        """Return the classes that a class is the union of, itself if it is none."""
        kind, members = self._kinds[index]
        return tuple(map(int, members)) if kind == "union" else (index,)

    def _set(self, name: str, sets: Sets) -> int:
        key = (name, sets[name])
        if key not in self._sets:
            self._sets[key] = self.any_of(sets[name], sets)
        return self._sets[key]

    # Words

    def _word(self, word: Word) -> int:
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._new_word(word)
        else:
            self._usage[self._head(known)] += 1
        return known

    def _head(self, node: int) -> int:
        """Return the class of a word's node, also of one that an article may follow."""
        word, _, steps = self._listed[node]
        return self._listed[steps[0].node].word if steps else word

    def _new_word(self, word: Word) -> int:
        if word.exact:
            cased = any(map(str.isupper, word.text))
            form = word.text if cased else fold_word(word.text)
            return self._class(WordClass("cased" if cased else "forms", (form,)))
        name = word.text.lower()
        word_class = WordClass("forms", _folded_forms(word.text))
        node = self._class(word_class)
        if is_function_word(name):
            self._grammatical.add(self._head(node))
        row = function_word(name)
        return self._contracted(node, tuple(row["then"])) if row and "then" in row else node

    def _contracted(self, node: int, following: tuple[str, ...]) -> int:
        """Let *de* be followed by *la* or *l'*."""
        article = self._class(WordClass("forms", following))
        return self._add(Node(steps=(Step(node, False, 0, ""), Step(article, True, 0, ""))))

    def _class(self, word_class: WordClass) -> int:
        index = self.classes.setdefault(word_class, len(self.classes))
        if index == len(self._kinds):
            self._kinds.append(word_class)
        self._usage[index] += 1
        return self._add(Node(word=index))

    def _glob(self, text: str) -> int:
        """A `*` between letters may also hold a hyphen: `néo*colon*` finds *néo-colonial*."""
        whole = self._class(WordClass("glob", (_glob_regex(text),)))
        halves = re.split(r"(?<=\w)\*(?=\w)", text)
        if len(halves) == 1:
            return whole
        parts = [self._class(WordClass("glob", (_glob_regex(half),))) for half in _starred(halves)]
        marks = ["", *[_HYPHEN] * (len(parts) - 1)]
        steps = tuple(Step(part, False, 0, mark) for part, mark in zip(parts, marks, strict=True))
        return self._choice((whole, self._add(Node(steps=steps))))

    # Sequences

    def _sequence(self, items: list[tuple[Pattern, str]], sets: Sets) -> int:
        free = _free_optional(items)
        if free is not None:
            kept = [*items[:free], (_inner(items[free][0]), items[free][1]), *items[free + 1 :]]
            dropped = _trimmed([*items[:free], *items[free + 1 :]])
            return self._choice((self._sequence(kept, sets), self._sequence(dropped, sets)))
        steps: list[Step] = []
        gap = 0
        for item, marks in items:
            if isinstance(item, Gap):
                gap += item.words
                continue
            node = self._node(item, sets)
            steps += self._steps(Step(node, isinstance(item, Maybe), gap, marks))
            gap = 0
        return steps[0].node if len(steps) == 1 else self._add(Node(steps=tuple(steps)))

    def _steps(self, step: Step) -> tuple[Step, ...]:
        """Put the steps of a sequence in the place of a mandatory step that is one."""
        inner = self._listed[step.node].steps
        if step.optional or not inner:
            return (step,)
        first = inner[0]._replace(gap=step.gap, marks=step.marks)
        return (first, *inner[1:])


@lru_cache(maxsize=65536)
def _folded_forms(word: str) -> tuple[str, ...]:
    return tuple(sorted({fold_word(form) for form in forms(word)}))


def _glob_regex(text: str) -> str:
    return r"\w*".join(re.escape(part) for part in fold_word(text).split("*"))


def _starred(halves: list[str]) -> list[str]:
    """Keep the star on both sides of the hyphen it may hold: `néo*`, `*colon*`."""
    last = len(halves) - 1
    return [half + ("*" if index < last else "") for index, half in enumerate(halves)]


def _free_optional(items: list[tuple[Pattern, str]]) -> int | None:
    """Return the first optional item that has nothing before it, or a gap."""
    for index, (item, _) in enumerate(items):
        if isinstance(item, Maybe) and (index == 0 or isinstance(items[index - 1][0], Gap)):
            return index
    return None


def _inner(item: Pattern) -> Pattern:
    return item.node if isinstance(item, Maybe) else item


def _trimmed(items: list[tuple[Pattern, str]]) -> list[tuple[Pattern, str]]:
    """Drop gaps at either end, which an optional item may leave behind."""
    while items and isinstance(items[0][0], Gap):
        items = items[1:]
    while items and isinstance(items[-1][0], Gap):
        items = items[:-1]
    return items
