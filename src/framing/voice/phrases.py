"""Where noun phrases begin and end, and who is the subject of a verb, read off the tags."""

from __future__ import annotations

import re

from framing.voice.links import load_links
from framing.voice.words import Words

Range = tuple[int, int]
"""First and last word, both included."""

_HEAD = r"[DA#]*(?:[wNB#]+|«[^«»]{1,12}»)"
_PHRASE = re.compile(
    rf"(?:{_HEAD}|D{{1,2}}dP?{_HEAD})(?:A?[wNB#]+|[wNB#]*d{_HEAD}|\([^()]*\)|«[^«»]{{1,12}}»"
    rf"|-(?=[wN])|P(?=N){_HEAD}|C(?=[dDPN]){_HEAD}|Cd{_HEAD}|CP{_HEAD})*"
)
_APPOSITION = re.compile(r",(?:[DA#]*[wN#BT]|dD?N)[^,;:.VHEFT«»QRq(]*(?:\([^()]*\))?(?=[,.»;«:]|$)")
_LEADING = re.compile(rf"(?:[CA,GK.»-]|[Pd]{_HEAD}(?:d{_HEAD}|\([^()]*\))*,?)*")
_INSERTED = re.compile("(?:[HE]A*B|V)A*(?=[DN])")
_FINITE = frozenset("VHE")
_BARRIER = frozenset(";:.QqR«-")
_EDGES = frozenset("(»,VHE")
_INSIDE_VERB = frozenset("AGK")


def phrase_end(words: Words, first: int) -> int | None:
    """Return the last word of the noun phrase that begins at `first`, or None."""
    if first >= len(words):
        return None
    if words.tags[first] in "SI":
        return first
    match = _PHRASE.match(words.tags, first)
    if not match or not match.group():
        return None
    last = match.end() - 1
    while last > first and words.tags[last] in "DdPCA-":
        last -= 1
    return _past_tail(words, last)


def _past_tail(words: Words, last: int) -> int:
    """Return the last word of an office's name: *en chef* belongs to *l'ingénieur*."""
    for tail in load_links().tails.get("".join(words.forms[last + 1 : last + 2]), ()):
        end = last + len(tail)
        if words.forms[last + 1 : end + 1] == tail:
            behind = phrase_end(words, end + 2) if words.tags[end + 1 : end + 2] == "d" else None
            return end if behind is None else behind
    return last


def with_apposition(words: Words, phrase: Range) -> Range:
    """Return the phrase and the appositions set off by commas behind it."""
    first, last = phrase
    match = _APPOSITION.match(words.tags, last + 1)
    return (first, match.end() - 1) if match else phrase


def subject(words: Words, verb: int) -> Range | None:
    """Return the subject that stands before the verb group that begins at word `verb`."""
    last = verb - 1
    while last >= 0 and words.tags[last] in _INSIDE_VERB:
        last -= 1
    if last < 0:
        return None
    tag = words.tags[last]
    if tag in "SI":
        return (last, last)
    if tag == "R":
        return _antecedent(words, last)
    if tag in _FINITE or tag == "C":
        return _shared_subject(words, last)
    if tag == ",":
        return _before_insertion(words, last)
    return _segment_phrase(words, _left_edge(words, last), last)


def main_subject(words: Words, verb: int) -> Range | None:
    """Return the subject of the clause that a gerund or infinitive at `verb` hangs on."""
    tags = words.tags
    if tags[verb : verb + 1] == "T" and verb > 0 and tags[verb - 1] in "wN":
        edge = _left_edge(words, verb - 1)
        own = _last_phrase(words, edge, verb - 1)
        if own and (own[0] == edge or (tags[own[0] : own[0] + 1] == "D" and own[1] - own[0] < 4)):
            return own
    first = max(tags.rfind(mark, 0, verb) for mark in ";:.") + 1
    for index in range(first, verb):
        outer = words.quoted[index] in {-1, words.quoted[min(verb, len(words) - 1)]}
        if outer and tags[index] in _FINITE:
            if inverted := _inverted(words, index):
                return inverted
            found = subject(words, _group_start(words, index))
            if found and tags[_group_start(words, index) - 1] != "R":
                return found
    for index in range(_next_clause(words, verb), len(words)):
        if tags[index] in _FINITE and words.quoted[index] == -1:
            return subject(words, _group_start(words, index))
    return None


def _inverted(words: Words, verb: int) -> Range | None:
    """Return the subject behind the verb of an inserted clause: *, a dit X, ajoutant que*."""
    tags = words.tags
    if tags[verb + 1 : verb + 2] == "I":
        return (verb + 1, verb + 1)
    start = _group_start(words, verb)
    closing = _INSERTED.match(tags, verb) if start > 1 and tags[start - 1] in ",»" else None
    last = phrase_end(words, closing.end()) if closing else None
    signs = tags[start - 2 : start].endswith("»") or tags[start - 2 : start] == "»,"
    return (closing.end(), last) if closing and last is not None and signs else None


