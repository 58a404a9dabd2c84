"""Articles in: files of any format become `Article` records, and what is no running text is found.

`load` reads; `find_boilerplate` and `detect_language` look at a text. None of them edits it.
"""

from framing.corpus.boilerplate import find_boilerplate
from framing.corpus.drafts import SetAside
from framing.corpus.language import detect_language
from framing.corpus.loading import load

__all__ = ["SetAside", "detect_language", "find_boilerplate", "load"]
