"""Where a content ends."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.data import lexicon_dir
from framing.records import Span
from framing.voice.cues import Cues
from framing.voice.grammar import load_grammar, read_yaml
from framing.voice.steps import main_verb, past_en, past_parenthesis, past_quotation
from framing.voice.tails import Media, past_comma, past_insertion
from framing.voice.words import Words

_OBJECT = re.compile("[DQ«]|[dP][KG]*F")
_ENCLOSED = re.compile(",[dP][KGA]*F")
"""The infinitive goes on behind what the commas enclose."""
_PREDICATE = re.compile("[KGA]*[VHE]")
_DATE = re.compile(r"le (?:1er|\d{1,2}) [^\W\d]{3,9}$")
_FINAL = frozenset(".,;:»«- ")


class Extents:
    """Ends of clauses and noun phrases in one article; knows its quotations and cue lists."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        borders = _borders()
        self._clause_breaks = tuple(borders["clause_breaks"])
        self._contrast_words = tuple(borders["contrasts"])
        self._phrase_joins = tuple(borders["phrase_joins"])
        self._phrase_breaks = tuple(f"{stop} " for stop in borders["phrase_breaks"])
        self._media = Media(
            frozenset(borders["media_prepositions"]),
            frozenset(borders["media_determiners"]),
            frozenset(borders["media"]),
        )
        self._first_words = frozenset(
            re.split("[ ']", stop)[0] for stop in borders["phrase_breaks"]
        )

    def clause_end(
        self,
        words: Words,
        first: int,
        *,
        finite: bool = True,
        embedded: bool = False,
        whole: bool = False,
    ) -> int:
        """Return the last word of the reported clause that begins at `first`.

        A clause with no finite verb of its own (`finite=False`: an infinitive) ends before any; one
        that is `embedded` in the subject of another verb ends before that verb; one that is the
        `whole` sentence's goes on over coordinated clauses that nobody else says.
        """
        limit = main_verb(words, first, seen=not finite) if embedded else len(words)
        index = first
        while index < limit:
            tag = words.tags[index]
            if tag == "«":
                index = past_quotation(words, index)
                continue
            if tag in ";" or (tag == ":" and self._opens_quotation(words, index + 1)):
                break
            if tag == "»" and not self._opened(words, first, index):
                break
            if tag in ",C" and self._breaks(words, index, finite=finite, whole=whole):
                break
            if tag == "C" and not finite and self._resumes(words, first, index):
                break
            index += 1
        return self._trim(words, first, index - 1)

    def phrase_end(self, words: Words, first: int) -> int:
        """Return the last word of the reported noun phrase that begins at `first`."""
        index, relative = first, False
        while index < len(words):
            tag = words.tags[index]
            if tag == "«":
                index = past_quotation(words, index)
                continue
            if tag == "(":
                index = past_parenthesis(words, index)
                continue
            relative = relative or tag in "RQ"
            if tag == ":" and self._lists(words, index + 1):
                index += 1
                continue
            if index > first + 1 and (self._dates(words, index) or self._stops(words, index)):
                break
            if tag in ";:.»" or (tag in "VHE" and not relative and index > first):
                break
            if tag == ",":
                resumed = self._past_comma(words, first, index)
                if resumed is None:
                    break
                index = resumed
                continue
            if tag == "C" and self._breaks(words, index, finite=False):
                break
            if tag == "C" and self._resumes(words, first, index):
                break
            if tag == "T" and index > first and (words.forms[index - 1] in {"en", "y"}):
                index -= 1
                break
            index += 1
        return self._trim(words, first, index - 1)

    def _lists(self, words: Words, index: int) -> bool:
        """Tell whether what follows a colon is a list of things, neither clause nor quotation."""
        rest = words.tags[index:].split(".")[0]
        return bool(rest) and not set("VHE«;QR") & set(rest)

    def _stops(self, words: Words, index: int) -> bool:
        """Tell whether an adverbial that is not reported begins here: *sans renoncer à*."""
        if self._media.begin(words, index):
            return True
        if words.forms[index] not in self._first_words:
            return False
        line = " ".join(words.forms[index : index + 3]).replace("' ", "'") + " "
        if not line.startswith(self._phrase_breaks):
            return False
        return words.forms[index] != "sans" or words.tags[index + 1 : index + 2] in {"F", "K"}

    def _dates(self, words: Words, index: int) -> bool:
        """Tell whether a date that stands for itself begins here: *le 17 octobre*."""
        begins = words.forms[index] == "le"
        return begins and bool(_DATE.match(" ".join(words.forms[index : index + 3])))

    def _opens_quotation(self, words: Words, index: int) -> bool:
        return index < len(words) and words.tags[index] == "«"

    def _opened(self, words: Words, first: int, index: int) -> bool:
        inside = words.tags[first:index]
        return inside.count("«") > inside.count("»")

    def _breaks(self, words: Words, index: int, *, finite: bool, whole: bool = False) -> bool:
        """Tell whether the comma or conjunction at `index` begins what is no more reported."""
        after = index + 1
        while after < len(words) and words.tags[after] in "CA,":
            after += 1
        if after >= len(words):
            return False
        joined = "C" in words.tags[index:after]
        if not whole and self._says(words, after, joined=joined, finite=finite):
            return True
        if not finite and words.tags[index] == "," and _PREDICATE.match(words.tags, index + 1):
            return True
        line = " ".join(words.forms[index + 1 : index + 4]).replace("' ", "'")
        opener = line.startswith(self._contrast_words)
        if opener and self._contrasts(words, self._past_opener(words, index + 1)):
            return True
        if joined and words.tags[index] == "," and self._begins_clause(words, after):
            return not whole or self._contrasts(words, after)
        return words.tags[index] == "," and line.startswith(self._clause_breaks)

    def _resumes(self, words: Words, first: int, index: int) -> bool:
        """Tell whether the main verb goes on: *a dénoncé le blocus et quitté la salle*."""
        if words.tags[index + 1 : index + 3] not in {"BD", "B«"} or "H" not in words.tags[:first]:
            return False
        reported = re.sub("«[^»]*»", "", words.tags[first:index])
        return set("BFHETVQR").isdisjoint(reported)

    def _past_opener(self, words: Words, index: int) -> int:
        index += words.tags[index : index + 2] == "DQ"  # ce que
        while index < len(words) and words.tags[index] in "qQCA":
            index += 1
        return index

    def _begins_clause(self, words: Words, index: int) -> bool:
        """Tell whether *, et X V* begins a main clause: a subject of its own, then its verb."""
        if "mais" in words.forms[index - 2 : index] or words.tags[index] not in "DNS":
            return False
        return bool(re.match(r"[SDNw#BAdPK]+[VHE]", words.tags[index:]))

    def _contrasts(self, words: Words, index: int) -> bool:
        """Tell whether the clause that begins at `index` has a verb of saying: *mais X exige*."""
        verb = re.compile("[^VHE;:.,Qq«»]*").match(words.tags, index)
        place = verb.end() if verb else index
        while place < len(words) and words.tags[place] in "HEAG":
            place += 1
        return place < len(words) and self._reports(words.forms[place])

    def _reports(self, form: str) -> bool:
        """Tell whether a verb form can report a clause, and not only sign quotations (*bondit*)."""
        if form not in self._cues.plain:
            return False
        return any(not cue.takes.keys() <= {"quote", "colon"} for cue in self._cues.verbs[form])

    def _says(self, words: Words, index: int, *, joined: bool, finite: bool) -> bool:
        """Tell whether a saying with no subject of its own begins at `index`.

        *, affirmant que*; *et a menacé*; *mais précise que*. Behind a mere comma a finite verb
        belongs to the reported clause itself (*que le pays, épuisé, réclame*).
        """
        tags, start = words.tags, past_en(words, index)
        stop = start
        while stop < len(words) and stop < start + 6 and tags[stop] in "KGHEA":
            stop += 1
        if stop >= len(words) or words.forms[stop] not in self._cues.plain:
            return False
        if tags[stop] == "T" or (tags[stop] == "B" and self._appends(words, index, finite=finite)):
            return True
        if not joined or start > index:
            return False
        if tags[stop] == "w":
            noun_or_verb = words.forms[stop] in load_grammar().homographs
            return noun_or_verb and bool(_OBJECT.match(tags, stop + 1))
        if tags[stop] == "B":
            return "H" in tags[start:stop] or (stop == start and "H" in tags[:index])
        reports = not {"Q", "«"}.isdisjoint(tags[stop : stop + 5])
        return tags[stop] == "V" and (reports or not finite)

    def _appends(self, words: Words, index: int, *, finite: bool) -> bool:
        """Tell whether somebody else's word on it begins: *revoir l'accord, jugé inutile par X*."""
        goes_on = _ENCLOSED.search(words.tags, index)
        return not finite and words.tags[index - 1] == "," and goes_on is None

    def _past_comma(self, words: Words, first: int, comma: int) -> int | None:
        """Return where the noun phrase that begins at `first` goes on behind the comma, or None."""
        after = words.tags[comma + 1 : comma + 2]
        if (inserted := past_insertion(words, comma)) is not None:
            return inserted
        if after in {"«", "B"} and words.forms[comma + 1] not in self._cues.plain:
            return comma + 1
        if after == "B" and ("H" in words.tags[:first] and "C" in words.tags[comma:]):
            return None
        if after in {"«", "B"}:
            return comma + 1
        if after == "C" and self._begins_clause(words, comma + 2):
            return None
        return past_comma(words, first, comma, joins=self._phrase_joins)

    def _trim(self, words: Words, first: int, last: int) -> int:
        while last > first and words.tags[last] in _FINAL and words.tags[last] != "»":
            last -= 1
        while last > first and words.tags[last] in "CP,KGdDRQ":
            last -= 1
        return last


@lru_cache(maxsize=1)
def _borders() -> dict[str, list[str]]:
    data: dict[str, list[str]] = read_yaml(lexicon_dir("voice", "boundaries.yaml"))
    return data


def content_span(words: Words, first: int, last: int) -> Span:
    """Return the characters of words `first` to `last`, outer quotation marks left out."""
    while first < last and words.tags[first] in ",-":
        first += 1
    while first < last and words.tags[first] == "«" and _matching(words, first, last) in {last, -1}:
        if words.tags[last] == "»":
            last -= 1
        first += 1
    while last > first and words.tags[last] in ".,":
        last -= 1
    if (
        words.tags[first] in "dP"
        and words.tags[last] == "»"
        and _matching(words, first + 1, last) == last
    ):
        return words.slice(min(first + 2, last - 1), last - 1)
    return words.slice(first, last)


def _matching(words: Words, first: int, last: int) -> int:
    depth = 0
    for index in range(first, last + 1):
        depth += (words.tags[index] == "«") - (words.tags[index] == "»")
        if depth == 0:
            return index
    return -1