def _next_clause(words: Words, verb: int) -> int:
    """Return where the main clause begins behind a gerund that opens the sentence."""
    for index in range(verb + 1, len(words)):
        if words.tags[index] == "," and words.quoted[index] == -1:
            return index
    return verb + 1


def _group_start(words: Words, verb: int) -> int:
    while verb > 0 and words.tags[verb - 1] in "GK":
        verb -= 1
    return verb


def _antecedent(words: Words, relative: int) -> Range | None:
    last = relative - 1
    while last >= 0 and words.tags[last] in ",P":
        last -= 1
    if last < 0 or words.forms[relative] not in {"qui", "lequel", "laquelle", "lesquels"}:
        return None
    edge = _left_edge(words, last, barrier=frozenset(";:.QqR«VHEFT"))
    return _last_phrase(words, edge, last)


def _last_phrase(words: Words, first: int, last: int) -> Range | None:
    """Return the noun phrase nearest to `last`, prepositions other than *de* cutting it."""
    start = last
    while start > first and words.tags[start - 1] not in "PFVHET":
        start -= 1
    return _segment_phrase(words, start, last)


def _shared_subject(words: Words, last: int) -> Range | None:
    """Resolve *X dit que A et ajoute B*: the subject of the main verb before, not of *que A*'s."""
    tags = words.tags
    end = last if tags[last] in _FINITE else last - 1
    for index in range(end, -1, -1):
        if tags[index] in ".;":
            return None
        outer = words.quoted[index] in {-1, words.quoted[last]}
        if outer and tags[index] in _FINITE and not _is_subordinate(words, index):
            return subject(words, _group_start(words, index))
    return None


def _is_subordinate(words: Words, verb: int) -> bool:
    """Tell whether a conjunction or relative, itself behind a verb, governs the verb."""
    tags = words.tags
    for index in range(verb - 1, -1, -1):
        if tags[index] in "QqR":
            return bool(_FINITE & set(tags[:index]))
        if tags[index] in _FINITE or tags[index] in ".;":
            return False
    return False


def _before_insertion(words: Words, comma: int) -> Range | None:
    """Resolve *X, insertion, V*: step over what the commas enclose."""
    tags, right = words.tags, comma
    for _ in range(4):
        left = _previous_comma(words, right)
        if left is None:
            return _segment_phrase(words, _left_edge(words, right - 1), right - 1)
        edge = _left_edge(words, left - 1)
        phrase = _segment_phrase(words, edge, left - 1)
        if phrase and tags[edge : phrase[0]].strip(",CA") == "" and tags[phrase[0]] != "P":
            return (phrase[0], _apposed_end(words, phrase[1], comma))
        right = left
    return None


def _apposed_end(words: Words, last: int, comma: int) -> int:
    """Return the end of *X, son porte-parole*: what the commas enclose, when it names X again."""
    between = words.tags[last + 2 : comma]
    names = bool(re.match(r"[DA#]*[wN]", between)) and not set("VHEQRqTP") & set(between[:1])
    return comma - 1 if names and not _FINITE & set(between) else last


def _previous_comma(words: Words, before: int) -> int | None:
    depth = 0
    for index in range(before - 1, -1, -1):
        tag = words.tags[index]
        depth += (tag in ")»") - (tag in "(«")
        if depth < 0 or (tag in ".;:" and depth == 0):
            return None
        if tag == "," and depth == 0:
            return index
    return None


def _left_edge(words: Words, last: int, barrier: frozenset[str] = _BARRIER) -> int:
    """Return the first word of the stretch that ends at `last` and holds no clause border."""
    tags, depth, index = words.tags, 0, last
    while index >= 0:
        tag = tags[index]
        if tag in ")»":
            depth += 1
        elif tag in "(«" and depth:
            depth -= 1
        elif depth == 0 and (tag in barrier or tag in _EDGES):
            break
        index -= 1
    return index + 1


def _segment_phrase(words: Words, first: int, last: int) -> Range | None:
    """Return the noun phrase in the segment, the leading adverbials left out."""
    if first > last:
        return None
    start = _LEADING.match(words.tags, first, last + 1)
    begin = start.end() if start else first
    if begin > last:
        begin = first
    while begin < last and words.tags[begin] in "CAGKd,.-»":
        begin += 1
    if words.tags[begin] not in "DNSw#BA":
        return None
    return (begin, last)
