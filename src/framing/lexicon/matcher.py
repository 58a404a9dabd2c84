"""Compiled lexicons: what they find in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.lexicon.program import Plan, Program
from framing.lexicon.reach import Candidate, Placed
from framing.lexicon.scan import Scan
from framing.lexicon.vocabulary import Vocabulary
from framing.records import Hit, Span
